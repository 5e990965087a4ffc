"""Rows of a table -> works: what the mapping says, with the standard numbers in the one form that is kept."""

from __future__ import annotations

from typing import Any

from platform_site.exchange.errors import Problem

from ..models.numbers import split_numbers
from .numbers import numbers_of


def convert(data: dict, mapping) -> dict[str, Any]:
    found = mapping.fields_of(data)
    warnings: list[Problem] = []
    for edition in found.get("editions", ()):
        normalise(edition, warnings)
    return {**found, "warnings": [*found.get("warnings", ()), *warnings]} if warnings else found


def normalise(edition: dict[str, Any], warnings: list[Problem]) -> None:
    """An ISBN whose check digit is wrong is kept apart, as one that stands on the book."""
    if "isbn" not in edition and "issn" not in edition:
        return
    wrong = written(edition, "invalid_isbn")
    isbns, issns = numbers_of(written(edition, "isbn"), written(edition, "issn"), wrong, warnings, ("isbn", "issn"))
    checked = {"isbn": isbns, "issn": issns, "invalid_isbn": "；".join(dict.fromkeys(wrong))}
    edition.update({name: text for name, text in checked.items() if text or name in edition})


def written(edition: dict[str, Any], name: str) -> list[str]:
    """The numbers of a column as the source has them; one cell may hold several."""
    values = edition.get(name) or []
    return [
        number for value in (values if isinstance(values, list) else [values]) for number in split_numbers(str(value))
    ]
