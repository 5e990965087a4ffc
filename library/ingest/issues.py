"""The issues of a serial: MARC 21 863, and the local holdings field of CNMARC."""

from __future__ import annotations

from typing import Any

from platform_site.exchange.readers.marc_record import MarcField

from ..enums import IssueState
from .fields import Fields, cleaned, trimmed

HOLDINGS = "905"
"""CNMARC has no field for a single issue; this local one takes them as it takes copies."""
SHORT, DATE, TITLE = 50, 100, 500


def issues_of(fields: Fields) -> dict[str, list[dict[str, Any]]]:
    """`issues` of 863, where there are any that tell their year, or that an export of ours wrote."""
    found = [field for field in fields.plain("863") if field.get("i")[:4].isdigit() or state_in(field, "x")]
    return {"issues": [issue(field) for field in found]} if found else {}


def issue(field: MarcField) -> dict[str, Any]:
    """863 by its usual captions: $a volume, $b number, $i year, $j month, $k day; $z the title, $x the state.

    A date that is written otherwise stands in $9.
    """
    month = [trimmed(field.get(code)) for code in "jk"]
    date = "-".join([field.get("i").strip(), *filter(None, month)]) if any(month) else ""
    return {
        "year": year_in(field.get("i")),
        "volume": trimmed(field.get("a"))[:SHORT],
        "number": trimmed(field.get("b"))[:SHORT],
        "date": (cleaned(field.get("9")) or trimmed(date))[:DATE],
        "title": cleaned(field.get("z"))[:TITLE],
        "state": state_in(field, "x") or IssueState.HELD,
    }


def cn_issues_of(fields: Fields) -> dict[str, list[dict[str, Any]]]:
    """`issues` of the local holdings fields that name the state of an issue in $z."""
    found = [cn_issue(field) for field in fields.plain(HOLDINGS) if state_in(field, "z")]
    return {"issues": found} if found else {}


def cn_issue(field: MarcField) -> dict[str, Any]:
    """905 $y year, $v volume, $n number, $j date, $t title, $z state."""
    return {
        "year": year_in(field.get("y")),
        "volume": cleaned(field.get("v"))[:SHORT],
        "number": cleaned(field.get("n"))[:SHORT],
        "date": cleaned(field.get("j"))[:DATE],
        "title": cleaned(field.get("t"))[:TITLE],
        "state": state_in(field, "z"),
    }


def state_in(field: MarcField, code: str) -> str:
    return next((text for text in map(str.strip, field.all(code)) if text in IssueState.values), "")


def year_in(text: str) -> int | None:
    return int(text[:4]) if text[:4].isdigit() else None
