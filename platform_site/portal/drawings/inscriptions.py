"""Writing pressed and cut: rubbings, inscribed bricks, roof tiles."""

from collections.abc import Callable
from random import Random

from . import lettering, scenery
from .kinds import TEXT, Kind
from .palette import CINNABAR, WASHES
from .pen import (
    Sheet,
    blob,
    brush,
    circle,
    group,
    mixed,
    num,
    path,
    place,
    polygon,
    rect,
    ring,
    stroke,
)

Box = tuple[int, int, int, int]  # left, top, width, height


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


def _stele_text(rng: Random, box: Box, pale: str) -> str:
    x, y, w, _ = box
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
    return cells + title + stroke(f"M{x + 30},{y + 136}h{w - 60}", pale, 3)


def _tile_end(rng: Random, box: Box, pale: str) -> str:
    x, y, w, h = box
    face = _tile_face(rng, "", rng.choice(("text", "beast", "clouds")), pale, "none")
    return group(face, place(x + w / 2, y + h / 2, 0, w * 0.45 / 100))


def _brick_side(rng: Random, box: Box, pale: str) -> str:
    x, y, w, h = box
    text = rng.choice(("永和三年七月造", "太康六年作", "元嘉九年王氏", "大吉宜子孫"))
    lozenges = "".join(
        polygon([(x + 200 + dx * 150, y + cy + dy * 90) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))])
        + polygon([(x + 200 + dx * 70, y + cy + dy * 42) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0))])
        for cy in (110, h - 110)
    )
    return (
        stroke(lozenges, pale, 9)
        + lettering.column(text, x + w / 2, y + 215, min(120, 450 / len(text)), pale, weight=700)
        + rect(x + 24, y + 24, w - 48, h - 48, stroke=pale, stroke_width=7)
    )


def _procession(rng: Random, box: Box, pale: str) -> str:
    x, y, w, h = box
    frets = "".join(f"M{x + 30 + i * 44},{y + 54}l22,-30l22,30" for i in range(16)) + "".join(
        f"M{x + 30 + i * 44},{y + h - 24}l22,-30l22,30" for i in range(16)
    )
    return (
        stroke(frets, pale, 6)
        + _chariot(rng, x + 330, y + 400, pale)
        + group(_chariot(rng, 0, 0, pale), place(x + 690, y + 400, 0, 0.9))
        + scenery.birds(rng, 10, 5, 1, pale, 10)
        + group(scenery.birds(rng, 500, 20, 5, pale, 26), place(x + w / 2, y + 150))
        + stroke(f"M{x + 20},{y + 480}h{w - 40}", pale, 6)
    )


RUBBED: dict[str, tuple[Box, Callable[[Random, Box, str], str]]] = {
    "stele": ((270, 110, 460, 1030), _stele_text),
    "tile": ((180, 300, 640, 640), _tile_end),
    "brick": ((300, 180, 400, 890), _brick_side),
    "chariot": ((120, 330, 760, 590), _procession),
}


def rubbing(sheet: Sheet, rng: Random, subject: str) -> None:
    sheet.ground(rng.choice(WASHES))
    box, content = RUBBED[subject]
    x, y, w, h = box
    sheet.add(
        sheet.cast(x - 60, y - 56, w + 120, h + 112, 18),
        rect(x - 60, y - 56, w + 120, h + 112, rng.choice(("#efe6d0", "#f4eee0", "#e9dec3"))),
    )
    sheet.add(_ink_pad(sheet, rng, x, y, w, h, content(rng, box, "#efeadd")))
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
    "rubbing": Kind("ink rubbing, white on black", rubbing, (1000, 1250), {"subject": tuple(RUBBED)}),
    "brick": Kind("inscribed brick", brick, (1200, 900), {"text": TEXT}),
    "roof_tile": Kind(
        "round end of a roof tile", roof_tile, (1000, 1000), {"motif": ("text", "beast", "clouds"), "text": TEXT}
    ),
}
