"""What passes between reading, mapping, planning and applying."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .errors import Problem


@dataclass(slots=True)
class SourceRecord:
    """One row as it came: its number in the file (from 1), its bytes word for word, and how to read them.

    `load` turns the bytes into what the profile's functions take (a dict, a MARC record); it raises RowRefused.
    `known` is its result, once there. `problem` refuses the row; `warnings` are said of one that could be read.
    """

    number: int
    payload: bytes
    media_type: str
    load: Callable[[bytes], Any]
    problem: Problem | None = None
    known: Any = None
    warnings: tuple[Problem, ...] = ()

    def data(self) -> Any:
        if self.known is None:
            self.known = self.load(self.payload)
        return self.known

    def checksum(self, mapping_digest: bytes) -> str:
        """Says whether row *and* mapping are those of an earlier run."""
        return hashlib.sha256(mapping_digest + self.payload).hexdigest()


@dataclass(slots=True)
class Draft:
    """What a row says: `values` by column of the model, `children` by relation (lists of such, nested ones inside).

    The whole that a part belongs to is the value `part_of`: its identifier in the same institution. `score` is how
    complete a record that holds no more would be, where that is known.
    """

    values: dict[str, Any]
    children: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)
    score: int | None = None


NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
KINDS = (NEW, CHANGED, UNCHANGED, REFUSED)


@dataclass(slots=True)
class Outcome:
    """What would happen to one row.

    `changes` maps a field to (present value, new value); `kept` does so for fields that a person has edited since and
    that are therefore left alone.
    """

    kind: str
    row: SourceRecord
    institution_id: int | None = None
    identifier: str = ""
    checksum: str = ""
    draft: Draft | None = None
    record_pk: int | None = None
    source_pk: int | None = None
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    kept: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
