"""What a mapping may do with the values it found, one step after another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext as _

from platform_site.records.dates import first_year, last_year

from ..errors import RowRefused
from .scope import Scope
from .values import in_script

Step = Callable[[list, dict], list]
WARN, DROP, REFUSE = "warn", "drop", "refuse"
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def each(function: Callable[[str], str | int | None]) -> Step:
    """A step that treats each value alone; what becomes empty is dropped."""

    def step(values: list, _row: dict) -> list:
        return [result for value in values if (result := function(value)) not in (None, "")]

    return step


def extract(pattern: str, _scope: Scope) -> Step:
    """The first group of a regular expression (all of the match where it has none), else nothing."""
    expression = re.compile(pattern)
    group = 1 if expression.groups else 0

    def take(value):
        found = expression.search(str(value))
        return found[group].strip() if found and found[group] else None

    return each(take)


def find_all(pattern: str, _scope: Scope) -> Step:
    """Every match of a regular expression."""
    expression = re.compile(pattern)
    return lambda values, _row: [found for value in values for found in expression.findall(str(value))]


def replace(pair: list, _scope: Scope) -> Step:
    """`[regular expression, replacement]`."""
    expression, text = re.compile(pair[0]), pair[1]
    return each(lambda value: expression.sub(text, str(value)).strip())


def split(pattern: str, _scope: Scope) -> Step:
    expression = re.compile(pattern)
    return lambda values, _row: [
        text for value in values for part in expression.split(str(value)) if (text := part.strip())
    ]


def strip(characters: str, _scope: Scope) -> Step:
    return each(lambda value: str(value).strip(characters + " "))


def drop(unwanted: list, _scope: Scope) -> Step:
    """Values that mean nothing (`(none)`, `0.0`)."""
    return lambda values, _row: [value for value in values if str(value) not in unwanted]


def keep(pattern: str, _scope: Scope) -> Step:
    """Only values that the expression is found in."""
    expression = re.compile(pattern)
    return lambda values, _row: [value for value in values if expression.search(str(value))]


def lookup(table, scope: Scope) -> Step:
    """A table (or the name of one under `tables`); `else` in it says what becomes of the rest: `keep` or a value."""
    known = scope.table(table)
    otherwise = known.pop("else", "")

    def find(value):
        text = str(value)
        return known.get(text, text if otherwise == "keep" else otherwise)

    return each(find)


def check(rule: dict, scope: Scope) -> Step:
    """`{"in": table or list, "matches": regex, "else": "warn" | "drop" | "refuse"}` for values that are not so.

    `warn` keeps them, `drop` leaves them out, both with a warning; `refuse` refuses the row.
    """
    wanted = rule.get("in")
    known = None if wanted is None else frozenset(wanted if isinstance(wanted, list) else scope.table(wanted))
    expression, otherwise = re.compile(rule.get("matches", "")), rule.get("else", WARN)
    if otherwise not in (WARN, DROP, REFUSE):
        raise scope.fault(f"check.else: {otherwise!r}")

    def step(values: list, _row: dict) -> list:
        good = []
        for value in values:
            text = str(value)
            fine = (known is None or text in known) and expression.search(text)
            if not fine and otherwise == REFUSE:
                raise RowRefused(scope.where, text, _("不是映射允许的值"))
            if not fine:
                scope.note(text, _("不是映射所列的值，照录") if otherwise == WARN else _("不是映射所列的值，未取用"))
            if fine or otherwise == WARN:
                good.append(value)
        return good

    return step


def without(paths: list, scope: Scope) -> Step:
    """Removes from the text what other columns of the row say already."""
    for path in paths:
        scope.reads(path)

    def step(values: list, row: dict) -> list:
        for other in (str(row.get(path) or "") for path in paths):
            if other:
                values = [str(value).replace(other, " ").strip() for value in values]
        return [value for value in values if value]

    return step


def script(name: str, _scope: Scope) -> Step:
    return each(lambda value: in_script(str(value), name))


def join(separator: str, _scope: Scope) -> Step:
    return lambda values, _row: [separator.join(map(str, values))] if values else []


def first(count: int, _scope: Scope) -> Step:
    return lambda values, _row: values[:count]


def unique(_argument, _scope: Scope) -> Step:
    return lambda values, _row: list(dict.fromkeys(values))


def wrap(pattern: str, _scope: Scope) -> Step:
    """Puts the value in the place of `{}`."""
    return each(lambda value: pattern.replace("{}", str(value)))


def width(_argument, _scope: Scope) -> Step:
    """Full-width letters, digits and signs as ordinary ones (NFKC)."""
    return each(lambda value: unicodedata.normalize("NFKC", str(value)).strip())


def case(name: str, scope: Scope) -> Step:
    changes = {"upper": str.upper, "lower": str.lower, "title": str.title}
    if name not in changes:
        raise scope.fault(f"case: {name!r}")
    return each(lambda value: changes[name](str(value)))


def number(_argument, scope: Scope) -> Step:
    """The number in a text (`１，２３４ 件`), without its thousands separators; a text without one warns."""

    def take(value):
        found = NUMBER.search(unicodedata.normalize("NFKC", str(value)))
        if not found:
            scope.note(value, _("没有数字，未取用"))
            return None
        return found[0].replace(",", "")

    return each(take)


def cut(limit: int, scope: Scope) -> Step:
    """At most so many characters; what is cut off is warned of."""

    def take(value):
        text = str(value)
        if len(text) <= limit:
            return text
        scope.note(text, _("超过 %(limit)s 个字，已截短") % {"limit": limit})
        return text[: limit - 1] + "…"

    return each(take)


def year(end: str, _scope: Scope) -> Step:
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
    "check": check,
    "without": without,
    "script": script,
    "join": join,
    "first": first,
    "unique": unique,
    "wrap": wrap,
    "width": width,
    "case": case,
    "number": number,
    "cut": cut,
    "year": year,
}
