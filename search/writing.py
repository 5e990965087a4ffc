"""Writes documents and all that hangs on them in bulk, inside the caller's transaction."""

from __future__ import annotations

import time
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime

import orjson
from django.db import DEFAULT_DB_ALIAS, connections

from . import dictionary
from .dialects import dialect_of
from .models import OPEN, Card, Document, Part, Posting, TitleKey
from .resource import Resource
from .schema import FIELDS, facet_values, flags_of, pinyin_values
from .text.folding import key
from .text.pinyin import initials
from .text.tokens import SEPARATOR, index_line

RESOURCE_FIELDS = tuple(field.name for field in fields(Resource))
KEY_LENGTH = 40
DOCUMENT_COLUMNS = (
    "id", "resource_id", "model", "object_pk", "version", "modified", "visible_from", "visible_until",
    "year_from", "year_to", "online", "flags", "places_until", "title", "title_key", "sort_key", "facets",
)  # fmt: skip
TABLES = {
    "search_document": DOCUMENT_COLUMNS,
    "search_card": ("document_id", "data"),
    "search_posting": ("code", "document_id"),
    "search_titlekey": ("key", "document_id"),
    "search_part": ("document_id", "whole"),
}
PAIRS = frozenset({"search_posting", "search_titlekey"})
"""Tables whose rows are all key: one that is there stays."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a document before it is written again."""

    id: int
    resource_id: str
    version: int
    facets: bytes
    title_key: str


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 of an aware datetime."""
    return int(moment.timestamp() * 1_000_000)


def moment(stored: int) -> datetime:
    """The aware datetime of stored microseconds."""
    return datetime.fromtimestamp(stored / 1_000_000, tz=UTC)


def now() -> int:
    """The version of a change made now."""
    return time.time_ns() // 1000


def last_boundary(using: str = DEFAULT_DB_ALIAS) -> int:
    """The last moment at which a visibility window opened or closed.

    Whatever is visible now was visible then, so a filter by it says the same and stays the same between two changes.
    """
    moment, limited = now(), f"NOT (visible_from = {OPEN} AND visible_until = {-OPEN})"
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT max(boundary) FROM ("
            f"SELECT max(visible_from) AS boundary FROM search_document WHERE {limited} AND visible_from <= %s "
            f"UNION ALL SELECT max(visible_until) FROM search_document WHERE {limited} AND visible_until <= %s) b",
            [moment, moment],
        )
        found = cursor.fetchone()[0]
    return OPEN if found is None else found


def to_json(resource: Resource) -> str:
    """The Resource as JSON, dates in ISO 8601; empty fields are left out."""
    data = {}
    for name in RESOURCE_FIELDS:
        value = getattr(resource, name)
        if isinstance(value, datetime):
            value = value.isoformat()
        if value or value == 0 and value is not False:
            data[name] = value
    return orjson.dumps(data).decode()


def store(label: str, items: Sequence[tuple[object, Resource | None]], using: str = DEFAULT_DB_ALIAS) -> list[tuple]:
    """Write the resources of rows of one model; None removes the row's document.

    `items` are (primary key of the row, its Resource). Returns (resource id, version, removed?) of each change, for
    the outbox. Must run inside a transaction of the caller.
    """
    connection = connections[using]
    wanted = [(str(pk), resource) for pk, resource in items]
    known = _known(label, [pk for pk, _ in wanted], using)
    present = [(pk, resource) for pk, resource in wanted if resource is not None]
    holders = _holders({resource.id: pk for pk, resource in present}, known, using)
    gone = [known[pk] for pk, resource in wanted if resource is None and pk in known]
    moved = [known[pk] for pk, resource in present if pk in known and known[pk].resource_id != resource.id]
    stamp = now()
    changes = [(old.resource_id, max(stamp, old.version + 1), True) for old in (*gone, *moved)]
    with connection.cursor() as cursor:
        _remove(cursor, dialect_of(connection), [*gone, *holders])
        changes += _write(cursor, dialect_of(connection), label, present, known, stamp, using)
    return changes


def remove(documents: Iterable[Document], using: str = DEFAULT_DB_ALIAS) -> list[tuple]:
    """Remove stored documents; returns the changes as `store` does."""
    stamp, connection = now(), connections[using]
    gone = [_from_document(document) for document in documents]
    with connection.cursor() as cursor:
        _remove(cursor, dialect_of(connection), gone)
    return [(old.resource_id, max(stamp, old.version + 1), True) for old in gone]


def _from_document(document: Document) -> Known:
    return Known(document.pk, document.resource_id, document.version, bytes(document.facets), document.title_key)


def _known(label: str, pks: Sequence[str], using: str) -> dict[str, Known]:
    if not pks:
        return {}
    rows = _stored("model = %s AND object_pk", [label], pks, using)
    return {row[0]: Known(*row[1:4], bytes(row[4]), row[5]) for row in rows}


def _holders(ids: dict[str, str], known: dict[str, Known], using: str) -> list[Known]:
    """Documents of other rows that hold an id which one of ours now has."""
    if not ids:
        return []
    own = {old.id for old in known.values()}
    rows = _stored("resource_id", [], list(ids), using)
    return [Known(*row[1:4], bytes(row[4]), row[5]) for row in rows if row[1] not in own]


def _stored(condition: str, params: list, values: Sequence[str], using: str) -> list[tuple]:
    """Rows of documents whose last named column is among the values; plain SQL, for an import asks by thousands."""
    marks = ", ".join(["%s"] * len(values))
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT object_pk, id, resource_id, version, facets, title_key FROM search_document "
            f"WHERE {condition} IN ({marks})",
            [*params, *values],
        )
        return cursor.fetchall()


def _remove(cursor, dialect, gone: Sequence[Known]) -> None:
    if not gone:
        return
    ids = [old.id for old in gone]
    dialect.delete(cursor, ids)
    _delete_postings(cursor, dialect, [(value, old.id) for old in gone for value in set(array("I", old.facets))])
    for model in (TitleKey, Part, Card):
        _forget(cursor, model, ids)
    cursor.executemany("DELETE FROM search_document WHERE id = %s", [(document,) for document in ids])


def _forget(cursor, model, ids: Sequence[int]) -> None:
    statement = f"DELETE FROM {model._meta.db_table} WHERE document_id = %s"
    cursor.executemany(statement, [(document,) for document in ids])


def _delete_postings(cursor, dialect, rows: list[tuple[int, int]]) -> None:
    statement = f"DELETE FROM {Posting._meta.db_table} WHERE code = %s AND document_id = %s"
    if rows:
        cursor.executemany(statement, rows)
        dialect.tally(cursor, {code: -number for code, number in Counter(code for code, _ in rows).items()})


def _write(cursor, dialect, label, present, known, stamp, using) -> list[tuple]:
    """Upsert the documents with their cards, postings, title keys and tokens."""
    if not present:
        return []
    carried = [facet_values(resource) for _, resource in present]
    codes = dictionary.codes_for(carried, [resource for _, resource in present], using)
    fresh = iter(dialect.new_ids(cursor, sum(pk not in known for pk, _ in present)))
    new, again = Batch(), Batch()
    for (pk, resource), values in zip(present, carried, strict=True):
        old = known.get(pk)
        facets = array("I", (codes[facet, value] for facet, found in values.items() for value in found))
        if flags := flags_of(resource):
            facets.append(dictionary.code_of("flags", flags))
        if old:
            again.add(label, pk, resource, old, old.id, facets, stamp)
        else:
            new.add(label, pk, resource, None, next(fresh), facets, stamp)
    new.insert(cursor, dialect)
    again.replace(cursor, dialect)
    return new.changes + again.changes


class Batch:
    """Rows of all tables for some documents, gathered first and written table by table."""

    def __init__(self) -> None:
        self.documents: list[tuple] = []
        self.cards: list[tuple] = []
        self.postings: list[tuple[int, int]] = []
        self.stale_postings: list[tuple[int, int]] = []
        self.title_keys: list[tuple[str, int]] = []
        self.parts: list[tuple[int, str]] = []
        self.lines: list[tuple[int, list[str]]] = []
        self.changes: list[tuple] = []

    def add(self, label, pk, resource: Resource, old: Known | None, document: int, facets: array, stamp: int) -> None:
        """Prepare one document."""
        version = max(stamp, old.version + 1) if old else stamp
        title_key = key(resource.title)[:255]
        sounds = pinyin_values(resource)
        title_sound = sounds[0] if sounds else []
        self.changes.append((resource.id, version, False))
        self.documents.append(
            (
                document,
                resource.id,
                label,
                pk,
                version,
                microseconds(resource.modified),
                microseconds(resource.visible_from) if resource.visible_from else OPEN,
                microseconds(resource.visible_until) if resource.visible_until else -OPEN,
                resource.year_from,
                resource.year_to,
                bool(resource.online),
                flags_of(resource),
                microseconds(resource.places_until) if resource.places_until else None,
                resource.title[:255],
                title_key,
                (" ".join(title_sound) or title_key)[:64],
                facets.tobytes(),
            )  # fmt: skip
        )
        self.cards.append((document, to_json(resource)))
        self._postings(document, old, facets)
        if resource.part_of:
            self.parts.append((document, resource.part_of))
        keys = {title_key[:KEY_LENGTH], "".join(title_sound)[:KEY_LENGTH], initials(title_sound)[:KEY_LENGTH]}
        self.title_keys.extend((name, document) for name in keys if name)
        self.lines.append((document, lines_of(resource, sounds)))

    def _postings(self, document: int, old: Known | None, facets: array) -> None:
        before = set(array("I", old.facets)) if old else set()
        self.postings.extend((value, document) for value in dict.fromkeys(facets) if value not in before)
        self.stale_postings.extend((value, document) for value in before.difference(facets))

    def insert(self, cursor, dialect) -> None:
        """Write what was gathered of new documents."""
        if not self.documents:
            return
        for table, rows in self._rows():
            dialect.insert(cursor, table, TABLES[table], rows)
        dialect.tally(cursor, Counter(code for code, _ in self.postings))
        dialect.write(cursor, self.lines)

    def replace(self, cursor, dialect) -> None:
        """Write what was gathered of documents that are there."""
        if not self.documents:
            return
        _delete_postings(cursor, dialect, self.stale_postings)
        for model in (TitleKey, Part):
            _forget(cursor, model, [row[0] for row in self.documents])
        for table, rows in self._rows():
            cursor.executemany(_upsert(table), rows)
        dialect.tally(cursor, Counter(code for code, _ in self.postings))
        dialect.write_again(cursor, self.lines)

    def _rows(self) -> list[tuple[str, list[tuple]]]:
        every = zip(TABLES, (self.documents, self.cards, self.postings, self.title_keys, self.parts), strict=True)
        return [(table, rows) for table, rows in every if rows]


def _upsert(table: str) -> str:
    columns = TABLES[table]
    key, *others = columns
    settings = ", ".join(f"{name} = excluded.{name}" for name in others)
    conflict = "DO NOTHING" if table in PAIRS else f"({key}) DO UPDATE SET {settings}"
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT {conflict}"


def lines_of(resource: Resource, sounds: list[list[str]]) -> list[str]:
    """The token lines of a resource: each field, then pinyin, then identifiers."""
    lines = [index_line(field.values(resource)) for field in FIELDS]
    lines.append(f" {SEPARATOR} ".join(" ".join(said) for said in sounds))
    lines.append(" ".join(filter(None, map(key, (*resource.identifiers, resource.id)))))
    return lines
