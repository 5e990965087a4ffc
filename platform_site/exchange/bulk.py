"""Rows into tables by the thousand: one INSERT a batch from plain dicts, in the field types' own encoding.

A model instance and its clean-up cost more than reading and writing the row together; here a row costs its
encoding only. What signals would do (identifiers, search) is done by the caller for the whole batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.utils import timezone

PLAIN = (models.CharField, models.TextField, models.IntegerField)
BATCH = 400


class BulkInsert:
    """Inserts rows of one model, given as dicts by column attribute (`period_id`); absent ones get their default."""

    def __init__(self, model: type[models.Model]):
        self.fields = [column for column in model._meta.concrete_fields if not isinstance(column, models.AutoField)]
        self.encoders = [None if is_plain(column) else column.get_db_prep_save for column in self.fields]
        quote = connection.ops.quote_name
        names = ", ".join(quote(column.column) for column in self.fields)
        places = ", ".join(["%s"] * len(self.fields))
        table = quote(model._meta.db_table)
        self.sql = f"INSERT INTO {table} ({names}) VALUES ({places})"

    def __call__(self, rows: Iterable[dict[str, Any]]) -> None:
        defaults = self._defaults()
        encoded = []
        for row in rows:
            values = []
            for column, encode, default in zip(self.fields, self.encoders, defaults, strict=True):
                value = row.get(column.attname, MISSING)
                if value is MISSING:
                    values.append(default)
                elif encode is None or value is None:
                    values.append(value)
                else:
                    values.append(encode(value, connection))
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


def is_plain(column: models.Field) -> bool:
    return isinstance(column, PLAIN) and not isinstance(column, models.BooleanField)


def in_batches(keys: Iterable, size: int = BATCH) -> Iterable[list]:
    """Lists of at most `size` keys, small enough for any database's parameter limit."""
    keys = list(keys)
    return (keys[start : start + size] for start in range(0, len(keys), size))
