"""What taking an import back would do, without doing it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..models import Change, Run
from .conflicts import GONE, Present, conflicts_of, read_present
from .undoing import before

CHUNK, LIMIT, SHOWN = 500, 20_000, 100


@dataclass(slots=True)
class Conflict:
    """A record that is not as the import left it. `fields` are (name, before the import, now)."""

    change: Change
    kind: str
    record: Any
    fields: list[tuple[str, Any, Any]] = field(default_factory=list)


@dataclass(slots=True)
class Preview:
    """Counts of records; `conflicts` holds at most a hundred of them; `looked_at` fewer than all of many."""

    removed: int = 0
    restored: int = 0
    left: int = 0
    looked_at: int = 0
    total: int = 0
    conflicts: list[Conflict] = field(default_factory=list)


def preview_undo(run: Run) -> Preview:
    """What would go, what would be put back, and what stands against it, newest change first."""
    changes = Change.objects.filter(job=run.pk)
    found, last = Preview(total=changes.count()), None
    while found.looked_at < LIMIT and (chunk := list(before(changes, last)[:CHUNK])):
        last = chunk[-1].pk
        look_at(chunk, found)
    return found


def decide_conflicts(run: Run, decision: str) -> int:
    """Says the same of every change that something stands against. Returns how many."""
    changes, last, decided = Change.objects.filter(job=run.pk), None, 0
    while chunk := list(before(changes, last)[:CHUNK]):
        last = chunk[-1].pk
        decided += Change.objects.filter(pk__in=list(conflicts_of(chunk))).update(decision=decision)
    return decided


def look_at(changes: list[Change], found: Preview) -> None:
    against = conflicts_of(changes)
    wanted = []
    for change in changes:
        kind = against.get(change.pk, "")
        blocked = kind and (kind == GONE or change.decision != Change.Undo.TAKE_BACK)
        if blocked or change.decision == Change.Undo.KEEP:
            found.left += 1
        elif change.kind == Change.Kind.NEW:
            found.removed += 1
        else:
            found.restored += 1
        if kind and kind != GONE and len(found.conflicts) + len(wanted) < SHOWN:
            wanted.append((change, kind))
    found.looked_at += len(changes)
    found.conflicts += conflicts(wanted)


def conflicts(wanted: list[tuple[Change, str]]) -> list[Conflict]:
    if not wanted:
        return []
    model = wanted[0][0].content_type.model_class()
    pks = [change.object_id for change, _kind in wanted]
    present, records = read_present(model, pks), model.objects.in_bulk(pks)
    return [
        Conflict(change, kind, records.get(change.object_id), fields_of(change, present)) for change, kind in wanted
    ]


def fields_of(change: Change, present: Present) -> list[tuple[str, Any, Any]]:
    return [(name, value, present.of(change.object_id, name)) for name, value in change.before.items()]
