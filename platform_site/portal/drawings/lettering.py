"""Characters in pictures: set in a Chinese font where the machine has one, brushed blocks where it has none."""

import os
import sys
from functools import lru_cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from .palette import CINNABAR, INK, PAPER_WHITE
from .pen import group, num, place, rect, stroke

SERIF = "Source Han Serif SC, Noto Serif CJK SC, Noto Serif SC, Songti SC, STSong, SimSun, AR PL UMing CN, serif"
SANS = (
    "Source Han Sans SC, Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"
)
KAI = "LXGW WenKai, KaiTi, STKaiti, Kaiti SC, AR PL UKai CN, " + SERIF

_FONT_FILES = (
    "notoserifcjk", "notosanscjk", "notoserifsc", "notosanssc", "sourcehan", "songti", "stsong", "simsun", "pingfang",
    "msyh", "wqy", "uming", "ukai", "wenkai", "kaiti", "simkai",
)  # fmt: skip
_FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts",),
}

# An invented gazetteer in the old manner, for pages that must look read.
GAZETTEER = (
    "縣當湘水之曲渌江來會焉山自東南奔赴至此而平舟楫往來無虛日其民樸而好文農隙則誦讀之聲相聞"
    "東出二十里曰雲峰嶺多松竹泉自石罅出冬夏不竭居人引以灌田又東爲窯岡土白而細陶者取之燒作碗盞"
    "色青白如玉薄可照影商賈載以達於江漢北門外有橋曰迎仙石墩九孔春漲則水沒其半秋晴登橋望遠山如黛"
    "橋側有亭舊爲送別之所四時風俗元日啟門放爆仗上元張燈舞龍清明掃墓端午競渡於江中秋設瓜果拜月"
    "重陽登高歲除守夜不寐婦人善剪紙窗花禽魚皆有生意物產則稻爲上次茶次麻次夏布山中出石炭"
    "可以代薪書院在城西創自前代有田三百畝以贍學者歲久傾圮邑人捐資修之落成之日觀者如堵"
)


@lru_cache(maxsize=1)
def has_chinese_font() -> bool:
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        for _, _, names in os.walk(Path(folder).expanduser()):
            if any(name.lower().replace("-", "").replace("_", "").startswith(_FONT_FILES) for name in names):
                return True
    return False


def characters(
    text: str, x: float, y: float, size: float, colour: str = INK, family: str = SERIF, *, weight: int = 400, **values
) -> str:
    """One line of text, its middle at x, its baseline set so that a character's body is centred on y."""
    if not has_chinese_font():
        start = x - (len(text) - 1) * size / 2
        return "".join(block(c, start + i * size, y, size, colour) for i, c in enumerate(text))
    extra = "".join(f' {k.replace("_", "-")}="{v}"' for k, v in values.items())
    return (
        f'<text x="{num(x)}" y="{num(y + size * 0.36)}" font-size="{num(size)}" font-family="{family}" '
        f'font-weight="{weight}" text-anchor="middle" fill="{colour}"{extra}>{escape(text)}</text>'
    )


def column(
    text: str, x: float, y: float, size: float, colour: str = INK, family: str = SERIF, *,
    step: float = 1.12, weight: int = 400, **values,
) -> str:  # fmt: skip
    """Vertical text: x is the column's middle, y the top of the first character."""
    return "".join(
        characters(c, x, y + size * 0.5 + i * size * step, size, colour, family, weight=weight, **values)
        for i, c in enumerate(text)
        if c != " "
    )


def block(seed: str, x: float, y: float, size: float, colour: str = INK) -> str:
    """An invented character: a few level and upright strokes in a square. It reads as writing, and as no word."""
    rng = Random(seed)
    half = size * 0.36
    parts = []
    levels = [-half + 2 * half * i / 3 for i in range(4)]
    for level in rng.sample(levels, rng.choice((2, 3, 3))):
        reach = half * rng.uniform(0.55, 1)
        parts.append(f"M{num(-reach)},{num(level)}L{num(reach)},{num(level - size * 0.03)}")
    for side in rng.sample((-0.8, -0.35, 0, 0.4, 0.85), rng.choice((1, 2, 2))):
        top, foot = rng.choice(((-1, 1), (-1, 0.2), (-0.3, 1)))
        parts.append(f"M{num(half * side)},{num(half * top)}L{num(half * side)},{num(half * foot)}")
    if rng.random() < 0.55:
        parts.append(f"M0,{num(half * 0.1)}L{num(-half)},{num(half)}M0,{num(half * 0.1)}L{num(half)},{num(half)}")
    return group(stroke("".join(parts), colour, size * 0.085), place(x, y))


def passage(rng: Random, length: int, text: str = GAZETTEER) -> str:
    """A run of characters from the invented gazetteer, starting anywhere."""
    start = rng.randrange(len(text))
    return (text[start:] + text * (length // len(text) + 1))[:length]


def seal(
    x: float, y: float, size: float, rng: Random, text: str = "", colour: str = CINNABAR, carving: str = ""
) -> str:
    """A seal's impression: white characters in red or red in white, 1, 2 or 4 of them, read from the right."""
    text = text or rng.choice(("示例", "渌水", "山房", "墨緣", "清賞", "松風", "湘東"))
    white = (carving or rng.choice(("white", "red"))) == "white"
    ink = PAPER_WHITE if white else colour
    parts = [rect(0, 0, size, size, colour if white else "none", rx=size * 0.06)]
    if not white:
        edge = size * 0.06
        parts.append(
            rect(edge / 2, edge / 2, size - edge, size - edge, stroke=colour, stroke_width=edge, rx=size * 0.05)
        )
    rows = 1 if len(text) == 1 else 2
    across = 1 if len(text) <= 2 else 2
    cell_x, cell_y = size * 0.86 / across, size * 0.86 / rows
    for i, char in enumerate(text[: rows * across]):
        col, row = divmod(i, rows)
        cx, cy = size * 0.93 - (col + 0.5) * cell_x, size * 0.07 + (row + 0.5) * cell_y
        grow = min(cell_x, cell_y) * 0.98
        stretch = place(cx, cy, 0, cell_x / grow * 0.96, cell_y / grow * 0.96)
        parts.append(group(characters(char, 0, 0, grow, ink, weight=700), stretch))
    return group(parts, place(x, y, rng.uniform(-1.5, 1.5)), opacity=0.9)
