"""Which picture is of which record: by the file's name and the record's identifier. Nothing is written here."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import PurePath

from django.db import models
from django.utils.translation import gettext_lazy as _

from platform_site.records.ark import short_name

from .files import Pictures, fault_of

ORDERED = re.compile(r"^(?P<base>.+?)\s*(?:[(（](?P<inner>\d{1,3})[)）]|[_\-. ](?P<outer>\d{1,3}|[A-Za-z]))$")
MATCHED, KEPT, EXTRA, AMBIGUOUS, UNMATCHED, BROKEN = "matched", "kept", "extra", "ambiguous", "unmatched", "broken"
LABELS = {
    MATCHED: _("对上了"),
    KEPT: _("记录已有图片，保留原图"),
    EXTRA: _("同一记录的另一张，未取用"),
    AMBIGUOUS: _("可能是几条记录"),
    UNMATCHED: _("没有对上"),
    BROKEN: _("不是可用的图片"),
}


@dataclass(slots=True)
class Match:
    """One file: its `status`, its record where there is one, and which of the record's pictures it is by its name."""

    name: str
    status: str = UNMATCHED
    record: int | None = None
    identifier: str = ""
    order: int = 0
    reason: str = ""

    @property
    def label(self) -> str:
        return str(LABELS[self.status])


class Index:
    """The records of one model in some institutions, by identifier as written and by its letters and digits only."""

    def __init__(self, model: type[models.Model], institutions: set[int]):
        self.exact: dict[str, list[int]] = defaultdict(list)
        self.plain: dict[str, list[int]] = defaultdict(list)
        self.identifiers: dict[int, str] = {}
        self.illustrated: set[int] = set()
        rows = model.objects.filter(institution_id__in=institutions).values_list("pk", "identifier", "ark", "image_id")
        for pk, identifier, ark, image in rows.iterator(chunk_size=2000):
            self.identifiers[pk] = identifier
            for name in {identifier, identifier.replace("/", "_"), short_name(ark)}:
                self.exact[name].append(pk)
            for name in {plain(identifier), plain(short_name(ark))}:
                self.plain[name].append(pk)
            if image:
                self.illustrated.add(pk)

    def find(self, stem: str) -> tuple[list[int], int]:
        """(records, order): the whole name first, exactly and then plainly; then without a number at its end."""
        found = self.exact.get(stem) or self.plain.get(plain(stem))
        if found:
            return found, 0
        ordered = ORDERED.match(stem)
        if not ordered:
            return [], 0
        base = ordered["base"]
        return self.exact.get(base) or self.plain.get(plain(base)) or [], place_of(ordered["inner"] or ordered["outer"])


def plain(text: str) -> str:
    """Letters and digits of the text, full-width and upper-case ones as the others."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def place_of(text: str) -> int:
    """`1` or `a` is the first."""
    return int(text) if text.isdigit() else ord(text.lower()) - ord("a") + 1


def match_pictures(pictures: Pictures, index: Index, *, replace: bool = False) -> list[Match]:
    """Every file with what would be done with it. With `replace` a record's present picture gives way."""
    matches = [match_of(name, index) for name in pictures.names]
    by_record: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        if match.record:
            by_record[match.record].append(match)
    for record, group in by_record.items():
        choose(sorted(group, key=lambda item: (item.order, item.name)), pictures, record in index.illustrated, replace)
    return matches


def match_of(name: str, index: Index) -> Match:
    found, order = index.find(PurePath(name).stem.strip())
    if len(found) == 1:
        return Match(name, MATCHED, found[0], index.identifiers[found[0]], order)
    if found:
        shown = "、".join(index.identifiers[pk] for pk in found[:5])
        return Match(name, AMBIGUOUS, identifier=shown)
    return Match(name)


def choose(group: list[Match], pictures: Pictures, illustrated: bool, replace: bool) -> None:
    """The first of a record's files that is a picture is taken, unless the record keeps the one it has."""
    taken = False
    for match in group:
        if illustrated and not replace:
            match.status = KEPT
        elif taken:
            match.status = EXTRA
        else:
            match.reason = fault_in(pictures, match.name)
            match.status = BROKEN if match.reason else MATCHED
            taken = not match.reason


def fault_in(pictures: Pictures, name: str) -> str:
    try:
        return fault_of(pictures.read(name), whole=False)
    except ValueError as error:
        return str(error)


def counts_of(matches: list[Match]) -> dict[str, int]:
    counts = Counter(match.status for match in matches)
    return {status: counts[status] for status in LABELS}
