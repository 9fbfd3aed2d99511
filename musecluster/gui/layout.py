# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the parts of the window are, which of them are shown, and that it is so again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

    from musecluster.gui.state import State

SIDE, RIGHT = 232, 288
"""Pixels: the usual width of the sidebar and of the panel on the right."""

NARROW = 1040
"""Pixels: in a window that is narrower, the right panel folds away so that the songs keep their room."""

VIEWS = ("songs", "map", "both")


class Layout(QObject):
    """The splitters and what is shown in them.

    Parameters
    ----------
        window: whose place and size are kept too.
        outer: sidebar, middle and right panel.
        inner: songs and map.
        shown: the checkable actions that show the sidebar and the right panel.
        state: what is remembered.
    """

    def __init__(
        self,
        window: QMainWindow,
        outer: QSplitter,
        inner: QSplitter,
        shown: tuple[QAction, QAction],
        state: State,
    ) -> None:
        super().__init__(window)
        self._window, self._outer, self._inner, self._state = window, outer, inner, state
        self._side_action, self._right_action = shown
        self.view = "songs"
        for action in shown:
            action.toggled.connect(lambda _: self.fold())

    def restore(self) -> None:
        """Put everything where it was, or where it belongs at the first start."""
        if not self._window.restoreGeometry(_bytes(self._state.get("geometry", ""))):
            self._window.resize(1280, 800)
        self._side_action.setChecked(self._state.get("side", True))
        self._right_action.setChecked(self._state.get("right", True))
        for name, splitter in self._splitters():
            splitter.restoreState(_bytes(self._state.get(name, "")))
        if not self._state.get("outer", ""):
            self._usual_sizes()
        view = self._state.get("view", "songs")
        self.show_view(view if view in VIEWS else "songs")
        self.fold()

    def keep(self) -> None:
        """Remember it."""
        self._state.set("geometry", _text(self._window.saveGeometry()))
        self._state.set("side", self._side_action.isChecked())
        self._state.set("right", self._right_action.isChecked())
        self._state.set("view", self.view)
        for name, splitter in self._splitters():
            self._state.set(name, _text(splitter.saveState()))

    def reset(self) -> None:
        """As at the first start; the window keeps its place."""
        self._side_action.setChecked(True)
        self._right_action.setChecked(True)
        self._usual_sizes()
        self.show_view("songs")
        self.fold()

    def show_view(self, view: str) -> None:
        """Show the songs, the map or both side by side."""
        self.view = view
        songs, map_ = self._inner.widget(0), self._inner.widget(1)
        songs.setVisible(view != "map")
        map_.setVisible(view != "songs")
        if view == "both" and 0 in self._inner.sizes():
            half = self._inner.width() // 2
            self._inner.setSizes([half, half])

    def fold(self) -> None:
        """Show the panels that are wanted and have room."""
        side, right = self._panels()
        side.setVisible(self._side_action.isChecked())
        right.setVisible(self._right_action.isChecked() and self._window.width() >= NARROW)

    def _usual_sizes(self) -> None:
        middle = max(1, self._window.width() - SIDE - RIGHT)
        self._outer.setSizes([SIDE, middle, RIGHT])

    def _panels(self) -> tuple[QWidget, QWidget]:
        return self._outer.widget(0), self._outer.widget(2)

    def _splitters(self) -> tuple[tuple[str, QSplitter], ...]:
        return ("outer", self._outer), ("inner", self._inner)


def _text(saved: QByteArray) -> str:
    return bytes(saved.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
