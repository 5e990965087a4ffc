"""What stands against taking an import back: somebody has been at the record since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from platform_site.jobs.models import Job
from platform_site.records.models import SourceRow

from ..mapping.mapping import Mapping
from ..models import Change
from ..profiles import get_profile
from ..rows import Draft
from ..shape import PART_OF, Shape, shape_of
from .approving import as_stored
from .children import read_children
from .planning import Planner, same

NEWER, EDITED, PARTS, GONE = "newer", "edited", "parts", "gone"
LABELS = {
    NEWER: _("后来的导入又改过"),
    EDITED: _("有人编辑过"),
    PARTS: _("有别的记录属于它"),
    GONE: _("记录已不在"),
}


@dataclass(frozen=True, slots=True)
class Present:
    """The records of some changes as they are now: `values` by key, child rows by relation and key."""

    shape: Shape
    values: dict[int, dict[str, Any]]
    children: dict[str, dict[int, list[dict]]]

    def of(self, pk: int, name: str) -> Any:
        if name in self.shape.children:
            return self.children[name].get(pk, [])
        return self.values[pk].get(name)


def conflicts_of(changes: list[Change]) -> dict[int, str]:
    """Of changes that one import made to records of one model: key of the change -> what stands against it."""
    model = changes[0].content_type.model_class()
    overtaken = overtaken_of(changes[0].content_type, changes)
    present = read_present(model, [change.object_id for change in changes])
    made = [change for change in changes if change.kind == Change.Kind.NEW]
    touched = touched_records(model, made, present) if made else set()
    wholes = outside_wholes(model, {change.object_id for change in made}) if made else set()
    found = {}
    for change in changes:
        pk = change.object_id
        if pk not in present.values:
            found[change.pk] = GONE
        elif pk in overtaken:
            found[change.pk] = NEWER
        elif pk in touched or not is_intact(change, present):
            found[change.pk] = EDITED
        elif pk in wholes and change.kind == Change.Kind.NEW:
            found[change.pk] = PARTS
    return found


def overtaken_of(content_type: ContentType, changes: list[Change]) -> set[int]:
    return set(
        Change.objects.filter(
            content_type=content_type,
            object_id__in=[change.object_id for change in changes],
            job_id__gt=changes[0].job_id,
        ).values_list("object_id", flat=True)
    )


def read_present(model, pks: list[int]) -> Present:
    shape = shape_of(model)
    rows = model.objects.filter(pk__in=pks).values(
        "pk", "ark", "live", "image_id", "latest_revision_id", *shape.columns(), whole=F(f"{PART_OF}__identifier"),
        unedited=F("updated_at"), made=F("created_at"),
    )  # fmt: skip
    values = {row["pk"]: row | {PART_OF: row["whole"] or ""} for row in rows}
    return Present(shape, values, {name: read_children(child, pks) for name, child in shape.children.items()})


def outside_wholes(model, pks: set[int]) -> set[int]:
    """Those of the records that have parts which came from elsewhere than this import's records."""
    parts = model.objects.filter(part_of__in=pks).exclude(pk__in=pks).values_list("part_of_id", "pk")
    return {whole for whole, _part in parts}


def is_intact(change: Change, present: Present) -> bool:
    """Whether every field that the import wrote still holds that."""
    return all(
        (name == PART_OF and present.of(change.object_id, name) == "")
        or same(written, as_stored(present.of(change.object_id, name)))
        for name, written in change.after.items()
    )


def touched_records(model, made: list[Change], present: Present) -> set[int]:
    """New records that somebody has been at: they have a revision, or hold other than their source row says."""
    touched, doubtful = set(), []
    for change in made:
        row = present.values.get(change.object_id)
        if row is None:
            continue
        if row["latest_revision_id"] is not None:
            touched.add(change.object_id)
        elif row["unedited"] != row["made"]:
            doubtful.append(change)
    if doubtful:
        drafts = source_drafts(model, doubtful, present)
        touched |= {change.object_id for change in doubtful if not is_as_made(change, drafts, present)}
    return touched


def source_drafts(model, changes: list[Change], present: Present) -> dict[str, Draft | None]:
    """What the source rows of the records say, by ARK."""
    arks = [present.values[change.object_id]["ark"] for change in changes]
    rows = list(SourceRow.objects.filter(record__in=arks).values("record_id", "profile", "payload", "job_id"))
    planners = {}
    drafts = {}
    for row in rows:
        planner = planners.get(row["profile"])
        if planner is None:
            profile = get_profile(row["profile"])
            content = Job.objects.values_list("params", flat=True).get(pk=changes[0].job_id)["mapping"]
            planner = planners[row["profile"]] = Planner(profile, Mapping(content, version=profile.version), {}, 0)
        drafts[row["record_id"]] = planner.earlier_draft(row)
    return drafts


def is_as_made(change: Change, drafts: dict[str, Draft | None], present: Present) -> bool:
    """Whether the record holds what its source row says, and nothing besides."""
    row = present.values[change.object_id]
    draft = drafts.get(row["ark"])
    if draft is None or row["image_id"] is not None or not row["live"]:
        return False
    for form in present.shape.fields.values():
        if form.name in ("identifier", PART_OF):
            continue
        name = form.field.attname
        if row[name] != draft.values.get(name, form.field.get_default()):
            return False
    return all(
        same_rows(child, draft.children.get(name, []), present.of(change.object_id, name))
        for name, child in present.shape.children.items()
    )


def same_rows(shape: Shape, mapped: list[dict], present: list[dict]) -> bool:
    """Whether the child rows are those of the source, to the last column."""
    if len(mapped) != len(present):
        return False
    for wanted, there in zip(mapped, present, strict=True):
        for form in shape.fields.values():
            name = form.field.attname
            if there.get(name) != wanted.get(name, form.field.get_default()):
                return False
        if not all(same_rows(child, wanted.get(name, []), there[name]) for name, child in shape.children.items()):
            return False
    return True
