# SPDX-License-Identifier: GPL-3.0-or-later
"""The space bar plays and pauses, but presses a button that has the focus, as it does everywhere else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget


def is_for_button(event: QEvent) -> bool:
    """Whether a window is asked to leave the space bar to a button of it instead of to a shortcut."""
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Space
        and isinstance(QApplication.focusWidget(), QAbstractButton)
    )


def leave_focus(parent: QWidget) -> None:
    """Let a click on a button not move the focus there: the space bar would press it again and not pause."""
    for button in parent.findChildren(QPushButton):
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
