"""A field's rule as a mapping writes it -> a function from a row to values.

"accession_number"                                  the value at a path
{"path": "dateRange.text"} {"column": "a.b"}        a path; a column whose name holds a dot
{"constant": "…"}                                   always this
{"template": "{title}（{name}）"}                     filled in; nothing when a place stays empty
{"first": [rule, …]} {"join": [rule, …], "with": "；"} {"all": [rule, …]}
… "then": [{"strip": ","}, {"extract": "(\\d+)"}]    steps, in order (see `steps.py`)
… "when": {"path": "…", "matches": "regex"}         only for rows of which that holds (see `conditions.py`)
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .conditions import compile_condition
from .scope import Scope
from .steps import STEPS
from .values import getter

Rule = Callable[[dict], list]
PLACE = re.compile(r"\{([^{}]+)\}")


def compile_rule(rule, scope: Scope) -> Rule:
    """Raises MappingFault for what is no rule."""
    if isinstance(rule, str):
        return at_path(rule, scope)
    if not isinstance(rule, dict):
        raise scope.fault(repr(rule))
    source = compile_source(rule, scope)
    steps = [compile_step(step, scope) for step in rule.get("then", ())]
    if steps:
        source = chained(source, steps)
    return conditional(source, rule["when"], scope) if "when" in rule else source


def at_path(path: str, scope: Scope, *, literal: bool = False) -> Rule:
    scope.reads(path if literal else path.partition(".")[0])
    return getter(path, literal=literal)


def chained(source: Rule, steps: list) -> Rule:
    def run(row: dict) -> list:
        values = source(row)
        for step in steps:
            if not values:
                return values
            values = step(values, row)
        return values

    return run


def conditional(source: Rule, condition: dict, scope: Scope) -> Rule:
    holds = compile_condition(condition, scope)
    return lambda row: source(row) if holds(row) else []


def compile_source(rule: dict, scope: Scope) -> Rule:
    for key, build in SOURCES.items():
        if key in rule:
            return build(rule, scope)
    raise scope.fault("/".join(SOURCES) + "?")


def constant(rule: dict, _scope: Scope) -> Rule:
    value = rule["constant"]
    values = value if isinstance(value, list) else [value]
    return lambda _row: list(values)


def template(rule: dict, scope: Scope) -> Rule:
    pattern = rule["template"]
    places = [(f"{{{name}}}", at_path(name, scope)) for name in PLACE.findall(pattern)]

    def fill(row: dict) -> list:
        text = pattern
        for place, get in places:
            values = get(row)
            if not values:
                return []
            text = text.replace(place, "、".join(map(str, values)))
        return [text]

    return fill


def parts(rule: dict, key: str, scope: Scope) -> list[Rule]:
    return [compile_rule(part, scope) for part in rule[key]]


def first(rule: dict, scope: Scope) -> Rule:
    rules = parts(rule, "first", scope)
    return lambda row: next((values for part in rules if (values := part(row))), [])


def joined(rule: dict, scope: Scope) -> Rule:
    rules, separator = parts(rule, "join", scope), rule.get("with", " ")

    def run(row: dict) -> list:
        texts = [str(value) for part in rules for value in part(row)]
        return [separator.join(texts)] if texts else []

    return run


def everything(rule: dict, scope: Scope) -> Rule:
    rules = parts(rule, "all", scope)
    return lambda row: [value for part in rules for value in part(row)]


SOURCES: dict[str, Callable[[dict, Scope], Rule]] = {
    "constant": constant,
    "template": template,
    "first": first,
    "join": joined,
    "all": everything,
    "column": lambda rule, scope: at_path(rule["column"], scope, literal=True),
    "path": lambda rule, scope: at_path(rule["path"], scope),
}


def compile_step(step, scope: Scope):
    name, argument = next(iter(step.items())) if isinstance(step, dict) and len(step) == 1 else (None, None)
    if name not in STEPS:
        raise scope.fault(f"then: {step!r}")
    try:
        return STEPS[name](argument, scope)
    except (re.error, KeyError, TypeError, IndexError) as error:
        raise scope.fault(f"{name}: {error}") from error
