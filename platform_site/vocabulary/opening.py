"""Tells the search which institutions have their doors open now; their hours stay in the cache for a few minutes."""

from django.core.cache import cache
from django.utils import timezone

from search import opening

from .models import Institution

HOURS_KEY = "vocabulary.hours"
SECONDS = 300


@opening.register
def open_institutions() -> list[str]:
    """Codes of the institutions that are open at this moment."""
    now = timezone.now()
    return [code for code, hours in _hours().items() if Institution(opening_hours=hours).is_open(now)]


def _hours() -> dict[str, dict]:
    """Code -> opening hours, of those that have any."""
    found = cache.get(HOURS_KEY)
    if found is None:
        rows = Institution.objects.order_by().values_list("code", "opening_hours")
        found = {code: hours for code, hours in rows if hours}
        cache.set(HOURS_KEY, found, SECONDS)
    return found


def forget_hours(**_kwargs) -> None:
    """An institution was saved or deleted."""
    cache.delete(HOURS_KEY)
