"""Rows into tables by the thousand: one INSERT a batch from plain dicts, in the field types' own encoding.

A model instance and its clean-up cost more than reading and writing the row together; here a row costs its
encoding only. What signals would do (identifiers, search) is done by the caller for the whole batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import Any

from django.db import connection, models
from django.utils import timezone

PLAIN = (models.CharField, models.TextField, models.IntegerField, models.ForeignKey)
BATCH = 400


class BulkInsert:
    """Inserts rows of one model, given as dicts by column attribute (`period_id`); absent ones get their default."""

    def __init__(self, model: type[models.Model]):
        self.fields = [column for column in model._meta.concrete_fields if not isinstance(column, models.AutoField)]
        self.columns = [(column.attname, encoder_of(column)) for column in self.fields]
        quote = connection.ops.quote_name
        names = ", ".join(quote(column.column) for column in self.fields)
        places = ", ".join(["%s"] * len(self.fields))
        table = quote(model._meta.db_table)
        self.sql = f"INSERT INTO {table} ({names}) VALUES ({places})"

    def __call__(self, rows: Iterable[dict[str, Any]]) -> None:
        defaults = self._defaults()
        columns = [(*column, default) for column, default in zip(self.columns, defaults, strict=True)]
        encoded = []
        for row in rows:
            values = []
            for name, encode, default in columns:
                value = row.get(name, MISSING)
                if value is MISSING:
                    values.append(default)
                else:
                    values.append(value if encode is None or value is None else encode(value))
            encoded.append(values)
        if encoded:
            with connection.cursor() as cursor:
                cursor.executemany(self.sql, encoded)

    def _defaults(self) -> list:
        """The encoded default of each column; the clock stands still for one batch."""
        now = timezone.now()
        found = []
        for column in self.fields:
            timed = getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
            value = now if timed else column.get_default()
            found.append(column.get_db_prep_save(value, connection))
        return found


MISSING = object()


def encoder_of(column: models.Field) -> Callable[[Any], Any] | None:
    """How the column's values reach the database; what repeats from row to row is encoded once."""
    if is_plain(column):
        return None
    encode = partial(column.get_db_prep_save, connection=connection)
    if isinstance(column, models.JSONField):
        empty = {"[]": encode([]), "{}": encode({})}
        return lambda value: encode(value) if value else empty["[]" if isinstance(value, list) else "{}"]
    if isinstance(column, models.BooleanField | models.DateTimeField):
        return lru_cache(maxsize=8)(encode)
    return encode


def is_plain(column: models.Field) -> bool:
    return isinstance(column, PLAIN) and not isinstance(column, models.BooleanField)


def in_batches(keys: Iterable, size: int = BATCH) -> Iterable[list]:
    """Lists of at most `size` keys, small enough for any database's parameter limit."""
    keys = list(keys)
    return (keys[start : start + size] for start in range(0, len(keys), size))
