"""Painting and writing in their mountings."""

from random import Random

from . import blossoms, fauna, flora, landscape, lettering, mounts, scenery
from .kinds import TEXT, Kind
from .palette import CINNABAR, INK, OCHRE, PAPER, VERMILION
from .pen import Sheet, group, mixed, path, place, rect

PAPERS = (PAPER, "#f1e8d3", "#efe6d6", "#f5f1e6", "#e9dfc8", "#e3d3ae", "#dcc99f")
WRITINGS = (
    "山靜似太古",
    "水流雲在",
    "清風徐來",
    "漁歌入浦深",
    "松風山月",
    "桃李不言",
    "積雪浮雲",
    "渌水長流",
    "春和景明",
)
COUPLETS = (
    ("山光悅鳥性", "潭影空人心"),
    ("清泉石上流", "明月松間照"),
    ("雲影波千頃", "書聲月一樓"),
    ("春水船如坐", "秋山畫不如"),
)


def landscape_picture(sheet: Sheet, rng: Random, format: str, style: str) -> None:
    def art(page: Sheet, chance: Random, w: float, h: float) -> str:
        words = ""
        if format in ("hanging", "album") and chance.random() < 0.75:
            size = min(w, h) * 0.034
            words = mounts.inscription(
                chance, w * chance.choice((0.93, 0.2)), h * 0.045, size, chance.randint(2, 3), chance.randint(7, 11)
            )
        return landscape.painting(page, chance, w, h, style) + words

    mounts.mounted(sheet, rng, format, art)


def _on_branch(rng: Random, w: float, h: float) -> str:
    limbs = flora.branching(rng, w, h)
    unit = min(w, h)
    parts = [path("".join(flora.brush(p, t, rng, start=1, end=0.3) for p, t in limbs), INK, opacity=0.8)]
    leaf_colour = rng.choice((("#7b8f5a", "#566b48"), ("#b5622f", "#d19b45"), ("#3b4347", "#5b6468")))
    fruit = rng.choice((VERMILION, "#d98c2f", "#6a4f7a", ""))
    for points, thick in limbs:
        for x, y in flora.along(points, 7)[2:]:
            if thick < unit * 0.03:
                colour = rng.choice(leaf_colour)
                d = flora.leaf(unit * rng.uniform(0.07, 0.11), unit * 0.022, rng.uniform(-0.02, 0.02) * unit)
                parts.append(group(path(d, colour, opacity=0.85), place(x, y, rng.uniform(0, 140))))
                if fruit and rng.random() < 0.3:
                    parts.append(flora.circle(x, y + unit * 0.03, unit * 0.022, fruit, opacity=0.9))
    back, breast = rng.choice(
        (
            ("#33404a", OCHRE),
            ("#4a3a2e", "#d9c9a6"),
            ("#2f5560", "#c98b4a"),
            ("#24282c", "#e9e2d2"),
            ("#7a3a2c", "#e2c39a"),
        )
    )
    seats = [flora.along(p, 8)[rng.randint(3, 5)] for p, t in limbs if t > unit * 0.02][:1]
    seats += (
        [flora.along(p, 8)[5] for p, _ in rng.sample(limbs[1:], 1)] if rng.random() < 0.55 and len(limbs) > 2 else []
    )
    for i, (x, y) in enumerate(seats):
        facing = -1 if x > w / 2 else 1
        size = unit * (0.17 - 0.04 * i)
        parts.append(
            group(
                group(fauna.bird(rng, size, back, breast), f"scale({facing} 1)"),
                place(x, y - size * 0.04, rng.uniform(-8, 8)),
            )
        )
    return "".join(parts)


def _swimmers(rng: Random, w: float, h: float, kind: str) -> str:
    unit = min(w, h)
    parts = []
    count = rng.randint(3, 5) if kind == "fish" else rng.randint(4, 6)
    heading = rng.uniform(-50, 50) + rng.choice((0, 180))
    body = rng.choice(((VERMILION, "#3a3f44"), ("#3a3f44", "#6b7176"), ("#d9822f", "#f0e2c6"), (CINNABAR, "#e9ded0")))
    for i in range(count):
        x, y = w * rng.uniform(0.25, 0.75), h * (0.16 + 0.68 * (i + rng.random() * 0.6) / count)
        size = unit * rng.uniform(0.22, 0.34)
        made = fauna.fish(rng, size, rng.choice(body)) if kind == "fish" else fauna.shrimp(rng, size * 1.15)
        parts.append(group(made, place(x, y, heading + rng.uniform(-35, 35))))
    for _ in range(3):
        x, y = w * rng.random(), h * rng.random()
        parts.insert(
            0,
            group(
                scenery.lotus_pad(rng, unit * rng.uniform(0.06, 0.12), rng.choice(("#6f8a72", "#59665f", "#8b9a86"))),
                place(x, y),
            ),
        )
    return "".join(parts)


def _stones(rng: Random, w: float, h: float) -> str:
    unit = min(w, h)
    pale = rng.choice(("#c9c3b2", "#b6b3a8", "#a9b1ab"))
    return flora.bamboo(rng, w, h * 0.9, stems=2) + group(
        scenery.rock(rng, unit * 0.6, h * 0.42, pale), place(w * rng.uniform(0.35, 0.6), h * 0.93)
    )


SUBJECTS = {
    "bamboo": flora.bamboo, "orchid": flora.orchid, "plum": flora.plum, "chrysanthemum": blossoms.chrysanthemums,
    "lotus": blossoms.lotuses, "peony": flora.peonies, "bird": _on_branch, "gourd": blossoms.gourds, "rock": _stones,
    "fish": lambda rng, w, h: _swimmers(rng, w, h, "fish"), "shrimp": lambda rng, w, h: _swimmers(rng, w, h, "shrimp"),
    "pine": lambda rng, w, h: group(scenery.pine(rng, h * 0.9), place(w * rng.uniform(0.4, 0.6), h * 0.98))
    + group(fauna.crane(min(w, h) * 0.26), place(w * rng.choice((0.26, 0.76)), h * 0.93)),
}  # fmt: skip


def flower_bird(sheet: Sheet, rng: Random, format: str, subject: str) -> None:
    def art(page: Sheet, chance: Random, w: float, h: float) -> str:
        paper = chance.choice(PAPERS)
        tone = page.fade(
            [(0, mixed(paper, "#7a6a48", 0.12), 1), (0.4, paper, 1), (1, mixed(paper, "#7a6a48", 0.08), 1)]
        )
        pieces = max(1, round(w / h / 1.25))
        drawn = "".join(
            group(SUBJECTS[subject](chance, w / pieces, h), place(i * w / pieces, 0)) for i in range(pieces)
        )
        words = ""
        if format in ("hanging", "album"):
            words = mounts.inscription(
                chance,
                w * chance.choice((0.93, 0.17)),
                h * 0.05,
                min(w, h) * 0.04,
                chance.randint(1, 2),
                chance.randint(6, 10),
            )
        return rect(0, 0, w, h, tone) + drawn + words

    mounts.mounted(sheet, rng, format, art)


def _written(sheet: Sheet, rng: Random, w: float, h: float, text: str) -> str:
    paper = rng.choice((*PAPERS, "#b8392d", "#d8b36a")) if rng.random() < 0.4 else rng.choice(PAPERS)
    ink = INK
    flecks = scenery.dots(
        [(rng.random() * w, rng.random() * h) for _ in range(90)], "#d9b45a", min(w, h) * 0.008, opacity=0.5
    )
    parts = [rect(0, 0, w, h, paper), flecks if rng.random() < 0.4 else ""]
    rows = max(1, round((len(text) * h / w) ** 0.5))
    if h > w * 1.6:
        rows = len(text) if len(text) <= 5 else -(-len(text) // 2)
    if w > h * 1.6:
        rows = 1 if len(text) <= 6 else 2
    columns = -(-len(text) // rows)
    cell = min(w * 0.8 / columns, h * 0.78 / rows)
    step_x, step_y = w * 0.84 / columns, h * 0.8 / rows
    for i, char in enumerate(text):
        col, row = divmod(i, rows)
        x, y = w * 0.92 - (col + 0.5) * step_x, h * 0.07 + (row + 0.5) * step_y
        drawn = lettering.characters(char, 0, 0, cell * rng.uniform(0.86, 0.98), ink, lettering.KAI, weight=600)
        parts.append(group(drawn, place(x, y, rng.uniform(-2.5, 2.5)), opacity=0.92))
    unit = min(w, h)
    parts.append(lettering.seal(w * 0.06, h - unit * 0.15, unit * 0.09, rng))
    parts.append(
        lettering.column(
            lettering.passage(rng, 6),
            w * 0.1,
            h - unit * 0.17 - unit * 0.05 * 7,
            unit * 0.05,
            ink,
            lettering.KAI,
            opacity=0.85,
        )
    )
    return "".join(parts)


def _couplet(sheet: Sheet, rng: Random, text: str) -> None:
    lines = (text[: len(text) // 2], text[len(text) // 2 :]) if text else rng.choice(COUPLETS)
    sheet.ground("#efeae0")
    paper = rng.choice(("#b8392d", "#f1e8d3", "#d8b36a", "#e9dfc8"))
    mount = rng.choice(mounts.MOUNTS)
    for x, words in ((620, lines[0]), (200, lines[1])):
        sheet.add(
            sheet.cast(x, 90, 180, 1040, 18),
            rect(x, 90, 180, 1040, mounts.brocade(sheet, mount, rng)),
            rect(x + 16, 150, 148, 900, paper),
        )
        step = 860 / max(5, len(words))
        for i, char in enumerate(words):
            drawn = lettering.characters(char, 0, 0, min(128, step * 0.82), INK, lettering.KAI, weight=600)
            sheet.add(group(drawn, place(x + 90, 170 + (i + 0.5) * step, rng.uniform(-2, 2))))
        sheet.add(rect(x - 14, 1120, 208, 18, "#5a3f29", rx=4), rect(x - 4, 82, 188, 12, "#5a3f29", rx=3))
    sheet.add(lettering.seal(228, 1000, 34, rng))


def calligraphy(sheet: Sheet, rng: Random, format: str, text: str) -> None:
    if format == "couplet":
        _couplet(sheet, rng, text)
        return
    words = text or rng.choice(WRITINGS)
    mounts.mounted(sheet, rng, format, lambda page, chance, w, h: _written(page, chance, w, h, words))


KINDS = {
    "landscape": Kind("mountain-and-water painting in its mounting", landscape_picture, (1000, 1250),
                      {"format": mounts.FORMATS, "style": landscape.STYLES}, mounts.SIZES),
    "flower_bird": Kind("flower-and-bird painting in its mounting", flower_bird, (1000, 1250),
                        {"format": mounts.FORMATS, "subject": tuple(SUBJECTS)}, mounts.SIZES),
    "calligraphy": Kind("writing in large characters", calligraphy, (1000, 1250),
                        {"format": ("hanging", "couplet", "album", "handscroll", "folding_fan"), "text": TEXT}, mounts.SIZES),
}  # fmt: skip
