"""Prints, oils, abstraction and sculpture of the last hundred years."""

from random import Random

from . import scenery
from .kinds import Kind
from .palette import WASHES
from .pen import Sheet, blob, brush, circle, ellipse, group, line, mixed, num, path, place, rect, smooth, stroke


def _dabs(
    rng: Random,
    x: float,
    y: float,
    w: float,
    h: float,
    colours: tuple[str, ...],
    count: int,
    size: float,
    slope: float = 0,
) -> str:
    """Strokes of a loaded brush, colour by colour."""
    parts = []
    for colour in colours:
        d = ""
        for _ in range(count // len(colours)):
            px, py, s = x + rng.random() * w, y + rng.random() * h, size * rng.uniform(0.5, 1.3)
            d += f"M{num(px)},{num(py)}l{num(s)},{num(s * (slope + rng.uniform(-0.3, 0.3)))}"
        parts.append(stroke(d, colour, size * 0.36, opacity=0.72))
    return "".join(parts)


OILS = ((("#a9c4d6", "#d9e2df", "#e8d3b4"), ("#5d7f8c", "#3f6170", "#86a39b"), ("#c9a24c", "#8fa35a", "#5d7a44"), "#c8452f"),
        (("#f0c48a", "#e39a6a", "#d9dbd2"), ("#7a5a78", "#543f60", "#a67a86"), ("#8a5a3a", "#b9793e", "#5f4a3a"), "#f2dca0"),
        (("#8fa3a8", "#b9c4c0", "#73898f"), ("#3a5560", "#2a3f4a", "#5a7274"), ("#6f7a5a", "#4f5f48", "#8a8f6a"), "#d9a441"))  # fmt: skip


def _fruit(rng: Random, x: float) -> str:
    parts = []
    for k in range(rng.randint(3, 5)):
        px, py = x + 200 + k * 82 - (k % 2) * 40, 730 + (k % 2) * 56
        tone = rng.choice(("#d98c2f", "#c8452f", "#d9b64c", "#8fa35a"))
        parts += [
            ellipse(px + 16, py + 50, 74, 20, "#2a2118", opacity=0.3),
            circle(px, py, 62, tone),
            circle(px - 18, py - 20, 22, mixed(tone, "#ffffff", 0.5), opacity=0.8),
            path(blob(rng, px + 20, py + 18, 30, 26), mixed(tone, "#3a1f1a", 0.4), opacity=0.5),
        ]
    return "".join(parts)


def _still_life(rng: Random, sky: tuple, far: tuple, near: tuple, accent: str) -> str:
    parts = [
        _dabs(rng, -40, 0, 1240, 620, far, 420, 90, 0.5),
        rect(0, 600, 1200, 360, near[0]),
        _dabs(rng, -40, 600, 1240, 360, near, 260, 90),
    ]
    x = rng.uniform(420, 620)
    jar = f"M{num(x - 60)},300Q{num(x - 180)},430 {num(x - 130)},620Q{num(x - 100)},720 {num(x)},720T{num(x + 130)},620Q{num(x + 180)},430 {num(x + 60)},300Z"
    parts += [
        path(jar, sky[1]),
        _dabs(rng, x - 110, 380, 120, 280, (sky[1], sky[2], "#ffffff"), 40, 50, 1.5),
        path(
            f"M{num(x + 40)},320Q{num(x + 160)},430 {num(x + 110)},640Q{num(x + 80)},710 {num(x + 30)},718Q{num(x + 100)},500 {num(x + 40)},320Z",
            far[1],
            opacity=0.4,
        ),
    ]
    for _ in range(11):
        fx, fy = x + rng.gauss(0, 130), 210 + rng.gauss(0, 70)
        parts += [
            stroke(f"M{num(x)},320Q{num(x)},260 {num(fx)},{num(fy)}", near[2], 9),
            _dabs(
                rng,
                fx - 46,
                fy - 36,
                70,
                60,
                (accent, mixed(accent, "#ffffff", 0.45), mixed(accent, "#5a1f2a", 0.3)),
                24,
                38,
                0.4,
            ),
        ]
    return "".join(parts) + _fruit(rng, x)


def _lit_house(rng: Random, x: float, tone: str) -> str:
    w, t = rng.uniform(50, 96), rng.uniform(120, 400)
    windows = [(x + 10 + c * 20, 660 - t + r * 34) for c in range(int(w / 24)) for r in range(int(t / 40))]
    lit = (rect(wx, wy, 10, 15, "#f2dca0", opacity=0.85) for wx, wy in windows if rng.random() < 0.5)
    return rect(x, 640 - t, w, t, tone) + "".join(lit)


def _fields(rng: Random, subject: str, far: tuple, near: tuple, accent: str) -> str:
    """The land in front: fields, at harvest with sheaves and people, two trees and a house."""
    parts = []
    parts += [
        path(smooth([(0, 600), (400, 560), (800, 620), (1200, 570)]) + "V960H0Z", near[1]),
        _dabs(rng, -40, 590, 1240, 370, near, 420, 76, 0.2),
    ]
    if subject == "harvest":
        parts += [
            group(
                path(blob(rng, 0, -60, 70, 70, 0.1), near[0]) + stroke("M-40,-20L0,-110L40,-20M0,-110V0", near[2], 8),
                place(rng.uniform(100, 1100), 700 + i * 44),
            )
            for i in range(6)
        ]
        parts += [
            group(
                scenery.figure(rng.uniform(120, 170), rng.choice((far[1], accent, "#2c3f5a"))),
                place(180 + i * 210, 760 + (i % 2) * 80),
            )
            for i in range(5)
        ]
    parts += [
        group(
            scenery.tree(rng, rng.uniform(260, 420), (near[2], near[1], mixed(near[1], accent, 0.3)), "#3a2f28"),
            place(x, rng.uniform(680, 760)),
        )
        for x in (rng.uniform(80, 260), rng.uniform(880, 1100))
    ]
    parts.append(group(scenery.house(170, "#6a3a2c", "#efe6d2"), place(rng.uniform(420, 760), 650)))
    return "".join(parts)


def _oil_scene(rng: Random, subject: str, sky: tuple, far: tuple, near: tuple, accent: str) -> str:
    if subject == "still_life":
        return _still_life(rng, sky, far, near, accent)
    parts = [
        rect(0, 0, 1200, 960, sky[1]),
        _dabs(rng, -60, -20, 1260, 480, sky, 360, 110, 0.1),
        circle(
            rng.uniform(250, 950), rng.uniform(110, 240), 56, accent if subject != "city" else "#f2dca0", opacity=0.9
        ),
    ]
    for k in range(3):
        y = 330 + k * 70
        parts.append(path(smooth([(1200 * i / 8, y + rng.uniform(-70, 60)) for i in range(9)]) + "V960H0Z", far[k]))
        parts.append(_dabs(rng, -40, y + 40, 1240, 120, (far[k], mixed(far[k], sky[1], 0.3)), 90, 70, 0.5))
    if subject == "city":
        parts += [
            _lit_house(rng, i * 78 - 20, mixed(rng.choice(far), rng.choice(near), rng.random() * 0.6))
            for i in range(16)
        ]
    if subject in ("city", "river"):
        parts += [
            rect(0, 620, 1200, 340, mixed(far[0], sky[0], 0.4)),
            _dabs(rng, -40, 620, 1240, 340, (far[0], sky[0], sky[2], accent), 300, 80),
        ]
        parts += [
            group(
                scenery.sail(rng.uniform(140, 230), far[1], sky[2]),
                place(rng.uniform(150, 1050), rng.uniform(700, 860)),
            )
            for _ in range(2)
        ]
        return "".join(parts)
    return "".join(parts) + _fields(rng, subject, far, near, accent)


def oil(sheet: Sheet, rng: Random, subject: str) -> None:
    """A painting in oils in a plain wooden frame."""
    sheet.ground(rng.choice(WASHES))
    inner = _oil_scene(rng, subject, *rng.choice(OILS))
    frame = rng.choice(("#6b4a2e", "#3a3028", "#b08d4f", "#e6dfd0"))
    sheet.add(
        sheet.cast(120, 96, 960, 768, 30),
        rect(120, 96, 960, 768, frame),
        rect(120, 96, 960, 768, sheet.fade([(0, "#ffffff", 0.3), (0.5, "#ffffff", 0), (1, "#000000", 0.3)])),
        rect(152, 128, 896, 704, mixed(frame, "#000000", 0.35)),
    )
    sheet.add(group(group(inner, clip_path=sheet.clip("M0,0H1200V960H0Z")), "translate(164 140) scale(.7267 .7083)"))


SCHEMES = (
    ("#f1ebdd", "#22262a", "#b3342a", "#d9a441", "#7f9cc6"),
    ("#e9e2d0", "#1f3350", "#c8663f", "#8fa79b", "#e2c48a"),
    ("#2a2f36", "#f1ebdd", "#c98b3a", "#6f8f8a", "#a8372c"),
    ("#efe9e0", "#3a4a40", "#d48a6a", "#c9b98a", "#5d7f8c"),
)


def _planes(rng: Random, s: tuple) -> str:
    parts = []
    for _ in range(rng.randint(7, 11)):
        x, y, w, h = rng.uniform(-60, 620), rng.uniform(-60, 780), rng.uniform(140, 460), rng.uniform(140, 520)
        parts.append(
            group(
                rect(-w / 2, -h / 2, w, h, rng.choice(s[1:]), opacity=rng.uniform(0.6, 0.95)),
                place(x + w / 2, y + h / 2, rng.choice((0, 0, 12, -18, 30))),
            )
        )
    return "".join(parts)


def _gestures(rng: Random, s: tuple) -> str:
    parts = []
    for _ in range(rng.randint(6, 9)):
        points = [(rng.uniform(40, 800), rng.uniform(40, 1000)) for _ in range(4)]
        parts.append(
            path(brush(points, rng.uniform(40, 130), rng, start=0.8, end=0.3), rng.choice(s[1:]), opacity=0.85)
        )
    drops = [(rng.uniform(20, 820), rng.uniform(20, 1020)) for _ in range(40)]
    return "".join(parts) + scenery.dots(drops, s[1], 11, opacity=0.7)


def _circles(rng: Random, s: tuple) -> str:
    parts = []
    for _ in range(rng.randint(6, 9)):
        x, y, r = rng.uniform(80, 760), rng.uniform(80, 960), rng.uniform(50, 230)
        tone = rng.choice(s[1:])
        parts.append(
            circle(x, y, r, tone, opacity=0.8)
            if rng.random() < 0.6
            else circle(x, y, r, stroke=tone, stroke_width=rng.uniform(6, 40))
        )
    return "".join(parts) + "".join(
        line(0, y, 840, y + rng.uniform(-200, 200), s[1], 4) for y in (rng.uniform(100, 900), rng.uniform(100, 900))
    )


def _grid(rng: Random, s: tuple) -> str:
    xs = [0, *sorted(rng.uniform(80, 760) for _ in range(4)), 840]
    ys = [0, *sorted(rng.uniform(80, 960) for _ in range(5)), 1040]
    return "".join(
        rect(a, c, b - a, d - c, rng.choice((*s[1:], s[0], s[0], s[0])), stroke=s[1], stroke_width=11)
        for a, b in zip(xs, xs[1:], strict=False)
        for c, d in zip(ys, ys[1:], strict=False)
    )


def _ink_abstract(rng: Random, s: tuple) -> str:
    parts = []
    for _ in range(7):
        x, y, r = rng.gauss(420, 170), rng.gauss(520, 230), rng.uniform(70, 230)
        parts += [
            path(blob(rng, x, y, r * k, r * k * rng.uniform(0.6, 1), 0.3, 14), s[1], opacity=0.16)
            for k in (1.25, 1, 0.7)
        ]
    sweep = brush(
        [
            (rng.uniform(40, 200), rng.uniform(200, 800)),
            (420, rng.uniform(200, 800)),
            (rng.uniform(640, 800), rng.uniform(200, 800)),
        ],
        110,
        rng,
        start=0.9,
        end=0.2,
    )
    return (
        "".join(parts)
        + path(sweep, s[1], opacity=0.85)
        + circle(rng.uniform(150, 690), rng.uniform(150, 890), 46, s[2])
    )


ABSTRACTS = {"planes": _planes, "strokes": _gestures, "circles": _circles, "grid": _grid, "ink": _ink_abstract}


def abstract(sheet: Sheet, rng: Random, style: str) -> None:
    sheet.ground(rng.choice(WASHES))
    scheme = rng.choice(SCHEMES[:2] if style == "ink" else SCHEMES)
    inner = rect(0, 0, 840, 1040, scheme[0]) + ABSTRACTS[style](rng, scheme)
    sheet.add(sheet.cast(110, 86, 780, 960, 30), rect(110, 86, 780, 960, rng.choice(("#f8f4ea", "#3a3028", "#c9ab84"))))
    sheet.add(group(group(inner, clip_path=sheet.clip("M0,0H840V1040H0Z")), "translate(130 106) scale(.881 .8846)"))


def _mass(sheet: Sheet, d: str, tone: str) -> str:
    light = sheet.fade([(0, "#ffffff", 0.4), (0.4, "#ffffff", 0), (1, "#14120e", 0.5)], down=False)
    return path(d, tone, fill_rule="evenodd") + path(d, light, fill_rule="evenodd")


def _forms(rng: Random, form: str) -> list[str]:
    j = rng.uniform
    if form == "arch":
        return [
            f"M270,980C230,560 {num(j(280, 360))},260 500,250S770,560 730,980H{num(j(600, 640))}C640,640 580,470 500,470S370,640 {num(j(370, 400))},980Z"
        ]
    if form == "ring":
        r = j(230, 280)
        hole = r * j(0.42, 0.62)
        hx = 500 + j(-40, 40)
        return [
            "M440,980L460,800H540L560,980Z",
            f"M{num(500 - r)},560a{num(r)},{num(r)} 0 1 0 {num(2 * r)},0a{num(r)},{num(r)} 0 1 0 {num(-2 * r)},0ZM{num(hx - hole)},540a{num(hole)},{num(hole)} 0 1 1 {num(2 * hole)},0a{num(hole)},{num(hole)} 0 1 1 {num(-2 * hole)},0Z",
        ]
    if form == "stack":
        parts, y = [], 980.0
        while y > 330:
            w, h = j(110, 230) * (0.6 + y / 2400), j(80, 150)
            x = 500 + j(-36, 36)
            parts.append(blob(rng, x, y - h / 2, w, h / 2 + 8, 0.12, 9))
            y -= h * 0.92
        return parts
    if form == "wing":
        left, right = (j(320, 460), 230), (j(660, 760), j(300, 420))
        return [
            smooth([(440, 980), (400, 700), (260, 420), left, (560, 420), right, (640, 640), (580, 980)], closed=True)
        ]
    return [
        f"M380,980C360,760 {num(j(360, 420))},640 430,540C400,500 {num(j(420, 450))},440 480,430A{num(j(70, 84))},90 0 1 1 540,430C590,450 {num(j(590, 640))},520 580,580C{num(j(600, 660))},700 630,860 640,980Z",
        f"M470,600C{num(j(360, 420))},700 470,800 590,{num(j(740, 790))}C540,700 520,660 470,600Z",
    ]


def sculpture(sheet: Sheet, rng: Random, form: str) -> None:
    sheet.ground(rng.choice(WASHES))
    tone = rng.choice(("#6f7a6a", "#8a7a5c", "#c9c2b2", "#9a5f42", "#4f555a", "#b39a74"))
    sheet.add(
        sheet.shadow(520, 1140, 360, 48, 0.5),
        rect(300, 980, 400, 150, "#e4ddcf"),
        rect(300, 980, 400, 150, sheet.fade([(0, "#ffffff", 0.5), (1, "#3a3024", 0.25)], down=False)),
        rect(300, 980, 400, 8, "#ffffff", opacity=0.6),
    )
    for i, d in enumerate(_forms(rng, form)):
        sheet.add(_mass(sheet, d, mixed(tone, "#ffffff", 0.06 * (i % 3))))
    specks = scenery.scatter(rng, 500, 640, 150, 260, 60)
    sheet.add(scenery.dots(specks, mixed(tone, "#ffffff", 0.4), 3, opacity=0.3))


KINDS = {
    "oil": Kind(
        "oil painting, framed",
        oil,
        (1200, 960),
        {"subject": ("landscape", "still_life", "river", "city", "harvest")},
        grain=1.0,
    ),
    "abstract": Kind("abstract painting, framed", abstract, (1000, 1200), {"style": tuple(ABSTRACTS)}, grain=1.0),
    "sculpture": Kind(
        "a sculpture on its plinth", sculpture, (1000, 1250), {"form": ("arch", "figure", "ring", "stack", "wing")}
    ),
}
