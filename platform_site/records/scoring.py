"""How complete a record is: 0–100, the share of the fields that its kind asks for, each with its weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

FULL = 100


@dataclass(frozen=True)
class ScoreField:
    """A field that counts with `weight`; it is also met by one of the fields in `instead`.

    `name` is a field, a foreign key or a relation to child rows.
    """

    name: str
    weight: int
    instead: tuple[str, ...] = ()

    def __init__(self, name: str, weight: int, *instead: str):
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "weight", weight)
        object.__setattr__(self, "instead", instead)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.instead)


def score_of(model, values: Mapping[str, Any] | Any) -> int:
    """The score of a record of `model`, 0–100.

    `values` is the record itself, or a mapping of what it will hold, by field name or column (`period`, `period_id`;
    child rows as a list): an import scores a row without an instance and without a query.
    """
    total = sum(field.weight for field in model.score_fields)
    got = sum(field.weight for field in model.score_fields if is_met(field, model, values))
    return round(FULL * got / total) if total else FULL


def missing(record) -> list[str]:
    """What the record lacks, in the words of its form, heaviest first."""
    model = type(record)
    lacking = [field for field in model.score_fields if not is_met(field, model, record)]
    lacking.sort(key=lambda field: -field.weight)
    return [label_of(model, field.name) for field in lacking]


def is_met(field: ScoreField, model, values) -> bool:
    return any(says_something(value_of(name, model, values)) for name in field.names)


def value_of(name: str, model, values):
    if isinstance(values, Mapping):
        value = values.get(name)
        return values.get(f"{name}_id") if value is None else value
    column = model._meta.get_field(name)
    if column.one_to_many:
        return getattr(values, column.get_accessor_name()).all()
    return getattr(values, column.attname)


def says_something(value) -> bool:
    """Zero is a year; nothing else that is empty says anything, and a supplied title in brackets says little."""
    if isinstance(value, str):
        text = value.strip()
        return bool(text) and not (text.startswith("[") and text.endswith("]"))
    return value is not None and (isinstance(value, int) or bool(value))


def label_of(model, name: str) -> str:
    column = model._meta.get_field(name)
    if column.one_to_many:
        return _("责任者") if name == "contributions" else str(column.related_model._meta.verbose_name)
    return str(column.verbose_name)
