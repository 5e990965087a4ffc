"""What a written date was understood as."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from django.utils.translation import gettext as _


class Precision(StrEnum):
    """How fine the date was written; `RANGE` has two ends that were written, `PERIOD` is a dynasty or a part of one."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    ERA = "era"
    PERIOD = "period"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class DateWarning:
    """Something a cataloguer should look at. `code` is one of the keys of `message`."""

    code: str
    written: str
    expected: str = ""

    @property
    def message(self) -> str:
        """One sentence in the reader's language."""
        texts = {
            "reign_year_disagrees": _("“%(written)s”与纪年不符，按纪年应为 %(expected)s"),
            "year_outside_era": _("“%(written)s”不在该年号或朝代之内（%(expected)s）"),
            "no_such_year": _("“%(written)s”没有这一年，该年号至 %(expected)s 年止"),
            "years_disagree": _("填写的年份 %(written)s 与年代文字不符（%(expected)s）"),
            "ambiguous": _("“%(written)s”有几种读法，未取年份：%(expected)s"),
            "mark": _("“%(written)s”是款识，不一定是制作年代"),
        }
        return texts[self.code] % {"written": self.written, "expected": self.expected}


@dataclass(frozen=True, slots=True)
class DateReading:
    """One meaning of a written date.

    `earliest` and `latest` are astronomical years (0 is 1 BCE), both inclusive, None where that end is open.
    `calendar` is `gregorian`, `reign`, `sexagenary`, `period` or `foreign`; `era` the era or dynasty in simplified
    characters. `edtf` is EDTF (ISO 8601-2:2019) of the whole; `label` the canonical Chinese writing, which reads back
    to the same range; `text` what was written.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: Precision = Precision.YEAR
    circa: bool = False
    uncertain: bool = False
    calendar: str = "gregorian"
    era: str = ""
    edtf: str = ""
    label: str = ""
    warnings: tuple[DateWarning, ...] = ()

    @property
    def years(self) -> tuple[int | None, int | None]:
        return (self.earliest, self.latest)

    def overlaps(self, other: tuple[int | None, int | None]) -> bool:
        """Whether this and a range of years have one in common; an open end reaches everything."""
        first, last = other
        before = self.latest is not None and first is not None and self.latest < first
        after = self.earliest is not None and last is not None and self.earliest > last
        return not (before or after)

    def warned(self, *warnings: DateWarning) -> DateReading:
        new = tuple(warning for warning in warnings if warning not in self.warnings)
        return replace(self, warnings=self.warnings + new)


def union(first: DateReading, last: DateReading) -> DateReading:
    """From the beginning of one to the end of the other; the wider of both where they are out of order."""
    lows, highs = [first.earliest, last.earliest], [first.latest, last.latest]
    same_era = first.era if first.era == last.era else ""
    return replace(
        first,
        earliest=None if None in lows else min(lows),
        latest=None if None in highs else max(highs),
        precision=Precision.RANGE,
        circa=first.circa or last.circa,
        uncertain=first.uncertain or last.uncertain,
        calendar=first.calendar if first.calendar == last.calendar else "gregorian",
        era=same_era,
        edtf="",
        label="",
        warnings=first.warnings + tuple(warning for warning in last.warnings if warning not in first.warnings),
    )
