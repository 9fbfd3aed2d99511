# SPDX-License-Identifier: GPL-3.0-or-later
"""The thin slider goes where it is clicked, says when a choice is made, and is mirrored where writing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from musecluster.gui import theme
from musecluster.gui.line_slider import KNOB, LineSlider

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot: QtBot) -> LineSlider:
    made = LineSlider(100)
    qtbot.addWidget(made)
    made.resize(200 + KNOB, 24)
    made.show()
    return made


def heard(slider: LineSlider) -> tuple[list[int], list[int]]:
    changed: list[int] = []
    chosen: list[int] = []
    slider.valueChanged.connect(changed.append)
    slider.chosen.connect(chosen.append)
    return changed, chosen


def place(value: int) -> QPoint:
    return QPoint(KNOB // 2 + 2 * value, 12)


def test_a_click_goes_there(slider: LineSlider) -> None:
    changed, chosen = heard(slider)
    QTest.mouseClick(slider, LEFT, pos=place(30))
    assert changed == chosen == [30]


def test_a_drag_shows_all_the_while_and_is_chosen_at_its_end(slider: LineSlider) -> None:
    changed, chosen = heard(slider)
    QTest.mousePress(slider, LEFT, pos=place(10))
    assert slider.isSliderDown()
    for value in (20, 40, 100):
        QTest.mouseMove(slider, place(value))
    QTest.mouseMove(slider, QPoint(999, 0))
    assert chosen == []
    QTest.mouseRelease(slider, LEFT, pos=place(100))
    assert changed == [10, 20, 40, 100]
    assert chosen == [100]
    assert not slider.isSliderDown()


def test_other_buttons_do_nothing(slider: LineSlider) -> None:
    changed, chosen = heard(slider)
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=place(30))
    assert changed == chosen == []


def test_keys_choose_too(slider: LineSlider) -> None:
    _, chosen = heard(slider)
    slider.setValue(50)
    assert chosen == []  # the program, not a person
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(slider, key)
    assert chosen == [51, 61, 0, 100]


def test_from_right_to_left_it_is_mirrored(slider: LineSlider) -> None:
    slider.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.mouseClick(slider, LEFT, pos=place(30))
    assert slider.value() == 70
    assert accent_side(slider) == "right"
    slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert accent_side(slider) == "left"


def accent_side(slider: LineSlider) -> str:
    image, accent = slider.grab().toImage(), theme.current().accent
    middle = image.height() // 2
    filled = [x for x in range(image.width()) if image.pixelColor(x, middle) == accent]
    return "left" if min(filled) < image.width() - max(filled) else "right"


def test_without_a_range_it_is_an_empty_line(slider: LineSlider) -> None:
    slider.setMaximum(0)
    image, accent = slider.grab().toImage(), theme.current().accent
    assert all(image.pixelColor(x, 12) != accent for x in range(image.width()))
