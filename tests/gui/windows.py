# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole window for a test, with all of its parts in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from musecluster.gui.app import show

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow


def open_window(qtbot: QtBot, library: Path) -> MainWindow:
    """Show the window of a library, and wait until it has read it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = show(app, library, "light")
    qtbot.addWidget(window)
    with qtbot.waitSignals([window.composed, window.collection.loaded]):
        window.open_library()
    return window
