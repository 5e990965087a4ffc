"""The log of queries: counted by day and text, in one statement a search, and never in a search's way."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from datetime import date, timedelta

from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from .. import conf
from ..query import SearchRequest, SearchResult
from .models import AskedQuery
from .personal import kept_text

logger = logging.getLogger(__name__)

BOTS = re.compile(r"(?<!cu)bot|spider|crawl|slurp|curl/|wget|python|java/|httpclient|go-http|monitor|feedfetcher", re.I)
PATIENCE_MS = 25
"""How long a search waits for a SQLite that somebody else is writing to; what is not written waits for the next."""
MOST_WAITING = 500
REMEMBERED = 3600
"""Seconds within which a second result of one search counts no second time."""
FIGURES = ("asked", "empty", "partial")
Key = tuple[date, str, str, str, str]
_waiting: dict[Key, list[int]] = {}
_lock = threading.Lock()
_signer = Signer(salt="search-click")


def record(request: HttpRequest, wanted: SearchRequest, result: SearchResult, fixed: Mapping[str, object]) -> str:
    """Count a search of a person; gives the address that a click on a result tells, empty where nothing is counted.

    Turning a page, sorting and filtering belong to the search that came before: they are not counted again.
    """
    if not conf.get("SEARCH_LOG_DAYS") or not _is_person(request):
        return ""
    text = kept_text(wanted.q)
    if not text:
        return ""
    venue = wanted.venue[0] if len(wanted.venue) == 1 else ""
    key = (timezone.localdate(), text, venue, get_language() or "", result.engine)
    row = _write(key, _figures(request, wanted, result, fixed))
    return f"{reverse('search:click')}?s={_signer.sign('.'.join(map(str, row)))}" if row else ""


def _is_person(request: HttpRequest) -> bool:
    agent = request.headers.get("User-Agent", "")
    early = request.headers.get("Sec-Purpose", "") + request.headers.get("Purpose", "")
    return request.method == "GET" and bool(agent) and not BOTS.search(agent) and "prefetch" not in early


def _figures(request: HttpRequest, wanted: SearchRequest, result: SearchResult, fixed: Mapping[str, object]) -> list:
    """[asked, empty, partial, results] that this search adds; only the number of results when it is no new one."""
    chosen = {name for name, _value in wanted.parameters()} - {"q", "venue", "sort", "page_size", *fixed}
    if chosen or request.GET.get("sort"):
        return [0, 0, 0, result.total]
    return [1, int(not result.total), int(bool(result.total and result.relaxed)), result.total]


def _write(key: Key, figures: list[int]) -> tuple[int, int] | None:
    """(id, searches of it so far) of the row; None when it could not be written now."""
    with _lock:
        rows = dict(_waiting)
        _waiting.clear()
    _add(rows, key, figures)
    try:
        with _impatient(), transaction.atomic() if connection.in_atomic_block else nullcontext():
            return _upsert(rows)[key]
    except DatabaseError as error:
        logger.warning("A search could not be counted: %s", error)
        with _lock:
            for waiting, more in list(rows.items())[:MOST_WAITING]:
                _add(_waiting, waiting, more)
        return None


def _add(rows: dict[Key, list[int]], key: Key, figures: list[int]) -> None:
    before = rows.get(key, [0, 0, 0, 0])
    rows[key] = [*(a + b for a, b in zip(before[:3], figures[:3], strict=True)), figures[3]]


def _upsert(rows: dict[Key, list[int]]) -> dict[Key, tuple[int, int]]:
    table = AskedQuery._meta.db_table
    marks = ", ".join(["(%s, %s, %s, %s, %s, %s, %s, %s, %s, 0)"] * len(rows))
    added = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in FIGURES)
    parameters = [value for key, figures in rows.items() for value in (*key, *figures)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (day, text, venue, language, engine, asked, empty, partial, results, clicked) "
            f"VALUES {marks} ON CONFLICT (day, text, venue, language, engine) DO UPDATE SET {added}, "
            "results = excluded.results RETURNING id, asked, day, text, venue, language, engine",
            parameters,
        )
        return {(_day(row[2]), *row[3:]): (row[0], row[1]) for row in cursor.fetchall()}


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


@contextmanager
def _impatient() -> Iterator[None]:
    """SQLite waits for its one writer: within this only a moment."""
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        yield
        return
    raw = connection.connection
    (usual,) = raw.execute("PRAGMA busy_timeout").fetchone()
    raw.execute(f"PRAGMA busy_timeout = {PATIENCE_MS}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {usual}")


def clicked(token: str) -> bool:
    """Count that a search led to a result, once a search and never more often than it was asked."""
    try:
        row, number = map(int, _signer.unsign(token).split("."))
    except (BadSignature, ValueError):
        return False
    if not cache.add(f"search-click-{row}-{number}", 1, REMEMBERED):
        return False
    try:
        with _impatient():
            return bool(AskedQuery.objects.filter(pk=row, clicked__lt=F("asked")).update(clicked=F("clicked") + 1))
    except DatabaseError as error:
        logger.warning("A click could not be counted: %s", error)
        return False


def purge() -> int:
    """Delete what is older than SEARCH_LOG_DAYS; gives the number of rows."""
    first = timezone.localdate() - timedelta(days=conf.get("SEARCH_LOG_DAYS"))
    return AskedQuery.objects.filter(day__lt=first).delete()[0]
