"""Drafting one chunk ahead: for a long file, in a second process while this one writes."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from django.utils.translation import get_language

from ..mapping.mapping import Mapping
from ..profiles import Profile
from ..rows import SourceRecord
from ..validation import Validator
from . import beside
from .drafting import Drafted, Drafter


class Ahead(Drafter):
    """A drafter with a helper. `open` gets the second process; without it, or until it is up, all is done here."""

    def __init__(self, profile: Profile, mapping: Mapping, validator: Validator):
        super().__init__(profile, mapping, validator)
        self.pool: ProcessPoolExecutor | None = None
        self.up: Future | None = None

    def open(self) -> None:
        """Starts the second process where there is a second core; call `close` when the file is through."""
        if self.pool is not None or (os.cpu_count() or 1) < 2:
            return
        recipe = (
            self.profile.key,
            self.mapping.content,
            self.validator.periods,
            self.validator.branches,
            get_language(),
        )
        self.pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=beside.prepare, initargs=recipe)
        self.up = self.pool.submit(beside.is_up)

    def close(self) -> None:
        if self.pool is not None:
            self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = self.up = None

    def start(self, rows: list[SourceRecord]) -> Callable[[], list[Drafted]]:
        """Begins with the rows where somebody is free to; what is returned waits for their drafts, in their order."""
        if not rows or self.up is None or not self.up.done():
            return lambda: self.draft(rows)
        try:
            future = self.pool.submit(beside.draft, [row.payload for row in rows])
        except BrokenProcessPool:
            return self._alone(rows)

        def wait() -> list[Drafted]:
            try:
                found, unknown = future.result()
            except BrokenProcessPool:
                return self._alone(rows)()
            self.validator.unknown.update(unknown)
            return found

        return wait

    def _alone(self, rows: list[SourceRecord]) -> Callable[[], list[Drafted]]:
        """The second process is gone: what it had is done here, and so is the rest."""
        self.close()
        return lambda: self.draft(rows)
