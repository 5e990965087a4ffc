"""From the outbox and the documents' table to Elasticsearch."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

from django.db import DEFAULT_DB_ALIAS

from . import conf
from .engines import get_engine
from .engines.base import EngineUnavailable
from .models import Card, Document, Outbox
from .schema import sounds_of
from .text.folding import key

logger = logging.getLogger(__name__)


def drain(limit: int = 1000, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Send up to `limit` changes, oldest first; returns how many left the outbox.

    What is sent is the document as it is now, under its own version, so several workers may drain at once. When the
    server is away nothing is lost and 0 is returned.
    """
    if conf.get("SEARCH_ENGINE") != "elasticsearch":
        return 0
    rows = list(Outbox.objects.using(using).order_by("pk")[:limit])
    if not rows:
        return 0
    engine = get_engine("elasticsearch", using)
    try:
        refused = engine.write(changes_of(rows, using), engine.targets())
    except EngineUnavailable as error:
        logger.warning("Elasticsearch is away, %s changes wait: %s", len(rows), error)
        return 0
    for resource_id, reason in refused:
        logger.error("Elasticsearch refused %s: %s", resource_id, reason)
    Outbox.objects.using(using).filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def changes_of(rows: Iterable[Outbox], using: str) -> list[tuple[str, int, dict | None]]:
    """(id, version, document or None) for the resources that the rows name, as the tables have them now."""
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.resource_id] = max(row.version, newest.get(row.resource_id, 0))
    documents = Document.objects.using(using).filter(resource_id__in=list(newest))
    present = {resource_id: (version, body) for resource_id, version, body in documents_of(list(documents), using)}
    return [
        (resource_id, *present[resource_id]) if resource_id in present else (resource_id, version, None)
        for resource_id, version in newest.items()
    ]


def all_documents(using: str, batch: int = 500, since: int = 0) -> Iterator[tuple[str, int, dict]]:
    """Every document, or those of a version from `since` on, walked by key."""
    last = 0
    while True:
        rows = Document.objects.using(using).filter(pk__gt=last, version__gte=since).order_by("pk")[:batch]
        documents = list(rows)
        if not documents:
            return
        yield from documents_of(documents, using)
        last = documents[-1].pk


def documents_of(documents: list[Document], using: str) -> Iterator[tuple[str, int, dict]]:
    """(id, version, body) of stored documents."""
    cards = Card.objects.using(using).in_bulk([document.pk for document in documents])
    for document in documents:
        if document.pk in cards:
            yield document.resource_id, document.version, _body(document, cards[document.pk].resource)


def _body(document: Document, resource: dict) -> dict:
    names = (resource["title"], *_list(resource, "alternative", "creators", "creator_names"))
    return {
        **resource,
        "title_key": document.title_key,
        "sort_key": document.sort_key,
        "stamp": document.modified,
        "opens": document.visible_from,
        "closes": document.visible_until,
        "sounds": [" ".join(said) for said in sounds_of(names)],
        "keys": [key(value) for value in (*resource.get("identifiers", ()), resource["id"])],
    }


def _list(resource: dict, *names: str) -> list[str]:
    return [value for name in names for value in resource.get(name, ())]
