"""Papers of a town: maps, letters, identity cards, photographs."""

import math
from random import Random

from . import lettering, scenery
from .kinds import TEXT, Kind
from .lettering import KAI, SANS, SERIF
from .palette import CINNABAR, INK, INK_SOFT, WASHES
from .pen import Sheet, along, blob, circle, ellipse, group, line, mixed, num, path, place, rect, ring, smooth, stroke


def _river(rng: Random) -> list[tuple[float, float]]:
    side = rng.choice((-1, 1))
    return [
        (600 + side * dx + rng.uniform(-60, 60), y)
        for dx, y in ((-330, 20), (-120, 230), (130, 400), (20, 600), (-190, 780), (-60, 980))
    ]


MAP_TITLES = {
    "old": ("渌口縣城全圖", "湘東水陸圖", "縣境山川圖"),
    "modern": ("渌口镇街巷图", "江岸文化地图", "老城步行图"),
}


def town_map(sheet: Sheet, rng: Random, style: str, title: str) -> None:
    """A river town: walled and with hills drawn standing (old), or with streets, rail and parks (modern)."""
    sheet.ground(rng.choice(WASHES))
    old = style == "old"
    paper = rng.choice(("#eadfc1", "#efe5cc", "#e5d6b2")) if old else rng.choice(("#f4f1e8", "#f1efe6"))
    sheet.add(sheet.cast(50, 50, 1100, 900, 22), rect(50, 50, 1100, 900, paper))
    clip = sheet.clip("M70,70H1130V930H70Z")
    course = _river(rng)
    water = "#9db4b5" if old else "#a9c6d4"
    d = smooth(along(course, 20))
    parts = [stroke(d, mixed(water, INK, 0.4), 88), stroke(d, water, 80)]
    branch = smooth(
        [(1180, rng.uniform(480, 760)), (900, 600 + rng.uniform(-60, 60)), (course[3][0] + 20, course[3][1])]
    )
    parts += [stroke(branch, mixed(water, INK, 0.4), 46), stroke(branch, water, 39)]
    parts.append((_old_town if old else _new_town)(rng, course))
    sheet.add(
        group(parts, clip_path=clip),
        rect(70, 70, 1060, 860, stroke=INK, stroke_width=3),
        rect(80, 80, 1040, 840, stroke=INK, stroke_width=1),
    )
    words = (title or rng.choice(MAP_TITLES[style]))[:8]
    if old:
        sheet.add(
            rect(1030, 104, 74, 60 + len(words) * 52, paper, stroke=INK, stroke_width=2.4),
            lettering.column(words, 1067, 130, 46, INK, KAI, weight=600),
        )
    else:
        sheet.add(
            rect(96, 96, 60 + len(words) * 42, 76, paper, stroke=INK, stroke_width=2),
            lettering.characters(words, 126 + len(words) * 21, 134, 42, INK, SANS, weight=700),
        )
    x, y = rng.choice(((150, 830), (1040, 830)))
    sheet.add(
        circle(x, y, 40, paper, stroke=INK, stroke_width=2),
        path(f"M{x},{y - 58}L{x + 13},{y}L{x},{y + 20}L{x - 13},{y}Z", CINNABAR if not old else INK),
        lettering.characters("北", x, y - 74, 26),
    )


def _standing_hill(s: float) -> str:
    """A hill as old maps draw it, standing up from the sheet."""
    hill = smooth([(-s, 0), (-s * 0.5, -s * 0.7), (-s * 0.1, -s * 1.1), (s * 0.35, -s * 0.6), (s, 0)])
    folds = f"M{num(-s * 0.1)},{num(-s)}l{num(-s * 0.2)},{num(s * 0.6)}M{num(s * 0.1)},{num(-s * 0.8)}l{num(s * 0.2)},{num(s * 0.5)}"
    return path(hill, "#7f9a84", opacity=0.6, stroke=INK, stroke_width=2.4) + stroke(folds, INK, 1.6, opacity=0.6)


def _old_town(rng: Random, course: list) -> str:
    parts = []
    for _ in range(26):
        x, y = rng.uniform(90, 1110), rng.uniform(110, 900)
        if abs(x - course[min(5, int(y / 190))][0]) < 150 or 320 < y < 700 and 620 < x < 1000:
            continue
        parts.append(group(_standing_hill(rng.uniform(34, 70)), place(x, y)))
    cx, cy = course[2][0] + (220 if course[2][0] < 700 else -240), 430
    wall = blob(rng, cx, cy, 170, 140, 0.06, 12)
    parts += [
        path(wall, "#efe5cc", stroke=INK, stroke_width=9),
        stroke(wall, "#efe5cc", 3, stroke_dasharray="8 9"),
        stroke(f"M{num(cx - 150)},{cy}h300M{num(cx)},{cy - 124}v248", INK, 2, opacity=0.6),
    ]
    for x, y, _ in ring(4, 150, cx, cy):
        parts.append(group(scenery.pavilion(54, CINNABAR), place(x, y + 18)))
    names = ("縣署", "文廟", "書院", "城隍")
    for name, (dx, dy) in zip(names, ((-70, -50), (66, -52), (-68, 56), (66, 56)), strict=True):
        parts += [
            group(scenery.house(44, INK), place(cx + dx, cy + dy)),
            lettering.characters(name, cx + dx, cy + dy + 20, 20),
        ]
    for name in ("雲峰嶺", "窯岡", "迎仙橋", "鳳形山"):
        x, y = rng.uniform(160, 960), rng.choice((rng.uniform(130, 240), rng.uniform(720, 880)))
        parts.append(lettering.column(name, x, y, 26, INK, KAI))
    bx, by = course[3]
    parts.append(group(scenery.arch_bridge(170, INK, "#efe5cc", 3), place(bx, by + 14)))
    parts.append(group(scenery.sail(70, INK), place(course[4][0], course[4][1])))
    return "".join(parts)


def _new_town(rng: Random, course: list) -> str:
    parts = []
    turn = rng.uniform(-18, 18)
    streets = "".join(f"M{-900},{k * 78 + rng.uniform(-16, 16):.0f}H900" for k in range(-9, 10)) + "".join(
        f"M{k * 104 + rng.uniform(-20, 20):.0f},-900V900" for k in range(-8, 9)
    )
    for _ in range(9):
        x, y = rng.uniform(100, 1080), rng.uniform(100, 880)
        parts.append(path(blob(rng, x, y, rng.uniform(40, 90), rng.uniform(30, 70), 0.2), "#c5d3b4", opacity=0.9))
    parts.append(group(stroke(streets, "#d8d2c2", 9) + stroke(streets, "#ffffff", 6), place(600, 500, turn)))
    main = smooth([(60, rng.uniform(200, 400)), (420, 340), (760, 420), (1160, rng.uniform(240, 500))])
    parts += [stroke(main, "#c99a4a", 17), stroke(main, "#f2d79a", 12)]
    water = smooth(along(course, 20))
    parts += [stroke(water, "#8fb0c0", 86), stroke(water, "#a9c6d4", 80)]
    rail = smooth([(rng.uniform(150, 400), 1000), (520, 640), (760, 300), (rng.uniform(700, 1000), 0)])
    parts += [stroke(rail, INK_SOFT, 9), stroke(rail, "#f4f1e8", 5, stroke_dasharray="16 14")]
    parts.append(
        stroke(
            f"M{num(course[2][0] - 80)},{course[2][1]}h170M{num(course[4][0] - 80)},{course[4][1]}h170", "#f2d79a", 15
        )
    )
    tones = ("#2c5d4f", "#6b5320", "#8c3b24", "#ad2f27", "#1f4e8c")
    for i in range(9):
        x, y = rng.uniform(140, 1060), rng.uniform(200, 860)
        parts.append(
            path(f"M{num(x)},{num(y)}l-15,-24a19,19 0 1 1 30,0Z", tones[i % 5]) + circle(x, y - 33, 7, "#ffffff")
        )
        parts.append(
            lettering.characters(
                ("书香里", "窑火巷", "渡口", "戏台", "老站", "文化坪", "江堤", "学宫", "茶亭")[i],
                x,
                y + 18,
                20,
                INK,
                SANS,
            )
        )
    return "".join(parts)


def letter(sheet: Sheet, rng: Random) -> None:
    """A letter on ruled paper and its envelope."""
    sheet.ground(rng.choice(WASHES))
    rule = rng.choice(("#b3342a", "#3f6a58", "#7a6f9a", "#b98a5a"))
    sheet.add(group(sheet.cast(-150, -230, 300, 520, 16) + _envelope(rng, rule), place(780, 690, rng.uniform(6, 12))))
    parts = [sheet.cast(0, 0, 560, 800, 20), rect(0, 0, 560, 800, rng.choice(("#f6f0e0", "#f3ead2", "#f1efe4")))]
    columns = 9
    parts.append(rect(34, 50, 492, 700, stroke=rule, stroke_width=2.4))
    parts += [
        line(34 + 492 * i / columns, 50, 34 + 492 * i / columns, 750, rule, 1.2, opacity=0.8) for i in range(1, columns)
    ]
    text = lettering.passage(rng, 200)
    for c in range(columns):
        count = 17 if 0 < c < columns - 2 else rng.randint(5, 12)
        for i, char in enumerate(text[c * 18 : c * 18 + count]):
            drawn = lettering.characters(char, 0, 0, 34 * rng.uniform(0.88, 1.04), "#2b2f3a", KAI)
            parts.append(
                group(
                    drawn, place(526 - (c + 0.5) * 492 / columns + rng.uniform(-3, 3), 80 + i * 39, rng.uniform(-5, 5))
                )
            )
    parts.append(lettering.seal(60, 640, 44, rng))
    sheet.add(group(parts, place(130, 130, rng.uniform(-4, -1))))


def _envelope(rng: Random, rule: str) -> str:
    stamp = rect(60, -205, 70, 84, "#e9e2d0", stroke="#b9ac8d", stroke_width=2, stroke_dasharray="4 3") + group(
        scenery.pavilion(44, rule, rule), place(95, -138)
    )
    mark = circle(84, -130, 42, stroke=INK_SOFT, stroke_width=3, opacity=0.6) + stroke(
        "M40,-130h90M44,-118h84", INK_SOFT, 2, opacity=0.5
    )
    return (
        rect(-150, -230, 300, 520, "#eadfc6")
        + rect(-50, -190, 100, 440, "#f6efdc", stroke=rule, stroke_width=3)
        + lettering.column(rng.choice(("渌江書院示例收", "雲峰鄉示例啟")), 0, -160, 42, INK, KAI)
        + stamp
        + mark
    )


def id_card(sheet: Sheet, rng: Random, title: str) -> None:
    """A cloth-covered work pass, opened: portrait without features at left, lines at right."""
    sheet.ground(rng.choice(WASHES))
    cloth = rng.choice(("#8e2f2a", "#2c4a73", "#3f5a45", "#6a4a2e"))
    sheet.add(
        sheet.cast(110, 170, 980, 560, 26),
        rect(110, 170, 980, 560, cloth, rx=16),
        rect(134, 190, 464, 520, "#f1e8d2", rx=6),
        rect(602, 190, 464, 520, "#f4ecd8", rx=6),
    )
    sheet.add(
        rect(240, 240, 250, 320, "#c9c4b4"),
        path("M262,560q10,-120 104,-124q94,4 104,124Z", "#6a675f"),
        ellipse(366, 370, 56, 68, "#8d897d"),
        rect(240, 240, 250, 320, stroke="#ffffff", stroke_width=9),
    )
    sheet.add(path("M310,338q56,-60 112,0q4,-70 -56,-72t-56,72Z", "#55524b"))
    sheet.add(
        circle(474, 556, 60, stroke=CINNABAR, stroke_width=5, opacity=0.75),
        path(_star(474, 556, 24), CINNABAR, opacity=0.75),
    )
    sheet.add(lettering.characters(rng.choice(("示字第〇一二号", "示字第〇三七号")), 366, 650, 28, INK_SOFT))
    words = title or rng.choice(("工作证", "借阅证", "学员证", "乘车证"))
    sheet.add(
        lettering.characters(words, 834, 262, min(62, 380 / len(words)), cloth, SERIF, weight=700),
        line(690, 312, 978, 312, cloth, 3),
    )
    for i, label in enumerate(("姓名", "单位", "工种", "日期")):
        y = 376 + i * 74
        value = ("示例", "示例工厂", "车工", "一九五八年")[i]
        sheet.add(
            lettering.characters(label, 682, y, 30, INK_SOFT),
            line(730, y + 22, 1018, y + 22, "#a89a78", 1.6),
            lettering.characters(value, 870, y, 34, "#2b3a5a", KAI),
        )
    gutter = sheet.fade([(0, "#2a2118", 0), (0.5, "#2a2118", 0.4), (1, "#2a2118", 0)], down=False)
    sheet.add(rect(560, 190, 80, 520, gutter))


def _star(x: float, y: float, r: float) -> str:
    points = []
    for i in range(10):
        angle = -math.pi / 2 + i * math.pi / 5
        reach = r if i % 2 == 0 else r * 0.4
        points.append(f"{num(x + math.cos(angle) * reach)},{num(y + math.sin(angle) * reach)}")
    return "M" + "L".join(points) + "Z"


KINDS = {
    "town_map": Kind("map of a river town", town_map, (1200, 1000), {"style": ("old", "modern"), "title": TEXT}),
    "letter": Kind("a letter and its envelope", letter, (1000, 1120)),
    "id_card": Kind("an opened pass or card", id_card, (1200, 900), {"title": TEXT}),
}
