"""From atoms to a date: ranges, alternatives, qualifiers, and the year of another calendar set beside."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from .chinese import Atom, read_atom
from .eras import by_label
from .reading import DateReading, DateWarning, Precision, union

MOST = 16
"""More meanings than that help nobody."""
RANGE, CHOICE = "range", "or"
CONNECTORS = (
    (re.compile(r"[ ]*(?:至|到|--?|~|、|和|及|与|暨|/|or\b(?!\s*later)|and\b|to\b)[ ]*"), RANGE),
    (re.compile(r"[ ]*或[者]?[ ]*"), CHOICE),
)
NOISE = re.compile(r"[\s,;:。.·・\]]+|(?:period|reign|dynasty|mark|of|the|nian|shinkan|kan|era)\b")
CIRCA = re.compile(r"大约|约|大概|左右|前后|上下|circa\b|ca?\.?(?![a-z])")
DOUBT = re.compile(r"\?|可能|疑为|疑似|疑|传为|probably\b|possibly\b")
UNTIL = re.compile(r"(?:年)?(?:以前|之前|前)")
SINCE = re.compile(r"(?:年)?(?:以后|之后|以来|后|起)")
CLOSING = re.compile(r"[)]")
IMITATION = re.compile(r"[(]?(?:仿|摹|临)")
OPENING = {"(": ")", "[": "]"}
ANGLES = str.maketrans("<>", "  ")
"""A cataloguer's brackets for what may still change."""
Fallback = Callable[[str], "tuple[DateReading, ...]"]


@dataclass
class Scan:
    """How far a text is read. `found` are its meanings so far, `joiner` how the next atom hangs on."""

    text: str
    fallback: Fallback
    position: int = 0
    found: tuple[DateReading, ...] = ()
    previous: Atom | None = None
    joiner: str = ""
    circa: bool = False
    uncertain: bool = False

    def run(self) -> tuple[DateReading, ...]:
        """All meanings; none when a part of the text is not understood."""
        self.text = self.text.translate(ANGLES)
        while self.position < len(self.text):
            if IMITATION.match(self.text, self.position) and self.found:
                break
            if not (self.step_over() or self.qualifier() or self.gloss() or self.atom() or self.connector()):
                return ()
        self.found = at_home(self.found)
        flags = {"circa": True} if self.circa else {}
        flags |= {"uncertain": True} if self.uncertain else {}
        return tuple(replace(reading, label="", **flags) if flags else reading for reading in self.found)

    def take(self, pattern: re.Pattern) -> bool:
        match = pattern.match(self.text, self.position)
        if not match or match.end() == self.position:
            return False
        self.position = match.end()
        return True

    def step_over(self) -> bool:
        return self.take(NOISE)

    def qualifier(self) -> bool:
        if self.take(CIRCA):
            self.circa = True
        elif self.take(DOUBT):
            self.uncertain = True
        elif self.found and self.take(UNTIL):
            self.found = tuple(opened(item, earliest=None) for item in self.found)
        elif self.found and self.take(SINCE):
            self.found = tuple(opened(item, latest=None) for item in self.found)
        else:
            return False
        return True

    def connector(self) -> bool:
        for pattern, joiner in CONNECTORS:
            if self.take(pattern):
                self.joiner = joiner
                return True
        return False

    def atom(self) -> bool:
        atom = read_atom(self.text, self.position, self.previous)
        if atom is None:
            return False
        self.found = combine(self.found, atom.readings, self.joiner) if self.found else atom.readings
        self.position, self.joiner = atom.end, ""
        self.previous = atom if atom.eras or not self.previous else replace(self.previous, end=atom.end)
        return bool(self.found)

    def gloss(self) -> bool:
        """Brackets: before a date they only mark what a cataloguer added, after it they hold its other writing."""
        closing = OPENING.get(self.text[self.position])
        if closing is None:
            return self.take(CLOSING)
        if not self.found:
            self.position += 1
            return True
        end = self.text.find(closing, self.position)
        end = len(self.text) if end < 0 else end
        inside = self.text[self.position + 1 : end].strip(" ?")
        self.position = min(end + 1, len(self.text))
        if inside:
            self.uncertain = self.uncertain or "?" in self.text[end - 1 : end]
            self.found = glossed(self.found, self.meaning(inside), inside)
        return True

    def meaning(self, inside: str) -> tuple[DateReading, ...]:
        inner = Scan(inside, self.fallback, previous=self.previous)
        return inner.run() or self.fallback(inside)


def at_home(readings: tuple[DateReading, ...]) -> tuple[DateReading, ...]:
    """Without the eras of the neighbours where a Chinese one is meant as well (正德, 天保)."""
    return tuple(reading for reading in readings if reading.calendar != "foreign") or readings


def opened(reading: DateReading, **end) -> DateReading:
    return replace(reading, precision=Precision.RANGE, label="", edtf="", **end)


def combine(left: tuple[DateReading, ...], right: tuple[DateReading, ...], joiner: str) -> tuple[DateReading, ...]:
    """Side by side, the second says the same more closely where it lies within (清 乾隆); else both make a range."""
    if not joiner:
        inner = [one for one in right if any(contains(outer, one) for outer in left)]
        if inner:
            return tuple(inner)
    pairs = [(first, last) for first in left for last in right]
    ordered = [pair for pair in pairs if in_order(*pair)] or pairs
    return tuple(dict.fromkeys(union(*pair) for pair in ordered))[:MOST]


def contains(outer: DateReading, inner: DateReading) -> bool:
    if outer.earliest is None or inner.earliest is None or inner.latest is None:
        return False
    return outer.earliest <= inner.earliest and (outer.latest is None or inner.latest <= outer.latest)


def in_order(first: DateReading, last: DateReading) -> bool:
    if first.earliest is None or last.latest is None:
        return True
    return last.earliest is not None and first.earliest <= last.earliest


def glossed(readings: tuple[DateReading, ...], gloss: tuple[DateReading, ...], written: str) -> tuple[DateReading, ...]:
    """The readings that agree with the year set beside them; with a warning where none does.

    A written year inside the era is what the cataloguer meant and is taken; one outside of it is a slip, and the
    reign year stays. A lunar year reaches into the next January, so that the following year agrees as well.
    """
    if len(gloss) != 1 or gloss[0].earliest is None or gloss[0].latest is None:
        return readings
    other = gloss[0]
    exact = [reading for reading in readings if reading.overlaps(other.years)]
    agreeing = exact or [reading for reading in readings if agrees(reading, other)]
    if agreeing:
        return tuple(narrowed(reading, other) for reading in agreeing)
    return tuple(disagreeing(reading, other, written) for reading in at_home(readings))


def agrees(reading: DateReading, other: DateReading) -> bool:
    if reading.precision != Precision.YEAR:
        return reading.overlaps(other.years)
    lunar = reading.calendar == "reign" and not reading.era.startswith("民国")
    late = reading.latest + 1 if lunar and reading.latest is not None else reading.latest
    return replace(reading, latest=late).overlaps(other.years)


def narrowed(reading: DateReading, other: DateReading) -> DateReading:
    """What was written beside, under the era's name."""
    same = reading.years == other.years
    precision = reading.precision if same or reading.precision == Precision.YEAR else other.precision
    return replace(
        reading,
        earliest=other.earliest,
        latest=other.latest,
        precision=precision,
        label=reading.label if same else "",
        edtf=reading.edtf if same else "",
        circa=reading.circa or other.circa,
        uncertain=reading.uncertain or other.uncertain,
    )


def disagreeing(reading: DateReading, other: DateReading, written: str) -> DateReading:
    expected = str(reading.earliest) if reading.earliest == reading.latest else f"{reading.earliest}–{reading.latest}"
    if reading.precision not in (Precision.YEAR, Precision.RANGE):
        return reading.warned(DateWarning("year_outside_era", written, expected))
    warning = DateWarning("reign_year_disagrees", written, expected)
    if within_era(reading, other):
        return replace(narrowed(reading, other), label="", edtf="").warned(warning)
    return reading.warned(warning)


def within_era(reading: DateReading, other: DateReading) -> bool:
    return any(
        era.start <= other.earliest and (era.last is None or other.latest <= era.base + era.last)
        for era in by_label().get(reading.era, ())
    )
