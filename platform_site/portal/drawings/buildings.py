"""The houses of institutions, among hills and trees."""

from random import Random

from . import landscape, scenery
from .kinds import Kind
from .palette import INK
from .pen import Sheet, circle, group, mixed, path, place, rect
from .scenes import COATS, _person, _ridges, _sky


def _windows(x: float, y: float, w: float, h: float, across: int, down: int, tone: str) -> str:
    cw, ch = w / across, h / down
    return "".join(
        rect(x + i * cw + cw * 0.18, y + j * ch + ch * 0.2, cw * 0.64, ch * 0.6, tone, opacity=0.85)
        for i in range(across)
        for j in range(down)
    )


def _terraces(rng: Random, wall: str, dark: str, glass: str) -> str:
    return "".join(
        rect(300 + k * 90, 640 - (k + 1) * 105, 1000 - k * 180, 105, mixed(wall, dark, 0.07 * k))
        + _windows(310 + k * 90, 640 - (k + 1) * 105, 980 - k * 180, 105, 14 - 2 * k, 1, glass)
        + rect(280 + k * 90, 632 - (k + 1) * 105, 1040 - k * 180, 13, dark)
        for k in range(4)
    )


def _colonnade(rng: Random, wall: str, dark: str, glass: str) -> str:
    posts = "".join(rect(372 + i * 88, 330, 34, 310, mixed(wall, "#ffffff", 0.35)) for i in range(10))
    return (
        rect(340, 300, 920, 340, mixed(wall, dark, 0.25))
        + _windows(360, 360, 880, 260, 10, 2, glass)
        + posts
        + path("M300,300L800,170L1300,300Z", mixed(wall, dark, 0.16))
        + rect(290, 292, 1020, 34, mixed(wall, dark, 0.4))
        + "".join(rect(300 - k * 26, 640 + k * 14, 1000 + k * 52, 14, mixed(wall, dark, 0.15 * k)) for k in range(3))
    )


def _sawtooth(rng: Random, wall: str, dark: str, glass: str) -> str:
    teeth = "".join(
        path(f"M{330 + i * 190},640V400L{330 + i * 190 + 130},290V400h60V640Z", mixed(wall, dark, 0.1 * (i % 2)))
        + path(f"M{330 + i * 190 + 130},300v92h50Z", glass)
        for i in range(5)
    )
    return (
        teeth
        + _windows(340, 470, 940, 150, 15, 1, glass)
        + path("M1220,640V150h54V640Z", mixed(wall, dark, 0.4))
        + rect(1212, 140, 70, 20, dark)
    )


def _eaves(rng: Random, wall: str, dark: str, glass: str) -> str:
    parts = []
    for k, (half, y) in enumerate(((430, 640), (320, 470), (210, 310))):
        parts.append(
            rect(800 - half * 0.82, y - 130, half * 1.64, 130, mixed(wall, dark, 0.05 * k))
            + _windows(800 - half * 0.8, y - 120, half * 1.6, 115, 9 - 2 * k, 1, glass)
        )
        parts.append(group(path(scenery._roof(half * 2.2, 92, 26), dark), place(800, y - 122)))
    return "".join(parts) + rect(380, 640, 840, 26, mixed(wall, dark, 0.3))


def _tower(rng: Random, wall: str, dark: str, glass: str) -> str:
    return (
        rect(320, 470, 960, 170, mixed(wall, dark, 0.12))
        + _windows(330, 480, 940, 150, 16, 2, glass)
        + rect(690, 130, 220, 510, wall)
        + _windows(700, 190, 200, 430, 4, 9, glass)
        + circle(800, 160, 0.1, dark)
        + path("M680,130L800,60L920,130Z", dark)
    )


def _courtyard(rng: Random, wall: str, dark: str, glass: str) -> str:
    halls = "".join(
        group(scenery.house(s, dark, wall, INK), place(x, 650)) for x, s in ((440, 380), (1160, 380), (800, 470))
    )
    gable = "".join(
        path(
            f"M{x},650V{420}h24v-26h30v-24h34v24h30v26h24V650Z", mixed(wall, "#ffffff", 0.4), stroke=INK, stroke_width=2
        )
        for x in (590, 868)
    )
    return halls + gable + path("M770,650v-110a30,30 0 0 1 60,0v110Z", INK)


def _pavilion_house(rng: Random, wall: str, dark: str, glass: str) -> str:
    return (
        rect(520, 590, 560, 60, mixed(wall, dark, 0.25))
        + group(scenery.pavilion(340, dark, mixed(dark, "#8e2f2a", 0.5), 2), place(800, 592))
        + "".join(rect(480 - k * 24, 650 + k * 12, 640 + k * 48, 12, mixed(wall, dark, 0.15 * k)) for k in range(3))
    )


def _slab(rng: Random, wall: str, dark: str, glass: str) -> str:
    return (
        path("M280,640L340,330H1180L1320,640Z", wall)
        + path("M340,330H1180L1210,398L324,412Z", mixed(wall, "#ffffff", 0.4))
        + "".join(
            path(f"M{400 + i * 66},620L{412 + i * 62},430h34L{446 + i * 66},620Z", glass, opacity=0.85)
            for i in range(12)
        )
        + rect(740, 500, 130, 140, dark)
    )


BUILDINGS = {
    "terraces": _terraces,
    "colonnade": _colonnade,
    "sawtooth": _sawtooth,
    "eaves": _eaves,
    "tower": _tower,
    "courtyard": _courtyard,
    "pavilion": _pavilion_house,
    "slab": _slab,
}


def building(sheet: Sheet, rng: Random, form: str) -> None:
    """A house of culture among hills and trees."""
    sky, tint = _sky(sheet, rng, 1600, 900)
    wall, dark, glass = rng.choice(
        (
            ("#e9e2d2", "#4a4a48", "#7f97a3"),
            ("#d9c3a6", "#5a4030", "#6f8894"),
            ("#c9cfc8", "#38504a", "#8fa9ad"),
            ("#c98d6a", "#5e3426", "#e6d3b0"),
            ("#f1ede4", "#2f3d50", "#8ba3bd"),
        )
    )
    sheet.add(
        sky,
        circle(rng.uniform(250, 1350), rng.uniform(130, 230), 46, "#fff8e6", opacity=0.9),
        _ridges(sheet, rng, 1600, 330, 660, "#5d7a78", tint),
    )
    sheet.add(
        rect(0, 640, 1600, 260, sheet.fade([(0, "#cbd0b6", 1), (1, "#b3bd9d", 1)])),
        BUILDINGS[form](rng, wall, dark, glass),
    )
    sheet.add(path("M720,650L560,900H1040L880,650Z", "#e6dcc4", opacity=0.8))
    leaves = rng.choice((("#5d8a63", "#7fa36c"), ("#c98b3a", "#d9a95a"), ("#4f7a6a", "#76997f")))
    for x in (120, 230, 1390, 1500, rng.uniform(300, 420), rng.uniform(1180, 1300)):
        sheet.add(
            group(
                landscape.any_tree(rng, rng.uniform(170, 330), landscape.Mood(leaves=leaves, needle="#45604f")),
                place(x, rng.uniform(670, 730)),
            )
        )
    for _ in range(rng.randint(5, 9)):
        sheet.add(
            group(_person(rng.uniform(62, 84), rng.choice(COATS)), place(rng.uniform(480, 1120), rng.uniform(730, 850)))
        )


KINDS = {
    "building": Kind("the house of an institution", building, (1600, 900), {"form": tuple(BUILDINGS)}),
}
