"""Staged rows for people: the names of fields, and their values old beside new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from platform_site.vocabulary.models import Period

from ..domain.parts import find_records
from ..errors import shortened
from ..models import Change, Decision, Run, StagedDifference, StagedRow
from ..profiles import get_profile
from ..shape import Shape, shape_of
from ..shape import labels_of as choice_labels

LONGEST = 600
RELATIONS = {"contributions": _("责任者")}
"""Relations that every venue has under the same name, and whose models have no name for people."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field of a row: what is there, what the file says, and what was decided about it."""

    name: str
    label: str
    new: str
    old: str = ""
    kept: bool = False
    pk: int | None = None
    decision: str = ""


@dataclass(frozen=True, slots=True)
class ShownRow:
    row: StagedRow
    fields: list[ShownField]
    problems: list[tuple[str, str, str]]
    url: str
    open: bool
    taken_back: bool

    @property
    def decision(self) -> str:
        return Decision(self.row.decision).label if self.row.decision else ""


class Shower:
    """Makes the staged rows of one run ready to be shown."""

    def __init__(self, run: Run):
        self.run = run
        self.model = get_profile(run.profile).model
        self.labels = labels_of(self.model)
        self.periods: dict[int, str] = {}

    def rows(self, rows: list[StagedRow]) -> list[ShownRow]:
        differences: dict[int, list[StagedDifference]] = {}
        for difference in StagedDifference.objects.filter(row__in=[row.pk for row in rows]).order_by("pk"):
            differences.setdefault(difference.row_id, []).append(difference)
        self.periods = period_names(rows, differences)
        records = find_records(self.model, {(row.institution_id, row.identifier) for row in rows})
        changed = self._changed(records.values()) if any(row.applied for row in rows) else set()
        return [self._row(row, differences.get(row.pk, []), records, changed) for row in rows]

    def label(self, name: str) -> str:
        return self.labels.get(name) or name or "—"

    def _row(self, row: StagedRow, differences: list[StagedDifference], records: dict, changed: set[int]) -> ShownRow:
        if row.kind == StagedRow.Kind.NEW and row.draft:
            values = row.draft["values"] | row.draft["children"]
            fields = [
                ShownField(name, self.label(name), self.text(name, value))
                for name, value in values.items()
                if value not in (None, "", [])
            ]
        else:
            fields = [self._field(difference) for difference in differences]
        problems = [(self.label(field), value, reason) for field, value, reason in row.problems]
        record = records.get((row.institution_id, row.identifier))
        waits = not row.applied and (row.kind in (StagedRow.Kind.NEW, StagedRow.Kind.CHANGED) or bool(fields))
        return ShownRow(row, fields, problems, self.address(record), waits, row.applied and record not in changed)

    def _field(self, difference: StagedDifference) -> ShownField:
        name = difference.field
        return ShownField(
            name,
            self.label(name),
            self.text(name, difference.new),
            self.text(name, difference.old),
            difference.kept,
            difference.pk,
            Decision(difference.decision).label if difference.decision else "",
        )

    def text(self, name: str, value) -> str:
        if name == "period_id":
            return self.periods.get(value, "")
        return shortened(in_words(with_labels(shape_of(self.model), name, value)), LONGEST)

    def _changed(self, records: Iterable[int]) -> set[int]:
        """Those of the records that bear a change of this run: undoing takes both away."""
        changes = Change.objects.filter(job=self.run.pk, object_id__in=list(records))
        return set(changes.values_list("object_id", flat=True))

    def address(self, record: int | None) -> str:
        viewset = getattr(self.model, "snippet_viewset", None)
        return reverse(viewset.get_url_name("edit"), args=[record]) if viewset and record else ""


def with_labels(shape: Shape, name: str, value):
    """The value of a field or relation with what people call a choice in place of its code."""
    if name in shape.children and isinstance(value, list):
        child = shape.children[name]
        return [{key: with_labels(child, key, part) for key, part in row.items()} for row in value]
    form = shape.fields.get(name)
    if form is None or form.choices is None or not isinstance(value, str):
        return value
    return choice_labels(form, get_language()).get(value, value)


def in_words(value) -> str:
    """A field's value as one text: lists with a full-width semicolon, child rows one a line."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        if isinstance(value[0], dict):
            return "\n".join(row_in_words(row) for row in value)
        return "；".join(str(part) for part in value)
    return str(value)


def row_in_words(row: dict) -> str:
    parts = [
        in_words(value).replace("\n", " / ")
        for name, value in row.items()
        if not name.endswith("_id") and value not in (None, "", [], 0, False)
    ]
    return " · ".join(parts)


def period_names(rows: list[StagedRow], differences: dict) -> dict[int, str]:
    keys = {row.draft["values"].get("period_id") for row in rows if row.draft}
    for items in differences.values():
        keys |= {value for item in items if item.field == "period_id" for value in (item.old, item.new)}
    keys.discard(None)
    return dict(Period.objects.filter(pk__in=keys).values_list("pk", "label")) if keys else {}


@cache
def labels_of(model: type[models.Model]) -> dict[str, str | Promise]:
    """Column or relation -> its name for people, to be translated when it is shown."""
    shape = shape_of(model)
    labels = {form.field.attname: form.field.verbose_name for form in shape.fields.values()}
    labels |= {form.name: form.field.verbose_name for form in shape.fields.values()}
    labels |= {name: child.model._meta.verbose_name_plural for name, child in shape.children.items()}
    labels |= {name: label for name, label in RELATIONS.items() if name in shape.children}
    return labels | {name: model._meta.get_field(name).verbose_name for name in ("identifier", "institution")}
