"""What stands in a landscape: trees, rocks, houses, boats, people. Each is drawn around the origin, its foot at y = 0."""

import math
from random import Random

from .palette import INK, PAPER_WHITE
from .pen import Point, along, blob, brush, circle, ellipse, group, num, path, place, polygon, rect, smooth, stroke


def dots(points: list[Point], colour: str, size: float, **values) -> str:
    """Many round dots as one path: moss, leaves, far fruit."""
    return stroke("".join(f"M{num(x)},{num(y)}h.1" for x, y in points), colour, size, **values)


def scatter(rng: Random, x: float, y: float, rx: float, ry: float, count: int) -> list[Point]:
    """Points gathered round a centre."""
    out = []
    for _ in range(count):
        angle, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        out.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return out


def trunk_line(rng: Random, height: float, lean: float, wander: float = 0.12) -> list[Point]:
    points = [(0.0, 0.0)]
    for i in range(1, 5):
        points.append((lean * i / 4 + rng.uniform(-wander, wander) * height, -height * i / 4))
    return points


def pine(rng: Random, height: float, ink: str = INK, needle: str = "#33463d", lean: float | None = None) -> str:
    """An old pine: a bent trunk, level boughs, needles in fans."""
    lean = rng.uniform(-0.35, 0.35) * height if lean is None else lean
    spine = along(trunk_line(rng, height, lean), 16)
    parts = [path(brush(spine[::4], height * 0.075, rng, start=1, end=0.25), ink, opacity=0.85)]
    boughs, fans = [], []
    for i in range(7, 17):
        x, y = spine[i]
        side = 1 if (i + (lean > 0)) % 2 else -1
        reach = height * rng.uniform(0.16, 0.3) * (1.25 - i / 22)
        tip = (x + side * reach, y - rng.uniform(-0.02, 0.06) * height)
        boughs.append(brush([(x, y), ((x + tip[0]) / 2, y + 0.03 * height), tip], height * 0.022, rng))
        for share in (0.45, 0.75, 1.05):
            fans.append((x + side * reach * share, tip[1] + rng.uniform(-0.02, 0.02) * height))
    parts.append(path("".join(boughs), ink, opacity=0.85))
    size = height * 0.075
    strokes = []
    for x, y in fans:
        for k in range(11):
            angle = math.pi * (0.06 + 0.88 * k / 10)
            reach = size * rng.uniform(0.75, 1.1)
            strokes.append(f"M{num(x)},{num(y)}l{num(math.cos(angle) * reach * 1.25)},{num(-math.sin(angle) * reach)}")
    clumps = "".join(blob(rng, x, y - size * 0.35, size * 1.1, size * 0.5) for x, y in fans)
    parts.append(path(clumps, needle, opacity=0.28))
    parts.append(stroke("".join(strokes), needle, max(0.8, height * 0.006), opacity=0.85))
    return "".join(parts)


def boughs(rng: Random, x: float, y: float, angle: float, length: float, depth: int, out: list) -> None:
    """Grow a bare tree: (from, to, depth) triples, tips last."""
    tip = (x + math.cos(angle) * length, y - math.sin(angle) * length)
    out.append(((x, y), tip, depth))
    if depth:
        for side in rng.choice(((-1, 1), (-1, 1), (-1, 0.2, 1))):
            turn = angle + side * rng.uniform(0.3, 0.75)
            boughs(rng, *tip, turn, length * rng.uniform(0.62, 0.82), depth - 1, out)


def tree(rng: Random, height: float, leaves: tuple[str, ...] = (), ink: str = INK, depth: int = 3) -> str:
    """A broad-leaved tree; without leaf colours it is bare."""
    limbs: list = []
    boughs(rng, 0, 0, math.pi / 2 + rng.uniform(-0.2, 0.2), height * 0.34, depth, limbs)
    parts = []
    for level in range(depth + 1):
        d = "".join(f"M{num(a[0])},{num(a[1])}L{num(b[0])},{num(b[1])}" for a, b, at in limbs if at == level)
        parts.append(stroke(d, ink, height * (0.008 + 0.014 * level), opacity=0.85))
    tips = [b for _, b, at in limbs if at <= 1]
    for colour in leaves:
        spread: list[Point] = []
        for x, y in tips:
            spread += scatter(rng, x, y, height * 0.13, height * 0.09, 6)
        parts.append(dots(spread, colour, height * 0.045, opacity=0.62))
    return "".join(parts)


def willow(rng: Random, height: float, leaf: str = "#6f8a62", ink: str = INK) -> str:
    spine = trunk_line(rng, height * 0.7, rng.uniform(-0.2, 0.2) * height, 0.06)
    parts = [path(brush(spine, height * 0.07, rng, start=1, end=0.4), ink, opacity=0.8)]
    x, y = spine[-1]
    falls = []
    for _ in range(26):
        reach = rng.uniform(-0.42, 0.42) * height
        drop = rng.uniform(0.3, 0.75) * height
        falls.append(f"M{num(x)},{num(y)}C{num(x + reach * 0.5)},{num(y - height * 0.28)} {num(x + reach)},"
                     f"{num(y - height * 0.1)} {num(x + reach * 1.1)},{num(y + drop - abs(reach) * 0.3)}")  # fmt: skip
    parts.append(stroke("".join(falls), leaf, height * 0.01, opacity=0.6))
    return "".join(parts)


def grove(rng: Random, width: float, height: float, colour: str, count: int = 14, opacity: float = 0.5) -> str:
    """A far wood on a bank: soft upright touches."""
    parts = []
    for i in range(count):
        x = (i + rng.random()) / count * width - width / 2
        tall = height * rng.uniform(0.45, 1) * (1 - 0.5 * abs(2 * x / width) ** 2)
        parts.append(blob(rng, x, -tall * 0.5, width / count * 0.75, tall * 0.55, 0.2, 7))
    return path("".join(parts), colour, opacity=opacity)


def rock(rng: Random, width: float, height: float, fill: str, ink: str = INK, opacity: float = 1) -> str:
    """A rock with a lit top and a few axe-cut strokes."""
    crest = [(-width / 2, 0.0)]
    for t in (-0.38, -0.16, 0.1, 0.3):
        crest.append((t * width + rng.uniform(-0.05, 0.05) * width, -height * rng.uniform(0.6, 1) * (1 - abs(t) * 0.7)))
    crest.append((width / 2, 0.0))
    parts = [path(smooth(crest, tension=9) + "Z", fill, opacity=opacity)]
    cuts = []
    for x, y in crest[1:-1]:
        for _ in range(3):
            dx, dy = rng.uniform(-0.06, 0.1) * width, rng.uniform(0.25, 0.7) * -y
            cuts.append(
                brush([(x, y + 2), (x + dx * 0.4, y + dy * 0.5), (x + dx, y + dy)], width * 0.022, rng, start=0.8)
            )
    parts.append(path("".join(cuts), ink, opacity=0.4))
    parts.append(path(brush(crest, max(1.2, width * 0.02), rng, start=0.6, end=0.4), ink, opacity=0.75))
    return "".join(parts)


def _roof(width: float, height: float, lift: float) -> str:
    half = width / 2
    return (
        f"M{num(-half)},0Q{num(-half * 0.45)},{num(-height * 0.3)} {num(-half * 0.14)},{num(-height)}"
        f"H{num(half * 0.14)}Q{num(half * 0.45)},{num(-height * 0.3)} {num(half)},0"
        f"l{num(half * 0.08)},{num(-lift)}Q{num(half * 0.8)},{num(height * 0.2)} 0,{num(height * 0.18)}"
        f"T{num(-half * 1.08)},{num(-lift)}Z"
    )


def pavilion(size: float, roof: str = INK, post: str = INK, floors: int = 1) -> str:
    """A pavilion, or with more floors a pagoda."""
    parts = []
    for floor in range(floors):
        scale = 1 - 0.13 * floor
        y = -size * 0.62 * floor * 0.94
        half = size * 0.36 * scale
        tall = size * 0.4
        for share in (-1, -0.35, 0.35, 1):
            parts.append(rect(half * share - size * 0.015, y - tall, size * 0.03, tall, post, opacity=0.85))
        parts.append(rect(-half * 1.1, y - size * 0.05, half * 2.2, size * 0.05, post, opacity=0.6))
        parts.append(group(path(_roof(size * scale, size * 0.26, size * 0.05), roof, opacity=0.9), place(0, y - tall)))
    top = -size * 0.62 * (floors - 1) * 0.94 - size * 0.66
    return "".join(parts) + rect(-size * 0.015, top - size * 0.1, size * 0.03, size * 0.12, roof)


def house(size: float, roof: str = INK, wall: str = PAPER_WHITE, ink: str = INK) -> str:
    """A white-walled house of the south with a dark roof."""
    wide, tall = size, size * 0.38
    return "".join((
        rect(-wide / 2, -tall, wide, tall, wall, stroke=ink, stroke_width=size * 0.012, opacity=0.95),
        path(f"M{num(-wide * 0.58)},{num(-tall)}L{num(-wide * 0.42)},{num(-tall * 1.75)}H{num(wide * 0.42)}"
             f"L{num(wide * 0.58)},{num(-tall)}Z", roof, opacity=0.85),
        rect(-wide * 0.08, -tall * 0.68, wide * 0.16, tall * 0.68, ink, opacity=0.7),
        rect(wide * 0.2, -tall * 0.7, wide * 0.14, tall * 0.3, ink, opacity=0.55),
    ))  # fmt: skip


def boat(size: float, ink: str = INK, man: bool = True) -> str:
    """A covered skiff with someone poling."""
    half = size / 2
    parts = [
        path(f"M{num(-half)},{num(-size * 0.07)}Q0,{num(size * 0.12)} {num(half)},{num(-size * 0.1)}"
             f"Q{num(half * 0.7)},{num(size * 0.13)} 0,{num(size * 0.13)}T{num(-half)},{num(-size * 0.07)}Z", ink),
        path(f"M{num(-half * 0.3)},0Q{num(-half * 0.25)},{num(-size * 0.22)} {num(half * 0.08)},{num(-size * 0.22)}"
             f"T{num(half * 0.46)},0Z", ink, opacity=0.75),
    ]  # fmt: skip
    if man:
        parts.append(group(figure(size * 0.3, ink), place(-half * 0.62, 0)))
        parts.append(
            stroke(f"M{num(-half * 0.5)},{num(-size * 0.3)}L{num(-half * 0.95)},{num(size * 0.2)}", ink, size * 0.014)
        )
    return "".join(parts)


def sail(size: float, ink: str = INK, cloth: str = "#e7d9b8") -> str:
    ribs = "".join(
        f"M{num(size * 0.02)},{num(-size * f)}h{num(size * 0.42 * (1.15 - f))}" for f in (0.2, 0.36, 0.52, 0.68)
    )
    return "".join((
        boat(size * 0.9, ink, man=False),
        path(f"M0,{num(-size * 0.05)}L{num(size * 0.03)},{num(-size)}Q{num(size * 0.5)},{num(-size * 0.5)} "
             f"{num(size * 0.44)},{num(-size * 0.12)}Z", cloth, opacity=0.95),
        stroke(ribs, ink, size * 0.01, opacity=0.6),
        stroke(f"M0,0V{num(-size * 1.02)}", ink, size * 0.02),
    ))  # fmt: skip


def figure(size: float, robe: str = INK, staff: bool = False) -> str:
    """A small robed figure."""
    parts = [
        path(f"M{num(-size * 0.2)},0Q{num(-size * 0.22)},{num(-size * 0.55)} 0,{num(-size * 0.72)}"
             f"Q{num(size * 0.24)},{num(-size * 0.5)} {num(size * 0.22)},0Z", robe, opacity=0.9),
        circle(size * 0.02, -size * 0.82, size * 0.12, robe),
    ]  # fmt: skip
    if staff:
        parts.append(stroke(f"M{num(size * 0.3)},0L{num(size * 0.24)},{num(-size * 0.9)}", robe, size * 0.04))
    return "".join(parts)


def arch_bridge(width: float, ink: str = INK, stone: str = "#efe6d2", arches: int = 1) -> str:
    """A stone bridge, its deck rising to the middle."""
    rise = width * (0.24 if arches == 1 else 0.1)
    half = width / 2
    deck = f"M{num(-half)},0Q{num(-half * 0.5)},{num(-rise)} 0,{num(-rise)}T{num(half)},0"
    holes = ""
    span = width / (arches + 1.6)
    for i in range(arches):
        x = (i - (arches - 1) / 2) * span * 1.15
        reach = span * 0.42 if arches > 1 else width * 0.2
        tall = min(rise * 0.86, reach) if arches == 1 else rise * (0.78 - 0.1 * abs(i - (arches - 1) / 2))
        holes += f"M{num(x - reach)},0A{num(reach)},{num(tall)} 0 0 1 {num(x + reach)},0Z"
    rail = stroke(deck, ink, width * 0.02, opacity=0.85)
    return path(deck + "Z" + holes, stone, fill_rule="evenodd", stroke=ink, stroke_width=width * 0.008) + rail


def birds(rng: Random, width: float, height: float, count: int, ink: str = INK, size: float = 9) -> str:
    """Far birds in a loose line."""
    d = ""
    for i in range(count):
        x = width * i / max(1, count - 1) - width / 2 + rng.uniform(-0.04, 0.04) * width
        y = -height * (i / max(1, count - 1)) + rng.uniform(-0.3, 0.3) * height
        s = size * rng.uniform(0.7, 1.1)
        d += f"M{num(x - s)},{num(y - s * 0.4)}Q{num(x - s * 0.4)},{num(y - s * 0.7)} {num(x)},{num(y)}"
        d += f"Q{num(x + s * 0.4)},{num(y - s * 0.8)} {num(x + s)},{num(y - s * 0.5)}"
    return stroke(d, ink, size * 0.16, opacity=0.7)


def waterfall(rng: Random, height: float, width: float, water: str, ink: str) -> str:
    """A fall of water seen between rocks."""
    edge = [(0, -height), (width * 0.2, -height * 0.6), (-width * 0.1, -height * 0.35), (width * 0.15, 0)]
    threads = ""
    for k in range(6):
        shift = (k / 5 - 0.5) * width * 0.8
        points = [(x + shift * (0.6 + 0.5 * i / 3), y + rng.uniform(0, 0.1) * height) for i, (x, y) in enumerate(edge)]
        threads += smooth(points)
    return path(brush(edge, width, start=0.7, end=1.1), water, opacity=0.95) + stroke(threads, ink, 1, opacity=0.35)


def ripples(rng: Random, width: float, height: float, count: int, ink: str, thick: float = 1.2) -> str:
    """Level strokes of water around the origin."""
    d = ""
    for _ in range(count):
        x, y = rng.uniform(-0.5, 0.5) * width, rng.uniform(-0.5, 0.5) * height
        w = rng.uniform(0.06, 0.2) * width
        d += f"M{num(x - w)},{num(y)}q{num(w * 0.5)},{num(-thick * 1.5)} {num(w)},0t{num(w)},0"
    return stroke(d, ink, thick, opacity=0.3)


def moon(radius: float, colour: str, halo: str | None = None) -> str:
    ringed = (
        circle(0, 0, radius * 1.7, halo, opacity=0.14) + circle(0, 0, radius * 1.3, halo, opacity=0.16) if halo else ""
    )
    return ringed + circle(0, 0, radius, colour)


def cloud(width: float, colour: str, line: str, opacity: float = 0.9) -> str:
    """A patterned cloud: three curls on a level base."""
    w = width / 2
    d = (f"M{num(-w)},0q0,{num(-w * 0.3)} {num(w * 0.35)},{num(-w * 0.28)}q{num(w * 0.05)},{num(-w * 0.4)} "
         f"{num(w * 0.5)},{num(-w * 0.34)}q{num(w * 0.35)},{num(w * 0.02)} {num(w * 0.38)},{num(w * 0.32)}"
         f"q{num(w * 0.5)},{num(-w * 0.08)} {num(w * 0.77)},{num(w * 0.3)}Z")  # fmt: skip
    return path(d, colour, opacity=opacity, stroke=line, stroke_width=width * 0.012, stroke_linejoin="round")


def fence(width: float, height: float, ink: str) -> str:
    rails = polygon([(-width / 2, -height * 0.8), (width / 2, -height * 0.8)], False)
    rails += polygon([(-width / 2, -height * 0.35), (width / 2, -height * 0.35)], False)
    posts = "".join(f"M{num(-width / 2 + width * i / 6)},0v{num(-height)}" for i in range(7))
    return stroke(rails + posts, ink, height * 0.08, opacity=0.8)


def lotus_pad(rng: Random, rx: float, colour: str) -> str:
    return ellipse(0, 0, rx, rx * rng.uniform(0.28, 0.4), colour, opacity=0.75)
