"""Porcelain and stoneware: a shape, a glaze and a motif; and the earthenware before them."""

import math
from random import Random

from . import motifs, scenery, vessels
from .kinds import Kind
from .motifs import Paint
from .palette import COBALT, COBALT_PALE, WASHES, WASHES_COOL, WASHES_WARM
from .pen import Sheet, blob, brush, circle, ellipse, group, mixed, num, path, place, rect, ring, smooth, stroke
from .vessels import CENTRE, FLOOR, Vessel

SHAPES = (
    "meiping",
    "garlic",
    "gourd",
    "yuhuchun",
    "vase",
    "jar",
    "bowl",
    "dish",
    "plate",
    "ewer",
    "teapot",
    "brush_pot",
    "cup",
    "censer",
)
GLAZES = ("blue_white", "polychrome", "qingbai", "celadon", "black", "red", "brown", "white")
BODIES = {"blue_white": "#f4f6f5", "polychrome": "#f8f7f1", "qingbai": "#dce9e6", "celadon": "#9fb8a0", "black": "#26211f",
          "red": "#9c2b22", "brown": "#a9855a", "white": "#f3efe4"}  # fmt: skip
PAINTS = {
    "blue_white": Paint(COBALT, COBALT_PALE, "#3f69a6", "#6f92c4", "#33599a", COBALT, BODIES["blue_white"]),
    "polychrome": Paint("#5b4432", "#c9b48a", "#cf7f86", "#7d93bd", "#5d8a63", "#6b5a3c", BODIES["polychrome"]),
    "qingbai": Paint("#9fbdb8", "#c3d8d4", "#cfe0dc", "#bcd4cf", "#adc9c3", "#a3c0ba", BODIES["qingbai"]),
    "celadon": Paint("#7d9a82", "#8fab92", "#aec4ac", "#93ae95", "#86a38a", "#7d9a82", BODIES["celadon"]),
    "black": Paint("#8a5a33", "#6d452b", "#b07a45", "#8a5a33", "#7a5030", "#7a5030", BODIES["black"]),
    "red": Paint("#d9a54c", "#c17a3a", "#e0b766", "#d9a54c", "#cf9a48", "#cf9a48", BODIES["red"]),
    "brown": Paint("#5b3a20", "#7d5a36", "#4f7353", "#6b4526", "#5d7a50", "#5b3a20", BODIES["brown"]),
    "white": Paint("#d8d0bd", "#e4dcca", "#e9e2d2", "#ddd5c3", "#d8d0bd", "#d3cbb7", BODIES["white"]),
}
PLAIN = {"qingbai": 0.5, "celadon": 0.6, "black": 0.85, "red": 0.6, "white": 0.6, "brown": 0.3}


def _range(vessel: Vessel) -> tuple[float, float]:
    """Where the main picture goes: the swelling part of the body."""
    shares = {"meiping": (0.2, 0.74), "garlic": (0.5, 0.92), "gourd": (0.5, 0.88), "yuhuchun": (0.42, 0.88), "vase": (0.3, 0.78), "jar": (0.2, 0.8),
              "ewer": (0.42, 0.86), "teapot": (0.14, 0.84), "censer": (0.2, 0.72), "bowl": (0.14, 0.72), "cup": (0.14, 0.72), "dish": (0.1, 0.7)}  # fmt: skip
    a, b = shares.get(vessel.shape, (0.12, 0.86))
    return vessel.top + a * vessel.height, vessel.top + b * vessel.height


def _borders(rng: Random, vessel: Vessel, paint: Paint, upper: float, lower: float) -> str:
    """The small ornament above and below the picture."""
    parts = []
    low = vessel.shape in ("bowl", "cup", "dish", "teapot", "censer")
    tall = vessel.height * (0.035 if not low else 0.05)
    parts.append(motifs.rings(vessel, paint, vessel.top + vessel.height * 0.02, vessel.top + vessel.height * 0.035))
    if low:
        parts.append(motifs.rings(vessel, paint, lower + 6, FLOOR - vessel.height * 0.06))
        if rng.random() < 0.7 and vessel.shape != "dish":
            parts.append(rng.choice(motifs.BORDERS)(vessel, paint, vessel.top + vessel.height * 0.05, tall, 21))
        return "".join(parts)
    neck = vessel.top + vessel.height * 0.06
    if upper - neck > vessel.height * 0.16:
        parts.append(motifs.petals(vessel, paint, upper - tall * 2.2, (upper - neck) * 0.55, 7, up=True))
    parts.append(rng.choice(motifs.BORDERS)(vessel, paint, upper - tall * 1.6, tall, rng.choice((15, 19, 23))))
    choice = rng.random()
    if choice < 0.55:
        parts.append(motifs.petals(vessel, paint, FLOOR - vessel.height * 0.03, (FLOOR - lower) * 0.8, 9, up=True))
    else:
        parts.append(rng.choice(motifs.BORDERS)(vessel, paint, lower + tall, tall, 19))
    parts.append(motifs.rings(vessel, paint, FLOOR - vessel.height * 0.025))
    return "".join(parts)


def crackle(rng: Random, vessel: Vessel, colour: str) -> str:
    """The net of fine cracks in a celadon glaze."""
    d = ""
    for _ in range(70):
        y = rng.uniform(vessel.top, FLOOR)
        half = vessel.half(y)
        x = CENTRE + rng.uniform(-1, 1) * half
        for _ in range(rng.randint(2, 4)):
            nx, ny = x + rng.uniform(-52, 52), y + rng.uniform(-44, 44)
            d += f"M{num(x)},{num(y)}L{num(nx)},{num(ny)}"
            x, y = nx, ny
    return stroke(d, colour, 1, opacity=0.35)


def _glaze(sheet: Sheet, rng: Random, vessel: Vessel, glaze: str) -> str:
    """What the glaze does by itself: runs, pools, cracks, splashes."""
    w, top, tall = vessel.widest, vessel.top, vessel.height
    if glaze == "celadon":
        return crackle(rng, vessel, "#4b6350") if rng.random() < 0.75 else ""
    if glaze == "black" and rng.random() < 0.6:
        streaks = ""
        for _ in range(130):
            x, y = CENTRE + rng.uniform(-1, 1) * w, top + rng.uniform(0, 0.35) * tall
            streaks += f"M{num(x)},{num(y)}q{num(rng.uniform(-4, 4))},{num(tall * 0.1)} {num((x - CENTRE) * 0.06)},{num(tall * rng.uniform(0.12, 0.4))}"
        return stroke(streaks, "#9a6a3c", 2, opacity=0.5)
    if glaze in ("black", "brown"):
        tone = "#8c5a30" if glaze == "black" else "#5f7f58"
        splashes = "".join(
            blob(
                rng,
                CENTRE + rng.uniform(-0.7, 0.7) * w,
                top + rng.uniform(0.15, 0.7) * tall,
                rng.uniform(24, 60),
                rng.uniform(24, 70),
                0.3,
            )
            for _ in range(6)
        )
        return path(splashes, tone, opacity=0.55)
    if glaze == "red":
        rim = sheet.fade([(0, "#e9c9b5", 0.9), (0.05, "#c2503f", 0.4), (0.14, "#c2503f", 0)], span=(top, FLOOR))
        return rect(CENTRE - w, top - 40, 2 * w, tall + 80, rim)
    if glaze == "qingbai":
        pool = sheet.fade([(0, "#eef5f3", 0.7), (0.5, "#dce9e6", 0), (1, "#9ec3bf", 0.65)], span=(top, FLOOR))
        return rect(CENTRE - w, top - 40, 2 * w, tall + 80, pool)
    return ""


def _body_tone(rng: Random, glaze: str) -> str:
    if glaze == "celadon":
        return rng.choice(("#9fb8a0", "#a9bda6", "#8fae9c", "#b3c0a3", "#9bb5b0"))
    if glaze == "red":
        return rng.choice(("#9c2b22", "#8e2a2a", "#a63a2a"))
    return BODIES[glaze]


def _ewer(vessel: Vessel, body: str, edge: str, line: str) -> tuple[str, str]:
    w, top, tall = vessel.widest, vessel.top, vessel.height
    y = top + tall * 0.6
    spout = smooth(
        [(CENTRE + w * 0.7, y + 30), (CENTRE + w * 1.15, y - tall * 0.14), (CENTRE + w * 1.3, top + tall * 0.12)]
    )
    handle = smooth(
        [
            (CENTRE - w * 0.18, top + tall * 0.16),
            (CENTRE - w * 0.95, top + tall * 0.2),
            (CENTRE - w * 1.12, top + tall * 0.44),
            (CENTRE - w * 0.8, y),
        ]
    )
    return _tube(spout, body, edge, 34) + _tube(handle, body, edge, 24), ""


def _teapot(vessel: Vessel, body: str, edge: str, line: str) -> tuple[str, str]:
    w, top, tall = vessel.widest, vessel.top, vessel.height
    spout = smooth(
        [
            (CENTRE + w * 0.8, top + tall * 0.62),
            (CENTRE + w * 1.14, top + tall * 0.42),
            (CENTRE + w * 1.26, top + tall * 0.06),
        ]
    )
    handle = f"M{num(CENTRE - w * 0.82)},{num(top + tall * 0.24)}C{num(CENTRE - w * 1.5)},{num(top)} {num(CENTRE - w * 1.5)},{num(top + tall * 0.85)} {num(CENTRE - w * 0.88)},{num(top + tall * 0.7)}"
    lid = vessel.rows[0][1] * 1.15
    cover = path(
        f"M{num(CENTRE - lid)},{num(top + 6)}Q{num(CENTRE)},{num(top - 90)} {num(CENTRE + lid)},{num(top + 6)}Q{num(CENTRE)},{num(top + 34)} {num(CENTRE - lid)},{num(top + 6)}Z",
        body,
        stroke=edge,
        stroke_width=2,
    )
    knob = ellipse(CENTRE, top - 56, 22, 18, body, stroke=edge, stroke_width=2)
    ring_ = (
        stroke(
            f"M{num(CENTRE - lid * 0.8)},{num(top)}Q{num(CENTRE)},{num(top + 22)} {num(CENTRE + lid * 0.8)},{num(top)}",
            line,
            3,
        )
        if line
        else ""
    )
    return _tube(spout, body, edge, 44) + _tube(handle, body, edge, 26), knob + cover + ring_


def _censer(vessel: Vessel, body: str, edge: str, line: str) -> tuple[str, str]:
    w, top, tall = vessel.widest, vessel.top, vessel.height
    ears = "".join(
        _tube(
            f"M{num(CENTRE + s * w * 0.66)},{num(top + 16)}c{num(s * 10)},-110 {num(s * 92)},-90 {num(s * 66)},40l{num(s * -20)},60",
            body,
            edge,
            26,
        )
        for s in (-1, 1)
    )
    legs = "".join(path(f"M{num(x - 42)},{num(FLOOR - tall * 0.3)}C{num(x - 48)},{num(FLOOR - 70)} {num(x - 22)},{num(FLOOR - 40)} {num(x - 20)},{num(FLOOR)}H{num(x + 20)}C{num(x + 22)},{num(FLOOR - 40)} {num(x + 48)},{num(FLOOR - 70)} {num(x + 42)},{num(FLOOR - tall * 0.3)}Z", mixed(body, "#1d1a14", t), stroke=edge, stroke_width=2)
                   for x, t in ((CENTRE, 0.22), (CENTRE - w * 0.56, 0.08), (CENTRE + w * 0.56, 0.18)))  # fmt: skip
    return legs + ears, ""


FITTINGS = {"ewer": _ewer, "teapot": _teapot, "censer": _censer}


def _fittings(vessel: Vessel, body: str, line: str) -> tuple[str, str]:
    """Handles, spouts, legs and lids: what lies behind the body, what before it. `line` rings a decorated lid."""
    fit = FITTINGS.get(vessel.shape)
    return fit(vessel, body, mixed(body, "#1d1a14", 0.25), line) if fit else ("", "")


def _tube(d: str, body: str, edge: str, width: float) -> str:
    return (
        stroke(d, edge, width + 4)
        + stroke(d, body, width)
        + group(stroke(d, "#ffffff", width * 0.25, opacity=0.45), "translate(-3 -4)")
    )


PLATE_LIGHT = [
    (0, "#ffffff", 0.25),
    (0.66, "#ffffff", 0),
    (0.72, "#1d1a14", 0.13),
    (0.8, "#ffffff", 0.12),
    (1, "#1d1a14", 0.12),
]


def _plate_rim(rng: Random, paint: Paint, cx: float, cy: float, r: float) -> str:
    """Rings and a wreath of flowers and leaves on the broad rim."""
    parts = [
        stroke(f"M{cx - q},{cy}a{q},{q} 0 1 0 {2 * q},0a{q},{q} 0 1 0 {-2 * q},0", paint.line, 3)
        for q in (r - 10, r - 20, r * 0.7, r * 0.67)
    ]
    count = rng.choice((8, 10, 12))
    size = r * 0.11
    for i, (x, y, angle) in enumerate(ring(count, r * 0.83, cx, cy)):
        made = motifs._scroll_flower(size, paint.flower if i % 2 else paint.flower_2, paint)
        parts.append(group(made, place(x, y, angle + 90)))
        nx, ny, _ = ring(count, r * 0.83, cx, cy, 180 / count)[i]
        parts.append(
            group(
                path(motifs.leaf(size * 1.1, size * 0.34, size * 0.2), paint.leaf)
                + path(motifs.leaf(-size * 1.1, size * 0.34, -size * 0.2), paint.leaf),
                place(nx, ny, angle + 90 + 180 / count),
            )
        )
    return "".join(parts)


def _plate(sheet: Sheet, rng: Random, glaze: str, motif: str) -> None:
    """A dish seen from above."""
    body, paint = _body_tone(rng, glaze), PAINTS[glaze]
    cx, cy, r = 500.0, 555.0, 405.0
    sheet.add(sheet.shadow(cx + 14, cy + 34, r * 1.16, r * 1.14, 0.4))
    sheet.add(circle(cx, cy, r, body), circle(cx, cy, r, sheet.glow(PLATE_LIGHT)))
    flat = Vessel("plate", cy - r * 0.66, [(cy - r * 0.66, r * 0.62), (cy + r * 0.66, r * 0.62)], 0)
    inner = motifs.PAINTERS[motif](sheet, rng, flat, paint, cy - r * 0.55, cy + r * 0.55)
    well = sheet.clip(
        f"M{cx - r * 0.65},{cy}a{r * 0.65},{r * 0.65} 0 1 0 {r * 1.3},0a{r * 0.65},{r * 0.65} 0 1 0 {-r * 1.3},0Z"
    )
    plain = rng.random() < PLAIN.get(glaze, 0)
    if not plain:
        sheet.add(group(_plate_rim(rng, paint, cx, cy, r), opacity=0.95), group(inner, clip_path=well))
    sheet.add(
        ellipse(
            cx - r * 0.3,
            cy - r * 0.42,
            r * 0.34,
            r * 0.16,
            sheet.glow([(0, "#ffffff", 0.6), (1, "#ffffff", 0)]),
            transform=f"rotate(-28 {cx - r * 0.3:.0f} {cy - r * 0.42:.0f})",
        )
    )


def ceramic(sheet: Sheet, rng: Random, shape: str, glaze: str, motif: str) -> None:
    sheet.ground(
        rng.choice(WASHES_WARM if glaze in ("black", "red", "brown") else WASHES if rng.random() < 0.6 else WASHES_COOL)
    )
    if shape == "plate":
        _plate(sheet, rng, glaze, motif)
        return
    vessel, paint, body = vessels.turned(shape, rng), PAINTS[glaze], _body_tone(rng, glaze)
    paint = Paint(*(getattr(paint, n) for n in ("line", "wash", "flower", "flower_2", "leaf", "stem")), body)
    plain = motif == "none" or rng.random() < PLAIN.get(glaze, 0)
    upper, lower = _range(vessel)
    clip = sheet.clip(vessel.outline())
    behind, before = _fittings(vessel, body, "" if plain else paint.line)
    foot = vessel.half(FLOOR) if shape != "censer" else vessel.widest * 0.7
    sheet.add(
        sheet.shadow(CENTRE + 20, FLOOR + foot * 0.1, max(foot * 1.9, vessel.widest * 1.05), max(30, foot * 0.34), 0.5)
    )
    sheet.add(behind, path(vessel.outline(), body))
    surface = _glaze(sheet, rng, vessel, glaze)
    if not plain:
        surface += motifs.PAINTERS[motif](sheet, rng, vessel, paint, upper, lower) + _borders(
            rng, vessel, paint, upper, lower
        )
    elif glaze in ("blue_white", "polychrome"):
        surface += _borders(rng, vessel, paint, upper, lower)
    sheet.add(group(surface, clip_path=clip), vessels.shade(sheet, vessel, clip, 0.8 if glaze != "black" else 0.6))
    sheet.add(
        vessels.mouth(sheet, vessel, body) if shape not in ("teapot",) else "",
        before,
        vessels.gleam(sheet, vessel, 0.75 if glaze in ("black", "red", "brown") else 0.5),
    )
    _centre(sheet, vessel)


def _centre(sheet: Sheet, vessel: Vessel) -> None:
    """Lift a low vessel, with its shadow, to the middle of the sheet."""
    lift = FLOOR - vessel.height / 2 - 600
    if lift > 0:
        sheet.body[2:] = [group(sheet.body[2:], f"translate(0 {-lift:.0f})")]


def _painted(rng: Random, vessel: Vessel) -> str:
    """Whirls and zigzags of painted earthenware."""
    dark = rng.choice(("#3a2a20", "#51281f"))
    parts = [stroke(vessel.level(vessel.top + vessel.height * f), dark, rng.choice((5, 9))) for f in (0.1, 0.16, 0.62)]
    y = vessel.top + vessel.height * 0.38
    kind = rng.choice(("whirl", "zigzag", "net"))
    for x, py, cos in motifs.round_places(vessel, y, 5):
        size = vessel.height * 0.15
        if kind == "whirl":
            points = [(math.cos(t * 0.62) * size * t / 9, math.sin(t * 0.62) * size * t / 9) for t in range(20)]
            made = stroke(smooth(points), dark, size * 0.13)
        elif kind == "zigzag":
            made = stroke(
                f"M{-size},{size * 0.6}L{-size / 2},{-size * 0.6}L0,{size * 0.6}L{size / 2},{-size * 0.6}L{size},{size * 0.6}",
                dark,
                size * 0.16,
            )
        else:
            made = stroke(
                "".join(
                    f"M{-size},{num(k)}L{size},{num(k - size)}M{-size},{num(k - size)}L{size},{num(k)}"
                    for k in (-size * 0.2, size * 0.3, size * 0.8)
                ),
                dark,
                size * 0.07,
            )
        parts.append(group(made, place(x, py, 0, max(0.25, cos), 1)))
    return "".join(parts)


def pottery(sheet: Sheet, rng: Random, shape: str) -> None:
    sheet.ground(rng.choice(WASHES))
    profile = {"jar": "jar", "bowl": "bowl", "tripod": "censer", "basin": "basin"}[shape]
    vessel = vessels.turned(profile, rng)
    clay = rng.choice(("#b9835a", "#c49a6c", "#8d8478", "#a8683f", "#6f6a63"))
    clip = sheet.clip(vessel.outline())
    behind, _ = _fittings(vessel, clay, "")
    sheet.add(sheet.shadow(CENTRE + 20, FLOOR + 10, vessel.widest * 1.1, 44, 0.5), behind, path(vessel.outline(), clay))
    if rng.random() < 0.55:
        surface = _painted(rng, vessel)
    else:
        d = "".join(
            f"M{num(CENTRE - vessel.widest + i * 15)},{num(vessel.top + vessel.height * 0.2)}l{rng.uniform(-30, 30):.0f},{num(vessel.height * 0.7)}"
            for i in range(int(vessel.widest / 7.5))
        )
        surface = stroke(d, mixed(clay, "#20150c", 0.45), 3, opacity=0.55) + stroke(
            "".join(vessel.level(vessel.top + vessel.height * f) for f in (0.34, 0.52, 0.7)), clay, 9, opacity=0.8
        )
    wear = [(CENTRE + rng.uniform(-1, 1) * vessel.widest, rng.uniform(vessel.top, FLOOR)) for _ in range(240)]
    surface += scenery.dots(wear, mixed(clay, "#20150c", 0.5), 3.4, opacity=0.4) + scenery.dots(
        wear[::3], "#f1e4cf", 4, opacity=0.3
    )
    crack = path(
        brush([(CENTRE + 60, vessel.top), (CENTRE + 85, vessel.top + 120), (CENTRE + 50, vessel.top + 190)], 5, rng),
        "#2b1d12",
        opacity=0.6,
    )
    sheet.add(
        group(surface + crack, clip_path=clip),
        vessels.shade(sheet, vessel, clip, 1.1),
        vessels.mouth(sheet, vessel, clay, mixed(clay, "#20150c", 0.4)),
    )
    _centre(sheet, vessel)


KINDS = {
    "ceramic": Kind(
        "glazed ceramic: shape, glaze and motif",
        ceramic,
        (1000, 1120),
        {"shape": SHAPES, "glaze": GLAZES, "motif": motifs.MOTIFS},
    ),
    "pottery": Kind(
        "earthenware, painted or cord-marked", pottery, (1000, 1120), {"shape": ("jar", "bowl", "tripod", "basin")}
    ),
}
