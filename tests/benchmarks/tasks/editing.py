"""Edits at a steady rate beside a running worker: how long until they are found, and what is withdrawn is gone."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from django.db import transaction

from art_gallery.models import Artwork
from search import outbox
from search.engines import get_engine
from search.models import Document
from search.query import SearchRequest
from search.registry import label_of
from search.views import run_search

from ..figures import percentile

LOOK, PATIENCE = 0.1, 30
WITHDRAWN = 40


def run(rate: int, seconds: int) -> dict:
    engine = get_engine("elasticsearch")
    keys = list(Artwork.objects.filter(live=True).order_by("pk").values_list("pk", flat=True)[: rate * seconds])
    edited(engine, keys[-10:], rate)  # the worker has to start, and this process to read its dictionaries
    worked = time.process_time()
    found = edited(engine, keys, rate)
    worked = time.process_time() - worked
    gone = withdrawn(keys[:WITHDRAWN])
    return {
        "edits": len(keys),
        "rate": found["rate"],
        "cpu": worked / len(keys),
        "searchable": [percentile(found["waits"], 0.5), percentile(found["waits"], 0.95)],
        "late": found["late"],
        "gone": [percentile(gone, 0.5), max(gone)],
    }


def edited(engine, keys: list[int], rate: int) -> dict:
    """One record after the other gets another title; beside it a thread looks for all that are not seen yet."""
    seen, label = Seen(engine), label_of(Artwork)
    with ThreadPoolExecutor(1) as pool:
        looking = pool.submit(seen.until_all)
        started = time.perf_counter()
        for number, key in enumerate(keys):
            time.sleep(max(0.0, started + number / rate - time.perf_counter()))
            with transaction.atomic():
                Artwork.objects.filter(pk=key).update(title=f"改动之物{number}")
                outbox.record_many(Artwork, [key])
            committed = time.perf_counter()
            row = Document.objects.filter(model=label, object_pk=str(key)).values_list("resource_id", "version")
            name, version = row.get()
            seen.waiting[name] = (version, committed)
        took = time.perf_counter() - started
        seen.over.set()
        looking.result()
    late = len(seen.waiting)
    return {"rate": len(keys) / took, "waits": [*seen.waits, *[float(PATIENCE)] * late], "late": late}


class Seen:
    """Which edits a search finds in their present version; single entries of `waiting` are safe among threads."""

    def __init__(self, engine) -> None:
        self.engine, self.over = engine, threading.Event()
        self.waiting: dict[str, tuple[int, float]] = {}
        self.waits: list[float] = []

    def until_all(self) -> None:
        """Looks until all edits are made and found, or patience ends."""
        end = None
        while not self.over.is_set() or self.waiting:
            if self.over.is_set():
                end = end or time.perf_counter() + PATIENCE
                if time.perf_counter() > end:
                    return
            self.look()
            time.sleep(LOOK)

    def look(self) -> None:
        """What a search finds in its present version leaves `waiting`."""
        query, index = {"ids": {"values": list(self.waiting)}}, self.engine.alias
        answer = self.engine.client.search(index=index, query=query, size=10_000, source=False, version=True)
        now = time.perf_counter()
        for hit in answer["hits"]["hits"]:
            version, since = self.waiting[hit["_id"]]
            if hit["_version"] >= version:
                self.waits.append(now - since)
                del self.waiting[hit["_id"]]


def withdrawn(keys: list[int]) -> list[float]:
    """Seconds until a withdrawn record is in no result, count or facet."""
    waits = []
    for number, key in enumerate(keys):
        word = f"即将撤下{number:04d}号"
        Artwork.objects.filter(pk=key).update(title=word)
        outbox.record_many(Artwork, [key])
        while run_search(SearchRequest(q=word, exact=True)).total != 1:
            time.sleep(LOOK)
        Artwork.objects.filter(pk=key).update(live=False)
        outbox.record_many(Artwork, [key])
        started = time.perf_counter()
        while run_search(SearchRequest(q=word, exact=True)).total:
            time.sleep(0.01)
        waits.append(time.perf_counter() - started)
        Artwork.objects.filter(pk=key).update(live=True)
        outbox.record_many(Artwork, [key])
    return waits
