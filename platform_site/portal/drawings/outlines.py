"""Line drawings without a seed: placeholders for a record without a picture, and the portal's hills. Both take `currentColor`."""

from functools import lru_cache
from random import Random

from .pen import circle, ellipse, group, num, path, place, rect, ring, smooth, stroke

INK = "currentColor"


def _book() -> str:
    binding = "".join(f"M78,{y}h14" for y in (62, 96, 130, 164, 178)) + "M92,48V192"
    return (
        rect(78, 48, 96, 144, stroke=INK, stroke_width=3, rx=2)
        + stroke(binding, INK, 2)
        + rect(104, 62, 22, 78, stroke=INK, stroke_width=2)
        + stroke("M115,72v8M115,90v8M115,108v8", INK, 2)
        + stroke("M178,54v142h-94", INK, 2, opacity=0.5)
    )


def _vessel() -> str:
    left = [(110, 42), (106, 56), (110, 70), (82, 96), (76, 126), (92, 168), (96, 192)]
    d = smooth(left) + "L144,192" + smooth([(240 - x, y) for x, y in reversed(left)]).replace("M", "L", 1) + "Z"
    rings = stroke("M79,112Q120,122 161,112M84,146Q120,156 156,146M106,62Q120,66 134,62", INK, 2)
    spray = stroke("M92,134q14,-14 28,-4t28,-6", INK, 2) + circle(104, 128, 4, INK) + circle(136, 129, 4, INK)
    return (
        stroke(d, INK, 3)
        + rings
        + spray
        + ellipse(120, 42, 10, 2.5, stroke=INK, stroke_width=2)
        + stroke("M76,204h88", INK, 2, opacity=0.4)
    )


def _scroll() -> str:
    hills = stroke("M84,150q14,-44 24,-46t16,22q8,-16 14,-14t18,40M84,162q36,-10 72,0", INK, 2)
    frame = rect(76, 50, 88, 138, stroke=INK, stroke_width=2.5) + rect(84, 70, 72, 98, stroke=INK, stroke_width=1.5)
    return (
        stroke("M96,50L120,32L144,50", INK, 1.5)
        + frame
        + hills
        + circle(142, 86, 6, stroke=INK, stroke_width=2)
        + stroke("M70,50h100M64,190h112M64,185v10M176,185v10", INK, 4)
    )


def _papercut() -> str:
    petal = "M0,-34C12,-46 12,-66 0,-78C-12,-66 -12,-46 0,-34ZM0,-46C4,-52 4,-60 0,-66C-4,-60 -4,-52 0,-46Z"
    wreath = "".join(group(stroke(petal, INK, 2.2), f"rotate({a:.0f})") for _, _, a in ring(8, 1))
    heart = "".join(
        group(stroke("M0,-10C8,-16 8,-24 0,-30C-8,-24 -8,-16 0,-10Z", INK, 2), f"rotate({a + 22:.0f})")
        for _, _, a in ring(8, 1)
    )
    return group(
        wreath + heart + circle(0, 0, 6, INK) + circle(0, 0, 82, stroke=INK, stroke_width=2.5), place(120, 120)
    )


def _lantern() -> str:
    ribs = "".join(f"M120,66C{120 + k},84 {120 + k},148 120,166" for k in (-68, -36, 36, 68))
    return stroke(
        "M120,34V56M102,58h36v8h-36zM102,166h36v8h-36zM120,66V166M120,174v14M112,188v18M120,188v22M128,188v18" + ribs,
        INK,
        2.5,
    )


def _calendar() -> str:
    marks = "".join(
        rect(84 + c * 20, 106 + r * 22, 12, 10, INK if (c, r) == (2, 1) else "none", stroke=INK, stroke_width=1.8, rx=1)
        for c in range(4)
        for r in range(3)
    )
    return (
        rect(72, 60, 96, 120, stroke=INK, stroke_width=3, rx=3) + stroke("M72,92h96M96,50v20M144,50v20", INK, 3) + marks
    )


def _hill() -> str:
    return (
        rect(62, 66, 116, 108, stroke=INK, stroke_width=2.5)
        + stroke("M62,152q22,-50 38,-46t22,28q14,-24 24,-18t32,36", INK, 2.2)
        + circle(148, 92, 8, stroke=INK, stroke_width=2.2)
    )


OUTLINES = {
    "book": _book,
    "vessel": _vessel,
    "scroll": _scroll,
    "papercut": _papercut,
    "lantern": _lantern,
    "calendar": _calendar,
}


@lru_cache(maxsize=32)
def outline(kind: str) -> str:
    """An inline SVG in `currentColor` for a record without a picture; an unknown kind gives a framed hill."""
    drawn = OUTLINES.get(kind, _hill)()
    return f'<svg class="outline" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" aria-hidden="true" focusable="false">{drawn}</svg>'


def _range(rng: Random, foot: float, tall: float, peaks: int, width: float) -> list[tuple[float, float]]:
    tops = [(rng.uniform(0, width), rng.uniform(0.45, 1), rng.uniform(0.05, 0.12) * width) for _ in range(peaks)]
    points = []
    for i in range(81):
        x = width * i / 80
        high = max(t * max(0, 1 - (abs(x - at) / reach) ** 1.35) for at, t, reach in tops)
        points.append((x, foot - tall * max(0.06, high) + rng.uniform(-2.2, 2.2)))
    return points


@lru_cache(maxsize=4)
def hills(seed: int = 8) -> str:
    """The portal's wide scene, 1600 × 360: five ridges fading into mist, a shore, boats. It takes the text's colour."""
    rng = Random(seed)
    width, defs, parts = 1600, [], []
    for n in range(5):
        depth = n / 4
        foot, tall = 300 + 46 * depth, 190 - 96 * depth
        line = _range(rng, foot, tall, 7 + n, width)
        high, low = 0.1 + 0.3 * depth, 0.03 + 0.12 * depth
        defs.append(f'<linearGradient id="hills-{n}" x1="0" x2="0" y1="0" y2="1"><stop offset="0" stop-color="currentColor" stop-opacity="{high:.2f}"/>'
                    f'<stop offset=".6" stop-color="currentColor" stop-opacity="{low:.2f}"/><stop offset="1" stop-color="currentColor" stop-opacity="0"/></linearGradient>')  # fmt: skip
        parts.append(path(f"{smooth(line, tension=8)}L{width},{num(foot)}L0,{num(foot)}Z", f"url(#hills-{n})"))
    ripples = "".join(
        f"M{num(rng.uniform(60, 1500))},{num(rng.uniform(318, 352))}h{num(rng.uniform(30, 110))}" for _ in range(26)
    )
    parts.append(stroke(ripples, INK, 1.2, opacity=0.18))
    hull = "M-40,-4Q0,12 44,-6Q30,14 0,14T-40,-4ZM-12,0Q-10,-17 6,-17T22,0Z"
    for x, y, s in ((1090, 326, 1), (1210, 338, 0.7), (360, 332, 0.8)):
        parts.append(
            group(
                path(hull, INK, opacity=0.6)
                + stroke("M-20,-34L-36,14", INK, 1.4, opacity=0.6)
                + path("M-28,-2q-2,-22 6,-25q9,4 8,25z", INK, opacity=0.6)
                + circle(-22, -30, 4, INK, opacity=0.6),
                place(x, y, 0, s),
            )
        )
    birds = "".join(
        f"M{x - 9},{y - 4}q5,-3 9,4q5,-8 9,-5" for x, y in ((560, 86), (590, 74), (616, 82), (648, 66), (676, 78))
    )
    parts.append(stroke(birds, INK, 1.6, opacity=0.45))
    return (
        '<svg class="hills" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 360" preserveAspectRatio="xMidYMax slice" '
        f'aria-hidden="true" focusable="false"><defs>{"".join(defs)}</defs>{"".join(parts)}</svg>'
    )
