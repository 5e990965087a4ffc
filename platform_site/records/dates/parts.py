"""Early, middle, late: what a part of a century, decade or dynasty is in years."""

from __future__ import annotations

EARLY, MIDDLE, LATE, FIRST_HALF, SECOND_HALF, WHOLE = "early", "middle", "late", "first", "second", ""
HAN = {
    **dict.fromkeys(("早期", "前期", "初期", "初年", "初叶", "早", "初"), EARLY),
    **dict.fromkeys(("中期", "中叶", "中"), MIDDLE),
    **dict.fromkeys(("晚期", "后期", "末期", "末年", "末叶", "晚", "末"), LATE),
    **dict.fromkeys(("上半叶", "前半叶", "前半期", "上半期", "前半", "上半"), FIRST_HALF),
    **dict.fromkeys(("下半叶", "后半叶", "后半期", "下半期", "后半", "下半"), SECOND_HALF),
}
HAN_PATTERN = "|".join(sorted(HAN, key=len, reverse=True))
SPANS = {EARLY: (0, 1 / 3), MIDDLE: (1 / 3, 2 / 3), LATE: (2 / 3, 1), FIRST_HALF: (0, 1 / 2), SECOND_HALF: (1 / 2, 1)}
LABELS = {EARLY: "早期", MIDDLE: "中期", LATE: "晚期", FIRST_HALF: "上半叶", SECOND_HALF: "下半叶"}


def part_of(earliest: int, latest: int, part: str, limits: list[int] | None = None) -> tuple[int, int]:
    """The years of a part. `limits` are the last years of the early and the middle part where usage settled them."""
    if not part:
        return (earliest, latest)
    if limits and part in (EARLY, MIDDLE, LATE):
        ends = [earliest - 1, *limits, latest]
        index = (EARLY, MIDDLE, LATE).index(part)
        return (ends[index] + 1, ends[index + 1])
    start, end = SPANS[part]
    length = latest - earliest + 1
    return (earliest + round(length * start), earliest + max(round(length * end), 1) - 1)
