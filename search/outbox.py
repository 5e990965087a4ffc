"""Changes of records on their way into the index: written with the change, sent after it.

Every public function may be called inside the transaction of the change, and then belongs to it; without a savepoint,
for SQLite's full text writes what is pending at each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, models, transaction

from . import conf, registry, sending, writing
from .models import Document, Outbox
from .resource import Resource

_paused: ContextVar[bool] = ContextVar("search_paused", default=False)


@contextmanager
def paused() -> Iterator[None]:
    """Within it, saving rows writes nothing to search: for bulk work that calls `record_many` itself."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def is_paused() -> bool:
    """Whether bulk work has taken the writing upon itself."""
    return _paused.get()


def record_change(row: models.Model) -> None:
    """Describe the row, as the database has it now, and store it; remove its document when it is not public."""
    record_many(type(row), [row.pk], using=row._state.db or DEFAULT_DB_ALIAS)


def record_many(
    model: type[models.Model], pks: Iterable[object], *, using: str = DEFAULT_DB_ALIAS, enqueue: bool = True
) -> int:
    """The same for many rows of one model, in batches, one transaction each. Returns how many are public now."""
    found = registry.describer_for(model)
    if found is None:
        return 0
    public = 0
    for part in _batches(list(dict.fromkeys(pks))):
        with transaction.atomic(using=using, savepoint=False):
            items = list(zip(part, describe_rows(model, found, part, using), strict=True))
            public += _store(model, items, using, enqueue)
    return public


def record_rows(model: type[models.Model], rows: Sequence[models.Model], *, using: str = DEFAULT_DB_ALIAS) -> int:
    """The same for rows in memory that are as the database has them, with all that their describer prefetches."""
    found, public = registry.describer_for(model), 0
    for part in _batches(rows):
        with transaction.atomic(using=using, savepoint=False):
            public += _store(model, [(row.pk, found.describe(row)) for row in part], using, enqueue=True)
    return public


def _batches(wanted: Sequence) -> Iterator[Sequence]:
    size = conf.get("SEARCH_BATCH")
    return (wanted[start : start + size] for start in range(0, len(wanted), size))


def _store(model: type[models.Model], items: list[tuple[object, Resource | None]], using: str, enqueue: bool) -> int:
    changes = writing.store(registry.label_of(model), items, using)
    if enqueue:
        _enqueue(changes, using)
    return sum(resource is not None for _pk, resource in items)


def describe_rows(
    model: type[models.Model], found: registry.Describer, pks: Sequence[object], using: str = DEFAULT_DB_ALIAS
) -> list[Resource | None]:
    """Resources of the rows in the order of their keys, None for those not public or not there."""
    rows = model._base_manager.using(using).filter(pk__in=pks)
    if found.select:
        rows = rows.select_related(*found.select)
    if found.prefetch:
        rows = rows.prefetch_related(*found.prefetch)
    described = {str(row.pk): found.describe(row) for row in rows}
    return [described.get(str(pk)) for pk in pks]


def record_removed(ids: Iterable[str], *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Remove documents by their resource ids. Returns how many there were."""
    with transaction.atomic(using=using, savepoint=False):
        changes = writing.remove(Document.objects.using(using).filter(resource_id__in=list(ids)), using)
        _enqueue(changes, using)
    return len(changes)


def record_deleted(model: type[models.Model], pks: Iterable[object], *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Remove the documents of rows that are no longer there."""
    rows = Document.objects.using(using).filter(model=registry.label_of(model), object_pk__in=[str(pk) for pk in pks])
    with transaction.atomic(using=using, savepoint=False):
        changes = writing.remove(rows, using)
        _enqueue(changes, using)
    return len(changes)


def _enqueue(changes: Iterable[tuple[str, int, bool]], using: str) -> None:
    if conf.get("SEARCH_ENGINE") != "elasticsearch":
        return
    Outbox.objects.using(using).bulk_create(
        [
            Outbox(resource_id=resource_id, version=version, op=Outbox.DELETE if gone else Outbox.INDEX)
            for resource_id, version, gone in changes
        ],
        batch_size=500,
    )


def drain(limit: int = 1000) -> int:
    """Send up to `limit` waiting changes to Elasticsearch; returns how many were sent, 0 when none can be."""
    return sending.drain(limit)
