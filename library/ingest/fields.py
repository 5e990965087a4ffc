"""The fields of a MARC record with their 880 twins: what stands in the original script, and what is romanised."""

from __future__ import annotations

import re
from unicodedata import normalize

from pymarc import Field, Record

TRAILING = " \u3000/:;,=．·"
INITIAL = re.compile(r"(?:^|[\s.\-])[^\W\d_]\.$")
ABBREVIATION = re.compile(r"\b(?:Jr|Sr|etc|Inc|Co|Ltd|ed|pseud|v|vol|no|cm|p|ill)\.$")
COMBINING = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0655]")
"""MARC writes letters and their marks apart; they are shown as one."""
SPACES = re.compile(r"[\s\u3000]+")


def trimmed(text: str) -> str:
    """The text without the ISBD punctuation that leads to the next element; the point of an initial stays."""
    if COMBINING.search(text):
        text = normalize("NFC", text)
    text = SPACES.sub(" ", text).strip().strip(TRAILING)
    if text.endswith((".", "．")) and not text.endswith("...") and not ends_in_abbreviation(text):
        text = text[:-1].rstrip(TRAILING)
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1]
    return text.rstrip("]") if text.endswith("]") and "[" not in text else text


def ends_in_abbreviation(text: str) -> bool:
    return bool(INITIAL.search(text) or ABBREVIATION.search(text))


def subfields(field: Field, codes: str) -> list[str]:
    """Values of the subfields named, in the order of the record; never $6 or the like."""
    return [part.value for part in field.subfields if part.code in codes and part.value.strip()]


def joined(field: Field, codes: str, separator: str = " ") -> str:
    return trimmed(separator.join(subfields(field, codes)))


class Fields:
    """Fields by tag, each with its twin in the original script where 880 gives one ($6 links them)."""

    def __init__(self, record: Record):
        self.by_tag: dict[str, list[Field]] = {}
        self.linked: dict[tuple[str, str], Field] = {}
        self.unlinked: dict[str, list[Field]] = {}
        for field in record.fields:
            if field.tag == "880":
                self._file_twin(field)
            else:
                self.by_tag.setdefault(field.tag, []).append(field)

    def _file_twin(self, field: Field) -> None:
        tag, _dash, number = (field.get("6") or "").partition("-")
        number = number[:2]
        if not tag or number == "00" or (tag, number) in self.linked:
            self.unlinked.setdefault(tag, []).append(field)
        else:
            self.linked[tag, number] = field

    def pairs(self, *tags: str) -> list[tuple[Field, Field | None]]:
        """(field as catalogued, its twin) of these tags in order; unlinked twins come last, as (twin, None)."""
        found = []
        for tag in tags:
            for field in self.by_tag.get(tag, ()):
                link = (field.get("6") or "")[4:6]
                found.append((field, self.linked.get((tag, link)) if link else None))
        return found + [(twin, None) for tag in tags for twin in self.unlinked.get(tag, ())]

    def preferred(self, *tags: str) -> list[Field]:
        """The twin where there is one, else the field."""
        return [twin or field for field, twin in self.pairs(*tags)]

    def control(self, tag: str) -> str:
        field = next(iter(self.by_tag.get(tag, ())), None)
        return (field.data or "") if field else ""

    def tags(self, first: str, last: str) -> list[str]:
        """The tags present from `first` to `last`, in order."""
        present = self.by_tag.keys() | self.unlinked.keys()
        return sorted(tag for tag in present if first <= tag <= last)
