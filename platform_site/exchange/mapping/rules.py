"""A field's rule as a mapping writes it -> a function from a row to values.

"accession_number"                                  the value at a path
{"path": "dateRange.text"} {"column": "a.b"}        a path; a column whose name holds a dot
{"constant": "…"}                                   always this
{"template": "{title}（{name}）"}                     filled in; nothing when a place stays empty
{"first": [rule, …]} {"join": [rule, …], "with": "；"} {"all": [rule, …]}
… "then": [{"strip": ","}, {"extract": "(\\d+)"}]    steps, in order (see `steps.py`)
… "when": {"path": "…", "matches": "regex"}         only for rows where that is found
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .steps import STEPS
from .values import getter, objects_at

Rule = Callable[[dict], list]
PLACE = re.compile(r"\{([^{}]+)\}")


class MappingFault(ValueError):
    """The mapping itself is wrong; the message names the place."""


def compile_rule(rule, tables: dict, where: str = "") -> Rule:
    """Raises MappingFault for what is no rule."""
    if isinstance(rule, str):
        return getter(rule)
    if not isinstance(rule, dict):
        raise MappingFault(f"{where}: {rule!r}")
    source = compile_source(rule, tables, where)
    steps = [compile_step(step, tables, where) for step in rule.get("then", ())]
    if steps:
        source = chained(source, steps)
    return conditional(source, rule["when"]) if "when" in rule else source


def chained(source: Rule, steps: list) -> Rule:
    def run(row: dict) -> list:
        values = source(row)
        for step in steps:
            if not values:
                return values
            values = step(values, row)
        return values

    return run


def conditional(source: Rule, condition: dict) -> Rule:
    get, expression = getter(condition["path"]), re.compile(condition.get("matches", "."))
    wanted = not condition.get("not", False)

    def run(row: dict) -> list:
        met = any(expression.search(str(value)) for value in get(row))
        return source(row) if met is wanted else []

    return run


def compile_source(rule: dict, tables: dict, where: str) -> Rule:
    for key, build in SOURCES.items():
        if key in rule:
            return build(rule, tables, where)
    raise MappingFault(f"{where}: {'/'.join(SOURCES)}?")


def constant(rule: dict, _tables: dict, _where: str) -> Rule:
    value = rule["constant"]
    values = value if isinstance(value, list) else [value]
    return lambda _row: list(values)


def template(rule: dict, _tables: dict, _where: str) -> Rule:
    pattern = rule["template"]
    places = [(f"{{{name}}}", getter(name)) for name in PLACE.findall(pattern)]

    def fill(row: dict) -> list:
        text = pattern
        for place, get in places:
            values = get(row)
            if not values:
                return []
            text = text.replace(place, "、".join(map(str, values)))
        return [text]

    return fill


def parts(rule: dict, key: str, tables: dict, where: str) -> list[Rule]:
    return [compile_rule(part, tables, f"{where}.{key}") for part in rule[key]]


def first(rule: dict, tables: dict, where: str) -> Rule:
    rules = parts(rule, "first", tables, where)
    return lambda row: next((values for part in rules if (values := part(row))), [])


def joined(rule: dict, tables: dict, where: str) -> Rule:
    rules, separator = parts(rule, "join", tables, where), rule.get("with", " ")

    def run(row: dict) -> list:
        texts = [str(value) for part in rules for value in part(row)]
        return [separator.join(texts)] if texts else []

    return run


def everything(rule: dict, tables: dict, where: str) -> Rule:
    rules = parts(rule, "all", tables, where)
    return lambda row: [value for part in rules for value in part(row)]


SOURCES = {
    "constant": constant,
    "template": template,
    "first": first,
    "join": joined,
    "all": everything,
    "column": lambda rule, _tables, _where: getter(rule["column"], literal=True),
    "path": lambda rule, _tables, _where: getter(rule["path"]),
}


def compile_step(step, tables: dict, where: str):
    name, argument = next(iter(step.items())) if isinstance(step, dict) and len(step) == 1 else (None, None)
    if name not in STEPS:
        raise MappingFault(f"{where}.then: {step!r}")
    try:
        return STEPS[name](argument, tables)
    except (re.error, KeyError, TypeError, ValueError) as error:
        raise MappingFault(f"{where}.{name}: {error}") from error


def compile_children(rule: dict, tables: dict, where: str) -> Callable[[dict], list[dict]]:
    """`{"each": path, "item": {field: rule}}`: one child row for each object at the path.

    `{"each_value": rule, "item": …}`: one for each value; the item's rules find it under `value`. `{"all": […]}`:
    one list after another. Nested children stand in the item under their own name as such a rule again.
    """
    if "all" in rule:
        lists = [compile_children(part, tables, where) for part in rule["all"]]
        return lambda row: [child for part in lists for child in part(row)]
    if "each_value" in rule:
        values = compile_rule(rule["each_value"], tables, where)
        rows = lambda row: [{"value": value} for value in values(row)]  # noqa: E731  the twin of objects_at
    elif "each" in rule:
        rows = objects_at(rule["each"])
    else:
        raise MappingFault(f"{where}: each?")
    fields, children = {}, {}
    for name, part in rule["item"].items():
        nested = isinstance(part, dict) and ("each" in part or "each_value" in part)
        build, target = (compile_children, children) if nested else (compile_rule, fields)
        target[name] = build(part, tables, f"{where}.{name}")

    def run(row: dict) -> list[dict]:
        return [
            {name: part(item) for name, part in fields.items()} | {name: part(item) for name, part in children.items()}
            for item in rows(row)
        ]

    return run
