"""Turned vessels: profiles, the round body they make, light on it, and places on its surface."""

import math
from dataclasses import dataclass
from random import Random

from .pen import Point, Sheet, ellipse, group, mixed, num, path, rect, smooth, stroke

CENTRE, FLOOR = 500.0, 980.0

# Half widths down the body: (share of the height from the top, share of the height as half width).
PROFILES: dict[str, list[Point]] = {
    "meiping": [(0, 0.1), (0.03, 0.11), (0.07, 0.085), (0.12, 0.1), (0.2, 0.25), (0.3, 0.31), (0.42, 0.3), (0.62, 0.22), (0.82, 0.16), (0.95, 0.155), (1, 0.17)],
    "garlic": [(0, 0.05), (0.04, 0.085), (0.09, 0.1), (0.14, 0.07), (0.2, 0.05), (0.38, 0.055), (0.5, 0.11), (0.64, 0.24), (0.78, 0.28), (0.9, 0.22), (0.96, 0.15), (1, 0.16)],
    "gourd": [(0, 0.06), (0.04, 0.055), (0.08, 0.09), (0.18, 0.16), (0.28, 0.17), (0.38, 0.11), (0.42, 0.1), (0.5, 0.18), (0.64, 0.29), (0.78, 0.29), (0.92, 0.18), (1, 0.16)],
    "yuhuchun": [(0, 0.12), (0.03, 0.1), (0.12, 0.055), (0.25, 0.055), (0.4, 0.1), (0.56, 0.21), (0.72, 0.27), (0.86, 0.22), (0.95, 0.14), (1, 0.155)],
    "vase": [(0, 0.16), (0.03, 0.15), (0.12, 0.1), (0.22, 0.1), (0.3, 0.16), (0.42, 0.25), (0.54, 0.26), (0.7, 0.2), (0.86, 0.135), (0.94, 0.13), (1, 0.16)],
    "jar": [(0, 0.2), (0.05, 0.195), (0.1, 0.19), (0.16, 0.27), (0.3, 0.39), (0.45, 0.42), (0.62, 0.37), (0.82, 0.26), (0.94, 0.22), (1, 0.23)],
    "bowl": [(0, 0.94), (0.05, 0.92), (0.3, 0.84), (0.55, 0.68), (0.74, 0.44), (0.82, 0.33), (0.88, 0.31), (1, 0.33)],
    "cup": [(0, 0.58), (0.05, 0.56), (0.3, 0.5), (0.6, 0.42), (0.8, 0.28), (0.87, 0.22), (0.92, 0.22), (1, 0.25)],
    "dish": [(0, 1.9), (0.1, 1.8), (0.35, 1.55), (0.6, 1.15), (0.75, 0.85), (0.82, 0.8), (1, 0.84)],
    "brush_pot": [(0, 0.4), (0.04, 0.395), (0.3, 0.365), (0.6, 0.36), (0.9, 0.385), (0.96, 0.4), (1, 0.395)],
    "ewer": [(0, 0.075), (0.04, 0.065), (0.14, 0.05), (0.28, 0.055), (0.4, 0.13), (0.54, 0.23), (0.7, 0.26), (0.84, 0.2), (0.93, 0.135), (1, 0.15)],
    "teapot": [(0, 0.16), (0.03, 0.22), (0.12, 0.4), (0.3, 0.58), (0.5, 0.64), (0.72, 0.56), (0.9, 0.38), (0.95, 0.36), (1, 0.37)],
    "censer": [(0, 0.5), (0.05, 0.5), (0.09, 0.44), (0.16, 0.42), (0.26, 0.52), (0.46, 0.62), (0.66, 0.55), (0.78, 0.4), (0.82, 0.3), (0.84, 0.18), (0.86, 0.02), (1, 0.02)],
    "basin": [(0, 0.95), (0.05, 0.93), (0.3, 0.9), (0.6, 0.78), (0.85, 0.55), (0.95, 0.46), (1, 0.45)],
}  # fmt: skip
HEIGHTS = {
    "bowl": 400,
    "cup": 520,
    "dish": 190,
    "teapot": 440,
    "censer": 520,
    "brush_pot": 620,
    "jar": 700,
    "basin": 400,
}
OPEN = {"bowl": 0.2, "cup": 0.2, "dish": 0.26, "brush_pot": 0.16, "basin": 0.22, "censer": 0.16}


@dataclass
class Vessel:
    """A turned body standing on the floor; `half(y)` is its half width at a height on the sheet."""

    shape: str
    top: float
    rows: list[tuple[float, float]]
    tilt: float

    @property
    def height(self) -> float:
        return FLOOR - self.top

    @property
    def widest(self) -> float:
        return max(h for _, h in self.rows)

    def half(self, y: float) -> float:
        share = (y - self.top) / self.height * (len(self.rows) - 1)
        i = min(max(int(share), 0), len(self.rows) - 2)
        return self.rows[i][1] + (self.rows[i + 1][1] - self.rows[i][1]) * (share - i)

    def sag(self, y: float) -> float:
        """How far a level ring droops in front, seen a little from above."""
        return self.half(y) * self.tilt

    def at(self, angle: float, y: float) -> Point:
        """A point on the front surface; angle in radians, 0 facing the viewer."""
        half = self.half(y)
        return CENTRE + math.sin(angle) * half, y + half * self.tilt * math.cos(angle)

    def level(self, y: float) -> str:
        half = self.half(y)
        return f"M{num(CENTRE - half)},{num(y)}A{num(half)},{num(half * self.tilt)} 0 0 0 {num(CENTRE + half)},{num(y)}"

    def belt(self, upper: float, lower: float) -> str:
        """The front surface between two heights."""
        steps = [upper + (lower - upper) * i / 8 for i in range(9)]
        right = "".join(f"L{num(CENTRE + self.half(y))},{num(y)}" for y in steps[1:])
        left = "".join(f"L{num(CENTRE - self.half(y))},{num(y)}" for y in reversed(steps[:-1]))
        low = self.half(lower)
        return f"{self.level(upper)}{right}A{num(low)},{num(low * self.tilt)} 0 0 1 {num(CENTRE - low)},{num(lower)}{left}Z"

    def outline(self) -> str:
        left = [(CENTRE - h, y) for y, h in self.rows]
        right = [(CENTRE + h, y) for y, h in reversed(self.rows)]
        foot = self.rows[-1][1]
        side = smooth(left, tension=7)
        back = smooth(right, tension=7).replace("M", "L", 1)
        bottom = f"A{num(foot)},{num(foot * self.tilt)} 0 0 0 {num(CENTRE + foot)},{num(FLOOR)}"
        rim = self.rows[0][1]
        lip = f"A{num(rim)},{num(rim * self.tilt)} 0 0 0 {num(CENTRE - rim)},{num(self.top)}"
        return side + bottom + back + lip + "Z"


def _eased(rows: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners between the given widths rounded off, lip and foot kept."""
    eased = []
    for i, (y, _) in enumerate(rows):
        reach = min(4, i, len(rows) - 1 - i)
        near = [half for _, half in rows[i - reach : i + reach + 1]]
        eased.append((y, sum(near) / len(near)))
    return eased


def turned(shape: str, rng: Random, height: float = 0) -> Vessel:
    """A vessel of the named profile, its proportions varied a little."""
    height = (height or HEIGHTS.get(shape, 800)) * rng.uniform(0.92, 1.04)
    girth = rng.uniform(0.93, 1.07)
    points = [(t, min(h * girth * height, 430)) for t, h in PROFILES[shape]]
    rows = []
    for i in range(81):
        t = i / 80
        k = max(j for j in range(len(points) - 1) if points[j][0] <= t + 1e-9)
        a, b = points[k], points[k + 1]
        share = (t - a[0]) / (b[0] - a[0])
        rows.append((FLOOR - height + t * height, a[1] + (b[1] - a[1]) * share))
    rows = _eased(_eased(rows))
    return Vessel(shape, FLOOR - height, rows, 0.13 if shape not in ("dish",) else 0.2)


def shade(sheet: Sheet, vessel: Vessel, clip: str, strength: float = 1) -> str:
    """Light from the upper left over the finished surface."""
    w = vessel.widest
    across = sheet.fade(
        [(0, "#1d1a14", 0.34 * strength), (0.16, "#1d1a14", 0.1 * strength), (0.32, "#ffffff", 0.2), (0.5, "#ffffff", 0),
         (0.74, "#1d1a14", 0.1 * strength), (1, "#1d1a14", 0.46 * strength)],
        down=False, span=(CENTRE - w, CENTRE + w),
    )  # fmt: skip
    below = sheet.fade(
        [(0, "#ffffff", 0.1), (0.5, "#ffffff", 0), (1, "#1d1a14", 0.22 * strength)], span=(vessel.top, FLOOR)
    )
    box = (CENTRE - w - 10, vessel.top - 60, 2 * w + 20, vessel.height + 160)
    return group(rect(*box, across) + rect(*box, below), clip_path=clip)


def gleam(sheet: Sheet, vessel: Vessel, strength: float = 0.75) -> str:
    """The window's reflection on a glaze: a long soft light along the left shoulder."""
    rows = [r for r in vessel.rows if 0.14 < (r[0] - vessel.top) / vessel.height < 0.62]
    outer = [(CENTRE - h * 0.62, y) for y, h in rows[::4]]
    inner = [(CENTRE - h * 0.5, y) for y, h in reversed(rows[::4])]
    light = sheet.fade([(0, "#ffffff", 0), (0.25, "#ffffff", strength), (1, "#ffffff", 0)])
    return path(smooth(outer + inner, closed=True), light)


def mouth(sheet: Sheet, vessel: Vessel, body: str, inside: str = "") -> str:
    """The opening: far rim, inside in shadow, near lip."""
    rim = vessel.rows[0][1]
    ry = rim * max(OPEN.get(vessel.shape, 0), vessel.tilt)
    dark = sheet.fade([(0, mixed(inside or body, "#1d1a14", 0.5), 1), (1, inside or body, 1)])
    return "".join((
        ellipse(CENTRE, vessel.top, rim, ry, mixed(body, "#ffffff", 0.35)),
        ellipse(CENTRE, vessel.top + ry * 0.05, rim * 0.955, ry * 0.86, dark),
        stroke(f"M{num(CENTRE - rim)},{num(vessel.top)}A{num(rim)},{num(ry)} 0 0 0 {num(CENTRE + rim)},{num(vessel.top)}",
               mixed(body, "#ffffff", 0.5), 2.4, opacity=0.9),
    ))  # fmt: skip
