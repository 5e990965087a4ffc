"""Tells the search which institutions have their doors open now, worked out once a minute."""

from django.core.cache import cache
from django.utils import timezone

from search import opening

from .models import Institution

OPEN_KEY = "vocabulary.open"
MINUTE = 60


@opening.register
def open_institutions() -> list[str]:
    """Codes of the institutions that are open at this moment."""
    now = timezone.now()
    minute = int(now.timestamp()) // MINUTE
    of_minute, codes = cache.get(OPEN_KEY) or (None, [])
    if of_minute != minute:
        rows = Institution.objects.order_by().values_list("code", "opening_hours")
        codes = [code for code, hours in rows if hours and Institution(opening_hours=hours).is_open(now)]
        cache.set(OPEN_KEY, (minute, codes), MINUTE)
    return codes


def forget_hours(**_kwargs) -> None:
    """An institution was saved or deleted."""
    cache.delete(OPEN_KEY)
