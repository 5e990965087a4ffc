"""Flowers of autumn and of the pond, and the gourd."""

import math
from random import Random

from .flora import peony_leaf
from .palette import INK, OCHRE, ROSE, ROSE_PALE
from .pen import along, blob, brush, circle, group, leaf, mixed, num, path, place, ring, smooth, stroke


def chrysanthemum(rng: Random, size: float, colour: str = "#d7a93e", ink: str = INK) -> str:
    parts = []
    for count, reach in ((22, 1), (18, 0.78), (13, 0.54), (8, 0.32)):
        for _, _, angle in ring(count, 1, turn=rng.uniform(0, 20)):
            petal = leaf(size * reach * rng.uniform(0.9, 1.06), size * 0.07, rng.uniform(-0.08, 0.08) * size)
            parts.append(
                group(
                    path(
                        petal,
                        mixed(colour, "#ffffff", 0.3 * (1 - reach)),
                        stroke=mixed(colour, ink, 0.4),
                        stroke_width=size * 0.012,
                    ),
                    place(0, 0, angle),
                )
            )
    return group(parts, "scale(1 .82)")


def chrysanthemums(rng: Random, w: float, h: float, ink: str = INK) -> str:
    unit = min(w, h)
    colours = rng.choice(
        (("#d7a93e", "#e5c877"), ("#f0e8d8", "#e0d3b8"), ("#a8473c", "#c7806f"), ("#8a6a94", "#b7a2bd"))
    )
    root = (w * rng.uniform(0.35, 0.6), h * 1.0)
    parts, blooms = [], []
    for _ in range(rng.randint(3, 5)):
        x, y = w * rng.uniform(0.2, 0.8), h * rng.uniform(0.18, 0.55)
        parts.append(
            path(
                brush(
                    [root, (root[0] * 0.5 + x * 0.5, (y + root[1]) / 2), (x, y)], unit * 0.014, rng, start=1, end=0.6
                ),
                "#3f4f3f",
                opacity=0.85,
            )
        )
        for _ in range(5):
            t = rng.uniform(0.25, 0.95)
            lx, ly = root[0] + (x - root[0]) * t, root[1] + (y - root[1]) * t
            parts.append(
                group(
                    peony_leaf(rng, unit * 0.09, rng.choice(("#47594a", "#2f3f36", "#65765f"))),
                    place(lx, ly, rng.uniform(-60, 240)),
                )
            )
        blooms.append(
            group(
                chrysanthemum(rng, unit * rng.uniform(0.09, 0.14), rng.choice(colours), ink),
                place(x, y, rng.uniform(-25, 25)),
            )
        )
    return "".join(parts + blooms)


def lotus_flower(rng: Random, size: float, colour: str = ROSE_PALE, ink: str = INK) -> str:
    """A lotus from the side, opening upward."""
    parts = []
    for spread, reach in (
        (62, 0.9),
        (-62, 0.9),
        (36, 1.02),
        (-36, 1.02),
        (14, 1.08),
        (-14, 1.05),
        (48, 0.7),
        (-48, 0.7),
        (0, 0.8),
    ):
        petal = leaf(size * reach, size * 0.2)
        tint = mixed(colour, "#ffffff", 0.45 if abs(spread) < 40 else 0.2)
        parts.append(
            group(
                path(petal, tint, stroke=mixed(colour, ink, 0.4), stroke_width=size * 0.014),
                place(0, 0, -90 + spread + rng.uniform(-4, 4)),
            )
        )
    return "".join(parts)


def lotus_leaf(rng: Random, rx: float, colour: str) -> str:
    """A broad wet leaf with veins running to its rim."""
    body = blob(rng, 0, 0, rx, rx * 0.5, 0.1, 12)
    veins = "".join(
        f"M0,0L{num(math.cos(a) * rx * 0.88)},{num(math.sin(a) * rx * 0.42)}"
        for a in [i * math.tau / 11 for i in range(11)]
    )
    wash = path(body, colour, opacity=0.55) + path(
        blob(rng, rx * 0.1, rx * 0.06, rx * 0.7, rx * 0.33, 0.2), colour, opacity=0.45
    )
    return wash + stroke(veins, mixed(colour, "#000000", 0.4), rx * 0.012, opacity=0.55)


def lotuses(rng: Random, w: float, h: float, ink: str = INK) -> str:
    unit = min(w, h)
    green = rng.choice(("#3f6a58", "#3a4146", "#56735a", "#2f5560"))
    colour = rng.choice((ROSE_PALE, ROSE, "#e9d9c9", "#c95f6a"))
    parts = []
    for _ in range(rng.randint(3, 4)):
        x, y = w * rng.uniform(0.12, 0.88), h * rng.uniform(0.45, 0.78)
        parts.append(
            path(
                brush(
                    [(x + rng.uniform(-20, 20), h * 1.02), (x + rng.uniform(-20, 20), (y + h) / 2), (x, y)],
                    unit * 0.014,
                    start=1,
                    end=0.8,
                ),
                mixed(green, ink, 0.3),
                opacity=0.75,
            )
        )
        parts.append(group(lotus_leaf(rng, unit * rng.uniform(0.18, 0.32), green), place(x, y, rng.uniform(-22, 22))))
    for i in range(rng.randint(1, 3)):
        x, y = w * (rng.uniform(0.25, 0.45) if i % 2 else rng.uniform(0.52, 0.78)), h * rng.uniform(0.24, 0.42)
        parts.append(
            path(
                brush(
                    [(x + rng.uniform(-50, 50), h * 1.02), (x + 12, (y + h) / 2), (x, y)],
                    unit * 0.012,
                    start=1,
                    end=0.8,
                ),
                mixed(green, ink, 0.2),
                opacity=0.85,
            )
        )
        parts.append(
            group(lotus_flower(rng, unit * rng.uniform(0.13, 0.18), colour, ink), place(x, y, rng.uniform(-12, 12)))
        )
    return "".join(parts)


def _vine_leaf(rng: Random, x: float, y: float, unit: float) -> str:
    wash = rng.choice(("#4b565a", "#33393d", "#6b746f"))
    left, top = x + rng.uniform(-0.14, 0.14) * unit, y + rng.uniform(-0.05, 0.05) * unit
    return path(blob(rng, left, top, unit * 0.1, unit * 0.07, 0.3, 7), wash, opacity=0.6)


def _gourd(rng: Random, x: float, y: float, unit: float, ink: str) -> str:
    size = unit * rng.uniform(0.09, 0.13)
    x += rng.uniform(-0.1, 0.1) * unit
    colour = rng.choice((OCHRE, "#d39a3c", "#c7a25a"))
    body = circle(0, size * 0.7, size * 0.62, colour) + circle(0, size * 1.75, size * 0.92, colour)
    shade = path(
        smooth([(-size * 0.5, size * 1.4), (-size * 0.6, size * 2), (-size * 0.1, size * 2.5)]),
        stroke="#ffffff",
        stroke_width=size * 0.12,
        opacity=0.35,
    )
    stalk = stroke(f"M0,{num(size * 0.2)}q4,{num(-size * 0.5)} 0,{num(-size * 0.9)}", ink, size * 0.08)
    return group(body + shade + stalk, place(x, y + unit * 0.05, rng.uniform(-10, 10)))


def gourds(rng: Random, w: float, h: float, ink: str = INK) -> str:
    """Gourds hanging from a vine."""
    unit = min(w, h)
    vine = [
        (w * rng.uniform(0.05, 0.3), -10),
        (w * rng.uniform(0.5, 0.8), h * 0.2),
        (w * rng.uniform(0.3, 0.5), h * 0.42),
        (w * rng.uniform(0.5, 0.75), h * 0.6),
    ]
    parts = [path(brush(vine, unit * 0.016, rng, start=1), ink, opacity=0.8)]
    spine = along(vine, 14)
    parts += [_vine_leaf(rng, x, y, unit) for x, y in spine[1:]]
    parts += [_gourd(rng, x, y, unit, ink) for x, y in rng.sample(spine[3:], 3)]
    return "".join(parts)
