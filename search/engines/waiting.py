"""What the server still shows, because its worker has not told it yet, though it is public no more."""

from __future__ import annotations

from django.db import DEFAULT_DB_ALIAS, connections

from .. import writing
from .base import EngineUnavailable

MOST = 1000
"""More ids than this are not sent along with a query."""
SQL = """
SELECT DISTINCT o.resource_id FROM search_outbox o LEFT JOIN search_document d ON d.resource_id = o.resource_id
WHERE d.id IS NULL OR d.visible_from > %s OR d.visible_until <= %s LIMIT %s
"""


def hidden(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """Ids of resources that wait to be taken from the index; one query.

    An answer without them is right from the moment of the change, whether or not a worker runs. Raises
    EngineUnavailable when they are too many to name: then the tables answer, which are always right.
    """
    moment = writing.now()
    with connections[using].cursor() as cursor:
        cursor.execute(SQL, [moment, moment, MOST + 1])
        found = [row[0] for row in cursor.fetchall()]
    if len(found) > MOST:
        raise EngineUnavailable("more is waiting to be taken from the index than a query can leave out")
    return found
