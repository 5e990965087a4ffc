"""What both MARC families need on the way out: fields that keep their text, subject strings taken apart, makers."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from pymarc import Field, Indicators, Subfield

from platform_site.exchange.readers.belonging import number_of_edition

from ..ingest.codes import LANGUAGES
from ..ingest.fields import cleaned, trimmed
from ..ingest.subjects import scheme_by_heading
from ..models import Edition, Item, Work
from ..models.numbers import SEPARATOR

DIVIDER = "－"
BODY = re.compile(
    r"(?:大学|学院|学校|中学|出版社|书局|书店|图书馆|博物馆|美术馆|文化馆|研究所|研究院|研究室|委员会|编辑部|编委会|编写组|办公室|"
    r"协会|学会|公司|集团|政府|省|市|县|局|厅|部|社|馆|院|Press|University|Institute|Society|Library|Museum|Committee)$"
)
"""How the name of a body ends, where no authority says what it is."""
CODES = {name: code for code, name in LANGUAGES.items()}


def kept(text: str, read: Callable[[str], str] = trimmed) -> str:
    """A writing of the text that an import reads as this very text: punctuation it would take away is put behind."""
    text = cleaned(text)
    for written in (text, f"{text}.", f"[{text}]", f"{text} /"):
        if read(written) == text:
            return written
    return text


def field(tag: str, indicators: str, *parts: tuple[str, str]) -> Field | None:
    """A field of the subfields that hold something; None when none does."""
    found = [Subfield(code, text) for code, text in parts if text]
    return Field(tag, Indicators(*indicators), subfields=found) if found else None


def lines(text: str) -> list[str]:
    return [line for line in map(cleaned, text.split("\n")) if line]


def split(text: str) -> list[str]:
    """The parts of a field that holds several behind `；`."""
    return [part.strip() for part in text.split(SEPARATOR) if part.strip()]


def language_code(name: str) -> str:
    """ISO 639-2/B of a language by its Chinese name, or of a code; `und` for the rest."""
    if name in CODES:
        return CODES[name]
    return name if re.fullmatch("[a-z]{3}", name) else "und" if name else ""


@dataclass(frozen=True, slots=True)
class Described:
    """One record's edition: its control number, and those of the work's other editions."""

    edition: Edition
    number: str
    others: tuple[str, ...]
    is_first: bool
    date: str
    extent: str


def described(work: Work) -> list[Described]:
    """The editions of the work, each for a record of its own; a work without one gives an empty one."""
    editions = list(work.editions.all()) or [Edition()]
    numbers = [number_of_edition(work.identifier, place) for place in range(1, len(editions) + 1)]
    return [
        Described(
            edition=edition,
            number=number,
            others=tuple(other for other in numbers if other != number),
            is_first=place == 0,
            date=edition.date if place else work.date_text or edition.date,
            extent=edition.extent if place else work.extent or edition.extent,
        )
        for place, (edition, number) in enumerate(zip(editions, numbers, strict=True))
    ]


def items_of(edition: Edition) -> list[Item]:
    """The copies that were read with the work: for the staff those lost or withdrawn too, each with its status."""
    return list(edition.items.all()) if edition.pk else []


@dataclass(frozen=True, slots=True)
class Heading:
    """A subject heading: its first piece, and the others, each with whether it is a place; the thesaurus it is of."""

    head: str
    is_place: bool
    pieces: tuple[tuple[str, bool], ...] = ()
    scheme: str = ""


def headings_of(work: Work) -> list[Heading]:
    """The headings out of `瓷器－工艺－醴陵` and single terms, without the parts that an import adds behind them."""
    subjects = [cleaned(term) for term in work.subjects]
    places, schemes = set(map(cleaned, work.places)), scheme_by_heading(work.subject_schemes)
    found = []
    for term in subjects[: whole_ones(subjects, schemes)]:
        head, *pieces = [piece.strip() for piece in term.split(DIVIDER)]
        parts = tuple((piece, piece in places) for piece in pieces)
        found.append(Heading(head, head in places, parts, schemes.get(term, "")))
    return found


def whole_ones(subjects: list[str], schemes: Container[str] = ()) -> int:
    """How many at the front are headings: the fewest from which the others follow as their parts, in order.

    What has a thesaurus is a heading.
    """
    least = max((place for place, term in enumerate(subjects, 1) if term in schemes), default=0)
    for count in range(least, len(subjects)):
        whole = subjects[:count]
        parts = [piece.strip() for term in whole if DIVIDER in term for piece in term.split(DIVIDER)]
        if list(dict.fromkeys(whole + parts)) == subjects:
            return count
    return len(subjects)


def other_places(work: Work, headings: Iterable[Heading]) -> list[str]:
    """The places that no heading names."""
    named = {heading.head for heading in headings} | {piece for heading in headings for piece, _place in heading.pieces}
    return [place for place in map(cleaned, work.places) if place not in named]


def is_body(contribution) -> bool:
    if contribution.agent:
        return contribution.agent.kind == "corporate"
    return BODY.search(contribution.name) is not None


def bodies_from(contributions: list) -> int:
    """Where the bodies at the end begin. The fields of persons come before theirs, and the order has to stay."""
    start = len(contributions)
    while start and is_body(contributions[start - 1]):
        start -= 1
    return start
