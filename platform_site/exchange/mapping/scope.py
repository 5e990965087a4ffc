"""What the rules of one mapping share while they are compiled and run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import Problem, shortened


class MappingFault(ValueError):
    """The mapping itself is wrong; the message names the place."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`tables` are the mapping's look-up tables; `notes` gathers what the rules have to say of the present row.

    `columns` gathers the columns that the rules read from the row itself, not from an object inside it. `where` is
    the field at hand.
    """

    tables: dict[str, dict]
    where: str = ""
    inside: bool = False
    notes: list[Problem] = field(default_factory=list)
    columns: dict[str, set[str]] = field(default_factory=dict)

    def at(self, name: str, *, inside: bool = False) -> Scope:
        where = f"{self.where}.{name}" if self.where else name
        return replace(self, where=where, inside=self.inside or inside)

    def reads(self, column: str) -> None:
        if not self.inside:
            self.columns.setdefault(self.where.partition(".")[0], set()).add(column)

    def note(self, value: Any, reason: str) -> None:
        """A warning about this field of the present row."""
        self.notes.append(Problem(self.where, shortened(value), reason))

    def fault(self, text: object) -> MappingFault:
        return MappingFault(f"{self.where}: {text}")

    def table(self, table: str | dict) -> dict:
        """A table, or the one of that name. Raises MappingFault."""
        if isinstance(table, dict):
            return dict(table)
        if table not in self.tables:
            raise self.fault(f"tables.{table}?")
        return dict(self.tables[table])
