"""From the outbox and the documents' table to Elasticsearch."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

import orjson
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from . import conf
from .engines import get_engine
from .engines.base import EngineUnavailable
from .engines.breaker import breaker
from .engines.bulk import Batch, Change
from .models import Card, Document, Outbox
from .schema import dynasties_of, flag_names, sounds_of
from .text.folding import key

logger = logging.getLogger(__name__)
NAMES = ("alternative", "creators", "creator_names")


class Stored(NamedTuple):
    """The columns of a document that are sent; rows of them cost a third of what model instances do."""

    pk: int
    resource_id: str
    version: int
    title_key: str
    sort_key: str
    modified: int
    visible_from: int
    visible_until: int
    flags: int
    places_until: int | None


def drain(limit: int = 1000, *, using: str = DEFAULT_DB_ALIAS) -> int:
    """Send up to `limit` changes, oldest first; returns how many left the outbox.

    What is sent is the document as it is now, under its own version, so several workers may drain at once. When the
    server is away nothing is lost and 0 is returned; then it is not asked again before its breaker lets it.
    """
    if conf.get("SEARCH_ENGINE") != "elasticsearch":
        return 0
    rows = list(Outbox.objects.using(using).order_by("pk")[:limit])
    if not rows:
        return 0
    engine = get_engine("elasticsearch", using)
    writing = breaker("Writing to Elasticsearch", conf.get("ELASTICSEARCH_URL"))
    try:
        with writing.asking():
            # the documents are read before the indices are: an index that comes later is filled from what is then there
            refused = engine.write(changes_of(rows, using), engine.targets())
    except EngineUnavailable as error:
        logger.info("%s changes wait: %s", len(rows), error)
        return 0
    for resource_id, reason in refused:
        logger.error("Elasticsearch refused %s: %s", resource_id, reason)
    _forget(rows, using)
    return len(rows)


def _forget(rows: list[Outbox], using: str) -> None:
    """Plain SQL: whoever listens to all deletions would have each row read and reported first."""
    marks = ", ".join(["%s"] * len(rows))
    with connections[using].cursor() as cursor:
        cursor.execute(f"DELETE FROM search_outbox WHERE id IN ({marks})", [row.pk for row in rows])


def drain_all(using: str, batch: int = 1000) -> None:
    """Send what waits until nothing does, or the server takes no more."""
    while drain(batch, using=using):
        pass


def changes_of(rows: Iterable[Outbox], using: str) -> list[Change]:
    """(id, version, document or None) for the resources that the rows name, as the tables have them now."""
    newest: dict[str, int] = {}
    for row in rows:
        newest[row.resource_id] = max(row.version, newest.get(row.resource_id, 0))
    documents = Document.objects.using(using).filter(resource_id__in=list(newest))
    present = {change[0]: change for change in documents_of(documents, using)}
    return [present.get(name) or (name, version, None) for name, version in newest.items()]


def batches(index: str, using: str, *, after: int = 0, size: int = 500) -> Iterator[Batch]:
    """Every document behind the key `after`, in the order of keys, ready for an index; the last key is the mark."""
    columns = ", ".join(f"d.{'id' if name == 'pk' else name}" for name in Stored._fields)
    statement = (
        f"SELECT {columns}, c.data FROM search_document d JOIN search_card c ON c.document_id = d.id "
        "WHERE d.id > %s ORDER BY d.id LIMIT %s"
    )
    while True:
        with connections[using].cursor() as cursor:
            cursor.execute(statement, [after, size])
            rows = cursor.fetchall()
        if not rows:
            return
        after = rows[-1][0]
        batch = Batch(after)
        for row in rows:
            batch.add(index, _change(Stored._make(row[:-1]), row[-1]))
        yield batch


def documents_of(documents: QuerySet[Document], using: str) -> Iterator[Change]:
    """(id, version, JSON text) of stored documents."""
    rows = list(map(Stored._make, documents.values_list(*Stored._fields)))
    cards = Card.objects.using(using).filter(pk__in=[row.pk for row in rows])
    data = dict(cards.values_list("document_id", "data"))
    return (_change(row, data[row.pk]) for row in rows if row.pk in data)


def _change(row: Stored, card: str) -> Change:
    return row.resource_id, row.version, _body(row, card)


def check_of(resource_id: str, version: int) -> int:
    """A number of thirty bits for a version of a resource: sums of eight millions of them are exact in a double."""
    return crc32(f"{resource_id} {version}".encode()) >> 2


def _body(row: Stored, card: str) -> str:
    """The stored JSON with what is made for searching behind it; parsed once, never written anew."""
    resource = orjson.loads(card)
    names = [resource["title"]]
    for name in NAMES:
        names += resource.get(name, ())
    derived = {
        "title_key": row.title_key,
        "sort_key": row.sort_key,
        "stamp": row.modified,
        "opens": row.visible_from,
        "closes": row.visible_until,
        "dynasties": dynasties_of(resource.get("periods", ())),
        "sounds": [" ".join(said) for said in sounds_of(names)],
        "keys": [key(value) for value in (*resource.get("identifiers", ()), resource["id"])],
        "flags": flag_names(row.flags),
        "joinable": row.places_until,
        "row": row.pk,
        "check": check_of(row.resource_id, row.version),
    }
    return f"{card[:-1]},{orjson.dumps(derived).decode()[1:]}"
