"""Filling an index from the stored documents, beside the same documents made beforehand; and with edits going on."""

import http.client
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections

from museum.models import Object
from search import agreement, outbox, rebuild, sending, writing
from search.engines import get_engine
from search.models import Document
from search.query import SearchRequest
from search.views import run_search

THREADS, SIZE, STEP = 2, 500, 20


def run(action: str, **arguments) -> dict:
    return {"raw": raw, "ours": ours, "edits": edits}[action](**arguments)


def ours() -> dict:
    started, worked = time.perf_counter(), time.process_time()
    report = rebuild.rebuild(documents=False, anew=True)
    return {
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - worked,
        "documents": report.indexed,
        "venues": report.venues,
    }


def raw() -> dict:
    """The bulk bodies made first, then posted by two threads into an index like ours."""
    engine = get_engine("elasticsearch")
    index = engine.begin()
    bodies = []
    for batch in sending.batches(index, "default", size=SIZE):
        bodies.append(("\n".join(batch.lines) + "\n").encode())
    local, address = threading.local(), urlsplit(settings.ELASTICSEARCH_URL).netloc

    def post(body: bytes) -> None:
        if not hasattr(local, "channel"):
            local.channel = http.client.HTTPConnection(address, timeout=120)
        local.channel.request("POST", "/_bulk?filter_path=errors", body, {"Content-Type": "application/x-ndjson"})
        answer = json.loads(local.channel.getresponse().read())
        assert not answer["errors"]

    started = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(post, bodies))
    seconds = time.perf_counter() - started
    documents = engine.count(index)
    engine.abandon(index)
    return {"seconds": seconds, "documents": documents}


def edits(number: int) -> dict:
    """So many edits while a rebuild goes on, the worker draining and somebody searching; what went wrong."""
    engine, over = get_engine("elasticsearch"), threading.Event()
    with ThreadPoolExecutor(3) as pool:
        draining = pool.submit(closing(partial(drain, over)))
        searching = pool.submit(closing(partial(search, over)))
        editing = pool.submit(closing(partial(edit, number)))
        try:
            report = rebuild.rebuild(documents=False, anew=True)
            outlasted = not editing.done()
            editing.result()
        finally:
            over.set()
        draining.result()
        asked, by_database, failed = searching.result()
    sending.drain_all("default")
    told = {"failed": len(failed), "searches": asked, "by_database": by_database, "outlasted": outlasted}
    told["why"] = failed[:3]
    return {**compared(engine, report.index), **told}


def edit(number: int) -> None:
    keys = list(Object.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for place in range(0, number, STEP):
        part = [keys[(place + more) % len(keys)] for more in range(STEP)]
        Object.objects.filter(pk__in=part).update(title=f"改动之物{place}")
        outbox.record_many(Object, part)
        time.sleep(0.002)


def drain(over: threading.Event) -> None:
    while not over.is_set():
        if not outbox.drain(500):
            time.sleep(0.2)


def search(over: threading.Event) -> tuple[int, int, list[str]]:
    """How often was searched, how often the database stood in, and why nobody answered."""
    asked, by_database, failed = 0, 0, []
    while not over.is_set():
        try:
            by_database += run_search(SearchRequest(q="改动之物")).engine == "database"
        except Exception as error:  # whatever a reader would have met
            failed.append(str(error))
        asked += 1
        time.sleep(0.05)
    return asked, by_database, failed


def closing(work):
    """The work, and the connections of its thread closed behind it."""

    def done() -> object:
        try:
            return work()
        finally:
            connections.close_all()

    return done


def compared(engine, index: str) -> dict:
    tallies = agreement.stored("default")
    lost = list(agreement.differences(engine, index, "default", tallies, writing.now()))
    return {"lost": len(lost), "doubled": engine.count(index) - Document.objects.count(), "documents": len(tallies)}
