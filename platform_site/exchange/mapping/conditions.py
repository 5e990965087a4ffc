"""`when`: whether a rule speaks of a row.

{"path": "a"}                                     something is there
{"path": "a", "matches": "regex"}                 … in which the expression is found
{"path": "a", "equals": "x"} {"path": "a", "in": ["x", "y"]}
{"all": [condition, …]} {"any": [condition, …]}
… "not": true                                     the opposite
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .scope import Scope
from .values import getter

Condition = Callable[[dict], bool]


def compile_condition(condition: dict, scope: Scope) -> Condition:
    """Raises MappingFault for what is no condition."""
    if not isinstance(condition, dict):
        raise scope.fault(f"when: {condition!r}")
    holds = compound(condition, scope) or simple(condition, scope)
    return (lambda row: not holds(row)) if condition.get("not") else holds


def compound(condition: dict, scope: Scope) -> Condition | None:
    for key, gather in (("all", all), ("any", any)):
        if key in condition:
            parts = [compile_condition(part, scope) for part in condition[key]]
            return lambda row, gather=gather: gather(part(row) for part in parts)
    return None


def simple(condition: dict, scope: Scope) -> Condition:
    if "path" not in condition and "column" not in condition:
        raise scope.fault("when: path?")
    literal = "column" in condition
    path = condition["column" if literal else "path"]
    scope.reads(path if literal else path.partition(".")[0])
    get = getter(path, literal=literal)
    if "equals" in condition or "in" in condition:
        wanted = condition.get("in", [condition.get("equals")])
        known = {str(value) for value in wanted}
        return lambda row: any(str(value) in known for value in get(row))
    expression = re.compile(condition.get("matches", "."))
    return lambda row: any(expression.search(str(value)) for value in get(row))
