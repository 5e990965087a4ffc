"""Work -> MARC 21 bibliographic record: what `library.marc21` and `library.marcxml` read, field by field.

One record describes one edition; a work with several gives several, the further ones numbered `<001>~2`. The
original script stands in 880, as the imported records have it, where there is a romanised form.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from django.utils import timezone
from pymarc import Field, Record

from platform_site.exchange.export.selecting import rows_of

from ..enums import ItemStatus, WorkKind
from ..ingest.codes import MARC21_FREQUENCY, status_word
from ..ingest.fields import trimmed
from ..ingest.subjects import BY_SUBFIELD, SCHEMES, UNSAID
from ..models import Issue, Work
from .common import (
    Described,
    bodies_from,
    described,
    field,
    headings_of,
    items_of,
    kept,
    language_code,
    lines,
    other_places,
    split,
)

TYPES = {WorkKind.SCORE: "c", WorkKind.MAP: "e", WorkKind.MANUSCRIPT: "t", WorkKind.AUDIO: "i"}
INDICATORS = {scheme: indicator for indicator, scheme in SCHEMES.items()}
FREQUENCIES = {name: code for code, name in MARC21_FREQUENCY.items()}


class Builder:
    """Collects the fields of one record; pairs of romanised and original writing are linked by $6."""

    def __init__(self):
        self.fields: list[Field] = []
        self.twins: list[Field] = []

    def add(self, tag: str, indicators: str, *parts: tuple[str, str]) -> None:
        made = field(tag, indicators, *parts)
        if made:
            self.fields.append(made)

    def pair(self, tag: str, indicators: str, romanised: list, original: list) -> None:
        """The field in Latin letters, its twin in 880."""
        number = len(self.twins) + 1
        self.add(tag, indicators, ("6", f"880-{number:02}"), *romanised)
        twin = field("880", indicators, ("6", f"{tag}-{number:02}/$1"), *original)
        if twin:
            self.twins.append(twin)


def records_of(work: Work) -> list[Record]:
    """A record for each edition of the work."""
    return [record_of(work, part) for part in described(work)]


def record_of(work: Work, part: Described) -> Record:
    record = Record(force_utf8=True)
    record.leader = leader(work)
    built = Builder()
    edition = part.edition
    numbers(built, work, edition)
    names(built, rows_of(work, "contributions"))
    titles(built, work, edition)
    publication(built, work, part)
    notes(built, work)
    subjects(built, work)
    links(built, work, part)
    holdings(built, work, part)
    record.add_field(*controls(work, part), *sorted(built.fields, key=lambda item: item.tag), *built.twins)
    return record


def leader(work: Work) -> str:
    level = "s" if work.work_kind == WorkKind.SERIAL else "m"
    return f"00000n{TYPES.get(work.work_kind, 'a')}{level} a2200000 i 4500"


def controls(work: Work, part: Described) -> list[Field]:
    return [
        Field("001", data=part.number),
        Field("005", data=f"{timezone.localtime(work.updated_at):%Y%m%d%H%M%S}.0"),
        Field("008", data=fixed(work)),
    ]


def fixed(work: Work) -> str:
    """Field 008: day of entry, years, country, frequency, language."""
    first, last = work.year_from, work.year_to if work.year_to is not None else work.year_from
    known = first is not None and 0 <= first <= 9999 and 0 <= last <= 9999
    dates = f"s{first:04}    " if known and first == last else f"q{first:04}{last:04}" if known else "nuuuuuuuu"
    frequency = FREQUENCIES.get(work.frequency, " ") if work.work_kind == WorkKind.SERIAL else " "
    language = language_code(work.language) or "   "
    return f"{timezone.localtime(work.created_at):%y%m%d}{dates}xx {frequency}                {language} d"


def numbers(built: Builder, work: Work, edition) -> None:
    valid = split(edition.isbn)
    for place, number in enumerate(valid):
        first = place == 0
        built.add(
            "020",
            "  ",
            ("a", number),
            ("q", edition.binding if first else ""),
            ("c", kept(edition.price) if first else ""),
        )
    if not valid and edition.price:
        built.add("020", "  ", ("c", kept(edition.price)))
    for place, number in enumerate(split(edition.invalid_isbn)):
        bound = edition.binding if place == 0 and not valid else ""
        built.add("020", "  ", ("a" if bound else "z", kept(number)), ("q", bound))
    for number in split(edition.issn):
        built.add("022", "  ", ("a", number))
    built.add("040", "  ", ("a", work.institution.code), ("c", work.institution.code))
    for name in filter(None, work.original_language.split("、")):
        built.add("041", "1 ", ("h", language_code(name)))
    if work.clc_class:
        built.add("084", "  ", ("a", kept(work.clc_class)), ("2", "clc"))
    for number in split(work.other_class):
        built.add("084", "  ", ("a", kept(number)))


def names(built: Builder, makers: list) -> None:
    """The first maker is the main entry; bodies at the end stand in 710, so that the order stays."""
    start = bodies_from(makers)
    for place, maker in enumerate(makers):
        body = place >= start
        tag = ("110" if body else "100") if place == 0 else "710" if body else "700"
        role = ("e", kept(maker.role)) if maker.role else ("e", "")
        indicators = "2 " if body else "1 "
        if maker.romanised:
            built.pair(tag, indicators, [("a", kept(maker.romanised))], [("a", kept(maker.name)), role])
        else:
            built.add(tag, indicators, ("a", kept(maker.name)), role)


def titles(built: Builder, work: Work, edition) -> None:
    proper, label, rest = title_and_part(work)
    responsibility = ("c", kept(edition.responsibility)) if edition.responsibility else ("c", "")
    original = [
        ("a", proper if label else kept(proper)),
        ("n", label),
        ("b", rest),
        responsibility,
    ]
    romanised = list(work.romanised)
    if romanised:
        built.pair("245", "10", [("a", kept(romanised[0]))], original)
    else:
        built.add("245", "10", *original)
    if work.uniform_title:
        built.add("240", "10", ("a", kept(work.uniform_title)))
    others = list(work.alternative)
    for name, latin in zip_longest(others, romanised[1:]):
        if latin:
            built.pair("246", "3 ", [("a", kept(latin))], [("a", kept(name or work.title))])
        else:
            built.add("246", "3 ", ("a", kept(name)))


def title_and_part(work: Work) -> tuple[str, str, str]:
    """245 $a, $n and $b: the label of a part stands apart where the title names it."""
    before, label, after = work.title.partition(f" {work.part_label}") if work.part_label else (work.title, "", "")
    if not label or (after and after[0].isalnum()):
        return work.title, "", ""
    end = "" if trimmed(work.title) == work.title else "."
    if after:
        return before, work.part_label, after.strip() + end
    return before, work.part_label + end, ""


def publication(built: Builder, work: Work, part: Described) -> None:
    edition = part.edition
    if edition.statement:
        built.add("250", "  ", ("a", kept(edition.statement)))
    built.add(
        "264",
        " 1",
        ("a", kept(edition.place) if edition.place else ""),
        ("b", kept(edition.publisher) if edition.publisher else ""),
        ("c", kept(part.date) if part.date else ""),
    )
    if part.extent:
        built.add("300", "  ", ("a", kept(part.extent)))
    if work.work_kind == WorkKind.SERIAL:
        built.add("310", "  ", ("a", work.frequency))
    series = split(edition.series)
    for title in series:
        number = edition.series_number if len(series) == 1 else ""
        built.add("490", "0 ", ("a", kept(title)), ("v", kept(number) if number else ""))


def notes(built: Builder, work: Work) -> None:
    for line in lines(work.body):
        built.add("500", "  ", ("a", line))
    if work.bibliography:
        built.add("504", "  ", ("a", kept(work.bibliography)))
    for line in lines(work.contents):
        built.add("505", "0 ", ("a", kept(line)))
    for line in lines(work.description):
        built.add("520", "  ", ("a", kept(line)))
    if work.audience:
        built.add("521", "  ", ("a", kept(work.audience)))


def subjects(built: Builder, work: Work) -> None:
    """650 up to the first place, 651 for places, what comes after in 653, or in 655 where it is of a thesaurus.

    In the order that an import reads.
    """
    headings, reached = headings_of(work), "650"
    for heading in headings:
        if heading.is_place and reached <= "651":
            reached = "651"
        elif reached >= "651":
            reached = "655" if heading.scheme else max(reached, "653")
        pieces = [("z" if is_place else "x", kept(piece)) for piece, is_place in heading.pieces]
        second = INDICATORS.get(heading.scheme, BY_SUBFIELD) if heading.scheme else UNSAID
        source = ("2", heading.scheme if second == BY_SUBFIELD else "")
        built.add(reached, f" {second}" if reached != "653" else "  ", ("a", kept(heading.head)), *pieces, source)
    for place in other_places(work, headings):
        built.add("651", " 4", ("a", kept(place)))


def links(built: Builder, work: Work, part: Described) -> None:
    if work.part_of:
        label = "" if title_and_part(work)[1] else work.part_label
        built.add(
            "773", "0 ", ("t", work.part_of.title), ("g", kept(label) if label else ""), ("w", work.part_of.identifier)
        )
    for number in part.others:
        built.add("775", "08", ("i", "其他版本"), ("t", work.title), ("w", number))
    built.add("856", "41", ("u", work.source_url))
    if work.rights:
        built.add("540", "  ", ("u", work.rights))


def holdings(built: Builder, work: Work, part: Described) -> None:
    """A copy in each 852, the class apart where the call number begins with it; 876 where one is not on its shelf."""
    if part.is_first:
        issues(built, work)
    items = items_of(part.edition)
    for item in items:
        number, class_number = item.call_number, item.class_number
        split_number = class_number and number.startswith(f"{class_number} ")
        call = (
            [("h", class_number), ("i", kept(number[len(class_number) + 1 :]))]
            if split_number
            else [("i", kept(number) if number else "")]
        )
        place = item.location.removeprefix(work.holder).strip() if work.holder else item.location
        built.add(
            "852",
            "8 ",
            ("3", kept(item.volume) if item.volume else ""),
            ("b", kept(place) if place else ""),
            *call,
            ("p", item.barcode),
        )
    if any(item.status != ItemStatus.AVAILABLE for item in items):
        for item in items:
            built.add("876", "  ", ("j", status_word(item.status)), ("p", item.barcode))


def issues(built: Builder, work: Work) -> None:
    """What is held in words (866), and issue by issue: 863 under the captions of one 853."""
    if work.holdings_statement:
        built.add("866", " 0", ("a", work.holdings_statement))
    rows = rows_of(work, "issues")
    if rows:
        built.add("853", "33", ("8", "1"), ("a", "卷"), ("b", "期"), ("i", "(年)"), ("j", "(月)"), ("k", "(日)"))
    for place, row in enumerate(rows, 1):
        built.add(
            "863",
            "40",
            ("8", f"1.{place}"),
            ("a", kept(row.volume) if row.volume else ""),
            ("b", kept(row.number) if row.number else ""),
            ("i", str(row.year or "")),
            *date_of(row),
            ("x", row.state),
            ("z", row.title),
        )


def date_of(row: Issue) -> list[tuple[str, str]]:
    """Month and day of an issue in $j $k; a date that is written otherwise in $9."""
    found = re.fullmatch(rf"{row.year}-(\d+)(?:-(\d+))?", row.date)
    return [("j", found[1]), ("k", found[2] or "")] if found else [("9", row.date)]
