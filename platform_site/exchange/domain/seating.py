"""New records as the search describes them, from the values just written: reading them back is a third of an import."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Prefetch, prefetch_related_objects
from django.db.models.base import ModelState

from platform_site.records.rows import public_columns
from search.registry import describer_for

from ..shape import Shape


class Seater:
    """Makes instances of one record model with the child rows that its describer looks at.

    A child relation is seated where the describer's `Prefetch` takes all of its rows; others are read as always.
    """

    def __init__(self, shape: Shape):
        self.shape, self.read = shape, []
        self.places: dict[str, list[tuple[str, str, str]]] = {"": []}
        self.templates: dict[type[models.Model], dict[str, Any]] = {}
        self.columns: dict[type[models.Model], set[str]] = {}
        for lookup in describer_for(shape.model).prefetch:
            path, _separator, to_attr = getattr(lookup, "prefetch_to", "").rpartition("__")
            if path in self.places and takes_all(lookup):
                relation = lookup.prefetch_through.rpartition("__")[2]
                self.places[path].append((relation, to_attr, lookup.prefetch_to))
                self.places[lookup.prefetch_to] = []
            else:
                self.read.append(lookup)

    def seat(self, rows: list[dict[str, Any]], children: list[dict[str, list[dict]]]) -> list[models.Model]:
        """Instances of rows that were just written, given by column, with all that the describer prefetches."""
        records = [self._loaded(self.shape.model, row) for row in rows]
        for record, below in zip(records, children, strict=True):
            self._seat_children(record, self.shape, below, "")
        prefetch_related_objects(records, *self.read)
        return records

    def _seat_children(self, row: models.Model, shape: Shape, below: dict[str, Any], path: str) -> None:
        for relation, to_attr, target in self.places[path]:
            child, values = shape.children[relation], below.get(relation, ())
            found = row.__dict__[to_attr] = [self._loaded(child.model, item) for item in values]
            if self.places[target]:
                for instance, item in zip(found, values, strict=True):
                    self._seat_children(instance, child, item, target)

    def _loaded(self, model: type[models.Model], values: dict[str, Any]) -> models.Model:
        """An instance as `from_db` makes it; staff-only columns of child rows, which nobody describes, stay empty."""
        defaults = self.templates.get(model)
        if defaults is None:
            columns = {column.attname: column for column in model._meta.concrete_fields}
            defaults = {name: column.get_default() for name, column in columns.items()}
            self.columns[model] = set(defaults if model is self.shape.model else public_columns(model))
            self.templates[model] = defaults
        instance = model.__new__(model)
        instance.__dict__.update(defaults)
        instance.__dict__.update({name: values[name] for name in values.keys() & self.columns[model]})
        instance._state = ModelState()
        instance._state.adding, instance._state.db = False, DEFAULT_DB_ALIAS
        return instance


def takes_all(lookup: str | Prefetch) -> bool:
    """Whether the lookup puts all rows of a relation into a plain list."""
    if not isinstance(lookup, Prefetch) or not lookup.to_attr:
        return False
    return lookup.queryset is None or not lookup.queryset.query.where
