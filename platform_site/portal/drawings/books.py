"""Books and newspapers: thread-bound volumes, woodblock pages, modern covers."""

import math
from random import Random

from . import landscape, lettering, scenery
from .kinds import TEXT, Kind
from .lettering import KAI, SANS, SERIF
from .palette import INK, INK_SOFT, WASHES
from .pen import Sheet, blob, circle, group, line, mixed, num, path, place, rect, smooth, stroke

TITLES = ("渌江志略", "湘東風土記", "雲峰詩鈔", "陶事雜錄", "縣志稿", "山居集", "水程日記", "窯岡小識")
COVERS = {"indigo": "#2c3e5c", "ochre": "#b08a52", "green": "#4a6152", "grey": "#77756d"}
MODERN = (
    "渌水之上",
    "一座城的手艺",
    "铁路与少年",
    "泥与火",
    "湘东老街",
    "雨落茶亭",
    "江边的课堂",
    "瓷上春秋",
    "夜行列车",
    "种稻的人",
    "剪纸十二课",
    "老照片里的城",
)
AUTHORS = ("示例 著", "示例编写组", "佚名 辑", "示例 编")


def _paper_wear(rng: Random, x: float, y: float, w: float, h: float, count: int = 5) -> str:
    stains = "".join(
        blob(rng, x + rng.random() * w, y + rng.random() * h, rng.uniform(10, 60), rng.uniform(8, 46), 0.4)
        for _ in range(count)
    )
    return path(stains, "#8a6a3a", opacity=0.07) + scenery.dots(
        [(x + rng.random() * w, y + rng.random() * h) for _ in range(60)], "#7a6038", 2.6, opacity=0.25
    )


def _cloth(sheet: Sheet, colour: str) -> str:
    """Woven cover cloth, in one large tile: small tiles are slow to render."""
    size = 180
    threads = "".join(f"M0,{k}h{size}M{k},0v{size}" for k in range(4, size, 9))
    return sheet.pattern(
        size, size, rect(0, 0, size, size, colour) + stroke(threads, mixed(colour, "#ffffff", 0.14), 0.9)
    )


def thread_bound(sheet: Sheet, rng: Random, colour: str, title: str) -> None:
    """A stack of one to four volumes, the upper one's cover and title slip in view."""
    sheet.ground(rng.choice(WASHES))
    cover = mixed(COVERS[colour], rng.choice(("#1c1c1c", "#ffffff", "#6a4a2a")), rng.uniform(0, 0.16))
    w, h = rng.uniform(500, 560), rng.uniform(740, 800)
    x, y = (1000 - w) / 2 - 14, (1120 - h) / 2 - 20
    count = rng.randint(1, 4)
    sheet.add(sheet.cast(x, y, w + count * 12, h + count * 14, 30))
    for k in range(count, 0, -1):
        sheet.add(
            rect(x + k * 11, y + k * 13, w, h, mixed(cover, "#1c1c1c", 0.12 * k), rx=3),
            rect(x + k * 11, y + h + k * 13 - 11, w, 9, "#e9dfc6"),
        )
    cloth = _cloth(sheet, cover)
    sheet.add(rect(x, y, w, h, cloth, rx=3), _paper_wear(rng, x, y, w, h))
    binding = x + w - 44
    holes = [y + h * f for f in (0.07, 0.3, 0.5, 0.7, 0.93)]
    thread = f"M{num(binding)},{num(y + 4)}V{num(y + h - 4)}" + "".join(
        f"M{num(binding)},{num(v)}H{num(x + w)}" for v in holes
    )
    sheet.add(
        stroke(thread, "#efe6cf", 3.4, opacity=0.95),
        stroke(thread, "#000000", 1, opacity=0.25, transform="translate(2 2)"),
    )
    sheet.add(path(f"M{num(x + w - 60)},{num(y)}h60v62h-60z", mixed(cover, "#d9c28a", 0.5), opacity=0.35))
    words = (title or rng.choice(TITLES))[:14]
    tall = min(h * 0.76, 90 + len(words) * 62)
    size = min(66, (tall - 60) / len(words) / 1.1)
    sheet.add(
        rect(x + 40, y + 38, 112, tall, "#f3ead2", stroke=INK, stroke_width=2.4),
        rect(x + 49, y + 47, 94, tall - 18, stroke=INK, stroke_width=1.2),
    )
    sheet.add(lettering.column(words, x + 96, y + 70, size, INK, KAI, weight=600))
    volume = rng.choice(("卷一", "卷二", "卷上", "卷三", ""))
    sheet.add(
        lettering.column(volume, x + 184, y + 60, 30, mixed(cover, "#ffffff", 0.65), SERIF),
        lettering.seal(x + 176, y + h - 110, 58, rng),
    )
    light = sheet.fade([(0, "#ffffff", 0.16), (0.4, "#ffffff", 0), (1, "#000000", 0.12)], down=False)
    sheet.add(rect(x, y, w, h, light, rx=3))


def _leaf_of_text(
    sheet: Sheet, rng: Random, x: float, y: float, w: float, h: float, title: str, fold_left: bool
) -> str:
    """Half a woodblock leaf: double frame, ruled columns, set characters, small notes in double lines."""
    columns = rng.choice((8, 9, 10))
    step = w / columns
    size = min(step * 0.74, h / rng.choice((16, 18, 20)) * 0.9)
    rows = int((h - 16) / (size * 1.1))
    parts = [
        rect(x - 7, y - 7, w + 14, h + 14, stroke=INK, stroke_width=4),
        rect(x, y, w, h, stroke=INK, stroke_width=1.4),
    ]
    parts += [line(x + i * step, y, x + i * step, y + h, INK, 1, opacity=0.55) for i in range(1, columns)]
    text = lettering.passage(rng, rows * columns * 2)
    at = 0
    for c in range(columns):
        cx = x + w - (c + 0.5) * step
        if c == 0 and title:
            parts.append(lettering.column(title[: rows - 2], cx, y + 8, size, INK, SERIF, step=1.1, weight=600))
            continue
        indent = 2 if c == 1 and title else rng.choice((0, 0, 0, 1))
        length = rows - indent - (rng.randint(2, rows - 4) if rng.random() < 0.2 else 0)
        note = rng.randint(3, 6) if rng.random() < 0.3 and length > 8 else 0
        parts.append(
            lettering.column(text[at : at + length - note], cx, y + 8 + indent * size * 1.1, size, INK, SERIF, step=1.1)
        )
        at += length - note
        top = y + 8 + (indent + length - note) * size * 1.1
        for side in (0.24, -0.24) if note else ():
            parts.append(
                lettering.column(text[at : at + note * 2], cx + side * step, top, size * 0.5, INK, SERIF, step=1.06)
            )
            at += note * 2
    return "".join(parts)


def _fish_tail(x: float, y: float, w: float, down: bool) -> str:
    s = 1 if down else -1
    return path(
        f"M{num(x)},{num(y)}h{num(w)}v{num(s * 34)}l{num(-w / 2)},{num(-s * 18)}l{num(-w / 2)},{num(s * 18)}Z", INK
    )


def woodblock_page(sheet: Sheet, rng: Random, layout: str, title: str) -> None:
    sheet.ground(rng.choice(WASHES))
    words = title or rng.choice(TITLES)
    paper = rng.choice(("#f1e6c9", "#efe3c4", "#f4ecd6", "#e9dab6", "#f0e8d4"))
    x, y, w, h = (230, 60, 740, 880) if layout == "single" else (70, 110, 1060, 780)
    sheet.add(sheet.cast(x, y, w, h, 24), rect(x, y, w, h, paper), _paper_wear(rng, x, y, w, h, 8))
    picture = layout == "spread" and rng.random() < 0.4
    if layout == "single":
        sheet.add(_leaf_of_text(sheet, rng, x + 60, y + 120, w - 170, h - 200, words, False))
        core = x + w - 110
        sheet.add(
            rect(core, y + 113, 60, h - 186, stroke=INK, stroke_width=3),
            _fish_tail(core, y + 250, 60, True),
            lettering.column(words[:4], core + 30, y + 300, 34),
            lettering.column("卷一", core + 30, y + 500, 28),
            _fish_tail(core, y + h - 160, 60, False),
        )
    else:
        half = (w - 150) / 2
        core = x + w / 2 - 25
        right = _leaf_of_text(sheet, rng, core + 50, y + 110, half, h - 170, words, True)
        left = (
            _woodcut_plate(sheet, rng, core - half, y + 110, half, h - 170)
            if picture
            else _leaf_of_text(sheet, rng, core - half, y + 110, half, h - 170, "", False)
        )
        sheet.add(right, left, rect(core, y + 103, 50, h - 156, stroke=INK, stroke_width=3))
        sheet.add(
            _fish_tail(core, y + 240, 50, True),
            lettering.column(words[:4], core + 25, y + 286, 30),
            lettering.column(rng.choice(("卷一", "卷三", "卷上")), core + 25, y + 470, 26),
        )
    sheet.add(lettering.seal(x + w - 178 if layout == "single" else x + w - 150, y + h - 160, 72, rng))
    sheet.add(lettering.seal(x + 80, y + 40, 44, rng))


def _woodcut_plate(sheet: Sheet, rng: Random, x: float, y: float, w: float, h: float) -> str:
    mood = landscape.Mood(paper="#f1e6c9", strength=0.25, texture=0.9, leaves=(INK,), needle=INK)
    inner = landscape.high_distance(sheet, rng, w, h, mood)
    return (
        group(group(inner, clip_path=sheet.clip(f"M0,0H{num(w)}V{num(h)}H0Z")), place(x, y))
        + rect(x - 7, y - 7, w + 14, h + 14, stroke=INK, stroke_width=4)
        + rect(x, y, w, h, stroke=INK, stroke_width=1.4)
    )


SCHEMES = (("#e9e2d0", "#1f4e8c", "#c8452f"), ("#2c5d4f", "#f3efe3", "#d9a93e"), ("#8c3b24", "#f5ecdf", "#e2b45a"), ("#f3efe6", "#22262a", "#c8452f"),
           ("#1f2d42", "#e6ddc6", "#d08a3c"), ("#d9b66a", "#2b2b28", "#8c3b24"), ("#c9d4cf", "#24443b", "#b3342a"), ("#e8d5cb", "#5a2f2a", "#2c5d6a"))  # fmt: skip


def _art_grid(sheet: Sheet, rng: Random, ground: str, main: str, accent: str) -> str:
    parts = []
    n = rng.choice((4, 5, 6))
    cell = 640 / n
    for i in range(n):
        for j in range(n):
            x, y = 130 + i * cell, 420 + j * cell
            tone = rng.choice((main, accent, mixed(main, ground, 0.5), mixed(accent, ground, 0.4)))
            kind = rng.randrange(5)
            if kind == 0:
                parts.append(rect(x, y, cell, cell, tone))
            elif kind == 1:
                parts.append(
                    path(
                        f"M{num(x)},{num(y)}h{num(cell)}A{num(cell)},{num(cell)} 0 0 1 {num(x)},{num(y + cell)}Z", tone
                    )
                )
            elif kind == 2:
                parts.append(circle(x + cell / 2, y + cell / 2, cell * 0.48, tone))
            elif kind == 3:
                parts.append(path(f"M{num(x)},{num(y + cell)}L{num(x + cell)},{num(y)}V{num(y + cell)}Z", tone))
    return "".join(parts)


def _art_band(sheet: Sheet, rng: Random, ground: str, main: str, accent: str) -> str:
    y, parts = 560.0, []
    while y < 1120:
        tall = rng.uniform(14, 90)
        parts.append(
            rect(50, y, 800, tall, rng.choice((main, accent, mixed(main, ground, 0.45), mixed(main, ground, 0.7))))
        )
        y += tall + rng.choice((0, 10, 22))
    return "".join(parts)


def _art_circle(sheet: Sheet, rng: Random, ground: str, main: str, accent: str) -> str:
    cx, cy, r = 450 + rng.uniform(-110, 110), 800, rng.uniform(240, 300)
    rings = "".join(
        circle(cx, cy, r * q, stroke=mixed(main, ground, 1 - q), stroke_width=9) for q in (0.4, 0.55, 0.7, 0.85, 1)
    )
    return rings + circle(cx + rng.uniform(-90, 90), cy + rng.uniform(-90, 90), r * 0.34, accent)


def _art_river(sheet: Sheet, rng: Random, ground: str, main: str, accent: str) -> str:
    parts = [circle(rng.uniform(260, 640), rng.uniform(500, 600), rng.uniform(60, 100), accent)]
    for k in range(5):
        y = 660 + k * 90
        points = [
            (50 + i * 100, y + math.sin(i * rng.uniform(0.6, 1.1) + k) * 46 + rng.uniform(-18, 18)) for i in range(9)
        ]
        parts.append(path(f"{smooth(points)}L850,1150L50,1150Z", mixed(main, ground, 0.72 - 0.16 * k)))
    return "".join(parts) + group(scenery.boat(150, mixed(main, "#000000", 0.35)), place(rng.uniform(250, 650), 940))


def _cover_vertical(sheet: Sheet, rng: Random, scheme: tuple[str, str, str], words: str, by: str) -> None:
    ground, main, accent = scheme
    side = rng.choice((180, 720))
    sheet.add(
        rect(side - 90, 50, 180, 1100, main),
        lettering.column(words, side, 130, min(104, 760 / len(words)), ground, SERIF, weight=700),
        lettering.characters(by, side, 1090, 30, ground),
    )
    tint = mixed(main, ground, 0.35)
    for i in range(7):
        x = 900 - side + (i - 3) * 34
        sheet.add(line(x, 180 + rng.uniform(0, 240), x, 1020 - rng.uniform(0, 300), tint, 5))
    sheet.add(circle(900 - side, rng.uniform(300, 800), 78, accent))


def _cover_type(sheet: Sheet, scheme: tuple[str, str, str], words: str, by: str) -> None:
    _, main, accent = scheme
    columns = -(-len(words) // (2 if len(words) > 2 else 1))
    big = min(330, 700 / columns)
    for i, char in enumerate(words):
        x, y = 450 + (i % columns - (columns - 1) / 2) * big, 340 + (i // columns) * big * 1.1
        sheet.add(lettering.characters(char, x, y, big * 0.96, main, SERIF, weight=700))
    sheet.add(rect(110, 1020, 680, 6, accent), lettering.characters(by, 450, 1080, 32, main))


COVER_ART = {"grid": _art_grid, "band": _art_band, "circle": _art_circle, "river": _art_river}
SPINE_LIGHT = [
    (0, "#000000", 0.2),
    (0.03, "#ffffff", 0.22),
    (0.06, "#000000", 0.1),
    (0.1, "#000000", 0),
    (1, "#000000", 0.05),
]


def book_cover(sheet: Sheet, rng: Random, style: str, title: str, author: str) -> None:
    """A modern cover in one of six layouts and eight schemes."""
    sheet.ground(rng.choice(WASHES))
    scheme = ground, main, accent = rng.choice(SCHEMES)
    words, by = title or rng.choice(MODERN), author or rng.choice(AUTHORS)
    sheet.add(sheet.cast(50, 50, 800, 1100, 26), rect(50, 50, 800, 1100, ground, rx=3))
    if style == "vertical":
        _cover_vertical(sheet, rng, scheme, words, by)
    elif style == "type":
        _cover_type(sheet, scheme, words, by)
    else:
        art = COVER_ART[style](sheet, rng, ground, main, accent)
        size = min(110, 640 / max(4, len(words)))
        sheet.add(
            group(art, clip_path=sheet.clip("M50,50h800v1100h-800z")),
            lettering.characters(words, 450, 220, size, main, rng.choice((SERIF, SANS)), weight=700),
            lettering.characters(by, 450, 330, 32, main),
            rect(420, 378, 60, 5, accent),
        )
    sheet.add(rect(50, 50, 800, 1100, sheet.fade(SPINE_LIGHT, down=False), rx=3))


def _halftone(rng: Random, x: float, y: float, w: float, h: float) -> str:
    hill = smooth(
        [
            (x, y + h * 0.7),
            (x + w * 0.25, y + h * rng.uniform(0.25, 0.5)),
            (x + w * 0.5, y + h * 0.6),
            (x + w * 0.8, y + h * rng.uniform(0.3, 0.5)),
            (x + w, y + h * 0.62),
        ]
    )
    chimney = rect(x + w * 0.6, y + h * 0.25, w * 0.05, h * 0.5, "#4c4a45") + rect(
        x + w * 0.5, y + h * 0.55, w * 0.34, h * 0.3, "#5a5852"
    )
    return (
        rect(x, y, w, h, "#b9b4a6")
        + path(f"{hill}V{num(y + h)}H{num(x)}Z", "#8d897d")
        + chimney
        + rect(x, y + h * 0.84, w, h * 0.16, "#6a675f")
    )


def newspaper(sheet: Sheet, rng: Random, title: str) -> None:
    """An old local paper: vertical masthead at the right, columns, a picture."""
    sheet.ground(rng.choice(WASHES))
    paper = rng.choice(("#e9dec3", "#e4d8ba", "#ece4d0"))
    sheet.add(
        sheet.cast(90, 60, 820, 1180, 22), rect(90, 60, 820, 1180, paper), _paper_wear(rng, 90, 60, 820, 1180, 10)
    )
    words = (title or rng.choice(("渌江日報", "湘東新聞", "縣城晚報", "工人報")))[:5]
    sheet.add(
        rect(740, 90, 140, 470, stroke=INK, stroke_width=3),
        lettering.column(words, 810, 112, min(104, 430 / len(words) / 1.04), INK, SERIF, weight=700, step=1.05),
    )
    sheet.add(lettering.characters("示例 · 第一百二十期", 810, 590, 17, INK_SOFT), line(740, 612, 880, 612, INK, 1.4))
    picture = (rng.choice((120, 360)), rng.choice((420, 640)), 340, 240)
    sheet.add(_halftone(rng, *picture), rect(*picture, stroke=INK, stroke_width=1.4))
    head = rng.choice(("江橋今日合龍", "新窯點火在即", "夜校開課記盛", "春汛平安度過"))
    sheet.add(lettering.column(head, 690, 96, 56, INK, SERIF, weight=700, step=1.08))
    for band in range(5):
        top = 96 + band * 226
        sheet.add(line(120, top - 10, 640 if band < 3 else 880, top - 10, INK, 1, opacity=0.6))
        right = 640.0 if band < 3 else 880.0
        hit = picture[1] - 190 < top < picture[1] + picture[3] - 10
        if not hit:
            sheet.add(_body_type(rng, 124, right, top))
            continue
        for left, end in ((124, picture[0] - 8), (picture[0] + picture[2] + 10, right)):
            sheet.add(_body_type(rng, left, end, top) if end - left > 30 else "")
    sheet.add(stroke("M90,650H910", "#a08f68", 2, opacity=0.5))


def _body_type(rng: Random, left: float, right: float, top: float) -> str:
    """Vertical columns of small type. Set row by row across the columns: fourteen text elements instead of hundreds."""
    step, size, rows = 17.6, 14.2, 13
    count = int((right - left) / step)
    text = lettering.passage(rng, count * rows)
    out = []
    for row in range(rows):
        y = top + size * 0.5 + row * size * 1.12
        chars = "".join(text[c * rows + row] for c in range(count))[::-1]
        if lettering.has_chinese_font():
            style = f'letter-spacing="{num(step - size)}" font-family="{SERIF}" fill="{INK}"'
            out.append(
                f'<text x="{num(left)}" y="{num(y + size * 0.36)}" font-size="{num(size)}" {style}>{chars}</text>'
            )
        else:
            out += [lettering.block(char, left + (i + 0.5) * step, y, size) for i, char in enumerate(chars)]
    return "".join(out)


KINDS = {
    "thread_bound": Kind(
        "thread-bound volumes with a title slip", thread_bound, (1000, 1120), {"colour": tuple(COVERS), "title": TEXT}
    ),
    "woodblock_page": Kind(
        "opened woodblock leaf with ruled columns",
        woodblock_page,
        (1200, 1000),
        {"layout": ("single", "spread"), "title": TEXT},
    ),
    "book_cover": Kind(
        "cover of a modern book",
        book_cover,
        (900, 1200),
        {"style": ("grid", "band", "circle", "vertical", "river", "type"), "title": TEXT, "author": TEXT},
    ),
    "newspaper": Kind("front page of an old local newspaper", newspaper, (1000, 1300), {"title": TEXT}),
}
