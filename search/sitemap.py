"""Addresses of all public records for crawlers, in parts, walked by key so that a million need no memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from django.core.cache import cache
from django.db import DEFAULT_DB_ALIAS, connections

from . import conf, writing

PART = 45_000
"""Addresses a part begins with; the last one may grow to the protocol's 50,000 before it is divided anew."""
KEPT = 600
"""Seconds that the borders of the parts are kept; what stands between them is read anew each time."""
PUBLIC = "d.resource_id NOT LIKE 'page:%%' AND d.visible_from <= %s AND d.visible_until > %s"


def borders(size: int = PART, using: str = DEFAULT_DB_ALIAS) -> list[int]:
    """The first key of each part; empty when there is no public record."""
    name = f"search-sitemap-{using}-{size}"
    found = cache.get(name)
    if found is None:
        moment = writing.now()
        with connections[using].cursor() as cursor:
            cursor.execute(
                "SELECT n.id FROM (SELECT d.id AS id, row_number() OVER (ORDER BY d.id) - 1 AS place "
                f"FROM search_document d WHERE {PUBLIC}) n WHERE n.place %% %s = 0 ORDER BY n.id",
                [moment, moment, size],
            )
            found = [row[0] for row in cursor.fetchall()]
        cache.set(name, found, KEPT)
    return found


def entries(part: int, size: int = PART, using: str = DEFAULT_DB_ALIAS) -> Iterator[tuple[str, datetime]]:
    """(path, last change) of the records of a part that are public now. Raises IndexError for an unknown part."""
    first = borders(size, using)
    start = first[part]
    end = first[part + 1] if part + 1 < len(first) else None
    return _walked(start, end, using)


def _walked(start: int, end: int | None, using: str) -> Iterator[tuple[str, datetime]]:
    last, batch = start - 1, conf.get("SEARCH_BATCH")
    below = "" if end is None else " AND d.id < %s"
    while True:
        moment = writing.now()
        with connections[using].cursor() as cursor:
            cursor.execute(
                "SELECT d.id, d.modified, c.data FROM search_document d JOIN search_card c ON c.document_id = d.id "
                f"WHERE d.id > %s{below} AND {PUBLIC} ORDER BY d.id LIMIT %s",
                [last, *([] if end is None else [end]), moment, moment, batch],
            )
            rows = cursor.fetchall()
        for _id, modified, data in rows:
            yield json.loads(data)["url"], writing.moment(modified)
        if len(rows) < batch:
            return
        last = rows[-1][0]
