"""Editorial pictures: heroes of exhibitions and pages, houses of institutions, activities."""

from random import Random

from . import landscape, papercuts, scenery
from .kinds import Kind
from .palette import INK
from .pen import Sheet, circle, ellipse, group, mixed, num, path, place, rect, smooth, stroke

SKIES = (
    ("#f3ead6", "#d9c7a0"),
    ("#e6ecec", "#b9cbcb"),
    ("#f4e4da", "#dba98f"),
    ("#e4e7ee", "#9fb0c9"),
    ("#efe9da", "#c6cbb4"),
)


def _ridges(sheet: Sheet, rng: Random, w: float, top: float, low: float, tone: str, paper: str, count: int = 4) -> str:
    parts = []
    for k in range(count):
        share = (k + 1) / count
        y = top + (low - top) * k / count
        points = [(w * i / 14, y + rng.uniform(-1, 1) * (low - top) * 0.24) for i in range(15)]
        fill = sheet.fade(
            [(0, mixed(paper, tone, 0.25 + 0.6 * share), 1), (1, mixed(paper, tone, 0.1 + 0.4 * share), 1)]
        )
        parts.append(path(f"{smooth(points)}V{num(low + 10)}H0Z", fill))
    return "".join(parts)


def _sky(sheet: Sheet, rng: Random, w: int, h: int) -> tuple[str, str]:
    pale, deep = rng.choice(SKIES)
    return rect(0, 0, w, h, sheet.fade([(0, pale, 1), (1, mixed(pale, deep, 0.75), 1)])), mixed(pale, deep, 0.5)


def _person(size: float, coat: str, skin: str = "#e3bd98", hair: str = "#2b2725") -> str:
    """A figure in flat shapes, seen from the front, feet at the origin."""
    s = size
    body = f"M{num(-s * 0.17)},0L{num(-s * 0.2)},{num(-s * 0.5)}Q{num(-s * 0.2)},{num(-s * 0.66)} 0,{num(-s * 0.68)}Q{num(s * 0.2)},{num(-s * 0.66)} {num(s * 0.2)},{num(-s * 0.5)}L{num(s * 0.17)},0Z"
    head = circle(0, -s * 0.82, s * 0.13, skin) + path(
        f"M{num(-s * 0.14)},{num(-s * 0.8)}a{num(s * 0.14)},{num(s * 0.16)} 0 0 1 {num(s * 0.28)},0q{num(-s * 0.1)},{num(-s * 0.12)} {num(-s * 0.28)},0Z",
        hair,
    )
    return path(body, coat) + rect(-s * 0.045, -s * 0.74, s * 0.09, s * 0.1, skin) + head


def _arms(size: float, coat: str, left: tuple[float, float], right: tuple[float, float]) -> str:
    s = size
    return stroke(
        f"M{num(-s * 0.16)},{num(-s * 0.58)}Q{num(-s * 0.26)},{num(-s * 0.4)} {num(left[0] * s)},{num(left[1] * s)}M{num(s * 0.16)},{num(-s * 0.58)}Q{num(s * 0.26)},{num(-s * 0.4)} {num(right[0] * s)},{num(right[1] * s)}",
        coat,
        s * 0.085,
    )


COATS = ("#8c3b24", "#2c5d4f", "#1f4e8c", "#c98b3a", "#6b5320", "#7a4a5e", "#3f5568", "#b3342a", "#5d7a6a")


def _audience(rng: Random, w: float, y: float, rows: int = 3, size: float = 150) -> str:
    parts = []
    for row in range(rows):
        s = size * (1 + 0.22 * row)
        count = int(w / (s * 0.62))
        for i in range(count + 1):
            x = w * i / count + rng.uniform(-8, 8) + (row % 2) * s * 0.3
            tone = mixed(rng.choice(COATS), INK, 0.35 + 0.12 * row)
            parts.append(
                path(
                    f"M{num(x - s * 0.3)},{num(y + row * 66 + s)}q0,{num(-s * 0.66)} {num(s * 0.3)},{num(-s * 0.68)}q{num(s * 0.3)},0 {num(s * 0.3)},{num(s * 0.68)}Z",
                    tone,
                )
                + circle(x, y + row * 66 + s * 0.2, s * 0.15, mixed("#2b2725", tone, 0.25))
            )
    return "".join(parts)


def _room(sheet: Sheet, rng: Random, wall: str, floor: str) -> str:
    return rect(0, 0, 1200, 800, sheet.fade([(0, mixed(wall, "#ffffff", 0.25), 1), (1, wall, 1)])) + rect(
        0, 600, 1200, 200, floor
    )


def _lecture(sheet: Sheet, rng: Random) -> str:
    screen = rect(330, 90, 540, 300, "#fbf8f0", stroke=mixed(INK, "#ffffff", 0.3), stroke_width=8) + group(
        group(landscape.painting(sheet, rng, 500, 262, "ink"), clip_path=sheet.clip("M0,0H500V262H0Z")),
        "translate(350 109)",
    )
    speaker = group(_arms(270, "#3f5568", (-0.36, -0.42), (0.4, -0.66)) + _person(270, "#3f5568"), place(190, 560))
    desk = rect(110, 440, 170, 150, "#8a6644") + rect(96, 426, 198, 20, "#6b4a2e")
    return (
        _room(sheet, rng, rng.choice(("#e9dfc8", "#dfe4dd", "#ead9cc")), "#b99a74")
        + screen
        + speaker
        + desk
        + _audience(rng, 1200, 500)
    )


def _music(sheet: Sheet, rng: Random) -> str:
    parts = [_room(sheet, rng, rng.choice(("#5a2f2a", "#2c3f5a", "#3a4a40")), "#8a6644")]
    parts.append(
        path("M0,0H150Q120,330 60,600H0ZM1200,0H1050Q1080,330 1140,600H1200Z", "#8e2f2a")
        + ellipse(600, 640, 560, 110, sheet.glow([(0, "#fff3cf", 0.6), (1, "#fff3cf", 0)]))
    )
    for i, x in enumerate((260, 430, 600, 770, 940)):
        coat = rng.choice(COATS)
        parts.append(group(_arms(260, coat, (-0.1, -0.3), (0.16, -0.36)) + _person(260, coat), place(x, 620)))
        kind = (i + rng.randrange(3)) % 3
        if kind == 0:
            parts.append(
                stroke(f"M{x + 16},590V390", "#3b2618", 8)
                + rect(x - 4, 540, 40, 44, "#6b3f22", rx=6)
                + stroke(f"M{x - 50},530L{x + 70},500", "#e6d6b0", 4)
            )
        elif kind == 1:
            parts.append(
                group(
                    ellipse(0, 0, 52, 76, "#b98a52", stroke="#5a3a20", stroke_width=5)
                    + stroke("M0,-70V-170M-12,-60V60M0,-60V60M12,-60V60", "#5a3a20", 6),
                    place(x, 500, 24),
                )
            )
        else:
            parts.append(stroke(f"M{x - 110},432L{x + 90},440", "#c49a5a", 14))
    return "".join(parts) + _audience(rng, 1200, 600, 2, 120)


def _table_class(sheet: Sheet, rng: Random, things: str) -> str:
    parts = [_room(sheet, rng, rng.choice(("#f0e4d2", "#e4e9e2", "#f2dfd6", "#e2e8ee")), "#c9ab84")]
    parts.append(
        rect(90, 120, 300, 240, "#dfeaf0", stroke="#ffffff", stroke_width=16)
        + stroke("M240,120v240M90,240h300", "#ffffff", 9)
    )
    cut = papercuts.Cutter(rng, rng.choice(("red", "indigo", "green")))
    parts += [
        group(papercuts._rosette(cut) if i == 1 else cut.flower(300, 8), place(x, 230, 0, s))
        for i, (x, s) in enumerate(((560, 0.22), (780, 0.25), (1010, 0.24)))
    ]
    for i in range(5):
        x, coat, s = 170 + i * 215 + rng.uniform(-14, 14), COATS[(i * 2 + rng.randrange(2)) % 9], rng.uniform(250, 300)
        parts.append(group(_person(s, coat) + _arms(s, coat, (-0.2, -0.3), (0.2, -0.3)), place(x, 650)))
    parts.append(path("M40,570H1160L1200,690H0Z", "#a87a4e") + rect(0, 690, 1200, 30, "#7f5a38"))
    for i in range(5):
        x = 170 + i * 215
        if things == "craft":
            parts.append(
                group(
                    path("M-34,0Q-46,-50 -16,-70H16Q46,-50 34,0Z", rng.choice(("#f4f6f5", "#9fb8a0", "#c98d5f")))
                    + stroke("M-38,-30Q0,-20 38,-30", "#27508f", 4),
                    place(x, 640),
                )
                + ellipse(x, 644, 54, 12, "#6b4a2e", opacity=0.4)
            )
        else:
            parts.append(
                group(
                    rect(-60, -16, 120, 50, rng.choice(("#c8452f", "#fbf8f0", "#d9a93e", "#7f9cc6")))
                    + circle(30, 0, 11, "#ffffff", opacity=0.8),
                    place(x, 624, rng.uniform(-10, 10)),
                )
            )
    return "".join(parts)


def _dance(sheet: Sheet, rng: Random) -> str:
    parts = [
        _sky(sheet, rng, 1200, 800)[0],
        group(landscape.level_distance(sheet, rng, 1200, 560, landscape.MOODS["ink"]), opacity=0.35),
        ellipse(600, 760, 900, 150, "#c9ab84"),
    ]
    tones = rng.sample(COATS, 3)
    for i in range(5):
        x, lift, s = 180 + i * 210, (i % 2) * 30, 330
        coat = tones[i % 3]
        ribbon = smooth([(s * 0.3, -s * 0.86), (s * 0.55, -s * 1.05), (s * 0.42, -s * 0.7), (s * 0.66, -s * 0.5)])
        skirt = path(
            f"M{-s * 0.12:.0f},{-s * 0.42:.0f}L{-s * 0.36:.0f},0Q0,{s * 0.08:.0f} {s * 0.36:.0f},0L{s * 0.12:.0f},{-s * 0.42:.0f}Z",
            mixed(coat, "#ffffff", 0.15),
        )
        made = (
            stroke(ribbon, "#c8452f" if coat != "#b3342a" else "#d9a93e", 9)
            + _person(s, coat)
            + skirt
            + _arms(s, coat, (-0.34, -0.84), (0.3, -0.86))
        )
        parts.append(group(made, f"translate({x} {730 - lift}) scale({-1 if i % 2 else 1} 1)"))
    return "".join(parts)


def _reading(sheet: Sheet, rng: Random) -> str:
    parts = [_room(sheet, rng, rng.choice(("#e6ded0", "#dbe4dc", "#e9dccb")), "#b48f66")]
    for shelf in range(4):
        y, x = 60 + shelf * 118, 60.0
        while x < 1130:
            wide, tall = rng.uniform(16, 40), rng.uniform(66, 98)
            if rng.random() > 0.1:
                parts.append(
                    rect(x, y + 104 - tall, wide, tall, mixed(rng.choice(COATS), "#efe6d2", rng.uniform(0.1, 0.55)))
                )
            x += wide + 2
        parts.append(rect(40, y + 104, 1120, 13, "#7f5a38"))
    for x, s in ((260, 330), (600, 300), (930, 340)):
        coat = rng.choice(COATS)
        book = path(
            f"M{x - 74},{735 - s * 0.42:.0f}l74,18l74,-18v-70l-74,18l-74,-18z", "#fbf8f0", stroke=INK, stroke_width=3
        )
        parts.append(group(_person(s, coat) + _arms(s, coat, (-0.15, -0.36), (0.15, -0.36)), place(x, 750)) + book)
    return "".join(parts)


def _tour(sheet: Sheet, rng: Random) -> str:
    parts = [_room(sheet, rng, rng.choice(("#ece7dc", "#dfe3e4", "#e8dcd2")), "#a89a84")]
    for i in range(3):
        parts.append(
            sheet.cast(130 + i * 330, 110, 280, 250, 14)
            + rect(130 + i * 330, 110, 280, 250, "#4a3826")
            + group(
                group(landscape.painting(sheet, rng, 250, 220), clip_path=sheet.clip("M0,0H250V220H0Z")),
                f"translate({145 + i * 330} 125)",
            )
        )
    for i in range(7):
        x, s, coat = 200 + i * 140 + rng.uniform(-24, 24), rng.uniform(230, 320), rng.choice(COATS)
        guide = _arms(s, coat, (-0.2, -0.3), (0.5, -0.9)) if i == 6 else _arms(s, coat, (-0.2, -0.3), (0.2, -0.3))
        parts.append(group(guide + _person(s, coat), place(x, 740 + rng.uniform(-16, 16))))
    return "".join(parts)


def _volunteer(sheet: Sheet, rng: Random) -> str:
    parts = [
        _sky(sheet, rng, 1200, 800)[0],
        _ridges(sheet, rng, 1200, 330, 600, "#5d7a6a", "#e6ecec"),
        rect(0, 590, 1200, 210, "#c5cfae"),
    ]
    parts += [
        group(
            landscape.any_tree(rng, rng.uniform(220, 320), landscape.Mood(leaves=("#5d8a63", "#7fa36c"))), place(x, 610)
        )
        for x in (130, 1050)
    ]
    for i in range(6):
        s = rng.uniform(260, 310)
        parts.append(
            group(
                _person(s, "#f4f1e8" if i % 2 else "#e9e4d6")
                + path(
                    f"M{-s * 0.17:.0f},{-s * 0.12:.0f}L{-s * 0.2:.0f},{-s * 0.6:.0f}L0,{-s * 0.5:.0f}L{s * 0.2:.0f},{-s * 0.6:.0f}L{s * 0.17:.0f},{-s * 0.12:.0f}Z",
                    "#b3342a",
                )
                + _arms(s, "#f4f1e8", (-0.24, -0.3), (0.3, rng.choice((-0.3, -0.85)))),
                place(220 + i * 150, 740),
            )
        )
    return "".join(parts)


def _film(sheet: Sheet, rng: Random) -> str:
    night = rect(0, 0, 1200, 800, sheet.fade([(0, "#1d2c44", 1), (1, "#43516a", 1)])) + scenery.dots(
        [(rng.random() * 1200, rng.random() * 300) for _ in range(60)], "#f3ead0", 4, opacity=0.7
    )
    beam = path("M600,760L300,110H900L640,760Z", "#fff3cf", opacity=0.14)
    screen = (
        rect(290, 100, 620, 350, "#efe9da", stroke="#10161d", stroke_width=14)
        + group(
            group(landscape.painting(sheet, rng, 592, 322), clip_path=sheet.clip("M0,0H592V322H0Z")),
            "translate(304 114)",
        )
        + stroke("M300,450V640M900,450V640", "#10161d", 12)
    )
    return night + screen + beam + _audience(rng, 1200, 520, 3, 130)


def _opera(sheet: Sheet, rng: Random) -> str:
    stage = (
        rect(0, 0, 1200, 800, "#f0dfc0")
        + path("M120,230L600,80L1080,230L1150,180Q600,-40 50,180Z", "#4a3a30")
        + rect(170, 220, 34, 420, "#8e2f2a")
        + rect(996, 220, 34, 420, "#8e2f2a")
        + rect(90, 600, 1020, 44, "#6b4a2e")
        + rect(204, 230, 792, 370, "#c9d4c6")
    )
    back = group(
        group(
            landscape.level_distance(sheet, rng, 792, 370, landscape.MOODS["blue_green"]),
            clip_path=sheet.clip("M0,0H792V370H0Z"),
        ),
        "translate(204 230)",
        opacity=0.55,
    )
    lanterns = "".join(
        ellipse(x, 290, 30, 36, "#c8452f") + stroke(f"M{x},230v24M{x},326v30", "#d9a93e", 5)
        for x in (270, 420, 780, 930)
    )
    actors = ""
    for x, coat, flip in ((470, "#b3342a", 1), (720, "#1f4e8c", -1)):
        sleeve = stroke("M-50,-190C-130,-200 -150,-120 -120,-60M50,-190C130,-230 170,-160 160,-90", "#fbf8f0", 34)
        crown = "".join(
            circle(cx, -324 - 20 * (1 - abs(cx) / 40), 12, t)
            for cx, t in ((-36, "#d9a93e"), (-12, "#c8452f"), (12, "#3f69a6"), (36, "#d9a93e"))
        )
        skirt = path("M-58,-150L-120,0Q0,24 120,0L58,-150Z", mixed(coat, "#ffffff", 0.12)) + stroke(
            "M-104,-26Q0,0 104,-26", "#d9a93e", 7
        )
        actors += group(sleeve + _person(330, coat, "#f6d9c4") + skirt + crown, f"translate({x} 610) scale({flip} 1)")
    return stage + back + lanterns + actors + _audience(rng, 1200, 590, 2, 130)


ACTIVITIES = {"lecture": _lecture, "music": _music, "children": lambda s, r: _table_class(s, r, "paper"), "craft": lambda s, r: _table_class(s, r, "craft"), "dance": _dance,
              "reading": _reading, "tour": _tour, "volunteer": _volunteer, "film": _film, "opera": _opera}  # fmt: skip


def activity(sheet: Sheet, rng: Random, theme: str) -> None:
    sheet.add(ACTIVITIES[theme](sheet, rng))


KINDS = {
    "activity": Kind("people at an activity", activity, (1200, 800), {"theme": tuple(ACTIVITIES)}),
}
