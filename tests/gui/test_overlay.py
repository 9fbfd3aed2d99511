# SPDX-License-Identifier: GPL-3.0-or-later
"""A list is as wide with a scroll bar as without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from musecluster.gui.overlay import lay_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_rows_keep_their_width_when_a_scroll_bar_comes_and_goes(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    view = QListWidget(styleSheet="QScrollBar { width: 10px; } QListWidget { border: none; }")
    qtbot.addWidget(view)
    lay_over(view)
    view.resize(232, 200)
    view.show()
    view.addItem("one")
    assert view.viewport().width() == 232
    view.addItems([str(number) for number in range(100)])
    qtbot.waitUntil(view.verticalScrollBar().isVisible)
    qtbot.waitUntil(lambda: view.viewport().width() == 232)
    view.setLayoutDirection(direction)
    qtbot.waitUntil(lambda: (view.viewport().x(), view.viewport().width()) == (0, 232))
    view.clear()
    qtbot.waitUntil(lambda: not view.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: view.viewport().width() == 232)
