"""What a mapping may do with the values it found, one step after another."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..years import first_year, last_year
from .values import in_script

Step = Callable[[list, dict], list]


def each(function: Callable[[str], str | int | None]) -> Step:
    """A step that treats each value alone; what becomes empty is dropped."""

    def step(values: list, _row: dict) -> list:
        return [result for value in values if (result := function(value)) not in (None, "")]

    return step


def extract(pattern: str, _tables: dict) -> Step:
    """The first group of a regular expression (all of the match where it has none), else nothing."""
    expression = re.compile(pattern)
    group = 1 if expression.groups else 0

    def take(value):
        found = expression.search(str(value))
        return found[group].strip() if found and found[group] else None

    return each(take)


def find_all(pattern: str, _tables: dict) -> Step:
    """Every match of a regular expression."""
    expression = re.compile(pattern)
    return lambda values, _row: [found for value in values for found in expression.findall(str(value))]


def replace(pair: list, _tables: dict) -> Step:
    """`[regular expression, replacement]`."""
    expression, text = re.compile(pair[0]), pair[1]
    return each(lambda value: expression.sub(text, str(value)).strip())


def split(pattern: str, _tables: dict) -> Step:
    expression = re.compile(pattern)
    return lambda values, _row: [
        text for value in values for part in expression.split(str(value)) if (text := part.strip())
    ]


def strip(characters: str, _tables: dict) -> Step:
    return each(lambda value: str(value).strip(characters + " "))


def drop(unwanted: list, _tables: dict) -> Step:
    """Values that mean nothing (`(none)`, `0.0`)."""
    return lambda values, _row: [value for value in values if str(value) not in unwanted]


def keep(pattern: str, _tables: dict) -> Step:
    """Only values that the expression is found in."""
    expression = re.compile(pattern)
    return lambda values, _row: [value for value in values if expression.search(str(value))]


def lookup(table, tables: dict) -> Step:
    """A table (or the name of one under `tables`); `else` in it says what becomes of the rest: `keep` or a value."""
    known = dict(tables[table] if isinstance(table, str) else table)
    otherwise = known.pop("else", "")

    def find(value):
        text = str(value)
        return known.get(text, text if otherwise == "keep" else otherwise)

    return each(find)


def without(paths: list, _tables: dict) -> Step:
    """Removes from the text what other columns of the row say already."""

    def step(values: list, row: dict) -> list:
        for other in (str(row.get(path) or "") for path in paths):
            if other:
                values = [str(value).replace(other, " ").strip() for value in values]
        return [value for value in values if value]

    return step


def script(name: str, _tables: dict) -> Step:
    return each(lambda value: in_script(str(value), name))


def join(separator: str, _tables: dict) -> Step:
    return lambda values, _row: [separator.join(map(str, values))] if values else []


def first(count: int, _tables: dict) -> Step:
    return lambda values, _row: values[:count]


def wrap(pattern: str, _tables: dict) -> Step:
    """Puts the value in the place of `{}`."""
    return each(lambda value: pattern.replace("{}", str(value)))


def year(end: str, _tables: dict) -> Step:
    """The `first` or `last` year that the text speaks of, astronomical."""
    return each(first_year if end == "first" else last_year)


STEPS: dict[str, Callable[..., Step]] = {
    "extract": extract,
    "find_all": find_all,
    "replace": replace,
    "split": split,
    "strip": strip,
    "drop": drop,
    "keep": keep,
    "lookup": lookup,
    "without": without,
    "script": script,
    "join": join,
    "first": first,
    "wrap": wrap,
    "year": year,
}
