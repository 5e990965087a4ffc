"""The table and the workshop: tea, food, engines, tools."""

from random import Random

from . import scenery, scenes
from .kinds import Kind
from .palette import INK, INK_SOFT, WASHES, WASHES_WARM, WOOD, WOOD_DARK
from .pen import Sheet, blob, circle, ellipse, group, leaf, mixed, num, path, place, rect, ring, smooth, stroke


def _wheel(x: float, y: float, r: float, tone: str, rim: str) -> str:
    spokes = "".join(f"M{num(x)},{num(y)}L{num(px)},{num(py)}" for px, py, _ in ring(12, r * 0.85, x, y))
    return (
        circle(x, y, r, stroke=rim, stroke_width=r * 0.16) + stroke(spokes, tone, r * 0.07) + circle(x, y, r * 0.2, rim)
    )


def _steam(rng: Random, body: str, trim: str) -> str:
    dark = mixed(body, "#000000", 0.3)
    smoke = "".join(
        circle(356 - k * 44, 190 - k * 22, 30 + k * 12, "#cfcac0", opacity=0.55 - 0.06 * k) for k in range(6)
    )
    boiler = (
        rect(300, 340, 560, 150, body, rx=20)
        + rect(300, 360, 560, 18, "#ffffff", opacity=0.16)
        + "".join(rect(x, 336, 12, 158, trim) for x in (420, 560, 700))
    )
    cab = (
        path("M860,250H1080V520H860Z", body)
        + rect(840, 232, 260, 24, dark)
        + rect(890, 290, 70, 84, "#cfe0e4")
        + rect(980, 290, 70, 84, "#cfe0e4")
    )
    front = (
        path("M250,340h60v150h-60z", dark)
        + circle(282, 414, 62, dark)
        + circle(270, 330, 24, "#ffe2a0", stroke=trim, stroke_width=7)
        + path("M330,340l10,-130h44l10,130z", dark)
        + path("M480,340q0,-56 36,-56t36,56z", trim)
        + path("M630,340q0,-44 30,-44t30,44z", dark)
    )
    under = (
        rect(240, 490, 860, 34, dark)
        + path("M240,520L170,600H250L300,524Z", trim)
        + "".join(_wheel(x, 556, 60, trim, INK) for x in (520, 670, 820))
        + "".join(_wheel(x, 578, 38, trim, INK) for x in (340, 420, 960, 1040))
        + stroke("M420,560H840M520,580L820,580", trim, 13)
    )
    return (
        smoke
        + boiler
        + cab
        + front
        + under
        + path("M1110,370h170v160h-170z", dark)
        + path("M1120,374q70,-50 150,0z", "#2b2725")
        + _wheel(1160, 578, 38, trim, INK)
        + _wheel(1240, 578, 38, trim, INK)
    )


def _modern_engine(rng: Random, body: str, trim: str, electric: bool) -> str:
    dark = mixed(body, "#000000", 0.4)
    nose = rng.uniform(30, 90)
    shell = f"M{num(120 + nose)},290H{num(1280 - nose)}Q1290,300 1296,520H104Q110,300 {num(120 + nose)},290Z"
    panes = path(f"M{num(138 + nose * 0.6)},320h90v86h-112z", "#bcd3dc") + path(
        f"M{num(1262 - nose * 0.6)},320h-90v86h112z", "#bcd3dc"
    )
    grills = "".join(
        rect(x, 340, 90, 66, dark)
        + "".join(rect(x + 6, 348 + k * 14, 78, 5, mixed(body, "#ffffff", 0.25)) for k in range(4))
        for x in range(320, 1020, 124)
    )
    top = (
        stroke("M480,290L560,190L480,150M420,150H560M920,290L840,190L920,150M860,150H1000", INK_SOFT, 9)
        + stroke("M0,140H1400", INK_SOFT, 4)
        if electric
        else rect(420, 262, 560, 32, dark)
        + rect(640, 236, 60, 30, dark)
        + "".join(circle(680 + k * 24, 210 - k * 22, 18 + k * 8, "#cfcac0", opacity=0.5 - k * 0.08) for k in range(4))
    )
    wheels = "".join(
        circle(x, 570, 44, "#3a3d40", stroke="#7d8184", stroke_width=8) + circle(x, 570, 13, "#7d8184")
        for x in (230, 340, 450, 950, 1060, 1170)
    )
    return (
        top
        + path(shell, body)
        + path("M106,430H1294V470H104Z", trim)
        + rect(130, 300, 1140, 12, "#ffffff", opacity=0.25)
        + panes
        + grills
        + rect(104, 520, 1192, 26, dark)
        + wheels
        + circle(128, 490, 17, "#ffe2a0")
        + circle(1272, 490, 17, "#ffe2a0")
    )


def locomotive(sheet: Sheet, rng: Random, era: str) -> None:
    pale, far = rng.choice((("#efe9da", "#8a9a94"), ("#e6ebee", "#7a8fa3"), ("#f4e6d8", "#b08a72")))
    sheet.add(rect(0, 0, 1400, 800, pale), scenes._ridges(sheet, rng, 1400, 300, 520, far, pale, 3))
    sheet.add(
        rect(0, 600, 1400, 200, mixed(pale, "#6a5a42", 0.45)),
        sheet.shadow(700, 622, 660, 40, 0.5),
        stroke("".join(f"M{i * 44},634v40" for i in range(33)), "#5a4632", 16),
        rect(0, 614, 1400, 13, "#6f7478"),
        rect(0, 654, 1400, 13, "#5a5f63"),
    )
    body, trim = rng.choice(
        (
            ("#2f4f43", "#c8452f"),
            ("#1f4e8c", "#e9dcb8"),
            ("#8e2f2a", "#e2b45a"),
            ("#3a3d40", "#c8452f"),
            ("#c98b3a", "#2f3f50"),
        )
    )
    sheet.add(
        _steam(rng, body if era == "steam" and body != "#c98b3a" else "#2f3336", trim)
        if era == "steam"
        else _modern_engine(rng, body, trim, era == "electric")
    )


def _hammer(rng: Random, steel: str) -> str:
    return (
        rect(-22, -180, 44, 520, WOOD, rx=18)
        + rect(-22, -180, 14, 520, "#ffffff", opacity=0.15)
        + path("M-150,-250H90L170,-190V-150H-150Z", steel)
        + rect(-150, -250, 40, 100, mixed(steel, "#000000", 0.3))
    )


def _wrench(rng: Random, steel: str) -> str:
    return (
        path(
            "M-34,-150L-40,260a44,44 0 0 0 80,0L34,-150C100,-170 120,-250 90,-310L40,-250H-40L-90,-310C-120,-250 -100,-170 -34,-150Z",
            steel,
            stroke=mixed(steel, "#000000", 0.4),
            stroke_width=5,
        )
        + rect(-14, -110, 28, 320, mixed(steel, "#000000", 0.18), rx=12)
        + circle(0, 262, 19, WASHES[0])
    )


def _gauge(rng: Random, steel: str) -> str:
    ticks = "".join(
        f"M{num(x)},{num(y)}L{num(x * 0.86)},{num(y * 0.86)}" for x, y, a in ring(32, 186) if not 60 < a < 120
    )
    return (
        rect(-34, 200, 68, 130, "#b08d4f")
        + circle(0, 0, 250, "#b08d4f")
        + circle(0, 0, 222, "#f6f1e4", stroke="#6a4e20", stroke_width=6)
        + stroke(ticks, INK, 5)
        + group(path("M-8,40L0,-170L8,40Z", "#b3342a"), f"rotate({rng.uniform(-110, 110):.0f})")
        + circle(0, 0, 20, INK)
    )


def _lamp(rng: Random, steel: str) -> str:
    return (
        stroke("M-110,-150C-130,-370 130,-370 110,-150", INK_SOFT, 11)
        + rect(-120, 190, 240, 130, steel, rx=12)
        + path(
            "M-80,190C-140,60 -110,-60 -54,-110H54C110,-60 140,60 80,190Z",
            "#fff3cf",
            opacity=0.8,
            stroke=INK_SOFT,
            stroke_width=6,
        )
        + path("M0,150C-44,90 0,60 0,-10C30,50 44,90 0,150Z", "#e2903a")
        + path("M-90,-110H90L54,-190H-54Z", steel)
        + stroke("M-130,-80V200M130,-80V200", steel, 13)
        + circle(130, 250, 27, "#b08d4f")
    )


def _plane(rng: Random, steel: str) -> str:
    curls = "".join(
        stroke(f"M{-20 + k * 30},{-70}c{-40 - k * 10},-120 110,-140 80,-40s-90,20 -50,-20", "#e2c48a", 13)
        for k in range(3)
    )
    return (
        curls
        + path("M-340,-50Q-300,-100 -200,-90H340V90H-340Z", WOOD)
        + rect(-340, 70, 680, 24, WOOD_DARK)
        + path("M-30,-90L60,-230L110,-210L50,-90Z", steel)
        + path("M170,-90C180,-200 290,-220 300,-90Z", WOOD_DARK)
        + rect(-340, -60, 680, 12, "#ffffff", opacity=0.15)
    )


def _abacus(rng: Random, steel: str) -> str:
    parts = [
        rect(-400, -210, 800, 420, "none", stroke=WOOD_DARK, stroke_width=34, rx=8),
        rect(-390, -90, 780, 20, WOOD_DARK),
    ]
    for i in range(13):
        x = -348 + i * 58
        parts.append(rect(x - 4, -200, 8, 400, "#b08d4f"))
        up, down = rng.randint(0, 1), rng.randint(0, 4)
        ys = [-184 + k * 28 + (36 if k >= 2 - up else 0) for k in range(2)] + [
            -52 + k * 30 if k < down else 190 - (4 - k) * 30 - 8 for k in range(5)
        ]
        parts += [ellipse(x, y, 25, 13, "#5a2f1c") + ellipse(x - 6, y - 4, 11, 4, "#ffffff", opacity=0.3) for y in ys]
    return "".join(parts)


TOOLS = {"hammer": _hammer, "wrench": _wrench, "gauge": _gauge, "lamp": _lamp, "plane": _plane, "abacus": _abacus}


def tool(sheet: Sheet, rng: Random, item: str) -> None:
    sheet.ground(rng.choice(WASHES))
    steel = rng.choice(("#7d8184", "#6a7278", "#8a857a", "#5f6a6f"))
    turn = {
        "hammer": rng.uniform(24, 60),
        "wrench": rng.uniform(40, 75),
        "plane": rng.uniform(-8, 4),
        "abacus": rng.uniform(-6, 6),
    }.get(item, 0)
    made = TOOLS[item](rng, steel)
    rust = (
        scenery.dots(scenery.scatter(rng, 0, -80, 120, 150, 40), "#8a5a32", 5, opacity=0.25)
        if item in ("hammer", "wrench")
        else ""
    )
    sheet.add(sheet.shadow(620, 500, 440, 330, 0.32), group(made + rust, place(600, 440, turn, 1.04)))


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


def food(sheet: Sheet, rng: Random, item: str) -> None:
    sheet.ground(rng.choice(WASHES_WARM))
    sheet.add(
        rect(0, 620, 1200, 280, mixed("#a87f55", "#ffffff", rng.uniform(0, 0.35))), sheet.shadow(600, 790, 430, 50, 0.5)
    )
    if item == "noodles":
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
    elif item in ("tofu", "rice_cake"):
        sheet.add(
            ellipse(600, 690, 420, 110, "#f4f6f5"),
            ellipse(600, 684, 330, 78, "#e4e9ea"),
            stroke("M190,690a410,104 0 0 0 820,0", "#27508f", 7),
        )
        top, side = (
            ("#f6efdc", "#dfd2b4") if item == "tofu" else (rng.choice(("#f4f1e8", "#cfdcae", "#e9b7a6")), "#d9cdb4")
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
    elif item == "chilli":
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
    else:
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
    sheet.add(path(blob(rng, 180, 850, 40, 10, 0.2), "#5a4028", opacity=0.1))


KINDS = {
    "locomotive": Kind("locomotive at the platform", locomotive, (1400, 800), {"era": ("steam", "diesel", "electric")}),
    "tool": Kind("a tool or gauge of the workshop", tool, (1200, 900), {"item": tuple(TOOLS)}),
    "tea": Kind("tea things on a board", tea, (1200, 900)),
    "food": Kind(
        "food of the place", food, (1200, 900), {"item": ("noodles", "tofu", "rice_cake", "chilli", "pomelo")}
    ),
}
