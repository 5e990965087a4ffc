"""A first look at an unknown table: its first rows, and of each column how full it is and what it seems to hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from platform_site.records.dates import parse

from ..errors import FileRefused, Problem, shortened
from ..mapping.values import getter
from ..profiles import Profile
from ..readers import LOADERS, Source, read_rows
from ..readers.tables import JSON_ROW
from ..rows import SourceRecord

LOOKED_AT, SHOWN = 1000, 20
EXAMPLES, LONGEST = 3, 5000
DEPTH = 3
MAX_COLUMNS = 300
ISBN = re.compile(r"(?:ISBN[\s:：]*)?(?:97[89][\s-]?)?(?:\d[\s-]?){9}[\dXx]")
YEAR = re.compile(r"(?:公元)?-?\d{3,4}\s*年?")
URL = re.compile(r"https?://\S+")
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
SEPARATORS = "；;、|"
MOSTLY = 0.8


@dataclass(slots=True)
class Column:
    """What was seen of one column in the rows looked at. `literal` where a dot in its name is no step of a path."""

    name: str
    literal: bool
    filled: int = 0
    longest: int = 0
    values: dict[str, int] = field(default_factory=dict)

    def see(self, found: list) -> None:
        texts = [str(value) for value in found]
        self.filled += bool(texts)
        for text in texts:
            self.longest = max(self.longest, len(text))
            self.values[text] = self.values.get(text, 0) + 1

    def told(self, read: int) -> dict[str, Any]:
        """As JSON: name, literal, filled (percent), distinct, examples, kind, separators found in it."""
        return {
            "name": self.name,
            "literal": self.literal,
            "filled": round(100 * self.filled / read) if read else 0,
            "distinct": len(self.values),
            "examples": [shortened(value, 60) for value in islice(self.values, EXAMPLES)],
            "kind": kind_of(self),
            "separators": separators_in(self),
        }


def look_at(path: Path, profile: Profile) -> dict[str, Any]:
    """`{"read": n, "columns": […], "rows": [{"number", "data", "problem"}]}` of the file. Raises FileRefused."""
    rows = list(islice(read_rows(Source(path), profile.reads), LOOKED_AT))
    good = [row.data() for row in rows if row.problem is None]
    if not good:
        raise FileRefused(_("“%(name)s”里没有一条读得懂的记录。") % {"name": path.name})
    columns = list(columns_of(good))
    if len(columns) > MAX_COLUMNS:
        raise FileRefused(_("“%(name)s”的列太多，不能在这里逐列对应。") % {"name": path.name})
    for column in columns:
        get = getter(column.name, literal=column.literal)
        for row in good:
            column.see(get(row))
    return {
        "read": len(rows),
        "columns": [column.told(len(good)) for column in columns],
        "rows": [as_json(row) for row in rows[:SHOWN]],
    }


def columns_of(rows: list[dict]) -> Iterator[Column]:
    """The columns and the paths into objects, each once, in the order they are met."""
    seen = {}
    for row in rows:
        for name, value in row.items():
            for path, literal in paths_in(name, value, DEPTH):
                seen.setdefault(path, literal)
    return (Column(path, literal) for path, literal in seen.items())


def paths_in(name: str, value: Any, depth: int, *, nested: bool = False) -> Iterator[tuple[str, bool]]:
    items = value if isinstance(value, list) else [value]
    objects = [item for item in items if isinstance(item, dict)]
    if not objects or depth == 1:
        yield name, "." in name and not nested
        return
    for key in dict.fromkeys(key for item in objects for key in item):
        members = [item[key] for item in objects if key in item]
        yield from paths_in(f"{name}.{key}", members, depth - 1, nested=True)


def as_json(row: SourceRecord) -> dict[str, Any]:
    problem = row.problem
    return {
        "number": row.number,
        "data": {} if problem else cut(row.data()),
        "problem": [problem.field, problem.value, problem.reason] if problem else None,
    }


def cut(value: Any) -> Any:
    """The value with no text in it longer than a preview can show."""
    if isinstance(value, str):
        return value[:LONGEST]
    if isinstance(value, list):
        return [cut(item) for item in value]
    if isinstance(value, dict):
        return {key: cut(item) for key, item in value.items()}
    return value


def records_of(head: dict, profile: Profile) -> list[SourceRecord]:
    """The rows that were seen, as a reader gives them."""
    return [
        SourceRecord(
            number=row["number"],
            payload=json.dumps(row["data"], ensure_ascii=False).encode(),
            media_type=JSON_ROW,
            load=LOADERS[profile.reads],
            problem=Problem(*row["problem"]) if row["problem"] else None,
        )
        for row in head["rows"]
    ]


def kind_of(column: Column) -> str:
    """`empty`, `url`, `isbn`, `year`, `number`, `list`, `date`, `id`, `long` or `text`."""
    values = list(column.values)[:200]
    if not values:
        return "empty"
    for kind, expression in (("url", URL), ("isbn", ISBN), ("year", YEAR), ("number", NUMBER)):
        if share(values, lambda value, expression=expression: bool(expression.fullmatch(value))):
            return kind
    if separators_in(column):
        return "list"
    if column.longest <= 40 and share(values[:50], lambda value: bool(parse(value))):
        return "date"
    if column.longest <= 40 and len(column.values) == column.filled > 1 and share(values, has_digit):
        return "id"
    return "long" if column.longest > 200 else "text"


def share(values: list[str], is_so) -> bool:
    """Whether most values are so."""
    return sum(1 for value in values if is_so(value.strip())) >= MOSTLY * len(values)


def has_digit(value: str) -> bool:
    return any(character.isdigit() for character in value)


def separators_in(column: Column) -> str:
    """The separator that stands in at least a twentieth of the short values."""
    values = [value for value in list(column.values)[:200] if len(value) <= 200]
    counts = {sign: sum(1 for value in values if sign in value) for sign in SEPARATORS}
    best = max(counts, key=counts.get)
    return best if values and counts[best] * 20 >= len(values) and counts[best] else ""
