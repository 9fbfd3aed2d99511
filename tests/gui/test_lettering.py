# SPDX-License-Identifier: GPL-3.0-or-later
"""Words stand where the window's language begins a line, and read in the order of their own script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from musecluster.gui.lettering import Words, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
PLACE = QRect(0, 0, 400, 24)


def written(words: str, direction: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> QImage:
    image = QImage(PLACE.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    write(painter, PLACE, words, direction, side)
    painter.end()
    return image


def inked(image: QImage) -> list[int]:
    paper = image.pixel(200, 0)
    return [x for x in range(image.width()) if any(image.pixel(x, y) != paper for y in range(image.height()))]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["F♯", "Hello!", "شكرا!"])
def test_the_window_places_words_and_does_not_turn_them(words: str) -> None:
    begin, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    assert max(inked(written(words, LEFT, begin))) < 200 < min(inked(written(words, RIGHT, begin)))
    assert written(words, RIGHT, begin) == written(words, LEFT, end)
    assert written(words, RIGHT, end) == written(words, LEFT, begin)


@pytest.mark.usefixtures("qapp")
def test_figures_end_where_the_line_ends() -> None:
    assert min(inked(written("122", LEFT, Qt.AlignmentFlag.AlignRight))) > 200
    assert max(inked(written("122", RIGHT, Qt.AlignmentFlag.AlignRight))) < 200


def test_a_label_turns_with_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = Words("More like", Qt.AlignmentFlag.AlignTop, parent=window)
    label.resize(400, 60)
    for direction in (LEFT, RIGHT, LEFT):
        window.setLayoutDirection(direction)
        image = label.grab().toImage()
        assert (max(inked(image)) < 200) is (direction is LEFT)
        assert (min(inked(image)) > 200) is (direction is RIGHT)
        assert not inked(image.copy(0, 30, 400, 30))  # at the top, as it was asked to
