# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page asks for one folder and says what went wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from musecluster.gui.welcome import Welcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def welcome(qtbot: QtBot) -> Welcome:
    page = Welcome()
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def button(page: Welcome, words: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == words)


def test_the_big_button_asks_for_a_folder(
    welcome: Welcome, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/music")
    with qtbot.waitSignal(welcome.folder_chosen) as chosen:
        qtbot.mouseClick(button(welcome, "Choose your music folder"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["/music"]


def test_no_folder_is_no_choice(welcome: Welcome, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    with qtbot.assertNotEmitted(welcome.folder_chosen):
        button(welcome, "Choose your music folder").click()


def test_demo_music_is_one_click_away(welcome: Welcome, qtbot: QtBot) -> None:
    with qtbot.waitSignal(welcome.demo_requested):
        button(welcome, "Try with demo music").click()


def test_what_went_wrong_is_said_plainly(welcome: Welcome) -> None:
    welcome.say("No music in <b>here</b>.")
    said = [label for label in welcome.findChildren(QLabel) if label.isVisible()]
    (trouble,) = [label for label in said if label.text() == "No music in <b>here</b>."]
    assert trouble.textFormat() is Qt.TextFormat.PlainText
    welcome.say("")
    assert not trouble.isVisible()
