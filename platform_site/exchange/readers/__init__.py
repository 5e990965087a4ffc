"""From a file to its rows, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..errors import FileRefused
from ..rows import SourceRecord
from .dublin_core import read_dublin_core
from .lido import read_lido
from .marc import decode, decode_cnmarc, read_cnmarc, read_marc
from .marcxml import load_marcxml, read_marcxml
from .objects import read_list, read_objects
from .source import Source
from .tables import load_json, read_table
from .text import start_of
from .texts import read_texts
from .workbook import XLSX, read_workbook
from .xml import load_xml

__all__ = ["LOADERS", "Source", "read_rows"]


def read_rows(source: Source, reads: str) -> Iterator[SourceRecord]:
    """The rows of the file, read by the reader `reads` (`table` tells CSV, JSON and XLSX apart by content)."""
    source.refuse_known_kinds()
    return READERS[reads](source)


def read_any_table(source: Source) -> Iterator[SourceRecord]:
    if source.sample.startswith(XLSX):
        return read_workbook(source)
    start = start_of(source.sample)
    if start.startswith("<"):
        raise FileRefused(_("“%(name)s”是 XML 文件，不是表格。") % {"name": source.name})
    if start.startswith("["):
        return read_list(source)
    if start.startswith("{"):
        return read_objects(source)
    return read_table(source)


READERS = {
    "table": read_any_table,
    "marc21": read_marc,
    "cnmarc": read_cnmarc,
    "marcxml": read_marcxml,
    "lido": read_lido,
    "texts": read_texts,
    "dublin-core": read_dublin_core,
}
LOADERS = {
    "table": load_json,
    "marc21": decode,
    "cnmarc": decode_cnmarc,
    "marcxml": load_marcxml,
    "lido": load_xml,
    "texts": load_json,
    "dublin-core": load_json,
}
"""How the kept bytes of a row are read again."""
