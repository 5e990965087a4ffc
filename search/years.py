"""How the results lie in time: counted by decade, told for any stretch of decades, drawn as a few bars."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

DECADE = 10
UNITS = (10, 20, 50, 100, 200, 500, 1000)
MOST_BARS = 24
EARLY = 0.02
"""The share of results that lie so far back that they get one open bar before all others."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The results whose years overlap `first` to `last`, both inclusive; `first` is None where the bar is open."""

    first: int | None
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Years:
    """The decades in which the dated results begin and end, ascending, each with the number up to and including it."""

    starts: tuple[tuple[int, int], ...] = ()
    ends: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, spans: Mapping[tuple[int, int], int]) -> Years:
        """From how many results have each (first year, last year)."""
        starts, ends = Counter[int](), Counter[int]()
        for (first, last), number in spans.items():
            starts[first // DECADE * DECADE] += number
            ends[last // DECADE * DECADE] += number
        return cls.counted(starts, ends)

    @classmethod
    def counted(cls, starts: Mapping[int, int], ends: Mapping[int, int]) -> Years:
        """From how many results begin, and how many end, in each decade (1790 is 1790 to 1799)."""
        return cls(_summed(starts), _summed(ends))

    @property
    def total(self) -> int:
        """How many results have years."""
        return self.starts[-1][1] if self.starts else 0

    def count(self, first: int | None, last: int) -> int:
        """How many overlap the stretch; `first` begins a decade, `last` ends one."""
        begun = _up_to(self.starts, last, bisect_right)
        return begun - (0 if first is None else _up_to(self.ends, first, bisect_left))

    def bars(self, first: int | None = None, last: int | None = None) -> tuple[Bar, ...]:
        """At most MOST_BARS bars of equal width over the results, or over the chosen years; none for less than two."""
        if not self.starts:
            return ()
        low = self._beginning() if first is None else first // DECADE * DECADE
        high = max(low, (self.ends[-1][0] if last is None else last) // DECADE * DECADE)
        unit = next((unit for unit in UNITS if high // unit - low // unit < MOST_BARS), UNITS[-1])
        begins = range(low // unit * unit, high + 1, unit)
        if first is None and self.starts[0][0] < begins[0] and self.ends[0][0] < begins[0]:
            early: Iterable[tuple[int | None, int]] = [(None, begins[0] - 1)]
        else:
            early = []
        stretches = [*early, *((begin, begin + unit - 1) for begin in begins)]
        return tuple(Bar(begin, end, self.count(begin, end)) for begin, end in stretches) if len(stretches) > 1 else ()

    def _beginning(self) -> int:
        """The decade before which few results end."""
        few = self.total * EARLY
        decade = next((decade for decade, number in self.ends if number > few), self.ends[-1][0])
        begun = next((first for first, number in self.starts if number > few), self.starts[-1][0])
        return min(decade, begun)


def _summed(counts: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    decades = sorted(counts)
    return tuple(zip(decades, accumulate(counts[decade] for decade in decades), strict=True))


def _up_to(sums: tuple[tuple[int, int], ...], decade: int, side) -> int:
    place = side(sums, decade, key=lambda pair: pair[0])
    return sums[place - 1][1] if place else 0


def spans_of(pairs: Iterable[tuple[int | None, int | None]]) -> Counter[tuple[int, int]]:
    """How often each (first, last) occurs among pairs; those without both years are left out."""
    counted = Counter(pairs)
    return Counter({pair: number for pair, number in counted.items() if None not in pair})
