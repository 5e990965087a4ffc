"""Records as linked data: JSON-LD with schema.org and Dublin Core terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from platform_site.records.dates import write_edtf
from search.resource import Kind

from .describing import public_address
from .registry import export_format
from .selecting import rows_of

CONTEXT = [
    "https://schema.org/",
    {"dcterms": "http://purl.org/dc/terms/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"},
]
TYPES = {
    Kind.WORK: "Book",
    Kind.OBJECT: "ArchiveComponent",
    Kind.ARTWORK: "VisualArtwork",
    Kind.HERITAGE: "CreativeWork",
}
AGENT_TYPES = {"person": "Person", "corporate": "Organization", "family": "Organization"}


def linked(record: models.Model) -> dict[str, Any]:
    """One record as a JSON-LD node, without empty members. Files of pictures are no part of it."""
    node = {
        "@id": public_address(record),
        "@type": TYPES.get(getattr(record, "resource_kind", ""), "CreativeWork"),
        "identifier": [record.ark, record.identifier],
        "name": record.title,
        "alternateName": [*record.alternative, *filter(None, [record.title_en]), *record.romanised],
        "description": record.description,
        "creator": [creator(item) for item in rows_of(record, "contributions")],
        "dcterms:date": record.date_text,
        "dateCreated": record.date_edtf or write_edtf(record.year_from, record.year_to),
        "temporalCoverage": record.period.label if record.period else "",
        "about": list(record.subjects),
        "material": list(record.materials),
        "dcterms:medium": record.medium,
        "dcterms:extent": record.extent,
        "inLanguage": record.language,
        "dcterms:spatial": list(record.places),
        "isPartOf": {"@id": public_address(record.part_of), "name": record.part_of.title}
        if public_whole(record)
        else None,
        "holdingArchive": {"@type": "ArchiveOrganization", "name": record.repository},
        "provider": {"@type": "Organization", "name": record.institution.label},
        "creditText": record.credit_line,
        "license": record.rights,
        "dcterms:rights": record.get_rights_display() if record.rights else "",
        "sameAs": record.source_url,
        "dateModified": record.updated_at.isoformat(),
    }
    return {name: value for name, value in node.items() if value not in (None, "", [])}


def public_whole(record: models.Model) -> bool:
    return record.part_of is not None and record.part_of.is_public()


def creator(item: models.Model) -> dict[str, Any]:
    agent = item.agent
    node = {
        "@type": AGENT_TYPES.get(agent.kind, "Person") if agent else "Person",
        "name": item.name,
        "alternateName": item.romanised,
        "sameAs": [other.url for other in agent.identifiers.all() if other.url] if agent else [],
    }
    node = {name: value for name, value in node.items() if value}
    return {"@type": "Role", "roleName": item.role, "creator": node} if item.role else node


def document(record: models.Model) -> dict[str, Any]:
    """One record as a JSON-LD document."""
    return {"@context": CONTEXT, **linked(record)}


@export_format(
    "jsonld", label=_("JSON-LD（schema.org、都柏林核心）"), extension="jsonld", media_type="application/ld+json"
)
def write_jsonld(records: Iterable[models.Model], _model: type[models.Model]) -> Iterator[bytes]:
    """One document with a graph of all records."""
    yield f'{{"@context": {json.dumps(CONTEXT)}, "@graph": ['.encode()
    for number, record in enumerate(records):
        yield (b",\n" if number else b"\n") + json.dumps(linked(record), ensure_ascii=False).encode()
    yield b"\n]}\n"
