"""How far a long run is: done, rate, time left, on one line every few seconds."""

from __future__ import annotations

import time
from typing import TextIO

from django.utils.translation import gettext as _

SECONDS = 2.0


class Progress:
    """Writes to `out` at most every two seconds; `fraction` (0 to 1) gives the time left."""

    def __init__(self, out: TextIO):
        self.out, self.started = out, time.monotonic()
        self._last = self.started

    def show(self, done: int, fraction: float, *, last: bool = False) -> None:
        now = time.monotonic()
        if not last and now - self._last < SECONDS:
            return
        self._last = now
        seconds = max(now - self.started, 0.001)
        left = seconds / fraction - seconds if fraction > 0 else 0
        text = _("已处理 %(done)s 条 · 每秒 %(rate)s 条 · 剩余约 %(left)s 秒")
        self.out.write(text % {"done": f"{done:,}", "rate": f"{done / seconds:,.0f}", "left": f"{left:,.0f}"})
