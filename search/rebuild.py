"""Making everything anew: documents from the records, then an index beside the present one, swapped when complete.

Where it stands is kept with each step in a row (`Upkeep`), so that a rebuild that was cut off goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, transaction

from . import agreement, conf, outbox, registry, sending, upkeep, writing
from .engines import get_engine
from .engines.bulk import post_all
from .models import Document, Upkeep

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
    venues: dict[str, int] = field(default_factory=dict)
    """Documents by venue, the same in number and checksum in the database and in the new index."""


def _silent(phase: str, done: int, total: int) -> None:
    """No progress wanted."""


def rebuild(
    *, documents: bool = True, anew: bool = False, using: str = DEFAULT_DB_ALIAS, progress: Progress = _silent
) -> Report:
    """Describe all records again, remove what is stale, and with Elasticsearch build a new index.

    Searching goes on meanwhile, and so do edits. A rebuild that was cut off is taken up where it stood, unless `anew`.
    Raises RebuildFailed when the two sides cannot be brought to agree, upkeep.Busy when another process rebuilds,
    EngineUnavailable when the server does not answer; after the last it goes on where it stood.
    """
    work = upkeep.take(Upkeep.REBUILD, using, anew=anew)
    with _kept(work):
        if documents and not work.cursor.get("described"):
            _describe(work, using, progress)
        if conf.get("SEARCH_ENGINE") == "elasticsearch":
            _index(work, using, progress)
    counts = work.counts
    told = [counts.get(name, 0) for name in ("described", "public", "removed")]
    return Report(*told, work.cursor.get("index", ""), counts.get("indexed", 0), counts.get("venues", {}))


@contextmanager
def _kept(work: Upkeep) -> Iterator[None]:
    """Ends the work, or puts it down for another to go on with."""
    try:
        yield
    except (RebuildFailed, agreement.Disagreement) as error:
        upkeep.finish(work, str(error))
        raise RebuildFailed(f"{error} The present index stays.") from error
    except BaseException:
        upkeep.put_down(work)
        raise
    upkeep.finish(work)


def _describe(work: Upkeep, using: str, progress: Progress) -> None:
    done = set(work.cursor.get("labels", ()))
    for model, found in registry.indexed_models():
        if registry.label_of(model) not in done:
            _walk(model, found, work, using, progress)
    work.counts["removed"] = work.counts.get("removed", 0) + _remove_stale(work.since, using)
    upkeep.note(work, described=True)


def _walk(model, found: registry.Describer, work: Upkeep, using: str, progress: Progress) -> None:
    rows, label = model._base_manager.using(using).order_by("pk"), registry.label_of(model)
    total, done = rows.count(), 0
    last = work.cursor["after"] if work.cursor.get("label") == label else None
    while True:
        keys = list((rows.filter(pk__gt=last) if last is not None else rows).values_list("pk", flat=True)[:STEP])
        if not keys:
            break
        with transaction.atomic(using=using):
            public = outbox.record_many(model, keys, using=using, enqueue=False)
            done, last = done + len(keys), keys[-1]
            work.counts["described"] = work.counts.get("described", 0) + len(keys)
            work.counts["public"] = work.counts.get("public", 0) + public
            upkeep.note(work, label=label, after=last if isinstance(last, int) else str(last))
        progress(label, done, max(total, done))
    upkeep.note(work, labels=[*work.cursor.get("labels", ()), label])


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


def _index(work: Upkeep, using: str, progress: Progress) -> None:
    """Fill a new index, changes of this time included, compare it with the tables, swap it in."""
    engine = get_engine("elasticsearch", using)
    with engine.answering():
        index = work.cursor.get("index", "")
        if not engine.goes_on(index):
            index = engine.begin()
            upkeep.note(work, index=index, sent=0)
        try:
            _fill(engine, index, work, using, progress)
            engine.keep(index)
            counts = agreement.settle(engine, index, using, progress)
        except (RebuildFailed, agreement.Disagreement):
            engine.abandon(index)
            raise
        work.counts |= {"indexed": counts.compared, "venues": counts.venues, "mended": counts.mended}
        upkeep.note(work)
        engine.swap(index)


def _fill(engine, index: str, work: Upkeep, using: str, progress: Progress) -> None:
    done = work.counts.get("sent", 0) if work.cursor["sent"] else 0
    total = Document.objects.using(using).count()
    batches = sending.batches(index, using, after=work.cursor["sent"], size=conf.get("SEARCH_BULK"))
    for last, size, refused in post_all(batches, engine.ask_bulk):
        if refused:
            raise RebuildFailed(f"Elasticsearch refused {len(refused)} documents, the first: {refused[0]}.")
        done += size
        work.counts["sent"] = done
        upkeep.note(work, sent=last)
        progress("index", done, max(total, done))


def roll_back(*, using: str = DEFAULT_DB_ALIAS, progress: Progress = _silent) -> tuple[str, agreement.Counts]:
    """Let searches read the index before the present one again, once it holds what the tables hold now.

    Raises RebuildFailed when there is none, or it cannot be brought up to date.
    """
    work = upkeep.take(Upkeep.REBUILD, using, anew=True)
    engine = get_engine("elasticsearch", using)
    with _kept(work), engine.answering():
        index = engine.previous()
        if index is None:
            raise RebuildFailed("No index is left to go back to.")
        engine.follow(index)
        counts = agreement.settle(engine, index, using, progress)
        work.counts = counts.as_dict()
        engine.swap(index)
    return index, counts


def reconcile(*, using: str = DEFAULT_DB_ALIAS, progress: Progress = _silent) -> agreement.Counts:
    """Compare the index that is read with the tables, by venue and stretch of keys, and repair it.

    Raises RebuildFailed when it stays different, upkeep.Busy when another process is at it.
    """
    work = upkeep.take(Upkeep.RECONCILE, using, anew=True)
    engine = get_engine("elasticsearch", using)
    with _kept(work), engine.answering():
        engine.targets()
        counts = agreement.settle(engine, engine.current(), using, progress)
        work.counts = counts.as_dict()
    return counts
