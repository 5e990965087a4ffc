"""Bulk requests: lines out, refusals back; what the server is too busy for is sent again, later."""

from __future__ import annotations

import json
import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from .base import EngineBusy

Change = tuple[str, int, str | None]
"""(resource id, version, document as JSON text or None for its removal)."""
Ask = Callable[[list[str]], Sequence[dict]]
"""Sends lines; returns for each operation its outcome with `status` and, when refused, `error`."""
CONFLICT, NOT_FOUND, TOO_MANY, UNAVAILABLE = 409, 404, 429, 503
BUSY = (TOO_MANY, UNAVAILABLE)
TRIES, FIRST_PAUSE, LONGEST_PAUSE = 6, 0.5, 8.0
THREADS, AHEAD = 2, 4
_quoted = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(slots=True)
class Batch:
    """Operations that go out together. `mark` is the caller's: where it stands when they have arrived."""

    mark: object = None
    ids: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """One text an operation: the action, and under it the document."""

    def add(self, index: str, change: Change) -> None:
        """Versions are external: late or doubled messages never win."""
        name, version, document = change
        deed = "delete" if document is None else "index"
        head = f'{{"{deed}":{{"_index":"{index}","_id":{_quoted(name)},"version":{version},'
        head += '"version_type":"external_gte"}}'
        self.ids.append(name)
        self.lines.append(head if document is None else f"{head}\n{document}")


def post(batch: Batch, ask: Ask, pause: Callable[[float], None] = time.sleep) -> list[tuple[str, str]]:
    """Send a batch; (resource id, reason) of what was refused for good. Raises EngineBusy when patience ends."""
    ids, lines, refused = batch.ids, batch.lines, []
    for turn in range(TRIES):
        if turn:
            longest = min(FIRST_PAUSE * 2 ** (turn - 1), LONGEST_PAUSE)
            pause(longest * random.uniform(0.5, 1))
        again: list[int] = []
        try:
            outcomes = ask(lines)
        except EngineBusy:
            if turn == TRIES - 1:
                raise
            continue
        for place, outcome in enumerate(outcomes):
            if outcome["status"] in BUSY:
                again.append(place)
            elif outcome["status"] >= 300 and outcome["status"] not in (CONFLICT, NOT_FOUND):
                refused.append((ids[place], str(outcome.get("error"))[:300]))
        if not again:
            return refused
        reason = str(outcomes[again[0]].get("error"))[:300]
        ids, lines = [ids[place] for place in again], [lines[place] for place in again]
    raise EngineBusy(f"{len(ids)} documents were not taken: {reason}")


def post_all(batches: Iterable[Batch], ask: Ask) -> Iterator[tuple[object, int, list[tuple[str, str]]]]:
    """Send batches by two threads while the next are made; (mark, size, refused) of each in their order."""
    with ThreadPoolExecutor(THREADS, thread_name_prefix="bulk") as pool:
        waiting: deque[tuple[Batch, Future]] = deque()
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(post, batch, ask)))
                while len(waiting) >= AHEAD or (waiting and waiting[0][1].done()):
                    yield _arrived(waiting)
            while waiting:
                yield _arrived(waiting)
        finally:
            for _, future in waiting:
                future.cancel()


def _arrived(waiting: deque[tuple[Batch, Future]]) -> tuple[object, int, list[tuple[str, str]]]:
    batch, future = waiting.popleft()
    return batch.mark, len(batch.ids), future.result()
