"""Editing and searching without a pause until a fault is over: what failed, how long it took, what was lost."""

import time
from pathlib import Path

from django.db import Error, close_old_connections

from museum.models import Object
from search import outbox
from search.engines import get_engine
from search.models import Document, Outbox
from search.query import SearchRequest
from search.registry import label_of
from search.text.warming import warm
from search.views import run_search

from .rebuilding import compared

PAUSE, AFTERWARDS, LONGEST = 0.05, 3, 120
QUICK = 0.3


def run(healed: str) -> dict:
    """`healed` is the file that appears when the fault is taken away."""
    keys = list(Object.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    written: dict[int, str] = {}
    warm()  # as a server does when it starts
    searches, failed, edits, refused = [], 0, 0, 0
    back = since = None
    started = time.monotonic()
    while not over(started, since, back):
        close_old_connections()
        refused += not edited(keys[edits % len(keys)], f"第{edits}次改动", written)
        edits += 1
        begun = time.monotonic()
        try:
            engine = run_search(SearchRequest(q="青花")).engine
            searches.append((time.monotonic() - begun, engine))
        except Error:
            failed, engine = failed + 1, ""
        if since is None and Path(healed).exists():
            since = time.monotonic()
        if since and back is None and engine == "elasticsearch":
            back = time.monotonic() - since
        time.sleep(PAUSE)
    told = {"failed": failed, "edits": edits, "refused": refused, "back": back}
    return {"searches": len(searches) + failed, **told, **timed(searches), **ended(written)}


def edited(key: int, title: str, written: dict[int, str]) -> bool:
    """Whether the database took the edit; then it must never be forgotten."""
    try:
        Object.objects.filter(pk=key).update(title=title)
        outbox.record_many(Object, [key])
    except Error:
        return False
    written[key] = title
    return True


def timed(searches: list[tuple[float, str]]) -> dict:
    took = [seconds for seconds, _ in searches]
    return {
        "slowest": max(took),
        "slow": sum(seconds > QUICK for seconds in took),
        "database": sum(engine == "database" for _, engine in searches),
    }


def over(started: float, since: float | None, back: float | None) -> bool:
    now = time.monotonic()
    if since is None:
        return now - started > 10 * LONGEST
    return now - since > (AFTERWARDS + back if back is not None else LONGEST)


def ended(written: dict[int, str]) -> dict:
    """Once the worker has sent all: edits that are not what was last written, in the tables or in the index."""
    begun = time.monotonic()
    while Outbox.objects.exists() and time.monotonic() - begun < LONGEST:
        time.sleep(0.2)
    stored = dict(Document.objects.filter(model=label_of(Object)).values_list("object_pk", "title"))
    forgotten = sum(stored.get(str(key)) != title for key, title in written.items())
    engine = get_engine("elasticsearch")
    return {"forgotten": forgotten, "waiting": Outbox.objects.count(), **compared(engine, engine.current())}
