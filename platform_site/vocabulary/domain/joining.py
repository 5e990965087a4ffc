"""What a merged authority brings along: names, identifiers, codes, places, and what the kept one lacked."""

from __future__ import annotations

from django.db import models

from ..models import Authority
from .links import own_parts

IDENTITY = frozenset({"id", "code", "label", "parent", "sort_order", "kind", "scheme", "notation"})
"""Columns that say which thing it is; they are never filled from another."""


def join_parts(kept: Authority, other: Authority) -> dict[str, list[int]]:
    """Copies the rows that the kept authority does not have. Returns the keys of the new ones by model label."""
    added: dict[str, list[int]] = {}
    for field in own_parts(type(kept)):
        model = field.model
        present = [*model._base_manager.filter(**{field.attname: kept.pk})]
        known = {_said(row, field) for row in present}
        if _is_name(model):
            known |= {(name,) for name in (kept.label, kept.label_en) if name}
        rows = [*model._base_manager.filter(**{field.attname: other.pk}).order_by("pk")]
        if _is_name(model):
            rows = [*_labels_of(other, model), *rows]
        for row in rows:
            said = _said(row, field)
            if said in known:
                continue
            known.add(said)
            row.pk, row._state.adding = None, True
            setattr(row, field.attname, kept.pk)
            row.save(force_insert=True)
            added.setdefault(model._meta.label, []).append(row.pk)
    return added


def _is_name(model: type[models.Model]) -> bool:
    return {"name", "kind"} <= {field.name for field in model._meta.fields}


def _labels_of(other: Authority, model: type[models.Model]) -> list[models.Model]:
    """The preferred names of the merged one, which become other names."""
    rows = [model(name=other.label, kind=model.Kind.ALIAS)]
    if other.label_en and other.label_en != other.label:
        rows.append(model(name=other.label_en, kind=model.Kind.FOREIGN))
    return rows


def _said(row: models.Model, parent: models.ForeignKey) -> tuple:
    """What makes a row another one: of a name the name, else everything but its keys."""
    if _is_name(type(row)):
        return (row.name,)
    return tuple(getattr(row, field.attname) for field in row._meta.fields if field.name not in ("id", parent.name))


def fill_empty(kept: Authority, other: Authority) -> dict[str, list]:
    """Fills columns that are empty on the kept one. Returns `{column: [before, after]}`."""
    filled = {}
    for field in type(kept)._meta.concrete_fields:
        if field.name in IDENTITY:
            continue
        before, after = getattr(kept, field.attname), getattr(other, field.attname)
        if before in (None, "") and after not in (None, ""):
            filled[field.attname] = [before, after]
    if filled:
        type(kept)._base_manager.filter(pk=kept.pk).update(**{name: pair[1] for name, pair in filled.items()})
        for name, pair in filled.items():
            setattr(kept, name, pair[1])
    return filled
