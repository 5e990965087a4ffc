"""The reference of an import into PostgreSQL: `COPY` alone, of the same rows, into one table without an index."""

import time

import psycopg
from psycopg import sql

from ..files import EVERY, rows
from .bare import cell


def run(name: str, address: str) -> dict:
    """The rows are read, and their values made texts, before the clock starts."""
    found = list(rows(next(source for source in EVERY if source.name == name)))
    columns = list(found[0])
    values = [[text(row.get(column)) for column in columns] for row in found]
    parts = sql.SQL(", ").join(sql.SQL("{} text").format(sql.Identifier(f"c{n}")) for n in range(len(columns)))
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute(sql.SQL("CREATE TABLE bare ({})").format(parts))
        connection.commit()
        started = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)
        connection.commit()
        seconds = time.perf_counter() - started
        cursor.execute("DROP TABLE bare")
    return {"count": len(values), "seconds": seconds}


def text(value) -> str | None:
    return None if value is None else str(cell(value)).replace("\x00", "")
