# SPDX-License-Identifier: GPL-3.0-or-later
"""How fast the work goes and how long it will still take, said at most five times a second."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 0.2  # seconds between messages
_WINDOW = 60.0  # seconds that the rate looks back
_SURE = 3.0  # seconds of work before a time left can be honest


class Pace:
    """Counts steps towards a total."""

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._total = total
        self._done = 0
        self._told = -_EVERY
        self._past = deque([(clock(), 0)])  # (time, steps done by then), oldest first

    def step(self) -> dict[str, Any] | None:
        """Count one step; a message when one is due: done, total, per_minute, seconds_left (or None)."""
        self._done += 1
        now = self._clock()
        if now - self._told < _EVERY and self._done < self._total:
            return None
        self._told = now
        self._past.append((now, self._done))
        while len(self._past) > 2 and now - self._past[0][0] > _WINDOW:
            self._past.popleft()
        return self._message(now)

    def _message(self, now: float) -> dict[str, Any]:
        since, done_then = self._past[0]
        rate = (self._done - done_then) / max(now - since, 1e-3)
        sure = now - since >= _SURE
        return {
            "done": self._done,
            "total": self._total,
            "per_minute": round(60 * rate),
            "seconds_left": round((self._total - self._done) / rate, 1) if sure and rate else None,
        }
