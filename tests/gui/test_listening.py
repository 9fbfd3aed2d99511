# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window says of a scan: only of the files that have failed since it last said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musecluster.library.store import Store
from musecluster.track import FoundFile
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow

ONE, TWO = "1 song could not be read.", "2 songs could not be read."


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One file has failed long ago."""
    file = tmp_path / "library.db"
    with Store(file, write=True) as store:
        fail(store, b"/music/old.mp3")
    return file


def fail(store: Store, *paths: bytes) -> None:
    for path in paths:
        store.put_problem(FoundFile(path, 1, 1), "The file is empty.", again=False)


def end_of_a_scan(qtbot: QtBot, window: MainWindow, *failed: bytes) -> str:
    """What the window says when a scan has ended in which these files failed."""
    window.note.hide()
    with Store(window.library, write=True) as store:
        fail(store, *failed)
    with qtbot.waitSignal(window.collection.loaded):
        window.analysis.finished.emit({"event": "finished", "found": 9, "failed": 1 + len(failed)})
    return window.note.words()


def test_new_failures_alone_are_spoken_of(qtbot: QtBot, library: Path) -> None:
    window = open_window(qtbot, library)
    assert window.note.words() == ""
    assert end_of_a_scan(qtbot, window) == ""
    assert end_of_a_scan(qtbot, window, b"/music/a.mp3", b"/music/b.mp3") == TWO
    assert end_of_a_scan(qtbot, window) == ""
    assert end_of_a_scan(qtbot, window, b"/music/a.mp3", b"/music/c.mp3") == ONE


def test_a_file_that_was_read_and_fails_again_is_new(qtbot: QtBot, library: Path) -> None:
    window = open_window(qtbot, library)
    with Store(library, write=True) as store:
        store.forget_problems([b"/music/old.mp3"])
    assert end_of_a_scan(qtbot, window) == ""
    assert end_of_a_scan(qtbot, window, b"/music/old.mp3") == ONE


def test_while_a_scan_runs_nothing_is_said_of_it(qtbot: QtBot, library: Path) -> None:
    window = open_window(qtbot, library)
    window.analysis.state = "running"
    assert end_of_a_scan(qtbot, window, b"/music/a.mp3") == ""
    window.analysis.state = "idle"
    assert end_of_a_scan(qtbot, window) == ONE
