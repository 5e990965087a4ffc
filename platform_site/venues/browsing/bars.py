"""A value to browse by, with its number and the length of its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

LENGTH, SHORTEST = 100, 2


@dataclass(frozen=True, slots=True)
class Bar:
    """`length` is of 100, that of the greatest count beside it; `within` are narrower ones, `note` stands under it."""

    label: str
    url: str
    count: int
    length: int = 0
    note: str = ""
    within: tuple[Bar, ...] = ()

    @property
    def top(self) -> int:
        """Where the bar begins, counted from above, when it stands upright."""
        return LENGTH - self.length


def measured(bars: Sequence[Bar]) -> tuple[Bar, ...]:
    """The same bars with their lengths; what is held at all is seen."""
    greatest = max((bar.count for bar in bars), default=0)
    return tuple(
        replace(bar, length=max(SHORTEST, round(LENGTH * bar.count / greatest)), within=measured(bar.within))
        for bar in bars
    )


def search_url(venue: str = "", **parameters) -> str:
    """The search for it, in one venue or all; empty parameters are left out."""
    pairs = {name: value for name, value in (*parameters.items(), ("venue", venue)) if value}
    return f"{reverse('search:search')}?{urlencode(pairs, doseq=True)}"
