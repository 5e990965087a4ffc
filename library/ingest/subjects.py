"""Which thesaurus a subject heading is of, kept beside the subjects as `lcsh Pottery－China`."""

from __future__ import annotations

from collections.abc import Iterable

from platform_site.exchange.readers.marc_record import MarcField

SCHEMES = {"0": "lcsh", "1": "lcshac", "2": "mesh", "3": "nal", "5": "cash", "6": "rvm"}
"""Second indicator of 600-655 in MARC 21 -> code of the thesaurus (https://www.loc.gov/standards/sourcelist/)."""
BY_SUBFIELD, UNSAID = "7", "4"
LONGEST_CODE = 32
WITHOUT = ("653",)
"""Uncontrolled terms: their second indicator says something else."""


def scheme_of(field: MarcField) -> str:
    """The code of a MARC 21 heading's thesaurus; empty where it is not said."""
    if field.tag in WITHOUT or (field.tag == "880" and field.get("6")[:3] in WITHOUT):
        return ""
    return SCHEMES.get(field.indicators[1], "") or coded(field)


def coded(field: MarcField) -> str:
    """$2 as a code: no blanks, no longer than codes are."""
    return "".join(field.get("2").split()).rstrip(".")[:LONGEST_CODE]


def schemes_of(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of (code, heading) that name a code; a heading of two thesauri keeps the first."""
    first: dict[str, str] = {}
    for code, heading in pairs:
        if code:
            first.setdefault(heading, code)
    return [f"{code} {heading}" for heading, code in first.items()]


def scheme_by_heading(lines: Iterable[str]) -> dict[str, str]:
    """Heading -> code, out of the lines."""
    parted = (line.partition(" ") for line in lines)
    return {heading.strip(): code for code, _blank, heading in parted if heading.strip()}
