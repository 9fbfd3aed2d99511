# SPDX-License-Identifier: GPL-3.0-or-later
"""Work in slices: done to its end, given up in good order, and never holding the window."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import delete

from musecluster.gui.slices import SLICE, Slices

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytestqt.qtbot import QtBot


def test_all_is_done_and_the_window_has_its_turn_meanwhile(qtbot: QtBot) -> None:
    slices, steps, turns = Slices(), [], []

    def work() -> Generator[None]:
        for step in range(20):
            until = time.perf_counter() + SLICE / 4
            while time.perf_counter() < until:
                pass
            steps.append(step)
            yield

    slices.run(work())
    assert slices.running
    assert not steps  # nothing is done before the caller has returned to the event loop
    window = QTimer(slices)
    window.timeout.connect(lambda: turns.append(len(steps)))
    window.start(0)
    qtbot.waitUntil(lambda: not slices.running)
    assert steps == list(range(20))
    assert len(set(turns)) >= 4


def test_other_work_takes_the_place_of_what_is_under_way(qtbot: QtBot) -> None:
    slices, log = Slices(), []

    def work(name: str) -> Generator[None]:
        try:
            for _ in range(3):
                log.append(name)
                yield
        finally:
            log.append(f"end of {name}")

    slices.run(work("old"))
    qtbot.waitUntil(lambda: bool(log))
    slices.run(work("new"))
    slices.finish()
    assert log[-4:] == ["new", "new", "new", "end of new"]
    assert log.count("end of old") == 1
    assert not slices.running


def test_the_last_step_may_begin_other_work(qtbot: QtBot) -> None:
    slices, log = Slices(), []

    def second() -> Generator[None]:
        log.append("second")
        yield

    def first() -> Generator[None]:
        yield
        slices.run(second())

    slices.run(first())
    qtbot.waitUntil(lambda: log == ["second"] and not slices.running)


def test_several_take_turns_and_none_waits_for_ever(qtbot: QtBot) -> None:
    parents = [QObject() for _ in range(3)]
    log: list[int] = []

    def work(number: int) -> Generator[None]:
        for _ in range(5):
            until = time.perf_counter() + SLICE  # the whole turn
            while time.perf_counter() < until:
                pass
            log.append(number)
            yield

    running = [Slices(parent) for parent in parents]
    for number, slices in enumerate(running):
        slices.run(work(number))
    qtbot.waitUntil(lambda: len(log) >= 4)
    assert set(log[:3]) == {0, 1, 2}
    delete(parents[0])  # as with a window that is closed while it works
    qtbot.waitUntil(lambda: not running[1].running and not running[2].running)
    assert log.count(1) == log.count(2) == 5


def test_two_never_make_one_long_stall(qtbot: QtBot) -> None:
    """Between the slices of two, an event that waits has its turn."""
    log: list[str] = []

    def work(name: str) -> Generator[None]:
        for _ in range(5):
            until = time.perf_counter() + SLICE
            while time.perf_counter() < until:
                pass
            log.append(name)
            yield

    both = Slices(), Slices()
    for slices, name in zip(both, "ab", strict=True):
        slices.run(work(name))
    other = QTimer(both[0])
    other.timeout.connect(lambda: log.append("window"))
    other.start(1)
    qtbot.waitUntil(lambda: not any(slices.running for slices in both))
    assert not any({one, after} == {"a", "b"} for one, after in pairwise(log))
