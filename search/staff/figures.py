"""The figures of the reports: texts with what became of them, in a span of days, in the venues that may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..tending.models import AskedQuery

ASKED, EMPTY, PARTIAL, UNCLICKED = "asked", "empty", "partial", "unclicked"
REPORTS = {
    ASKED: _("最多的检索"),
    EMPTY: _("没有结果"),
    PARTIAL: _("只有部分词语符合"),
    UNCLICKED: _("有结果但没人点"),
}
CITY = "-"
"""The value of the venue filter for searches over the whole city."""
USUAL_DAYS, MOST_DAYS = 30, 366


@dataclass(frozen=True, slots=True)
class Span:
    """A report asked for: which, of which venue (empty for all), from a day until a day, both included."""

    report: str
    venue: str
    first: date
    last: date

    @property
    def parameters(self) -> dict[str, str]:
        """The same as the parameters of an address."""
        return {
            "report": self.report, "venue": self.venue, "from": self.first.isoformat(), "until": self.last.isoformat()
        }  # fmt: skip


def span_of(parameters, venues: set[str] | None) -> Span:
    """The span that an address asks for; what makes no sense is as if it were not there."""
    report = parameters.get("report", ASKED)
    venue = parameters.get("venue", "")
    last = _day(parameters.get("until")) or timezone.localdate()
    first = _day(parameters.get("from")) or last - timedelta(days=USUAL_DAYS - 1)
    first = min(max(first, last - timedelta(days=MOST_DAYS)), last)
    allowed = venues is None or venue in venues
    return Span(report if report in REPORTS else ASKED, venue if allowed else "", first, last)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def within(span: Span, venues: set[str] | None) -> QuerySet:
    """The rows of the log that the span covers and the user may see."""
    rows = AskedQuery.objects.filter(day__range=(span.first, span.last), asked__gt=0)
    if venues is not None:
        rows = rows.filter(venue__in=venues)
    if span.venue:
        rows = rows.filter(venue="" if span.venue == CITY else span.venue)
    return rows


def lines(span: Span, venues: set[str] | None) -> QuerySet:
    """One line a text, worst first: `text`, `times`, `without`, `partly`, `clicks`, `most` results, `latest` day."""
    rows = (
        within(span, venues)
        .values("text")
        .annotate(
            times=Sum("asked"),
            without=Sum("empty"),
            partly=Sum("partial"),
            clicks=Sum("clicked"),
            most=Max("results"),
            latest=Max("day"),
        )
    )
    chosen = {
        ASKED: (Q(), "-times"),
        EMPTY: (Q(without__gt=0), "-without"),
        PARTIAL: (Q(partly__gt=0), "-partly"),
        UNCLICKED: (Q(clicks=0, times__gt=F("without")), "-times"),
    }
    condition, order = chosen[span.report]
    return rows.filter(condition).order_by(order, "text")


def totals(span: Span, venues: set[str] | None) -> dict[str, int]:
    """The sums over the whole span: `times`, `texts`, `without`, `clicks`."""
    found = within(span, venues).aggregate(
        times=Sum("asked"), texts=Count("text", distinct=True), without=Sum("empty"), clicks=Sum("clicked")
    )
    return {name: value or 0 for name, value in found.items()}
