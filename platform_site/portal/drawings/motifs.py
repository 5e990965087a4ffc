"""Ornament on a vessel's surface, following its curve: borders, scrolls, flowers, scenes."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from . import fauna, flora, landscape, scenery
from .pen import Sheet, brush, circle, group, leaf, mixed, num, path, place, polygon, smooth, stroke
from .vessels import CENTRE, Vessel

MOTIFS = ("lotus_scroll", "peony", "landscape", "bamboo", "bird", "fish", "bands", "lappets", "clouds", "none")


@dataclass(frozen=True)
class Paint:
    """The colours a decorator has: outline, wash, and for each purpose one."""

    line: str
    wash: str
    flower: str
    flower_2: str
    leaf: str
    stem: str
    ground: str


def round_places(vessel: Vessel, y: float, count: int, turn: float = 0) -> list[tuple[float, float, float]]:
    """Even places on the front of a ring: x, y and the foreshortening there."""
    out = []
    for k in range(count):
        angle = -math.pi / 2 + math.pi * (k + 0.5 + turn) / count
        x, py = vessel.at(angle, y)
        out.append((x, py, math.cos(angle)))
    return out


def rings(vessel: Vessel, paint: Paint, *heights: float, width: float = 3.2) -> str:
    return stroke("".join(vessel.level(y) for y in heights), paint.line, width, opacity=0.9)


def petals(vessel: Vessel, paint: Paint, y: float, length: float, count: int, up: bool) -> str:
    """A border of lappets: banana leaves at the neck, lotus petals at the foot."""
    outer, inner = "", ""
    direction = -1 if up else 1
    for k in range(count):
        mid = -math.pi / 2 + math.pi * (k + 0.5) / count
        reach = math.pi / count / 2 * 0.94
        for d_list, size in ((0, 1.0), (1, 0.62)):
            a, b = vessel.at(mid - reach * size, y), vessel.at(mid + reach * size, y)
            tip = vessel.at(mid, y + direction * length * size)
            low = direction * length * size * 0.62
            d = f"M{num(a[0])},{num(a[1])}C{num(a[0])},{num(a[1] + low)} {num(tip[0])},{num(tip[1] - low * 0.2)} {num(tip[0])},{num(tip[1])}"
            d += f"C{num(tip[0])},{num(tip[1] - low * 0.2)} {num(b[0])},{num(b[1] + low)} {num(b[0])},{num(b[1])}Z"
            if d_list:
                inner += d
            else:
                outer += d
    return path(outer, paint.ground, stroke=paint.line, stroke_width=2.6) + path(inner, paint.wash, opacity=0.8)


def fret(vessel: Vessel, paint: Paint, y: float, height: float, count: int) -> str:
    """A key fret running round."""
    d = ""
    step = math.pi / count
    for k in range(count):
        a = -math.pi / 2 + step * k
        shape = ((0.05, 1), (0.05, 0.1), (0.8, 0.1), (0.8, 0.75), (0.35, 0.75), (0.35, 0.42), (0.55, 0.42))
        d += polygon([vessel.at(a + step * u, y + height * v) for u, v in shape], closed=False)
    return rings(vessel, paint, y - 3, y + height + 3, width=2.4) + stroke(d, paint.line, 2.4, opacity=0.85)


def waves(vessel: Vessel, paint: Paint, y: float, height: float, count: int) -> str:
    d = ""
    step = math.pi / count
    for k in range(count):
        a = -math.pi / 2 + step * k
        for size in (1, 0.66, 0.33):
            points = [
                vessel.at(a + step * (0.5 + size * 0.5 * math.cos(t)), y + height * (1 - size * 0.95 * math.sin(t)))
                for t in (0, 0.6, 1.2, math.pi / 2, 1.95, 2.55, math.pi)
            ]
            d += smooth(points)
    return rings(vessel, paint, y - 2, y + height + 2, width=2.2) + stroke(d, paint.line, 1.8, opacity=0.8)


def diaper(vessel: Vessel, paint: Paint, y: float, height: float, count: int) -> str:
    d, inner = "", []
    step = math.pi / count
    for k in range(count):
        a = -math.pi / 2 + step * k
        corners = [vessel.at(a + step * u, y + height * v) for u, v in ((0, 0.5), (0.5, 0), (1, 0.5), (0.5, 1))]
        d += polygon(corners)
        inner.append(vessel.at(a + step * 0.5, y + height * 0.5))
    return (
        rings(vessel, paint, y - 2, y + height + 2, width=2.2)
        + stroke(d, paint.line, 2)
        + scenery.dots(inner, paint.flower, height * 0.24)
    )


BORDERS: tuple[Callable, ...] = (fret, waves, diaper)


def lotus_scroll(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    """A vine waving round the body, a flower in each bend."""
    middle, swing = (upper + lower) / 2, (lower - upper) * 0.2
    bends = 3 if vessel.widest < 260 else 5
    phase = rng.choice((0, math.pi))
    vine, parts = [], []
    for i in range(41):
        a = -math.pi / 2 * 0.98 + math.pi * 0.98 * i / 40
        vine.append(vessel.at(a, middle + swing * math.sin(bends * a + phase)))
    parts.append(stroke(smooth(vine), paint.stem, 4.5, opacity=0.9))
    size = min((lower - upper) * 0.2, vessel.widest * 0.3)
    for i in range(2, 39, 2):
        a = -math.pi / 2 * 0.98 + math.pi * 0.98 * i / 40
        x, y = vine[i]
        squeeze = max(0.3, math.cos(a))
        for turn in (rng.uniform(20, 80), rng.uniform(190, 260)):
            d = leaf(size * rng.uniform(0.34, 0.5), size * 0.11, rng.choice((-1, 1)) * size * 0.12)
            parts.append(
                group(group(path(d, paint.leaf, opacity=0.85), f"rotate({turn:.0f})"), place(x, y, 0, squeeze, 1))
            )
    for k in range(-bends, bends + 1):
        a = (math.pi * (k + 0.5) - phase) / bends
        if abs(a) < 1.32:
            crest = math.sin(bends * a + phase)
            x, y = vessel.at(a, middle - swing * crest * 0.75)
            tone = paint.flower if k % 2 else paint.flower_2
            made = _scroll_flower(size, tone, paint)
            parts.append(group(made, place(x, y, 0, max(0.35, math.cos(a)), 1)))
    return "".join(parts)


def _scroll_flower(size: float, colour: str, paint: Paint) -> str:
    parts = []
    for turn in (-150, -120, -60, -30, 0, 30, 150, 180, -90):
        d = leaf(size * (0.72 if turn != -90 else 0.84), size * 0.2)
        parts.append(
            group(path(d, colour, stroke=paint.line, stroke_width=size * 0.03, opacity=0.94), f"rotate({turn})")
        )
    return (
        group(parts)
        + circle(0, 0, size * 0.22, paint.ground, stroke=paint.line, stroke_width=size * 0.04)
        + circle(0, 0, size * 0.1, paint.flower)
    )


def _flat(make: Callable[[Random, float, float], str]) -> Callable:
    """A brush subject painted over the front of the body."""

    def painted(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
        half = vessel.half((upper + lower) / 2)
        w, h = half * 1.7, (lower - upper) * 1.08
        return group(make(rng, w, h, paint), place(CENTRE - w / 2, upper + half * 0.02))

    return painted


def _peony(rng: Random, w: float, h: float, paint: Paint) -> str:
    unit = min(w, h)
    parts, blooms = [], []
    root = (w * rng.uniform(0.3, 0.7), h)
    for i in range(rng.randint(2, 3)):
        x, y = w * (0.3, 0.68, 0.45)[i] + rng.uniform(-0.05, 0.05) * w, h * (0.32, 0.5, 0.74)[i]
        parts.append(
            path(
                brush([root, ((root[0] + x) / 2, (h + y) / 2), (x, y)], unit * 0.024, rng, start=1, end=0.6), paint.stem
            )
        )
        for _ in range(7):
            made = flora.peony_leaf(rng, unit * rng.uniform(0.11, 0.17), rng.choice((paint.leaf, paint.stem)))
            parts.append(
                group(
                    made,
                    place(x + rng.uniform(-0.3, 0.3) * unit, y + rng.uniform(-0.15, 0.3) * unit, rng.uniform(0, 360)),
                )
            )
        blooms.append(
            group(
                flora.peony(rng, unit * rng.uniform(0.17, 0.23), (paint.flower, paint.flower_2)[i % 2], paint.line),
                place(x, y),
            )
        )
    if rng.random() < 0.5:
        blooms.append(
            group(
                fauna.butterfly(rng, unit * 0.07, paint.flower_2, paint.line),
                place(w * rng.uniform(0.2, 0.8), h * 0.1, rng.uniform(-30, 30)),
            )
        )
    return "".join(parts + blooms)


def _bird(rng: Random, w: float, h: float, paint: Paint) -> str:
    unit = min(w, h)
    limbs = flora.branching(rng, w, h)
    parts = [path("".join(brush(p, t * 0.8, rng, start=1, end=0.3) for p, t in limbs), paint.stem, opacity=0.9)]
    for points, thick in limbs:
        for x, y in flora.along(points, 7)[2:]:
            if thick < unit * 0.04 and rng.random() < 0.75:
                d = leaf(unit * rng.uniform(0.08, 0.12), unit * 0.026)
                parts.append(group(path(d, paint.leaf, opacity=0.88), place(x, y, rng.uniform(0, 180))))
                if rng.random() < 0.5:
                    parts.append(
                        group(
                            flora.plum_flower(rng, unit * 0.04, paint.flower, paint.line),
                            place(x, y, rng.uniform(0, 70)),
                        )
                    )
    x, y = flora.along(limbs[0][0], 8)[rng.randint(4, 5)]
    facing = -1 if x > w / 2 else 1
    parts.append(
        group(fauna.bird(rng, unit * 0.26, paint.line, paint.flower_2), f"translate({x:.1f} {y:.1f}) scale({facing} 1)")
    )
    return "".join(parts)


def _fish(rng: Random, w: float, h: float, paint: Paint) -> str:
    unit = min(w, h)
    weeds = ""
    for _ in range(9):
        x, tall = w * rng.uniform(0.05, 0.95), h * rng.uniform(0.3, 0.75)
        bend = rng.uniform(-0.12, 0.12) * w
        weeds += brush([(x, h), (x + bend, h - tall / 2), (x - bend * 0.4, h - tall)], unit * 0.03, rng, start=0.9)
    parts = [path(weeds, paint.leaf, opacity=0.7)]
    for i in range(rng.randint(2, 3)):
        made = fauna.fish(
            rng, unit * rng.uniform(0.36, 0.48), (paint.flower, paint.line, paint.flower_2)[i], paint.line
        )
        parts.append(
            group(
                made,
                place(w * rng.uniform(0.3, 0.7), h * (0.2 + 0.28 * i), rng.choice((0, 180)) + rng.uniform(-25, 25)),
            )
        )
    return "".join(parts)


def scene(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    """A river landscape round the body."""
    mood = landscape.Mood(
        paper=paint.ground,
        ink=paint.line,
        crest=paint.line,
        body=paint.leaf,
        foot=paint.ground,
        leaves=(paint.leaf, paint.stem),
        needle=paint.stem,
        roof=paint.line,
        strength=0.85,
        texture=0.5,
    )
    w, h = vessel.widest * 2, (lower - upper) * 1.05
    compose = rng.choice((landscape.level_distance, landscape.level_distance, landscape.one_corner, landscape.gorge))
    return group(compose(sheet, rng, w, h, mood), place(CENTRE - w / 2, upper))


def clouds(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    parts = []
    rows = 4
    for row in range(rows):
        y = upper + (lower - upper) * (row + 0.6) / rows
        for x, py, cos in round_places(vessel, y, 5, 0.5 * (row % 2)):
            if cos > 0.2:
                size = vessel.widest * rng.uniform(0.3, 0.42)
                tone = rng.choice((paint.wash, paint.flower_2))
                made = scenery.cloud(size, mixed(tone, paint.ground, 0.3), paint.line)
                parts.append(group(made, place(x, py, rng.uniform(-8, 8), cos, 1)))
    return "".join(parts)


def bands(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    parts, y = [], upper
    while y < lower - 60:
        tall = rng.uniform(26, 44)
        parts.append(rng.choice(BORDERS)(vessel, paint, y, tall, rng.choice((13, 17, 21))))
        y += tall + rng.uniform(26, 60)
        if rng.random() < 0.4 and y < lower - 90:
            parts.append(path(vessel.belt(y, y + 36), paint.wash, opacity=0.75))
            y += 66
    return "".join(parts)


def lappets(sheet: Sheet, rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    span = lower - upper
    rows = rng.choice((3, 4))
    return "".join(
        petals(vessel, paint, lower - span * (i * 0.9) / rows, span / rows * 1.12, rng.choice((9, 11)), up=True)
        for i in range(rows - 1, -1, -1)
    )


def nothing(*_: object) -> str:
    return ""


PAINTERS: dict[str, Callable] = {
    "lotus_scroll": lotus_scroll, "peony": _flat(_peony), "landscape": scene, "bird": _flat(_bird), "fish": _flat(_fish),
    "bamboo": _flat(lambda rng, w, h, paint: flora.bamboo(rng, w, h, paint.leaf)),
    "bands": bands, "lappets": lappets, "clouds": clouds, "none": nothing,
}  # fmt: skip
