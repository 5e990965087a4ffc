"""The references of an import: pymarc alone, and `executemany` alone, on the same file."""

import gzip
import json
import sqlite3
import time
from pathlib import Path

import pymarc

from ..files import EVERY, MARC, rows


def run(name: str, folder: str) -> dict:
    source = next(source for source in EVERY if source.name == name)
    count, seconds = parsed() if source == MARC else inserted(source, Path(folder) / "bare.sqlite3")
    return {"count": count, "seconds": seconds}


def parsed() -> tuple[int, float]:
    started = time.perf_counter()
    with gzip.open(MARC.file) as stream:
        count = sum(1 for _record in pymarc.MARCReader(stream, to_unicode=True, permissive=True))
    return count, time.perf_counter() - started


def inserted(source, path: Path) -> tuple[int, float]:
    """The rows are read before the clock starts."""
    found = list(rows(source))
    columns = list(found[0])
    values = [tuple(cell(row.get(column)) for column in columns) for row in found]
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute(f"CREATE TABLE bare ({', '.join(f'c{number}' for number in range(len(columns)))})")
    started = time.perf_counter()
    with connection:
        connection.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(columns))})", values)
    seconds = time.perf_counter() - started
    connection.close()
    return len(values), seconds


def cell(value):
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
