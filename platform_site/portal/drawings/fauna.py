"""Birds, fish and shrimps by the brush."""

from random import Random

from .palette import INK, OCHRE, VERMILION
from .pen import Point, blob, brush, circle, ellipse, group, leaf, mixed, num, path, place, stroke


def bird(rng: Random, size: float, back: str = INK, breast: str = OCHRE, beak: str = "#3a2f28") -> str:
    """A small bird sitting, looking right, its feet at the origin."""
    s = size
    tail = brush(
        [(-s * 0.28, -s * 0.2), (-s * 0.62, s * 0.05), (-s * 0.95, s * rng.uniform(0.2, 0.38))],
        s * 0.2,
        start=0.8,
        end=0.5,
    )
    body = f"M{num(s * 0.38)},{num(-s * 0.62)}C{num(s * 0.62)},{num(-s * 0.2)} {num(s * 0.2)},{num(s * 0.1)} {num(-s * 0.32)},{num(-s * 0.08)}C{num(-s * 0.3)},{num(-s * 0.5)} {num(0)},{num(-s * 0.75)} {num(s * 0.38)},{num(-s * 0.62)}Z"
    wing = f"M{num(s * 0.1)},{num(-s * 0.55)}C{num(s * 0.2)},{num(-s * 0.25)} {num(-s * 0.2)},{num(-s * 0.02)} {num(-s * 0.62)},{num(s * 0.02)}C{num(-s * 0.4)},{num(-s * 0.3)} {num(-s * 0.2)},{num(-s * 0.55)} {num(s * 0.1)},{num(-s * 0.55)}Z"
    feathers = "".join(
        f"M{num(-s * (0.05 + k * 0.1))},{num(-s * (0.36 - k * 0.06))}q{num(-s * 0.14)},{num(s * 0.12)} {num(-s * 0.26)},{num(s * 0.15)}"
        for k in range(4)
    )
    return "".join((
        path(tail, back, opacity=0.9),
        path(body, breast, opacity=0.9),
        circle(s * 0.32, -s * 0.66, s * 0.2, back),
        circle(s * 0.4, -s * 0.62, s * 0.1, mixed(breast, "#ffffff", 0.6), opacity=0.8),
        path(wing, back, opacity=0.92),
        stroke(feathers, "#ffffff", s * 0.022, opacity=0.5),
        path(f"M{num(s * 0.5)},{num(-s * 0.7)}L{num(s * 0.68)},{num(-s * 0.62)}L{num(s * 0.49)},{num(-s * 0.58)}Z", beak),
        circle(s * 0.38, -s * 0.69, s * 0.045, "#fffaf0"),
        circle(s * 0.39, -s * 0.69, s * 0.026, "#111111"),
        stroke(f"M{num(s * 0.02)},{num(-s * 0.04)}v{num(s * 0.12)}M{num(-s * 0.1)},{num(-s * 0.04)}v{num(s * 0.12)}", beak, s * 0.04),
    ))  # fmt: skip


def crane(size: float, ink: str = INK, white: str = "#fbf9f2") -> str:
    """A crane standing."""
    s = size
    neck = brush(
        [(-s * 0.1, -s * 0.55), (s * 0.12, -s * 0.75), (s * 0.04, -s * 0.95), (s * 0.16, -s * 1.08)],
        s * 0.055,
        start=1,
        end=0.8,
    )
    return "".join((
        stroke(f"M{num(-s * 0.02)},{num(-s * 0.36)}L{num(s * 0.02)},0M{num(-s * 0.12)},{num(-s * 0.36)}L{num(-s * 0.1)},{num(-s * 0.18)}L{num(s * 0.0)},{num(-s * 0.14)}", ink, s * 0.018),
        path(blob(Random(3), -s * 0.14, -s * 0.46, s * 0.3, s * 0.15, 0.06), white, stroke=ink, stroke_width=s * 0.01),
        path(brush([(-s * 0.3, -s * 0.46), (-s * 0.5, -s * 0.36), (-s * 0.56, -s * 0.2)], s * 0.14, start=0.9), ink),
        path(neck, ink),
        circle(s * 0.17, -s * 1.08, s * 0.045, white, stroke=ink, stroke_width=s * 0.01),
        circle(s * 0.16, -s * 1.12, s * 0.028, VERMILION),
        path(f"M{num(s * 0.2)},{num(-s * 1.1)}l{num(s * 0.18)},{num(s * 0.04)}l{num(-s * 0.18)},{num(s * 0.01)}Z", ink),
    ))  # fmt: skip


def fish(rng: Random, size: float, body: str = VERMILION, ink: str = INK) -> str:
    """A carp from the side, swimming right; centred on the origin."""
    s = size
    bend = rng.uniform(-0.08, 0.08) * s
    d = f"M{num(s * 0.5)},0C{num(s * 0.3)},{num(-s * 0.24)} {num(-s * 0.15)},{num(-s * 0.2 + bend)} {num(-s * 0.42)},{num(bend)}C{num(-s * 0.15)},{num(s * 0.16 + bend)} {num(s * 0.3)},{num(s * 0.17)} {num(s * 0.5)},0Z"
    tail = "".join(
        group(path(leaf(s * 0.34, s * 0.07, t * s * 0.08), body, opacity=0.75), place(-s * 0.4, bend, 180 + t * 32))
        for t in (-1, 0.1, 1)
    )
    fins = group(path(leaf(s * 0.24, s * 0.06), body, opacity=0.75), place(s * 0.12, -s * 0.15, 205)) + group(
        path(leaf(s * 0.18, s * 0.05), body, opacity=0.75), place(s * 0.18, s * 0.1, 130)
    )
    scales = ""
    for row in range(3):
        for k in range(6):
            x, y = s * (0.16 - k * 0.085), s * (-0.08 + row * 0.07) + bend * k / 8
            scales += f"M{num(x)},{num(y - s * 0.03)}a{num(s * 0.035)},{num(s * 0.035)} 0 0 0 0,{num(s * 0.06)}"
    head = stroke(
        f"M{num(s * 0.3)},{num(-s * 0.13)}Q{num(s * 0.24)},0 {num(s * 0.3)},{num(s * 0.11)}",
        ink,
        s * 0.014,
        opacity=0.7,
    )
    eye = circle(s * 0.39, -s * 0.035, s * 0.028, "#fff8ea", stroke=ink, stroke_width=s * 0.01) + circle(
        s * 0.395, -s * 0.035, s * 0.013, ink
    )
    return (
        tail
        + fins
        + path(d, body, opacity=0.92)
        + stroke(scales, mixed(body, ink, 0.5), s * 0.009, opacity=0.6)
        + head
        + eye
    )


def shrimp(rng: Random, size: float, ink: str = INK) -> str:
    """A river shrimp in pale washes, long feelers forward."""
    s = size
    parts: list[str] = []
    spine: list[Point] = [
        (s * 0.1 - k * s * 0.085, -s * 0.012 * k * (5 - k) + (k - 3) ** 2 * s * 0.008) for k in range(6)
    ]
    for i, (x, y) in enumerate(spine):
        parts.append(ellipse(x, y, s * 0.068, s * (0.06 - i * 0.006), ink, opacity=0.42))
    parts.append(
        path(brush([(s * 0.02, 0), (s * 0.2, -s * 0.02), (s * 0.42, -s * 0.04)], s * 0.12, start=1), ink, opacity=0.5)
    )
    parts.append(
        stroke(
            f"M{num(s * 0.1)},0q{num(s * 0.12)},{num(-s * 0.01)} {num(s * 0.2)},{num(-s * 0.02)}",
            ink,
            s * 0.03,
            opacity=0.8,
        )
    )
    feelers = "".join(
        f"M{num(s * 0.3)},{num(-s * 0.02)}q{num(s * 0.3)},{num(s * f)} {num(s * 0.62)},{num(s * f * rng.uniform(0.4, 2.2))}"
        for f in (-0.26, -0.12, 0.1, 0.22)
    )
    legs = "".join(
        f"M{num(s * (0.16 - k * 0.06))},{num(s * 0.04)}q{num(s * 0.04)},{num(s * 0.08)} {num(s * rng.uniform(-0.04, 0.08))},{num(s * 0.15)}"
        for k in range(6)
    )
    parts.append(stroke(feelers, ink, s * 0.009, opacity=0.75) + stroke(legs, ink, s * 0.01, opacity=0.6))
    tail = "".join(
        group(path(leaf(s * 0.13, s * 0.03), ink, opacity=0.55), place(*spine[-1], 180 + a)) for a in (-24, 4, 30)
    )
    parts.append(tail + circle(s * 0.25, -s * 0.055, s * 0.016, ink) + circle(s * 0.27, s * 0.022, s * 0.016, ink))
    return "".join(parts)


def butterfly(rng: Random, size: float, colour: str, ink: str = INK) -> str:
    wings = "".join(
        group(
            path(leaf(size * r, size * 0.3), colour, opacity=0.8, stroke=ink, stroke_width=size * 0.02), place(0, 0, a)
        )
        for r, a in ((1, -50), (1, -130), (0.65, 30), (0.65, 150))
    )
    return wings + stroke(
        f"M0,{num(-size * 0.25)}V{num(size * 0.3)}M0,{num(-size * 0.25)}q4,-8 {num(size * 0.2)},{num(-size * 0.2)}M0,{num(-size * 0.25)}q-4,-8 {num(-size * 0.2)},{num(-size * 0.2)}",
        ink,
        size * 0.05,
    )
