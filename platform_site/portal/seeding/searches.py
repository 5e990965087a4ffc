"""What the demo city's staff finds under “检索维护”: judged queries, and a month of made-up queries (示例)."""

from datetime import timedelta

from django.utils import timezone

from search.judged import load_entries
from search.query import SearchRequest
from search.tending.models import AskedQuery
from search.views import run_search

from . import files

DAYS = 10
"""The days before today over which the queries are spread."""


def seed_searches() -> int:
    """Judged queries and, where nobody has asked anything yet, queries; gives the number of judged ones made."""
    found = files.read(None, "searches.json", {})
    if not AskedQuery.objects.exists():
        AskedQuery.objects.bulk_create(row for line in found.get("asked", ()) for row in _rows(*line))
    return load_entries(found.get("judged", ())).made


def _rows(text: str, times: int, clicked: int, venue: str) -> list[AskedQuery]:
    """The searches of one text, spread over the days, with what they find in the demo city."""
    result = run_search(SearchRequest(q=text, venue=(venue,) if venue else ()))
    today, rows = timezone.localdate(), []
    for day in range(min(DAYS, times)):
        asked = times // DAYS + (day < times % DAYS)
        rows.append(
            AskedQuery(
                day=today - timedelta(days=day),
                text=text,
                venue=venue,
                language="zh-hans",
                engine=result.engine,
                asked=asked,
                empty=0 if result.total else asked,
                partial=asked if result.total and result.relaxed else 0,
                clicked=min(asked, clicked // DAYS + (day < clicked % DAYS)) if result.total else 0,
                results=result.total,
            )
        )
    return rows
