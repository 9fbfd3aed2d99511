# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard's keys for music trigger the player's actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from musecluster.gui import media_keys
from musecluster.gui.actions import Actions

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from pytestqt.qtbot import QtBot


@pytest.mark.qt_log_ignore("keyToAscii", extend=True)
@pytest.mark.parametrize(("key", "name"), media_keys.KEYS.items())
def test_a_key_triggers_its_action(qtbot: QtBot, key: Qt.Key, name: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    media_keys.listen(window, actions)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    with qtbot.waitSignal(actions[name].triggered):
        QTest.keyClick(window, key)
