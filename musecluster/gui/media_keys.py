# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys for music on a keyboard, while the window is in front; the desktop's bus has them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from musecluster.gui.actions import Actions

KEYS = {
    Qt.Key.Key_MediaTogglePlayPause: "play",
    Qt.Key.Key_MediaPlay: "play",
    Qt.Key.Key_MediaPause: "play",
    Qt.Key.Key_MediaNext: "next",
    Qt.Key.Key_MediaPrevious: "previous",
}


def listen(window: QWidget, actions: Actions) -> None:
    """Let the keys trigger the window's actions, beside the keys of the table."""
    for key, name in KEYS.items():
        QShortcut(QKeySequence(key), window, activated=actions[name].trigger)
