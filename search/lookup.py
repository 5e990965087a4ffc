"""Public resources by their identifiers, as a result shows them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import OuterRef, Subquery

from . import writing
from .addresses import localise
from .models import Card, Document
from .query import Hit


def hits_of(ids: Iterable[str]) -> list[Hit]:
    """The resources of those ids that are public now, in the order asked; one query, none for no ids."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    moment = writing.now()
    cards = Card.objects.filter(pk=OuterRef("pk")).values("data")
    found = Document.objects.visible_at(moment).filter(resource_id__in=wanted)
    data = dict(found.annotate(card=Subquery(cards)).values_list("resource_id", "card"))
    resources = {name: json.loads(card) for name, card in data.items() if card}
    return [
        Hit(name, {**resources[name], "url": localise(resources[name]["url"])}) for name in wanted if name in resources
    ]


def hits_at(documents: list[int], using: str = DEFAULT_DB_ALIAS) -> list[Hit]:
    """The resources of documents that are public now, by the numbers of their rows; their addresses as stored."""
    if not documents:
        return []
    moment, marks = writing.now(), ", ".join(["%s"] * len(documents))
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT d.resource_id, c.data FROM search_document d JOIN search_card c ON c.document_id = d.id "
            f"WHERE d.id IN ({marks}) AND d.visible_from <= %s AND d.visible_until > %s",
            [*documents, moment, moment],
        )
        return [Hit(name, json.loads(data)) for name, data in cursor.fetchall()]
