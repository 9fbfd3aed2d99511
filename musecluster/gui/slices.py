# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work on the window's own thread, in slices too short to be felt."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Generator

SLICE = 0.008
"""Seconds: half of a frame at 60 a second, so that the other half is left for painting it."""


BETWEEN = 0.0005
"""Seconds between the slices of two: the window's other timers and events come before."""


class Slices(QObject):
    """Runs a generator whenever the window has nothing better to do; several take turns.

    Every `yield` of the generator is a place where the window may get its turn; the work between two of them
    should take a few milliseconds at most.
    """

    _turns: ClassVar[deque[Slices]] = deque()
    """Those that have work, in the order of their turns."""
    _ended: ClassVar[float] = 0.0
    """When the last slice ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Generator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def running(self) -> bool:
        """Whether some work is not done yet."""
        return self._work is not None

    def run(self, work: Generator[None]) -> None:
        """Begin at the next idle moment; work that is under way is given up."""
        self.stop()
        self._work = work
        self._turns.append(self)
        self._timer.start()

    def stop(self) -> None:
        """Give up what is under way; its `finally` parts run, at its next `yield` if it is what calls."""
        work = self._rest()
        if work is not None and not work.gi_running:
            work.close()

    def finish(self) -> None:
        """Do all that is left at once, for whoever cannot go on without it."""
        for _ in self._rest() or ():
            pass

    def _rest(self) -> Generator[None] | None:
        """Take no more turns; the work that is left."""
        self._timer.stop()
        if self in self._turns:
            self._turns.remove(self)
        work, self._work = self._work, None
        return work

    def _on_timer_timeout(self) -> None:
        if not self._is_its_turn():
            return
        work, until = self._work, time.perf_counter() + SLICE
        while work is not None and self._work is work and time.perf_counter() < until:
            if next(work, self) is self:  # itself, since a generator of slices yields None
                self._end(work)
        if work is not None and self._work is not work:  # given up by its own last step
            work.close()
        Slices._ended = time.perf_counter()

    def _is_its_turn(self) -> bool:
        """Whether a slice may begin, so that the slices of several don't become one long stall."""
        while not isValid(self._turns[0]):  # its window is gone
            self._turns.popleft()
        if self._turns[0] is not self or (
            len(self._turns) > 1 and time.perf_counter() < Slices._ended + BETWEEN
        ):
            return False
        self._turns.rotate(-1)
        return True

    def _end(self, work: Generator[None]) -> None:
        if self._work is work:  # else its last step has begun other work
            self._rest()
