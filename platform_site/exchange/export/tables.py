"""Records as a table: CSV and XLSX with one line a record, JSON Lines with all there is."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook

from ..shape import FieldForm, Shape, labels_of, shape_of
from .describing import described, fields_of, provenance, value_of
from .registry import export_format
from .selecting import rows_of

LANGUAGE = "zh-hans"
"""Headings are always Chinese, so that a file can be read back whoever made it."""
RELATIONS = {"contributions": "责任者", "relations": "相关记录"}
"""Headings of the relations that every record has; the others are called by their model."""
LIST, ROW, PART = "；", "\n", "|"
FORMULA = re.compile(r"^[=+\-@\t\r]")
NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
CELL = 32_767
"""What a cell of Excel holds."""
BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its heading, and the field, the child relation or the provenance it holds."""

    heading: str
    form: FieldForm | None = None
    relation: str = ""
    shape: Shape | None = None
    key: str = ""


def columns_of(model: type[models.Model]) -> list[TableColumn]:
    """The columns of a model's table. Headings are unique: two fields of one name are told apart by their own."""
    shape = shape_of(model)
    with override(LANGUAGE):
        found = [TableColumn(gettext("机构"), key="institution")]
        found += [TableColumn(str(form.field.verbose_name), form=form) for form in fields_of(shape)]
        for name, child in shape.children.items():
            parts = PART.join(str(form.field.verbose_name) for form in fields_of(child))
            label = RELATIONS.get(name) or str(child.model._meta.verbose_name)
            found.append(TableColumn(f"{label}（{parts}）", relation=name, shape=child))
        headings = {"ark": gettext("永久标识"), "url": gettext("网址"), "live": gettext("公开")}
        found += [TableColumn(heading, key=key) for key, heading in headings.items()]
    seen: dict[str, int] = {}
    for column in found:
        seen[column.heading] = seen.get(column.heading, 0) + 1
    return [told_apart(column) if seen[column.heading] > 1 else column for column in found]


def told_apart(column: TableColumn) -> TableColumn:
    name = column.form.name if column.form else column.relation or column.key
    return TableColumn(f"{column.heading}（{name}）", column.form, column.relation, column.shape, column.key)


def line(record: models.Model, columns: list[TableColumn]) -> list[str | int | None]:
    """The cells of one record; numbers stay numbers."""
    known = provenance(record) | {"institution": record.institution.code}
    return [cell(record, column, known) for column in columns]


def cell(record: models.Model, column: TableColumn, known: dict[str, Any]) -> str | int | None:
    if column.key:
        value = known[column.key]
        return gettext("是") if value is True else gettext("否") if value is False else value
    if column.relation:
        return ROW.join(child_line(row, column.shape) for row in rows_of(record, column.relation))
    return shown(record, column.form)


def shown(record: models.Model, form: FieldForm) -> str | int | None:
    """A choice by its label, terms in one text; numbers stay numbers."""
    value = value_of(record, form)
    if isinstance(value, list):
        return listed(value)
    return labels_of(form, LANGUAGE).get(value, value) if form.choices is not None and value != "" else value


def listed(values: list) -> str:
    """Terms behind `；`; where a term holds that sign, each on a line of its own."""
    texts = [str(value) for value in values]
    return (ROW if any(LIST in text for text in texts) else LIST).join(texts)


def child_line(row: models.Model, shape: Shape) -> str:
    """`齐白石|作者|Qi Baishi`; signs that would break the line are written `\\|` and `\\n`."""
    values = [shown(row, form) for form in fields_of(shape)]
    return PART.join(escaped("" if value is None else str(value)) for value in values)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(PART, "\\" + PART).replace(ROW, "\\n")


def harmless(value: str | int | None) -> str | int | None:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers are none."""
    if not isinstance(value, str) or not FORMULA.match(value) or NUMBER.match(value):
        return value
    return f"'{value}"


class _Echo:
    """What `csv.writer` writes to: gives back what it gets."""

    def write(self, text: str) -> str:
        return text


@export_format("csv", label=_("CSV 表格"), extension="csv", media_type="text/csv; charset=utf-8")
def write_csv(records: Iterable[models.Model], model: type[models.Model]) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, which Excel wants."""
    columns, writer = columns_of(model), csv.writer(_Echo())
    yield b"\xef\xbb\xbf" + writer.writerow([column.heading for column in columns]).encode()
    for record in records:
        yield writer.writerow([harmless(value) for value in line(record, columns)]).encode()


@export_format(
    "xlsx",
    label=_("Excel 表格"),
    extension="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
def write_xlsx(records: Iterable[models.Model], model: type[models.Model]) -> Iterator[bytes]:
    """Written row by row to a temporary file; only its compressed form is ever whole."""
    columns = columns_of(model)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(str(model._meta.verbose_name)[:31])
    sheet.append([column.heading for column in columns])
    for record in records:
        sheet.append([fitting(harmless(value)) for value in line(record, columns)])
    with tempfile.TemporaryFile() as stored:
        book.save(stored)
        stored.seek(0)
        while block := stored.read(BLOCK):
            yield block


def fitting(value: str | int | None) -> str | int | None:
    """Without what XML 1.0 cannot hold, and no longer than a cell."""
    if not isinstance(value, str):
        return value
    return "".join(sign for sign in value if sign >= " " or sign in "\n\t")[:CELL]


@export_format("jsonl", label=_("JSON Lines（全部字段）"), extension="jsonl", media_type="application/x-ndjson")
def write_lines(records: Iterable[models.Model], _model: type[models.Model]) -> Iterator[bytes]:
    for record in records:
        yield json.dumps(described(record), ensure_ascii=False).encode() + b"\n"
