"""A record as plain data: the fields that an import may set, in the model's order, without the staff's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import models

from ..shape import OTHER, REFERENCE, WHOLE, FieldForm, Shape, shape_of
from .selecting import rows_of, staff_only

SCHEMA = "record/1"
PERIOD = "period"
PROVENANCE = ("ark", "url", "live")
"""What tells where a line comes from; no import sets it."""


def fields_of(shape: Shape) -> Iterator[FieldForm]:
    """The fields of a record or a child row that leave the house and can come back."""
    hidden = staff_only(shape.model)
    for form in shape.fields.values():
        if form.name in hidden or form.kind == OTHER:
            continue
        if form.kind != REFERENCE or form.name == PERIOD:
            yield form


def value_of(record: models.Model, form: FieldForm) -> Any:
    """Text, number or list of texts; a period by its label, a whole by its identifier, a branch by its code."""
    value = getattr(record, form.name)
    if form.kind == WHOLE:
        return value.identifier if value else ""
    if form.name == PERIOD and form.kind == REFERENCE:
        return value.label if value else ""
    return value


def plain(record: models.Model, shape: Shape | None = None) -> dict[str, Any]:
    """The filled fields of a record or row, its child rows as lists of such."""
    shape = shape or shape_of(type(record))
    found = {form.name: value for form in fields_of(shape) if (value := value_of(record, form)) not in (None, "", [])}
    for name, child in shape.children.items():
        rows = [row for item in rows_of(record, name) if (row := plain(item, child))]
        if rows:
            found[name] = rows
    return found


def described(record: models.Model) -> dict[str, Any]:
    """`plain` with the institution's code, the permanent identifier and address, and whether the public sees it."""
    return {
        "schema": SCHEMA,
        "institution": record.institution.code,
        **provenance(record),
        **plain(record),
    }


def provenance(record: models.Model) -> dict[str, Any]:
    return {"ark": record.ark, "url": public_address(record), "live": record.is_public()}


def public_address(record: models.Model) -> str:
    """The permanent address with its host."""
    base = getattr(settings, "WAGTAILADMIN_BASE_URL", "").rstrip("/")
    return f"{base}{record.permanent_url}"
