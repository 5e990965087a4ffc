"""The form of a record model as an import sees it: its fields, their limits, and its child rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.db import models
from django.utils.translation import override
from modelcluster.models import get_all_child_relations

from platform_site.records.fields import TermListField

TEXT, NUMBER, TERMS, REFERENCE, WHOLE, OTHER = "text", "number", "terms", "reference", "whole", "other"
PART_OF = "part_of"
CLOSED = frozenset(
    {
        "id", "ark", "institution", "image", "live", "locked", "locked_at", "locked_by", "latest_revision",
        "live_revision", "has_unpublished_changes", "first_published_at", "last_published_at", "go_live_at",
        "expire_at", "expired", "created_at", "updated_at", "sort_order", "withdrawn_at", "withdrawn_reason",
        "record_score",
    }
)  # fmt: skip
"""Fields that no source may set."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    name: str
    kind: str
    max_length: int | None
    choices: frozenset | None
    single_line: bool
    is_url: bool
    field: models.Field


@dataclass(frozen=True, slots=True)
class Shape:
    """`parent` is the name of the foreign key to the record or row above, empty at the top."""

    model: type[models.Model]
    parent: str
    fields: dict[str, FieldForm] = field(default_factory=dict)
    children: dict[str, Shape] = field(default_factory=dict)

    def columns(self) -> list[str]:
        """What `values()` reads of a row to compare it: a whole by its identifier, under the alias `part_of`."""
        return [form.field.attname for form in self.fields.values() if form.kind != WHOLE]

    @property
    def has_whole(self) -> bool:
        return PART_OF in self.fields


@cache
def labels_of(form: FieldForm, language: str) -> dict[str, str]:
    """Value -> label of a field of choices; nothing where two labels are the same."""
    with override(language):
        labels = {value: str(label) for value, label in form.field.flatchoices if value != ""}
    return labels if len(set(labels.values())) == len(labels) else {}


@cache
def values_by_label(form: FieldForm) -> dict[str, str]:
    """The values of a field of choices under their labels in every language of the site."""
    return {
        label: value for language, _name in settings.LANGUAGES for value, label in labels_of(form, language).items()
    }


@cache
def shape_of(model: type[models.Model], parent: str = "") -> Shape:
    """The shape of a model, with the children that ParentalKey ties to it."""
    shape = Shape(model, parent)
    for column in model._meta.concrete_fields:
        if column.name not in CLOSED and column.name != parent:
            shape.fields[column.name] = form_of(column)
    for relation in get_all_child_relations(model):
        child = shape_of(relation.related_model, relation.field.name)
        shape.children[relation.get_accessor_name()] = child
    return shape


def form_of(column: models.Field) -> FieldForm:
    kinds = (
        (TermListField, TERMS),
        (models.ForeignKey, REFERENCE),
        ((models.IntegerField, models.FloatField), NUMBER),
        ((models.CharField, models.TextField), TEXT),
    )
    kind = next((name for types, name in kinds if isinstance(column, types)), OTHER)
    if column.name == PART_OF:
        kind = WHOLE
    choices = frozenset(value for value, _label in column.flatchoices) if column.flatchoices else None
    return FieldForm(
        name=column.name,
        kind=kind,
        max_length=column.max_length,
        choices=choices,
        single_line=isinstance(column, models.CharField),
        is_url=isinstance(column, models.URLField),
        field=column,
    )
