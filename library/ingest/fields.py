"""The fields of a MARC 21 record with their 880 twins: what stands in the original script, and what is romanised."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import is_normalized, normalize

from platform_site.exchange.readers.marc_record import MarcField, MarcRecord

TRAILING = " \u3000/:;,=．·"
ABBREVIATION = re.compile(r"(?:(?:^|[\s.\-])[^\W\d_]|\b(?:Jr|Sr|etc|Inc|Co|Ltd|ed|pseud|v|vol|no|cm|p|ill))\.$")
LONGEST = len(" pseud.")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200e\u200f\ufeff]")
"""What is no text, the marks of characters that do not sort among it (ISO 6630)."""


def cleaned(text: str) -> str:
    """The text on one line, letters and their marks as one (MARC 21 writes them apart)."""
    if not text.isascii() and not is_normalized("NFC", text):
        text = normalize("NFC", text)
    if not text.isprintable():
        text = CONTROL.sub("", text)
    return " ".join(text.split())


@lru_cache(maxsize=20_000)
def trimmed(text: str) -> str:
    """The text without the ISBD punctuation that leads to the next element; the point of an initial stays.

    Names, places and headings come again from record to record, so what they trim to is kept.
    """
    text = cleaned(text).strip(TRAILING)
    if text.endswith((".", "．")) and not text.endswith("...") and not ends_in_abbreviation(text):
        text = text[:-1].rstrip(TRAILING)
    if text.startswith("[") and text.endswith("]") and text.count("[") == 1:
        text = text[1:-1]
    return text.rstrip("]") if text.endswith("]") and "[" not in text else text


def ends_in_abbreviation(text: str) -> bool:
    """Whether the point belongs to an initial or a short form; only the end of the text is looked at."""
    return ABBREVIATION.search(text[-LONGEST:]) is not None


def joined(field: MarcField, codes: str, separator: str = " ") -> str:
    return trimmed(separator.join(field.all(codes)))


def unique(texts) -> list[str]:
    """Those that say something, each once, in order."""
    return list(dict.fromkeys(filter(None, texts)))


class Fields:
    """Fields by tag, each with its twin in the original script where 880 gives one ($6 links them)."""

    def __init__(self, record: MarcRecord):
        self.record = record
        self.linked: dict[tuple[str, str], MarcField] = {}
        self.unlinked: dict[str, list[MarcField]] = {}
        for field in record.fields("880"):
            self._file_twin(field)

    def _file_twin(self, field: MarcField) -> None:
        tag, _dash, number = field.get("6").partition("-")
        number = number[:2]
        if not tag or number == "00" or (tag, number) in self.linked:
            self.unlinked.setdefault(tag, []).append(field)
        else:
            self.linked[tag, number] = field

    def plain(self, tag: str) -> list[MarcField]:
        """The fields as catalogued, without their twins: numbers and codes."""
        return self.record.fields(tag)

    def pairs(self, *tags: str) -> list[tuple[MarcField, MarcField | None]]:
        """(field as catalogued, its twin) of these tags in order; unlinked twins come last, as (twin, None)."""
        found: list[tuple[MarcField, MarcField | None]] = []
        for tag in tags:
            for field in self.record.fields(tag):
                link = field.get("6")[4:6] if self.linked else ""
                found.append((field, self.linked.get((tag, link)) if link else None))
        if self.unlinked:
            found += [(twin, None) for tag in tags for twin in self.unlinked.get(tag, ())]
        return found

    def preferred(self, *tags: str) -> list[MarcField]:
        """The twin where there is one, else the field."""
        if not self.linked and not self.unlinked:
            return [field for tag in tags for field in self.record.fields(tag)]
        return [twin or field for field, twin in self.pairs(*tags)]

    def first(self, tag: str, codes: str) -> str:
        found = self.preferred(tag)
        return joined(found[0], codes) if found else ""

    def texts(self, tag: str, codes: str = "a") -> list[str]:
        """The joined subfields of each field of the tag, twins preferred."""
        return unique(joined(field, codes) for field in self.preferred(tag))

    def control(self, tag: str) -> str:
        return self.record.control(tag)

    def tags(self, first: str, last: str) -> list[str]:
        """The tags present from `first` to `last`, in order."""
        present = {*self.record.tags(), *self.unlinked}
        return sorted(tag for tag in present if first <= tag <= last)
