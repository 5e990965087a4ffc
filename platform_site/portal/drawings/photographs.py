"""Old photographs: silhouettes in grey or sepia, in a paper frame."""

from random import Random

from . import scenery
from .kinds import Kind
from .palette import WASHES
from .pen import Sheet, circle, ellipse, group, mixed, num, path, place, rect, smooth, stroke


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
    "photograph": Kind(
        "an old photograph, silhouettes only, in a paper frame",
        photograph,
        (1200, 900),
        {"subject": tuple(PHOTOGRAPHS)},
        grain=1.1,
    ),
}
