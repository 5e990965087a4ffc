"""What is done once a night, when the city sleeps."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from . import conf
from .models import Upkeep

FROM, UNTIL = 2, 5
"""Hours of the night, local time."""
LATEST = timedelta(hours=30)
"""Where nobody worked at night it is done by day."""
NOT_AGAIN = timedelta(hours=12)


def is_due(now: datetime | None = None, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether the index should be compared with the database now."""
    if conf.get("SEARCH_ENGINE") != "elasticsearch":
        return False
    now = timezone.localtime(now)
    begun = Upkeep.objects.using(using).filter(kind=Upkeep.RECONCILE).order_by("-pk")
    last = begun.values_list("started", flat=True).first()
    if last and now - last < NOT_AGAIN:
        return False
    if FROM <= now.hour < UNTIL:
        return True
    first = Upkeep.objects.using(using).order_by("pk").values_list("started", flat=True).first()
    return bool((last or first) and now - (last or first) > LATEST)
