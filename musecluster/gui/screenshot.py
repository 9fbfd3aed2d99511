# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the window into a picture without a person: for the README, the tests and whoever checks its look."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from musecluster import paths
from musecluster.gui.app import application, show
from musecluster.gui.state import State

if TYPE_CHECKING:
    from argparse import Namespace

    from musecluster.gui.main_window import MainWindow

PATIENCE = 60_000
"""Milliseconds until the picture is taken of what is there."""


def take(chosen: Namespace) -> int:
    """Take one picture and leave the library, the settings and what the window remembers as they are.

    Parameters
    ----------
        chosen: screenshot, library, view, theme, size and scale (gui/app.py).

    Returns
    -------
        The exit code: 1 if the picture cannot be written.
    """
    if not sys.platform.startswith(("win", "darwin")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(chosen.scale)
    app = application()
    library = chosen.library or paths.default_library()
    with TemporaryDirectory() as folder:  # of a window that has never been open
        memory = State(Path(folder) / "window.json")
        memory.set("view", {"table": "songs", "first": "songs"}.get(chosen.view, chosen.view))
        empty = Path(folder) / "library.db"
        window = show(app, empty if chosen.view == "first" else library, chosen.theme, memory)
        window.resize(*chosen.size)
        _wait_for_library(window)
        written = window.grab().save(str(chosen.screenshot))
        window.close()
    return 0 if written else 1


def _wait_for_library(window: MainWindow) -> None:
    """Let the window work until it has read the library, and its covers from the cache."""
    waiting = QEventLoop()
    window.collection.loaded.connect(waiting.quit)
    window.collection.failed.connect(waiting.quit)
    QTimer.singleShot(PATIENCE, waiting.quit)
    window.open_library()
    waiting.exec()
    for _ in range(3):  # what was read is painted, which asks for covers, which are painted
        QApplication.processEvents()
        QThreadPool.globalInstance().waitForDone(PATIENCE)
    QApplication.processEvents()
