"""Searching as the page does it, beside the same thing raw: the statements to the database, the body to the server."""

import http.client
import json
import random
import time
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from search.engines import listing
from search.engines.body import body
from search.query import SearchRequest
from search.reading import ways
from search.views import run_search

from ..figures import percentile
from . import words

WARM = 5


def run(number: int) -> dict:
    """Milliseconds of each set of queries, `view` and `raw`, each query once warm.

    What a request without words counts is not remembered from turn to turn.
    """
    listing.REMEMBERED = 0
    raw_of = server_raw if settings.SEARCH_ENGINE == "elasticsearch" else database_raw
    answer = {}
    for name, requests in sets(number).items():
        for request in requests[:WARM]:
            measure(request, raw_of)
        found = [measure(request, raw_of) for request in requests]
        view, raw = [one[0] for one in found], [one[1] for one in found]
        slowest = max(zip(view, requests, strict=True), key=lambda pair: pair[0])
        answer[name] = {
            "queries": len(requests),
            "view": [percentile(view, 0.5), percentile(view, 0.95)],
            "raw": [percentile(raw, 0.5), percentile(raw, 0.95)],
            "slowest": [slowest[0], slowest[1].q or str(slowest[1].selected)],
        }
    return answer


def sets(number: int) -> dict[str, list[SearchRequest]]:
    found = words.titles()
    shown = run_search(SearchRequest()).facets
    values = {facet: [value.value for value in rows] for facet, rows in shown.items()}
    asked = {
        "Chinese words": words.chinese(found, number),
        "two common English words": words.english(found, number // 4),
        "pinyin": words.pinyin(found, number // 4),
    }
    requests = {name: [SearchRequest(q=q) for q in queries] for name, queries in asked.items()}
    chosen = words.selections(values, number // 10)
    return {name: some for name, some in requests.items() if some} | {
        "no words, facets": [SearchRequest(**one) for one in chosen]
    }


def measure(request: SearchRequest, raw_of: Callable[[SearchRequest], Callable[[], object]]) -> tuple[float, float]:
    """(view, raw) in milliseconds: the medians of three, in turns whose order is drawn."""
    raw = raw_of(request)
    view_times, raw_times = [], []
    steps = [(lambda: run_search(request), view_times), (raw, raw_times)] * 3
    random.shuffle(steps)
    for step, times in steps:
        started = time.perf_counter()
        step()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(view_times)[1], sorted(raw_times)[1]


def database_raw(request: SearchRequest) -> Callable[[], object]:
    """The statements of this search, run by the driver alone, every row fetched."""
    statements: list[tuple[str, tuple]] = []

    def note(execute, sql, params, many, context):
        statements.append((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        run_search(request)
    driver = connection.connection
    lite = connection.vendor == "sqlite"
    ready = [(sql.replace("%%", "%").replace("%s", "?") if lite else sql, params) for sql, params in statements]
    return lambda: [driver.execute(sql, params).fetchall() for sql, params in ready]


def server_raw(request: SearchRequest) -> Callable[[], object]:
    """The body that the engine sends, posted as bytes on an open connection; the answer is read as JSON."""
    asked = next(iter(next(ways(request.q))))
    sent = json.dumps(body(asked, request)).encode()
    path = f"/{settings.SEARCH_INDEX_PREFIX}-resource/_search"

    def ask():
        channel = open_channel()
        channel.request("POST", path, sent, {"Content-Type": "application/json"})
        answer = channel.getresponse()
        assert answer.status == 200
        return json.loads(answer.read())

    return ask


def open_channel(kept: list = []) -> http.client.HTTPConnection:  # noqa: B006  the one connection of this process
    if not kept:
        kept.append(http.client.HTTPConnection(urlsplit(settings.ELASTICSEARCH_URL).netloc, timeout=30))
    return kept[0]
