"""Woodblock prints in two or three colours."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from . import lettering, scenery
from .kinds import Kind
from .palette import WASHES
from .pen import Sheet, circle, ellipse, group, mixed, num, path, place, rect, smooth, stroke

PRINTS = (("#f1ead9", "#22262a", "#8fa79b", "#c8663f"), ("#efe6cf", "#1f3350", "#9fb4c4", "#d9a441"), ("#f3ece0", "#2d2320", "#c9a27e", "#a8372c"),
          ("#eceadf", "#23382f", "#a3b590", "#d48a3a"), ("#f4efe4", "#1c1d1f", "#d5cdbb", "#b9b09c"))  # fmt: skip


def _gouges(
    rng: Random, x: float, y: float, w: float, h: float, count: int, colour: str, wave: float = 0, thick: float = 4
) -> str:
    """Knife marks: short level cuts, as light in a printed dark."""
    d = ""
    for _ in range(count):
        px, py = x + rng.random() * w, y + rng.random() * h
        length = rng.uniform(18, 90)
        d += f"M{num(px)},{num(py)}q{num(length / 2)},{num(wave)} {num(length)},0"
    return stroke(d, colour, thick, opacity=0.85)


def _print_hills(rng: Random, y: float, tall: float, ink: str, tint: str, paper: str) -> str:
    parts = []
    for k in range(3):
        base = y - tall * (1 - k * 0.34)
        points = [(1200 * i / 9, base + rng.uniform(-0.4, 0.4) * tall * 0.7) for i in range(10)]
        parts.append(path(f"{smooth(points)}V{num(y + 20)}H0Z", (tint, mixed(tint, ink, 0.45), ink)[k]))
        cuts = ""
        for px, py in points * 3:
            px, py = px + rng.uniform(-60, 60), py + rng.uniform(26, 90)
            cuts += f"M{num(px)},{num(py)}l{num(rng.uniform(12, 34))},{num(rng.uniform(20, 56))}"
        parts.append(stroke(cuts, paper if k == 2 else mixed(tint, paper, 0.6), 4, opacity=0.8))
    return "".join(parts)


@dataclass(frozen=True)
class _Block:
    """What the subjects of a woodcut share: its colours and the parts already cut."""

    paper: str
    ink: str
    tint: str
    accent: str
    sky: str
    hills: str
    water: str


def _block(rng: Random, paper: str, ink: str, tint: str, accent: str) -> _Block:
    sky = _gouges(rng, 0, 20, 1200, 330, 60, tint, rng.uniform(-8, 8)) + circle(
        rng.uniform(200, 1000), rng.uniform(120, 230), 62, accent
    )
    hills = _print_hills(rng, 560, 280, ink, tint, paper)
    water = (
        rect(0, 545, 1200, 415, mixed(tint, paper, 0.35))
        + _gouges(rng, -20, 570, 1200, 380, 120, ink, 9, 5)
        + _gouges(rng, -20, 570, 1200, 380, 70, paper, 9, 5)
    )
    return _Block(paper, ink, tint, accent, sky, hills, water)


def _mountain(rng: Random, block: _Block) -> str:
    peaks = _print_hills(rng, 900, 620, block.ink, block.tint, block.paper)
    pines = "".join(
        group(scenery.pine(rng, rng.uniform(260, 380), block.ink, block.ink), place(x, 930)) for x in (160, 330, 1010)
    )
    return block.sky + peaks + pines


def _terrace_edge(rng: Random, y: float) -> str:
    return smooth(
        [
            (0, y),
            (300, y - rng.uniform(10, 60)),
            (640, y + rng.uniform(-10, 50)),
            (960, y - rng.uniform(10, 50)),
            (1200, y),
        ]
    )


def _terrace(rng: Random, block: _Block) -> str:
    fills = (block.tint, block.paper, mixed(block.tint, block.accent, 0.35))
    steps = "".join(
        path(f"{_terrace_edge(rng, y)}V960H0Z", fills[i % 3], stroke=block.ink, stroke_width=7)
        for i, y in enumerate(range(520, 960, 62))
    )
    people = "".join(
        group(scenery.figure(rng.uniform(70, 110), block.ink), place(rng.uniform(150, 1050), rng.uniform(640, 920)))
        for _ in range(5)
    )
    house = group(scenery.house(150, block.ink, block.paper), place(rng.uniform(200, 1000), 560))
    return block.sky + block.hills + steps + people + house


def _stacks(rng: Random, block: _Block) -> str:
    """Two smoking chimneys."""
    return "".join(
        path(f"M{x - 26},640L{x - 17},{640 - t}h34L{x + 26},640Z", block.ink)
        + "".join(
            stroke(
                f"M{x},{640 - t - 16}c{40 + 30 * k},{-30 - 20 * k} {90 + 40 * k},{10 - 40 * k} {170 + 50 * k},{-70 - 30 * k}",
                block.accent if k == 1 else block.tint,
                15 - 3 * k,
            )
            for k in range(3)
        )
        for x, t in ((rng.uniform(200, 400), 330), (rng.uniform(600, 800), 400))
    )


def _kiln(rng: Random, block: _Block) -> str:
    stacks = _stacks(rng, block)
    chambers = "".join(
        path(
            f"M{180 + i * 150},{760 - i * 46}a90,96 0 0 1 180,0Z",
            mixed(block.ink, block.tint, 0.2 * (i % 2)),
            stroke=block.paper,
            stroke_width=6,
        )
        + ellipse(270 + i * 150, 748 - i * 46, 22, 30, block.accent)
        for i in range(6)
    )
    yard = rect(0, 756, 1200, 204, mixed(block.tint, block.ink, 0.3)) + _gouges(rng, 0, 780, 1200, 160, 60, block.paper)
    potters = "".join(group(scenery.figure(130, block.ink), place(x, 900)) for x in (240, 420, 860))
    return block.sky + block.hills + stacks + chambers + yard + potters


def _factory(rng: Random, block: _Block) -> str:
    stacks = _stacks(rng, block)
    sheds = path("".join(f"M{60 + i * 180},640V480l120,-90v90h60v160Z" for i in range(6)), block.ink) + "".join(
        rect(92 + i * 90, 530, 44, 56, block.accent if i % 4 == 1 else block.paper) for i in range(12)
    )
    rails = (
        rect(0, 640, 1200, 320, block.tint)
        + stroke("M0,760L1200,720M0,830L1200,800", block.ink, 12)
        + stroke("".join(f"M{i * 50},{750 - i * 1.6:.0f}l-16,92" for i in range(25)), block.ink, 11)
    )
    return block.sky + block.hills + stacks + sheds + rails + _gouges(rng, 0, 850, 1200, 100, 40, block.paper)


def _boats(rng: Random, block: _Block) -> str:
    return "".join(
        group(
            scenery.sail(rng.uniform(170, 260), block.ink, block.accent if i == 0 else block.paper),
            place(rng.uniform(160, 1040), rng.uniform(660, 860)),
        )
        for i in range(2)
    )


def _bridge(rng: Random, block: _Block) -> str:
    arches = group(scenery.arch_bridge(1150, block.ink, block.tint, 3), place(600, 690))
    walkers = "".join(
        group(scenery.figure(70, block.ink), place(x, 690 - 100 + abs(x - 600) * 0.14)) for x in (380, 470, 640, 790)
    )
    return block.sky + block.hills + block.water + arches + walkers + _boats(rng, block)


def _trees(rng: Random, block: _Block) -> str:
    leaves = (block.ink, block.tint, block.accent)
    return "".join(
        group(scenery.tree(rng, rng.uniform(190, 300), leaves, block.ink), place(rng.uniform(60, 1140), 640))
        for _ in range(3)
    )


def _village(rng: Random, block: _Block) -> str:
    boats = _boats(rng, block)
    houses = "".join(
        group(
            scenery.house(rng.uniform(130, 200), block.ink, block.paper),
            place(70 + i * 150, 600 + rng.uniform(-12, 60)),
        )
        for i in range(8)
    )
    return block.sky + block.hills + block.water + _trees(rng, block) + houses + boats


def _river(rng: Random, block: _Block) -> str:
    boats = _boats(rng, block)
    houses = "".join(group(scenery.house(130, block.ink, block.paper), place(x, 580)) for x in (180, 310, 960))
    return block.sky + block.hills + block.water + _trees(rng, block) + houses + boats


SUBJECTS: dict[str, Callable[[Random, _Block], str]] = {
    "river": _river,
    "bridge": _bridge,
    "village": _village,
    "factory": _factory,
    "mountain": _mountain,
    "terrace": _terrace,
    "kiln": _kiln,
}


def _matted(sheet: Sheet, rng: Random, inner: str, w: float, h: float, signature: bool = True) -> None:
    """A work on paper: sheet, margin, pencil line below."""
    sheet.ground(rng.choice(WASHES))
    scale = min(900 / w, 680 / h)
    x, y = (sheet.width - w * scale) / 2, (sheet.height - h * scale) / 2 - 16
    sheet.add(
        sheet.cast(x - 70, y - 60, w * scale + 140, h * scale + 150, 24),
        rect(x - 70, y - 60, w * scale + 140, h * scale + 150, "#f8f4ea"),
    )
    sheet.add(
        group(group(inner, clip_path=sheet.clip(f"M0,0H{w}V{h}H0Z")), f"translate({x:.1f} {y:.1f}) scale({scale:.3f})")
    )
    if signature:
        below = y + h * scale + 42
        sheet.add(
            lettering.characters(f"{rng.randint(3, 40)}/50", x + 40, below, 20, "#6a675f"),
            stroke(f"M{num(x + w * scale - 120)},{num(below)}q16,-20 26,0t30,-4t30,2", "#6a675f", 2),
        )


def woodcut(sheet: Sheet, rng: Random, subject: str) -> None:
    block = _block(rng, *rng.choice(PRINTS))
    _matted(sheet, rng, rect(0, 0, 1200, 960, block.paper) + SUBJECTS[subject](rng, block), 1200, 960)


KINDS = {
    "woodcut": Kind(
        "woodblock print in two or three colours, matted",
        woodcut,
        (1200, 960),
        {"subject": tuple(SUBJECTS)},
        grain=1.0,
    ),
}
