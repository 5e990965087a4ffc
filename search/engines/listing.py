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
from ..dialects import dialect_of
from ..models import OPEN
from ..query import SearchRequest
from ..years import Years, spans_of
from .filters import conditions, is_limited, sizes_of

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
STRETCH = 20_000
"""Documents of the order among which the page of a frequent choice is looked for, before all of it are sorted."""
Counted = tuple[Counter[int], Counter[tuple[int, int]]]
"""Code -> count, the total under the code -1; and how often each (first year, last year) occurs."""
COUNTED_WHOLE = ("institution", "flags")
"""Of these all values are needed, of the other facets the most frequent."""
REMEMBERED = 30
"""Seconds that counts of unchanged tables are remembered."""


@dataclass(frozen=True, slots=True)
class Found:
    """Total, the page as (document id, score), and facet counts: "" under all selections, a facet's without its own."""

    total: int
    page: Sequence[tuple[int, float]]
    counts: Mapping[str, Counter[int]]
    held: Mapping[str, Sequence[int]]
    """The codes of each facet under all selections (`dictionary.by_facet`)."""
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
    sizes = sizes_of(connection, {facet: codes.get(facet, ()) for facet in request.selected})
    with connection.cursor() as cursor:
        page, last = _early_page(cursor, request, codes, sizes) or _page(
            cursor, request, *_narrowed(request, codes, sizes)
        )
        *stamp, places = stamped(cursor, *_with_places(*conditions(request, codes, tried=request.selected)))
        stamp = tuple(stamp)
        everything, spans = _counts(cursor, connection.alias, request, codes, sizes, "", stamp)
        counts = {"": everything}
        for facet in request.selected:
            counts[facet], _ = _counts(cursor, connection.alias, request, codes, sizes, facet, stamp)
    most = _most(request)
    total, more, held = min(everything[-1], most), everything[-1] > most, dictionary.by_facet(everything)
    return Found(total, page, counts, held, Years.of(spans), places, last, more)


def _with_places(where: str, params: Sequence) -> tuple[str, list]:
    """How many still have places, as (statement, parameters); these are taken first, for few ever have."""
    few = "WITH d AS MATERIALIZED (SELECT * FROM search_document WHERE places_until > %s)"
    return f"{few} SELECT count(*) FROM d WHERE {where}", [writing.now(), *params]


def _narrowed(request: SearchRequest, codes, sizes: Mapping[str, int], skip: str = "") -> tuple[str, str, list]:
    """(tables, condition, parameters); the choice of fewest documents gives what is asked for the others."""
    chosen = sorted((facet for facet in request.selected if facet != skip), key=sizes.__getitem__)
    if not chosen or len(codes[chosen[0]]) != 1:
        return "search_document d", *conditions(request, codes, skip, chosen[1:])
    where, params = conditions(request.without(chosen[0]), codes, skip, chosen[1:])
    tables = "search_posting o JOIN search_document d ON d.id = o.document_id"
    return tables, f"o.code = %s AND {where}", [*codes[chosen[0]], *params]


def _early_page(cursor, request: SearchRequest, codes, sizes: Mapping[str, int]) -> tuple[list, tuple | None] | None:
    """The page, where all of it stands among the newest: of frequent choices, without sorting what they leave."""
    if request.sort not in ("relevance", "newest") or min(sizes.values(), default=0) <= STRETCH or request.after:
        return None
    edge = f"SELECT d.modified FROM search_document d ORDER BY {ORDER[request.sort]} LIMIT 1 OFFSET %s"
    where, params = conditions(request, codes, tried=request.selected)
    found = _page(cursor, request, "search_document d", f"{where} AND d.modified >= ({edge})", [*params, STRETCH])
    return found if found[1] else None


def _page(
    cursor, request: SearchRequest, tables: str, where: str, params: Sequence
) -> tuple[list[tuple[int, float]], tuple | None]:
    """The page as (id, 0.0), and (sorting value, id) of its last when it is full."""
    column = SORT_COLUMNS.get(request.sort, SORT_COLUMNS["newest"])
    behind, more = _behind(request, column)
    cursor.execute(
        f"SELECT d.id, {column} FROM {tables} WHERE {where}{behind} ORDER BY {ORDER[request.sort]} LIMIT %s OFFSET %s",
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


def stamped(cursor, also: str = "SELECT 0", params: Sequence = ()) -> tuple:
    """Changes whenever a document is written or removed, or a visibility window opens or closes.

    The last is the one value of the statement `also`, which is asked on the way.
    """
    moment = writing.now()
    windows = f"FROM search_document d WHERE {LIMITED} AND"
    cursor.execute(
        "SELECT (SELECT max(version) FROM search_document), (SELECT count(*) FROM search_document), "
        f"(SELECT count(*) {windows} d.visible_from <= %s), (SELECT count(*) {windows} d.visible_until <= %s), "
        f"({also})",
        [moment, moment, *params],
    )
    return tuple(cursor.fetchone())


def _counts(cursor, alias: str, request: SearchRequest, codes, sizes: Mapping[str, int], skip: str, stamp) -> Counted:
    """What is counted without the facet `skip`, of whose values the years are not asked."""
    limits = [
        (name, value) for name, value in request.parameters() if name not in ("q", "sort", "page", "page_size", skip)
    ]
    clocked = (tuple(codes.get("open", ())), writing.now() // CLOCK if request.places else 0)
    far = bool(request.after), bool(request.within)
    name = f"search-counted-{hash((alias, stamp, skip, tuple(limits), clocked, far))}"
    known = cache.get(name)
    if known is None:
        known = _counted(cursor, request, codes, sizes, skip)
        cache.set(name, known, REMEMBERED)
    return known


def _most(request: SearchRequest) -> int:
    """How many matches are counted: of the whole city, and on a walk, all."""
    return conf.get("SEARCH_COUNTED") if is_limited(request) and not request.after else sys.maxsize


def _counted(cursor, request: SearchRequest, codes, sizes: Mapping[str, int], skip: str) -> Counted:
    if skip and not is_limited(request.without(skip)):
        return _tallied(cursor, request, _hidden(cursor), [skip], codes[skip]), Counter()
    if not is_limited(request):
        return _counted_all(cursor, request)
    tables, where, params = _narrowed(request, codes, sizes, skip)
    columns = "d.facets" if skip else "d.facets, d.year_from, d.year_to"
    cursor.execute(f"SELECT {columns} FROM {tables} WHERE {where} LIMIT %s", [*params, min(_most(request), 2**62) + 1])
    rows = cursor.fetchall()
    counts = counted(map(itemgetter(0), rows))
    counts[-1] = len(rows)
    return counts, Counter() if skip else spans_of(map(itemgetter(1, 2), rows))


def _counted_all(cursor, request: SearchRequest) -> Counted:
    """All values of all public documents."""
    hidden = _hidden(cursor)
    counts = _tallied(cursor, request, hidden, dictionary.CODED)
    cursor.execute("SELECT count(*) FROM search_document")
    counts[-1] = cursor.fetchone()[0] - len(hidden)
    cursor.execute("SELECT year_from, year_to, count(*) FROM search_document GROUP BY year_from, year_to")
    spans = Counter({row[:2]: row[2] for row in cursor.fetchall() if None not in row})
    spans.subtract(spans_of(map(itemgetter(1, 2), hidden)))
    return counts, +spans


def _hidden(cursor) -> list[tuple]:
    """(codes, first year, last year) of the documents that are outside their window."""
    visible, params = conditions(SearchRequest(), {})
    cursor.execute(
        f"SELECT d.facets, d.year_from, d.year_to FROM search_document d WHERE {LIMITED} AND NOT ({visible})", params
    )
    return cursor.fetchall()


def _tallied(
    cursor, request: SearchRequest, hidden: Sequence[tuple], facets: Sequence[str], chosen: Sequence[int] = ()
) -> Counter[int]:
    """Code -> count without the hidden documents, of the chosen and, of each facet, of all that may be shown."""
    without = counted(row[0] for row in hidden)
    most = conf.get("SEARCH_FACET_SIZE") + len(without)
    statements, params = [], []
    tally = dialect_of(cursor.db).tally_sql
    for facet in facets:
        every = facet in COUNTED_WHOLE or request.within
        order, limit = ("", []) if every else (" ORDER BY number DESC, code DESC LIMIT %s", [most])
        statements.append(f"SELECT * FROM ({tally('code BETWEEN %s AND %s')}{order}) t")
        params += [*dictionary.codes_within(facet), *limit]
    if chosen:
        statements.append(tally(f"code IN ({', '.join(['%s'] * len(chosen))})"))
    cursor.execute(" UNION ALL ".join(statements), [*params, *chosen])
    counts = Counter(dict(cursor.fetchall()))
    for code in without.keys() & counts.keys():
        counts[code] -= without[code]
    return counts


def counted(packed: Iterable[bytes]) -> Counter[int]:
    """How often each facet code occurs; for few documents quicker than joining the postings with them."""
    codes = array("I")
    codes.frombytes(b"".join(packed))
    return Counter(codes)
