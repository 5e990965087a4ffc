"""What a process sets for itself while it reads and writes rows by the thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

PRAGMAS = {"mmap_size": 0, "cache_size": -40960}
"""No database file mapped into memory, which would count as the process's own, and 40 MB of its pages kept."""


@contextmanager
def bulk_mode() -> Iterator[None]:
    """Rare garbage collection, and less memory for the database: a second process works beside this one."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    before = {name: sqlite_pragma(name) for name in PRAGMAS}
    set_pragmas(PRAGMAS)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        set_pragmas(before)


def set_pragmas(values: dict[str, int | None]) -> None:
    for name, value in values.items():
        sqlite_pragma(name, value)


def sqlite_pragma(name: str, value: int | None = None) -> int | None:
    """Reads a pragma, or sets it; on another database nothing."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={int(value)}")
        row = cursor.fetchone()
    return row[0] if row else None
