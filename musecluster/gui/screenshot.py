# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the window into a picture without a person: for the README, the tests and whoever checks its look."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QThreadPool
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

from musecluster import paths
from musecluster.gui.app import application, show
from musecluster.gui.slices import Slices
from musecluster.gui.state import State

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from musecluster.gui.main_window import MainWindow

PATIENCE = 60_000
"""Milliseconds until the picture is taken of what is there."""


def take(chosen: Namespace) -> int:
    """Take one picture and leave the library, the settings and what the window remembers as they are.

    Parameters
    ----------
        chosen: screenshot, library, view, theme, size, scale, song and direction (gui/app.py).

    Returns
    -------
        The exit code: 1 if the picture cannot be written, which is said on stderr.
    """
    if not sys.platform.startswith(("win", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    app = application()
    if chosen.direction == "rtl":
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    library = chosen.library or paths.default_library()
    with TemporaryDirectory() as folder:  # of a window that has never been open
        memory = State(Path(folder) / "window.json")
        memory.set("view", {"table": "songs", "first": "songs"}.get(chosen.view, chosen.view))
        empty = Path(folder) / "library.db"
        window = show(app, empty if chosen.view == "first" else library, chosen.theme, memory)
        window.resize(*chosen.size)
        _wait_for_library(window)
        _wait(lambda: _is_calm(window))
        if chosen.song:
            rows = min(chosen.song, len(window.collection.tracks))
            _wait(lambda: window.table.view.model().rowCount() >= rows)
            view = window.table.view
            view.setCurrentIndex(view.model().index(rows - 1, 0))  # selectRow finds none from right to left
            _paint()  # tells the parts, which begin to look for similar songs
            _wait(lambda: _is_calm(window))
        _paint()
        written = window.grab().save(str(chosen.screenshot))
        window.close()
    if not written:
        sys.stderr.write(f"musecluster: {_why_not(chosen.screenshot)}\n")
    return 0 if written else 1


def _wait_for_library(window: MainWindow) -> None:
    """Let the window put its parts in and read the library."""
    read: list[bool] = []
    window.collection.loaded.connect(lambda: read.append(True))
    window.collection.failed.connect(lambda _: read.append(False))
    window.open_library()
    _wait(lambda: bool(read))


def _is_calm(window: MainWindow) -> bool:
    """Whether nothing is being prepared: columns, playing times, similar songs."""
    return not any(slices.running for slices in window.findChildren(Slices))


def _wait(ended: Callable[[], bool]) -> None:
    """Let the window work until something has ended; not for ever."""
    deadline = QDeadlineTimer(PATIENCE)
    QApplication.processEvents()  # what has just been asked for begins
    while not ended() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _paint() -> None:
    """What was read is painted, which asks for covers, which are painted."""
    for _ in range(3):
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(PATIENCE)
    QApplication.processEvents()


def _why_not(picture: Path) -> str:
    known = [bytes(kind.data()).decode() for kind in QImageWriter.supportedImageFormats()]
    if picture.suffix[1:].lower() not in known:
        return f"{picture} is no name of a picture: let it end in .png."
    return f"The picture {picture} could not be written: is its folder there, and may you write to it?"
