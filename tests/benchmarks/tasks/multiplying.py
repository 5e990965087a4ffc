"""Many documents out of some: the stored ones again and again, with other ids and titles, straight into the tables."""

from django.db import connection, transaction

CHANGED = {
    "search_document": {
        "id": "id + {shift}",
        "resource_id": "resource_id || '-{copy}'",
        "object_pk": "object_pk || '-{copy}'",
        "title": "title || ' {copy}'",
        "title_key": "title_key || '{copy}'",
    },
    "search_card": {
        "document_id": "document_id + {shift}",
        "data": "json_set(data, '$.id', json_extract(data, '$.id') || '-{copy}', "
        "'$.title', json_extract(data, '$.title') || ' {copy}')",
    },
    "search_posting": {"document_id": "document_id + {shift}"},
    "search_titlekey": {"document_id": "document_id + {shift}", "key": "key || '{copy}'"},
    "search_fulltext": {"rowid": "rowid + {shift}", "title": "title || ' {copy}'"},
}


def run(size: int) -> dict:
    """Multiplies what there is to `size` documents at least; SQLite."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(id) FROM search_document")
        there, shift = cursor.fetchone()
        for copy in range(1, -(-size // there)):
            with transaction.atomic():
                for table, changed in CHANGED.items():
                    cursor.execute(statement(cursor, table, changed, shift * copy, copy, shift))
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM search_document")
        return {"documents": cursor.fetchone()[0]}


def statement(cursor, table: str, changed: dict[str, str], shift: int, copy: int, last: int) -> str:
    cursor.execute(f"SELECT name FROM pragma_table_info('{table}')")
    columns = [row[0] for row in cursor.fetchall()]
    if "rowid" in changed:
        columns = ["rowid", *columns]
    values = [changed.get(name, f'"{name}"').format(shift=shift, copy=copy) for name in columns]
    key = next(name for name in ("rowid", "id", "document_id") if name in changed)
    names = ", ".join(name if name == "rowid" else f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM {table} WHERE {key} <= {last}"
