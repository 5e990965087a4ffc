"""Rows of the first sheet of an XLSX workbook, read without holding the sheet in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ..errors import FileRefused
from ..rows import SourceRecord
from .source import Source
from .tables import column_names, record_of

MAX_UNPACKED = 1 << 30
MAX_RATIO = 200
XLSX = b"PK\x03\x04"


def read_workbook(source: Source) -> Iterator[SourceRecord]:
    """One SourceRecord a row; formulas give the value that the workbook last showed, dates are ISO 8601."""
    check_archive(source)
    try:
        book = load_workbook(source.path, read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(values_only=True)
        columns = column_names([cell_text(cell) for cell in trimmed(next(rows, ()))], source)
    except (InvalidFileException, KeyError, ValueError, IndexError, zipfile.BadZipFile) as error:
        raise FileRefused(
            _("“%(name)s”不是可读的 XLSX 工作簿：%(reason)s。") % {"name": source.name, "reason": error}
        ) from error
    number = 0
    for row in rows:
        cells = [cell_text(cell) for cell in trimmed(row)]
        if any(cells):
            number += 1
            yield record_of(number, columns, cells)


def check_archive(source: Source) -> None:
    """Refuses what is no workbook, what is damaged, and what would unpack to a gigabyte."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            if "xl/workbook.xml" not in archive.namelist():
                raise FileRefused(_("“%(name)s”是 ZIP 文件，不是 XLSX 工作簿。") % {"name": source.name})
            if unpacked > MAX_UNPACKED or unpacked > MAX_RATIO * max(source.size, 1 << 16):
                raise FileRefused(_("“%(name)s”解压后过大，已拒绝打开。") % {"name": source.name})
            damaged = archive.testzip()
    except (zipfile.BadZipFile, OSError) as error:
        raise FileRefused(
            _("“%(name)s”不完整或已损坏：%(reason)s。") % {"name": source.name, "reason": error}
        ) from error
    if damaged:
        raise FileRefused(_("“%(name)s”已损坏：%(reason)s。") % {"name": source.name, "reason": damaged})


def trimmed(row: tuple) -> list:
    """The row without the empty cells at its end."""
    cells = list(row)
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def cell_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time().isoformat() == "00:00:00" else cell.isoformat(sep=" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
