"""Making everything anew: documents from the records, then an index beside the present one, swapped when complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, transaction

from . import conf, outbox, registry, sending, writing
from .engines import get_engine
from .models import Document, Outbox

Progress = Callable[[str, int, int], None]
"""Called with (phase, done, total)."""
STEP = 1000


class RebuildFailed(Exception):
    """The new index does not hold what the tables hold: the present one stays."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a rebuild did."""

    described: int
    public: int
    removed: int
    index: str = ""
    indexed: int = 0


def _silent(phase: str, done: int, total: int) -> None:
    """No progress wanted."""


def rebuild(*, documents: bool = True, using: str = DEFAULT_DB_ALIAS, progress: Progress = _silent) -> Report:
    """Describe all records again, remove what is stale, and with Elasticsearch build a new index.

    Searching goes on meanwhile, and so do edits. Raises RebuildFailed when counts do not agree.
    """
    described = public = removed = 0
    if documents:
        started = writing.now()
        for model, found in registry.indexed_models():
            some, shown = _walk(model, found, using, progress)
            described, public = described + some, public + shown
        removed = _remove_stale(started, using)
    if conf.get("SEARCH_ENGINE") != "elasticsearch":
        return Report(described, public, removed)
    index, indexed = rebuild_index(using=using, progress=progress)
    return Report(described, public, removed, index, indexed)


def _walk(model, found: registry.Describer, using: str, progress: Progress) -> tuple[int, int]:
    rows = model._base_manager.using(using).order_by("pk")
    total, done, public, last = rows.count(), 0, 0, None
    label = registry.label_of(model)
    while True:
        keys = list((rows.filter(pk__gt=last) if last is not None else rows).values_list("pk", flat=True)[:STEP])
        if not keys:
            return done, public
        public += outbox.record_many(model, keys, using=using, enqueue=False)
        done, last = done + len(keys), keys[-1]
        progress(label, done, max(total, done))


def _remove_stale(started: int, using: str) -> int:
    """Documents that no describer vouched for during the walk."""
    removed = 0
    while True:
        stale = list(Document.objects.using(using).filter(version__lt=started)[:STEP])
        if not stale:
            return removed
        with transaction.atomic(using=using):
            writing.remove(stale, using)
        removed += len(stale)


def rebuild_index(*, using: str = DEFAULT_DB_ALIAS, progress: Progress = _silent) -> tuple[str, int]:
    """Fill a new index, replay what changed meanwhile, compare counts, swap the alias. Returns (name, documents)."""
    engine = get_engine("elasticsearch", using)
    started = writing.now()
    index = engine.begin()
    try:
        total = Document.objects.using(using).count()
        refused = engine.write(_counted(sending.all_documents(using), total, progress), [index])
        if refused:
            raise RebuildFailed(f"Elasticsearch refused {len(refused)} documents, the first: {refused[0]}")
        _replay(engine, index, started, using)
        indexed = _agreed(engine, index, using)
        engine.swap(index)
    except BaseException:
        engine.abandon(index)
        raise
    return index, indexed


def _counted(changes, total: int, progress: Progress):
    done = 0
    for change in changes:
        yield change
        done += 1
        if done % STEP == 0:
            progress("index", done, max(total, done))
    progress("index", done, max(total, done))


def _replay(engine, index: str, since: int, using: str) -> None:
    """Send the outbox and what was written since the start; removals are in the outbox or already sent."""
    while sending.drain(STEP, using=using):
        pass
    engine.write(sending.all_documents(using, since=since), [index])


def _agreed(engine, index: str, using: str) -> int:
    """Count of both sides, allowing for edits that happen while counting."""
    indexed = stored = -1
    for _ in range(5):
        stored, indexed = Document.objects.using(using).count(), engine.count(index)
        if indexed == stored and not Outbox.objects.using(using).exists():
            return indexed
        while sending.drain(STEP, using=using):
            pass
    if indexed != stored:
        raise RebuildFailed(f"The new index holds {indexed} documents, the tables {stored}; the present one stays.")
    return indexed
