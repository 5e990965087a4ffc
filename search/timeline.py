"""The histogram beside the results: bars of years as links, drawn by the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from .query import SearchRequest, SearchResult
from .years import Bar

if TYPE_CHECKING:
    from .page import Addresses

HEIGHT, WIDTH, GAP, LEAST = 56, 12, 2, 3
"""Of the drawing and of a bar, in its own units; the lowest bar that holds anything."""
CENTURY = 100


@dataclass(frozen=True, slots=True)
class Column:
    """One bar as drawn, and the address of the search within its years."""

    label: str
    count: int
    url: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: its columns, its width, the names of its ends, and the address without any years."""

    columns: tuple[Column, ...]
    width: int
    first: str
    last: str
    wider: str
    """Empty when no years are chosen."""

    bar, tall = WIDTH - GAP, HEIGHT


def drawn(result: SearchResult, request: SearchRequest, addresses: Addresses) -> Timeline | None:
    """The histogram of the results; None where there is nothing to compare."""
    bars = result.years.bars(request.year_from, request.year_to)
    chosen = request.year_from is not None or request.year_to is not None
    if not bars and not chosen:
        return None
    most = max((bar.count for bar in bars), default=1) or 1
    columns = tuple(_column(bar, place, most, addresses) for place, bar in enumerate(bars))
    return Timeline(
        columns,
        len(bars) * WIDTH,
        year(bars[0].first if bars[0].first is not None else bars[0].last) if bars else "",
        year(_end(bars[-1])) if bars else "",
        addresses.years(None, None) if chosen else "",
    )


def _end(bar: Bar) -> int | None:
    """Where the last bar ends for who reads it: a century that is not over ends this year."""
    if bar.last is None:
        return None
    return max(bar.first or bar.last, min(bar.last, timezone.now().year))


def _column(bar: Bar, place: int, most: int, addresses: Addresses) -> Column:
    height = max(LEAST, round(HEIGHT * bar.count / most)) if bar.count else 0
    label = named(bar.first, bar.last)
    return Column(label, bar.count, addresses.years(bar.first, bar.last), place * WIDTH, HEIGHT - height, height)


def named(first: int | None, last: int | None) -> str:
    """What a stretch of years is called: a century by its number, others by their ends."""
    if first is None or last is None:
        return (
            _("%(year)s 年以前") % {"year": year(last)}
            if last is not None
            else _("%(year)s 年以后") % {"year": year(first)}
        )
    if last - first == CENTURY - 1 and first % CENTURY == 0 and first >= 0:
        return _("%(number)s 世纪") % {"number": first // CENTURY + 1}
    return year(first) if first == last else f"{year(first)}–{year(last)}"


def year(number: int | None) -> str:
    """An astronomical year as it is written: 0 is 1 BCE."""
    if number is None:
        return ""
    return str(number) if number > 0 else _("前 %(year)s") % {"year": 1 - number}
