"""Mountain-and-water painting: ridges, mist, textures and compositions for any frame."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

from . import scenery
from .palette import INK, PAPER, PAPER_OLD
from .pen import Point, Sheet, brush, group, mixed, num, path, place, rect, smooth, stroke

STYLES = ("ink", "blue_green", "snow", "autumn", "night")


@dataclass
class Mood:
    """The colours of one painting."""

    paper: str = PAPER
    ink: str = INK
    crest: str = INK
    body: str = INK
    foot: str = PAPER
    leaves: tuple[str, ...] = ("#4b565a", "#2c3336")
    needle: str = "#31413a"
    roof: str = INK
    moon: str = ""
    strength: float = 0.62
    texture: float = 0.42
    snow: bool = False
    extra: dict = field(default_factory=dict)


MOODS = {
    "ink": Mood(),
    "blue_green": Mood(paper=PAPER_OLD, crest="#24608a", body="#4c937c", foot="#cba566", leaves=("#3f7a5e", "#27543f", "#7fa37c"),
                       needle="#2c5a47", roof="#8b3d2c", strength=0.95, texture=0.3),
    "snow": Mood(paper="#d9d8d2", crest="#f7f6f1", body="#eceae4", foot="#d9d8d2", leaves=(), needle="#3b4a48",
                 strength=1, texture=0.5, snow=True),
    "autumn": Mood(paper="#f3e7cf", crest="#5b5348", body="#9a7b56", leaves=("#b8472c", "#d0792f", "#8d3325"), foot="#f3e7cf",
                   needle="#4a4d35", roof="#4a3226", strength=0.7, texture=0.38),
    "night": Mood(paper="#3a4656", ink="#10161d", crest="#1b2530", body="#26323f", foot="#3a4656", leaves=("#131b22", "#202c36"),
                  needle="#141d22", roof="#0f151b", moon="#f3ead0", strength=0.95, texture=0.5),
}  # fmt: skip


def mood_for(style: str, rng: Random) -> Mood:
    """The colours of a style, the paper toned a little by chance."""
    base = MOODS[style]
    if style == "ink":
        paper = rng.choice((PAPER, "#f1e8d3", "#efe6d6", "#f5f1e6", "#e9dfc8"))
        return replace(base, paper=paper, foot=paper, strength=rng.uniform(0.5, 0.75))
    return base


def crest_line(rng: Random, width: float, height: float, peaks: int, sharp: float) -> list[Point]:
    """One mountain's outline from left foot to right foot, y negative upwards."""
    tops = [(rng.uniform(-0.3, 0.3), rng.uniform(0.5, 0.85), rng.uniform(0.16, 0.34)) for _ in range(peaks - 1)]
    tops.append((rng.uniform(-0.12, 0.12), 1.0, rng.uniform(0.22, 0.36)))
    count = 44
    waves = [(rng.uniform(5, 9), rng.uniform(0, 6)), (rng.uniform(13, 21), rng.uniform(0, 6))]
    points = []
    for i in range(count + 1):
        t = i / count - 0.5
        high = max(top * math.exp(-((abs(t - at) / wide) ** sharp)) for at, top, wide in tops)
        rough = sum(math.sin(t * f * math.tau + p) / f for f, p in waves) * 0.34 + rng.uniform(-0.016, 0.016)
        edge = min(1, (0.5 - abs(t)) * 5)
        points.append((t * width, -height * max(0, (high + rough * high) * edge)))
    return points


def mountain(
    sheet: Sheet, rng: Random, x: float, foot: float, width: float, height: float, mood: Mood, near: float
) -> str:
    """One mountain; `near` from 0 (far, a flat wash) to 1 (textured, dark), its foot lost in mist."""
    line = crest_line(rng, width, height, rng.randint(2, 4), rng.uniform(1.15, 1.9))
    tone = mood.strength * (0.22 + 0.78 * near)
    fill = sheet.fade(
        [
            (0, mixed(mood.paper, mood.crest, tone), 1),
            (0.42, mixed(mood.paper, mood.body, tone * 0.62), 1),
            (0.78, mixed(mood.paper, mood.foot, 0.8), 0.96),
            (1, mood.paper, 0),
        ],
        span=(-height, height * 0.04),
    )
    parts = [path(smooth(line, tension=8) + "Z", fill)]
    if near > 0.25:
        parts.append(_texture(rng, line, height, mood, near))
    ridge = line[6:-6]
    parts.append(
        path(
            brush(ridge[:: max(1, len(ridge) // 12)], height * 0.007 + 1.2, rng, start=0.2),
            mood.ink,
            opacity=0.1 + 0.34 * near,
        )
    )
    if near > 0.4:
        moss = [(px + rng.uniform(-4, 4), py + rng.uniform(-2, 5)) for px, py in ridge if rng.random() < 0.65]
        parts.append(scenery.dots(moss, mood.ink, height * 0.013 + 1.5, opacity=0.55 * near))
    return group(parts, place(x, foot))


def _texture(rng: Random, line: list[Point], height: float, mood: Mood, near: float) -> str:
    """Hemp-fibre strokes running down from the crest."""
    fine, bold = "", ""
    for k in range(int(70 + 110 * near)):
        px, py = line[rng.randrange(5, len(line) - 5)]
        if py > -height * 0.12:
            continue
        start = py + rng.random() ** 1.4 * -py * 0.55
        length = -py * rng.uniform(0.06, 0.2)
        side = (px / (line[-1][0] or 1)) * length * 0.9 + rng.uniform(-0.3, 0.3) * length
        d = f"M{num(px)},{num(start)}q{num(side * 0.2)},{num(length * 0.6)} {num(side)},{num(length)}"
        if k % 4:
            fine += d
        else:
            bold += d
    thick = height * 0.0035 + 0.8
    return stroke(fine, mood.ink, thick, opacity=mood.texture * near * 0.75) + stroke(
        bold, mood.ink, thick * 2.1, opacity=mood.texture * near * 0.6
    )


def mist(sheet: Sheet, x: float, y: float, rx: float, ry: float, colour: str, strength: float = 0.9) -> str:
    soft = sheet.glow([(0, colour, strength), (0.55, colour, strength * 0.6), (1, colour, 0)])
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{soft}"/>'


def bank(sheet: Sheet, rng: Random, width: float, height: float, mood: Mood, tone: float) -> str:
    """A low shore, its water side fading."""
    top = [(-width / 2, -height * 0.1)]
    for t in (-0.3, -0.1, 0.12, 0.32):
        top.append((t * width, -height * rng.uniform(0.5, 1) * (1 - abs(t))))
    top.append((width / 2, 0))
    fill = sheet.fade([(0, mixed(mood.paper, mood.body, tone), 1), (1, mood.foot, 0.15)], span=(-height, height * 0.2))
    return path(smooth(top) + "Z", fill) + path(brush(top, height * 0.06 + 1, rng, start=0.5), mood.ink, opacity=0.5)


def any_tree(rng: Random, height: float, mood: Mood) -> str:
    kind = rng.random()
    if kind < 0.4:
        return scenery.pine(rng, height, mood.ink, mood.needle)
    if kind < 0.55 and mood.leaves:
        return scenery.willow(rng, height, mood.leaves[0], mood.ink)
    return scenery.tree(rng, height, mood.leaves, mood.ink)


def shore_group(sheet: Sheet, rng: Random, size: float, mood: Mood, house: bool = True) -> str:
    """Foreground: a bank with rocks, trees and perhaps a building. Around the origin, about `size` wide."""
    parts = []
    for _ in range(rng.randint(2, 4)):
        parts.append(
            group(
                any_tree(rng, size * rng.uniform(0.42, 0.75), mood), place(rng.uniform(-0.32, 0.3) * size, -size * 0.04)
            )
        )
    if house:
        kind = rng.choice(("pavilion", "house", "house"))
        s = size * rng.uniform(0.2, 0.28)
        made = (
            scenery.pavilion(s, mood.roof, mood.ink)
            if kind == "pavilion"
            else scenery.house(s, mood.roof, mixed(mood.paper, "#ffffff", 0.5), mood.ink)
        )
        parts.insert(rng.randint(0, len(parts)), group(made, place(rng.choice((-0.34, 0.3)) * size, -size * 0.05)))
    parts.append(bank(sheet, rng, size * 1.25, size * 0.14, mood, mood.strength * 0.7))
    stone = mixed(mood.paper, mood.body, mood.strength * 0.55)
    for _ in range(rng.randint(2, 4)):
        w = size * rng.uniform(0.12, 0.26)
        parts.append(
            group(
                scenery.rock(rng, w, w * rng.uniform(0.45, 0.8), stone, mood.ink),
                place(rng.uniform(-0.5, 0.5) * size, size * 0.03),
            )
        )
    return "".join(parts)


def _far_range(sheet: Sheet, rng: Random, w: float, foot: float, tall: float, mood: Mood, count: int) -> str:
    return "".join(
        mountain(
            sheet,
            rng,
            w * (i + rng.uniform(0.1, 0.9)) / count,
            foot,
            w * rng.uniform(0.4, 0.8),
            tall * rng.uniform(0.55, 1),
            mood,
            rng.uniform(0, 0.12),
        )
        for i in range(count)
    )


def _water_life(rng: Random, w: float, y: float, unit: float, mood: Mood) -> str:
    parts = []
    for _ in range(rng.choice((1, 1, 2))):
        x = w * rng.uniform(0.25, 0.75)
        craft = (
            scenery.boat(unit * 0.16, mood.ink)
            if rng.random() < 0.6
            else scenery.sail(unit * 0.15, mood.ink, mixed(mood.paper, "#ffffff", 0.35))
        )
        here = y + rng.uniform(-0.03, 0.05) * unit
        parts.append(group(scenery.ripples(rng, unit * 0.5, unit * 0.05, 7, mood.ink), place(x, here + unit * 0.02)))
        parts.append(group(craft, place(x, here)))
    return "".join(parts)


def _hidden_temple(rng: Random, unit: float, mood: Mood, axis: float, w: float, base: float) -> str:
    """A roof at the mountain's foot, half behind a wood."""
    made = scenery.pavilion(unit * 0.11, mood.roof, mood.ink, rng.choice((1, 2, 4)))
    wood = scenery.grove(rng, unit * 0.4, unit * 0.1, mood.leaves[0] if mood.leaves else mood.ink)
    return group(made, place(axis + w * rng.choice((-0.25, 0.24)), base)) + group(wood, place(axis, base + unit * 0.02))


def high_distance(sheet: Sheet, rng: Random, w: float, h: float, mood: Mood) -> str:
    """A great peak stands over mist; a shore in front."""
    unit = min(w, h)
    axis = w * rng.uniform(0.36, 0.64)
    base = h * rng.uniform(0.6, 0.68)
    parts = [_far_range(sheet, rng, w, base - h * 0.12, h * 0.3, mood, 3)]
    tall = h * rng.uniform(0.42, 0.52)
    parts.append(mountain(sheet, rng, axis, base, w * rng.uniform(0.75, 1.05), tall, mood, 0.55))
    for side in rng.sample((-1, 1), 2):
        parts.append(
            mountain(
                sheet,
                rng,
                axis + side * w * rng.uniform(0.2, 0.36),
                base + h * 0.05,
                w * rng.uniform(0.55, 0.8),
                tall * rng.uniform(0.4, 0.62),
                mood,
                0.8,
            )
        )
    if rng.random() < 0.65:
        fall = tall * rng.uniform(0.26, 0.36)
        parts.append(
            group(
                scenery.waterfall(rng, fall, unit * 0.035, mixed(mood.paper, "#ffffff", 0.5), mood.ink),
                place(axis + w * rng.uniform(-0.08, 0.08), base - tall * 0.12),
            )
        )
    parts.append(mist(sheet, axis, base + h * 0.015, w * 0.7, h * 0.06, mood.paper))
    parts.append(_hidden_temple(rng, unit, mood, axis, w, base) if rng.random() < 0.6 else "")
    parts.append(_water_life(rng, w, h * 0.8, unit, mood))
    parts.append(group(shore_group(sheet, rng, w * 0.62, mood), place(w * rng.choice((0.24, 0.74)), h * 0.96)))
    return "".join(parts)


def level_distance(sheet: Sheet, rng: Random, w: float, h: float, mood: Mood) -> str:
    """Low hills over a wide river."""
    unit = min(w, h)
    horizon = h * rng.uniform(0.42, 0.52)
    parts = [_far_range(sheet, rng, w, horizon, h * rng.uniform(0.2, 0.32), mood, max(3, int(w / h * 3)))]
    for _ in range(max(2, int(w / h * 2))):
        parts.append(
            mountain(
                sheet,
                rng,
                w * rng.uniform(0.05, 0.95),
                horizon + h * rng.uniform(0.02, 0.08),
                unit * rng.uniform(0.5, 1),
                h * rng.uniform(0.14, 0.3),
                mood,
                rng.uniform(0.3, 0.7),
            )
        )
    wood = mood.leaves[0] if mood.leaves else mood.ink
    for _ in range(3):
        parts.append(
            group(
                scenery.grove(rng, unit * 0.55, unit * 0.07, wood, 16, 0.4), place(w * rng.random(), horizon + h * 0.09)
            )
        )
    parts.append(mist(sheet, w * rng.random(), horizon + h * 0.04, w * 0.5, h * 0.05, mood.paper, 0.8))
    parts.append(_water_life(rng, w, h * 0.68, unit, mood))
    for x in [0.16] if w < h * 1.5 else [0.12, rng.uniform(0.62, 0.86)]:
        parts.append(
            group(
                shore_group(sheet, rng, unit * rng.uniform(0.6, 0.75), mood), place(w * x, h * rng.uniform(0.86, 0.95))
            )
        )
    return "".join(parts)


def one_corner(sheet: Sheet, rng: Random, w: float, h: float, mood: Mood) -> str:
    """A cliff and pine at one side, emptiness at the other."""
    unit = min(w, h)
    side = rng.choice((-1, 1))
    at = w * (0.5 - side * 0.42)
    parts = [_far_range(sheet, rng, w, h * 0.55, h * 0.26, mood, 2)]
    parts.append(mountain(sheet, rng, at, h * 0.78, unit * 1.25, h * rng.uniform(0.5, 0.62), mood, 0.6))
    parts.append(mist(sheet, w * 0.5, h * 0.74, w * 0.6, h * 0.07, mood.paper, 0.95))
    stone = mixed(mood.paper, mood.body, mood.strength * 0.6)
    ledge = at + side * unit * 0.12
    parts.append(group(scenery.rock(rng, unit * 0.85, unit * 0.26, stone, mood.ink), place(at, h * 0.95)))
    parts.append(
        group(
            scenery.pine(rng, unit * rng.uniform(0.5, 0.66), mood.ink, mood.needle, side * unit * 0.2),
            place(ledge, h * 0.9),
        )
    )
    parts.append(
        group(scenery.figure(unit * 0.085, mood.ink, staff=True), place(ledge + side * unit * 0.17, h * 0.925))
    )
    if rng.random() < 0.7:
        parts.append(_water_life(rng, w, h * 0.86, unit, mood) if w > h else "")
    return "".join(parts)


def gorge(sheet: Sheet, rng: Random, w: float, h: float, mood: Mood) -> str:
    """Two walls of rock, a river between them, and a bridge or boat."""
    unit = min(w, h)
    parts = [_far_range(sheet, rng, w, h * 0.5, h * 0.34, mood, 3)]
    for row, near in ((0.56, 0.35), (0.7, 0.65), (0.86, 0.95)):
        for side in rng.sample((0, 1), 2):
            x = w * (rng.uniform(-0.08, 0.16) if side else rng.uniform(0.84, 1.08))
            parts.append(
                mountain(sheet, rng, x, h * row, unit * rng.uniform(0.7, 1.05), h * rng.uniform(0.24, 0.44), mood, near)
            )
        parts.append(mist(sheet, w * 0.5, h * row, w * 0.55, h * 0.035, mood.paper, 0.85))
    if rng.random() < 0.5:
        parts.append(
            group(
                scenery.arch_bridge(unit * 0.34, mood.ink, mixed(mood.paper, "#ffffff", 0.3)), place(w * 0.5, h * 0.8)
            )
        )
    parts.append(_water_life(rng, w, h * 0.88, unit, mood))
    parts.append(group(any_tree(rng, unit * 0.4, mood), place(w * rng.choice((0.1, 0.9)), h * 0.95)))
    return "".join(parts)


COMPOSITIONS: tuple[Callable, ...] = (high_distance, level_distance, one_corner, gorge)


def painting(sheet: Sheet, rng: Random, w: float, h: float, style: str = "") -> str:
    """A landscape filling the box from the origin to (w, h)."""
    style = style or rng.choices(STYLES, (6, 2, 1, 2, 1))[0]
    mood = mood_for(style, rng)
    parts = [rect(0, 0, w, h, mood.paper)]
    sky = sheet.fade(
        [(0, mixed(mood.paper, mood.ink, 0.16), 1), (0.5, mood.paper, 1), (1, mixed(mood.paper, mood.ink, 0.07), 1)]
    )
    parts.append(rect(0, 0, w, h, sky, opacity=0.55))
    unit = min(w, h)
    if mood.moon or rng.random() < 0.35:
        colour = mood.moon or ("#fffdf4" if style != "autumn" else "#c8523a")
        parts.append(
            group(
                scenery.moon(unit * rng.uniform(0.035, 0.055), colour, "#ffffff"),
                place(w * rng.uniform(0.2, 0.8), h * rng.uniform(0.1, 0.2)),
            )
        )
    wide = w / h
    options = (
        (level_distance, level_distance, one_corner)
        if wide > 1.7
        else COMPOSITIONS
        if wide > 0.75
        else (high_distance, high_distance, gorge, one_corner)
    )
    parts.append(rng.choice(options)(sheet, rng, w, h, mood))
    if rng.random() < 0.6:
        parts.append(
            group(
                scenery.birds(rng, unit * 0.24, unit * 0.06, rng.randint(4, 8), mood.ink, unit * 0.014),
                place(w * rng.uniform(0.3, 0.7), h * rng.uniform(0.16, 0.28)),
            )
        )
    if mood.snow:
        flakes = [(rng.random() * w, rng.random() * h) for _ in range(160)]
        parts.append(scenery.dots(flakes, "#ffffff", unit * 0.006, opacity=0.8))
    return "".join(parts)
