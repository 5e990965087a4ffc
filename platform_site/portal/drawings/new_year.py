"""New-Year prints: flat, bright, everything outlined."""

from collections.abc import Callable
from random import Random

from . import blossoms, fauna, papercuts, scenery
from .festive import GOLD, RED
from .kinds import Kind
from .palette import INK, WASHES_WARM
from .pen import Sheet, blob, circle, ellipse, group, leaf, path, place, rect, ring, stroke

Tones = tuple[str, str, str]  # main colour, second colour, trim


def _child(tone: str, trim: str) -> str:
    face = (
        circle(0, -150, 92, "#f6d8bd", stroke=INK, stroke_width=5)
        + stroke("M-40,-160q14,-12 28,0M14,-160q14,-12 28,0M-14,-108q14,14 28,0", INK, 6)
        + circle(-54, -128, 17, "#e79a90", opacity=0.7)
        + circle(54, -128, 17, "#e79a90", opacity=0.7)
    )
    hair = (
        "".join(circle(x, -244, 32, INK) for x in (-62, 62))
        + path("M-40,-236Q0,-262 40,-236Q0,-206 -40,-236Z", INK)
        + stroke("M-84,-232h40M44,-232h40", RED, 10)
    )
    coat = (
        path(
            "M-84,-60C-150,0 -150,120 -130,170H130C150,120 150,0 84,-60Q0,-30 -84,-60Z",
            tone,
            stroke=INK,
            stroke_width=5,
        )
        + group(papercuts._cut_flower(50, trim, GOLD), place(0, 70))
        + stroke("M-130,164H130", trim, 13)
    )
    return coat + face + hair + "".join(ellipse(x, 196, 52, 26, INK) for x in (-70, 70))


def _guardian(tone: str, trim: str) -> str:
    robe = (
        path("M-120,-110L-190,330H190L120,-110Z", tone, stroke=INK, stroke_width=6)
        + "".join(
            stroke(f"M{-130 - k * 18},{k * 96}Q0,{50 + k * 96} {130 + k * 18},{k * 96}", trim, 12) for k in range(4)
        )
        + group(papercuts._cut_flower(60, trim, GOLD), place(0, 30))
    )
    head = (
        ellipse(0, -190, 88, 100, "#eec7a2", stroke=INK, stroke_width=5)
        + stroke("M-58,-214l44,16M58,-214l-44,16", INK, 12)
        + circle(-32, -184, 9, INK)
        + circle(32, -184, 9, INK)
        + path("M-66,-150Q0,-120 66,-150Q70,-20 0,30Q-70,-20 -66,-150Z", INK)
    )
    helm = (
        path("M-104,-236Q0,-380 104,-236Q0,-272 -104,-236Z", GOLD, stroke=INK, stroke_width=5)
        + stroke("M0,-320V-400", RED, 16)
        + circle(0, -404, 20, RED)
    )
    blade = stroke("M190,330L250,-330", "#5a3620", 15) + path(
        "M226,-300q90,-60 60,-180q-60,60 -70,176Z", "#cfd4d4", stroke=INK, stroke_width=5
    )
    return (
        blade
        + robe
        + head
        + helm
        + path("M100,-60Q190,-20 214,60l-40,26Q140,30 80,20Z", tone, stroke=INK, stroke_width=6)
    )


def _child_on_lotus(rng: Random, tones: Tones) -> str:
    return (
        group(blossoms.lotus_leaf(rng, 220, "#3f8a6a"), place(300, 860))
        + group(blossoms.lotus_flower(rng, 150, "#e79aa8"), place(640, 860))
        + group(_child(tones[0], tones[2]), place(450, 560, 0, 1.25))
    )


def _child_with_fish(rng: Random, tones: Tones) -> str:
    return _child_on_lotus(rng, tones) + group(fauna.fish(rng, 520, tones[0]), place(450, 780, -16))


def _child_with_peaches(rng: Random, tones: Tones) -> str:
    peaches = "".join(
        circle(x, 800 - abs(x - 450) * 0.1, 58, "#f0a58a", stroke=INK, stroke_width=5)
        + group(path(leaf(70, 22), "#3f8a6a"), place(x, 750, -40))
        for x in (330, 450, 570)
    )
    return _child_on_lotus(rng, tones) + peaches


def _door_guardian(rng: Random, tones: Tones) -> str:
    return group(_guardian(tones[0], tones[2]), f"translate(450 700) scale({rng.choice((-1.05, 1.05))} 1.05)")


def _lion(rng: Random, tones: Tones) -> str:
    mane = "".join(
        group(path(leaf(130, 44, 30), tones[1], stroke=INK, stroke_width=4), place(x, y, a))
        for x, y, a in ring(16, 170, 450, 560)
    )
    eyes = "".join(
        circle(x, 510, 50, "#fffaf0", stroke=INK, stroke_width=6) + circle(x, 516, 22, INK) for x in (376, 524)
    )
    head = (
        circle(450, 560, 190, tones[2], stroke=INK, stroke_width=6)
        + eyes
        + path("M340,640Q450,600 560,640Q540,740 450,744T340,640Z", RED, stroke=INK, stroke_width=6)
        + rect(372, 640, 156, 24, "#fffaf0", stroke=INK, stroke_width=4)
        + ellipse(450, 590, 54, 34, tones[0], stroke=INK, stroke_width=5)
        + group(papercuts._cut_flower(60, tones[0], GOLD), place(450, 410))
    )
    body = path(
        "M300,740Q200,860 250,1000H650Q700,860 600,740Q450,800 300,740Z", tones[0], stroke=INK, stroke_width=6
    ) + "".join(group(papercuts._cut_flower(44, tones[2], RED), place(x, 890)) for x in (340, 450, 560))
    return mane + head + body


def _harvest(rng: Random, tones: Tones) -> str:
    ears = "".join(
        stroke(f"M{x},1020Q{x + b},760 {x + b * 2},{520 + abs(b) * 3}", "#8a7a2f", 10)
        + "".join(
            group(
                path(leaf(54, 15), GOLD, stroke=INK, stroke_width=2),
                place(x + b * 2 - b * k * 0.16, 540 + abs(b) * 3 + k * 36, s * 40 - 90),
            )
            for k in range(7)
            for s in (-1, 1)
        )
        for x, b in ((400, -60), (430, -26), (460, 10), (490, 40), (510, 70))
    )
    basket = path("M300,900H600L560,1060H340Z", tones[0], stroke=INK, stroke_width=6) + stroke(
        "M310,940H590M322,990H578", GOLD, 12
    )
    birds = "".join(
        group(fauna.bird(rng, 120, tones[1], GOLD), f"translate({x} {y}) scale({s} 1)")
        for x, y, s in ((250, 470, 1), (660, 500, -1))
    )
    return ears + basket + birds


def _trimmings(tones: Tones) -> str:
    """A flower in each corner and two clouds above."""
    corners = zip(
        ((180, 170), (720, 170), (180, 1030), (720, 1030)), (tones[0], tones[1], tones[1], tones[0]), strict=True
    )
    return (
        "".join(group(papercuts._cut_flower(46, tone, GOLD), place(x, y)) for (x, y), tone in corners)
        + group(scenery.cloud(170, "#fffaf0", tones[1]), place(300, 240))
        + group(scenery.cloud(150, "#fffaf0", tones[0]), place(610, 290))
    )


THEMES: dict[str, Callable[[Random, Tones], str]] = {
    "fish": _child_with_fish,
    "child": _child_with_peaches,
    "guardian": _door_guardian,
    "lion": _lion,
    "harvest": _harvest,
}


def new_year_print(sheet: Sheet, rng: Random, theme: str) -> None:
    """A New-Year print: flat, bright, everything outlined, a border of flowers."""
    sheet.ground(rng.choice(WASHES_WARM))
    tones = rng.choice(((RED, "#2f6b4f", GOLD), ("#c8507a", "#2f5a8c", GOLD), ("#d9702f", "#5a3f7a", "#3f8a6a")))
    sheet.add(
        sheet.cast(60, 50, 780, 1100, 22),
        rect(60, 50, 780, 1100, "#f6e9cd"),
        rect(84, 74, 732, 1052, stroke=tones[0], stroke_width=16),
        rect(108, 98, 684, 1004, rng.choice(("#fbf2dc", "#f3dfae", "#f7e3d4")), stroke=INK, stroke_width=3),
    )
    sheet.add(THEMES[theme](rng, tones), _trimmings(tones))
    sheet.add(path(blob(rng, 450, 1046, 300, 10, 0.1), "#8a6a3a", opacity=0.15))


KINDS = {
    "new_year_print": Kind("New-Year print", new_year_print, (900, 1200), {"theme": tuple(THEMES)}),
}
