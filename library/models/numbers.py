"""ISBN and ISSN: read as people write them, proved by their check digit, kept in one form.

Kept are the thirteen digits of an ISBN without hyphens and `1234-567X` of an ISSN; several stand behind `；`.
Source: ISO 2108 and ISO 3297, as python-stdnum has them.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum import isbn as isbn_rules
from stdnum import issn as issn_rules
from stdnum.exceptions import ValidationError as NumberFault

SEPARATOR = "；"
SEVERAL = re.compile(r"[；;，,、\n]+")
DASHES = re.compile("[‐-―−－]")


def split_numbers(text: str) -> list[str]:
    """The numbers that a field holds, as written, each once."""
    return list(dict.fromkeys(part.strip() for part in SEVERAL.split(DASHES.sub("-", text)) if part.strip()))


def isbn13(text: str) -> str:
    """The thirteen digits of a valid ISBN of ten or thirteen, hyphens or not; empty when its check digit is wrong."""
    try:
        return isbn_rules.to_isbn13(isbn_rules.validate(without_label(text, "ISBN"))).replace("-", "").replace(" ", "")
    except NumberFault:
        return ""


def issn8(text: str) -> str:
    """`1234-567X` of a valid ISSN; empty when its check digit is wrong."""
    try:
        return issn_rules.format(issn_rules.validate(without_label(text, "ISSN")))
    except NumberFault:
        return ""


def without_label(text: str, label: str) -> str:
    return re.sub(rf"^\s*{label}[\s:：]*", "", DASHES.sub("-", text), flags=re.IGNORECASE)


def isbn_digits(text: str) -> list[str]:
    """The ISBNs of a field in thirteen digits and in ten."""
    found = []
    for number in split_numbers(text):
        found += [number, *filter(None, [isbn10(number)])]
    return found


def isbn10(number: str) -> str:
    """The ten digits of a valid ISBN of thirteen that begins with 978; else empty."""
    try:
        return isbn_rules.to_isbn10(number) if number.startswith("978") else ""
    except NumberFault:
        return ""


def isbn_shown(text: str) -> str:
    """The ISBNs of a field with their hyphens."""
    return SEPARATOR.join(isbn_rules.format(number) for number in split_numbers(text))


def checked_isbns(text: str) -> str:
    """The field's ISBNs in the form that is kept. Raises ValidationError naming the wrong one."""
    wrong = _("ISBN“%(number)s”的校验位不对；请核对版权页，书上印错的号请填入“错误的 ISBN”。")
    return checked(text, isbn13, wrong)


def checked_issns(text: str) -> str:
    """The field's ISSNs in the form that is kept. Raises ValidationError naming the wrong one."""
    return checked(text, issn8, _("ISSN“%(number)s”的校验位不对；请核对刊物版权页。"))


def checked(text: str, normalise, message: str) -> str:
    numbers = []
    for number in split_numbers(text):
        good = normalise(number)
        if not good:
            raise ValidationError(message % {"number": number})
        numbers.append(good)
    return SEPARATOR.join(dict.fromkeys(numbers))
