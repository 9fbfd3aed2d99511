# SPDX-License-Identifier: GPL-3.0-or-later
"""Long work on the window's own thread, in slices too short to be felt."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Generator

SLICE = 0.008
"""Seconds: half of a frame at 60 a second, so that the other half is left for painting it."""


class Slices(QObject):
    """Runs a generator whenever the window has nothing better to do.

    Every `yield` of the generator is a place where the window may get its turn; the work between two of them
    should take a few milliseconds at most.
    """

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
        self._timer.start()

    def stop(self) -> None:
        """Give up what is under way; its `finally` parts run, at its next `yield` if it is what calls."""
        self._timer.stop()
        work, self._work = self._work, None
        if work is not None and not work.gi_running:
            work.close()

    def finish(self) -> None:
        """Do all that is left at once, for whoever cannot go on without it."""
        work, self._work = self._work, None
        self._timer.stop()
        for _ in work or ():
            pass

    def _on_timer_timeout(self) -> None:
        work, until = self._work, time.perf_counter() + SLICE
        while work is not None and self._work is work and time.perf_counter() < until:
            if next(work, self) is self:  # itself, since a generator of slices yields None
                self._end(work)
        if work is not None and self._work is not work:  # given up by its own last step
            work.close()

    def _end(self, work: Generator[None]) -> None:
        if self._work is work:  # else its last step has begun other work
            self._timer.stop()
            self._work = None
