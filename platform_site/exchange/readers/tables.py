"""Rows of a CSV or TSV file, as dicts by column name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from ..errors import FileRefused, Problem, shortened
from ..rows import SourceRecord
from .source import Source
from .text import delimiter_of, encoding_of, is_binary, open_text

JSON_ROW = "application/json"
MAX_CELL = 4 << 20


def load_json(payload: bytes) -> dict:
    return json.loads(payload)


def read_table(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a row; its payload is the row as a JSON object of cells. Blank rows are passed over."""
    if is_binary(source.sample):
        raise FileRefused(_("“%(name)s”是二进制文件，不是表格。") % {"name": source.name})
    csv.field_size_limit(MAX_CELL)
    encoding = encoding_of(source.sample)
    sample = source.sample.decode(encoding, "replace").lstrip("\ufeff")
    with source.open() as stream, open_text(stream, encoding) as text:
        reader = csv.reader(text, delimiter=delimiter_of(sample))
        columns = column_names(next_row(reader) or [], source)
        number = 0
        while (cells := next_row(reader)) is not None:
            if isinstance(cells, csv.Error):
                number += 1
                yield broken(number, "", _("这一行读不懂：%(reason)s") % {"reason": cells})
            elif any(cell.strip() for cell in cells):
                number += 1
                yield record_of(number, columns, cells)


def next_row(reader) -> list[str] | csv.Error | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return error


def column_names(cells, source: Source) -> list[str]:
    """The header's names; nameless columns are numbered. Raises FileRefused when it is no header."""
    if isinstance(cells, csv.Error) or len(cells) < 2:
        raise FileRefused(_("“%(name)s”的第一行不是表头：至少要有两列。") % {"name": source.name})
    names = [cell.strip() or f"column {position}" for position, cell in enumerate(cells, 1)]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise FileRefused(_("“%(name)s”的表头里“%(column)s”出现了不止一次。") % {"name": source.name, "column": double})
    return names


def record_of(number: int, columns: list[str], cells: list[str]) -> SourceRecord:
    row = dict(zip(columns, cells, strict=False))
    try:
        payload = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        bad = next(
            (name, cell) for name, cell in zip(columns, cells, strict=False) if not cell.isascii() and not is_text(cell)
        )
        value = bad[1].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return broken(number, bad[0], _("不是有效的 UTF-8 文字"), value)
    if len(cells) > len(columns):
        extra = "、".join(cells[len(columns) :])
        reason = _("单元格比表头多 %(count)s 个") % {"count": len(cells) - len(columns)}
        return broken(number, "", reason, extra)
    return SourceRecord(number, payload, JSON_ROW, load_json, known=row)


def is_text(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True


def broken(number: int, field: str, reason: str, value: object = "") -> SourceRecord:
    """A row that cannot be read: it is counted and reported, and reading goes on."""
    return SourceRecord(number, b"", JSON_ROW, load_json, Problem(field, shortened(value), reason))
