"""The table: tea and food."""

from collections.abc import Callable
from random import Random

from . import scenery
from .kinds import Kind
from .palette import WASHES_WARM, WOOD_DARK
from .pen import Sheet, blob, circle, ellipse, group, leaf, mixed, num, path, place, rect, smooth, stroke


def _leafy(rng: Random, x: float, y: float) -> str:
    return group(
        "".join(
            group(path(leaf(rng.uniform(60, 90), 20, 8), rng.choice(("#4f7353", "#6f9a6a", "#3f6048"))), f"rotate({a})")
            for a in (-150, -100, -40, 10)
        ),
        place(x, y),
    )


def tea(sheet: Sheet, rng: Random) -> None:
    """A pot, cups and a spray on a board."""
    sheet.ground(rng.choice(WASHES_WARM))
    clay = rng.choice(("#8a4f38", "#5f4438", "#6f7f6f", "#dfe5e2", "#9fb8a0", "#2f3a44"))
    sheet.add(
        rect(0, 640, 1200, 260, mixed("#b08a5f", "#ffffff", rng.uniform(0, 0.3))),
        rect(0, 640, 1200, 7, "#ffffff", opacity=0.4),
        sheet.shadow(520, 742, 330, 40, 0.5),
    )
    x, s = rng.uniform(440, 560), rng.uniform(0.92, 1.1)
    pot = path("M190,-190C300,-200 300,-320 350,-350", stroke=clay, stroke_width=40, stroke_linecap="round") + stroke(
        "M-180,-240C-340,-300 -340,-40 -190,-70", clay, 30
    )
    pot += (
        path("M-130,-290C-270,-210 -240,0 -140,0H140C240,0 270,-210 130,-290Z", clay)
        + path("M-130,-290Q0,-360 130,-290Q0,-250 -130,-290Z", mixed(clay, "#ffffff", 0.14))
        + circle(0, -350, 28, clay)
        + path(
            "M-170,-220C-220,-160 -200,-70 -160,-30",
            stroke="#ffffff",
            stroke_width=22,
            opacity=0.22,
            stroke_linecap="round",
        )
    )
    sheet.add(group(pot, place(x, 740, 0, s)))
    count = rng.randint(2, 4)
    for i in range(count):
        cx, cy = 790 + i * 110 - (i % 2) * 30, 730 + (i % 2) * 60
        sheet.add(
            sheet.shadow(cx, cy + 6, 74, 16, 0.5),
            path(
                f"M{cx - 56},{cy - 74}Q{cx - 50},{cy} {cx - 22},{cy}H{cx + 22}Q{cx + 50},{cy} {cx + 56},{cy - 74}Z",
                mixed(clay, "#ffffff", 0.3),
            ),
            ellipse(cx, cy - 74, 56, 15, mixed(clay, "#ffffff", 0.55)),
            ellipse(cx, cy - 72, 46, 10, "#a8733a"),
        )
        sheet.add(stroke(f"M{cx - 8},{cy - 100}q-22,-34 4,-64t0,-60", "#ffffff", 7, opacity=0.5))
    sheet.add(_leafy(rng, rng.uniform(120, 220), 760), _leafy(rng, 1080, 830))


def _bowl(x: float, y: float, w: float, tone: str, inside: str) -> str:
    return (
        path(
            f"M{num(x - w)},{num(y)}C{num(x - w * 0.9)},{num(y + w * 0.7)} {num(x - w * 0.4)},{num(y + w * 0.8)} {num(x - w * 0.3)},{num(y + w * 0.86)}H{num(x + w * 0.3)}C{num(x + w * 0.4)},{num(y + w * 0.8)} {num(x + w * 0.9)},{num(y + w * 0.7)} {num(x + w)},{num(y)}Z",
            tone,
        )
        + ellipse(x, y, w, w * 0.3, mixed(tone, "#ffffff", 0.4))
        + ellipse(x, y + 4, w * 0.93, w * 0.26, inside)
        + stroke(
            f"M{num(x - w * 0.9)},{num(y + w * 0.28)}Q{num(x)},{num(y + w * 0.62)} {num(x + w * 0.9)},{num(y + w * 0.28)}",
            "#27508f",
            7,
        )
    )


def _chilli(rng: Random, s: float, tone: str) -> str:
    return (
        path(
            f"M0,0C{num(s * 0.3)},{num(-s * 0.14)} {num(s * 0.8)},{num(-s * 0.04)} {num(s)},{num(s * 0.2)}C{num(s * 0.7)},{num(s * 0.2)} {num(s * 0.2)},{num(s * 0.22)} 0,0Z",
            tone,
        )
        + stroke(f"M0,0q{num(-s * 0.1)},{num(-s * 0.02)} {num(-s * 0.16)},{num(-s * 0.12)}", "#3f6048", s * 0.06)
        + stroke(
            f"M{num(s * 0.2)},0Q{num(s * 0.5)},{num(-s * 0.02)} {num(s * 0.7)},{num(s * 0.06)}",
            "#ffffff",
            s * 0.03,
            opacity=0.5,
        )
    )


def _noodles(sheet: Sheet, rng: Random) -> None:
    strands = "".join(
        smooth(
            [
                (rng.uniform(300, 420), 440),
                (rng.uniform(430, 560), rng.uniform(380, 470)),
                (rng.uniform(620, 760), rng.uniform(380, 480)),
                (rng.uniform(780, 900), 440),
            ]
        )
        for _ in range(22)
    )
    sheet.add(
        _bowl(600, 440, 340, "#f4f6f5", "#c8763a"),
        stroke(strands, "#f6e6bd", 11),
        scenery.dots(scenery.scatter(rng, 600, 430, 240, 60, 40), "#5d8a4f", 17),
        *[
            group(
                _chilli(rng, 70, "#c8322a"),
                place(rng.uniform(420, 760), rng.uniform(400, 460), rng.uniform(0, 180)),
            )
            for _ in range(6)
        ],
        stroke("M760,200L640,430M810,210L670,430", WOOD_DARK, 13),
    )


def _plate_of_blocks(sheet: Sheet, rng: Random, top: str, side: str) -> None:
    """A pyramid of cut blocks on a plate."""
    sheet.add(
        ellipse(600, 690, 420, 110, "#f4f6f5"),
        ellipse(600, 684, 330, 78, "#e4e9ea"),
        stroke("M190,690a410,104 0 0 0 820,0", "#27508f", 7),
    )
    for row, count in ((0, 4), (1, 3), (2, 2)):
        for i in range(count):
            x, y = 600 + (i - (count - 1) / 2) * 150, 640 - row * 92
            sheet.add(
                path(f"M{num(x - 66)},{y}l36,-34h100l-6,70l-32,34h-98z", side, stroke="#b9a680", stroke_width=2),
                path(f"M{num(x - 66)},{y}l36,-34h100l-36,34z", top),
                circle(x, y - 16, 9, "#b8322a", opacity=0.85),
            )
    sheet.add(_leafy(rng, 260, 720))


def _tofu(sheet: Sheet, rng: Random) -> None:
    _plate_of_blocks(sheet, rng, "#f6efdc", "#dfd2b4")


def _rice_cake(sheet: Sheet, rng: Random) -> None:
    _plate_of_blocks(sheet, rng, rng.choice(("#f4f1e8", "#cfdcae", "#e9b7a6")), "#d9cdb4")


def _chillies(sheet: Sheet, rng: Random) -> None:
    """Chillies drying on a round tray."""
    sheet.add(
        ellipse(600, 720, 430, 120, "#b98a4a"),
        ellipse(600, 712, 390, 100, "#d6b87a"),
        stroke("".join(f"M{230 + i * 40},{712 - 60}l40,120" for i in range(18)), "#a8783f", 3, opacity=0.5),
    )
    sheet.add(
        *[
            group(
                _chilli(rng, rng.uniform(150, 220), rng.choice(("#b8322a", "#c8452f", "#9a2a22", "#5d7a3f"))),
                place(560 + rng.uniform(-230, 210), 690 + rng.uniform(-80, 60), rng.uniform(-50, 230)),
            )
            for _ in range(17)
        ]
    )


def _pomelos(sheet: Sheet, rng: Random) -> None:
    for x, y, r in ((440, 600, 170), (760, 610, 160), (600, 690, 150)):
        sheet.add(
            circle(x, y, r, "#dcb84a"),
            circle(x, y, r, sheet.glow([(0, "#fff3b0", 0.8), (1, "#a8782a", 0.4)], (0.35, 0.3), 0.8)),
            scenery.dots(scenery.scatter(rng, x, y, r * 0.85, r * 0.85, 50), "#b98f30", 5, opacity=0.5),
            _leafy(rng, x, y - r + 14),
        )
    sheet.add(
        ellipse(930, 760, 120, 74, "#f6efdc", stroke="#dcb84a", stroke_width=17),
        *[group(path(leaf(96, 26), "#e9a9a0"), place(930, 760, a, 1, 0.7)) for a in range(0, 360, 40)],
    )


DISHES: dict[str, Callable[[Sheet, Random], None]] = {
    "noodles": _noodles,
    "tofu": _tofu,
    "rice_cake": _rice_cake,
    "chilli": _chillies,
    "pomelo": _pomelos,
}


def food(sheet: Sheet, rng: Random, item: str) -> None:
    sheet.ground(rng.choice(WASHES_WARM))
    sheet.add(
        rect(0, 620, 1200, 280, mixed("#a87f55", "#ffffff", rng.uniform(0, 0.35))),
        sheet.shadow(600, 742 if item == "noodles" else 790, 430, 50, 0.5),
    )
    DISHES[item](sheet, rng)
    sheet.add(path(blob(rng, 180, 850, 40, 10, 0.2), "#5a4028", opacity=0.1))


KINDS = {
    "tea": Kind("tea things on a board", tea, (1200, 900)),
    "food": Kind("food of the place", food, (1200, 900), {"item": tuple(DISHES)}),
}
