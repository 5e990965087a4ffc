"""Rows of the first sheet of an XLSX workbook, read without holding the sheet in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import repeat
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ..errors import FileRefused, Problem, shortened
from ..rows import SourceRecord
from .archive import DAMAGE, bounded, damaged, members
from .source import WORKBOOK, Source
from .tables import header_of, record_of

XLSX = b"PK\x03\x04"
MAX_TEXTS = 256 << 20  # of the shared texts, which openpyxl holds in memory
TEXTS, SHEETS = "xl/sharedStrings.xml", "xl/worksheets/"
FORMULA = (b"<f>", b"<f ")
DECLARED = (b"<!DOCTYPE", b"<!ENTITY")  # no program writes them into a workbook
LONGEST = max(map(len, DECLARED))
UNREADABLE = (InvalidFileException, KeyError, ValueError, IndexError, TypeError, SyntaxError, *DAMAGE)


def read_workbook(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a row; dates are ISO 8601.

    A formula gives the value that the workbook last showed, with a warning; a row whose formula has none is refused.
    """
    with source.seekable() as stream:
        formulas = check_archive(stream, source)
        try:
            rows = sheet_rows(stream, data_only=True)
            twins = sheet_rows(stream, data_only=False) if formulas else repeat(())
            yield from records(zip(rows, twins, strict=False), source)
        except UNREADABLE as error:
            raise FileRefused(
                _("“%(name)s”不是可读的 XLSX 工作簿：%(reason)s。") % {"name": source.name, "reason": error}
            ) from error


def sheet_rows(stream: BinaryIO, *, data_only: bool) -> Iterator[tuple]:
    book = load_workbook(stream, read_only=True, data_only=data_only, keep_links=False)
    return book.worksheets[0].iter_rows(values_only=True)


def records(pairs: Iterator[tuple[tuple, tuple]], source: Source) -> Iterator[SourceRecord]:
    """The records below the header, from each row and its twin with the formulas unsolved."""
    columns = header_of((texts(row) for row, _twin in pairs), source)
    number = 0
    for row, twin in pairs:
        cells = texts(row)
        formulas = {index for index, cell in enumerate(twin) if is_formula(cell)}
        if any(cells) or formulas:
            number += 1
            record = record_of(number, columns, cells)
            yield with_formulas(record, columns, row, twin, formulas) if formulas else record


def is_formula(cell: object) -> bool:
    """openpyxl gives a plain formula as its text, that of an array or a data table as an object."""
    return (isinstance(cell, str) and cell.startswith("=")) or type(cell).__name__.endswith("Formula")


def with_formulas(record: SourceRecord, columns: list[str], row: tuple, twin: tuple, formulas: set[int]):
    for index in sorted(formulas & set(range(len(columns)))):
        name, formula, value = columns[index], shortened(twin[index]), cell_text(row[index])
        if not value or value.startswith("#"):
            reason = _("公式没有算出的值，请先在表格软件里把它变成数值")
            record.problem = record.problem or Problem(name, formula, reason)
        else:
            reason = _("这一格是公式，取用了上次算出的值“%(value)s”") % {"value": shortened(value, 60)}
            record.warnings = (*record.warnings, Problem(name, formula, reason))
    return record


def check_archive(stream: BinaryIO, source: Source) -> bool:
    """Whether a sheet has formulas. Refuses what is no workbook, what is damaged, declares entities or is a bomb.

    Each member is read once to its end in blocks, so that what an archive says of itself is not believed.
    """
    formulas = False
    try:
        with zipfile.ZipFile(stream) as archive:
            found = members(archive, source.name)
            if WORKBOOK not in archive.namelist():
                raise no_workbook(found, source)
            for item in found:
                formulas |= check_part(archive, item, source)
    except DAMAGE as error:
        raise damaged(source.name, error) from error
    return formulas


def no_workbook(found: list[zipfile.ZipInfo], source: Source) -> FileRefused:
    names = "、".join(item.filename for item in found[:5]) or "—"
    return FileRefused(
        _("“%(name)s”不是 XLSX 工作簿；ZIP 里要有且只有一个表格，现有 %(count)s 个文件（%(names)s）。")
        % {"name": source.name, "count": len(found), "names": names}
    )


def check_part(archive: zipfile.ZipFile, item: zipfile.ZipInfo, source: Source) -> bool:
    """Reads one part to its end; whether it holds formulas. Raises FileRefused for entities."""
    total, formulas, tail = 0, False, b""
    is_sheet = item.filename.startswith(SHEETS)
    with archive.open(item) as part:
        for block in bounded(part, item.compress_size, source.name):
            total += len(block)
            seen = tail + block
            if any(word in seen for word in DECLARED) or (item.filename == TEXTS and total > MAX_TEXTS):
                raise FileRefused(_("“%(name)s”里有工作簿不该有的内容，已拒绝打开。") % {"name": source.name})
            formulas |= is_sheet and any(word in seen for word in FORMULA)
            tail = block[-LONGEST:]
    return formulas


def texts(row: tuple) -> list[str]:
    """The row's cells as text, without the empty ones at its end."""
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return [cell_text(cell) for cell in cells]


def cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
