"""The records of an export, read in batches by key, without what is for the staff only."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import models
from django.db.models import Prefetch

from ..shape import Shape, shape_of

BATCH = 500


def staff_only(model: type[models.Model]) -> frozenset[str]:
    """The fields of a record or a row of it that never leave the admin."""
    return frozenset(getattr(model, "staff_only", ()))


def prefetches(shape: Shape, *, public: bool = False) -> list[Prefetch]:
    """All child rows, nested ones inside, without their staff-only columns.

    With `public` only those that their model's queryset calls so, where it tells some of them from others.
    """
    found = []
    for name, child in shape.children.items():
        rows = child.model._default_manager.defer(*staff_only(child.model))
        rows = rows.public() if public and hasattr(rows, "public") else rows
        references = [
            column.name
            for column in child.model._meta.concrete_fields
            if column.is_relation and column.name != child.parent
        ]
        if references:
            rows = rows.select_related(*references)
        found.append(Prefetch(name, queryset=rows.prefetch_related(*prefetches(child, public=public))))
    return found


def complete(records: models.QuerySet, *, public: bool = False) -> models.QuerySet:
    """The queryset with everything that a format may write."""
    model = records.model
    return (
        records.select_related("institution", "period", "part_of")
        .defer(*staff_only(model), *(f"part_of__{name}" for name in staff_only(model)))
        .prefetch_related(*prefetches(shape_of(model), public=public))
    )


def in_order(records: models.QuerySet, *, public: bool = False, batch: int = BATCH) -> Iterator[models.Model]:
    """Every record by key. The table is walked by key, so that what is added meanwhile changes nothing."""
    wanted, last = complete(records.order_by("pk"), public=public), 0
    while rows := list(wanted.filter(pk__gt=last)[:batch]):
        yield from rows
        last = rows[-1].pk


def rows_of(record: models.Model, relation: str) -> list[models.Model]:
    """The child rows that may leave the house: without those that say of themselves that they are not public."""
    return [row for row in getattr(record, relation).all() if getattr(row, "is_public", True)]
