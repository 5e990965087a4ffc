"""Requests without words: everything, in an order that an index gives, with counts from the packed codes.

Of what is limited at most `SEARCH_COUNTED` documents are counted, and it is said that there are more.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from django.core.cache import cache

from .. import conf, dictionary, walking, writing
from ..models import OPEN
from ..query import SearchRequest
from ..years import Years, spans_of
from .filters import conditions, is_limited

SORT_COLUMNS = {"newest": "d.modified", "oldest": "d.year_from", "latest": "d.year_to", "title": "d.sort_key"}
DESCENDING = ("newest", "latest")
ORDER = {
    "relevance": "d.modified DESC, d.id",
    "newest": "d.modified DESC, d.id",
    "oldest": "d.year_from IS NULL, d.year_from, d.id",
    "latest": "d.year_to IS NULL, d.year_to DESC, d.id",
    "title": "d.sort_key, d.id",
}
LIMITED = f"NOT (d.visible_from = {OPEN} AND d.visible_until = {-OPEN})"
"""The condition of documents that are not always visible; the partial index has them."""
CLOCK = 1_000_000
"""Microseconds: what the clock decides is remembered for a second."""
Counted = tuple[Counter[int], Counter[tuple[int, int]]]
"""Code -> count, the total under the code -1; and how often each (first year, last year) occurs."""
REMEMBERED = 30
"""Seconds that counts of unchanged tables are remembered."""


@dataclass(frozen=True, slots=True)
class Found:
    """Total, the page as (document id, score), and facet counts: "" under all selections, a facet's without its own."""

    total: int
    page: Sequence[tuple[int, float]]
    counts: Mapping[str, Counter[int]]
    years: Years = Years()
    places: int = 0
    """How many of the matches still have places."""
    last: tuple | None = None
    """(sorting value, id) of the last of a full page."""
    more: bool = False
    """Whether more match than were counted."""


def sort_value(value, document: int, reverse: bool) -> tuple:
    """Sorting key of a match; what has no value comes last."""
    if reverse:
        return (value is not None, value or 0, -document)
    return (value is None, "" if value is None else value, document)


def listed(connection, request: SearchRequest, codes: Mapping[str, Sequence[int]]) -> Found:
    """The page and the counts of a request without words."""
    where, params = conditions(request, codes)
    with connection.cursor() as cursor:
        page, last = _page(cursor, request, where, params)
        stamp = stamped(cursor)
        everything, spans = _counts(cursor, connection.alias, request, codes, "", stamp)
        counts = {"": everything}
        for facet in request.selected:
            counts[facet], _ = _counts(cursor, connection.alias, request, codes, facet, stamp)
        cursor.execute(
            f"SELECT count(*) FROM search_document d WHERE d.places_until > %s AND {where}", [writing.now(), *params]
        )
        places = cursor.fetchone()[0]
    most = _most(request)
    return Found(min(everything[-1], most), page, counts, Years.of(spans), places, last, more=everything[-1] > most)


def _page(cursor, request: SearchRequest, where: str, params: Sequence) -> tuple[list[tuple[int, float]], tuple | None]:
    """The page as (id, 0.0), and (sorting value, id) of its last when it is full."""
    column = SORT_COLUMNS.get(request.sort, SORT_COLUMNS["newest"])
    behind, more = _behind(request, column)
    cursor.execute(
        f"SELECT d.id, {column} FROM search_document d WHERE {where}{behind} ORDER BY {ORDER[request.sort]} "
        "LIMIT %s OFFSET %s",
        [*params, *more, request.page_size, (request.page - 1) * request.page_size],
    )
    rows = cursor.fetchall()
    return [(row[0], 0.0) for row in rows], (rows[-1][1], rows[-1][0]) if len(rows) == request.page_size else None


def _behind(request: SearchRequest, column: str) -> tuple[str, list]:
    """The condition of what comes behind the cursor of a walk, in the words of ORDER."""
    place = walking.place(request, "database")
    if place is None:
        return "", []
    value, document = place
    if value is None:
        return f" AND {column} IS NULL AND d.id > %s", [document]
    beyond = "<" if request.sort in (*DESCENDING, "relevance") else ">"
    unknown = f" OR {column} IS NULL" if request.sort in ("oldest", "latest") else ""
    return f" AND ({column} {beyond} %s OR ({column} = %s AND d.id > %s){unknown})", [value, value, document]


def behind(rows: Sequence[tuple], request: SearchRequest) -> Sequence[tuple]:
    """Of (id, …, sorting value last) those that come behind the cursor of a walk."""
    place = walking.place(request, "database")
    if place is None:
        return rows
    value, document = place
    if request.sort == "relevance":
        return [row for row in rows if (row[-1], -row[0]) < (value, -document)]
    reverse = request.sort in DESCENDING
    edge = sort_value(value, document, reverse)
    keys = ((row, sort_value(row[-1], row[0], reverse)) for row in rows)
    return [row for row, key in keys if (key < edge if reverse else key > edge)]


def stamped(cursor) -> tuple:
    """Changes whenever a document is written or removed, or a visibility window opens or closes."""
    moment = writing.now()
    windows = f"FROM search_document d WHERE {LIMITED} AND"
    cursor.execute(
        "SELECT (SELECT max(version) FROM search_document), (SELECT count(*) FROM search_document), "
        f"(SELECT count(*) {windows} d.visible_from <= %s), (SELECT count(*) {windows} d.visible_until <= %s)",
        [moment, moment],
    )
    return tuple(cursor.fetchone())


def _counts(cursor, alias: str, request: SearchRequest, codes, skip: str, stamp: tuple) -> Counted:
    """What is counted without the facet `skip`."""
    limits = [
        (name, value) for name, value in request.parameters() if name not in ("q", "sort", "page", "page_size", skip)
    ]
    clocked = (tuple(codes.get("open", ())), writing.now() // CLOCK if request.places else 0)
    name = f"search-counted-{hash((alias, stamp, skip, tuple(limits), clocked, bool(request.after)))}"
    known = cache.get(name)
    if known is None:
        known = _counted(cursor, request, codes, skip)
        cache.set(name, known, REMEMBERED)
    return known


def _most(request: SearchRequest) -> int:
    """How many matches are counted: of the whole city, and on a walk, all."""
    return conf.get("SEARCH_COUNTED") if is_limited(request) and not request.after else sys.maxsize


def _counted(cursor, request: SearchRequest, codes, skip: str) -> Counted:
    if skip and not is_limited(request.without(skip)):
        return _counted_of(cursor, request, skip), Counter()
    if not is_limited(request):
        return _counted_all(cursor, request)
    where, params = conditions(request, codes, skip)
    cursor.execute(
        f"SELECT d.facets, d.year_from, d.year_to FROM search_document d WHERE {where} LIMIT %s",
        [*params, min(_most(request), 2**62) + 1],
    )
    rows = cursor.fetchall()
    counts = counted(row[0] for row in rows)
    counts[-1] = len(rows)
    return counts, spans_of(map(itemgetter(1, 2), rows))


def _counted_of(cursor, request: SearchRequest, facet: str) -> Counter[int]:
    """The values of one facet among all public documents."""
    return _postings(cursor, *_hidden(request, facet), dictionary.codes_within(facet))


def _counted_all(cursor, request: SearchRequest) -> Counted:
    """All values of all public documents."""
    hidden, params = _hidden(request)
    counts = _postings(cursor, hidden, params)
    cursor.execute(f"SELECT (SELECT count(*) FROM search_document) - (SELECT count(*) FROM ({hidden}) h)", params)
    counts[-1] = cursor.fetchone()[0]
    cursor.execute("SELECT year_from, year_to, count(*) FROM search_document GROUP BY year_from, year_to")
    spans = Counter({row[:2]: row[2] for row in cursor.fetchall() if None not in row})
    cursor.execute(f"SELECT year_from, year_to FROM search_document WHERE id IN ({hidden})", params)
    spans.subtract(spans_of(cursor.fetchall()))
    return +counts, +spans


def _hidden(request: SearchRequest, skip: str = "") -> tuple[str, list]:
    """(statement, parameters) of the documents that are outside their window."""
    where, params = conditions(request, {}, skip)
    return f"SELECT d.id FROM search_document d WHERE {LIMITED} AND NOT ({where})", params


def _postings(cursor, hidden: str, params: list, stretch: tuple[int, int] | None = None) -> Counter[int]:
    """Code -> count, of all codes or of a stretch: all postings without those of hidden documents."""
    within, ends = ("code BETWEEN %s AND %s", stretch) if stretch else ("1 = 1", ())
    every = f"SELECT code, count(*) FROM search_posting WHERE {within}"
    cursor.execute(f"{every} GROUP BY code", [*ends])
    counts = Counter(dict(cursor.fetchall()))
    cursor.execute(f"{every} AND document_id IN ({hidden}) GROUP BY code", [*ends, *params])
    counts.subtract(dict(cursor.fetchall()))
    return +counts


def counted(packed: Iterable[bytes]) -> Counter[int]:
    """How often each facet code occurs; for few documents quicker than joining the postings with them."""
    codes = array("I")
    codes.frombytes(b"".join(packed))
    return Counter(codes)
