"""Where each field of a record comes from: which file by which import, or which person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from wagtail.models import Revision

from platform_site.jobs.models import Job
from platform_site.records.models import SourceRow

from ..mapping.mapping import Mapping
from ..models import Change
from ..profiles import get_profile
from ..shape import Shape
from .conflicts import Present, as_stored, read_present
from .planning import Planner, same

REVISIONS_READ = 50


@dataclass(frozen=True, slots=True)
class FieldSource:
    """`file` and `job` where an import wrote the present value; else a person did, `who` where it is known."""

    file: str = ""
    job: int | None = None
    who: str = ""
    at: datetime | None = None

    @property
    def is_import(self) -> bool:
        return self.job is not None


@dataclass(frozen=True, slots=True)
class Deed:
    """What one import wrote to the record."""

    source: FieldSource
    values: dict[str, Any]


def field_sources(record) -> dict[str, FieldSource]:
    """Column or relation -> where its present value comes from; empty fields are left out.

    A record that no import has touched gives an empty dict, at the cost of one query.
    """
    deeds = deeds_of(record)
    if not deeds:
        return {}
    present = read_present(type(record), [record.pk])
    names = [name for name in names_of(present.shape) if present.of(record.pk, name) not in (None, "", [])]
    found = {name: written_by(deeds, name, present.of(record.pk, name)) for name in names}
    people = revisions_of(record) if None in found.values() else []
    return {name: source or last_hand(people, name, present) for name, source in found.items()}


def imports_of(record, latest: int) -> list[tuple[Change, str]]:
    """(what it did, its file) of the latest imports that touched the record, the newest first; one query."""
    return [(change, file_of(change.job)) for change in changes_of(record)[:latest]]


def changes_of(record) -> QuerySet[Change]:
    content_type = ContentType.objects.get_for_model(record)
    changes = Change.objects.filter(content_type=content_type, object_id=record.pk)
    return changes.select_related("job", "job__run").order_by("-pk")


def file_of(job: Job) -> str:
    run = getattr(job, "run", None)
    return run.file_name if run else job.label


def names_of(shape: Shape) -> list[str]:
    return [name for name in (*shape.columns(), *shape.children) if name != "identifier"]


def written_by(deeds: list[Deed], name: str, value: Any) -> FieldSource | None:
    """The import that wrote the value; None when the last to write the field wrote something else, or none did."""
    for deed in deeds:
        if name in deed.values:
            return deed.source if same(deed.values[name], as_stored(value)) else earlier(deeds, deed, name, value)
    return None


def earlier(deeds: list[Deed], than: Deed, name: str, value: Any) -> FieldSource | None:
    """An import before that one wrote the value, and a reviewer let it stand."""
    older = deeds[deeds.index(than) + 1 :]
    return next(
        (deed.source for deed in older if name in deed.values and same(deed.values[name], as_stored(value))), None
    )


def deeds_of(record) -> list[Deed]:
    """What imports wrote to the record, the newest first."""
    changes = list(changes_of(record))
    deeds = []
    for change in changes:
        job = change.job
        source = FieldSource(file_of(job), job.pk, at=job.finished_at or job.created_at)
        if change.kind == Change.Kind.NEW:
            deeds.append(Deed(source, first_values(record, change, changes)))
        elif change.kind == Change.Kind.CHANGED:
            deeds.append(Deed(source, change.after))
    return deeds


def first_values(record, made: Change, changes: list[Change]) -> dict[str, Any]:
    """What the row said that made the record: kept beside the first change after it, else still the source row."""
    later = [change for change in changes if change.pk > made.pk and change.source_payload is not None]
    row = SourceRow.objects.filter(record=record.ark).values("profile", "payload", "job_id").first()
    content = made.job.params.get("mapping")
    if row is None or not content:
        return {}
    if later:
        row |= {"payload": later[-1].source_payload, "job_id": made.job_id}
    profile = get_profile(row["profile"])
    draft = Planner(profile, Mapping(content, version=profile.version), {}, 0).earlier_draft(row)
    return draft.values | draft.children if draft else {}


def revisions_of(record) -> list[dict]:
    """The latest versions that people saved, the newest first."""
    rows = Revision.objects.for_instance(record).order_by("-created_at", "-pk")
    return list(rows.values("content", "created_at", "user__username")[:REVISIONS_READ])


def last_hand(revisions: list[dict], name: str, present: Present) -> FieldSource:
    """Who saved the value that the newest version has, when it first stood there."""
    form = next((form for form in present.shape.fields.values() if form.field.attname == name), None)
    key = form.name if form else name
    hand = FieldSource()
    for revision in revisions:
        if revision["content"].get(key) != revisions[0]["content"].get(key):
            break
        hand = FieldSource(who=revision["user__username"] or "", at=revision["created_at"])
    return hand
