"""EDTF (Extended Date/Time Format, ISO 8601-2:2019): read with the library, written for years."""

from __future__ import annotations

import re
from functools import lru_cache

from edtf import EDTFParseException, parse_edtf

from .reading import DateReading, Precision

DIGITS = 4
SHAPE = re.compile(r"^[\[{]?[-Y0-9.][-0-9XYEu.,/~?%\[\]{} ]*$")
OPEN = ("..", "")
PLAIN = re.compile(r"^-?\d{4}$")


def edtf_year(year: int) -> str:
    """`0044`, `-2504` (2505 BCE), `Y-12000`."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):0{DIGITS}}"


def write_edtf(
    earliest: int | None, latest: int | None, *, circa: bool = False, uncertain: bool = False, choice: bool = False
) -> str:
    """EDTF of a range of astronomical years; empty when both ends are open. `choice` is one of two years."""
    mark = "%" if circa and uncertain else "~" if circa else "?" if uncertain else ""
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        first = ".." if earliest is None else edtf_year(earliest) + mark
        return f"{first}/{'..' if latest is None else edtf_year(latest) + mark}"
    if choice:
        return f"[{edtf_year(earliest)},{edtf_year(latest)}]"
    for width in (0, 1, 2):
        step = 10**width
        whole = earliest % step == 0 and latest == earliest + step - 1
        if whole and (width == 0 or 100 <= earliest <= 9999):
            written = edtf_year(earliest)
            return (written[: len(written) - width] if width else written) + "X" * width + mark
    return f"{edtf_year(earliest)}{mark}/{edtf_year(latest)}{mark}"


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> DateReading | None:
    """An EDTF string, years astronomical as the standard has them; None when it is none."""
    text = text.strip()
    if not SHAPE.match(text):
        return None
    ends = text.split("/")
    try:
        if len(ends) == 2 and any(end in OPEN for end in ends):
            low = None if ends[0] in OPEN else _years(ends[0])[0]
            high = None if ends[1] in OPEN else _years(ends[1])[1]
        else:
            low, high = _years(text)
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        return None
    if low is None and high is None:
        return None
    return DateReading(
        text,
        low,
        high,
        precision=precision_of(text),
        circa="~" in text or "%" in text,
        uncertain="?" in text or "%" in text,
        edtf=text,
    )


def _years(text: str) -> tuple[int, int]:
    parsed = parse_edtf(text)
    return (parsed.lower_strict()[0], parsed.upper_strict()[0])


def precision_of(text: str) -> Precision:
    if "/" in text or "," in text or ".." in text:
        return Precision.RANGE
    bare = text.strip("~?%")
    if "X" in bare:
        return Precision.CENTURY if bare.endswith("XX") else Precision.DECADE
    return {0: Precision.YEAR, 1: Precision.MONTH}.get(bare.lstrip("-").count("-"), Precision.DAY)
