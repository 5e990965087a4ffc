"""Rows into tables by the thousand: one statement a batch from plain dicts, in the field types' own encoding.

A model instance and its clean-up cost more than reading and writing the row together; here a row costs its
encoding only. What signals would do (identifiers, search) is done by the caller for the whole batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from django.db import connection, models
from django.utils import timezone

from search.dialects import dialect_of

PLAIN = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
BATCH = 900
"""Keys in one statement: SQLite may take no more than 999 values."""


class BulkInsert:
    """Inserts rows of one model, given as dicts by column attribute (`period_id`); absent ones get their default.

    With `keyed` the rows bring their primary keys (see `allocate`).
    """

    def __init__(self, model: type[models.Model], *, keyed: bool = False):
        self.fields = [
            column for column in model._meta.concrete_fields if keyed or not isinstance(column, models.AutoField)
        ]
        self.places = {column.attname: (place, encoder_of(column)) for place, column in enumerate(self.fields)}
        quote = connection.ops.quote_name
        self.table, self.columns = quote(model._meta.db_table), [quote(column.column) for column in self.fields]

    def __call__(self, rows: Iterable[dict[str, Any]]) -> None:
        defaults, places, encoded = self._defaults(), self.places, []
        for row in rows:
            values = defaults.copy()
            for name, value in row.items():
                if name in places:
                    place, encode = places[name]
                    values[place] = value if encode is None or value is None else encode(value)
            encoded.append(values)
        if encoded:
            with connection.cursor() as cursor:
                dialect_of(connection).insert(cursor, self.table, self.columns, encoded)

    def _defaults(self) -> list:
        """The encoded default of each column; the clock stands still for one batch."""
        now = timezone.now()
        found = []
        for column in self.fields:
            timed = getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
            value = now if timed else column.get_default()
            found.append(column.get_db_prep_save(value, connection))
        return found


class BulkUpdate:
    """Updates some columns of many rows by primary key, in one statement. `columns` are column attributes."""

    def __init__(self, model: type[models.Model], columns: Iterable[str]):
        by_name = {column.attname: column for column in model._meta.concrete_fields}
        self.columns = [(name, encoder_of(by_name[name])) for name in columns]
        quote = connection.ops.quote_name
        settings = ", ".join(f"{quote(by_name[name].column)} = %s" for name, _encode in self.columns)
        key = quote(model._meta.pk.column)
        self.sql = f"UPDATE {quote(model._meta.db_table)} SET {settings} WHERE {key} = %s"

    def __call__(self, rows: Iterable[tuple[int, dict[str, Any]]]) -> None:
        """`rows` are (primary key, values of every column)."""
        encoded = [
            [
                *(
                    value if encode is None or value is None else encode(value)
                    for value, encode in ((values[name], encode) for name, encode in self.columns)
                ),
                pk,
            ]
            for pk, values in rows
        ]
        if encoded:
            with connection.cursor() as cursor:
                cursor.executemany(self.sql, encoded)


def update_many(model: type[models.Model], rows: dict[int, dict[str, Any]]) -> None:
    """Updates rows by key, each with its own set of columns: one statement for each set that occurs."""
    by_columns: dict[tuple[str, ...], list] = {}
    for pk, values in rows.items():
        by_columns.setdefault(tuple(sorted(values)), []).append((pk, values))
    for columns, items in by_columns.items():
        BulkUpdate(model, columns)(items)


def allocate(model: type[models.Model], count: int) -> list[int]:
    """So many primary keys that no row has or had, rising. Call it inside the transaction that uses them.

    On SQLite the write lock, which every transaction takes at its start, keeps others from the same keys.
    """
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            last = (cursor.fetchone() or [0])[0]
            return list(range(last + 1, last + 1 + count))
        sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        cursor.execute(sequence, [connection.ops.quote_name(table), model._meta.pk.column, count])
        return sorted(row[0] for row in cursor.fetchall())


def encoder_of(column: models.Field) -> Callable[[Any], Any] | None:
    """How the column's values reach the database; what repeats from row to row is encoded once."""
    if is_plain(column):
        return None
    encode = partial(column.get_db_prep_save, connection=connection)
    if isinstance(column, models.JSONField):
        empty = {"[]": encode([]), "{}": encode({})}
        return lambda value: (
            encode(value)
            if value or not isinstance(value, list | dict)
            else empty[("{}", "[]")[isinstance(value, list)]]
        )
    if isinstance(column, models.BooleanField | models.DateTimeField):
        return lru_cache(maxsize=8)(encode)
    return encode


def is_plain(column: models.Field) -> bool:
    return isinstance(column, PLAIN) and not isinstance(column, models.BooleanField)


def in_batches(keys: Iterable, size: int = BATCH) -> Iterable[list]:
    """Lists of at most `size` keys, small enough for any database's parameter limit."""
    keys = list(keys)
    return (keys[start : start + size] for start in range(0, len(keys), size))
