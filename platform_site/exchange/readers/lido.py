"""Records of LIDO 1.0 and 1.1, alone, in a `lidoWrap` or in a harvest (https://lido-schema.org)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..rows import SourceRecord
from .source import Source
from .xml import load_xml, read_xml


def read_lido(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord for each `lido` element; its payload is that element's XML."""
    return read_xml(source, "lido", load_xml, _("“%(name)s”里没有 LIDO 记录（lido 元素）。"))
