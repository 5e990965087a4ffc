"""Work -> CNMARC bibliographic record (WH/T 0503): what `library.cnmarc` reads, field by field.

One record describes one edition; a work with several gives several, the further ones numbered `<001>~2`. Notes of the
cataloguer (830) are the staff's and stay here.
"""

from __future__ import annotations

import re

from django.utils import timezone
from pymarc import Field, Record

from platform_site.exchange.export.selecting import rows_of

from ..enums import ItemStatus, WorkKind
from ..ingest.codes import UNIMARC_FREQUENCY, status_word
from ..ingest.fields import cleaned
from ..models import Work
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

TYPES = {WorkKind.MANUSCRIPT: "b", WorkKind.SCORE: "c", WorkKind.MAP: "e", WorkKind.AUDIO: "i"}
FREQUENCIES = {name: code for code, name in UNIMARC_FREQUENCY.items()}
SECONDARY = re.compile(r"译|注|绘|校|序|跋|插图|整理|审|点评|改编|摄影")
"""Ways of taking part that make a 702 or 712, as Chinese catalogues count them."""
PHYSICAL = {" : ": "c", " ; ": "d", " + ": "e"}


class Builder:
    def __init__(self):
        self.fields: list[Field] = []

    def add(self, tag: str, indicators: str, *parts: tuple[str, str]) -> None:
        made = field(tag, indicators, *parts)
        if made:
            self.fields.append(made)


def records_of(work: Work) -> list[Record]:
    """A record for each edition of the work."""
    return [record_of(work, part) for part in described(work)]


def record_of(work: Work, part: Described) -> Record:
    record = Record(force_utf8=True)
    level = "s" if work.work_kind == WorkKind.SERIAL else "m"
    record.leader = f"00000n{TYPES.get(work.work_kind, 'a')}{level}0 2200000   450 "
    built = Builder()
    edition = part.edition
    numbers(built, edition)
    coded(built, work)
    titles(built, work, edition)
    publication(built, work, part)
    notes(built, work, edition)
    links(built, work, part)
    subjects(built, work)
    names(built, rows_of(work, "contributions"))
    holdings(built, work, part)
    stamp = f"{timezone.localtime(work.updated_at):%Y%m%d%H%M%S}.0"
    controls = [Field("001", data=part.number), Field("005", data=stamp)]
    record.add_field(*controls, *sorted(built.fields, key=lambda item: item.tag))
    return record


def numbers(built: Builder, edition) -> None:
    valid = split(edition.isbn)
    for place, number in enumerate(valid or [""]):
        extra = (
            [("b", edition.binding), ("d", cleaned(edition.price))] if place == 0 and not edition.book_number else []
        )
        built.add("010", "  ", ("a", number), *extra)
    for number in split(edition.invalid_isbn):
        built.add("010", "  ", ("z", number))
    for number in split(edition.issn):
        built.add("011", "  ", ("a", number))
    if edition.book_number:
        built.add("091", "  ", ("a", kept(edition.book_number)), ("d", cleaned(edition.price)))
        built.add("010", "  ", ("b", edition.binding))


def coded(built: Builder, work: Work) -> None:
    """100 (36 positions: day of entry, years, readers, language, character set), 101, 110, 140."""
    entered = f"{timezone.localtime(work.created_at):%Y%m%d}"
    built.add("100", "  ", ("a", f"{entered}{years(work)}u  y0chiy50      ea"))
    originals = [("c", language_code(name)) for name in filter(None, work.original_language.split("、"))]
    built.add("101", "1 " if originals else "0 ", ("a", language_code(work.language)), *originals)
    if work.work_kind == WorkKind.SERIAL:
        built.add("110", "  ", ("a", f"a{FREQUENCIES.get(work.frequency, 'z')}a   0xx0"))
        built.add("207", " 0", ("a", kept(work.holdings_statement) if work.holdings_statement else ""))
        built.add("326", "  ", ("a", work.frequency))
    if work.work_kind == WorkKind.ANCIENT:
        built.add("140", "  ", ("a", " " * 28))


def years(work: Work) -> str:
    """Positions 08-16 of 100 $a: kind of date and one or two years, blank where they cannot be written."""
    first = work.year_from
    last = work.year_to if work.year_to is not None else first
    if first is None or not (0 <= first <= 9999 and 0 <= last <= 9999):
        return "u        "
    return f"d{first:04}    " if first == last else f"f{first:04}{last:04}"


def titles(built: Builder, work: Work, edition) -> None:
    romanised, others = list(work.romanised), list(work.alternative)
    beside = min(len(others), max(len(romanised) - 1, 0))
    own = romanised[: len(romanised) - beside]
    main = [("a", work.title)] if not work.part_label else proper(work)
    responsible = [
        ("f" if place == 0 else "g", text) for place, text in enumerate(edition.responsibility.split(" ; ")) if text
    ]
    built.add("200", "1 ", *main, *(("A", text) for text in own), *responsible)
    if work.uniform_title:
        built.add("500", "10", ("a", kept(work.uniform_title)))
    for place, name in enumerate(others):
        latin = romanised[len(own) + place] if place < beside else ""
        built.add("517", "1 ", ("a", kept(name)), ("A", latin))


def proper(work: Work) -> list[tuple[str, str]]:
    """200 $a with the part in $h $i where the title ends with it, else in $v."""
    label = work.part_label
    if work.title.endswith(f". {label}"):
        return [("a", work.title[: -len(label) - 2]), ("h", label)]
    for match in re.finditer(" ", label):
        number, name = label[: match.start()], label[match.end() :]
        if work.title.endswith(f". {number}, {name}"):
            return [("a", work.title[: -len(label) - 3]), ("h", number), ("i", name)]
    return [("a", work.title), ("v", label)]


def publication(built: Builder, work: Work, part: Described) -> None:
    edition = part.edition
    built.add("205", "  ", ("a", kept(edition.statement) if edition.statement else ""))
    publishers = [("c", text) for text in edition.publisher.split(" ; ")]
    built.add("210", "  ", ("a", edition.place), *publishers, ("d", part.date))
    built.add("215", "  ", *physical(part.extent))
    series = split(edition.series)
    for title in series:
        number = edition.series_number if len(series) == 1 else ""
        built.add("225", "2 ", ("a", kept(title)), ("v", kept(number) if number else ""))


def physical(extent: str) -> list[tuple[str, str]]:
    """`218页 : 彩图 ; 24cm` as $a $c $d."""
    parts = re.split("( : | ; | \\+ )", extent)
    return [("a", parts[0]), *((PHYSICAL[mark], text) for mark, text in zip(parts[1::2], parts[2::2], strict=True))]


def notes(built: Builder, work: Work, edition) -> None:
    ancient = work.work_kind == WorkKind.ANCIENT
    special = [("307", line) for line in split(edition.layout_note)] if ancient else []
    special += [("317", line) for line in lines(edition.seals)] if ancient else []
    written = {cleaned(text) for _tag, text in special}
    for line in lines(work.body):
        if line not in written:
            built.add("300", "  ", ("a", line))
    for tag, line in special:
        built.add(tag, "  ", ("a", kept(line)))
    built.add("320", "  ", ("a", kept(work.bibliography) if work.bibliography else ""))
    for line in lines(work.contents):
        built.add("327", "1 ", ("a", line))
    for line in lines(work.description):
        built.add("330", "  ", ("a", kept(line)))
    built.add("333", "  ", ("a", kept(work.audience) if work.audience else ""))


def links(built: Builder, work: Work, part: Described) -> None:
    if work.part_of:
        built.add("461", " 0", ("1", f"001{work.part_of.identifier}"), ("1", f"2001 $a{work.part_of.title}"))
    for number in part.others:
        built.add("451", " 0", ("1", f"001{number}"), ("1", f"2001 $a{work.title}"))
    built.add("856", "4 ", ("u", work.source_url))


def subjects(built: Builder, work: Work) -> None:
    """606 up to the first place, 607 for places, 610 for single words after them."""
    headings, reached = headings_of(work), "606"
    for heading in headings:
        if heading.is_place and reached <= "607":
            reached = "607"
        elif reached == "607":
            reached = "608" if heading.pieces or heading.scheme else "610"
        pieces = [("y" if is_place else "x", piece) for piece, is_place in heading.pieces]
        scheme = heading.scheme if reached != "610" else ""
        built.add(reached, "0 ", ("a", kept(heading.head)), *pieces, ("2", scheme))
    for place in other_places(work, headings):
        built.add("607", "  ", ("a", kept(place)))
    if work.clc_class:
        built.add("690", "  ", ("a", kept(work.clc_class)))
    if work.four_parts:
        built.add("696", "  ", ("a", work.four_parts), ("2", "四部分类法"))
    for number in split(work.other_class):
        built.add("686", "  ", ("a", kept(number)))


def names(built: Builder, makers: list) -> None:
    """701 and 702 for persons, 711 and 712 for bodies; a field never goes back, so that the order stays."""
    start, reached = bodies_from(makers), "701"
    for place, maker in enumerate(makers):
        secondary = place > 0 and SECONDARY.search(maker.role) is not None
        wanted = ("712" if secondary else "711") if place >= start else "702" if secondary else "701"
        reached = max(reached, wanted)
        roles = [("4", role) for role in maker.role.split("、")]
        indicators = "02" if reached >= "711" else " 0"
        built.add(reached, indicators, ("a", kept(maker.name)), ("A", maker.romanised), *roles)


def holdings(built: Builder, work: Work, part: Described) -> None:
    built.add("801", " 0", ("a", "CN"), ("b", work.institution.code), ("c", f"{timezone.localdate():%Y%m%d}"))
    for item in items_of(part.edition):
        number, class_number = item.call_number, item.class_number
        if class_number and number == class_number:
            call = [("d", class_number)]
        elif class_number and number.startswith(f"{class_number}/"):
            call = [("d", class_number), ("e", number[len(class_number) + 1 :])]
        else:
            call = [("s", number)]
        place = item.location.removeprefix(work.holder).strip() if work.holder else item.location
        status = "" if item.status == ItemStatus.AVAILABLE else status_word(item.status)
        built.add("905", "  ", ("b", item.barcode), ("c", place), *call, ("v", item.volume), ("z", status))
    if part.is_first:
        issues(built, work)


def issues(built: Builder, work: Work) -> None:
    """The issues of a serial, in the local holdings field: CNMARC has none for them."""
    for row in rows_of(work, "issues"):
        built.add(
            "905",
            "  ",
            ("y", str(row.year or "")),
            ("v", row.volume),
            ("n", row.number),
            ("j", row.date),
            ("t", row.title),
            ("z", row.state),
        )
