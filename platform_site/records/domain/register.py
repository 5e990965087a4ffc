"""What a permanent address answers: the record, the one that took its place, or that it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..models import Ark

LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """`record` is the public record to lead to; without one, `gone` says whether there ever was one to speak of.

    `ark` is the register's row, None for an identifier that was never given. `at` and `reason` are of a withdrawal.
    """

    ark: Ark | None
    record: Any = None
    moved: bool = False
    gone: bool = False
    at: datetime | None = None
    reason: str = ""


def look_up(ark: str) -> Answer:
    """The answer for an identifier. A draft or an embargoed record is not there; nothing is said of it."""
    row = Ark.objects.select_related("content_type").filter(ark=ark).first()
    if row is None:
        return Answer(None)
    record = row.record
    if record is not None and record.is_public():
        return Answer(row, record)
    if row.replaced_by_id:
        last = end_of_chain(row)
        kept = last.record
        if kept is not None and kept.is_public():
            return Answer(row, kept, moved=True)
        return gone_or_hidden(row, last, kept)
    return gone_or_hidden(row, row, record)


def end_of_chain(row: Ark) -> Ark:
    """The entry that stands for this one after all merges."""
    for _step in range(LONGEST_CHAIN):
        if row.replaced_by_id is None:
            break
        row = row.replaced_by
    return row


def gone_or_hidden(asked: Ark, row: Ark, record) -> Answer:
    if record is None:
        return Answer(asked, gone=True, at=row.gone_at)
    if record.withdrawn_at:
        return Answer(asked, gone=True, at=record.withdrawn_at, reason=record.withdrawn_reason)
    return Answer(asked)
