"""What a town plays with and celebrates: lanterns, dragons, masks, drums, fireworks, New-Year prints."""

import math
from random import Random

from . import fauna, flora, papercuts, scenery, scenes
from .kinds import Kind
from .palette import INK, WASHES, WASHES_WARM
from .pen import Sheet, along, circle, ellipse, group, leaf, mixed, num, path, place, rect, ring, smooth, stroke

GOLD, RED = "#d9a941", "#b8322a"


def _tassel(x: float, y: float, size: float, colour: str) -> str:
    threads = "".join(
        f"M{num(x + k * size * 0.07)},{num(y + size * 0.2)}q{num(k * size * 0.02)},{num(size * 0.4)} {num(k * size * 0.05)},{num(size * 0.8)}"
        for k in range(-3, 4)
    )
    return (
        stroke(f"M{num(x)},{num(y)}v{num(size * 0.2)}", colour, size * 0.05)
        + circle(x, y + size * 0.2, size * 0.1, GOLD)
        + stroke(threads, colour, size * 0.05)
    )


def _round_lantern(sheet: Sheet, rng: Random, tone: str) -> str:
    rx, ry = rng.uniform(250, 290), rng.uniform(210, 250)
    body = ellipse(500, 500, rx, ry, tone) + ellipse(
        500, 500, rx, ry, sheet.glow([(0, "#ffe2a0", 0.75), (0.7, "#ffb060", 0.15), (1, "#5a1410", 0.3)])
    )
    ribs = "".join(
        f"M500,{num(500 - ry)}C{num(500 + k * rx / 3)},{num(500 - ry * 0.7)} {num(500 + k * rx / 3)},{num(500 + ry * 0.7)} 500,{num(500 + ry)}"
        for k in (-3.6, -2.3, -1, 1, 2.3, 3.6)
    )
    flower = group(
        papercuts.Cutter(rng, "red").flower(96, 8).replace("#b3272a", GOLD).replace("#fdf3ec", tone), place(500, 500)
    )
    caps = "".join(rect(400, y, 200, 36, GOLD, rx=6) for y in (500 - ry - 26, 500 + ry - 10))
    return (
        body
        + stroke(ribs, mixed(tone, "#3a0f0a", 0.35), 3, opacity=0.6)
        + flower
        + caps
        + _tassel(500, 500 + ry + 26, 250, RED)
    )


def _palace_lantern(sheet: Sheet, rng: Random, tone: str) -> str:
    wood = "#5a2f1c"
    panes = ""
    for x, w in ((330, 90), (420, 160), (580, 90)):
        panes += rect(x, 360, w, 330, "#f6e6bd") + rect(
            x, 360, w, 330, sheet.glow([(0, "#ffe9a8", 0.9), (1, "#e2a550", 0.25)]), stroke=wood, stroke_width=11
        )
    spray = group(flora.plum(rng, 150, 310, INK, RED), place(425, 370))
    crown = path("M270,360L330,270H670L730,360Z", tone, stroke=wood, stroke_width=9) + "".join(
        stroke(f"M{x},360q{s * 40},-10 {s * 56},-70", wood, 12) + _tassel(x + s * 56, 292, 150, RED)
        for x, s in ((290, -1), (710, 1))
    )
    return (
        crown
        + panes
        + spray
        + rect(310, 690, 380, 34, wood, rx=6)
        + "".join(_tassel(x, 724, 190, RED) for x in (350, 500, 650))
        + rect(440, 236, 120, 40, wood)
    )


def _animal_lantern(sheet: Sheet, rng: Random, tone: str, fish: bool) -> str:
    if fish:
        made = group(fauna.fish(rng, 640, tone, "#5a1f14"), place(510, 520, rng.uniform(-14, 2)))
    else:
        made = (
            group(
                path(papercuts.BEASTS["rabbit"], "#f8efdf", stroke="#8a5a3a", stroke_width=8)
                + circle(196, -60, 17, RED)
                + group(papercuts.Cutter(rng, "red").flower(84, 8), place(-80, 60)),
                place(500, 560, 0, 0.95),
            )
            + circle(350, 810, 44, tone, stroke=GOLD, stroke_width=8)
            + circle(640, 810, 44, tone, stroke=GOLD, stroke_width=8)
        )
    return (
        ellipse(500, 540, 420, 330, sheet.glow([(0, "#ffe2a0", 0.9), (1, "#ffe2a0", 0)]))
        + made
        + _tassel(500, 690 if fish else 830, 180, RED)
    )


def lantern(sheet: Sheet, rng: Random, form: str) -> None:
    sheet.ground(rng.choice(("#f6ead8", "#f3e4d6", "#efe6da", "#2d3446", "#3a2f3a")))
    tone = rng.choice(("#c8322a", "#d8502f", "#c43a4a", "#d98a2f"))
    sheet.add(stroke("M500,0V280", "#7a5a38", 7))
    made = {"round": _round_lantern, "palace": _palace_lantern}.get(form)
    sheet.add(made(sheet, rng, tone) if made else _animal_lantern(sheet, rng, tone, form == "fish"))


DRAGON_HEAD = (
    "M-70,-60C-20,-110 60,-100 90,-50L170,-40C190,-20 180,0 160,4L90,10C120,30 150,30 170,26C160,70 90,90 40,70"
    "C-20,80 -80,40 -70,-60Z"
)
HORNS = (
    "M0,-90C-10,-150 -60,-170 -90,-160M40,-96C50,-150 20,-190 -10,-200M160,-30C210,-60 230,-30 250,-60"
    "M150,30C200,40 210,70 240,66"
)


def _dragon_head(body: str) -> str:
    mane = "".join(group(path(leaf(90, 16, 20), GOLD), place(-40, -20 + k * 24, 150 + k * 22)) for k in range(4))
    eye = circle(40, -46, 26, "#fffaf0", stroke=INK, stroke_width=5) + circle(46, -46, 11, INK)
    skull = path(DRAGON_HEAD, body, stroke=mixed(body, INK, 0.5), stroke_width=6)
    return skull + eye + stroke(HORNS, GOLD, 9) + mane + path("M96,8l10,22l14,-20l10,20l14,-20Z", "#fffaf0")


def _dragon_ground(sheet: Sheet, rng: Random) -> None:
    night = rng.random() < 0.5
    pale = "#2c3550" if night else rng.choice(("#f4e6cf", "#f2ddd0", "#e8ebe4"))
    sheet.add(
        rect(0, 0, 1400, 900, pale),
        scenes._ridges(sheet, rng, 1400, 420, 640, "#1c2438" if night else "#8a9a94", pale, 3),
        rect(0, 690, 1400, 210, mixed(pale, "#7a5a38", 0.4)),
    )
    for _ in range(4 if night else 0):
        x, y, r = rng.uniform(150, 1250), rng.uniform(90, 260), rng.uniform(60, 120)
        sheet.add(_burst(rng, x, y, r, rng.choice((GOLD, "#e0705a", "#8fb4e8"))))


def dragon_dance(sheet: Sheet, rng: Random) -> None:
    """A long cloth dragon over its dancers."""
    _dragon_ground(sheet, rng)
    spine = [(110 + i * 138, 400 + math.sin(i * rng.uniform(0.85, 1.1) + 0.4) * 90) for i in range(8)]
    body = rng.choice((RED, "#c8862a", "#2f6b4f"))
    d = smooth(spine)
    poles = [along(spine, 7)[i] for i in range(8)]
    for x, y in poles:
        coat = rng.choice((GOLD, "#f1e8d2", RED))
        s = rng.uniform(215, 240)
        sheet.add(
            stroke(f"M{num(x)},{num(y)}L{num(x - 10)},700", "#5a3d20", 9),
            group(
                scenes._arms(s, coat, (0.0, -0.74), (0.06, -0.86))
                + scenes._person(s, coat)
                + rect(-s * 0.19, -s * 0.4, s * 0.38, s * 0.07, RED),
                place(x - 16, 800 + rng.uniform(-14, 14)),
            ),
        )
    sheet.add(
        stroke(d, mixed(body, INK, 0.4), 104),
        stroke(d, body, 94),
        stroke(d, mixed(body, GOLD, 0.7), 30, opacity=0.8, transform="translate(0 26)"),
    )
    for x, y in along(spine, 46):
        sheet.add(
            stroke(
                f"M{num(x - 12)},{num(y - 26)}a22,22 0 0 0 24,0M{num(x - 12)},{num(y - 2)}a22,22 0 0 0 24,0", GOLD, 4
            ),
            path(f"M{num(x - 12)},{num(y - 46)}l12,-26l12,26Z", GOLD),
        )
    hx, hy = spine[-1]
    sheet.add(
        group(_dragon_head(body), place(hx + 20, hy, -8, 1.15)),
        circle(min(1330, hx + 250), hy - 110, 40, GOLD),
        circle(min(1330, hx + 250), hy - 110, 40, stroke=RED, stroke_width=7),
    )


FACES = {
    "red": "#b8322a",
    "black": "#2b2d30",
    "white": "#f1ece0",
    "blue": "#2f5a8c",
    "green": "#2f6b4f",
    "gold": "#cfa245",
}


FACE_OVAL = "M500,190C690,190 770,340 756,540C744,760 620,950 500,950S256,760 244,540C230,340 310,190 500,190Z"
BROW_MARKS = (
    "M500,220L530,330L500,420L470,330Z",
    "M500,230a50,90 0 1 0 .1,0ZM500,270a22,46 0 1 1 -.1,0Z",
    "M500,230C560,290 540,350 500,410C460,350 440,290 500,230Z",
)
CHEEK_LIGHT = [(0, "#000000", 0.22), (0.3, "#ffffff", 0.14), (0.6, "#ffffff", 0), (1, "#000000", 0.3)]


def _half_face(rng: Random, dark: str, light: str, accent: str, pale_face: bool) -> str:
    """The right half of a face: brow, eye, cheek, curls, nose, mouth."""
    j = rng.uniform
    brow = f"M530,{num(j(430, 450))}C590,{num(j(330, 380))} 690,{num(j(300, 360))} 770,{num(j(250, 350))}C760,{num(j(420, 460))} 650,{num(j(430, 470))} 540,470Z"
    eye = f"M540,540C600,{num(j(470, 500))} 680,480 730,{num(j(470, 540))}C700,{num(j(570, 600))} 600,{num(j(590, 630))} 540,560Z"
    cheek = f"M530,640C600,{num(j(620, 660))} 700,640 740,{num(j(590, 650))}C730,{num(j(740, 800))} 640,{num(j(780, 840))} 570,{num(j(740, 800))}C600,720 580,680 530,640Z"
    curl = f"M620,690c{num(j(30, 60))},-30 90,0 60,40s-70,10 -50,-14"
    high = f"M560,{num(j(250, 290))}c40,-30 100,-10 110,40s-60,60 -70,20"
    mouth = f"M500,{num(j(806, 816))}C540,796 590,806 620,{num(j(790, 820))}C590,860 540,868 500,866Z"
    return "".join((
        path(brow, dark),
        path(eye, "#e9b7a6" if pale_face else light, stroke=dark, stroke_width=15),
        ellipse(632, 538, 52, 22, "#fdfaf0"),
        circle(632, 538, 19, "#16181a"),
        path(cheek, accent, stroke=light, stroke_width=9),
        stroke(curl, dark if pale_face else light, 11),
        stroke(high, accent if pale_face else light, 11),
        path("M500,600C530,640 560,690 552,716C540,740 516,730 500,730Z", dark, opacity=0.9),
        path(mouth, "#8e1f1c", stroke=dark, stroke_width=5),
    ))  # fmt: skip


def opera_mask(sheet: Sheet, rng: Random, colour: str) -> None:
    """A painted face, half mirrored on half."""
    sheet.ground(rng.choice(WASHES))
    dark, light = (INK, "#f6f1e4") if colour != "black" else ("#f6f1e4", "#b8322a")
    accent = rng.choice([tone for name, tone in FACES.items() if name not in (colour, "black", "white")])
    side = _half_face(rng, dark, light, accent, colour == "white")
    mark = path(rng.choice(BROW_MARKS), accent, stroke=light, stroke_width=8)
    crown = "".join(
        stroke(f"M500,190L{num(x)},{num(y)}", GOLD, 5)
        + circle(x, y, 24, (RED, "#3f69a6", GOLD)[i % 3], stroke="#fffaf0", stroke_width=4)
        for i, (x, y, _) in enumerate(ring(16, 120, 500, 200))
        if y < 200
    )
    sheet.add(
        sheet.shadow(516, 590, 340, 470, 0.4),
        path(FACE_OVAL, FACES[colour]),
        group(side + group(side, "translate(1000 0) scale(-1 1)") + mark, clip_path=sheet.clip(FACE_OVAL)),
        path(FACE_OVAL, sheet.fade(CHEEK_LIGHT, down=False)),
        crown,
        path("M270,330C280,190 720,190 730,330Q500,210 270,330Z", INK),
        stroke("M276,326Q500,206 724,326", GOLD, 10),
    )


def _drumstick(x: float, turn: float) -> str:
    ribbon = path("M-8,-280q-50,-10 -70,60M8,-280q20,30 -10,80", RED, opacity=0.9)
    return group(rect(-10, -280, 20, 290, "#c49a5a", rx=9) + circle(0, 4, 17, "#c49a5a") + ribbon, place(x, 340, turn))


def drum(sheet: Sheet, rng: Random) -> None:
    sheet.ground(rng.choice(WASHES_WARM))
    body = rng.choice((RED, "#a8452f", "#7a2f24", "#8a5a2f"))
    sheet.add(sheet.shadow(510, 880, 380, 50, 0.5))
    stand = stroke("M250,560L180,880M750,560L820,880M230,800H770", "#5a3620", 30)
    barrel = "M220,380Q160,560 240,760Q500,860 760,760Q840,560 780,380Z"
    sheet.add(
        stand,
        path(barrel, body),
        path(
            barrel,
            sheet.fade(
                [(0, "#000000", 0.4), (0.3, "#ffffff", 0.25), (0.6, "#ffffff", 0), (1, "#000000", 0.45)], down=False
            ),
        ),
    )
    cloud = "".join(
        group(scenery.cloud(150, mixed(body, GOLD, 0.55), GOLD), place(x, y, t))
        for x, y, t in ((340, 640, -4), (500, 670, 0), (660, 640, 4))
    )
    sheet.add(
        cloud,
        ellipse(500, 380, 280, 100, "#efe0bf"),
        ellipse(
            500,
            380,
            280,
            100,
            sheet.glow([(0, "#ffffff", 0.5), (1, "#a8834a", 0.35)]),
            stroke="#7a4a28",
            stroke_width=9,
        ),
    )
    studs = [(500 + math.cos(a) * 290, 410 + math.sin(a) * 112) for a in [math.pi * k / 15 for k in range(16)]]
    sheet.add(
        scenery.dots(studs, GOLD, 20), scenery.dots([(500 + (x - 500) * 0.82, y + 344) for x, y in studs], GOLD, 16)
    )
    sheet.add(_drumstick(380, rng.uniform(16, 34)), _drumstick(620, rng.uniform(-34, -16)))


def _burst(rng: Random, x: float, y: float, r: float, colour: str) -> str:
    rays, tips = "", []
    count = rng.choice((18, 24, 30))
    for k in range(count):
        a = math.tau * k / count
        for reach in (1, 0.62):
            q = r * reach * rng.uniform(0.9, 1.06)
            ex, ey = x + math.cos(a) * q, y + math.sin(a) * q + q * 0.08
            rays += f"M{num(x + math.cos(a) * q * 0.3)},{num(y + math.sin(a) * q * 0.3)}Q{num(x + math.cos(a) * q * 0.7)},{num(y + math.sin(a) * q * 0.66)} {num(ex)},{num(ey)}"
            tips.append((ex, ey))
    return (
        stroke(rays, colour, max(1.6, r * 0.016), opacity=0.75)
        + scenery.dots(tips, mixed(colour, "#ffffff", 0.6), max(3, r * 0.05))
        + circle(x, y, r * 0.09, "#fff8e2")
    )


def fireworks(sheet: Sheet, rng: Random) -> None:
    top, low = rng.choice((("#141c33", "#3f4a74"), ("#1a1f2e", "#5a3f52"), ("#10202e", "#2f5260")))
    sheet.add(
        rect(0, 0, 1200, 900, sheet.fade([(0, top, 1), (1, low, 1)])),
        scenery.dots([(rng.random() * 1200, rng.random() * 500) for _ in range(70)], "#e9e2d0", 3, opacity=0.6),
    )
    colours = rng.sample((GOLD, "#e0705a", "#8fb4e8", "#e7a0b0", "#9fd0b0", "#f3ead0"), 4)
    for i in range(rng.randint(5, 7)):
        x, y, r = 130 + i * 165 + rng.uniform(-50, 50), rng.uniform(130, 400), rng.uniform(80, 190)
        sheet.add(
            stroke(
                f"M{num(x)},{num(y + r)}Q{num(x + 12)},600 {num(x + rng.uniform(-40, 40))},700",
                mixed(low, "#fff3cf", 0.4),
                3,
                opacity=0.5,
            ),
            _burst(rng, x, y, r, colours[i % 4]),
        )
    sheet.add(
        scenes._ridges(sheet, rng, 1200, 600, 720, mixed(top, "#000000", 0.3), low, 2),
        rect(0, 720, 1200, 180, mixed(low, top, 0.5)),
    )
    lights = [(rng.random() * 1200, rng.uniform(690, 722)) for _ in range(60)]
    sheet.add(
        "".join(
            group(scenery.house(s, "#0d1420", "#1a2436", "#0d1420"), place(x, 724))
            for x, s in [(40 + i * 95, rng.uniform(70, 120)) for i in range(13)]
        ),
        scenery.dots(lights, "#ffd98a", 7, opacity=0.9),
    )
    for _ in range(46):
        sheet.add(
            stroke(
                f"M{num(rng.random() * 1200)},{num(rng.uniform(738, 890))}h{num(rng.uniform(20, 90))}",
                rng.choice(colours),
                4,
                opacity=0.28,
            )
        )


KINDS = {
    "lantern": Kind("festival lantern", lantern, (1000, 1120), {"form": ("round", "palace", "fish", "rabbit")}),
    "dragon_dance": Kind("dragon dance", dragon_dance, (1400, 900)),
    "opera_mask": Kind("painted opera face", opera_mask, (1000, 1120), {"colour": tuple(FACES)}),
    "drum": Kind("barrel drum on its stand", drum, (1000, 1000)),
    "fireworks": Kind("fireworks over the river town", fireworks, (1200, 900)),
}
