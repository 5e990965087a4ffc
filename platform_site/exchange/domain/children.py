"""The child rows of records (contributions; editions and their items): read, compared and replaced as wholes."""

from __future__ import annotations

from typing import Any

from ..bulk import BulkInsert, allocate, in_batches
from ..shape import Shape

AGENT, ORDER = "agent_id", "sort_order"


def read_children(shape: Shape, parents: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Child rows by parent key, in order, with their nested ones under the relation's name; keys left out."""
    if not parents:
        return {}
    attname = shape.model._meta.get_field(shape.parent).attname
    names = [form.field.attname for form in shape.fields.values()]
    found: dict[int, list] = {}
    rows = [
        row
        for part in in_batches(parents)
        for row in shape.model.objects.filter(**{f"{attname}__in": part}).values("pk", attname, *names)
    ]
    nested = {name: read_children(child, [row["pk"] for row in rows]) for name, child in shape.children.items()}
    for row in rows:
        pk = row.pop("pk")
        for name, by_parent in nested.items():
            row[name] = by_parent.get(pk, [])
        found.setdefault(row.pop(attname), []).append(row)
    return found


def same_children(mapped: list[dict], present: list[dict]) -> bool:
    """Whether the present rows hold what was mapped; columns that no source wrote do not count."""
    if len(mapped) != len(present):
        return False
    return all(
        same_children(value, there.get(name, []))
        if isinstance(value, list) and is_rows(value)
        else value == there.get(name, [] if isinstance(value, list) else "")
        for row, there in zip(mapped, present, strict=True)
        for name, value in row.items()
    )


def is_rows(value: list) -> bool:
    return bool(value) and isinstance(value[0], dict)


def insert_children(shape: Shape, by_parent: dict[int, list[dict]]) -> None:
    """Writes the rows of many parents at once, then the rows beneath them."""
    attname = shape.model._meta.get_field(shape.parent).attname
    rows = [
        item | {attname: parent, ORDER: position}
        for parent, items in by_parent.items()
        for position, item in enumerate(items)
    ]
    if not rows:
        return
    if not shape.children:
        BulkInsert(shape.model)(rows)
        return
    keys, key = allocate(shape.model, len(rows)), shape.model._meta.pk.attname
    BulkInsert(shape.model, keyed=True)(row | {key: pk} for row, pk in zip(rows, keys, strict=True))
    for name, child in shape.children.items():
        beneath = {pk: row[name] for row, pk in zip(rows, keys, strict=True) if row.get(name)}
        insert_children(child, beneath)


def replace_children(shape: Shape, by_parent: dict[int, list[dict]]) -> None:
    """Puts new rows in the place of the present ones; a person confirmed as the agent of a name stays confirmed."""
    attname = shape.model._meta.get_field(shape.parent).attname
    if AGENT in {form.field.attname for form in shape.fields.values()}:
        present = read_children(shape, list(by_parent))
        for parent, items in by_parent.items():
            agents = {row["name"]: row[AGENT] for row in present.get(parent, []) if row[AGENT]}
            for item in items:
                item.setdefault(AGENT, agents.get(item.get("name")))
    for part in in_batches(by_parent):
        shape.model.objects.filter(**{f"{attname}__in": part}).delete()
    insert_children(shape, by_parent)
