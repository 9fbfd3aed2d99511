# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the window: its name, the search and the switch between songs and map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from musecluster.gui import theme
from musecluster.gui.actions import AREAS, translated
from musecluster.gui.lettering import Words
from musecluster.gui.search_line import SearchLine

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeyEvent

    from musecluster.gui.actions import Actions

PAUSE = 80
"""Milliseconds without a key before the search begins: typing fast searches once."""


class TopBar(QFrame):
    """Name, search box, view switch and menu.

    Signals
    -------
        search_changed: the words in the search box, a moment after the last key.
        search_left: the listener goes from the search box down into the songs.
    """

    search_changed = Signal(str)
    search_left = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="top_bar")
        self.setFixedHeight(44)
        self._actions = actions
        self.search = _SearchBox(self)
        self.search.left.connect(self.search_left)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(lambda: self.search_changed.emit(self.search.text()))
        self.search.textChanged.connect(lambda _: self._timer.start())
        self._menu = QMenu(self)
        self._menu_button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        hint = self.tr("Search songs — try genre:jazz year:1959..1965")
        self.search.set_words(self.tr("Search songs"), hint)
        self._menu_button.setAccessibleName(self.tr("Menu"))
        self._menu_button.setToolTip(self.tr("Menu"))
        self._fill_menu()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._round_ends()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        name = Words("MuseCluster", objectName="app_name")
        row.addWidget(name, 1)
        row.addWidget(self.search, 2)
        right = QHBoxLayout()
        right.setSpacing(8)
        right.addStretch()
        right.addWidget(self._switch())
        self._menu_button.setIcon(theme.icon("menu"))
        self._menu_button.setMenu(self._menu)
        right.addWidget(self._menu_button)
        row.addLayout(right, 1)

    def _switch(self) -> QWidget:
        box = QWidget(objectName="view_switch")
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        group = QButtonGroup(box)
        for name in ("songs", "both", "map"):
            button = _button(self._actions[name])
            group.addButton(button)
            row.addWidget(button)
        self._ends = row.itemAt(0).widget(), row.itemAt(2).widget()
        self._round_ends()
        return box

    def _round_ends(self) -> None:
        """A style sheet knows left and right, but not where a line begins."""
        sides = (
            ("right", "left")
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            else ("left", "right")
        )
        for button, side in zip(self._ends, sides, strict=True):
            button.setProperty("end", side)
            button.style().polish(button)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for area in ("file", "edit", "playlist", "song", "view", "player", "help"):
            self._menu.addMenu(self._area_menu(area))
        self._menu.addSeparator()
        self._menu.addActions([self._actions[name] for name in ("settings", "shortcuts", "quit")])

    def _area_menu(self, area: str) -> QMenu:
        menu = QMenu(translated(AREAS[area]), self._menu)
        menu.addActions(self._actions.of_area(area))
        return menu


def _button(action: QAction) -> QToolButton:
    button = QToolButton(objectName=action.objectName())
    button.setDefaultAction(action)
    button.setIconSize(QSize(18, 18) if action.objectName() == "both" else QSize(18 + theme.GRID, 18))
    both = action.objectName() == "both"
    style = Qt.ToolButtonStyle.ToolButtonIconOnly if both else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    button.setToolButtonStyle(style)
    button.setFixedHeight(28)
    return button


class _SearchBox(SearchLine):
    """A line of words that Escape empties and that Down leaves for the songs."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, objectName="search")
        self.setMaximumWidth(420)
        self.setFixedHeight(28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the search; Down and Enter go to what it found."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
