"""What no import can be quicker than: the rows that one left in SQLite, written again by the driver alone.

The tables are made anew with their indexes, without what else the city holds; rows are read before the clock starts.
"""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from platform_site.exchange.profiles import get_profile
from platform_site.exchange.shape import Shape, shape_of

CHUNK = 500
"""Rows in one transaction, as many as records in a chunk of an import."""


def run(profile: str, job: int, folder: str) -> dict:
    """Records and seconds of what the import made."""
    model = get_profile(profile).model
    left = [(table, read(f"{table}.{key} IN ({ids})", table)) for table, key, ids in tables(model, job)]
    return {"count": len(left[0][1]), "seconds": written(left, Path(folder) / "rewritten.sqlite3")}


def tables(model, job: int) -> Iterator[tuple[str, str, str]]:
    """(table, column, statement that gives the column's values) of all that the import wrote, the records first."""
    changes = f"FROM exchange_change WHERE job_id = {job} AND kind = 'new'"
    records = f"SELECT object_id {changes}"
    table, label = model._meta.db_table, model._meta.label_lower
    yield table, "id", records
    yield from beneath(shape_of(model), records)
    yield "records_ark", "ark", f"SELECT ark FROM {table} WHERE id IN ({records})"
    yield "records_sourcerow", "id", f"SELECT source_row_id {changes}"
    yield "exchange_change", "id", f"SELECT id {changes}"
    texts = f"SELECT CAST(object_id AS text) {changes}"
    documents = f"SELECT id FROM search_document WHERE model = '{label}' AND object_pk IN ({texts})"
    yield "search_document", "id", documents
    for name in ("search_card", "search_posting", "search_titlekey"):
        yield name, "document_id", documents
    yield "search_fulltext", "rowid", documents


def beneath(shape: Shape, parents: str) -> Iterator[tuple[str, str, str]]:
    for child in shape.children.values():
        table, column = child.model._meta.db_table, child.model._meta.get_field(child.parent).column
        yield table, column, parents
        yield from beneath(child, f"SELECT id FROM {table} WHERE {column} IN ({parents})")


def read(condition: str, table: str) -> list[tuple]:
    with connection.cursor() as cursor:
        return cursor.execute(f"SELECT {', '.join(columns(table))} FROM {table} WHERE {condition}").fetchall()


def columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        names = [row[1] for row in cursor.execute(f"PRAGMA table_info({table})").fetchall()]
    return (["rowid"] if table == "search_fulltext" else []) + [f'"{name}"' for name in names]


def written(left: list[tuple[str, list[tuple]]], path: Path) -> float:
    path.unlink(missing_ok=True)
    target = sqlite3.connect(path)
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "cache_size=-40000"):
        target.execute(f"PRAGMA {pragma}")
    for table, _rows in left:
        for statement in statements(table):
            target.execute(statement)
    seconds = 0.0
    for table, rows in left:
        names = columns(table)
        insert = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        started = time.perf_counter()
        for first in range(0, len(rows), CHUNK):
            with target:
                target.executemany(insert, rows[first : first + CHUNK])
        seconds += time.perf_counter() - started
    target.close()
    return seconds


def statements(table: str) -> list[str]:
    """Those that make the table, then its indexes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sql FROM sqlite_master WHERE tbl_name = %s AND type IN ('table', 'index') AND sql IS NOT NULL "
            "ORDER BY type DESC",
            [table],
        )
        return [row[0] for row in cursor.fetchall()]
