"""A plan made true: records, identifiers, source rows, changes and search, for one chunk in one transaction."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils import timezone

from platform_site.jobs.models import Job
from platform_site.records.ark import mint
from platform_site.records.models import Ark, SourceRow
from search import outbox

from ..bulk import BulkInsert, in_batches
from ..models import Change, Refusal
from ..profiles import Profile
from ..rows import CHANGED, NEW, REFUSED, Outcome
from ..shape import shape_of
from .children import insert_children, replace_children
from .revisions import follow_in_revision


class Writer:
    """Applies the outcomes of one job. Call `apply` inside a transaction."""

    def __init__(self, profile: Profile, job: Job):
        self.profile, self.job, self.model = profile, job, profile.model
        self.shape = shape_of(profile.model)
        self.content_type = ContentType.objects.get_for_model(profile.model)
        self.insert_records, self.insert_arks = BulkInsert(profile.model), BulkInsert(Ark)
        self.insert_sources, self.insert_changes = BulkInsert(SourceRow), BulkInsert(Change)
        self.insert_refusals = BulkInsert(Refusal)

    def apply(self, outcomes: list[Outcome]) -> None:
        new = [outcome for outcome in outcomes if outcome.kind == NEW]
        changed = [outcome for outcome in outcomes if outcome.kind == CHANGED]
        if new:
            self._create(new)
        self._update(changed)
        met = [outcome for outcome in outcomes if outcome.draft and outcome.kind != NEW]
        self._renew_sources([outcome for outcome in met if outcome.source_pk])
        self._first_sources([outcome for outcome in met if not outcome.source_pk])
        self._report(outcomes)
        outbox.record_many(self.model, [outcome.record_pk for outcome in new + changed])

    def _create(self, outcomes: list[Outcome]) -> None:
        now, arks = timezone.now(), fresh_arks(len(outcomes))
        state = {
            "live": True,
            "has_unpublished_changes": False,
            "first_published_at": now,
            "last_published_at": now,
            "created_at": now,
            "updated_at": now,
        }
        self.insert_records(
            state
            | outcome.draft.values
            | {"ark": ark, "identifier": outcome.identifier, "institution_id": outcome.institution_id}
            for outcome, ark in zip(outcomes, arks, strict=True)
        )
        keys = {
            ark: pk
            for part in in_batches(arks)
            for ark, pk in self.model.objects.filter(ark__in=part).values_list("ark", "pk")
        }
        for outcome, ark in zip(outcomes, arks, strict=True):
            outcome.record_pk = keys[ark]
        self.insert_arks({"ark": ark, "content_type_id": self.content_type.pk, "object_id": keys[ark]} for ark in arks)
        for name, child in self.shape.children.items():
            insert_children(
                child, {outcome.record_pk: rows for outcome in outcomes if (rows := outcome.draft.children.get(name))}
            )
        self.insert_sources(
            self._source(outcome) | {"record_id": ark} for outcome, ark in zip(outcomes, arks, strict=True)
        )
        self.insert_changes(self._change(outcome, Change.Kind.NEW) for outcome in outcomes)

    def _source(self, outcome: Outcome) -> dict[str, Any]:
        return {
            "institution_id": outcome.institution_id,
            "profile": self.profile.key,
            "identifier": outcome.identifier,
            "media_type": outcome.row.media_type,
            "payload": outcome.row.payload,
            "checksum": outcome.checksum,
            "job_id": self.job.pk,
        }

    def _change(self, outcome: Outcome, kind: str, **more) -> dict[str, Any]:
        row = {
            "job_id": self.job.pk,
            "kind": kind,
            "content_type_id": self.content_type.pk,
            "object_id": outcome.record_pk,
            "source_row_id": outcome.source_pk,
        }
        return row | more

    def _update(self, outcomes: list[Outcome]) -> None:
        now, changes = timezone.now(), []
        earlier = self._earlier_sources(outcomes)
        replaced: dict[str, dict[int, list]] = {}
        for outcome in outcomes:
            columns = {}
            for name, (_before, after) in outcome.changes.items():
                if name in self.shape.children:
                    replaced.setdefault(name, {})[outcome.record_pk] = after
                else:
                    columns[name] = after
            self.model.objects.filter(pk=outcome.record_pk).update(**columns, updated_at=now)
            source = earlier.get(outcome.source_pk, {})
            payload = source.pop("payload", None)
            before = {name: pair[0] for name, pair in outcome.changes.items()}
            after = {name: pair[1] for name, pair in outcome.changes.items()}
            more = {"before": before, "after": after, "source": source, "source_payload": payload}
            changes.append(self._change(outcome, Change.Kind.CHANGED, **more))
        for name, by_parent in replaced.items():
            replace_children(self.shape.children[name], by_parent)
        for outcome in outcomes:
            follow_in_revision(self.model, outcome.record_pk, outcome.changes, self.shape)
        self.insert_changes(changes)

    def _earlier_sources(self, outcomes: list[Outcome]) -> dict[int, dict]:
        return {
            row.pop("pk"): row
            for part in in_batches(outcome.source_pk for outcome in outcomes if outcome.source_pk)
            for row in SourceRow.objects.filter(pk__in=part).values("pk", "payload", "checksum", "job_id", "media_type")
        }

    def _renew_sources(self, outcomes: list[Outcome]) -> None:
        """The new source row stands, also where every difference was left to a person's edit."""
        rows = []
        for outcome in outcomes:
            values = self._source(outcome)
            rows.append(SourceRow(pk=outcome.source_pk, seen_at=timezone.now(), **values))
        SourceRow.objects.bulk_update(rows, ["payload", "checksum", "media_type", "job_id", "seen_at"], batch_size=100)

    def _first_sources(self, outcomes: list[Outcome]) -> None:
        """Of records that were here before any source spoke of them."""
        pks = [outcome.record_pk for outcome in outcomes]
        arks = dict(self.model.objects.filter(pk__in=pks).values_list("pk", "ark"))
        self.insert_sources(self._source(outcome) | {"record_id": arks[outcome.record_pk]} for outcome in outcomes)

    def _report(self, outcomes: list[Outcome]) -> None:
        self.insert_refusals(
            {
                "job_id": self.job.pk,
                "kind": Refusal.Kind.REFUSED if outcome.kind == REFUSED else Refusal.Kind.WARNED,
                "number": outcome.row.number,
                "identifier": outcome.identifier[:255],
                "field": problem.field[:64],
                "value": problem.value,
                "reason": problem.reason[:500],
            }
            for outcome in outcomes
            for problem in outcome.problems
        )


def fresh_arks(count: int) -> list[str]:
    """So many ARKs that no record has or had. Raises IntegrityError when chance gives none."""
    for _attempt in range(5):
        arks = list({mint() for _number in range(count)})
        taken = {
            ark for part in in_batches(arks) for ark in Ark.objects.filter(ark__in=part).values_list("ark", flat=True)
        }
        if len(arks) == count and not taken:
            return arks
    raise IntegrityError("no free ARKs were found")
