"""Queries and milliseconds of pages, asked as a visitor asks them."""

import re
import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.query import SearchRequest
from search.views import run_search

KINDS = {"library": "work", "museum": "object", "gallery": "artwork", "culture": "heritage"}
TIMES = 5


def run() -> dict:
    """Name of a page -> [queries when warm, median milliseconds]."""
    client = Client(headers={"host": "127.0.0.1"})
    return {name: asked(client, path) for name, path in addresses().items()}


def addresses() -> dict[str, str]:
    found = {"portal home": "/"}
    for venue, kind in KINDS.items():
        hit = run_search(SearchRequest(venue=(venue,), kind=(kind,), page_size=1)).hits[0]
        found[f"{venue} home"] = f"/{venue}/"
        found[f"{venue} list"] = re.match(r"/[^/]+/[^/]+/", hit.url).group()
        found[f"{venue} record"] = hit.url
    return found


def asked(client: Client, path: str) -> list[float]:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    times = []
    for _time in range(TIMES):
        started = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - started) * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return [len(queries), statistics.median(times)]
