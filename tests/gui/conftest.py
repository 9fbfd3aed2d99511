# SPDX-License-Identifier: GPL-3.0-or-later
"""Words and numbers as most readers of these tests write them, whatever the machine's country."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musecluster.gui import language

if TYPE_CHECKING:
    from collections.abc import Iterator

for _wait in (QtBot.waitUntil, QtBot.waitSignal):  # milliseconds; a busy machine is no failure
    _wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture(autouse=True)
def _american_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)
    while language._installed:  # of a window; the words of the next test are the code's own
        QCoreApplication.removeTranslator(language._installed.pop())


@pytest.fixture(autouse=True)
def _empty_clipboard() -> Iterator[None]:
    """Take back what a test has copied.

    The offscreen clipboard lives until the process has ended, longer than Python, which crashes where its own
    objects are freed then: all tests would pass and the run would fail.
    """
    yield
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _left_to_right() -> None:
    """Begin as most readers do, whatever language a test before has spoken."""
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture(autouse=True)
def _no_widgets_left() -> Iterator[None]:
    """Free the windows of a test: each that lives on is styled anew at every change of the theme."""
    yield
    if isinstance(QCoreApplication.instance(), QApplication):
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _large_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for a whole window; the offscreen one is 800 pixels wide."""
    monkeypatch.setattr("musecluster.gui.layout.room", lambda window: QRect(0, 36, 1920, 1164))
