"""The cycle of sixty: 甲子 is every year y with (y - 4) mod 60 = 0."""

from __future__ import annotations

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
NAMES = tuple(STEMS[index % 10] + BRANCHES[index % 12] for index in range(60))
INDEX = {name: index for index, name in enumerate(NAMES)}
PATTERN = f"[{STEMS}][{BRANCHES}]"
DEFAULT_RANGE = (1368, 2043)
"""Where a bare name is looked for: from the Ming on, as long as labels and books in use go back."""


def name_of(year: int) -> str:
    """`name_of(1696) == '丙子'`; astronomical year."""
    return NAMES[(year - 4) % 60]


def years_of(name: str, first: int, last: int) -> list[int]:
    """The years of that name from `first` to `last`, both inclusive; none when the pair does not exist (甲丑)."""
    if name not in INDEX:
        return []
    start = first + (INDEX[name] - (first - 4)) % 60
    return list(range(start, last + 1, 60))
