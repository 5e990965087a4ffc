"""What people asked lately: the queries on which a change is tried, and the words that must not lose their meaning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from ..tending.models import AskedQuery

DAYS = 30
MOST_QUERIES = 3000
"""Distinct texts that are looked through, the most asked first."""


def recent(touches: Callable[[str], bool]) -> list[tuple[str, int]]:
    """(text, times) of the last thirty days that are touched, most asked first; one statement."""
    since = timezone.localdate() - timedelta(days=DAYS)
    rows = AskedQuery.objects.filter(day__gte=since, asked__gt=0).values_list("text").annotate(times=Sum("asked"))
    return [(text, times) for text, times in rows.order_by("-times", "text")[:MOST_QUERIES] if touches(text)]
