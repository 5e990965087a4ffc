"""The search documents of what is catalogued under an authority, written anew after its links or names changed."""

from collections.abc import Iterable

from django.db import models

from search import outbox, registry

from ..tasks import describe_again
from .links import kept_by, uses_of

AT_ONCE, BATCH = 300, 500


def described_rows(field: models.ForeignKey, pks: Iterable[int]) -> tuple[type[models.Model] | None, list[int]]:
    """The model that search describes for rows of the linking model, and the keys of its rows."""
    keys = list(pks)
    if registry.describer_for(field.model):
        return field.model, keys
    parent = kept_by(field)
    if parent is None or not registry.describer_for(parent[0]):
        return None, []
    rows: dict[int, None] = {}
    for start in range(0, len(keys), BATCH):
        part = field.model._base_manager.filter(pk__in=keys[start : start + BATCH])
        rows.update(dict.fromkeys(part.values_list(parent[1], flat=True)))
    return parent[0], list(rows)


def describe_rows(model: type[models.Model], pks: list[int]) -> None:
    """At once where they are few, in the background where they are many."""
    if len(pks) <= AT_ONCE:
        outbox.record_many(model, pks)
        return
    for start in range(0, len(pks), BATCH):
        describe_again.enqueue(model._meta.label, pks[start : start + BATCH])


def describe_users(model: type[models.Model], pk: int) -> None:
    """Everything that is catalogued under that authority."""
    for field in uses_of(model):
        keys = field.model._base_manager.filter(**{field.attname: pk}).values_list("pk", flat=True)
        described, rows = described_rows(field, keys)
        if described and rows:
            describe_rows(described, rows)
