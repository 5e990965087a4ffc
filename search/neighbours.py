"""What is near a resource, whatever the venue: alike, by the same maker, of the same time and place. One query."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections

from . import writing
from .addresses import localise
from .dictionary import code_of
from .query import Hit
from .text.tokens import tokens

WEIGHTS = {"creator": 8, "subject": 3, "material": 2, "period": 1}
"""How near a shared facet value brings two resources; the heaviest shared facet is given as the reason."""
TITLE_WORD, MOST_WORDS = 1, 4
"""How near a shared word of the title brings them, and how many count."""
READ, SOUGHT = 3, 2000
"""Candidates read for each one shown; resources of a time among which those of a place are sought."""
ALIKE, MAKER, THEN_THERE = 0, 1, 2

SQL = """
WITH wanted AS (
    SELECT id + CASE facet {codes} END AS code, facet, CASE facet {weights} END AS weight
    FROM search_facetvalue WHERE {wanted}
), shared AS (
    SELECT p.document_id AS id, SUM(w.weight) AS score, MAX(w.weight) AS best
    FROM wanted w JOIN search_posting p ON p.code = w.code GROUP BY p.document_id
), open AS NOT MATERIALIZED (
    SELECT id, resource_id, online FROM search_document d
    WHERE d.visible_from <= %s AND d.visible_until > %s AND d.resource_id <> %s
), alike AS (
    SELECT {alike} AS kin, o.id, o.resource_id, s.score AS score, s.best AS best, o.online
    FROM shared s JOIN open o ON o.id = s.id ORDER BY s.score DESC, o.online DESC, o.id DESC LIMIT %s
), made AS (
    SELECT DISTINCT {maker} AS kin, o.id, o.resource_id, 0 AS score, {creator} AS best, o.online
    FROM wanted w JOIN search_posting p ON p.code = w.code JOIN open o ON o.id = p.document_id
    WHERE w.facet = 'creator' ORDER BY o.online DESC, o.id DESC LIMIT %s
), then_there AS (
    SELECT {then_there} AS kin, o.id, o.resource_id, 0 AS score, {period} AS best, o.online
    FROM (SELECT p.document_id FROM wanted w JOIN search_posting p ON p.code = w.code
          WHERE w.facet = 'period' ORDER BY p.document_id DESC LIMIT {sought}) p
    JOIN open o ON o.id = p.document_id JOIN search_card c ON c.document_id = o.id
    WHERE {named} ORDER BY o.online DESC, o.id DESC LIMIT %s
), kin AS (SELECT * FROM alike UNION ALL SELECT * FROM made UNION ALL SELECT * FROM then_there)
SELECT n.kin, n.resource_id, n.score, n.best, n.online, n.id, c.data
FROM kin n JOIN search_card c ON c.document_id = n.id
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another public resource, and the facet it shares (`creator`, `subject`, `material`, `period`)."""

    hit: Hit
    reason: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Neighbours in their three ways, nearest first; nothing stands in two of them."""

    by_maker: tuple[Neighbour, ...] = ()
    then_there: tuple[Neighbour, ...] = ()
    alike: tuple[Neighbour, ...] = ()


def kin(
    resource_id: str,
    shared: Mapping[str, Sequence[str]],
    *,
    title: str = "",
    places: Sequence[str] = (),
    limit: int,
    using: str = DEFAULT_DB_ALIAS,
) -> Kin:
    """Up to `limit` public resources each way.

    `shared` holds the values of the facets in `WEIGHTS` that count, `places` what the resource names; without a value
    nothing is near.
    """
    wanted = {facet: list(values) for facet, values in shared.items() if facet in WEIGHTS and values}
    if not wanted:
        return Kin()
    rows = _read(resource_id, wanted, places, limit, using)
    seen: set[str] = set()
    found = {}
    for way in (MAKER, THEN_THERE, ALIKE):
        ordered = sorted((row for row in rows if row.kin == way), key=lambda row: row.place(title))
        if way == THEN_THERE:
            ordered = [row for row in ordered if not set(places).isdisjoint(row.card.get("places", ()))]
        fresh = [row for row in ordered if row.id not in seen][:limit]
        seen |= {row.id for row in fresh}
        found[way] = tuple(row.neighbour() for row in fresh)
    return Kin(found[MAKER], found[THEN_THERE], found[ALIKE])


@dataclass(frozen=True, slots=True)
class _Row:
    kin: int
    id: str
    score: int
    best: int
    online: bool
    document: int
    card: dict

    def place(self, title: str) -> tuple:
        """Sorting key: shared values and words of the title, then what can be seen online, then the newest."""
        words = len({*tokens(title)} & {*tokens(self.card["title"])}) if self.kin == ALIKE else 0
        return (-self.score - TITLE_WORD * min(words, MOST_WORDS), not self.online, -self.document)

    def neighbour(self) -> Neighbour:
        reasons = {weight: facet for facet, weight in WEIGHTS.items()}
        return Neighbour(Hit(self.id, {**self.card, "url": localise(self.card["url"])}), reasons[self.best])


def _read(resource_id: str, wanted: Mapping, places: Sequence[str], limit: int, using: str) -> list[_Row]:
    conditions = " OR ".join(
        f"(facet = '{facet}' AND value IN ({', '.join(['%s'] * len(values))}))" for facet, values in wanted.items()
    )
    sql = SQL.format(
        codes=" ".join(f"WHEN '{facet}' THEN {code_of(facet, 0)}" for facet in wanted),
        weights=" ".join(f"WHEN '{facet}' THEN {WEIGHTS[facet]}" for facet in wanted),
        wanted=conditions,
        named=" OR ".join(["c.data LIKE %s"] * len(places)) or "1 = 0",
        sought=SOUGHT,
        alike=ALIKE,
        maker=MAKER,
        then_there=THEN_THERE,
        creator=WEIGHTS["creator"],
        period=WEIGHTS["period"],
    )
    moment = writing.now()
    named = [f"%{json.dumps(place, ensure_ascii=False)}%" for place in places]
    values = [value for found in wanted.values() for value in found]
    most = limit * READ
    with connections[using].cursor() as cursor:
        cursor.execute(sql, [*values, moment, moment, resource_id, most, most, *named, most])
        return [_Row(*row[:-1], json.loads(row[-1])) for row in cursor.fetchall()]
