# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the thread of a window stands still: a timer that comes every 10 ms, and how late it came.

A stall is the time between two ticks. Beside it stands the work of the window's own thread between them, in
processor time, which other programs cannot lengthen by taking their turn.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

INTERVAL = 10  # milliseconds
FELT = 50  # milliseconds of a stall that a listener may notice


class Stall(NamedTuple):
    """Milliseconds between two ticks, and of work between them."""

    wall: float
    own: float


class Ticks:
    """What the timer saw in one block of work; the longest of each kind."""

    def __init__(self) -> None:
        self.stalls: list[Stall] = []
        self._before = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=INTERVAL)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def longest(self) -> Stall:
        """The longest stall and the longest work; they need not be the same."""
        return Stall(*(max(column) for column in zip(*self.stalls, strict=True)))

    def _on_timer_timeout(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        stall = (1000 * (after - before) for before, after in zip(self._before, now, strict=True))
        self.stalls.append(Stall(*stall))
        self._before = now


class Report:
    """Prints each figure as it comes, and the medians of several rounds at the end."""

    def __init__(self) -> None:
        self._rounds: dict[str, list[Stall]] = {}
        print(f"{'':52}{'longest stall':>14}{'own work':>11}{'over 50 ms':>13}", flush=True)

    @contextmanager
    def ticking(self, name: str, app: QApplication) -> Iterator[None]:
        """Measure the block and the half second after it."""
        ticks = Ticks()
        yield
        pause(app, 0.5)
        ticks.stop()
        felt = sum(stall.wall > FELT for stall in ticks.stalls)
        self._rounds.setdefault(name, []).append(ticks.longest())
        self._print(name, ticks.longest(), f"{felt:5} of {len(ticks.stalls)}")

    def medians(self) -> None:
        """Print the median of the rounds for each name."""
        print("medians of the rounds")
        for name, stalls in self._rounds.items():
            if len(stalls) > 1:
                self._print(name, Stall(*map(median, zip(*stalls, strict=True))), f"{len(stalls):5} rounds")

    def _print(self, name: str, stall: Stall, more: str) -> None:
        print(f"{name:52}{stall.wall:11.0f} ms{stall.own:8.0f} ms{more:>13}", flush=True)


def wait(app: QApplication, ended: Callable[[], bool]) -> None:
    """Let the window work until something has ended."""
    while not ended():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def pause(app: QApplication, seconds: float) -> None:
    """Let the window work for a while."""
    until = time.perf_counter() + seconds
    wait(app, lambda: time.perf_counter() > until)
