"""Small antiquities: jades, coins, seals, rubbings, inscribed bricks, roof tiles."""

import math
from random import Random

from . import lettering, scenery
from .kinds import TEXT, Kind
from .palette import CINNABAR, WASHES
from .pen import (
    Sheet,
    blob,
    brush,
    circle,
    ellipse,
    group,
    mixed,
    num,
    path,
    place,
    polygon,
    rect,
    ring,
    smooth,
    stroke,
)

JADES = ("#b9c9b0", "#d6d9c3", "#8fa88f", "#c9b894", "#e0dccb", "#7f9486")


def _disc(cx: float, cy: float, r: float, hole: float, square: bool = False) -> str:
    outer = f"M{num(cx - r)},{num(cy)}a{num(r)},{num(r)} 0 1 0 {num(2 * r)},0a{num(r)},{num(r)} 0 1 0 {num(-2 * r)},0Z"
    if square:
        return outer + f"M{num(cx - hole)},{num(cy - hole)}h{num(2 * hole)}v{num(2 * hole)}h{num(-2 * hole)}Z"
    return (
        outer
        + f"M{num(cx - hole)},{num(cy)}a{num(hole)},{num(hole)} 0 1 1 {num(2 * hole)},0a{num(hole)},{num(hole)} 0 1 1 {num(-2 * hole)},0Z"
    )


def _stone(sheet: Sheet, rng: Random, d: str, tone: str, box: tuple[float, float, float, float]) -> str:
    """A polished stone: cloudy veins, an edge of light."""
    x, y, w, h = box
    clip = sheet.clip(d)
    veins = "".join(
        blob(
            rng, x + rng.random() * w, y + rng.random() * h, w * rng.uniform(0.06, 0.2), h * rng.uniform(0.03, 0.1), 0.4
        )
        for _ in range(9)
    )
    light = sheet.fade([(0, "#ffffff", 0.4), (0.5, "#ffffff", 0), (1, "#20301f", 0.28)], span=(y, y + h))
    return (
        path(d, tone, fill_rule="evenodd")
        + group(
            path(veins, mixed(tone, rng.choice(("#5a4a30", "#ffffff", "#3f5a45")), 0.5), opacity=0.3), clip_path=clip
        )
        + path(d, light, fill_rule="evenodd", stroke=mixed(tone, "#2a3325", 0.45), stroke_width=3)
    )


def jade(sheet: Sheet, rng: Random, form: str) -> None:
    sheet.ground(rng.choice(WASHES))
    tone = rng.choice(JADES)
    line = mixed(tone, "#2a3325", 0.5)
    if form in ("bi", "huang"):
        r, hole = rng.uniform(300, 350), rng.uniform(70, 130)
        sheet.add(sheet.shadow(512, 530, r * 1.2, r * 1.15, 0.35))
        d = _disc(500, 500, r, hole)
        if form == "huang":
            d = f"M{num(500 - r)},640A{num(r)},{num(r)} 0 0 1 {num(500 + r)},640L{num(500 + hole)},640A{num(hole)},{num(hole)} 0 0 0 {num(500 - hole)},640Z"
        sheet.add(_stone(sheet, rng, d, tone, (500 - r, 500 - r, 2 * r, 2 * r)))
        grains = []
        for row in range(2, 7):
            q = hole + (r - hole) * row / 7.6
            grains += [
                (x, y)
                for x, y, a in ring(int(q / 8), q, 500, 500 if form == "bi" else 640, row * 9)
                if form == "bi" or math.sin(math.radians(a)) < -0.12
            ]
        sheet.add(
            scenery.dots(grains, line, 13, opacity=0.5),
            scenery.dots([(x - 2, y - 3) for x, y in grains], "#ffffff", 5, opacity=0.6),
        )
        sheet.add(circle(500, 500, r - 16, stroke=line, stroke_width=3, opacity=0.6) if form == "bi" else "")
        return
    if form == "cong":
        sheet.add(sheet.shadow(510, 880, 260, 44, 0.45))
        sheet.add(_stone(sheet, rng, "M340,180H660V880H340Z", tone, (340, 180, 320, 700)))
        for y in range(230, 840, 152):
            sheet.add(
                rect(340, y, 120, 118, mixed(tone, "#ffffff", 0.18), stroke=line, stroke_width=2.5),
                rect(540, y, 120, 118, mixed(tone, "#1f2a1c", 0.1), stroke=line, stroke_width=2.5),
            )
            for x in (372, 426, 574, 628):
                sheet.add(circle(x, y + 52, 15, stroke=line, stroke_width=3))
            sheet.add(
                stroke(
                    f"M352,{y + 20}h96M352,{y + 32}h96M552,{y + 20}h96M552,{y + 32}h96M372,{y + 92}h54M574,{y + 92}h54",
                    line,
                    3,
                    opacity=0.7,
                )
            )
        sheet.add(
            ellipse(500, 180, 160, 26, mixed(tone, "#ffffff", 0.3), stroke=line, stroke_width=3),
            ellipse(500, 180, 92, 15, mixed(tone, "#1f2a1c", 0.6)),
        )
        return
    d = smooth(
        [
            (500, 220),
            (610, 280),
            (720, 250),
            (690, 420),
            (760, 560),
            (650, 660),
            (600, 790),
            (500, 740),
            (400, 790),
            (350, 660),
            (240, 560),
            (310, 420),
            (280, 250),
            (390, 280),
        ],
        closed=True,
    )
    sheet.add(
        stroke("M500,230C470,120 530,90 500,30", "#8c3b24", 7),
        sheet.shadow(512, 540, 330, 350, 0.35),
        _stone(sheet, rng, d, tone, (240, 220, 520, 570)),
    )
    half = stroke("M500,320c80,10 120,60 90,120s-110,40 -90,110s120,30 110,110", line, 8, opacity=0.6) + circle(
        600, 360, 20, stroke=line, stroke_width=6
    )
    sheet.add(half, group(half, "translate(1000 0) scale(-1 1)"), circle(500, 258, 17, mixed(tone, "#1f2a1c", 0.7)))


def coin(sheet: Sheet, rng: Random, text: str) -> None:
    """One to three round coins with a square hole, characters cast around it."""
    sheet.ground(rng.choice(WASHES))
    text = (text or rng.choice(("渌江通寶", "湘水元寶", "雲峰重寶", "示例通寶")))[:4].ljust(4)
    spots = rng.choice(
        (((500, 500, 340),), ((360, 520, 260), (690, 470, 220)), ((350, 390, 220), (670, 400, 200), (520, 700, 210)))
    )
    for n, (cx, cy, r) in enumerate(spots):
        body, dark = rng.choice(
            (("#8a7a4c", "#4a3f22"), ("#9a7b4a", "#553f20"), ("#6f7f68", "#35443a"), ("#b08d4f", "#6a4e20"))
        )
        sheet.add(
            sheet.shadow(cx + 12, cy + 22, r * 1.16, r * 1.12, 0.45),
            path(
                _disc(cx, cy, r, r * 0.24, True),
                sheet.glow([(0, mixed(body, "#ffffff", 0.35), 1), (1, body, 1)], (0.36, 0.3), 0.8),
                fill_rule="evenodd",
                stroke=dark,
                stroke_width=3,
            ),
        )
        sheet.add(
            circle(cx, cy, r * 0.9, stroke=mixed(body, "#ffffff", 0.3), stroke_width=r * 0.05),
            circle(cx, cy, r * 0.87, stroke=dark, stroke_width=3, opacity=0.6),
        )
        sheet.add(
            rect(
                cx - r * 0.29,
                cy - r * 0.29,
                r * 0.58,
                r * 0.58,
                stroke=mixed(body, "#ffffff", 0.3),
                stroke_width=r * 0.05,
            )
        )
        places = ((0, -0.58), (0, 0.58), (0.58, 0), (-0.58, 0))
        if n == len(spots) - 1 and n:
            sheet.add(
                *[
                    path(blob(rng, cx + u * r, cy + v * r, r * 0.14, r * 0.1, 0.4), dark, opacity=0.5)
                    for u, v in places[2:]
                ]
            )
            continue
        for char, (u, v) in zip(text, places, strict=False):
            for shift, tone in ((3, dark), (0, mixed(body, "#ffffff", 0.4))):
                sheet.add(
                    lettering.characters(char, cx + u * r + shift, cy + v * r + shift, r * 0.42, tone, weight=700)
                )
        sheet.add(scenery.dots(scenery.scatter(rng, cx, cy, r * 0.9, r * 0.9, 50), "#5f8a78", r * 0.02, opacity=0.5))


def seal(sheet: Sheet, rng: Random, text: str, carving: str) -> None:
    """A seal stone and its impression."""
    sheet.ground(rng.choice(WASHES))
    stone = rng.choice(("#d9b48a", "#c98d5f", "#b9a58a", "#8f9a86", "#d8cdb6", "#a8583c"))
    turn = rng.uniform(-6, 6)
    sheet.add(sheet.shadow(270, 800, 190, 34, 0.5))
    d = "M150,420H390V800H150Z"
    sheet.add(_stone(sheet, rng, d, stone, (150, 420, 240, 380)))
    knob = rng.choice(("lion", "arch", "plain"))
    if knob == "arch":
        sheet.add(
            stroke("M200,420C200,270 340,270 340,420", mixed(stone, "#20150c", 0.3), 62),
            stroke("M200,420C200,270 340,270 340,420", stone, 54),
        )
    elif knob == "lion":
        beast = smooth(
            [(165, 420), (180, 330), (230, 320), (250, 250), (320, 240), (350, 290), (335, 340), (375, 420)],
            closed=True,
        )
        sheet.add(
            _stone(sheet, rng, beast, stone, (165, 240, 210, 180)),
            circle(316, 282, 7, "#3a2a1c"),
            stroke("M250,262c10,24 40,36 60,60M200,350q40,-10 60,30", mixed(stone, "#20150c", 0.5), 4),
        )
    else:
        sheet.add(_stone(sheet, rng, "M150,420Q270,340 390,420Z", stone, (150, 350, 240, 70)))
    sheet.add(sheet.cast(500, 330, 360, 480, 16), rect(500, 330, 360, 480, "#f8f3e4"))
    sheet.add(group(lettering.seal(0, 0, 260, rng, text, carving=carving), place(550, 400, turn * 0.3)))
    sheet.add(stroke("M550,720h120M550,750h180", "#c9bea2", 3))


def _ink_pad(sheet: Sheet, rng: Random, x: float, y: float, w: float, h: float, content: str) -> str:
    """White figures on ink black, with the mottling of a rubbing."""
    white = scenery.dots(
        [(x + rng.random() * w, y + rng.random() * h) for _ in range(420)], "#d9d4c6", 3.2, opacity=0.45
    )
    worn = path(
        "".join(
            blob(rng, x + rng.random() * w, y + rng.random() * h, rng.uniform(6, 40), rng.uniform(5, 26), 0.4, 8)
            for _ in range(14)
        ),
        "#cfc9b8",
        opacity=0.35,
    )
    edge = [(x + w * t, y + rng.uniform(-4, 4)) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)] + [
        (x + w + rng.uniform(-4, 4), y + h * t) for t in (0.2, 0.4, 0.6, 0.8, 1)
    ]
    edge += [(x + w * t, y + h + rng.uniform(-4, 4)) for t in (0.8, 0.6, 0.4, 0.2, 0)] + [
        (x + rng.uniform(-4, 4), y + h * t) for t in (0.8, 0.6, 0.4, 0.2)
    ]
    d = polygon(edge)
    return path(d, "#26272a") + group(content + white + worn, clip_path=sheet.clip(d))


def _chariot(rng: Random, x: float, y: float, pale: str) -> str:
    horse = "M0,0c10,-40 40,-60 90,-58l46,-56l26,-8l-6,26l22,30l-24,4l-20,-12l-18,44l30,70l-12,4l-38,-56l-66,-6l-26,62l-12,-2l10,-66Z"
    wheel = circle(-150, 10, 62, stroke=pale, stroke_width=8) + stroke(
        "".join(f"M-150,10L{num(-150 + px)},{num(10 + py)}" for px, py, _ in ring(8, 60)), pale, 4
    )
    cab = stroke("M-220,-50h150M-80,-50L40,-34M-150,-50V-190M-240,-160Q-150,-240 -60,-160", pale, 8)
    man = path("M-190,-50q8,-70 34,-74q26,4 30,74Z", pale) + circle(-156, -138, 17, pale)
    return group(path(horse, pale) + wheel + cab + man, place(x, y))


def rubbing(sheet: Sheet, rng: Random, subject: str) -> None:
    sheet.ground(rng.choice(WASHES))
    pale = "#efeadd"
    x, y, w, h = {
        "stele": (270, 110, 460, 1030),
        "tile": (180, 300, 640, 640),
        "brick": (300, 180, 400, 890),
        "chariot": (120, 330, 760, 590),
    }[subject]
    sheet.add(
        sheet.cast(x - 60, y - 56, w + 120, h + 112, 18),
        rect(x - 60, y - 56, w + 120, h + 112, rng.choice(("#efe6d0", "#f4eee0", "#e9dec3"))),
    )
    if subject == "stele":
        rows, columns = 16, 6
        text = lettering.passage(rng, rows * columns)
        cells = "".join(
            lettering.column(
                text[c * rows : (c + 1) * rows - (rng.randint(0, 6) if c == columns - 1 else 0)],
                x + w - 56 - c * 70,
                y + 150,
                50,
                pale,
                weight=600,
            )
            for c in range(columns)
        )
        title = lettering.characters(
            rng.choice(("重修橋記", "書院學田記", "渡亭碑記", "山林禁約")), x + w / 2, y + 84, 72, pale, weight=700
        )
        content = cells + title + stroke(f"M{x + 30},{y + 136}h{w - 60}", pale, 3)
    elif subject == "tile":
        content = group(
            _tile_face(rng, "", rng.choice(("text", "beast", "clouds")), pale, "none"),
            place(x + w / 2, y + h / 2, 0, w * 0.45 / 100),
        )
    elif subject == "brick":
        text = rng.choice(("永和三年七月造", "太康六年作", "元嘉九年王氏", "大吉宜子孫"))
        lozenges = "".join(
            polygon([(x + 200 + dx * 150, y + cy + dy * 90) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))])
            + polygon([(x + 200 + dx * 70, y + cy + dy * 42) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))])
            for cy in (110, h - 110)
        )
        content = (
            stroke(lozenges, pale, 9)
            + lettering.column(text, x + w / 2, y + 215, min(120, 450 / len(text)), pale, weight=700)
            + rect(x + 24, y + 24, w - 48, h - 48, stroke=pale, stroke_width=7)
        )
    else:
        frets = "".join(f"M{x + 30 + i * 44},{y + 54}l22,-30l22,30" for i in range(16)) + "".join(
            f"M{x + 30 + i * 44},{y + h - 24}l22,-30l22,30" for i in range(16)
        )
        content = (
            stroke(frets, pale, 6)
            + _chariot(rng, x + 330, y + 400, pale)
            + group(_chariot(rng, 0, 0, pale), place(x + 690, y + 400, 0, 0.9))
            + scenery.birds(rng, 10, 5, 1, pale, 10)
            + group(scenery.birds(rng, 500, 20, 5, pale, 26), place(x + w / 2, y + 150))
            + stroke(f"M{x + 20},{y + 480}h{w - 40}", pale, 6)
        )
    sheet.add(_ink_pad(sheet, rng, x, y, w, h, content))
    sheet.add(lettering.seal(x + w + 8, y + h - 10, 40, rng, colour=CINNABAR))


def brick(sheet: Sheet, rng: Random, text: str) -> None:
    """A grey brick with characters stamped along its side."""
    sheet.ground(rng.choice(WASHES))
    clay = rng.choice(("#8b8a84", "#9a948a", "#a58a70", "#7d7f7c"))
    sheet.add(sheet.shadow(620, 690, 520, 60, 0.5))
    sheet.add(
        path("M150,360L290,270H1080L1010,360Z", mixed(clay, "#ffffff", 0.25)),
        path("M1010,360L1080,270V560L1010,680Z", mixed(clay, "#15130f", 0.4)),
        rect(150, 360, 860, 320, clay),
    )
    words = (text or rng.choice(("永安二年", "渌口窯造", "咸寧元年造", "縣城甲字號")))[:7]
    size = min(170, 720 / len(words))
    sheet.add(rect(180, 386, 800, 268, stroke=mixed(clay, "#15130f", 0.35), stroke_width=7))
    for i, char in enumerate(words):
        x = 580 + (i - (len(words) - 1) / 2) * min(190, 780 / len(words))
        sheet.add(
            lettering.characters(char, x + 4, 524, size, mixed(clay, "#ffffff", 0.35), weight=700),
            lettering.characters(char, x, 520, size, mixed(clay, "#15130f", 0.55), weight=700),
        )
    pits = [(rng.uniform(150, 1010), rng.uniform(360, 680)) for _ in range(260)]
    sheet.add(
        scenery.dots(pits, "#2a2620", 4, opacity=0.3),
        scenery.dots([(x + 2, y + 3) for x, y in pits[::2]], "#ffffff", 3.4, opacity=0.35),
    )
    sheet.add(path(blob(rng, 1000, 676, 40, 26, 0.3), WASHES[0], opacity=0.9))


def _tile_face(rng: Random, text: str, motif: str, line: str, ground: str) -> str:
    """The round end of a roof tile, radius 100 around the origin."""
    parts = [
        circle(0, 0, 100, ground, stroke=line, stroke_width=3),
        circle(0, 0, 86, stroke=line, stroke_width=4),
        circle(0, 0, 80, stroke=line, stroke_width=1.5),
    ]
    if motif == "text":
        words = (text or rng.choice(("千秋萬歲", "長樂未央", "延年益壽", "與天無極")))[:4]
        if len(words) == 4:
            parts += [stroke("M-80,0H80M0,-80V80", line, 3), circle(0, 0, 17, ground, stroke=line, stroke_width=4)]
            parts += [
                lettering.characters(c, u * 38, v * 38, 46, line, weight=700)
                for c, (u, v) in zip(words, ((1, -1), (1, 1), (-1, -1), (-1, 1)), strict=True)
            ]
        else:
            parts += [lettering.characters(words, 0, 0, 120 / len(words) ** 0.8, line, weight=700)]
    elif motif == "clouds":
        curl = "M0,0M14,-30c-2,-30 34,-34 34,-8c0,16 -20,18 -22,6"
        parts += [
            group(stroke(curl, line, 5) + group(stroke(curl, line, 5), "scale(-1 1)"), f"rotate({a})")
            for a in (0, 90, 180, 270)
        ]
        parts += [
            stroke("M-80,0H-24M24,0H80M0,-80V-24M0,24V80", line, 3, transform="rotate(45)"),
            circle(0, 0, 20, stroke=line, stroke_width=5),
            circle(0, 0, 8, line),
        ]
    else:
        side = (
            circle(26, -18, 15, stroke=line, stroke_width=5)
            + circle(26, -18, 6, line)
            + stroke(
                "M6,-46q28,-24 56,-4M58,-50q8,-14 -6,-22M8,20q26,-10 44,8q4,26 -20,34M14,34v16M28,36v14M60,0q14,20 2,44",
                line,
                6,
            )
        )
        parts += [side, group(side, "scale(-1 1)"), path("M-12,2Q0,-22 12,2Q0,18 -12,2Z", line)]
    return "".join(parts)


def roof_tile(sheet: Sheet, rng: Random, motif: str, text: str) -> None:
    sheet.ground(rng.choice(WASHES))
    clay = rng.choice(("#8b8a84", "#77797a", "#9a8f80", "#a07f63"))
    sheet.add(sheet.shadow(520, 540, 440, 420, 0.45))
    sheet.add(circle(500, 500, 378, mixed(clay, "#15130f", 0.3)), circle(494, 492, 372, clay))
    face = _tile_face(rng, text, motif, mixed(clay, "#ffffff", 0.4), "none")
    dark = Random(0)
    sheet.add(
        group(
            _tile_face(dark, text or "", motif, mixed(clay, "#15130f", 0.5), "none") if text or motif != "text" else "",
            place(501, 501, 0, 3.6),
        ),
        group(face, place(494, 492, 0, 3.6)),
    )
    pits = scenery.scatter(rng, 494, 492, 360, 360, 300)
    sheet.add(
        scenery.dots(pits, "#2a2620", 4, opacity=0.3),
        circle(
            494, 492, 372, sheet.glow([(0, "#ffffff", 0.3), (0.6, "#ffffff", 0), (1, "#15130f", 0.3)], (0.35, 0.3), 0.8)
        ),
    )
    if rng.random() < 0.4:
        sheet.add(
            path(
                brush([(150, 700), (300, 640), (350, 820), (470, 860)], 14, rng, start=1, end=0.6),
                "#3a3630",
                opacity=0.6,
            )
        )


KINDS = {
    "jade": Kind("worked jade", jade, (1000, 1000), {"form": ("bi", "cong", "huang", "pendant")}),
    "coin": Kind("cast coins with a square hole", coin, (1000, 1000), {"text": TEXT}),
    "seal": Kind("a seal stone and its impression", seal, (1000, 1000), {"text": TEXT, "carving": ("red", "white")}),
    "rubbing": Kind(
        "ink rubbing, white on black", rubbing, (1000, 1250), {"subject": ("stele", "tile", "brick", "chariot")}
    ),
    "brick": Kind("inscribed brick", brick, (1200, 900), {"text": TEXT}),
    "roof_tile": Kind(
        "round end of a roof tile", roof_tile, (1000, 1000), {"motif": ("text", "beast", "clouds"), "text": TEXT}
    ),
}
