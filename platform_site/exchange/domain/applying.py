"""A plan made true: records, identifiers, source rows, changes and search, for one chunk in one transaction."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils import timezone

from platform_site.jobs.domain.running import reached
from platform_site.jobs.models import Job
from platform_site.records.ark import mint
from platform_site.records.models import Ark, SourceRow
from platform_site.records.rescoring import rescore_some
from platform_site.records.scoring import score_of
from search import outbox

from ..bulk import BulkInsert, allocate, in_batches, update_many
from ..models import Change, PartLink
from ..profiles import Profile
from ..rows import CHANGED, NEW, Outcome
from ..shape import PART_OF, shape_of
from .children import insert_children, replace_children
from .parts import COLUMN, find_records
from .revisions import follow_in_revisions
from .seating import Seater

SOURCE_COLUMNS = ("payload", "checksum", "job_id", "media_type")


class Writer:
    """Applies the outcomes of one job. Call `apply` inside a transaction."""

    def __init__(self, profile: Profile, job: Job):
        self.profile, self.job, self.model = profile, job, profile.model
        self.shape = shape_of(profile.model)
        self.content_type = ContentType.objects.get_for_model(profile.model)
        self.insert_records, self.insert_arks = BulkInsert(profile.model, keyed=True), BulkInsert(Ark)
        self.insert_sources, self.insert_changes = BulkInsert(SourceRow), BulkInsert(Change)
        self.insert_links, self.seater = BulkInsert(PartLink), Seater(self.shape)

    def apply(self, outcomes: list[Outcome]) -> None:
        new = [outcome for outcome in outcomes if outcome.kind == NEW]
        changed = [outcome for outcome in outcomes if outcome.kind == CHANGED]
        seen = [outcome for outcome in outcomes if outcome.draft and outcome.kind not in (NEW, CHANGED)]
        wholes = self._wholes(new + changed)
        rows = self._create(new, wholes) if new else []
        if changed:
            self._update(changed, wholes)
            rescore_some(self.model, [outcome.record_pk for outcome in changed])
        reached.send(Job, point="records")
        self._sources(changed + seen)
        self._link_later(new + changed, wholes)
        reached.send(Job, point="sources")
        children = [outcome.draft.children for outcome in new]
        outbox.record_rows(self.model, self.seater.seat(rows, children))
        outbox.record_many(self.model, [outcome.record_pk for outcome in changed])
        reached.send(Job, point="search")

    def _wholes(self, outcomes: list[Outcome]) -> dict[tuple[int, str], int]:
        """The wholes that are there already, by institution and identifier."""
        wanted = {
            (outcome.institution_id, whole) for outcome in outcomes if (whole := self._whole_of(outcome)) is not None
        }
        return find_records(self.model, wanted - {(key, "") for key, _whole in wanted}) if wanted else {}

    def _whole_of(self, outcome: Outcome) -> str | None:
        """The identifier of the whole that the outcome would write; None where it says nothing about it."""
        if outcome.kind == NEW:
            return outcome.draft.values.get(PART_OF)
        return outcome.changes[PART_OF][1] if PART_OF in outcome.changes else None

    def _link_later(self, outcomes: list[Outcome], wholes: dict) -> None:
        self.insert_links(
            {
                "job_id": self.job.pk,
                "object_id": outcome.record_pk,
                "institution_id": outcome.institution_id,
                "number": outcome.row.number,
                "identifier": outcome.identifier,
                "whole": whole,
            }
            for outcome in outcomes
            if (whole := self._whole_of(outcome)) and (outcome.institution_id, whole) not in wholes
        )

    def _create(self, outcomes: list[Outcome], wholes: dict) -> list[dict[str, Any]]:
        """Writes new records with all that belongs to them; returns their rows by column."""
        now, arks = timezone.now(), fresh_arks(len(outcomes))
        keys = allocate(self.model, len(outcomes))
        state = {
            "live": True,
            "has_unpublished_changes": False,
            "first_published_at": now,
            "last_published_at": now,
            "created_at": now,
            "updated_at": now,
        }
        rows = []
        for outcome, ark, pk in zip(outcomes, arks, keys, strict=True):
            outcome.record_pk = pk
            row = state | outcome.draft.values
            if PART_OF in row:
                row[COLUMN] = wholes.get((outcome.institution_id, row[PART_OF]))
            row |= {"id": pk, "ark": ark, "identifier": outcome.identifier, "institution_id": outcome.institution_id}
            score = outcome.draft.score
            row["record_score"] = score_of(self.model, row | outcome.draft.children) if score is None else score
            rows.append(row)
        self.insert_records(rows)
        self.insert_arks(
            {"ark": ark, "content_type_id": self.content_type.pk, "object_id": pk}
            for ark, pk in zip(arks, keys, strict=True)
        )
        for name, child in self.shape.children.items():
            insert_children(
                child, {outcome.record_pk: found for outcome in outcomes if (found := outcome.draft.children.get(name))}
            )
        self.insert_sources(
            self._source(outcome) | {"record_id": ark} for outcome, ark in zip(outcomes, arks, strict=True)
        )
        self.insert_changes(self._change(outcome, Change.Kind.NEW) for outcome in outcomes)
        return rows

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

    def _update(self, outcomes: list[Outcome], wholes: dict) -> None:
        now = timezone.now()
        updated: dict[int, dict[str, Any]] = {}
        replaced: dict[str, dict[int, list]] = {}
        for outcome in outcomes:
            columns = updated[outcome.record_pk] = {"updated_at": now}
            for name, (_before, after) in outcome.changes.items():
                if name in self.shape.children:
                    replaced.setdefault(name, {})[outcome.record_pk] = after
                elif name == PART_OF:
                    columns[COLUMN] = wholes.get((outcome.institution_id, after))
                else:
                    columns[name] = after
        update_many(self.model, updated)
        for name, by_parent in replaced.items():
            replace_children(self.shape.children[name], by_parent)
        follow_in_revisions(self.model, {outcome.record_pk: outcome.changes for outcome in outcomes}, self.shape)

    def _sources(self, outcomes: list[Outcome]) -> None:
        """The new source row stands, also where every difference was left alone; the former goes into the change."""
        earlier, changes, renewed, first = self._earlier_sources(outcomes), [], {}, []
        for outcome in outcomes:
            if outcome.record_pk is None:
                continue
            source = earlier.get(outcome.source_pk, {})
            payload = source.pop("payload", None)
            kind = Change.Kind.CHANGED if outcome.kind == CHANGED else Change.Kind.SOURCE
            before = {name: pair[0] for name, pair in outcome.changes.items()}
            after = {name: pair[1] for name, pair in outcome.changes.items()}
            more = {"before": before, "after": after, "source": source, "source_payload": payload}
            changes.append(self._change(outcome, kind, **more))
            if outcome.source_pk:
                values = self._source(outcome)
                columns = {name: values[name] for name in SOURCE_COLUMNS}
                renewed[outcome.source_pk] = columns | {"seen_at": timezone.now()}
            else:
                first.append(outcome)
        update_many(SourceRow, renewed)
        self._first_sources(first)
        self.insert_changes(changes)

    def _earlier_sources(self, outcomes: list[Outcome]) -> dict[int, dict]:
        return {
            row.pop("pk"): row
            for part in in_batches(outcome.source_pk for outcome in outcomes if outcome.source_pk)
            for row in SourceRow.objects.filter(pk__in=part).values("pk", *SOURCE_COLUMNS)
        }

    def _first_sources(self, outcomes: list[Outcome]) -> None:
        """Of records that were here before any source spoke of them."""
        if not outcomes:
            return
        arks = {
            pk: ark
            for part in in_batches(outcome.record_pk for outcome in outcomes)
            for pk, ark in self.model.objects.filter(pk__in=part).values_list("pk", "ark")
        }
        self.insert_sources(self._source(outcome) | {"record_id": arks[outcome.record_pk]} for outcome in outcomes)


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
