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
    words = (
        title
        or rng.choice(
            ("渌口縣城全圖", "湘東水陸圖", "縣境山川圖") if old else ("渌口镇街巷图", "江岸文化地图", "老城步行图")
        )
    )[:8]
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


def _old_town(rng: Random, course: list) -> str:
    parts = []
    for _ in range(26):
        x, y = rng.uniform(90, 1110), rng.uniform(110, 900)
        if abs(x - course[min(5, int(y / 190))][0]) < 150 or 320 < y < 700 and 620 < x < 1000:
            continue
        s = rng.uniform(34, 70)
        hill = smooth([(-s, 0), (-s * 0.5, -s * 0.7), (-s * 0.1, -s * 1.1), (s * 0.35, -s * 0.6), (s, 0)])
        parts.append(
            group(
                path(hill, "#7f9a84", opacity=0.6, stroke=INK, stroke_width=2.4)
                + stroke(
                    f"M{-s * 0.1:.0f},{-s:.0f}l{-s * 0.2:.0f},{s * 0.6:.0f}M{s * 0.1:.0f},{-s * 0.8:.0f}l{s * 0.2:.0f},{s * 0.5:.0f}",
                    INK,
                    1.6,
                    opacity=0.6,
                ),
                place(x, y),
            )
        )
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


def _street(rng: Random, tone: dict) -> str:
    parts = []
    for side in (-1, 1):
        for k in range(5, -1, -1):
            depth = k / 6
            x = 600 + side * (110 + 520 * (1 - depth) ** 1.6)
            w, tall = 60 + 190 * (1 - depth) ** 1.6, 120 + 330 * (1 - depth) * rng.uniform(0.85, 1.1)
            floor = 480 + 200 * (1 - depth) ** 1.4
            wall = mixed(tone["mid"], tone["pale"], depth * 0.8)
            parts.append(
                rect(x - w / 2, floor - tall, w, tall, wall)
                + path(
                    f"M{num(x - w * 0.62)},{num(floor - tall)}L{num(x)},{num(floor - tall - w * 0.26)}L{num(x + w * 0.62)},{num(floor - tall)}Z",
                    tone["dark"],
                    opacity=0.9 - depth * 0.5,
                )
            )
            parts += [
                rect(x - w * 0.3, floor - tall * f, w * 0.6, tall * 0.18, tone["dark"], opacity=0.6 - depth * 0.3)
                for f in (0.86, 0.52)
            ]
            parts.append(rect(x - side * w * 0.5 - 8, floor - tall * 0.72, 16, tall * 0.3, tone["pale"], opacity=0.8))
    for _ in range(9):
        x, s = rng.uniform(430, 770), rng.uniform(50, 120)
        parts.append(group(scenery.figure(s, tone["dark"]), place(x, 500 + s * 1.4)))
    return rect(0, 480, 1200, 420, mixed(tone["pale"], tone["mid"], 0.4)) + "".join(parts)


def _factory(rng: Random, tone: dict) -> str:
    parts = []
    for _ in range(3):
        x, tall = rng.uniform(240, 980), rng.uniform(260, 400)
        parts.append(path(f"M{num(x - 22)},640L{num(x - 14)},{num(640 - tall)}h28L{num(x + 22)},640Z", tone["mid"]))
        parts.append(
            "".join(
                circle(x + k * 34, 620 - tall - k * 24, 22 + k * 9, tone["pale"], opacity=0.6 - k * 0.09)
                for k in range(6)
            )
        )
    teeth = "".join(f"M{120 + i * 160},640V500L{120 + i * 160 + 110},430V500h50V640Z" for i in range(6))
    windows = "".join(rect(140 + i * 80, 540, 46, 60, tone["pale"], opacity=0.7) for i in range(12))
    return (
        "".join(parts)
        + path(teeth, tone["dark"])
        + windows
        + rect(0, 640, 1200, 260, mixed(tone["mid"], tone["pale"], 0.3))
        + stroke("M0,760H1200M0,800H1200", tone["dark"], 6)
        + stroke("".join(f"M{i * 40},748v64" for i in range(31)), tone["dark"], 7, opacity=0.6)
    )


def _bridge(rng: Random, tone: dict) -> str:
    hills = smooth([(0, 470), (260, 330), (520, 430), (820, 300), (1200, 440)]) + "V900H0Z"
    return (
        path(hills, tone["mid"], opacity=0.5)
        + rect(0, 620, 1200, 280, mixed(tone["pale"], tone["mid"], 0.5))
        + group(scenery.arch_bridge(1240, tone["dark"], tone["mid"], 5), place(600, 660))
        + group(scenery.sail(170, tone["dark"], tone["pale"]), place(rng.uniform(250, 950), 790))
        + group(scenery.ripples(rng, 1200, 180, 40, tone["dark"], 3), place(600, 780))
    )


def _portrait(rng: Random, tone: dict) -> str:
    oval = ellipse(600, 440, 460, 420, tone["pale"], opacity=0.5)
    body = (
        path("M270,900q20,-300 330,-310q310,10 330,310Z", tone["dark"])
        + path("M520,560v90q80,60 160,0v-90Z", mixed(tone["mid"], tone["pale"], 0.4))
        + path("M600,650l-90,-40l50,150ZM600,650l90,-40l-50,150Z", tone["pale"])
    )
    head = ellipse(600, 430, 130, 160, mixed(tone["mid"], tone["pale"], 0.5))
    hair = rng.choice(
        (
            "M462,440q-10,-190 138,-190t138,190q-30,-90 -70,-110q-90,30 -206,110Z",
            "M460,560q-50,-320 140,-320t140,320q-10,-160 -60,-220q-90,40 -170,40q-50,60 -50,180Z",
        )
    )
    return oval + body + head + path(hair, tone["dark"])


def _group_photo(rng: Random, tone: dict) -> str:
    parts = [
        rect(120, 220, 960, 380, tone["mid"], opacity=0.6),
        *[rect(180 + i * 220, 280, 120, 180, tone["pale"], opacity=0.5) for i in range(4)],
        rect(0, 600, 1200, 300, mixed(tone["pale"], tone["mid"], 0.5)),
    ]
    for count, y, s in ((9, 620, 250), (8, 720, 260), (7, 820, 270)):
        for i in range(count):
            x = 600 + (i - (count - 1) / 2) * 112 + rng.uniform(-10, 10)
            robe = mixed(tone["dark"], tone["mid"], rng.uniform(0, 0.6))
            face = circle(x, y - s * 0.82, 30, mixed(tone["mid"], tone["pale"], 0.7)) + path(
                f"M{num(x - 31)},{num(y - s * 0.82)}a31,33 0 0 1 62,0q-31,-22 -62,0Z", tone["dark"]
            )
            parts.append(
                path(f"M{num(x - 62)},{y}q0,-{s * 0.66:.0f} 62,-{s * 0.7:.0f}q62,4 62,{s * 0.7:.0f}Z", robe) + face
            )
    return "".join(parts)


def _railway(rng: Random, tone: dict) -> str:
    ties = "".join(
        f"M{num(600 - 20 - k * k * 7)},{num(430 + k * k * 5.4)}H{num(600 + 20 + k * k * 7)}" for k in range(1, 10)
    )
    poles = "".join(
        f"M{num(600 + s * (60 + k * k * 16))},{num(440 + k * k * 6)}v{num(-60 - k * k * 9)}m{num(-16 - k * 3)},16h{num(32 + k * 6)}"
        for s in (-1, 1)
        for k in range(1, 7)
    )
    hills = smooth([(0, 430), (240, 330), (480, 410), (760, 320), (1200, 430)]) + "V900H0Z"
    train = (
        rect(556, 366, 88, 70, tone["dark"]) + circle(600, 388, 11, tone["pale"]) + rect(572, 404, 56, 14, tone["mid"])
    )
    smoke = "".join(
        circle(590 - k * 22, 350 - k * 24, 16 + k * 9, tone["pale"], opacity=0.7 - k * 0.1) for k in range(6)
    )
    return (
        path(hills, tone["mid"], opacity=0.6)
        + rect(0, 430, 1200, 470, mixed(tone["pale"], tone["mid"], 0.55))
        + stroke(ties, tone["dark"], 13, opacity=0.75)
        + stroke("M594,430L210,900M606,430L990,900", tone["dark"], 11)
        + stroke(poles, tone["dark"], 5, opacity=0.8)
        + smoke
        + train
    )


def _riverside(rng: Random, tone: dict) -> str:
    hills = "".join(
        path(
            smooth(
                [
                    (0, 420 + k * 40),
                    (300, 300 + k * 50 + rng.uniform(-40, 40)),
                    (640, 400 + k * 30),
                    (940, 310 + k * 50),
                    (1200, 420 + k * 30),
                ]
            )
            + "V900H0Z",
            mixed(tone["pale"], tone["mid"], 0.3 + 0.25 * k),
        )
        for k in range(3)
    )
    town = "".join(
        group(
            scenery.house(rng.uniform(80, 130), tone["dark"], tone["pale"], tone["dark"]),
            place(80 + i * 92, 560 + rng.uniform(-14, 14)),
        )
        for i in range(12)
    )
    boats = "".join(
        group(
            scenery.sail(rng.uniform(130, 210), tone["dark"], tone["pale"]),
            place(rng.uniform(120, 1080), rng.uniform(660, 810)),
        )
        for _ in range(4)
    )
    return (
        hills
        + town
        + rect(0, 570, 1200, 330, mixed(tone["pale"], tone["mid"], 0.35))
        + group(scenery.ripples(rng, 1200, 280, 50, tone["dark"], 3), place(600, 730))
        + boats
    )


def _school(rng: Random, tone: dict) -> str:
    hall = (
        rect(200, 330, 800, 310, tone["mid"])
        + path("M150,340L600,190L1050,340Z", tone["dark"])
        + "".join(rect(240 + i * 130, 400, 70, 120, tone["pale"], opacity=0.75) for i in range(6))
        + rect(560, 500, 80, 140, tone["dark"])
    )
    flag = stroke("M600,190V60", tone["dark"], 7) + path("M600,60q50,20 100,0v60q-50,20 -100,0Z", tone["dark"])
    pupils = "".join(
        group(
            scenery.figure(rng.uniform(90, 120), mixed(tone["dark"], tone["mid"], rng.random() * 0.5)),
            place(150 + i * 75 + rng.uniform(-18, 18), 780 + rng.uniform(-50, 50)),
        )
        for i in range(13)
    )
    return hall + flag + rect(0, 640, 1200, 260, mixed(tone["pale"], tone["mid"], 0.4)) + pupils


PHOTOGRAPHS = {
    "street": _street,
    "factory": _factory,
    "bridge": _bridge,
    "portrait": _portrait,
    "group": _group_photo,
    "railway": _railway,
    "river": _riverside,
    "school": _school,
}


def photograph(sheet: Sheet, rng: Random, subject: str) -> None:
    """An old print in its paper frame: only silhouettes in grey or sepia."""
    sheet.ground(rng.choice(WASHES))
    tone = rng.choice(
        (
            {"dark": "#3f3c37", "mid": "#8d877c", "pale": "#dcd6c8"},
            {"dark": "#4a3422", "mid": "#9c7d5c", "pale": "#e6d6b8"},
            {"dark": "#2f363b", "mid": "#7f878b", "pale": "#d9dcda"},
        )
    )
    scene = rect(
        0, 0, 1200, 900, sheet.fade([(0, mixed(tone["pale"], tone["mid"], 0.35), 1), (0.6, tone["pale"], 1)])
    ) + PHOTOGRAPHS[subject](rng, tone)
    scene += rect(
        0, 0, 1200, 900, sheet.glow([(0, "#ffffff", 0.12), (0.6, "#000000", 0), (1, "#1d150c", 0.42)], radius=0.75)
    )
    frame = rng.choice(("#f6f1e6", "#ece4d2", "#3a3630"))
    parts = [sheet.cast(-470, -340, 940, 680, 24), rect(-470, -340, 940, 680, frame, rx=3)]
    parts.append(group(group(scene, clip_path=sheet.clip("M0,0H1200V900H0Z")), "translate(-420 -300) scale(.7 .667)"))
    if frame == "#3a3630":
        parts += [
            path(f"M{x},{y}l{dx},0l0,{dy}Z", "#d9cba8")
            for x, y, dx, dy in ((-424, -304, 56, 56), (424, -304, -56, 56), (-424, 304, 56, -56), (424, 304, -56, -56))
        ]
    sheet.add(group(parts, place(600, 450, rng.uniform(-2, 2))))


KINDS = {
    "town_map": Kind("map of a river town", town_map, (1200, 1000), {"style": ("old", "modern"), "title": TEXT}),
    "letter": Kind("a letter and its envelope", letter, (1000, 1120)),
    "id_card": Kind("an opened pass or card", id_card, (1200, 900), {"title": TEXT}),
    "photograph": Kind(
        "an old photograph, silhouettes only, in a paper frame",
        photograph,
        (1200, 900),
        {"subject": tuple(PHOTOGRAPHS)},
        grain=1.1,
    ),
}
