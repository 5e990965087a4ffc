"""The chronology as a line of time: what is held of each dynasty, and of the reigns within it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from platform_site.vocabulary.models import Period
from search.browsing import Counted

from .bars import Bar, measured, search_url


def timeline(counted: list[Counted], venue: str) -> tuple[Bar, ...]:
    """Dynasties in their order in time, each with its reigns; what no chronology knows comes last. One query."""
    counts = {item.value: item.count for item in counted}
    known = list(Period.objects.filter(label__in=counts).order_by("sort_order", "start_year", "pk"))
    carried = {period.pk for period in known}
    within: dict[int | None, list[Period]] = {}
    for period in known:
        within.setdefault(period.parent_id if period.parent_id in carried else None, []).append(period)
    bars = [bar(period, counts, within, venue) for period in within.get(None, ())]
    labels = {period.label for period in known}
    others = [item for item in counted if item.value not in labels]
    bars += [Bar(item.value, search_url(venue, period=item.value), item.count) for item in others]
    return measured(bars)


def bar(period: Period, counts: dict[str, int], within: dict, venue: str) -> Bar:
    return Bar(
        period.local_label,
        search_url(venue, period=period.label),
        counts[period.label],
        note=span(period),
        within=tuple(bar(child, counts, within, venue) for child in within.get(period.pk, ())),
    )


def span(period: Period) -> str:
    """`618–907`, `前 206–220`, `1949–`; empty where the chronology has no years."""
    if period.start_year is None and period.end_year is None:
        return ""
    return "–".join(written(year) for year in (period.start_year, period.end_year))


def written(year: int | None) -> str:
    if year is None:
        return ""
    return _("前 %(year)s") % {"year": -year} if year < 0 else str(year)
