"""Rows mapped and checked ahead: a second process drafts the next chunk while this one writes the chunk before."""

from __future__ import annotations

import logging
import os
import signal
from collections import Counter
from collections.abc import Callable
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection

from django.db import connections

from ..errors import Problem
from ..rows import Draft, SourceRecord

log = logging.getLogger(__name__)
PATIENCE = 120
"""Seconds after which a second process that does not answer is given up."""

Drafts = tuple[list[Draft | Problem], Counter[str]]
"""What each row says, or why it is refused; and how often which period was named that no authority has."""


class Ahead:
    """Drafts of one chunk at a time. Close it.

    The second process begins with the second chunk, where the machine has a second core and can fork: so it has the
    mapping as it is. When it ends or stays silent, its rows are drafted here.
    """

    def __init__(self, drafts: Callable[[list[SourceRecord]], Drafts], load: Callable):
        self._drafts, self._load = drafts, load
        self._rows: list[SourceRecord] = []
        self._alone = (os.cpu_count() or 1) < 2 or "fork" not in get_all_start_methods()
        self._begun = False
        self._process = self._line = None

    def begin(self, rows: list[SourceRecord]) -> None:
        """Sends the rows off; nothing else may be under way."""
        self._rows = rows
        if self._begun and not self._alone and self._process is None:
            self._start()
        self._begun = True
        if self._line is not None:
            try:
                self._line.send([row.payload for row in rows])
            except OSError:
                self._give_up("ended")

    def result(self) -> Drafts:
        """The drafts of the rows that were begun last."""
        if self._line is not None:
            try:
                if self._line.poll(PATIENCE):
                    return self._line.recv()
                self._give_up("is silent")
            except (EOFError, OSError):
                self._give_up("ended")
        return self._drafts(self._rows)

    def close(self) -> None:
        if self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
            self._process = self._line = None

    def _start(self) -> None:
        context = get_context("fork")
        self._line, far = context.Pipe()
        self._process = context.Process(target=self._serve, args=(far, self._line), daemon=True)
        self._process.start()
        far.close()

    def _serve(self, line: Connection, near: Connection) -> None:
        """In the second process: drafts until the first one closes the line, or ends."""
        near.close()  # else the line would never end
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        inherited = [(each, each.connection) for each in connections.all(initialized_only=True)]
        for each, _kept in inherited:  # they are the first process's; kept, for closing them would end them there too
            each.connection = None
        try:
            while True:
                line.send(self._drafts([SourceRecord(0, payload, "", self._load) for payload in line.recv()]))
        except (EOFError, OSError):
            return

    def _give_up(self, how: str) -> None:
        log.warning("the second process of an import %s; its rows are mapped here", how)
        self.close()
        self._alone = True
