"""The mappings that read an exported table or JSON Lines file back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from platform_site.records.scope import record_models

from ..profiles import Profile
from ..shape import TERMS, FieldForm, Shape, labels_of, shape_of
from .describing import SCHEMA, fields_of
from .selecting import staff_only
from .tables import LANGUAGE, LIST, PART, ROW, TableColumn, columns_of

UNGUARD = {"replace": [r"^'(?=[=+\-@\t\r])", ""]}
"""Takes away the apostrophe that `harmless` set."""
FIELD = r"((?:[^|\\]|\\.)*)"


def mappings_of(profile: Profile) -> dict[str, dict[str, Any]]:
    """`{name: content}` of both mappings of a table profile, as they lie in the venue's `mappings/`."""
    return {"export_table": table_mapping(profile), "export_lines": lines_mapping(profile)}


def files_of(profile: Profile) -> dict[Path, dict[str, Any]]:
    """Where both mappings lie, and what they say; nothing for a profile that reads no tables."""
    if profile.reads != "table" or profile.model not in record_models():
        return {}
    return {profile.folder / f"{name}.json": content for name, content in mappings_of(profile).items()}


def table_mapping(profile: Profile) -> dict[str, Any]:
    """CSV and XLSX. Child rows with rows of their own (editions with copies) are shown there, not read back."""
    columns = columns_of(profile.model)
    fields: dict[str, Any] = {}
    for column in columns:
        if column.form or column.key == "institution":
            fields[column.form.name if column.form else column.key] = field_rule(column)
        elif column.relation and not column.shape.children and comes_back(column.shape):
            fields[column.relation] = child_rule(column)
    return {
        "name": "export_table",
        "profile": profile.key,
        "label": "本平台导出的表格",
        "holdings": "own",
        "match": {"columns": [column.heading for column in columns]},
        "fields": fields,
    }


def field_rule(column: TableColumn) -> dict[str, Any]:
    steps: list[dict] = [UNGUARD]
    if column.form and column.form.kind == TERMS:
        steps.append({"split": f"[{LIST}{ROW}]"})
    return {"column": column.heading, "then": [*steps, *coded(column.form)]}


def coded(form: FieldForm | None) -> list[dict]:
    """From the label of a choice to its value."""
    labels = labels_of(form, LANGUAGE) if form and form.choices is not None else {}
    return [{"lookup": {label: value for value, label in labels.items()} | {"else": "keep"}}] if labels else []


def child_rule(column: TableColumn) -> dict[str, Any]:
    item = {}
    for place, form in enumerate(fields_of(column.shape)):
        steps = [
            {"extract": rf"^(?:{FIELD[1:-1]}\{PART}){{{place}}}{FIELD}"},
            {"replace": [r"\\n", "\n"]},
            {"replace": [r"\\(.)", r"\1"]},
        ]
        item[form.name] = {"path": "value", "then": [*steps, *coded(form)]}
    return {"each_value": {"column": column.heading, "then": [UNGUARD, {"split": ROW}]}, "item": item}


def lines_mapping(profile: Profile) -> dict[str, Any]:
    """JSON Lines: everything."""
    shape = shape_of(profile.model)
    return {
        "name": "export_lines",
        "profile": profile.key,
        "label": "本平台导出的 JSON Lines",
        "holdings": "own",
        "match": {"columns": ["schema", "institution", "identifier"], "values": {"schema": f"^{SCHEMA}$"}},
        "fields": {"institution": "institution"} | item_rules(shape),
    }


def item_rules(shape: Shape) -> dict[str, Any]:
    found: dict[str, Any] = {form.name: form.name for form in fields_of(shape)}
    for name, child in shape.children.items():
        if comes_back(child):
            found[name] = {"each": name, "item": item_rules(child)}
    return found


def comes_back(shape: Shape) -> bool:
    """Whether rows left the house whole. Rows that the staff keep something of, or keep back, are not read again."""
    kept_back = staff_only(shape.model) or hasattr(shape.model, "is_public")
    return not kept_back and all(comes_back(child) for child in shape.children.values())
