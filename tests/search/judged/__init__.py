"""Judged queries as data, and how an answer to them is scored.

`cases.json` holds one case a line: `kind` (the habit), `q`, `why`, and what is right. `right` maps a grade (3 is what
was meant, 2 good, 1 acceptable) to conditions; a result has the highest grade of which it meets one. `never` are
conditions that no result may meet. `meant` is the *did you mean* that must come, `understood` the date read, `suggests`
a text that completion offers. `fails` says why a case is known to fail.

A condition is `示-0011` (an identifier), `/opening-hours/` (the end of the address), or `field:text`, where `title`,
`subject`, `maker`, `period`, `place`, `kind`, `venue`, `date` and `any` (every field) hold the text; ` & ` joins some.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

FIRST, TOP = 10, 3
MOMENTS = ("modified", "places_until", "visible_from", "visible_until")
FIELDS = {
    "title": ("title", "alternative"),
    "subject": ("subjects",),
    "maker": ("creators", "creator_names"),
    "period": ("periods",),
    "place": ("places",),
    "kind": ("kind",),
    "venue": ("venue",),
    "date": ("date_text",),
}


@dataclass(frozen=True)
class Case:
    """One judged query."""

    kind: str
    q: str
    why: str
    right: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Sequence[str] = ()
    meant: str = ""
    understood: str = ""
    suggests: str = ""
    listed: bool = False
    """Whether it is one of the thirty that the city named."""
    fails: str = ""

    def grade(self, resource: Mapping[str, object]) -> int:
        """How right a result is, 0 to 3."""
        grades = [int(grade) for grade, conditions in self.right.items() if any(meets(resource, c) for c in conditions)]
        return max(grades, default=0)


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "cases.json").read_text(encoding="utf-8").splitlines()
    return [Case(**json.loads(line)) for line in lines if line.strip()]


def meets(resource: Mapping[str, object], condition: str) -> bool:
    """Whether a stored resource meets a condition."""
    return all(_meets(resource, part) for part in condition.split(" & "))


def _meets(resource: Mapping[str, object], condition: str) -> bool:
    if condition.startswith("/"):
        return str(resource["url"]).endswith(condition)
    name, mark, text = condition.partition(":")
    if not mark:
        return condition in resource.get("identifiers", ())
    held = resource.values() if name == "any" else (resource.get(one, "") for one in FIELDS[name])
    return any(text in value for one in held for value in (one if isinstance(one, list | tuple) else [str(one)]))


def resource_fields(card: str) -> dict:
    """The fields of a stored resource as `Resource` takes them."""
    data = {"venue": "", **json.loads(card)}
    moments = {name: datetime.fromisoformat(data[name]) for name in MOMENTS if data.get(name)}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in (data | moments).items()}


def ndcg(case: Case, shown: Sequence[Mapping[str, object]], every: Iterable[Mapping[str, object]]) -> float:
    """Discounted gain of the first ten results beside that of the best possible ten."""
    if any(meets(resource, condition) for resource in shown for condition in case.never):
        return 0.0
    best = sorted((case.grade(resource) for resource in every), reverse=True)[:FIRST]
    ideal = _gain(best)
    return _gain([case.grade(resource) for resource in shown[:FIRST]]) / ideal if ideal else 1.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def is_on_top(case: Case, shown: Sequence[Mapping[str, object]]) -> bool:
    """Whether a right answer, of the best grade that the case knows, is among the first three."""
    wanted = max(map(int, case.right), default=0)
    return not wanted or any(case.grade(resource) == wanted for resource in shown[:TOP])
