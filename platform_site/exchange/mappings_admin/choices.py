"""What a curator chose in the editor, as it comes from the form and as it is kept in a mapping under `editor`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from .guessing import guess, role_of
from .targets import Target

BLANK_CONSTANTS = 3
SUGGESTED = ("holder", "credit_line", "rights")  # what a record of others' must say; offered as fixed values


@dataclass(slots=True)
class ColumnChoice:
    """What becomes of one column. All are texts, as a form sends them.

    `split`: each of its characters separates. `table`: lines of `written = meaning`; `otherwise` (`keep`, `warn`,
    `drop`, `refuse`) is for what it does not list. `empty`: values that mean nothing. `role`: of names in the column.
    `when_*`: only in rows where another column is so. `together` (`join`, `all`, `first`): how it goes with an
    earlier column of the same field. `within`: the column whose dynasty tells apart the meanings of a date.
    """

    column: str
    literal: bool = False
    target: str = ""
    split: str = ""
    role: str = ""
    table: str = ""
    otherwise: str = "keep"
    empty: str = ""
    when_column: str = ""
    when_is: str = "filled"
    when_value: str = ""
    together: str = ""
    within: str = ""


@dataclass(slots=True)
class ConstantChoice:
    """A field that every record gets: a text, or one with `{column}` in it. It also fills where a column is empty."""

    target: str = ""
    value: str = ""


@dataclass(slots=True)
class Choices:
    columns: list[ColumnChoice] = field(default_factory=list)
    constants: list[ConstantChoice] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


OPTIONS = tuple(item.name for item in fields(ColumnChoice) if item.name not in ("column", "literal"))
DEFAULTS = {item.name: item.default for item in fields(ColumnChoice) if item.name in OPTIONS}


def from_form(data, columns: list[dict]) -> Choices:
    """The choices of a form: `c0-target`, `c0-split`, …, `k0-target`, `k0-value`, … for the columns of the sample."""
    chosen = [
        ColumnChoice(
            column["name"],
            column["literal"],
            **{name: cleaned(data.get(f"c{index}-{name}", DEFAULTS[name])) for name in OPTIONS},
        )
        for index, column in enumerate(columns)
    ]
    constants, number = [], 0
    while f"k{number}-target" in data:
        constants.append(ConstantChoice(data[f"k{number}-target"], cleaned(data.get(f"k{number}-value", ""))))
        number += 1
    return Choices(chosen, with_blanks([item for item in constants if item.target or item.value]))


def cleaned(text: str) -> str:
    return text.replace("\r\n", "\n").strip(" ")


def with_blanks(constants: list[ConstantChoice]) -> list[ConstantChoice]:
    return [*constants, *(ConstantChoice() for _number in range(BLANK_CONSTANTS))]


def from_content(content: dict, columns: list[dict]) -> tuple[Choices, list[str]]:
    """The choices kept in a mapping, laid over the columns of a file; and the mapped columns that the file lacks."""
    kept = content.get("editor", {})
    names = set(OPTIONS)
    by_column = {item["column"]: {name: item[name] for name in names & item.keys()} for item in kept.get("columns", ())}
    chosen = [
        ColumnChoice(column["name"], column["literal"], **by_column.get(column["name"], {})) for column in columns
    ]
    present = {column["name"] for column in columns}
    missing = [name for name, item in by_column.items() if item.get("target") and name not in present]
    constants = [ConstantChoice(item["target"], item["value"]) for item in kept.get("constants", ())]
    return Choices(chosen, with_blanks([item for item in constants if item.target])), missing


def guessed(columns: list[dict], targets: Iterable[Target]) -> Choices:
    """The choices that the editor begins with."""
    targets = {target.key: target for target in targets}
    found = guess(columns, targets.values())
    period = next((name for name, key in found.items() if key == "period"), "")
    chosen = []
    for column in columns:
        target = targets.get(found.get(column["name"], ""))
        choice = ColumnChoice(column["name"], column["literal"], target.key if target else "")
        if target and column["separators"] and (target.kind == "terms" or target.has_role):
            choice.split = column["separators"]
        if target and target.has_role:
            choice.role = role_of(column["name"])
        if target and target.kind == "date" and period:
            choice.within = period
        chosen.append(choice)
    taken = set(found.values())
    constants = [ConstantChoice(key) for key in SUGGESTED if key in targets and key not in taken]
    return Choices(chosen, [*constants, *with_blanks([])])
