"""Furniture of wood: a round-backed armchair, a recessed-leg table."""

from random import Random

from .kinds import Kind
from .palette import WASHES
from .pen import Sheet, circle, ellipse, mixed, num, path, stroke

WOODS = ("#6b3a22", "#8a5a32", "#4f2b1c", "#a06a3a", "#74452a")


def _grain(rng: Random, x: float, y: float, w: float, h: float, dark: str) -> str:
    lines = (y + h * (k + rng.uniform(0.2, 0.8)) / 5 for k in range(5))
    return "".join(
        stroke(f"M{num(x)},{num(line)}q{num(w / 2)},{num(rng.uniform(-7, 7))} {num(w)},0", dark, 2, opacity=0.5)
        for line in lines
    )


def _armchair(rng: Random, wood: str) -> str:
    dark, light, top = mixed(wood, "#000000", 0.35), mixed(wood, "#ffffff", 0.18), rng.uniform(150, 200)
    rail = f"M265,600C245,{num(top + 110)} 370,{num(top)} 500,{num(top)}C630,{num(top)} 755,{num(top + 110)} 735,600"
    return (
        stroke("M335,600V290M665,600V290", dark, 20)
        + path(f"M452,{num(top)}Q470,380 446,600H554Q530,380 548,{num(top)}Z", light)
        + circle(500, top + 150, rng.uniform(26, 36), dark, opacity=0.75)
        + circle(500, top + 150, 14, light)
        + stroke(rail, dark, 36)
        + stroke(rail, wood, 26)
        + stroke("M300,620L285,930M700,620L715,930M290,850H710", wood, 30)
        + path("M250,590H750L768,640H232Z", dark)
        + ellipse(500, 600, 220, 16, light)
        + path("M300,640H700V690Q640,650 500,652Q360,650 300,690Z", wood)
        + _grain(rng, 452, 250, 96, 300, dark)
    )


def _table(rng: Random, wood: str) -> str:
    dark, light, lift = mixed(wood, "#000000", 0.35), mixed(wood, "#ffffff", 0.18), rng.uniform(14, 34)
    ends = f"M70,{num(430 - lift)}Q110,430 170,430H830Q890,430 930,{num(430 - lift)}L936,472H64Z"
    return (
        stroke("M210,480L185,900M790,480L815,900M250,480L228,900M750,480L772,900", wood, 24)
        + path("M170,900H260V925H170ZM740,900H830V925H740Z", dark)
        + path("M180,472H820V540Q760,500 700,512H300Q240,500 180,540Z", wood)
        + circle(300, 505, rng.uniform(14, 20), light)
        + circle(700, 505, rng.uniform(14, 20), light)
        + path(ends, wood)
        + stroke("M80,470H920", dark, 6)
        + _grain(rng, 120, 432, 760, 36, dark)
    )


FORMS = {"armchair": _armchair, "table": _table}


def furniture(sheet: Sheet, rng: Random, form: str) -> None:
    sheet.ground(rng.choice(WASHES))
    sheet.add(sheet.shadow(510, 920, 380, 40, 0.45), FORMS[form](rng, rng.choice(WOODS)))


KINDS = {"furniture": Kind("furniture of wood", furniture, (1000, 1000), {"form": tuple(FORMS)})}
