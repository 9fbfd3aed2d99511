# SPDX-License-Identifier: GPL-3.0-or-later
"""Areas put widgets below or beside each other, mirrored where the language is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from musecluster.gui.areas import in_line, stacked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_widgets_are_stacked_so_many_pixels_apart_without_margins(qtbot: QtBot) -> None:
    upper, lower = QPushButton("a"), QPushButton("b")
    area = stacked(upper, lower, spacing=7)
    qtbot.addWidget(area)
    area.show()
    assert upper.y() == 0
    assert lower.y() == upper.height() + 7
    assert lower.x() == 0


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_line_follows_the_language(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    first, second = QPushButton("a"), QPushButton("b")
    area = in_line(first, second, spacing=5)
    qtbot.addWidget(area)
    area.setLayoutDirection(direction)
    area.show()
    left, right = (first, second) if direction is Qt.LayoutDirection.LeftToRight else (second, first)
    assert right.x() == left.x() + left.width() + 5
    assert left.y() == right.y() == 0
