# SPDX-License-Identifier: GPL-3.0-or-later
"""Work in slices: done to its end, given up in good order, and never holding the window."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

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
