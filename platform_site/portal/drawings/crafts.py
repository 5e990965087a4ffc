"""Things made by hand and by machine: cloth, instruments, umbrellas, baskets, the table, engines, tools."""

import math
from random import Random

from . import fauna, flora, papercuts, scenery
from .kinds import Kind
from .palette import WASHES, WASHES_WARM, WOOD, WOOD_DARK
from .pen import Sheet, circle, ellipse, group, mixed, num, path, place, rect, ring, stroke

CLOTHS = (
    ("#8e2f2a", "#d9a941", "#2f5a4c"),
    ("#27406b", "#d8c9a2", "#b3443a"),
    ("#2f5a4c", "#d9b66a", "#c86a4a"),
    ("#5a3a5c", "#d9a9a0", "#c9a34a"),
    ("#22262a", "#c8452f", "#d9a941"),
)


def _woven_figure(kind: int, cell: float, tone: str, other: str) -> str:
    """One figure of a woven row, in a cell from the origin."""
    half = cell / 2
    if kind == 0:
        return path("M0,30l13,-18l13,18l-13,18Z", tone)
    if kind == 1:
        steps = ""
        for k in range(8):
            rise = cell * min(k, 8 - k) / 9
            steps += f"M{num(cell * k / 8)},{num(half - rise)}h{num(cell / 8)}v{num(rise * 2)}h{num(-cell / 8)}z"
        return path(steps, tone) + circle(half, half, cell * 0.13, other)
    if kind == 2:
        zigzag = f"l{num(half)},{num(-cell * 0.6)}l{num(half)},{num(cell * 0.6)}"
        first = stroke(f"M0,{num(cell * 0.8)}{zigzag}", tone, cell * 0.12)
        return first + stroke(f"M0,{num(cell * 0.95)}{zigzag}", other, cell * 0.06)
    ray = rect(-cell * 0.07, -cell * 0.42, cell * 0.14, cell * 0.3, tone)
    star = "".join(group(ray, place(half, half, a)) for a in range(0, 360, 45))
    return star + rect(cell * 0.42, cell * 0.42, cell * 0.16, cell * 0.16, other)


def _brocade(rng: Random, tones: tuple) -> str:
    """Woven stepped figures in rows, as on a loom."""
    ground, first, second = tones
    parts, y = [rect(0, 0, 760, 800, ground)], 0
    while y < 800:
        tall, kind = rng.choice((56, 92, 128)), rng.randrange(4)
        tone, other = rng.sample((first, second, mixed(first, "#ffffff", 0.5)), 2)
        cell = tall if kind else 26
        figure = _woven_figure(kind, cell, tone, other)
        parts += [group(figure, place(i * cell, y)) for i in range(int(760 / cell) + 1)]
        y += tall + 8
        parts.append(rect(0, y - 8, 760, 5, other))
    return "".join(parts)


def _embroidery(rng: Random, tones: tuple) -> str:
    ground, first, _ = tones
    scene = (
        flora.peonies(rng, 760, 800, "#3a2f28")
        if rng.random() < 0.5
        else flora.plum(rng, 760, 800, "#4a3626", "#e7a9a5")
        + group(fauna.bird(rng, 210, "#2f5a8c", "#d99a4a"), place(400, 430))
    )
    threads = "".join(
        f"M{num(rng.random() * 760)},{num(rng.random() * 800)}l{num(rng.uniform(8, 20))},-6" for _ in range(260)
    )
    edge = rect(26, 26, 708, 748, stroke=first, stroke_width=9) + rect(42, 42, 676, 716, stroke=first, stroke_width=2)
    return (
        rect(0, 0, 760, 800, rng.choice((ground, "#efe3cc", "#e3d9c9")))
        + scene
        + stroke(threads, "#ffffff", 1.6, opacity=0.3)
        + edge
        + group(fauna.butterfly(rng, 46, first), place(rng.uniform(150, 600), 130, 20))
    )


def _indigo(rng: Random, tones: tuple) -> str:
    """Blue calico: white left by the paste, dot by dot."""
    blue, white = "#24406e", "#eef0ea"
    cut = papercuts.Cutter(rng, "indigo")
    cut.ink, cut.gap = white, blue
    parts = [rect(0, 0, 760, 800, blue), group(cut.flower(180, 8), place(380, 400))]
    parts.append(
        group(cut.wreath(rng.choice((8, 10, 12)), 250, 92, rng.choice(("petal", "bird", "heart"))), place(380, 400))
    )
    parts += [
        group(cut.flower(90, rng.choice((5, 6, 8))), place(x, y))
        for x, y in ((110, 110), (650, 110), (110, 690), (650, 690))
    ]
    dots = (
        [(x, y) for x, y, _ in ring(60, 320, 380, 400)]
        + [(40 + i * 28, y) for i in range(25) for y in (34, 766)]
        + [(x, 62 + i * 28) for i in range(25) for x in (34, 726)]
    )
    return "".join(parts) + scenery.dots(dots, white, 9)


def textile(sheet: Sheet, rng: Random, weave: str) -> None:
    sheet.ground(rng.choice(WASHES))
    made = {"brocade": _brocade, "embroidery": _embroidery, "indigo": _indigo}[weave](rng, rng.choice(CLOTHS))
    weft = sheet.pattern(
        5, 5, stroke("M0,2.5h5", "#ffffff", 1, opacity=0.1) + stroke("M2.5,0v5", "#000000", 1, opacity=0.12)
    )
    sheet.add(
        sheet.cast(120, 90, 760, 800, 22),
        group(group(made, clip_path=sheet.clip("M0,0H760V800H0Z")), "translate(120 90)"),
        rect(120, 90, 760, 800, weft),
    )
    fringe = "".join(f"M{124 + i * 9},890v{rng.randint(22, 34)}" for i in range(84))
    sheet.add(
        stroke(fringe, "#d9cba8", 2.4),
        rect(
            120, 90, 760, 800, sheet.fade([(0, "#ffffff", 0.12), (0.5, "#000000", 0), (1, "#000000", 0.14)], down=False)
        ),
    )


def _erhu(rng: Random) -> str:
    return (
        stroke("M500,150V1000", WOOD_DARK, 22)
        + path("M500,150q-10,-60 50,-60v26q-26,0 -26,34Z", WOOD_DARK)
        + stroke("M486,250H590M486,330H590", WOOD, 17)
        + stroke("M512,270Q524,640 512,960M506,350Q516,640 506,960", "#d9c79c", 3)
        + path("M420,940l24,-34h112l24,34v130l-24,34h-112l-24,-34z", WOOD, stroke=WOOD_DARK, stroke_width=9)
        + path("M440,960l14,-22h92l14,22v92l-14,22h-92l-14,-22z", "#b9a98a", stroke="#6a5a3f", stroke_width=4)
        + stroke("M330,820Q520,900 790,700", WOOD, 9)
        + stroke("M334,834Q520,930 788,716", "#f1ead8", 7)
    )


def _pipa(rng: Random) -> str:
    body = "M500,330C560,420 690,620 690,840C690,1010 610,1080 500,1080S310,1010 310,840C310,620 440,420 500,330Z"
    frets = "".join(f"M{num(500 - 20 - k * 5.4)},{520 + k * 34}h{num(40 + k * 10.8)}" for k in range(12))
    return (
        path("M470,120q-40,60 0,110v160h60V230q40,-50 0,-110q-30,-30 -60,0Z", WOOD_DARK)
        + "".join(
            stroke(f"M{x},{y}h{d}", WOOD, 15)
            for x, y, d in ((390, 190, 80), (390, 260, 80), (530, 220, 80), (530, 290, 80))
        )
        + path(body, "#c49a5f", stroke=WOOD_DARK, stroke_width=13)
        + stroke(frets, "#f1e4c4", 8)
        + stroke("".join(f"M{484 + k * 11},230L{474 + k * 17},1000" for k in range(4)), "#f6efdc", 2.6)
        + rect(430, 990, 140, 22, WOOD_DARK, rx=5)
    )


def _sanxian(rng: Random) -> str:
    return (
        stroke("M500,130V820", WOOD_DARK, 34)
        + path("M470,150V80h60v70Z", WOOD)
        + stroke("M410,180h80M410,240h80M520,210h80", WOOD, 15)
        + rect(370, 800, 260, 290, "#b9a27a", rx=90, stroke=WOOD_DARK, stroke_width=24)
        + scenery.dots(scenery.scatter(rng, 500, 940, 90, 110, 60), "#6a5a3f", 13, opacity=0.5)
        + stroke("M490,160V1030M500,160V1030M510,160V1030", "#f6efdc", 2.6)
        + rect(440, 980, 120, 15, WOOD_DARK)
    )


def _qin(rng: Random) -> str:
    body = "M380,110Q500,80 620,110L640,330q-20,40 0,80L620,820q-20,40 0,80L600,1140Q500,1166 400,1140L380,900q20,-40 0,-80L360,410q20,-40 0,-80Z"
    return (
        path(body, "#4a2f22", stroke="#2b1b12", stroke_width=7)
        + stroke("".join(f"M{430 + k * 23},150L{440 + k * 20},1110" for k in range(7)), "#e9dcb8", 2.4)
        + scenery.dots([(398, 230 + k * 66) for k in range(13)], "#e9e2cf", 15)
        + rect(404, 150, 192, 17, "#2b1b12")
        + stroke("M470,1150q-20,40 -10,70M530,1150q20,40 10,70", "#b3342a", 7)
    )


def _suona(rng: Random) -> str:
    return (
        path("M484,250L456,820H544L516,250Z", WOOD, stroke=WOOD_DARK, stroke_width=5)
        + scenery.dots([(500, 340 + k * 66) for k in range(7)], "#2b1b12", 24)
        + path(
            "M456,810C440,960 360,1040 320,1110Q500,1160 680,1110C640,1040 560,960 544,810Z",
            "#cfa245",
            stroke="#7a5a20",
            stroke_width=6,
        )
        + ellipse(500, 1112, 180, 32, "#8a6a24")
        + rect(488, 160, 24, 96, "#cfa245")
        + ellipse(500, 190, 44, 15, "#cfa245", stroke="#7a5a20", stroke_width=4)
        + path("M490,100h20l-4,62h-12z", "#e9dcb8")
        + stroke("M544,700q90,60 70,220", "#b3342a", 11)
    )


def _gong(rng: Random) -> str:
    rings = "".join(circle(500, 660, r, stroke="#7a5420", stroke_width=4, opacity=0.5) for r in (130, 180, 230, 280))
    return (
        stroke("M160,1140V180H840V1140M110,1140H220M780,1140H890", "#7a2f24", 32)
        + stroke("M390,380Q430,250 430,196M610,380Q570,250 570,196", "#b3342a", 11)
        + circle(500, 660, 310, "#c08f3f")
        + circle(486, 640, 220, "#d9b264", opacity=0.6)
        + rings
        + circle(500, 660, 92, "#d9b264", stroke="#7a5420", stroke_width=4)
        + group(
            stroke("M0,0V-330", WOOD, 22) + ellipse(0, 20, 54, 64, "#b3342a"), place(760, 1010, rng.uniform(18, 40))
        )
    )


def _dizi(rng: Random) -> str:
    tube = (
        rect(-30, -480, 60, 960, "#b98a4a", rx=10)
        + rect(-24, -480, 13, 960, "#e2c48a", opacity=0.6)
        + "".join(rect(-33, y, 66, 20, "#6b2f24") for y in range(-470, 480, 104))
    )
    return group(
        tube
        + scenery.dots([(6, -250), (6, -110), *[(6, 20 + k * 62) for k in range(6)]], "#2b1b12", 25)
        + stroke("M0,480q-30,80 10,150M0,480q30,80 16,160", "#b3342a", 9),
        place(500, 600, rng.uniform(22, 38)),
    )


INSTRUMENTS = {
    "erhu": _erhu,
    "pipa": _pipa,
    "sanxian": _sanxian,
    "qin": _qin,
    "suona": _suona,
    "gong": _gong,
    "dizi": _dizi,
}


def instrument(sheet: Sheet, rng: Random, item: str) -> None:
    sheet.ground(rng.choice((*WASHES, *WASHES_WARM)))
    turn = rng.uniform(-7, 7) if item != "gong" else 0
    sheet.add(sheet.shadow(520, 1150, 300, 40, 0.35), group(INSTRUMENTS[item](rng), f"rotate({turn:.1f} 500 640)"))


def umbrella(sheet: Sheet, rng: Random) -> None:
    """An oiled-paper umbrella from above, painted."""
    sheet.ground(rng.choice(WASHES))
    tone = rng.choice(("#b8322a", "#d9a34a", "#3f6a58", "#e7dcc2", "#4a6a8c", "#c8707a"))
    ribs, r = rng.choice((24, 28, 32)), 390
    edge = [(x, y) for x, y, _ in ring(ribs, r, 500, 500)]
    d = (
        "M"
        + "".join(
            f"{num(x)},{num(y)}Q{num(500 + (mx - 500) * 0.985)},{num(500 + (my - 500) * 0.985)} "
            for (x, y), (mx, my, _) in zip(edge, ring(ribs, r, 500, 500, 180 / ribs), strict=True)
        )
        + f"{num(edge[0][0])},{num(edge[0][1])}Z"
    )
    sheet.add(sheet.shadow(520, 540, 450, 440, 0.4), path(d, tone))
    ink = "#2b2f33" if tone in ("#e7dcc2", "#d9a34a") else mixed(tone, "#fff6e0", 0.8)
    inner = (
        flora.plum(rng, 780, 780, ink, "#fff3e6" if ink != "#2b2f33" else "#b8322a")
        if rng.random() < 0.6
        else flora.bamboo(rng, 780, 780, ink)
    )
    sheet.add(group(group(inner, "translate(110 110)"), clip_path=sheet.clip(d)))
    for k, (x, y) in enumerate(edge):
        nx, ny = edge[(k + 1) % ribs]
        sheet.add(
            path(
                f"M500,500L{num(x)},{num(y)}L{num(nx)},{num(ny)}Z",
                "#000000" if k % 2 else "#ffffff",
                opacity=0.06 + 0.05 * abs(math.sin(k)),
            )
        )
    sheet.add(
        stroke("".join(f"M500,500L{num(x)},{num(y)}" for x, y in edge), mixed(tone, "#000000", 0.4), 2, opacity=0.6)
    )
    sheet.add(
        circle(500, 500, r * 0.86, stroke=mixed(tone, "#000000", 0.35), stroke_width=4, opacity=0.5),
        circle(500, 500, 58, mixed(tone, "#000000", 0.45)),
        circle(494, 492, 26, "#7a5533"),
    )


ROUND_LIGHT = [(0, "#000000", 0.42), (0.3, "#ffffff", 0.16), (0.6, "#ffffff", 0), (1, "#000000", 0.42)]


def _weave(sheet: Sheet, rng: Random, tone: str, dark: str) -> str:
    """Strips over and under, straight or slanting."""
    cell = rng.choice((26, 34, 42))
    strip, tall, pale = cell / 2 - 2, cell - 4, mixed(tone, "#ffffff", 0.2)
    strips = rect(1, 2, strip, tall, tone) + "".join(
        rect(cell / 2 + 1, y, strip, tall, pale) for y in (2 - cell / 2, 2 + cell / 2)
    )
    return sheet.pattern(
        cell, cell, rect(0, 0, cell, cell, dark) + strips, rng.choice(("", "rotate(45)", "rotate(90)"))
    )


def basket(sheet: Sheet, rng: Random) -> None:
    """A bamboo basket, its weave shown."""
    sheet.ground(rng.choice(WASHES_WARM))
    tone = rng.choice(("#c9a366", "#b98a4a", "#a8814f", "#d6b87a"))
    dark = mixed(tone, "#3a2410", 0.5)
    w, top, low = rng.uniform(270, 330), rng.uniform(400, 470), 840
    narrow = w * rng.uniform(0.62, 0.95)
    d = f"M{num(500 - w)},{num(top)}Q{num(500 - w * 1.06)},{num((top + low) / 2)} {num(500 - narrow)},{low}Q500,{low + 50} {num(500 + narrow)},{low}Q{num(500 + w * 1.06)},{num((top + low) / 2)} {num(500 + w)},{num(top)}Z"
    sheet.add(sheet.shadow(515, low + 26, w * 1.25, 50, 0.5))
    if rng.random() < 0.7:
        handle = f"M{num(500 - w * 0.9)},{num(top)}C{num(500 - w * 0.8)},100 {num(500 + w * 0.8)},100 {num(500 + w * 0.9)},{num(top)}"
        sheet.add(
            stroke(handle, dark, 34),
            stroke(handle, tone, 26),
            stroke(handle, dark, 26, stroke_dasharray="3 15", opacity=0.5),
        )
    sheet.add(ellipse(500, top, w, w * 0.2, mixed(dark, "#000000", 0.3)))
    for _ in range(9):
        x, tint = 500 + rng.uniform(-0.7, 0.7) * w, rng.choice(("#d98c2f", "#c8452f", "#8fa35a", "#e2c06a"))
        sheet.add(
            circle(x, top - rng.uniform(0, 36), rng.uniform(44, 60), tint),
            circle(x - 14, top - 44, 13, "#ffffff", opacity=0.35),
        )
    weave = _weave(sheet, rng, tone, dark)
    front = d.replace("Z", f"Q500,{num(top + w * 0.4)} {num(500 - w)},{num(top)}Z")
    sheet.add(path(front, weave), path(front, sheet.fade(ROUND_LIGHT, down=False)))
    rim = f"M{num(500 - w)},{num(top)}Q500,{num(top + w * 0.4)} {num(500 + w)},{num(top)}"
    sheet.add(stroke(rim, dark, 30), stroke(rim, tone, 22), stroke(rim, dark, 22, stroke_dasharray="4 17", opacity=0.5))


KINDS = {
    "textile": Kind(
        "brocade, embroidery or blue calico", textile, (1000, 1000), {"weave": ("brocade", "embroidery", "indigo")}
    ),
    "instrument": Kind("musical instrument", instrument, (1000, 1250), {"item": tuple(INSTRUMENTS)}),
    "umbrella": Kind("oiled-paper umbrella", umbrella, (1000, 1000)),
    "basket": Kind("bamboo basket", basket, (1000, 1000)),
}
