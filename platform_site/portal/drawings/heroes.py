"""Wide pictures that open an exhibition, a section or a page; calm at the left, where a title may stand."""

from random import Random

from . import bronzes, ceramics, landscape, papercuts, scenery, scenes, vessels
from .kinds import Kind
from .palette import INK
from .pen import Sheet, circle, ellipse, group, mixed, path, place, rect, ring, smooth, stroke

W, H = 1600, 720


def _wash(sheet: Sheet, pale: str, deep: str) -> str:
    return rect(0, 0, W, H, sheet.fade([(0, pale, 1), (1, deep, 1)], down=False))


def _hills(sheet: Sheet, rng: Random) -> str:
    mood = landscape.mood_for(rng.choice(("ink", "blue_green", "autumn")), rng)
    return (
        rect(0, 0, W, H, mood.paper)
        + landscape.level_distance(sheet, rng, W, H, mood)
        + rect(0, 0, W, H, sheet.fade([(0, mood.paper, 0.75), (0.4, mood.paper, 0)], down=False))
    )


def _river(sheet: Sheet, rng: Random) -> str:
    pale, tone = rng.choice((("#f3ead6", "#6f8f8a"), ("#e9eef0", "#4f6f8c"), ("#f6e4d6", "#a8664a")))
    parts = [
        rect(0, 0, W, H, pale),
        circle(rng.uniform(1000, 1400), rng.uniform(120, 210), 70, "#fffaf0" if tone != "#a8664a" else "#c8452f"),
        scenes._ridges(sheet, rng, W, 240, 430, tone, pale),
    ]
    for k in range(6):
        y = 430 + k * 50
        points = [(W * i / 10, y + rng.uniform(-16, 16)) for i in range(11)]
        parts.append(path(f"{smooth(points)}V{H}H0Z", mixed(pale, tone, 0.2 + 0.09 * k), opacity=0.8))
    parts += [
        group(scenery.sail(s, mixed(tone, INK, 0.6), "#f6efdc"), place(x, y))
        for x, y, s in ((1180, 560, 210), (900, 480, 120), (1400, 500, 140))
    ]
    return "".join(parts) + group(scenery.birds(rng, 320, 60, 7, mixed(tone, INK, 0.6), 14), place(760, 190))


def _shelf(sheet: Sheet, rng: Random) -> str:
    """Porcelain on a long board, the kiln's glow behind."""
    parts = [
        _wash(sheet, "#f2e6d2", "#d99a62"),
        ellipse(1180, 420, 620, 420, sheet.glow([(0, "#ffe2a8", 0.9), (1, "#ffe2a8", 0)])),
    ]
    for x, shape, glaze, scale in (
        (620, "bowl", "qingbai", 0.34),
        (830, "vase", "blue_white", 0.42),
        (1040, "jar", "polychrome", 0.44),
        (1240, "meiping", "polychrome", 0.5),
        (1440, "yuhuchun", rng.choice(("celadon", "red", "blue_white")), 0.46),
    ):
        inner = Sheet(1000, 1120, rng)
        inner.defs = sheet.defs
        vessel = vessels.turned(shape, rng)
        paint, body = ceramics.PAINTS[glaze], ceramics.BODIES[glaze]
        clip = inner.clip(vessel.outline())
        upper, lower = ceramics._range(vessel)
        motif = ceramics.motifs.PAINTERS[rng.choice(("lotus_scroll", "peony", "bamboo", "bird"))]
        surface = motif(inner, rng, vessel, paint, upper, lower) + ceramics._borders(rng, vessel, paint, upper, lower)
        made = (
            inner.shadow(510, 984, vessel.widest * 1.2, 44, 0.55)
            + path(vessel.outline(), body)
            + group(surface, clip_path=clip)
            + vessels.shade(inner, vessel, clip)
            + vessels.mouth(inner, vessel, body)
        )
        parts.append(group(made, f"translate({x - 500 * scale:.0f} {600 - 980 * scale:.0f}) scale({scale})"))
    return "".join(parts) + rect(0, 600, W, 16, "#6b4a2e") + rect(0, 616, W, 104, "#8a5f3c")


def _books(sheet: Sheet, rng: Random) -> str:
    parts = [_wash(sheet, "#eef0e8", "#b9c7b6")]
    x = 640.0
    while x < 1560:
        wide, tall = rng.uniform(28, 78), rng.uniform(260, 430)
        tone = mixed(rng.choice(scenes.COATS), "#efe6d2", rng.uniform(0.05, 0.45))
        parts.append(
            rect(x, 590 - tall, wide, tall, tone, rx=2)
            + rect(x + wide * 0.24, 620 - tall, wide * 0.52, tall * rng.uniform(0.26, 0.5), "#f6efdc", opacity=0.9)
            + rect(x, 560, wide, 6, "#f6efdc", opacity=0.6)
        )
        x += wide + 3
    opened = path(
        "M120,600Q280,520 440,590Q600,520 760,600V640Q600,560 440,630Q280,560 120,640Z",
        "#fbf8f0",
        stroke="#b9ac8d",
        stroke_width=3,
    )
    lines = stroke("".join(f"M{170 + k * 34},{590 - k * 3}v-10" for k in range(7)), "#8a8272", 3)
    return "".join(parts) + rect(0, 590, W, 130, "#7f5a38") + group(opened + lines, "translate(-20 40)")


def _papercut(sheet: Sheet, rng: Random) -> str:
    colour = rng.choice(("red", "red", "indigo", "green"))
    ink, gap = papercuts.COLOURS[colour]
    cut = papercuts.Cutter(rng, colour)
    parts = [
        rect(0, 0, W, H, gap),
        group(papercuts._rosette(cut), place(1200, 360, rng.uniform(0, 30), 0.92)),
        group(papercuts._rosette(papercuts.Cutter(rng, colour)), place(640, 640, 10, 0.42)),
    ]
    return (
        "".join(parts)
        + group(papercuts._rosette(papercuts.Cutter(rng, colour)), place(760, 90, 20, 0.3))
        + stroke(f"M60,{H - 50}H{W - 60}", ink, 5)
    )


def _city(sheet: Sheet, rng: Random) -> str:
    pale, tone = rng.choice((("#efe9da", "#5d7a78"), ("#e6eaf0", "#3f5a80"), ("#f6e2d2", "#8a5a4a")))
    parts = [
        rect(0, 0, W, H, pale),
        circle(1260, 170, 64, "#fffaf0"),
        scenes._ridges(sheet, rng, W, 260, 470, tone, pale),
    ]
    x = 420.0
    while x < W:
        w, t = rng.uniform(46, 110), rng.uniform(80, 300) * (0.6 + 0.6 * (x / W))
        wall = mixed(pale, tone, rng.uniform(0.45, 0.8))
        parts.append(
            rect(x, 560 - t, w, t, wall)
            + "".join(
                rect(x + 10 + c * 20, 576 - t + r * 30, 9, 14, pale, opacity=0.7)
                for c in range(int(w / 22))
                for r in range(int(t / 34))
            )
        )
        x += w + rng.uniform(0, 12)
    bridge = stroke("M0,590H1600", mixed(tone, INK, 0.5), 12) + "".join(
        stroke(
            f"M{bx},420V640M{bx},430Q{bx + 160},600 {bx + 200},588M{bx},430Q{bx - 160},600 {bx - 200},588",
            mixed(tone, INK, 0.5),
            7,
        )
        for bx in (300, 720)
    )
    return (
        "".join(parts)
        + rect(0, 560, W, 160, mixed(pale, tone, 0.35))
        + group(scenery.ripples(rng, W, 120, 60, tone, 3), place(800, 650))
        + bridge
        + group(scenery.sail(120, mixed(tone, INK, 0.6)), place(1180, 668))
    )


def _music(sheet: Sheet, rng: Random) -> str:
    ground = rng.choice(("#5a2f2a", "#27384f", "#2f463c"))
    gold = "#e0b766"
    waves = "".join(
        stroke(
            smooth([(W * i / 12, 360 + k * 30 + rng.uniform(-1, 1) * 110 * (i / 12)) for i in range(13)]),
            gold,
            3,
            opacity=0.25 + 0.07 * k,
        )
        for k in range(-3, 5)
    )
    pipa = path(
        "M0,-60C70,-20 110,80 110,170A110,110 0 0 1 -110,170C-110,80 -70,-20 0,-60Z",
        "#b98a52",
        stroke="#4a2f1a",
        stroke_width=8,
    ) + stroke("M0,-60V-270M-14,-40V230M0,-40V230M14,-40V230M-46,210H46", "#4a2f1a", 8)
    drum = (
        ellipse(0, 0, 150, 60, "#f1e4c8", stroke="#8e2f2a", stroke_width=10)
        + path("M-150,0Q-180,90 -140,170Q0,230 140,170Q180,90 150,0A150,60 0 0 1 -150,0Z", "#a8372c")
        + "".join(circle(x, 30 + 18 * (1 - abs(x) / 150) * 2, 7, gold) for x in range(-130, 140, 26))
    )
    return (
        rect(0, 0, W, H, ground)
        + ellipse(1150, 380, 620, 380, sheet.glow([(0, "#fff0c8", 0.3), (1, "#fff0c8", 0)]))
        + waves
        + group(pipa, place(1080, 400, 18, 1.05))
        + group(drum, place(1370, 470))
        + "".join(
            circle(rng.uniform(700, 1550), rng.uniform(80, 640), rng.uniform(3, 8), gold, opacity=0.6)
            for _ in range(30)
        )
    )


def _bronze(sheet: Sheet, rng: Random) -> str:
    parts = [
        _wash(sheet, "#efe9d8", "#9aa58c"),
        ellipse(1180, 400, 560, 380, sheet.glow([(0, "#fff6dc", 0.7), (1, "#fff6dc", 0)])),
    ]
    for x, shape, scale in (
        (800, "bell", 0.42),
        (1130, rng.choice(("ding", "fangding")), 0.56),
        (1440, rng.choice(("nao", "zun")), 0.46),
    ):
        cast = bronzes.Cast(sheet, rng)
        made = sheet.shadow(510, 976, 360, 50, 0.5) + bronzes.SHAPES[shape](cast, rng)
        parts.append(group(made, f"translate({x - 500 * scale:.0f} {610 - 970 * scale:.0f}) scale({scale})"))
    return "".join(parts) + rect(0, 612, W, 108, "#7a7660", opacity=0.55)


def _gardens(sheet: Sheet, rng: Random) -> str:
    pale = rng.choice(("#f1efe4", "#f4ece4", "#e9efe8"))
    gate = f"M640,0V{H}H1600V0ZM1290,360a200,200 0 1 1 -400,0a200,200 0 1 1 400,0Z"
    view = group(
        group(
            landscape.painting(sheet, rng, 520, 460, rng.choice(("ink", "blue_green", "autumn"))),
            clip_path=sheet.clip("M0,0H520V460H0Z"),
        ),
        "translate(830 130)",
    )
    tiles = "".join(f"M{640 + i * 40},40q20,34 40,0" for i in range(24))
    bamboo = "".join(group(scenery.tree(rng, 360, ("#5d8a63", "#7fa36c"), "#3a2f28"), place(x, 640)) for x in (1470,))
    stones = group(scenery.rock(rng, 260, 150, "#b6b9ae"), place(760, 640)) + group(
        scenery.rock(rng, 170, 90, "#a9aea4"), place(1360, 650)
    )
    ring_ = "".join(circle(x, y, 5, "#8a8f86") for x, y, _ in ring(24, 216, 1090, 360))
    return (
        rect(0, 0, W, H, pale)
        + view
        + path(gate, "#fbfaf4", fill_rule="evenodd")
        + circle(1090, 360, 202, stroke="#6f756e", stroke_width=12)
        + ring_
        + rect(640, 0, 960, 40, "#4a4f4c")
        + stroke(tiles, "#4a4f4c", 9)
        + rect(0, 640, W, 80, "#d9d5c4")
        + bamboo
        + stones
        + rect(630, 0, 10, 640, "#d9d5c8")
    )


THEMES = {
    "hills": _hills,
    "river": _river,
    "kiln": _shelf,
    "books": _books,
    "papercut": _papercut,
    "city": _city,
    "music": _music,
    "bronze": _bronze,
    "gardens": _gardens,
}


def hero(sheet: Sheet, rng: Random, theme: str) -> None:
    sheet.add(THEMES[theme](sheet, rng))


KINDS = {"hero": Kind("wide opening picture of an exhibition or page", hero, (W, H), {"theme": tuple(THEMES)})}
