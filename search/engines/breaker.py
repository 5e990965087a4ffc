"""The circuit breaker before a server: when it is away nobody waits for it, and by itself it is asked again.

Closed, every question goes through. An unavailable server opens it at once, one that is busy or answers too late after
a few times in a row, since one heavy query tells little. Open, questions are refused without asking. After
a pause, which doubles from failure to failure, one question is let through (half-open): its answer closes the breaker,
its failure opens it for longer.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.core.cache import cache
from django.utils import timezone

from .base import EngineBusy, EngineUnavailable

logger = logging.getLogger(__name__)
CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"
PATIENCE_WITH_BUSY = 3
"""Questions in a row that were not answered in time and open the breaker."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0


class Breaker:
    """One for each server and purpose in a process. Safe among threads."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.clock = name, clock
        self.lock = threading.Lock()
        self.reason, self.failures, self.pause, self.until, self.trying = "", 0, 0.0, 0.0, False

    @property
    def state(self) -> str:
        """`closed`, `open`, or `half-open` when the next question will be let through."""
        if not self.pause:
            return CLOSED
        return HALF_OPEN if self.trying or self.clock() >= self.until else OPEN

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Around a question. Raises EngineUnavailable without asking while the server is given rest."""
        self._enter()
        try:
            yield
        except EngineUnavailable as error:
            self._failed(str(error), at_once=not isinstance(error, EngineBusy))
            raise
        except BaseException:
            self.trying = False
            raise
        self._well()

    def _enter(self) -> None:
        with self.lock:
            if not self.pause:
                return
            if self.trying or self.clock() < self.until:
                raise EngineUnavailable(f"given rest: {self.reason}")
            self.trying = True

    def _failed(self, reason: str, *, at_once: bool) -> None:
        with self.lock:
            self.trying = False
            self.failures += 1
            if not at_once and not self.pause and self.failures < PATIENCE_WITH_BUSY:
                return
            opened = not self.pause
            self.pause = min(self.pause * 2, LONGEST_PAUSE) or FIRST_PAUSE
            self.until, self.reason = self.clock() + self.pause, reason[:300]
        if opened:
            logger.warning("%s is given rest: %s", self.name, reason[:300])
            tell(self.name, reason)

    def _well(self) -> None:
        with self.lock:
            closed = bool(self.pause)
            self.failures, self.pause, self.trying, self.reason = 0, 0.0, False, ""
        if closed:
            logger.warning("%s answers again", self.name)
            tell(self.name, "")


@lru_cache(maxsize=16)
def breaker(name: str, address: str) -> Breaker:
    """The breaker of this process for a server's address; `name` says what is asked of it."""
    return Breaker(f"{name} at {address}")


def tell(name: str, reason: str) -> None:
    """Leave word in the cache, so that another process can tell since when and why the server is given rest."""
    try:
        if reason:
            cache.set(_key(name), {"since": timezone.now().isoformat(), "reason": reason[:300]}, None)
        else:
            cache.delete(_key(name))
    except Exception:  # a cache that is away as well must not keep the database from answering
        logger.warning("the cache does not take word of %s", name)


def told(name: str) -> dict[str, str]:
    """`since` and `reason` as last left by any process that shares the cache; empty when all is well."""
    return cache.get(_key(name)) or {}


def _key(name: str) -> str:
    return "search-breaker-" + "".join(letter if letter.isalnum() else "-" for letter in name)
