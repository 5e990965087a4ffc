"""Ways out of the museum: LIDO, read back by the import profile of that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from platform_site.exchange.export.registry import export_format

from ..models import Object
from .lido import NAMESPACES, SCHEMA_LOCATION, record_of


@export_format(
    "lido", label="LIDO 1.1", extension="xml", media_type="application/xml", model=Object, profile="museum.lido"
)
def write_lido(objects: Iterable[Object], _model) -> Iterator[bytes]:
    """A `lidoWrap`, record by record."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<lido:lidoWrap {names} {SCHEMA_LOCATION}>\n'.encode()
    for record in objects:
        yield etree.tostring(record_of(record), encoding="utf-8") + b"\n"
    yield b"</lido:lidoWrap>\n"
