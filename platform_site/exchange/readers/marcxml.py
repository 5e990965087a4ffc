"""Records of MARCXML (https://www.loc.gov/standards/marcxml/), with its namespace, another prefix, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..errors import FileRefused, RowRefused
from ..rows import SourceRecord
from .belonging import together
from .marc_record import MarcField, MarcRecord
from .source import Source
from .xml import load_xml, local, read_xml

NUMBER = re.compile(rb"tag=[\"']001[\"'][^>]*>([^<]*)<")
FIRST, LAST = b"<records>", b"</records>"
"""What holds the records of several editions in one payload."""


def read_marcxml(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a record. Raises FileRefused when the file's records are of another format (OAI-PMH of DC)."""
    none = _("“%(name)s”里没有 MARCXML 记录（record 元素）。")
    rows = read_xml(source, "record", load_marcxml, none)
    for row in together(rows, number_of, join):
        if row.number == 1 and not is_marc(row):
            raise FileRefused(
                _("“%(name)s”里的记录不是 MARCXML：record 元素里没有 MARC 字段。") % {"name": source.name}
            )
        yield row


def is_marc(row: SourceRecord) -> bool:
    try:
        row.data()
    except RowRefused:
        return False
    return True


def number_of(payload: bytes) -> str:
    found = NUMBER.search(payload)
    return found[1].decode("utf-8", "replace").strip() if found else ""


def join(first: bytes, further: bytes) -> bytes:
    return FIRST + first.removeprefix(FIRST).removesuffix(LAST) + further + LAST


def load_marcxml(payload: bytes) -> MarcRecord:
    """The record in the form of all MARC records. Raises RowRefused when the element holds no MARC."""
    element = load_xml(payload)
    if not payload.startswith(FIRST):
        return record_in(element, payload)
    record, *more = [record_in(child, payload) for child in element]
    record.more = tuple(more)
    return record


def record_in(element, payload: bytes) -> MarcRecord:
    inner = next((child for child in element.iter() if local(child) == "leader"), None)
    record = element if inner is None else inner.getparent()
    leader, held, controls = "", {}, {}
    for child in record:
        name, tag = local(child), child.get("tag", "")
        if name == "leader":
            leader = text_of(child)
        elif name == "controlfield":
            controls.setdefault(tag, []).append(text_of(child))
        elif name == "datafield":
            indicators = (child.get("ind1") or " ")[:1] + (child.get("ind2") or " ")[:1]
            held.setdefault(tag, []).append(MarcField(tag, indicators, subfields_of(child)))
    if not held and not controls:
        raise RowRefused("", payload[:200].decode("utf-8", "replace"), _("这个 record 元素里没有 MARC 字段"))
    return MarcRecord(leader, held, controls)


def subfields_of(field) -> list[tuple[str, str]]:
    return [(part.get("code", ""), text_of(part)) for part in field if local(part) == "subfield"]


def text_of(element) -> str:
    return element.text or ""
