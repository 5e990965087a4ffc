"""MARC records as files: ISO 2709 in any encoding, and MARCXML. The records are pymarc's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree
from pymarc import Field, Record

NAMESPACE = "http://www.loc.gov/MARC21/slim"
FIELD_END, RECORD_END = b"\x1e", b"\x1d"
LONGEST_FIELD, LONGEST_RECORD = 9_999, 99_999
LEADER = 24


def iso2709(record: Record, encoding: str = "utf-8") -> bytes:
    """The record in ISO 2709, lengths counted in bytes of the encoding. pymarc itself writes UTF-8 and Latin-1 only.

    What is longer than the format allows is cut: a text at a character, a record at its last fields.
    """
    directory, data, room = b"", b"", LONGEST_RECORD - LEADER - 2
    for field in record.fields:
        raw = fitting(field, encoding)
        if len(directory) + len(data) + len(raw) + 12 > room:
            continue
        directory += f"{field.tag:>03}{len(raw):04d}{len(data):05d}".encode("ascii")
        data += raw
    base = LEADER + len(directory) + 1
    length = base + len(data) + 1
    leader = str(record.leader)
    head = f"{length:05d}{leader[5:12]}{base:05d}{leader[17:24]}".encode("ascii")
    return head + directory + FIELD_END + data + RECORD_END


def fitting(field: Field, encoding: str) -> bytes:
    raw = field.as_marc(encoding)
    if len(raw) <= LONGEST_FIELD:
        return raw
    return raw[: LONGEST_FIELD - 1].decode(encoding, "ignore").encode(encoding) + FIELD_END


def write_iso2709(records: Iterable[Record], encoding: str = "utf-8") -> Iterator[bytes]:
    for record in records:
        yield iso2709(record, encoding)


def write_marcxml(records: Iterable[Record]) -> Iterator[bytes]:
    """A `collection` of MARC21 slim, record by record."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="{NAMESPACE}">\n'.encode()
    for record in records:
        yield etree.tostring(xml_of(record), encoding="utf-8") + b"\n"
    yield b"</collection>\n"


def xml_of(record: Record) -> etree._Element:
    root = etree.Element("record")
    etree.SubElement(root, "leader").text = str(record.leader)
    for field in record.fields:
        if field.control_field:
            etree.SubElement(root, "controlfield", tag=field.tag).text = speakable(field.data or "")
            continue
        first, second = field.indicators
        element = etree.SubElement(root, "datafield", tag=field.tag, ind1=first, ind2=second)
        for part in field.subfields:
            etree.SubElement(element, "subfield", code=part.code).text = speakable(part.value)
    return root


def speakable(text: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return text if text.isprintable() else "".join(sign for sign in text if sign >= " " or sign in "\n\t")
