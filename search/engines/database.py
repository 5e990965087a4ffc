"""The database engine: full text from the dialect's table, everything else in portable SQL and a little arithmetic.

One statement fetches all matches with their score and packed facet codes; counting and ranking happen in memory.
Tiers (title over makers over subjects over the rest) are sets of ids from the same full-text table.
"""

from __future__ import annotations

import heapq
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import orjson
from django.db import DEFAULT_DB_ALIAS, connections

from .. import conf, dictionary, facets, walking, writing
from ..dialects import dialect_of
from ..expressions import TITLE, Expression, within
from ..highlight import highlights, patterns
from ..models import Document
from ..plan import Plan
from ..query import Hit, SearchRequest, SearchResult
from ..reading import first_that_finds, ways
from ..schema import EXACT_TITLE, WRITTEN
from ..telling import told
from ..years import Years, spans_of
from . import listing, loose, mixing, ranking
from .filters import codes_of, conditions, overlapping, sizes_of, with_places


@dataclass(frozen=True, slots=True)
class Matches:
    """What one full-text statement gave: rows of (id, score, facets, exact title, as written, order, two years)."""

    rows: Sequence[tuple]
    asked: Plan


class Chosen(NamedTuple):
    """The codes of what is selected, and the facets of which each match is asked."""

    codes: dict[str, list[int]]
    tried: frozenset[str]


NOTHING = Chosen({}, frozenset())
GATHERED = 5_000
"""Documents of a choice that are gathered before the matches are looked at; gathering more takes longer than asking."""


class DatabaseEngine:
    """Finds in the tables of a Django database; needs no server of its own."""

    name = "database"

    def __init__(self, using: str = DEFAULT_DB_ALIAS) -> None:
        self.using = using
        self.connection = connections[using]
        self.dialect = dialect_of(self.connection)

    def search(self, request: SearchRequest) -> SearchResult:
        """Answer a request."""
        started = time.perf_counter()
        tries = ways(request.q, exact=request.exact)
        first = iter(next(tries))
        asked = next(first)
        codes = codes_of(request, self.using)
        matches = Matches((), asked)
        if asked.void:
            found = listing.Found(0, [], {name: Counter() for name in ("", *request.selected)}, dictionary.by_facet({}))
        elif not asked.clauses:
            found = listing.listed(self.connection, request, codes)
        else:
            chosen = Chosen(codes, self._frequent(request, codes))
            matches = self._matches(chain([chain([asked], first)], tries), request, chosen)
            asked = matches.asked
            found = self._found(matches, request, chosen)
        hits = self._hits(found.page, asked)
        parts = self._parts(hits, matches) if not request.part_of else {}
        shown = facets.shown(found.counts, found.held, request, codes, self.using)
        under_all = found.counts[""], found.held, shown["institution"]
        return SearchResult(
            total=found.total,
            page=request.page,
            page_size=request.page_size,
            engine=self.name,
            hits=hits,
            facets=shown,
            flags=facets.flags(*under_all, request, found.total, found.places, self.using),
            years=found.years,
            parts=parts,
            total_relation="gte" if found.more else "eq",
            next=walking.cursor(request, self.name, found.last),
            took_ms=round((time.perf_counter() - started) * 1000),
            **told(asked, hits),
        )

    def status(self) -> dict[str, object]:
        """Number of documents and the time of the last change."""
        documents = Document.objects.using(self.using)
        newest = documents.order_by("-version").values_list("version", flat=True).first()
        return {
            "available": True,
            "documents": documents.count(),
            "last_change": writing.moment(newest).isoformat() if newest else None,
        }

    def _matches(self, tries: Iterable[Iterable[Plan]], request: SearchRequest, chosen: Chosen) -> Matches:
        """The rows of the first way to understand the query that finds enough."""

        def ask(asked: Plan) -> tuple[int, list[tuple]]:
            rows = self._some(asked, request, chosen)
            if not request.selected or len(rows) >= asked.enough:
                return len(rows), rows
            return len(self._fetch(asked, SearchRequest(q=request.q), NOTHING)), rows

        asked, rows = first_that_finds(tries, ask)
        return Matches(rows, asked)

    def _frequent(self, request: SearchRequest, codes: dict[str, list[int]]) -> frozenset[str]:
        """The facets whose choice more documents have than are gathered beside the matches."""
        sizes = sizes_of(self.connection, {facet: codes[facet] for facet in request.selected})
        return frozenset(facet for facet, number in sizes.items() if number > GATHERED)

    def _some(self, asked: Plan, request: SearchRequest, chosen: Chosen) -> list[tuple]:
        """Rows as `_fetch` gives them; of more than are counted, those with the words in the title come first."""
        rows = self._fetch(asked, request, chosen)
        titled = within(asked.expression(), TITLE) if self._counted(request) < len(rows) and not asked.loose else None
        if titled is None or asked.dated:
            return rows
        found = {row[0]: row for row in self._fetch(asked, request, chosen, among=titled)}
        return list((found | {row[0]: row for row in rows if row[0] not in found}).values())[: len(rows)]

    @staticmethod
    def _counted(request: SearchRequest) -> int:
        """How many matches are looked at: all, where the order or a walk needs all."""
        return conf.get("SEARCH_COUNTED") if request.sort == "relevance" and not request.after else sys.maxsize

    def _fetch(
        self, asked: Plan, request: SearchRequest, chosen: Chosen, skip: str = "", among: Expression | None = None
    ) -> list[tuple]:
        """Rows of public matches under the request's filters, but for the facet `skip`; one more than are counted.

        `among` takes the place of the plan's own words.
        """
        dated = () if asked.loose else asked.dated
        if among is not None:
            match = self.dialect.match(among)
        elif asked.loose:
            match = loose.match(self.dialect, asked)
        elif asked.words or not dated:
            match = self.dialect.match(asked.expression())
        else:
            overlap = overlapping(dated[0])
            match, dated = self.dialect.match_or(asked.expression(), *overlap), dated[1:]
        where, params = conditions(request, chosen.codes, skip, chosen.tried)
        for clause in dated:
            overlap, years = overlapping(clause)
            holding, text = self.dialect.ids_sql(clause.expression())
            where, params = f"{where} AND ({overlap} OR d.id IN ({holding}))", [*params, *years, *text]
        if skip:
            columns, head = "d.facets", []
        else:
            keys = asked.title_keys or ("",)
            marks = ", ".join(["%s"] * len(keys))
            order = listing.SORT_COLUMNS.get(request.sort, "0")
            columns = (
                f"d.id, {match.score}, d.facets, d.title_key IN ({marks}), {self.dialect.instr}, {order}, "
                "d.year_from, d.year_to"
            )
            head = [*match.score_params, *keys, asked.written]
        with self.connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {columns} FROM {match.join} WHERE {match.where} AND {where} LIMIT %s",
                [*head, *match.join_params, *match.where_params, *params, min(self._counted(request), 2**62) + 1],
            )
            return cursor.fetchall()

    def _found(self, matches: Matches, request: SearchRequest, chosen: Chosen) -> listing.Found:
        most = self._counted(request)
        more, rows = len(matches.rows) > most, matches.rows[:most]
        matches = Matches(rows, matches.asked)
        counts = {"": listing.counted(map(itemgetter(2), rows))}
        held = dictionary.by_facet(counts[""])
        for facet in request.selected:
            other = self._fetch(matches.asked, request, chosen, skip=facet)
            counts[facet] = listing.counted(map(itemgetter(0), other[:most]))
        first = (request.page - 1) * request.page_size
        last = first + request.page_size
        if request.sort == "relevance":
            scores = self._scores(matches)
            if request.after:
                scores = dict(listing.behind(list(scores.items()), request))
            ordered = self._ranked(scores, matches, request, last, held["venue"])[first:last]
            edge = ordered[-1][::-1] if len(ordered) == request.page_size else None
        else:
            reverse = request.sort in listing.DESCENDING
            valued = listing.behind([(row[0], row[5]) for row in rows], request)
            valued = sorted(valued, key=lambda row: listing.sort_value(row[1], row[0], reverse), reverse=reverse)
            ordered = [(row[0], 0.0) for row in valued[first:last]]
            edge = valued[last - 1][::-1] if len(ordered) == request.page_size else None
        places = with_places(self.connection)
        kept = sum(row[0] in places for row in rows) if places else 0
        years = Years.of(spans_of(map(itemgetter(6, 7), rows)))
        return listing.Found(len(rows), ordered, counts, held, years, kept, edge, more)

    def _ranked(
        self, scores: dict[int, float], matches: Matches, request: SearchRequest, last: int, venues: Sequence[int]
    ):
        """The best matches as (id, score), at least those up to the place `last`; their venues mixed where asked."""
        length = max(last, mixing.PAGE) if mixing.is_mixed(request) else last
        ordered = _foremost(scores, length)
        if not mixing.is_mixed(request) or len(ordered) <= mixing.FIRST or len(venues) < 2:
            return ordered
        foremost = dict(ordered[: mixing.PAGE])
        held = {row[0]: dictionary.venue_of(row[2]) for row in matches.rows if row[0] in foremost}
        head = [mixing.Ranked(document, held[document], score) for document, score in foremost.items()]
        if not mixing.missing(head[: mixing.FIRST], venues):
            return ordered
        best = _best(matches.rows, scores, mixing.missing(head, venues))
        seated = mixing.mixed(head, best, strict=not matches.asked.loose)
        moved = {one.id for one in seated}
        return [*((one.id, one.score) for one in seated), *(one for one in ordered[len(head) :] if one[0] not in moved)]

    def _scores(self, matches: Matches) -> dict[int, float]:
        """Id -> score of every match."""
        asked = matches.asked
        if asked.loose:
            return {row[0]: row[1] for row in matches.rows}
        wanted = ranking.ascending([*ranking.identifier_tiers(asked), *ranking.clause_tiers(asked)])
        tiers = ranking.worth(wanted, self._ids([expression for _, _, expression in wanted]))
        dated = bool(asked.dated) and not asked.loose
        spans = [span for clause in asked.dated for span in clause.spans]
        return {
            row[0]: ranking.squash(row[1] or 0.0)
            + tiers.get(row[0], 0.0)
            + (EXACT_TITLE if row[3] else 0)
            + (WRITTEN if row[4] else 0)
            + (ranking.nearness(row[6], row[7]) if dated and ranking.is_near(row[6], row[7], spans) else 0)
            for row in matches.rows
        }

    def _ids(self, expressions: Sequence[Expression]) -> list[tuple[int, int]]:
        """(place of the expression, id) of all that matches each, public or not; one statement."""
        if not expressions:
            return []
        parts, params = [], []
        for place, expression in enumerate(expressions):
            statement, more = self.dialect.ids_sql(expression, f"{place:d}, ")
            parts.append(statement)
            params += more
        with self.connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), params)
            return cursor.fetchall()

    def _hits(self, page: Sequence[tuple[int, float]], asked: Plan) -> tuple[Hit, ...]:
        cards = self._cards([document for document, _ in page])
        pattern = patterns(asked)
        hits = []
        for document, score in page:
            if document in cards:
                resource = orjson.loads(cards[document])
                hits.append(Hit(resource["id"], resource, highlights(resource, pattern), score))
        return tuple(hits)

    def _parts(self, hits: Sequence[Hit], matches: Matches) -> Counter[str]:
        """How many of the matches are parts of what the hits are parts of."""
        wholes = list({hit.part_of for hit in hits if hit.part_of})
        if not wholes or not matches.rows:
            return Counter()
        with self.connection.cursor() as cursor:
            marks = ", ".join(["%s"] * len(wholes))
            cursor.execute(f"SELECT document_id, whole FROM search_part WHERE whole IN ({marks})", wholes)
            rows = cursor.fetchall()
        found = {row[0] for row in matches.rows}
        return Counter(whole for document, whole in rows if document in found)

    def _cards(self, ids: Sequence[int]) -> dict[int, str]:
        if not ids:
            return {}
        marks = ", ".join(["%s"] * len(ids))
        with self.connection.cursor() as cursor:
            cursor.execute(f"SELECT document_id, data FROM search_card WHERE document_id IN ({marks})", ids)
            return dict(cursor.fetchall())


def _foremost(scores: dict[int, float], number: int) -> list[tuple[int, float]]:
    """So many (id, score) of the highest scores, of equal ones the lower id first."""
    least = heapq.nlargest(number, scores.values())[-1] if len(scores) > number else 0.0
    found = [item for item in scores.items() if item[1] >= least]
    return sorted(found, key=lambda item: (-item[1], item[0]))[:number]


def _best(rows: Sequence[tuple], scores: dict[int, float], venues: Sequence[int]) -> list[mixing.Ranked]:
    """The best match of each of the venues."""
    packed = {venue.to_bytes(4, sys.byteorder): venue for venue in venues}
    best: dict[int, tuple[float, int]] = {}
    for row in rows if packed else ():
        venue = packed.get(row[2][:4])
        if venue is not None:
            place = scores[row[0]], -row[0]
            best[venue] = max(best.get(venue, place), place)
    return [mixing.Ranked(-document, venue, score) for venue, (score, document) in best.items()]
