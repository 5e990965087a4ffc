"""Numbers as Chinese texts write them, and the form of a text in which dates are looked for."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from search.text.variants import simplify

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    **dict.fromkeys("零○", 0), **dict.fromkeys("壹弌元", 1), **dict.fromkeys("贰弍两", 2), **dict.fromkeys("叁弎参", 3),
    "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "丗": "三十", "卌": "四十"}
HAN_NUMBER = f"[{''.join(DIGITS)}{''.join(UNITS)}{''.join(TENS)}]+"
NUMBER = rf"(?:\d+|{HAN_NUMBER})"
"""A number in any writing; in folded text."""

DASHES = dict.fromkeys("‐‑‒–—―−－─", "-")
DROPPED = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
BRACKETS = {"【": "[", "】": "]", "〔": "[", "〕": "]", "「": "", "」": "", "『": "", "』": "", "“": "", "”": ""}
VARIANTS = {"○": "〇", "叄": "叁", "弐": "贰", "圆": "元", "ʼ": "'", "ʻ": "'", "’": "'", "‘": "'"}


class _Table(dict):
    """`str.translate` table that works each character out once."""

    def __missing__(self, code: int) -> str:
        self[code] = value = _folded(chr(code))
        return value


def _folded(character: str) -> str:
    if ord(character) in DROPPED:
        return ""
    if character in BRACKETS:
        return BRACKETS[character]
    if character in DASHES:
        return "-"
    plain = unicodedata.normalize("NFKC", VARIANTS.get(character, character))
    return "".join(DASHES.get(part, simplify(part)) for part in plain).lower()


_TABLE = _Table()


def folded(text: str) -> str:
    """Half-width, lower case, simplified, one dash: `folded('乾隆卅年—ＸＸ') == '干隆卅年-xx'`. For matching only."""
    return text.translate(_TABLE)


@cache
def number_pattern() -> re.Pattern:
    return re.compile(NUMBER)


def number(text: str) -> int | None:
    """`35`, `三十五`, `卅五`, `廿`, `叁拾伍`, `一九四九`, `二〇〇八`, `元`; None when it is no number."""
    if text.isascii():
        return int(text) if text.isdigit() else None
    for sign, plain in TENS.items():
        text = text.replace(sign, plain)
    if not any(character in UNITS for character in text):
        digits = [DIGITS.get(character) for character in text]
        return None if None in digits or not digits else int("".join(map(str, digits)))
    total, pending = 0, None
    for character in text:
        if character in UNITS:
            total += (1 if pending is None else pending) * UNITS[character]
            pending = None
        elif character in DIGITS:
            pending = DIGITS[character]
        else:
            return None
    return total + (pending or 0)


HAN_DIGITS = "〇一二三四五六七八九"


def in_han(value: int) -> str:
    """1 to 99 as reign years are written: `元`, `二`, `三十五`; larger ones in digits."""
    if value == 1:
        return "元"
    if value > 99:
        return str(value)
    tens, units = divmod(value, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{HAN_DIGITS[tens]}十"
    return ten + (HAN_DIGITS[units] if units else "")
