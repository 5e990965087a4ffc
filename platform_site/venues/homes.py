"""Opening hours of the venues, kept in the cache for a few minutes."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Institution

HOURS_KEY = "venues.institutions"
SECONDS = 300


def institutions() -> dict[str, list[Institution]]:
    """The institutions of each venue, in the order of their tree."""
    found = cache.get(HOURS_KEY)
    if found is None:
        found = {}
        for institution in Institution.objects.exclude(venue="").order_by("path"):
            found.setdefault(institution.venue, []).append(institution)
        cache.set(HOURS_KEY, found, SECONDS)
    return found


def institutions_of(slug: str) -> list[Institution]:
    """The institutions that the venue federates, the first one first."""
    return institutions().get(slug, [])


def first_institutions() -> dict[str, Institution]:
    """The first institution of each venue."""
    return {slug: listed[0] for slug, listed in institutions().items()}


def open_text(at) -> dict[str, str]:
    """`{venue slug: "今日 9:00–17:00 开放"}` for the day of `at`."""
    return {slug: hours_text(institution, at) for slug, institution in first_institutions().items()}


def open_now(at) -> set[str]:
    """Slugs of the venues whose doors are open at that moment."""
    return {slug for slug, institution in first_institutions().items() if institution.is_open(at)}


def hours_text(institution: Institution, at) -> str:
    """One line on that day's opening hours; empty where none are known."""
    if not institution.opening_hours:
        return ""
    spans = institution.hours_on(at)
    if not spans:
        return _("今日闭馆")
    listed = _("、").join(f"{start.lstrip('0')}–{end.lstrip('0')}" for start, end in spans)
    if institution.is_open(at):
        return _("今日 %(hours)s · 开放中") % {"hours": listed}
    if timezone.localtime(at).strftime("%H:%M") < spans[0][0]:
        return _("今日 %(hours)s 开放") % {"hours": listed}
    return _("今日已闭馆（%(hours)s）") % {"hours": listed}


def forget_hours(**_kwargs) -> None:
    cache.delete(HOURS_KEY)
