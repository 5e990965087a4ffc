"""Rows of a CSV or TSV file, as dicts by column name."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

import orjson
from django.utils.translation import gettext as _

from ..errors import FileRefused, Problem, shortened
from ..rows import SourceRecord
from .source import Source
from .text import delimiter_of, encoding_of, is_binary, open_text

ALIKE, MANY = bytes.maketrans(b"123456789", b"0" * 9), b"0" * 16
JSON_ROW = "application/json"
MAX_CELL = 4 << 20
MAX_COLUMNS = 2000
ABOVE = 10  # rows of a sheet's title that may stand above its header
LOST = "\ufffd"
SEPARATOR_LINE = "sep="  # Excel's own first line


def load_json(payload: bytes) -> Any:
    """The value of a JSON text. Raises ValueError or RecursionError.

    By the quick reader, but for numbers that it would round and texts that only the other takes.
    """
    if MANY not in payload.translate(ALIKE):
        try:
            return orjson.loads(payload)
        except orjson.JSONDecodeError:
            pass
    return json.loads(payload)


def read_table(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a row; its payload is the row as a JSON object of cells. Blank rows are passed over.

    A row that holds characters its encoding does not have, or that the end of the file cuts, is reported as broken.
    """
    if is_binary(source.sample):
        raise FileRefused(_("“%(name)s”是二进制文件，不是表格。") % {"name": source.name})
    csv.field_size_limit(MAX_CELL)
    encoding = encoding_of(telling_part(source))
    delimiter = delimiter_of(source.sample.decode(encoding, "replace").lstrip("\ufeff"))
    with source.open() as stream, open_text(stream, encoding) as text:
        lines = Lines(text)
        reader = csv.reader(lines, delimiter=lines.delimiter or delimiter)
        columns = header_of(iter(lambda: next_row(reader), None), source)
        record = record_of if encoding == "utf-8" else whole_record_of
        number = 0
        while (cells := next_row(reader)) is not None:
            if isinstance(cells, csv.Error):
                number += 1
                yield broken(number, "", _("这一行读不懂：%(reason)s") % {"reason": cells})
            elif any(cell.strip() for cell in cells):
                number += 1
                if lines.ended:
                    yield broken(number, "", _("文件到这里中断：引号没有合上"), cells[-1])
                else:
                    yield record(number, columns, cells)


def telling_part(source: Source) -> bytes:
    """The part of the file that tells its encoding: its beginning, or where that is all ASCII, what comes after."""
    if not source.sample.isascii():
        return source.sample
    with source.open() as stream:
        while block := stream.read(len(source.sample)):
            if not block.isascii():
                start = next(index for index, byte in enumerate(block) if byte > 0x7F)
                return block[start:]
    return source.sample


class Lines:
    """The lines of a text; `ended` once a reader has asked for one more than there is, which is in mid-row only.

    `delimiter` is what Excel's `sep=` line names, which is then no row.
    """

    def __init__(self, text: Iterable[str]):
        self._lines = iter(text)
        self.ended, self.delimiter = False, ""
        first = next(self._lines, "")
        if first.lower().startswith(SEPARATOR_LINE):
            self.delimiter = first[len(SEPARATOR_LINE) :].strip("\r\n")[:1]
        else:
            self._lines = chain([first] if first else [], self._lines)

    def __iter__(self) -> Iterator[str]:
        yield from self._lines
        self.ended = True


def next_row(reader) -> list[str] | csv.Error | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return error


def header_of(rows: Iterator[list[str] | csv.Error], source: Source) -> list[str]:
    """The names of the columns: the first row with two cells that say something, below a title of the sheet."""
    for cells in islice(rows, ABOVE):
        if isinstance(cells, csv.Error):
            break
        if sum(1 for cell in cells if cell.strip()) > 1:
            return column_names(cells, source)
    raise FileRefused(_("“%(name)s”的第一行不是表头：至少要有两列。") % {"name": source.name})


def column_names(cells: list[str], source: Source) -> list[str]:
    """The header's names on one line each; nameless columns are numbered. Raises FileRefused for a double one."""
    if len(cells) > MAX_COLUMNS:
        raise FileRefused(
            _("“%(name)s”有 %(count)s 列，超过 %(limit)s 列的上限。")
            % {"name": source.name, "count": len(cells), "limit": MAX_COLUMNS}
        )
    names = [" ".join(cell.split()) or f"column {position}" for position, cell in enumerate(cells, 1)]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise FileRefused(_("“%(name)s”的表头里“%(column)s”出现了不止一次。") % {"name": source.name, "column": double})
    return names


def record_of(number: int, columns: list[str], cells: list[str]) -> SourceRecord:
    row = dict(zip(columns, cells, strict=False))
    try:
        payload = json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        bad = next((name, cell) for name, cell in row.items() if not cell.isascii() and not is_text(cell))
        value = bad[1].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return broken(number, bad[0], _("不是有效的 UTF-8 文字"), value)
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        extra = "、".join(cells[len(columns) :])
        reason = _("单元格比表头多 %(count)s 个") % {"count": len(cells) - len(columns)}
        return broken(number, "", reason, extra)
    return SourceRecord(number, payload, JSON_ROW, load_json, known=row)


def whole_record_of(number: int, columns: list[str], cells: list[str]) -> SourceRecord:
    """The record, unless a byte was lost on the way from its encoding."""
    for name, cell in zip(columns, cells, strict=False):
        if LOST in cell:
            return broken(number, name, _("有无法辨认的字符，请检查文件的编码"), cell)
    return record_of(number, columns, cells)


def is_text(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True


def broken(number: int, field: str, reason: str, value: object = "") -> SourceRecord:
    """A row that cannot be read: it is counted and reported, and reading goes on."""
    return SourceRecord(number, b"", JSON_ROW, load_json, Problem(field, shortened(value), reason))
