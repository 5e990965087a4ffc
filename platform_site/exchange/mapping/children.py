"""Child rows of a record: makers, editions with their items.

{"each": "path", "item": {field: rule}}             one for each object at the path
{"each_value": rule, "item": {field: rule}}         one for each value, found in the item as `value`
{"zip": {field: rule}}                              the first value of each field, the second of each, …
{"all": [one of these, …]}                          one list after another

Nested children stand among the fields under their own name, as such a rule again. A field of `zip` that has one value
for several rows gives it to each; constants alone make no row; nested children go to the first row.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from .rules import compile_rule
from .scope import Scope
from .values import objects_at

Children = Callable[[dict], list[dict]]
KINDS = ("each", "each_value", "zip")


def is_children(rule) -> bool:
    if not isinstance(rule, dict):
        return False
    return any(kind in rule for kind in KINDS) or any(is_children(part) for part in rule.get("all", ()))


def fields_in(rule: dict) -> dict:
    """The rules of one child row, by field."""
    return rule["zip"] if "zip" in rule else rule["item"]


def compile_children(rule: dict, scope: Scope) -> Children:
    """Raises MappingFault for what is no such rule."""
    if "all" in rule:
        lists = [compile_children(part, scope) for part in rule["all"]]
        return lambda row: [child for part in lists for child in part(row)]
    if "zip" in rule:
        return side_by_side(rule["zip"], scope)
    if "item" not in rule:
        raise scope.fault("item?")
    if "each_value" in rule:
        values = compile_rule(rule["each_value"], scope)
        rows = lambda row: [{"value": value} for value in values(row)]  # noqa: E731  the twin of objects_at
    else:
        scope.reads(rule["each"].partition(".")[0])
        rows = objects_at(rule["each"])
    fields, nested = compile_item(rule["item"], scope, inside=True)

    def run(row: dict) -> list[dict]:
        return [
            {name: part(item) for name, part in fields.items()} | {name: part(item) for name, part in nested.items()}
            for item in rows(row)
        ]

    return run


def compile_item(item: dict, scope: Scope, *, inside: bool) -> tuple[dict, dict]:
    fields, nested = {}, {}
    for name, part in item.items():
        build, target = (compile_children, nested) if is_children(part) else (compile_rule, fields)
        target[name] = build(part, scope.at(name, inside=inside))
    return fields, nested


def side_by_side(item: dict, scope: Scope) -> Children:
    fields, nested = compile_item(item, scope, inside=False)
    fixed = {name for name in fields if isinstance(item[name], dict) and "constant" in item[name]}

    def run(row: dict) -> list[dict]:
        found = {name: part(row) for name, part in fields.items()}
        beneath = {name: children for name, part in nested.items() if (children := part(row))}
        count = max((len(values) for name, values in found.items() if name not in fixed), default=0)
        count = max(count, bool(beneath))
        spread = [values * count if len(values) == 1 else values for values in found.values()]
        rows = [
            {name: [value] for name, value in zip(found, values, strict=True) if value is not None}
            for values in zip_longest(*spread)
        ][:count] or [{} for _number in range(count)]
        if beneath:
            rows[0] |= beneath
        return rows

    return run
