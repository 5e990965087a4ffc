"""What is near a resource: the same maker, subject or time, whatever the venue. One query."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import DEFAULT_DB_ALIAS, connections

from . import writing
from .addresses import localise
from .dictionary import code_of
from .query import Hit

WEIGHTS = {"creator": 8, "subject": 3, "period": 1}
"""How near a shared facet value brings two resources; the heaviest shared facet is given as the reason."""

SQL = """
WITH shared AS (
    SELECT p.document_id AS id, SUM(v.weight) AS score, MAX(v.weight) AS best
    FROM (SELECT {code} AS code, CASE facet {weights} END AS weight FROM search_facetvalue WHERE {wanted}) v
    JOIN search_posting p ON p.code = v.code
    GROUP BY p.document_id
), nearest AS (
    SELECT d.id, d.resource_id, d.online, s.score, s.best FROM shared s JOIN search_document d ON d.id = s.id
    WHERE d.visible_from <= %s AND d.visible_until > %s AND d.resource_id <> %s
    ORDER BY s.score DESC, d.online DESC, d.id DESC LIMIT %s
)
SELECT n.resource_id, c.data, n.best FROM nearest n JOIN search_card c ON c.document_id = n.id
ORDER BY n.score DESC, n.online DESC, n.id DESC
"""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another public resource, and the facet it shares (`creator`, `subject`, `period`)."""

    hit: Hit
    reason: str


def neighbours(
    resource_id: str, shared: Mapping[str, Sequence[str]], *, limit: int, using: str = DEFAULT_DB_ALIAS
) -> list[Neighbour]:
    """Up to `limit` public resources that share facet values with `resource_id`, nearest first.

    `shared` holds the values of the facets in `WEIGHTS` that count; with none of them nothing is near.
    """
    wanted = {facet: list(values) for facet, values in shared.items() if facet in WEIGHTS and values}
    if not wanted:
        return []
    weights = " ".join(f"WHEN '{facet}' THEN {WEIGHTS[facet]}" for facet in wanted)
    code = " ".join(f"WHEN '{facet}' THEN {code_of(facet, 0)}" for facet in wanted)
    code = f"id + CASE facet {code} END"
    conditions = " OR ".join(
        f"(facet = '{facet}' AND value IN ({', '.join(['%s'] * len(values))}))" for facet, values in wanted.items()
    )
    parameters = [value for values in wanted.values() for value in values]
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(
            SQL.format(code=code, weights=weights, wanted=conditions), [*parameters, moment, moment, resource_id, limit]
        )
        rows = cursor.fetchall()
    reasons = {weight: facet for facet, weight in WEIGHTS.items()}
    return [Neighbour(_hit(name, json.loads(data)), reasons[best]) for name, data, best in rows]


def _hit(resource_id: str, card: dict) -> Hit:
    return Hit(resource_id, {**card, "url": localise(card["url"])})
