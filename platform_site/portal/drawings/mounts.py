"""How a painting is kept: hanging scroll, handscroll, album leaf, round fan, folding fan."""

import math
from collections.abc import Callable
from random import Random

from . import lettering
from .palette import GOLD, INK, MOUNTS, PAPER_WHITE, WASHES, WOOD, WOOD_DARK
from .pen import Sheet, circle, group, line, mixed, num, path, place, rect, stroke

FORMATS = ("hanging", "handscroll", "album", "round_fan", "folding_fan")
SIZES = {
    "hanging": (1000, 1250),
    "handscroll": (1600, 720),
    "album": (1200, 1000),
    "round_fan": (1000, 1180),
    "folding_fan": (1400, 900),
}

Art = Callable[[Sheet, Random, float, float], str]


def size_of(form: str) -> tuple[int, int]:
    return SIZES[form]


def inscription(rng: Random, x: float, y: float, size: float, columns: int = 2, length: int = 8) -> str:
    """A few small columns of text and a seal, in a painting's empty corner; x is the right edge."""
    text = lettering.passage(rng, columns * length)
    parts = []
    for i in range(columns):
        cut = text[i * length : (i + 1) * length]
        if i == columns - 1:
            cut = cut[: max(3, length - rng.randint(1, 4))]
        parts.append(lettering.column(cut, x - i * size * 1.35, y, size, INK, lettering.KAI, opacity=0.85))
    last = len(cut) * size * 1.12
    parts.append(lettering.seal(x - (columns - 0.5) * size * 1.35, y + last + size * 0.5, size * 1.15, rng))
    return "".join(parts)


def framed(sheet: Sheet, rng: Random, art: Art, x: float, y: float, w: float, h: float) -> str:
    inner = art(sheet, rng, w, h)
    return group(group(inner, clip_path=sheet.clip(f"M0,0H{num(w)}V{num(h)}H0Z")), place(x, y))


def brocade(sheet: Sheet, colour: str, rng: Random) -> str:
    """Silk of a mount: a ground with a whisper of a woven figure."""
    light = mixed(colour, "#ffffff", 0.22)
    size = 26
    figure = rng.choice((
        f"M{size / 2},3L{size - 3},{size / 2}L{size / 2},{size - 3}L3,{size / 2}Z",
        f"M0,{size / 2}q{size / 4},-9 {size / 2},0t{size / 2},0",
        f"M5,5h{size - 10}v{size - 10}h-{size - 10}z",
    ))  # fmt: skip
    return sheet.pattern(size, size, rect(0, 0, size, size, colour) + stroke(figure, light, 1.2, opacity=0.7))


def hanging(sheet: Sheet, rng: Random, art: Art) -> None:
    """The whole scroll on a wall, rods and cord shown."""
    sheet.ground(rng.choice(WASHES))
    ratio = rng.uniform(0.42, 0.56)
    high = 800
    wide = high * ratio
    side, top, foot = wide * 0.1, 150, 100
    x, y = (sheet.width - wide) / 2, 62 + top
    mount = rng.choice(MOUNTS)
    silk = brocade(sheet, mount, rng)
    left, outer = x - side, wide + 2 * side
    full = top + high + foot
    sheet.add(sheet.cast(left, y - top, outer, full, 22))
    sheet.add(
        stroke(
            f"M{num(left + outer * 0.3)},{num(y - top)}L500,26L{num(left + outer * 0.7)},{num(y - top)}", "#6d5a3c", 3
        )
    )
    sheet.add(rect(left, y - top, outer, full, silk))
    band = mixed(mount, rng.choice(("#5a4a30", "#2f4a55", "#6b2f25", "#3e4a3a")), 0.55)
    for strip, tall in ((y - 26, 20), (y + high + 6, 20)):
        sheet.add(rect(left, strip, outer, tall, band, opacity=0.85))
    if rng.random() < 0.5:
        for at in (0.33, 0.64):
            sheet.add(rect(left + outer * at, y - top, 12, top - 26, band, opacity=0.7))
    sheet.add(rect(x - 3, y - 3, wide + 6, high + 6, PAPER_WHITE, opacity=0.9))
    sheet.add(framed(sheet, rng, art, x, y, wide, high))
    rod = sheet.fade([(0, WOOD, 1), (0.4, "#96704a", 1), (1, WOOD_DARK, 1)])
    sheet.add(rect(left - 6, y - top - 8, outer + 12, 14, rod, rx=3))
    sheet.add(rect(left - 34, y + high + foot - 12, outer + 68, 26, rod, rx=5))
    knob = sheet.fade([(0, "#f1e6cc", 1), (0.5, "#d9c79c", 1), (1, "#9d8557", 1)])
    for kx in (left - 42, left + outer + 20):
        sheet.add(rect(kx, y + high + foot - 16, 22, 34, knob, rx=6))


def handscroll(sheet: Sheet, rng: Random, art: Art) -> None:
    """Part of a handscroll unrolled between its two rolls."""
    sheet.ground(rng.choice(WASHES))
    x, y, w, h = 150, 170, 1300, 380
    mount = rng.choice(MOUNTS)
    sheet.add(sheet.cast(x - 30, y - 24, w + 60, h + 48, 26))
    sheet.add(rect(x, y - 24, w, h + 48, brocade(sheet, mount, rng)))
    title = 250 if rng.random() < 0.6 else 0
    if title:
        sheet.add(rect(x + w - title - 10, y, title, h, "#f1e7cc"))
        text = rng.choice(("江山清遠", "渌水春行", "雲山無盡", "湘江煙雨", "溪山清夏"))
        for i, char in enumerate(text):
            sheet.add(
                lettering.characters(
                    char, x + w - 82 - (i // 2) * 110, y + 115 + (i % 2) * 130, 96, INK, lettering.KAI, weight=600
                )
            )
    sheet.add(framed(sheet, rng, art, x + 20, y, w - title - 44, h))
    sheet.add(lettering.seal(x + 44, y + h - 66, 40, rng))
    for rx, wide in ((x - 46, 70), (x + w - 24, 70)):
        roll = sheet.fade(
            [
                (0, mixed(mount, "#3c3223", 0.45), 1),
                (0.35, mixed(mount, "#ffffff", 0.35), 1),
                (1, mixed(mount, "#3c3223", 0.6), 1),
            ],
            down=False,
        )
        knob = sheet.fade([(0, WOOD_DARK, 1), (0.4, "#8e6a45", 1), (1, WOOD_DARK, 1)], down=False)
        sheet.add(rect(rx + 20, y - 52, wide - 40, h + 104, knob, rx=8), rect(rx, y - 28, wide, h + 56, roll, rx=4))


def album(sheet: Sheet, rng: Random, art: Art) -> None:
    """An open album: the picture on one leaf, sometimes writing on the other."""
    sheet.ground(rng.choice(WASHES))
    double = rng.random() < 0.45
    cover = rng.choice(("#e9dfc6", "#e4dccb", "#dfe0d3", "#efe4cf"))
    if not double:
        sheet.add(sheet.cast(170, 130, 860, 740, 22), rect(170, 130, 860, 740, cover))
        sheet.add(rect(226, 186, 748, 628, PAPER_WHITE), framed(sheet, rng, art, 232, 192, 736, 616))
        sheet.add(lettering.seal(rng.choice((250, 912)), 752, 42, rng))
        return
    sheet.add(sheet.cast(90, 210, 1020, 580, 22), rect(90, 210, 1020, 580, cover))
    sheet.add(framed(sheet, rng, art, 124, 246, 450, 508))
    sheet.add(lettering.seal(140, 700, 34, rng))
    text = lettering.passage(rng, 40)
    for i in range(5):
        sheet.add(
            lettering.column(
                text[i * 8 : i * 8 + 8 - (i == 4) * 3], 1032 - i * 82, 268, 50, INK, lettering.KAI, opacity=0.88
            )
        )
    sheet.add(lettering.seal(684, 640, 44, rng))
    fold = sheet.fade([(0, "#3a2f20", 0), (0.5, "#3a2f20", 0.26), (1, "#3a2f20", 0)], down=False)
    sheet.add(rect(570, 210, 60, 580, fold))


def round_fan(sheet: Sheet, rng: Random, art: Art) -> None:
    sheet.ground(rng.choice(WASHES))
    cx, cy, r = 500, 470, 380
    squeeze = rng.choice((1, 1, 0.9))
    sheet.add(sheet.shadow(cx + 8, cy + 26, r * 1.12, r * 1.12, 0.32))
    stick = sheet.fade([(0, "#7c5a38", 1), (0.5, "#b68d5c", 1), (1, "#5d4128", 1)], down=False)
    sheet.add(path("M488,840L484,1120Q500,1136 516,1120L512,840Z", stick))
    oval = f"M{num(cx - r * squeeze)},{cy}a{num(r * squeeze)},{r} 0 1 0 {num(2 * r * squeeze)},0a{num(r * squeeze)},{r} 0 1 0 {num(-2 * r * squeeze)},0Z"
    inner = art(sheet, rng, 2 * r, 2 * r)
    sheet.add(group(group(inner, place(cx - r, cy - r)), clip_path=sheet.clip(oval)))
    edge = rng.choice(("#3c3024", "#70502f", "#23384a"))
    sheet.add(stroke(oval, edge, 12), stroke(oval, GOLD, 2, opacity=0.8))
    sheet.add(stroke(f"M500,{cy + r}V850", edge, 12))
    sheet.add(lettering.seal(cx - r * 0.6, cy + r * 0.42, 34, rng))
    tassel = rng.choice(("#a5382c", "#2f5a4c", "#2c4a73"))
    sheet.add(
        circle(500, 1118, 7, tassel), stroke("M500,1120q-8,20 -4,44M500,1120q2,20 0,46M500,1120q8,20 6,44", tassel, 3)
    )


def folding_fan(sheet: Sheet, rng: Random, art: Art) -> None:
    """The leaf of a folding fan, its ribs showing below."""
    sheet.ground(rng.choice(WASHES))
    cx, cy, outer, inner = 700, 800, 660, 270
    spread = math.radians(rng.uniform(68, 74))

    def at(radius: float, angle: float) -> str:
        return f"{num(cx + math.sin(angle) * radius)},{num(cy - math.cos(angle) * radius)}"

    sector = f"M{at(outer, -spread)}A{outer},{outer} 0 0 1 {at(outer, spread)}L{at(inner, spread)}A{inner},{inner} 0 0 0 {at(inner, -spread)}Z"
    sheet.add(sheet.shadow(cx, cy - 330, 700, 470, 0.3))
    ribs, bone = 17, rng.choice(("#6b4a2e", "#8a6a44", "#3d2c20"))
    step = 2 * spread / ribs
    for i in range(ribs + 1):
        angle = -spread + i * step
        thick = 17 if i in (0, ribs) else 9
        sheet.add(stroke(f"M{at(-34, angle)}L{at(inner + 8, angle)}", bone, thick))
    width, height = 2 * outer * math.sin(spread), outer - inner * math.cos(spread)
    leaf = group(art(sheet, rng, width, height * 0.94), place(cx - width / 2, cy - outer))
    sheet.add(group(leaf, clip_path=sheet.clip(sector)))
    for i in range(ribs * 2):
        angle = -spread + i * step / 2
        sheet.add(
            stroke(f"M{at(inner, angle)}L{at(outer, angle)}", "#3a2f20" if i % 2 else "#ffffff", 2.4, opacity=0.13)
        )
    for angle in (-spread, spread):
        sheet.add(stroke(f"M{at(inner, angle)}L{at(outer, angle)}", bone, 14))
    sheet.add(stroke(sector, "#8d7a55", 2), circle(cx, cy, 11, "#d8c18c"), circle(cx, cy, 4, "#5b4a2c"))
    x, y = cx + math.sin(-spread * 0.86) * outer * 0.86, cy - math.cos(spread * 0.86) * outer * 0.86
    sheet.add(group(lettering.seal(0, 0, 34, rng), place(x, y, -56)))


MOUNTERS = {
    "hanging": hanging,
    "handscroll": handscroll,
    "album": album,
    "round_fan": round_fan,
    "folding_fan": folding_fan,
}


def mounted(sheet: Sheet, rng: Random, form: str, art: Art) -> None:
    MOUNTERS[form](sheet, rng, art)


def guide(x: float, y1: float, y2: float) -> str:
    """A faint ruled column line."""
    return line(x, y1, x, y2, "#b98d78", 1.2, opacity=0.6)
