"""A map of the places that resources name, drawn here: dots by what is held, meridians and parallels for bearings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from platform_site.vocabulary.models import Place
from platform_site.vocabulary.reading import reads_english
from search.browsing import Counted

from .bars import Bar, measured, search_url

MOST = 300
WIDTH, LEAST_HEIGHT, MOST_HEIGHT, MARGIN = 1000, 560, 1000, 70
LEAST_SPAN = 0.4
"""Degrees that a map of one place shows."""
STEPS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 45)
CHARACTER, LINE, GAP = 27, 34, 6
"""Room that a letter of a label takes, its height, and its distance from the dot, in units of the map."""
NEAR = 1.2
"""Degrees around the middle of all that are drawn larger, where most of what is held lies there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the authorities say of a name."""

    code: str
    label: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map: its middle, its radius, and whether its name has room beside it."""

    bar: Bar
    x: int
    y: int
    radius: int
    named: bool = False

    @property
    def name_at(self) -> int:
        """Where its name begins."""
        return self.x + self.radius + GAP


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian or parallel at `at` of the map, with its degrees."""

    at: int
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    width: int
    height: int
    dots: tuple[Dot, ...]
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]


def gazetteer(counted: list[Counted], venue: str) -> tuple[tuple[Bar, ...], list[Map]]:
    """Places as they are written, and maps of those whose position is known, each place once. One query."""
    names = counted[:MOST]
    known = known_places([item.value for item in names])
    points: dict[str, tuple[Bar, float, float]] = {}
    for item in names:
        place = known.get(item.value)
        if place and place.latitude is not None and place.longitude is not None:
            before = points[place.code][0].count if place.code in points else 0
            bar = Bar(place.label, search_url(venue, q=item.value), before + item.count)
            points[place.code] = (bar, place.latitude, place.longitude)
    return listed(names, venue), maps(list(points.values()))


def maps(points: list[tuple[Bar, float, float]]) -> list[Map]:
    """The neighbourhood in which half of all lies, where there is one, and the whole."""
    if not points:
        return []
    latitude, longitude = (middle([(point[place], point[0].count) for point in points]) for place in (1, 2))
    near = [p for p in points if abs(p[1] - latitude) <= NEAR and abs(p[2] - longitude) <= NEAR]
    weighs = sum(point[0].count for point in near) * 2 > sum(point[0].count for point in points)
    return [drawn(near), drawn(points)] if weighs and len(near) < len(points) else [drawn(points)]


def middle(weighed: list[tuple[float, int]]) -> float:
    """The weighted median."""
    half = sum(weight for _value, weight in weighed) / 2
    for value, weight in sorted(weighed):
        half -= weight
        if half <= 0:
            return value
    return weighed[-1][0]


def listed(counted: list[Counted], venue: str) -> tuple[Bar, ...]:
    return measured([Bar(item.value, search_url(venue, q=item.value), item.count) for item in counted])


def known_places(names: Sequence[str]) -> dict[str, Known]:
    """Written name -> the one place that bears it, by its present name before a former one."""
    english = reads_english()
    rows = Place.objects.filter(Q(label__in=names) | Q(names__name__in=names)).order_by("pk")
    found: dict[str, Known] = {}
    former: dict[str, Known] = {}
    for code, label, label_en, latitude, longitude, name in rows.values_list(
        "code", "label", "label_en", "latitude", "longitude", "names__name"
    ):
        place = Known(code, label_en if english and label_en else label, latitude, longitude)
        found.setdefault(label, place)
        former.setdefault(name, place)
    return {name: place for name in names if (place := found.get(name) or former.get(name))}


def drawn(points: list[tuple[Bar, float, float]]) -> Map:
    """The map that holds all points; a degree of longitude is as long as it is at the middle latitude."""
    south, north = widened([latitude for _bar, latitude, _longitude in points])
    west, east = widened([longitude for _bar, _latitude, longitude in points])
    shrink = math.cos(math.radians((south + north) / 2)) or 1
    inner = WIDTH - 2 * MARGIN
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, round(inner * (north - south) / ((east - west) * shrink)) + 2 * MARGIN))
    scale = min(inner / ((east - west) * shrink), (height - 2 * MARGIN) / (north - south))

    def across(longitude: float) -> int:
        return round(WIDTH / 2 + (longitude - (west + east) / 2) * shrink * scale)

    def down(latitude: float) -> int:
        return round(height / 2 - (latitude - (south + north) / 2) * scale)

    most = max(bar.count for bar, *_at in points)
    dots = [
        Dot(bar, across(longitude), down(latitude), round(9 + 21 * math.sqrt(bar.count / most)))
        for bar, latitude, longitude in points
    ]
    step = next((step for step in STEPS if (north - south) / step <= 6), STEPS[-1])
    return Map(
        WIDTH,
        height,
        tuple(labelled(dots)),
        tuple(line for line in lines(west, east, step, across, "E") if 0 < line.at < WIDTH),
        tuple(line for line in lines(south, north, step, down, "N") if 0 < line.at < height),
    )


def widened(values: list[float]) -> tuple[float, float]:
    """The range of the values, at least LEAST_SPAN degrees."""
    low, high = min(values), max(values)
    missing = max(0.0, LEAST_SPAN - (high - low)) / 2
    return low - missing, high + missing


def lines(low: float, high: float, step: float, place, letter: str) -> list[Line]:
    """Round degrees from below the lowest to above the highest."""
    first, last = math.floor(low / step) - 1, math.ceil(high / step) + 1
    return [Line(place(number * step), f"{number * step:g}°{letter}") for number in range(first, last + 1)]


def labelled(dots: list[Dot]) -> list[Dot]:
    """The dots, the greatest first; a name is written where it meets no other name and no greater dot."""
    taken: list[tuple[int, int, int, int]] = []
    shown = []
    for dot in sorted(dots, key=lambda dot: -dot.bar.count):
        length = sum(CHARACTER if ord(letter) > 0x2E7F else CHARACTER * 0.6 for letter in dot.bar.label)
        box = (dot.name_at, dot.y - LINE // 2, round(dot.name_at + length), dot.y + LINE // 2)
        free = box[2] < WIDTH and not any(meets(box, other) for other in taken)
        taken.append((dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius))
        if free:
            taken.append(box)
        shown.append(Dot(dot.bar, dot.x, dot.y, dot.radius, free))
    return shown


def meets(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
