# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings beside the window: made from their table, applied at once, so there is nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from musecluster.gui.data_page import DataPage
from musecluster.gui.refusals import said
from musecluster.gui.setting_control import SettingControl, words
from musecluster.settings import TABLE

if TYPE_CHECKING:
    from pathlib import Path

    from musecluster.gui.player import Player
    from musecluster.gui.preferences import Preferences
    from musecluster.gui.roots_page import RootsPage
    from musecluster.settings import Setting

AREAS = tuple(dict.fromkeys(one.area for one in TABLE if one.area))

WIDTH = 184
"""Pixels of the list of pages, unless a language needs more."""


class SettingsDialog(QDialog):
    """Pages: the music folders, one for each area of the table, and where the data lies."""

    def __init__(
        self,
        preferences: Preferences,
        roots: RootsPage,
        library: Path,
        player: Player,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, objectName="settings")
        self._preferences, self._roots, self._library, self._player = preferences, roots, library, player
        self.pages, self._stack = QListWidget(objectName="settings_pages"), QStackedWidget()
        self.pages.setAccessibleName(self.tr("Pages of the settings"))
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self._trouble = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText, objectName="note")
        self._trouble.setContentsMargins(24, 8, 24, 8)
        self._trouble.hide()
        preferences.failed.connect(self._on_preferences_failed)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._trouble)
        right.addWidget(self._stack, 1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.pages)
        line.addLayout(right, 1)
        self._fill()
        self.resize(760, 560)

    def show_page(self, index: int = 0) -> None:
        """Come forward with a page: 0 the music folders, then the areas of the table."""
        self.pages.setCurrentRow(index)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        """Make every page anew, in the language that is installed now; the page that is shown stays."""
        chosen = max(self.pages.currentRow(), 0)
        self.setWindowTitle(self.tr("Settings"))
        self._roots.setParent(None)
        while self._stack.count():
            self._stack.removeWidget(old := self._stack.widget(0))
            old.deleteLater()
        self.pages.clear()
        self.pages.ensurePolished()  # its font is the style sheet's from then on
        self._add(self.tr("Music folders"), self._roots)
        for area in AREAS:
            self._add(words(area), _area(area, self._preferences, self._player))
        self._add(self.tr("Where data lies"), DataPage(self._preferences, self._library))
        self.pages.setFixedWidth(max(WIDTH, self.pages.sizeHintForColumn(0) + 48))
        self.pages.setCurrentRow(chosen)

    def _add(self, title: str, content: QWidget) -> None:
        self.pages.addItem(title)
        self.pages.item(self.pages.count() - 1).setSizeHint(
            QSize(self.pages.fontMetrics().horizontalAdvance(title), 32)
        )
        self._stack.addWidget(_page(title, content))

    def _on_preferences_failed(self, sentence: str) -> None:
        self._trouble.setText(said(sentence))
        self._trouble.show()


def _page(title: str, content: QWidget) -> QScrollArea:
    page = QWidget()
    heading = QLabel(title)
    heading.setProperty("role", "title")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 20, 24, 24)
    column.setSpacing(20)
    column.addWidget(heading)
    column.addWidget(content)
    column.addStretch()
    scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    scroll.setAccessibleName(title)
    return scroll


def _area(area: str, preferences: Preferences, player: Player) -> QWidget:
    content = QWidget()
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(20)
    grid.setColumnStretch(0, 1)
    for row, setting in enumerate(one for one in TABLE if one.area == area):
        _add_row(grid, row, setting, SettingControl(setting, preferences, player))
    return content


def _add_row(grid: QGridLayout, row: int, setting: Setting, control: SettingControl) -> None:
    label = QLabel(words(setting.label), wordWrap=True)
    label.setBuddy(control.widget)
    texts = QVBoxLayout()
    texts.setSpacing(4)
    texts.addWidget(label)
    if setting.help:
        hint = QLabel(words(setting.help), wordWrap=True)
        hint.setProperty("role", "hint")
        texts.addWidget(hint)
    if control.wide:
        texts.addSpacing(4)
        texts.addWidget(control.widget)
        grid.addLayout(texts, row, 0, 1, 2)
    else:
        grid.addLayout(texts, row, 0)
        grid.addWidget(control.widget, row, 1, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignTrailing)
