"""Strokes, shapes and the sheet they are drawn on. Every function gives SVG text; the sheet keeps what needs an id."""

import math
from collections.abc import Iterable, Sequence
from random import Random

Point = tuple[float, float]


def num(value: float) -> str:
    """A coordinate as short as one decimal allows."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def attributes(values: dict) -> str:
    parts = []
    for name, value in values.items():
        if value is not None:
            shown = f"{value:.3g}" if isinstance(value, float) and abs(value) < 1 else value
            shown = num(shown) if isinstance(shown, float) else shown
            parts.append(f'{name.rstrip("_").replace("_", "-")}="{shown}"')
    return " ".join(parts)


def path(d: str, fill: str = "none", **values) -> str:
    return f'<path d="{d}" fill="{fill}" {attributes(values)}/>'


def stroke(d: str, colour: str, width: float, **values) -> str:
    return path(d, stroke=colour, stroke_width=width, stroke_linecap="round", stroke_linejoin="round", **values)


def rect(x: float, y: float, width: float, height: float, fill: str = "none", **values) -> str:
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(width)}" height="{num(height)}" fill="{fill}" {attributes(values)}/>'


def circle(x: float, y: float, radius: float, fill: str = "none", **values) -> str:
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" fill="{fill}" {attributes(values)}/>'


def ellipse(x: float, y: float, rx: float, ry: float, fill: str = "none", **values) -> str:
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}" {attributes(values)}/>'


def line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, **values) -> str:
    return stroke(f"M{num(x1)},{num(y1)}L{num(x2)},{num(y2)}", colour, width, **values)


def group(content: str | Iterable[str], transform: str | None = None, **values) -> str:
    inner = content if isinstance(content, str) else "".join(content)
    return f"<g {attributes({'transform': transform, **values})}>{inner}</g>"


def place(x: float, y: float, turn: float = 0, scale: float = 1, scale_y: float | None = None) -> str:
    """A transform that sets a drawing made around the origin down at a point."""
    down = scale if scale_y is None else scale_y
    return f"translate({x:.2f} {y:.2f}) rotate({turn:.2f}) scale({scale:.3f} {down:.3f})"


def polygon(points: Iterable[Point], closed: bool = True) -> str:
    return "M" + "L".join(f"{num(x)},{num(y)}" for x, y in points) + ("Z" if closed else "")


def smooth(points: Sequence[Point], closed: bool = False, tension: float = 6) -> str:
    """A curve through all points (Catmull-Rom as cubic Béziers)."""
    count = len(points)
    if count < 3:
        return polygon(points, closed)

    def at(index: int) -> Point:
        return points[index % count] if closed else points[min(max(index, 0), count - 1)]

    out = [f"M{num(points[0][0])},{num(points[0][1])}"]
    for i in range(count if closed else count - 1):
        a, b, c, d = at(i - 1), at(i), at(i + 1), at(i + 2)
        out.append(
            f"C{num(b[0] + (c[0] - a[0]) / tension)},{num(b[1] + (c[1] - a[1]) / tension)} "
            f"{num(c[0] - (d[0] - b[0]) / tension)},{num(c[1] - (d[1] - b[1]) / tension)} {num(c[0])},{num(c[1])}"
        )
    return "".join(out) + ("Z" if closed else "")


def along(points: Sequence[Point], steps: int = 12) -> list[Point]:
    """Points at even parameter along the curve through the given ones."""
    out: list[Point] = []
    last = len(points) - 1
    for k in range(steps + 1):
        where = k / steps * last
        i = min(int(where), last - 1)
        t = where - i
        a, b = points[max(i - 1, 0)], points[i]
        c, d = points[i + 1], points[min(i + 2, last)]
        out.append(tuple(_spline(a[j], b[j], c[j], d[j], t) for j in (0, 1)))
    return out


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def brush(
    points: Sequence[Point], width: float, rng: Random | None = None, *, start: float = 0.3, end: float = 0.0
) -> str:
    """The outline of one brush stroke: pressed in, swelling, lifted off. `start`/`end` are shares of the full width."""
    spine = along(points, max(6, min(16, 4 * (len(points) - 1))))
    last = len(spine) - 1
    left, right = [], []
    for i, (x, y) in enumerate(spine):
        ax, ay = spine[max(i - 1, 0)]
        bx, by = spine[min(i + 1, last)]
        length = math.hypot(bx - ax, by - ay) or 1
        t = i / last
        swell = math.sin(math.pi * min(1, t * 0.85 + 0.15))
        half = width / 2 * (swell + (start if t < 0.5 else end) * (1 - swell))
        if rng:
            half *= rng.uniform(0.82, 1.18)
        nx, ny = -(by - ay) / length * half, (bx - ax) / length * half
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    return smooth(left + right[::-1], closed=True)


def blob(rng: Random, x: float, y: float, rx: float, ry: float, rough: float = 0.15, corners: int = 10) -> str:
    points = []
    for i in range(corners):
        angle = math.tau * i / corners
        reach = 1 + rng.uniform(-rough, rough)
        points.append((x + math.cos(angle) * rx * reach, y + math.sin(angle) * ry * reach))
    return smooth(points, closed=True)


def leaf(length: float, width: float, bend: float = 0) -> str:
    """A leaf or petal from the origin to the right."""
    return (
        f"M0,0C{num(length * 0.3)},{num(-width + bend * 0.6)} {num(length * 0.75)},{num(-width * 0.7 + bend)} "
        f"{num(length)},{num(bend)}C{num(length * 0.75)},{num(width * 0.7 + bend)} "
        f"{num(length * 0.3)},{num(width + bend * 0.6)} 0,0Z"
    )


def ring(count: int, radius: float, x: float = 0, y: float = 0, turn: float = 0) -> list[tuple[float, float, float]]:
    """Places around a circle: x, y and the outward angle in degrees."""
    out = []
    for i in range(count):
        angle = math.tau * i / count + math.radians(turn)
        out.append((x + math.cos(angle) * radius, y + math.sin(angle) * radius, math.degrees(angle)))
    return out


def mixed(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from one #rrggbb to another."""
    a, b = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (first, second))
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(a, b, strict=True))


class Sheet:
    """One picture in the making: its size, its chance, its body and its definitions."""

    def __init__(self, width: int, height: int, rng: Random) -> None:
        self.width = width
        self.height = height
        self.rng = rng
        self.body: list[str] = []
        self.defs: list[str] = []

    def add(self, *parts: str) -> None:
        self.body.extend(parts)

    def _define(self, tag: str, values: str, content: str) -> str:
        name = f"d{len(self.defs)}"
        self.defs.append(f'<{tag} id="{name}" {values}>{content}</{tag}>')
        return f"url(#{name})"

    def fade(
        self, stops: Sequence[tuple[float, str, float]], *, down: bool = True, span: tuple[float, float] | None = None
    ) -> str:
        """A linear gradient; stops are (offset, colour, opacity), span fixes it in user units."""
        end = 'x1="0" x2="0" y1="{0}" y2="{1}"' if down else 'x1="{0}" x2="{1}" y1="0" y2="0"'
        values = end.format(*(span or (0, 1))) + (' gradientUnits="userSpaceOnUse"' if span else "")
        return self._define("linearGradient", values, self._stops(stops))

    def glow(self, stops: Sequence[tuple[float, str, float]], centre: Point = (0.5, 0.5), radius: float = 0.5) -> str:
        return self._define("radialGradient", f'cx="{centre[0]}" cy="{centre[1]}" r="{radius}"', self._stops(stops))

    @staticmethod
    def _stops(stops: Sequence[tuple[float, str, float]]) -> str:
        return "".join(f'<stop offset="{o:.3g}" stop-color="{c}" stop-opacity="{a:.3g}"/>' for o, c, a in stops)

    def clip(self, d: str) -> str:
        return self._define("clipPath", "", f'<path d="{d}"/>')

    def pattern(self, width: float, height: float, content: str, transform: str = "") -> str:
        values = f'width="{num(width)}" height="{num(height)}" patternUnits="userSpaceOnUse"'
        return self._define("pattern", f'{values} patternTransform="{transform}"' if transform else values, content)

    def ground(self, colour: str, edge: str = "#000000", strength: float = 0.05) -> None:
        """The wash an object stands on, a breath darker to the corners."""
        self.add(rect(0, 0, self.width, self.height, colour))
        light = self.glow([(0, "#ffffff", 0.28), (0.55, "#ffffff", 0), (1, edge, strength)], (0.5, 0.44), 0.78)
        self.add(rect(0, 0, self.width, self.height, light))

    def shadow(self, x: float, y: float, rx: float, ry: float, strength: float = 0.3) -> str:
        """A soft shadow on the floor, by gradient: a blur filter would cost more than the whole picture."""
        dark = self.glow([(0, "#2a2118", strength), (0.45, "#2a2118", strength * 0.55), (1, "#2a2118", 0)])
        return ellipse(x, y, rx, ry, dark)

    def cast(self, x: float, y: float, width: float, height: float, depth: float = 14, radius: float = 4) -> str:
        """A soft shadow beneath a flat thing: three offset panes."""
        return "".join(
            rect(x - grow, y - grow * 0.4 + depth * 0.5, width + 2 * grow, height + grow, "#2a2118",
                 opacity=0.05, rx=radius + grow)
            for grow in (depth * 0.25, depth * 0.6, depth)
        )  # fmt: skip

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {self.height}" '
            f'width="{self.width}" height="{self.height}"><defs>{"".join(self.defs)}</defs>{"".join(self.body)}</svg>'
        )
