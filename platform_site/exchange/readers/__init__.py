"""From a file to its rows, whatever its format."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..rows import SourceRecord
from .marc import decode, read_marc
from .objects import is_json_lines, read_lines, read_list
from .source import Source
from .tables import load_json, read_table
from .workbook import XLSX, read_workbook

__all__ = ["LOADERS", "Source", "read_rows"]


def read_rows(source: Source, reads: str) -> Iterator[SourceRecord]:
    """The rows of the file, read by the reader `reads` (`table` tells CSV, JSON and XLSX apart by content)."""
    source.refuse_known_kinds()
    return READERS[reads](source)


def read_any_table(source: Source) -> Iterator[SourceRecord]:
    start = source.sample.removeprefix(codecs.BOM_UTF8).lstrip()
    if source.sample.startswith(XLSX):
        return read_workbook(source)
    if start.startswith(b"<"):
        raise FileRefused(_("“%(name)s”是 XML 文件，不是表格。") % {"name": source.name})
    if start.startswith(b"["):
        return read_list(source)
    if is_json_lines(source.sample):
        return read_lines(source)
    return read_table(source)


READERS = {"table": read_any_table, "marc21": read_marc}
LOADERS = {"table": load_json, "marc21": decode}
"""How the kept bytes of a row are read again."""
