"""ISBN: read, checked by its check digit, and written as thirteen digits."""

from __future__ import annotations

import re

WRITTEN = re.compile(r"[\dXx][\dXx\-\s]{7,20}")


def isbn_in(text: str) -> str:
    """The characters of the ISBN at the head of a 020 $a, without hyphens; empty when there is none."""
    found = WRITTEN.match(text.strip())
    return re.sub(r"[\-\s]", "", found[0]).upper() if found else ""


def isbn13(isbn: str) -> str:
    """The thirteen digits of a valid ISBN of ten or thirteen; empty when its check digit is wrong."""
    if re.fullmatch(r"\d{9}[\dX]", isbn):
        total = sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(isbn))
        return with_check("978" + isbn[:9]) if total % 11 == 0 else ""
    if re.fullmatch(r"97[89]\d{10}", isbn):
        return isbn if with_check(isbn[:12]) == isbn else ""
    return ""


def with_check(twelve: str) -> str:
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return twelve + str(-total % 10)
