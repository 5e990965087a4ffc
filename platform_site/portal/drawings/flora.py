"""Plants of the ink painters: bamboo, orchid, plum, chrysanthemum, lotus, peony, gourd."""

import math
from random import Random

from .palette import INK, MALACHITE, PINE, ROSE, ROSE_PALE, VERMILION
from .pen import Point, along, blob, brush, circle, group, leaf, mixed, num, path, place, ring, stroke


def bamboo(rng: Random, w: float, h: float, ink: str = INK, stems: int = 0) -> str:
    """Stems rising from the lower edge, leaves in hanging clusters."""
    parts = []
    lean = rng.uniform(-0.12, 0.12)
    for k in range(stems or rng.randint(2, 4)):
        x = w * rng.uniform(0.22, 0.78)
        pale = mixed(ink, "#ffffff", 0.55 * (k % 2) + 0.05)
        parts.append(_stem(rng, x, h, lean + rng.uniform(-0.04, 0.04), w * rng.uniform(0.018, 0.034), pale, min(w, h)))
    return "".join(parts)


def _stem(rng: Random, x: float, h: float, lean: float, thick: float, ink: str, unit: float) -> str:
    parts, y = [], h
    step = h * rng.uniform(0.12, 0.16)
    nodes: list[Point] = []
    while y > h * rng.uniform(0.02, 0.1):
        top = (x + lean * step, y - step)
        parts.append(path(f"M{num(x - thick / 2)},{num(y - 3)}Q{num(x - thick * 0.36)},{num(y - step / 2)} {num(top[0] - thick / 2)},{num(top[1] + 3)}"
                          f"H{num(top[0] + thick / 2)}Q{num(x + thick * 0.4)},{num(y - step / 2)} {num(x + thick / 2)},{num(y - 3)}Z", ink, opacity=0.62))  # fmt: skip
        parts.append(
            stroke(
                f"M{num(top[0] - thick * 0.6)},{num(top[1] + 1)}q{num(thick * 0.6)},{num(-thick * 0.24)} {num(thick * 1.2)},0",
                ink,
                thick * 0.22,
            )
        )
        x, y = top
        nodes.append(top)
    leaves = ""
    for nx, ny in nodes[len(nodes) // 3 :]:
        for _ in range(rng.randint(1, 2)):
            side = rng.choice((-1, 1))
            tip = (nx + side * unit * rng.uniform(0.08, 0.2), ny - unit * rng.uniform(0.02, 0.1))
            parts.append(
                path(brush([(nx, ny), ((nx + tip[0]) / 2, ny - unit * 0.04), tip], thick * 0.22, rng), ink, opacity=0.8)
            )
            leaves += bamboo_leaves(rng, *tip, unit * rng.uniform(0.1, 0.16), side)
    return "".join(parts) + path(leaves, ink, opacity=0.85)


def bamboo_leaves(rng: Random, x: float, y: float, size: float, side: int) -> str:
    """A cluster of pointed leaves as one outline."""
    d = ""
    for _ in range(rng.randint(3, 5)):
        angle = math.pi / 2 - side * rng.uniform(-0.1, 1.15)
        length = size * rng.uniform(0.7, 1.25)
        end = (x + math.cos(angle) * length, y + math.sin(angle) * length)
        middle = (x + math.cos(angle - side * 0.16) * length * 0.5, y + math.sin(angle - side * 0.16) * length * 0.5)
        d += brush([(x, y), middle, end], size * 0.17, start=0.15)
    return d


def orchid(rng: Random, w: float, h: float, ink: str = INK, bloom: str = "#6b7a4a") -> str:
    """Long leaves from one root, a few five-petalled flowers."""
    unit = min(w, h)
    root = (w * rng.uniform(0.3, 0.7), h * 0.82)
    leaves = []
    for _ in range(rng.randint(9, 14)):
        side = rng.choice((-1, 1))
        reach, rise = unit * rng.uniform(0.2, 0.62), unit * rng.uniform(0.2, 0.58)
        x0 = root[0] + rng.uniform(-0.03, 0.03) * unit
        bend = [
            (x0, root[1]),
            (x0 + side * reach * 0.3, root[1] - rise * 0.8),
            (x0 + side * reach * 0.75, root[1] - rise),
            (x0 + side * reach, root[1] - rise * rng.uniform(0.45, 0.95)),
        ]
        leaves.append(path(brush(bend, unit * 0.02, rng, start=0.35), ink, opacity=rng.uniform(0.5, 0.92)))
    flowers = []
    for _ in range(rng.randint(3, 5)):
        x, y = root[0] + rng.uniform(-0.28, 0.28) * unit, root[1] - unit * rng.uniform(0.18, 0.5)
        flowers.append(
            stroke(
                f"M{num(root[0])},{num(root[1])}Q{num(root[0])},{num((y + root[1]) / 2)} {num(x)},{num(y)}",
                bloom,
                unit * 0.006,
            )
        )
        petals = "".join(group(path(leaf(unit * rng.uniform(0.05, 0.075), unit * 0.012, rng.uniform(-5, 5)), bloom, opacity=0.75), place(0, 0, a))
                         for a in (-160, -110, -70, -20, 70))  # fmt: skip
        flowers.append(group(petals + circle(0, 0, unit * 0.008, VERMILION), place(x, y, rng.uniform(-40, 40))))
    return "".join(leaves + flowers)


def branch(rng: Random, start: Point, angle: float, length: float, thick: float, depth: int, out: list) -> None:
    """A knotted flowering branch: (spine, thickness) pairs, each bending and forking."""
    x, y = start
    points = [start]
    turn = angle
    for _ in range(4):
        turn += rng.uniform(-0.32, 0.32)
        x, y = x + math.cos(turn) * length / 4, y - math.sin(turn) * length / 4
        points.append((x, y))
    out.append((points, thick))
    if depth:
        for _ in range(rng.randint(2, 3)):
            at = rng.choice(points[1:])
            branch(
                rng,
                at,
                turn + rng.choice((-1, 1)) * rng.uniform(0.4, 0.95),
                length * rng.uniform(0.42, 0.66),
                thick * 0.5,
                depth - 1,
                out,
            )


def branching(rng: Random, w: float, h: float) -> list:
    """A large branch entering from a side or corner of the box."""
    out: list = []
    side = rng.choice((-1, 1))
    start = (w * (0.5 - side * 0.52), h * rng.uniform(0.45, 0.95))
    angle = rng.uniform(0.3, 0.9)
    branch(rng, start, angle if side > 0 else math.pi - angle, max(w, h) * 0.72, min(w, h) * 0.05, 2, out)
    return out


def plum(rng: Random, w: float, h: float, ink: str = INK, bloom: str = "") -> str:
    """A plum branch in flower."""
    unit = min(w, h)
    limbs = branching(rng, w, h)
    bloom = bloom or rng.choice((ROSE, VERMILION, "#f5ece4", ROSE_PALE, "#c24a4f"))
    parts = [path("".join(brush(p, t, rng, start=1, end=0.3) for p, t in limbs), ink, opacity=0.82)]
    for points, thick in limbs:
        for x, y in along(points, 9)[2:]:
            if thick < unit * 0.03 and rng.random() < 0.55:
                s = unit * rng.uniform(0.018, 0.03)
                x, y = x + rng.uniform(-s, s), y + rng.uniform(-s, s)
                parts.append(group(plum_flower(rng, s, bloom, ink), place(x, y, rng.uniform(0, 72))))
    return "".join(parts)


def plum_flower(rng: Random, size: float, bloom: str, ink: str = INK) -> str:
    if rng.random() < 0.25:
        return circle(0, 0, size * 0.5, bloom) + stroke(f"M0,{num(size * 0.4)}v{num(size * 0.4)}", ink, size * 0.14)
    petals = "".join(
        circle(x, y, size * 0.5, bloom, stroke=mixed(bloom, ink, 0.35), stroke_width=size * 0.04)
        for x, y, _ in ring(5, size * 0.55)
    )
    stamens = "".join(f"M0,0L{num(x)},{num(y)}" for x, y, _ in ring(7, size * 0.5))
    return group(petals, opacity=0.88) + stroke(stamens, "#6b4b2a", size * 0.07) + circle(0, 0, size * 0.14, "#d9b75f")


def peony(rng: Random, size: float, colour: str = ROSE, ink: str = INK, heart: str = "#e0b552") -> str:
    """A full bloom seen a little from the side, petals in three wreaths."""
    parts = []
    for count, reach, share in ((9, 0.74, 0.05), (8, 0.5, 0.3), (6, 0.26, 0.55)):
        tone = mixed(colour, "#ffffff", share)
        for x, y, angle in ring(count, size * reach * 0.6, turn=rng.uniform(0, 60)):
            d = blob(rng, 0, 0, size * 0.3, size * (0.3 + reach * 0.12), 0.16, 8)
            parts.append(
                group(
                    path(d, tone, stroke=mixed(colour, ink, 0.35), stroke_width=size * 0.014, opacity=0.94),
                    place(x, y * 0.86, angle + 90),
                )
            )
    parts += [circle(x, y, size * 0.035, heart) for x, y, _ in ring(7, size * 0.1)]
    return "".join(parts)


def peony_leaf(rng: Random, size: float, colour: str = PINE) -> str:
    """A leaf of three lobes with its veins."""
    lobes = "".join(
        group(path(leaf(size, size * 0.24, rng.uniform(-0.1, 0.1) * size), colour, opacity=0.85), place(0, 0, a))
        for a in (-38, 0, 38)
    )
    veins = "".join(f"M0,0L{num(math.cos(a) * size * 0.85)},{num(math.sin(a) * size * 0.85)}" for a in (-0.66, 0, 0.66))
    return lobes + stroke(veins, mixed(colour, "#ffffff", 0.5), size * 0.02, opacity=0.8)


PEONY_COLOURS = (
    (ROSE, ROSE_PALE), ("#b8414a", ROSE), ("#efe4d2", ROSE_PALE), ("#7d5a8c", "#b79bbf"), ("#3c4248", "#6d747a"),
)  # fmt: skip
PEONY_PLACES = ((0.26, 0.74, 0.2, 0.4), (0.2, 0.45, 0.48, 0.62), (0.55, 0.8, 0.5, 0.7))


def peonies(rng: Random, w: float, h: float, ink: str = INK) -> str:
    unit = min(w, h)
    colours = rng.choice(PEONY_COLOURS)
    green = rng.choice((PINE, MALACHITE, "#4a5a4a"))
    root = (w * rng.uniform(0.35, 0.65), h * 1.02)
    stems, foliage, blooms = [], [], []
    spots = [(rng.uniform(a, b), rng.uniform(c, d)) for a, b, c, d in PEONY_PLACES]
    for i, (fx, fy) in enumerate(spots[: rng.randint(2, 3)]):
        x, y = fx * w, fy * h
        bend = [root, ((x + root[0]) / 2 + rng.uniform(-30, 30), (y + root[1]) / 2), (x, y)]
        d = brush(bend, unit * 0.018, rng, start=1, end=0.7)
        stems.append(path(d, mixed(green, ink, 0.4), opacity=0.85))
        for _ in range(6):
            lx, ly = x + rng.uniform(-0.24, 0.24) * unit, y + unit * rng.uniform(-0.02, 0.34)
            foliage.append(
                group(
                    peony_leaf(rng, unit * rng.uniform(0.09, 0.14), rng.choice((green, mixed(green, ink, 0.4)))),
                    place(lx, ly, rng.uniform(0, 360)),
                )
            )
        blooms.append(
            group(
                peony(rng, unit * rng.uniform(0.17, 0.22) * (1 - i * 0.12), rng.choice(colours), ink),
                place(x, y, rng.uniform(-20, 20)),
            )
        )
    return "".join(stems + foliage + blooms)
