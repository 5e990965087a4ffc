"""What a process sets for itself while it reads and writes rows by the thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def bulk_mode() -> Iterator[None]:
    """Rare garbage collection, and no database file mapped into memory, which would count as the process's own."""
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    mapped = sqlite_pragma("mmap_size")
    sqlite_pragma("mmap_size", 0)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()
        sqlite_pragma("mmap_size", mapped)


def sqlite_pragma(name: str, value: int | None = None) -> int | None:
    """Reads a pragma, or sets it; on another database nothing."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}" if value is None else f"PRAGMA {name}={int(value)}")
        row = cursor.fetchone()
    return row[0] if row else None
