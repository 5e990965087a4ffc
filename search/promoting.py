"""What the staff recommends for a query: shown before the results, outside their count, under the same filters."""

from __future__ import annotations

import json

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from . import dictionary
from .engines.filters import conditions
from .query import Hit, SearchRequest
from .tending import rules


def promoted(request: SearchRequest, using: str = DEFAULT_DB_ALIAS) -> tuple[Hit, ...]:
    """The recommended resources of a query that are public now and pass its filters, on the first page by relevance.

    `hit.reason` says why; addresses as stored. No statement where nothing is recommended.
    """
    if not request.q or request.page > 1 or request.sort != "relevance":
        return ()
    wanted = dict(rules.current().promoted(request.q, timezone.localdate()))
    if not wanted:
        return ()
    where, params = conditions(request, dictionary.codes_of(request.selected, using))
    marks = ", ".join(["%s"] * len(wanted))
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT d.resource_id, c.data FROM search_document d JOIN search_card c ON c.document_id = d.id "
            f"WHERE d.resource_id IN ({marks}) AND {where}",
            [*wanted, *params],
        )
        cards = {name: {**json.loads(data), "part_of": ""} for name, data in cursor.fetchall()}
    return tuple(Hit(name, {**cards[name], "reason": reason}) for name, reason in wanted.items() if name in cards)
