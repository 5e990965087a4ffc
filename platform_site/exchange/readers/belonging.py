"""Records of one work: its further editions stand behind its record, numbered `<001>~2`, `<001>~3`…

MARC has no works: each edition has a record of its own. Read together they are one row, whose payload holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..rows import SourceRecord

MARK = "~"


def number_of_edition(identifier: str, place: int) -> str:
    """The control number of the work's edition at that place, from 1."""
    return identifier if place == 1 else f"{identifier}{MARK}{place}"


def together(
    rows: Iterator[SourceRecord], number_of: Callable[[bytes], str], join: Callable[[bytes, bytes], bytes]
) -> Iterator[SourceRecord]:
    """The rows, those of further editions joined to the one before. `number_of` tells field 001 of a payload."""
    held: SourceRecord | None = None
    for row in rows:
        if held is not None and belongs(row, held, number_of):
            held = replace(held, payload=join(held.payload, row.payload), known=None)
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def belongs(row: SourceRecord, held: SourceRecord, number_of: Callable[[bytes], str]) -> bool:
    """Whether the row is a further edition of what is held; a look at its bytes spares most rows the question."""
    if row.problem or held.problem or MARK.encode() not in row.payload:
        return False
    first, mark, place = number_of(row.payload).rpartition(MARK)
    return bool(mark) and place.isdigit() and first == number_of(held.payload)
