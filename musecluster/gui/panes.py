# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs and the map in the middle, and the panes that a listener places around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QMainWindow, QMenu, QTabWidget, QWidget

from musecluster.gui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from musecluster.gui.pane import Pane

VERSION = 1
"""Of what is remembered of the places; another one is not read."""

SEPARATOR = 5
"""Pixels between two panes, as in the style sheet: wide enough to be caught."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class Panes(QMainWindow):
    """A window within the window, so that top bar and player keep its whole width.

    Parameters
    ----------
        middle: what the panes stand around.
        panes: by name, in their usual order; the first stands where the language begins a line, the others
            where it ends, one above the other.

    Signals
    -------
        seen: whether the panes are on the screen now.
    """

    seen = Signal(bool)

    def __init__(self, middle: QWidget, panes: Mapping[str, Pane], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Widget, objectName="panes")
        self._panes = panes
        self._mirrored = self._is_mirrored()
        self.setCentralWidget(middle)
        self.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks)
        self.setTabPosition(LEFT | RIGHT, QTabWidget.TabPosition.North)
        for pane in panes.values():
            pane.side_requested.connect(lambda side, pane=pane: self.move_to(pane, side))
            pane.menu_requested.connect(lambda place, pane=pane: self._show_menu(pane, place))
            pane.dockLocationChanged.connect(lambda _: self.update())
        self.arrange()

    def arrange(self) -> None:
        """Put every pane where it stands at the first start."""
        for index, pane in enumerate(self._panes.values()):
            self.move_to(pane, self._side(index > 0))
        visible = [pane for pane in self._panes.values() if pane.isVisible()]
        widths = [pane.area.sizeHint().width() for pane in visible]
        self.resizeDocks(visible, widths, Qt.Orientation.Horizontal)

    def move_to(self, pane: Pane, side: Qt.DockWidgetArea) -> None:
        """Dock a pane at a side, below those that are there."""
        shown = not pane.isHidden()
        pane.setFloating(False)
        self.addDockWidget(side, pane)
        pane.setVisible(shown)

    def __getitem__(self, name: str) -> Pane:
        return self._panes[name]

    def is_far(self, name: str) -> bool:
        """Whether a pane stands across from the first one."""
        pane, first = self._panes[name], next(iter(self._panes.values()))
        return not pane.isFloating() and self.dockWidgetArea(pane) != self.dockWidgetArea(first)

    # --- what stands by itself

    def has_place(self, name: str) -> bool:
        """Whether a pane may be on the screen: one in its own window leaves and comes with the rest."""
        return self.isVisible() or not self._panes[name].isFloating()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell, as when the welcome takes this place."""
        super().hideEvent(event)
        self.seen.emit(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell."""
        super().showEvent(event)
        self.seen.emit(True)

    def bring_forward(self) -> None:
        """Put what floats above the window: what was shown before it, a desktop may have left below."""
        for pane in self._panes.values():
            if pane.isFloating() and pane.isVisible():
                pane.raise_()

    # --- what is remembered

    def state(self) -> str:
        """The places as text, for the next start."""
        saved = bytes(self.saveState(VERSION).toBase64().data()).decode("ascii")
        return f"{'rtl' if self._mirrored else 'ltr'}:{saved}"

    def restore(self, state: str) -> bool:
        """Put every pane where `state` gave it; whether that was to be understood."""
        direction, _, saved = state.partition(":")
        if not self.restoreState(QByteArray.fromBase64(saved.encode("ascii", "replace")), VERSION):
            return False
        if direction != ("rtl" if self._mirrored else "ltr"):
            self._turn()
        return True

    # --- inside

    def changeEvent(self, event: QEvent) -> None:
        """Qt mirrors everything but docks."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange and self._is_mirrored() != self._mirrored:
            self._mirrored = not self._mirrored
            self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hairline in each separator; the rest of it is a part of the pane beside it."""
        painter, colours = QPainter(self), theme.current()
        painter.fillRect(self.rect(), colours.panel)
        docked = [pane for pane in self._panes.values() if pane.isVisible() and not pane.isFloating()]
        for pane in docked:
            around = pane.geometry().adjusted(-SEPARATOR, -SEPARATOR, SEPARATOR, SEPARATOR)
            painter.fillRect(around, colours.side if pane is self._panes["side"] else colours.panel)
        for pane in docked:
            line = pane.geometry().adjusted(1 - SEPARATOR, pane.height() + 2, SEPARATOR - 1, 3)
            painter.fillRect(line, colours.line)
        painter.fillRect(self.centralWidget().geometry().adjusted(-1, 0, 1, 0), colours.line)
        painter.end()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _side(self, end: bool) -> Qt.DockWidgetArea:
        return RIGHT if end is not self._mirrored else LEFT

    def _turn(self) -> None:
        """What was left is right now."""
        docked = sorted((one for one in self._panes.values() if not one.isFloating()), key=_height)
        sides = [RIGHT if self.dockWidgetArea(pane) == LEFT else LEFT for pane in docked]
        tabs, widths = [self.tabifiedDockWidgets(pane) for pane in docked], [pane.width() for pane in docked]
        for index, (pane, side, beside) in enumerate(zip(docked, sides, tabs, strict=True)):
            there = next((one for one in docked[:index] if one in beside), None)
            if there is None:
                self.move_to(pane, side)
            else:
                self.tabifyDockWidget(there, pane)
        self.resizeDocks(docked, widths, Qt.Orientation.Horizontal)

    # --- what can be done with a pane

    def _show_menu(self, pane: Pane, place: QPoint) -> None:
        menu = self.menu(pane)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def menu(self, pane: Pane) -> QMenu:
        """All places where the pane could be, for who does not drag."""
        made = QMenu(self)
        for side, words in ((LEFT, self.tr("On the left")), (RIGHT, self.tr("On the right"))):
            action = made.addAction(words, lambda side=side: self.move_to(pane, side))
            there = self.dockWidgetArea(pane) == side and not pane.isFloating()
            action.setCheckable(True)
            action.setChecked(there)
        action = made.addAction(self.tr("In a window of its own"))
        action.setCheckable(True)
        action.setChecked(pane.isFloating())
        action.triggered.connect(lambda on: pane.setFloating(on))
        made.addSeparator()
        made.addActions(self._beside(pane, made))
        made.addSeparator()
        made.addAction(self.tr("Hide"), pane.close)
        return made

    def _beside(self, pane: Pane, menu: QMenu) -> list[QAction]:
        """Above or behind the other panes that stand somewhere."""
        made = []
        for other in self._panes.values():
            if other is pane or not other.isVisible() or other.isFloating():
                continue
            for words, put in (
                (self.tr("Above “%1”"), self._put_above),
                (self.tr("As a tab beside “%1”"), self._put_behind),
            ):
                action = QAction(words.replace("%1", other.windowTitle()), menu)
                action.triggered.connect(lambda _, put=put, other=other: put(pane, other))
                made.append(action)
        return made

    def _put_above(self, pane: Pane, other: Pane) -> None:
        self.move_to(pane, self.dockWidgetArea(other))
        self.splitDockWidget(pane, other, Qt.Orientation.Vertical)

    def _put_behind(self, pane: Pane, other: Pane) -> None:
        pane.setFloating(False)
        self.tabifyDockWidget(other, pane)
        pane.raise_()


def _height(pane: Pane) -> int:
    """How far down a pane stands; those behind a tab, which Qt keeps off the screen, come last."""
    return pane.y() if pane.y() >= 0 else pane.maximumHeight()
