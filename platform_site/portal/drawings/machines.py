"""The table and the workshop: tea, food, engines, tools."""

from random import Random

from . import scenery, scenes
from .kinds import Kind
from .palette import INK, INK_SOFT, WASHES, WOOD, WOOD_DARK
from .pen import Sheet, circle, ellipse, group, mixed, num, path, place, rect, ring, stroke


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
    tender = path("M1110,370h170v160h-170z", dark) + path("M1120,374q70,-50 150,0z", "#2b2725")
    tender += _wheel(1160, 578, 38, trim, INK) + _wheel(1240, 578, 38, trim, INK)
    return smoke + boiler + cab + front + under + tender


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


KINDS = {
    "locomotive": Kind("locomotive at the platform", locomotive, (1400, 800), {"era": ("steam", "diesel", "electric")}),
    "tool": Kind("a tool or gauge of the workshop", tool, (1200, 900), {"item": tuple(TOOLS)}),
}
