"""Small antiquities: jades, coins, seals, rubbings, inscribed bricks, roof tiles."""

import math
from random import Random

from . import lettering, scenery
from .kinds import TEXT, Kind
from .palette import WASHES
from .pen import (
    Sheet,
    blob,
    circle,
    ellipse,
    group,
    mixed,
    num,
    path,
    place,
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


BEAST_PENDANT = (
    "M500,220C560,250 560,285 610,280S690,220 720,250S690,360 690,420S770,490 760,560S690,610 650,660S650,780 600,790S540,740 500,740"
    "S450,800 400,790S390,710 350,660S250,630 240,560S300,470 310,420S250,280 280,250S340,285 390,280S440,250 500,220Z"
)


def _ring_jade(sheet: Sheet, rng: Random, form: str, tone: str, line: str) -> None:
    """A grained disc (bi), or the arc cut from one (huang)."""
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


def _tube_jade(sheet: Sheet, rng: Random, tone: str, line: str) -> None:
    """A square tube round a hollow (cong), its corners carved with faces."""
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


def _pendant(sheet: Sheet, rng: Random, tone: str, line: str) -> None:
    d = BEAST_PENDANT
    sheet.add(
        stroke("M500,230C470,120 530,90 500,30", "#8c3b24", 7),
        sheet.shadow(512, 540, 330, 350, 0.35),
        _stone(sheet, rng, d, tone, (240, 220, 520, 570)),
    )
    half = stroke("M500,320c80,10 120,60 90,120s-110,40 -90,110s120,30 110,110", line, 8, opacity=0.6) + circle(
        600, 360, 20, stroke=line, stroke_width=6
    )
    sheet.add(half, group(half, "translate(1000 0) scale(-1 1)"), circle(500, 258, 17, mixed(tone, "#1f2a1c", 0.7)))


def jade(sheet: Sheet, rng: Random, form: str) -> None:
    sheet.ground(rng.choice(WASHES))
    tone = rng.choice(JADES)
    line = mixed(tone, "#2a3325", 0.5)
    if form == "cong":
        _tube_jade(sheet, rng, tone, line)
    elif form == "pendant":
        _pendant(sheet, rng, tone, line)
    else:
        _ring_jade(sheet, rng, form, tone, line)


COPPERS = (("#8a7a4c", "#4a3f22"), ("#9a7b4a", "#553f20"), ("#6f7f68", "#35443a"), ("#b08d4f", "#6a4e20"))
COIN_PLACES = (
    ((500, 500, 340),),
    ((360, 520, 260), (690, 470, 220)),
    ((350, 390, 220), (670, 400, 200), (520, 700, 210)),
)


def _one_coin(sheet: Sheet, rng: Random, x: float, y: float, r: float, text: str) -> None:
    """One coin; without text its back, with the mint's moons."""
    body, dark = rng.choice(COPPERS)
    pale, wide = mixed(body, "#ffffff", 0.3), r * 0.05
    light = sheet.glow([(0, mixed(body, "#ffffff", 0.35), 1), (1, body, 1)], (0.36, 0.3), 0.8)
    sheet.add(
        sheet.shadow(x + 12, y + 22, r * 1.16, r * 1.12, 0.45),
        path(_disc(x, y, r, r * 0.24, True), light, fill_rule="evenodd", stroke=dark, stroke_width=3),
        circle(x, y, r * 0.9, stroke=pale, stroke_width=wide),
        circle(x, y, r * 0.87, stroke=dark, stroke_width=3, opacity=0.6),
        rect(x - r * 0.29, y - r * 0.29, r * 0.58, r * 0.58, stroke=pale, stroke_width=wide),
    )
    places = ((0, -0.58), (0, 0.58), (0.58, 0), (-0.58, 0))
    for char, (u, v) in zip(text, places, strict=False):
        for shift, tone in ((3, dark), (0, mixed(body, "#ffffff", 0.4))):
            sheet.add(lettering.characters(char, x + u * r + shift, y + v * r + shift, r * 0.42, tone, weight=700))
    for u, v in () if text else places[2:]:
        sheet.add(path(blob(rng, x + u * r, y + v * r, r * 0.14, r * 0.1, 0.4), dark, opacity=0.5))
    sheet.add(scenery.dots(scenery.scatter(rng, x, y, r * 0.9, r * 0.9, 50), "#5f8a78", r * 0.02, opacity=0.5))


def coin(sheet: Sheet, rng: Random, text: str) -> None:
    """One to three round coins with a square hole, characters cast around it; the last of several shows its back."""
    sheet.ground(rng.choice(WASHES))
    text = (text or rng.choice(("渌江通寶", "湘水元寶", "雲峰重寶", "示例通寶")))[:4]
    spots = rng.choice(COIN_PLACES)
    for n, (x, y, r) in enumerate(spots):
        _one_coin(sheet, rng, x, y, r, "" if n and n == len(spots) - 1 else text)


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


KINDS = {
    "jade": Kind("worked jade", jade, (1000, 1000), {"form": ("bi", "cong", "huang", "pendant")}),
    "coin": Kind("cast coins with a square hole", coin, (1000, 1000), {"text": TEXT}),
    "seal": Kind("a seal stone and its impression", seal, (1000, 1000), {"text": TEXT, "carving": ("red", "white")}),
}
