# SPDX-License-Identifier: GPL-3.0-or-later
"""A line of words begins where the language begins a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from musecluster.gui.elided import Elided

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2], ids=lambda one: one.name)
@pytest.mark.parametrize("words", ["All songs", "كل الأغاني"])
def test_words_begin_where_the_language_begins_a_line(
    qtbot: QtBot, direction: Qt.LayoutDirection, words: str
) -> None:
    line = Elided(words)
    qtbot.addWidget(line)
    line.setLayoutDirection(direction)
    line.resize(400, 24)
    image = line.grab().toImage()
    paper = image.pixelColor(200, 1)
    inked = [x for x in range(400) if any(image.pixelColor(x, y) != paper for y in range(24))]
    assert inked
    assert (max(inked) < 200) is (direction is Qt.LayoutDirection.LeftToRight)
    assert (min(inked) > 200) is (direction is Qt.LayoutDirection.RightToLeft)
