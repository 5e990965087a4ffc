"""Ritual bronzes, bells and mirrors with animal masks, thunder fret and patina."""

import math
from random import Random

from . import scenery
from .kinds import Kind
from .palette import WASHES
from .pen import Sheet, blob, circle, ellipse, group, mixed, num, path, place, polygon, ring, smooth, stroke

METALS = (
    ("#6d7a5c", "#3b4a3c"),
    ("#5d7f74", "#2f4a45"),
    ("#7a6f4a", "#453c26"),
    ("#6a7d70", "#38463f"),
    ("#857245", "#4a3d22"),
)


# One side of an animal mask, in half widths and half heights from its middle: horn and brow, jaw, claw.
MASK = (
    [(0.06, -0.2), (0.2, -0.85), (0.55, -0.95), (0.9, -0.7), (0.86, -0.35), (0.62, -0.6), (0.4, -0.6), (0.26, -0.1)],
    [(0.1, 0.3), (0.3, 0.42), (0.55, 0.36), (0.6, 0.75), (0.42, 0.95), (0.3, 0.7), (0.1, 0.7)],
    [(0.66, -0.2), (0.95, -0.1), (0.95, 0.8), (0.78, 0.92), (0.72, 0.5), (0.8, 0.2)],
)


class Cast:
    """The metal of one piece: its colour, its line, and how it is lit."""

    def __init__(self, sheet: Sheet, rng: Random) -> None:
        self.sheet, self.rng = sheet, rng
        self.body, self.dark = rng.choice(METALS)
        self.pale = mixed(self.body, "#f4efd8", 0.4)

    def part(self, d: str, left: float, right: float, shade: float = 1.0) -> str:
        """A filled shape lit from the left, with patina and rim."""
        light = self.sheet.fade(
            [(0, "#14140c", 0.45 * shade), (0.22, "#ffffff", 0.2), (0.5, "#ffffff", 0), (1, "#14140c", 0.5 * shade)],
            down=False, span=(left, right),
        )  # fmt: skip
        clip = self.sheet.clip(d)
        stains = "".join(
            blob(
                self.rng,
                self.rng.uniform(left, right),
                self.rng.uniform(200, 960),
                self.rng.uniform(20, 80),
                self.rng.uniform(16, 70),
                0.35,
            )
            for _ in range(7)
        )
        tint = self.rng.choice(("#86b3a0", "#4f8a7b", "#a0b48c", "#8a5a3a"))
        inner = group(path(stains, tint, opacity=0.28), clip_path=clip)
        return path(d, self.body) + inner + path(d, light, stroke=self.dark, stroke_width=3)

    def fret(self, x: float, y: float, w: float, h: float, cell: float = 26) -> str:
        """Square spirals filling a box: the thunder ground."""
        d = ""
        across, down = max(1, round(w / cell)), max(1, round(h / cell))
        cx, cy = w / across, h / down
        for i in range(across):
            for j in range(down):
                px, py = x + i * cx, y + j * cy
                turn = (
                    (0.12, 0.12),
                    (0.88, 0.12),
                    (0.88, 0.88),
                    (0.26, 0.88),
                    (0.26, 0.36),
                    (0.66, 0.36),
                    (0.66, 0.64),
                    (0.45, 0.64),
                )
                d += polygon([(px + cx * (u if (i + j) % 2 else 1 - u), py + cy * v) for u, v in turn], closed=False)
        return stroke(d, self.dark, 2.2, opacity=0.5)

    def mask(self, x: float, y: float, w: float, h: float) -> str:
        """An animal mask (taotie): two eyes, brows, horns and jaws either side of a ridge."""
        parts = [self.fret(x - w / 2, y - h / 2, w, h, h / 6)]
        half = []
        a, b = w / 2, h / 2
        for points in MASK:
            half.append(
                path(
                    smooth([(u * a, v * b) for u, v in points], closed=True, tension=5),
                    mixed(self.body, self.pale, 0.45),
                    stroke=self.dark,
                    stroke_width=2.6,
                )
            )
        half.append(ellipse(0.4 * a, -0.02 * b, a * 0.17, b * 0.2, self.pale, stroke=self.dark, stroke_width=3))
        half.append(circle(0.4 * a, -0.02 * b, b * 0.09, self.dark))
        side = "".join(half)
        parts += [group(side, place(x, y)), group(side, f"translate({x:.1f} {y:.1f}) scale(-1 1)")]
        parts.append(
            path(
                f"M{num(x)},{num(y - b)}l{num(a * 0.06)},{num(b * 0.3)}v{num(b * 1.4)}l{num(-a * 0.06)},{num(b * 0.3)}l{num(-a * 0.06)},{num(-b * 0.3)}v{num(-b * 1.4)}Z",
                self.pale,
                stroke=self.dark,
                stroke_width=2.4,
            )
        )
        return "".join(parts)

    def belt(self, x: float, y: float, w: float, h: float) -> str:
        """A band: rim lines and fret, or a row of roundels."""
        inner = self.fret(x, y + 4, w, h - 8, h - 8)
        if self.rng.random() < 0.4:
            count = int(w / (h * 1.3))
            inner = "".join(
                circle(x + (i + 0.5) * w / count, y + h / 2, h * 0.3, stroke=self.dark, stroke_width=4, opacity=0.65)
                for i in range(count)
            )
        return inner + stroke(
            f"M{num(x)},{num(y)}h{num(w)}M{num(x)},{num(y + h)}h{num(w)}", self.dark, 3.4, opacity=0.7
        )


def _leg(cast: Cast, x: float, top: float, floor: float, wide: float, shade: float = 1) -> str:
    d = f"M{num(x - wide)},{num(top)}C{num(x - wide)},{num(top + 80)} {num(x - wide * 0.5)},{num(top + 120)} {num(x - wide * 0.5)},{num(floor)}H{num(x + wide * 0.5)}C{num(x + wide * 0.5)},{num(top + 120)} {num(x + wide)},{num(top + 80)} {num(x + wide)},{num(top)}Z"
    return cast.part(d, x - wide, x + wide, shade)


def ding(cast: Cast, rng: Random) -> str:
    """A round tripod cauldron."""
    w = rng.uniform(300, 340)
    top, belly, floor = 330, rng.uniform(700, 740), 970
    ears = "".join(
        cast.part(
            f"M{500 + s * w * 0.62 - 42:.0f},{top}V{top - 120}q42,-28 84,0V{top}h-24V{top - 92}q-18,-10 -36,0V{top}Z",
            400 + s * 200,
            600 + s * 200,
        )
        for s in (-1, 1)
    )
    bowl = f"M{num(500 - w)},{top}Q{num(500 - w * 1.08)},{num(belly - 40)} {num(500 - w * 0.5)},{num(belly)}Q500,{num(belly + 46)} {num(500 + w * 0.5)},{num(belly)}Q{num(500 + w * 1.08)},{num(belly - 40)} {num(500 + w)},{top}Z"
    legs = _leg(cast, 500, belly - 30, floor - 16, 54, 1.3)
    front = _leg(cast, 500 - w * 0.62, belly - 90, floor, 58) + _leg(cast, 500 + w * 0.62, belly - 90, floor, 58)
    decor = group(
        cast.belt(500 - w, top + 44, 2 * w, 44)
        + cast.mask(500, top + 205, w * 1.15, 190)
        + cast.mask(500 - w * 1.02, top + 205, w * 0.8, 190)
        + cast.mask(500 + w * 1.02, top + 205, w * 0.8, 190),
        clip_path=cast.sheet.clip(bowl),
    )
    rim = cast.part(
        f"M{num(500 - w - 16)},{top - 16}H{num(500 + w + 16)}V{top + 20}H{num(500 - w - 16)}Z", 500 - w, 500 + w
    )
    return ears + legs + cast.part(bowl, 500 - w, 500 + w) + decor + rim + front


def fangding(cast: Cast, rng: Random) -> str:
    """A square cauldron on four legs."""
    w, top, low, floor = rng.uniform(300, 330), 340, 720, 970
    ears = "".join(
        cast.part(
            f"M{500 + s * w * 0.5 - 52:.0f},{top}V{top - 130}h104V{top}h-28V{top - 96}h-48V{top}Z",
            400 + s * 150,
            600 + s * 150,
        )
        for s in (-1, 1)
    )
    box = f"M{num(500 - w)},{top}H{num(500 + w)}L{num(500 + w * 0.93)},{low}H{num(500 - w * 0.93)}Z"
    legs = "".join(_leg(cast, 500 + s * w * 0.72, low - 10, floor, 62) for s in (-1, 1))
    back = "".join(_leg(cast, 500 + s * w * 0.36, low - 10, floor - 26, 46, 1.5) for s in (-1, 1))
    decor = cast.belt(500 - w * 0.97, top + 40, w * 1.94, 46) + cast.mask(500, top + 220, w * 1.5, 210)
    studs = [(500 + s * w * 0.88, top + 120 + i * 44) for s in (-1, 1) for i in range(6)] + [
        (500 - w * 0.7 + i * w * 0.233, low - 30) for i in range(7)
    ]
    decor += "".join(circle(x, y, 12, cast.pale, stroke=cast.dark, stroke_width=3) for x, y in studs)
    rim = cast.part(f"M{num(500 - w - 18)},{top - 18}h{num(2 * w + 36)}v36h{num(-2 * w - 36)}Z", 500 - w, 500 + w)
    return back + ears + cast.part(box, 500 - w, 500 + w) + decor + rim + legs


def gui(cast: Cast, rng: Random) -> str:
    """A food basin with two handles on a ring foot."""
    w, top, low, floor = rng.uniform(300, 330), 420, 800, 960
    body = f"M{num(500 - w * 1.04)},{top}Q{num(500 - w * 0.86)},{top + 60} {num(500 - w * 0.96)},{top + 180}Q{num(500 - w * 0.9)},{low - 30} {num(500 - w * 0.62)},{low}H{num(500 + w * 0.62)}Q{num(500 + w * 0.9)},{low - 30} {num(500 + w * 0.96)},{top + 180}Q{num(500 + w * 0.86)},{top + 60} {num(500 + w * 1.04)},{top}Z"
    foot = (
        f"M{num(500 - w * 0.62)},{low}L{num(500 - w * 0.74)},{floor}H{num(500 + w * 0.74)}L{num(500 + w * 0.62)},{low}Z"
    )
    handles = ""
    for s in (-1, 1):
        x = 500 + s * w * 0.9
        d = f"M{num(x)},{top + 70}C{num(x + s * 170)},{top + 20} {num(x + s * 170)},{top + 300} {num(x - s * 8)},{top + 290}"
        handles += stroke(d, cast.dark, 46) + stroke(d, cast.body, 38) + stroke(d, cast.pale, 8, opacity=0.6)
        handles += circle(x + s * 60, top + 62, 26, cast.body, stroke=cast.dark, stroke_width=4) + circle(
            x + s * 68, top + 58, 8, cast.dark
        )
    inside = cast.sheet.clip(body)
    decor = group(
        cast.belt(500 - w, top + 60, 2 * w, 50)
        + cast.mask(500, top + 235, w * 1.25, 210)
        + cast.fret(500 - w, top + 130, w * 0.36, 210, 30)
        + cast.fret(500 + w * 0.64, top + 130, w * 0.36, 210, 30),
        clip_path=inside,
    )
    return (
        handles
        + cast.part(foot, 500 - w * 0.74, 500 + w * 0.74)
        + cast.belt(500 - w * 0.62, low + 46, w * 1.24, 60)
        + cast.part(body, 500 - w, 500 + w)
        + decor
    )


def zun(cast: Cast, rng: Random) -> str:
    """A tall wine vessel with a trumpet mouth."""
    w, top, floor = rng.uniform(240, 270), 200, 970
    half = [
        (w * 1.12, top),
        (w * 0.78, top + 130),
        (w * 0.6, top + 290),
        (w * 0.86, top + 360),
        (w * 0.9, top + 470),
        (w * 0.6, top + 540),
        (w * 0.62, floor - 110),
        (w * 0.84, floor),
    ]
    d = (
        smooth([(500 - h, y) for h, y in half])
        + smooth([(500 + h, y) for h, y in reversed(half)]).replace("M", "L", 1)
        + "Z"
    )
    blades = ""
    for k in range(5):
        x = 500 + (k - 2) * w * 0.36
        blades += f"M{num(x - w * 0.15)},{top + 276}L{num(x)},{top + 70}L{num(x + w * 0.15)},{top + 276}Z"
    inside = cast.sheet.clip(d)
    decor = (
        stroke(blades, cast.dark, 4, opacity=0.6)
        + cast.mask(500, top + 415, w * 1.5, 130)
        + cast.belt(500 - w, top + 296, 2 * w, 40)
        + cast.mask(500, floor - 70, w * 1.25, 92)
    )
    flanges = "".join(
        cast.part(
            f"M{num(500 + s * w * 0.86)},{top + 350}h{num(s * 34)}v34h{num(s * -10)}v22h{num(s * 10)}v34h{num(s * -10)}v22h{num(s * 10)}v26h{num(s * -34)}Z",
            400,
            600,
        )
        for s in (-1, 1)
    )
    return flanges + cast.part(d, 500 - w, 500 + w) + group(decor, clip_path=inside)


def nao(cast: Cast, rng: Random) -> str:
    """A bell set mouth upward on its stem, as the south of the river cast them."""
    w, top, low = rng.uniform(300, 340), 210, 720
    body = f"M{num(500 - w)},{top}Q500,{top + 110} {num(500 + w)},{top}L{num(500 + w * 0.66)},{low}Q500,{low + 50} {num(500 - w * 0.66)},{low}Z"
    stem = f"M{num(500 - 62)},{low + 10}L{num(500 - 50)},970H{num(500 + 50)}L{num(500 + 62)},{low + 10}Z"
    inside = cast.sheet.clip(body)
    decor = (
        cast.mask(500, (top + low) / 2 + 50, w * 1.24, 330)
        + cast.fret(500 - w, top + 60, w * 0.34, 460, 34)
        + cast.fret(500 + w * 0.66, top + 60, w * 0.34, 460, 34)
    )
    lip = stroke(
        f"M{num(500 - w * 0.98)},{top + 34}Q500,{top + 140} {num(500 + w * 0.98)},{top + 34}", cast.dark, 4, opacity=0.7
    )
    collar = cast.part(f"M{num(500 - 84)},{low + 96}h168v40h-168Z", 416, 584)
    return cast.part(stem, 438, 562) + collar + cast.part(body, 500 - w, 500 + w) + group(decor + lip, clip_path=inside)


def bell(cast: Cast, rng: Random) -> str:
    """A hanging chime bell with its bosses."""
    w, top, low = rng.uniform(240, 275), 330, 960
    body = (
        f"M{num(500 - w * 0.72)},{top}H{num(500 + w * 0.72)}L{num(500 + w)},{low}Q500,{low - 130} {num(500 - w)},{low}Z"
    )
    stem = cast.part(f"M456,{top}L468,150H532L544,{top}Z", 456, 544) + cast.part("M440,236h120v34h-120Z", 440, 560)
    parts = []
    for s in (-1, 1):
        for row in range(3):
            y = top + 50 + row * 96
            parts.append(cast.belt(500 + (s * w * 0.46) - w * 0.26, y + 52, w * 0.52, 22))
            parts += [
                circle(500 + s * w * (0.24 + 0.2 * k), y + 28, 17, cast.pale, stroke=cast.dark, stroke_width=4)
                for k in range(3)
            ]
    frame = stroke(
        f"M{num(500 - w * 0.1)},{top + 20}v310M{num(500 + w * 0.1)},{top + 20}v310M{num(500 - w * 0.8)},{top + 340}h{num(w * 1.6)}",
        cast.dark,
        4,
        opacity=0.7,
    )
    return stem + cast.part(body, 500 - w, 500 + w) + "".join(parts) + frame + cast.mask(500, top + 425, w * 1.1, 120)


def jue(cast: Cast, rng: Random) -> str:
    """A wine cup on three blades of legs, spout to the left."""
    legs = "".join(
        cast.part(f"M{x - 26},{660}L{x + d},{985}L{x + 30},{650}Z", x - 30, x + 30, 1.2)
        for x, d in ((500, 0), (415, -84), (590, 84))
    )
    body = "M180,300Q330,350 380,430L392,620Q400,720 500,724T608,620L620,430Q690,380 800,270Q720,350 600,392H420Q320,300 210,236Z"
    posts = "".join(cast.part(f"M{x - 12},400V270q-34,-20 12,-66q46,46 12,66V400Z", x - 30, x + 30) for x in (420, 486))
    handle = stroke("M612,470C730,450 730,640 604,630", cast.dark, 38) + stroke(
        "M612,470C730,450 730,640 604,630", cast.body, 30
    )
    decor = group(cast.mask(500, 560, 200, 140) + cast.belt(380, 444, 240, 34), clip_path=cast.sheet.clip(body))
    return handle + posts + legs + cast.part(body, 300, 640) + decor


def mirror(cast: Cast, rng: Random) -> str:
    """The back of a round mirror."""
    cx, cy, r = 500, 560, 390
    disc = f"M{cx - r},{cy}a{r},{r} 0 1 0 {2 * r},0a{r},{r} 0 1 0 {-2 * r},0Z"
    parts = [cast.part(disc, cx - r, cx + r, 0.8)]
    for q, wide in ((0.97, 4), (0.86, 10), (0.8, 3), (0.56, 8), (0.5, 3), (0.24, 5)):
        parts.append(circle(cx, cy, r * q, stroke=cast.dark, stroke_width=wide, opacity=0.6))
    teeth = "".join(
        polygon(
            [
                (x + math.cos(math.radians(a + t)) * s, y + math.sin(math.radians(a + t)) * s)
                for t, s in ((90, 11), (-90, 11), (0, 26))
            ]
        )
        for x, y, a in ring(60, r * 0.87, cx, cy)
    )
    parts.append(path(teeth, cast.dark, opacity=0.5))
    count = rng.choice((4, 6, 8))
    for x, y, a in ring(count, r * 0.68, cx, cy, 12):
        parts.append(
            group(
                cast.mask(0, 0, r * 0.44, r * 0.26) if count < 6 else scenery.cloud(r * 0.3, cast.pale, cast.dark),
                place(x, y, a + 90),
            )
        )
    for x, y, _ in ring(count, r * 0.68, cx, cy, 12 + 180 / count):
        parts.append(circle(x, y, 16, cast.pale, stroke=cast.dark, stroke_width=5))
    parts += [circle(x, y, 9, cast.pale, stroke=cast.dark, stroke_width=3) for x, y, _ in ring(12, r * 0.36, cx, cy)]
    parts.append(
        circle(
            cx,
            cy,
            r * 0.13,
            cast.sheet.glow([(0, cast.pale, 1), (1, cast.body, 1)], (0.4, 0.35), 0.7),
            stroke=cast.dark,
            stroke_width=4,
        )
    )
    return "".join(parts)


SHAPES = {
    "ding": ding,
    "fangding": fangding,
    "gui": gui,
    "zun": zun,
    "nao": nao,
    "bell": bell,
    "jue": jue,
    "mirror": mirror,
}


def bronze(sheet: Sheet, rng: Random, shape: str) -> None:
    sheet.ground(rng.choice(WASHES))
    cast = Cast(sheet, rng)
    made = SHAPES[shape](cast, rng)
    sheet.add(sheet.shadow(520, 590, 460, 440, 0.4) if shape == "mirror" else sheet.shadow(510, 976, 380, 46, 0.5))
    sheet.add(made)
    specks = [(rng.gauss(500, 150), rng.uniform(250, 900)) for _ in range(40)]
    sheet.add(scenery.dots(specks, "#a9cdb8", 4, opacity=0.28))


KINDS = {"bronze": Kind("ritual bronze, bell or mirror", bronze, (1000, 1120), {"shape": tuple(SHAPES)})}
