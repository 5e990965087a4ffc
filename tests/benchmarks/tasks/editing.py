"""Edits at a steady rate beside a running worker: how long until they are found, and what is withdrawn is gone."""

import time

from museum.models import Object
from search import outbox
from search.engines import get_engine
from search.models import Document
from search.query import SearchRequest
from search.registry import label_of
from search.views import run_search

from ..figures import percentile

LOOK, PATIENCE = 0.05, 30
WITHDRAWN = 40


def run(rate: int, seconds: int) -> dict:
    engine = get_engine("elasticsearch")
    keys = list(Object.objects.filter(live=True).order_by("pk").values_list("pk", flat=True)[: rate * seconds])
    found = edited(engine, keys, rate)
    gone = withdrawn(keys[:WITHDRAWN])
    return {
        "edits": len(keys),
        "rate": found["rate"],
        "searchable": [percentile(found["waits"], 0.5), percentile(found["waits"], 0.95)],
        "late": found["late"],
        "gone": [percentile(gone, 0.5), max(gone)],
    }


def edited(engine, keys: list[int], rate: int) -> dict:
    """One record after the other gets another title; a search by version looks for all that are not seen yet."""
    waiting: dict[str, tuple[int, float]] = {}
    waits: list[float] = []
    started = looked = time.perf_counter()
    for number, key in enumerate(keys):
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
        Object.objects.filter(pk=key).update(title=f"改动之物{number}")
        outbox.record_many(Object, [key])
        row = Document.objects.filter(model=label_of(Object), object_pk=str(key)).values_list("resource_id", "version")
        name, version = row.get()
        waiting[name] = (version, time.perf_counter())
        if time.perf_counter() - looked > LOOK:
            look(engine, waiting, waits)
            looked = time.perf_counter()
    took = time.perf_counter() - started
    end = time.perf_counter() + PATIENCE
    while waiting and time.perf_counter() < end:
        look(engine, waiting, waits)
        time.sleep(LOOK)
    return {"rate": len(keys) / took, "waits": [*waits, *[float(PATIENCE)] * len(waiting)], "late": len(waiting)}


def look(engine, waiting: dict[str, tuple[int, float]], waits: list[float]) -> None:
    """What a search finds in its present version leaves `waiting`."""
    query = {"ids": {"values": list(waiting)}}
    answer = engine.client.search(index=engine.alias, query=query, size=10_000, source=False, version=True)
    now = time.perf_counter()
    for hit in answer["hits"]["hits"]:
        version, since = waiting[hit["_id"]]
        if hit["_version"] >= version:
            waits.append(now - since)
            del waiting[hit["_id"]]


def withdrawn(keys: list[int]) -> list[float]:
    """Seconds until a withdrawn record is in no result, count or facet."""
    waits = []
    for number, key in enumerate(keys):
        word = f"即将撤下{number:04d}号"
        Object.objects.filter(pk=key).update(title=word)
        outbox.record_many(Object, [key])
        while run_search(SearchRequest(q=word, exact=True)).total != 1:
            time.sleep(LOOK)
        Object.objects.filter(pk=key).update(live=False)
        outbox.record_many(Object, [key])
        started = time.perf_counter()
        while run_search(SearchRequest(q=word, exact=True)).total:
            time.sleep(0.01)
        waits.append(time.perf_counter() - started)
        Object.objects.filter(pk=key).update(live=True)
        outbox.record_many(Object, [key])
    return waits
