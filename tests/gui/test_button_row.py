# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons stand beside each other while their words have room, and below each other where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from musecluster.gui.button_row import ButtonRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def room(buttons: list[QPushButton]) -> bool:
    return all(button.width() >= button.sizeHint().width() for button in buttons)


def test_no_button_is_ever_clipped(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [QPushButton(words) for words in ("Keep playing", "Save as list")]
    line = QHBoxLayout(window)
    line.addWidget(ButtonRow(*buttons))
    window.show()
    wide = sum(button.sizeHint().width() for button in buttons) + 60
    window.resize(wide, 200)
    qtbot.waitUntil(lambda: buttons[0].y() == buttons[1].y() and room(buttons))
    window.resize(wide - 80, 200)
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[1].y() and room(buttons))
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[0].width() < window.width() - 30)  # alone it has room again
    window.resize(wide, 200)
    buttons[1].show()
    buttons[0].setText("Keep playing, and never end before the morning comes")
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[1].y())


def test_it_may_be_as_narrow_as_its_widest_button(qtbot: QtBot) -> None:
    buttons = [QPushButton(words) for words in ("Keep playing", "Save")]
    row = ButtonRow(*buttons)
    qtbot.addWidget(row)
    assert row.minimumSizeHint().width() == buttons[0].sizeHint().width()
