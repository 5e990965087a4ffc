"""Simple Dublin Core as harvests give it (OAI-PMH, oai_dc), with namespaces or none."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..rows import SourceRecord
from .source import Source
from .tables import JSON_ROW, load_json
from .xml import load_xml, local, read_xml

ELEMENTS = frozenset(
    {
        "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format",
        "identifier", "source", "language", "relation", "coverage", "rights",
    }
)  # fmt: skip


def read_dublin_core(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord for each `dc` element; its payload is an object of lists, one for each of the 15 elements."""
    for row in read_xml(source, "dc", load_xml, _("“%(name)s”里没有 Dublin Core 记录（dc 元素）。")):
        if row.problem:
            yield row
            continue
        data = values_of(row.data())
        payload = json.dumps(data, ensure_ascii=False).encode()
        yield SourceRecord(row.number, payload, JSON_ROW, load_json, known=data)


def values_of(element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in element:
        name, text = local(child), " ".join("".join(child.itertext()).split()) if isinstance(child.tag, str) else ""
        if name in ELEMENTS and text:
            found.setdefault(name, []).append(text)
    return found
