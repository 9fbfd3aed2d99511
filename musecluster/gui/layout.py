# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of the window are shown where, and that it is so again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

    from musecluster.gui.panes import Panes
    from musecluster.gui.state import State

SIDE, RIGHT = 228, 284
"""Pixels: the usual width of the sidebar and of the panes across from it."""

FRAME = 36
"""Pixels that a desktop puts above a window for its title."""

NARROW = 1040
"""Pixels: in a window that is narrower, the panes across from the sidebar fold away for the songs."""

VIEWS = ("songs", "map", "both")

FIRST = {"side": True, "right": True, "queue": False}
"""The panes, and whether they are shown at the first start."""


class Layout(QObject):
    """The panes, the splitter in their middle, and what is shown of both.

    Parameters
    ----------
        window: whose place and size are kept too.
        panes: what stands around the middle.
        middle: songs and map.
        shown: the checkable action that shows each of the panes, by name.
        state: what is remembered.

    Attributes
    ----------
        view: of VIEWS, the one that is shown.
        inside: what has the keys in songs and map, by view.
    """

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        middle: QSplitter,
        shown: Mapping[str, QAction],
        state: State,
    ) -> None:
        super().__init__(window)
        self._window, self._panes, self._middle, self._state = window, panes, middle, state
        self._shown = dict(shown)
        self._revealed: set[str] = set()  # in spite of a narrow window
        self._was_narrow = False
        self.view = "songs"
        self.inside: dict[str, QWidget] = {}
        for name, action in self._shown.items():
            self._connect(name, action)
        panes.seen.connect(lambda _: self.fold())

    def restore(self) -> None:
        """Put everything where it was, or where it belongs at the first start."""
        if not self._window.restoreGeometry(_bytes(self._state.get("geometry", ""))):
            self._window.resize(1280, 800)
        self._fit_screen()
        self._panes.restore(self._state.get("panes", ""))
        self._middle.restoreState(_bytes(self._state.get("inner", "")))
        for name, action in self._shown.items():
            action.setChecked(self._state.get(name, FIRST[name]))
        view = self._state.get("view", "songs")
        self.show_view(view if view in VIEWS else "songs")
        self._revealed.clear()  # what is remembered was not asked for in a narrow window
        self.fold()

    def _fit_screen(self) -> None:
        """A window larger than the screen, which may be another or scaled otherwise now, hides its player."""
        place, there = self._window.geometry(), room(self._window)
        size = place.size().boundedTo(there.size())
        if size == place.size() or self._window.isMaximized() or self._window.isFullScreen():
            return
        place.setSize(size)
        place.moveBottomRight(QPoint(min(place.right(), there.right()), min(place.bottom(), there.bottom())))
        place.moveTopLeft(QPoint(max(place.left(), there.left()), max(place.top(), there.top())))
        self._window.setGeometry(place)

    def keep(self) -> None:
        """Remember it."""
        self._state.set("geometry", _text(self._window.saveGeometry()))
        self._state.set("panes", self._panes.state())
        self._state.set("inner", _text(self._middle.saveState()))
        self._state.set("view", self.view)
        for name, action in self._shown.items():
            self._state.set(name, action.isChecked())

    def reset(self) -> None:
        """As at the first start; the window keeps its place."""
        for name, action in self._shown.items():
            action.setChecked(FIRST[name])
        self._revealed.clear()
        self.fold()
        self._panes.arrange()
        self.show_view("songs")

    def show_view(self, view: str) -> None:
        """Show the songs, the map or both side by side."""
        self.view = view
        songs, map_ = self._middle.widget(0), self._middle.widget(1)
        focus = self._window.focusWidget()
        songs.setVisible(view != "map")
        map_.setVisible(view != "songs")
        if view in self.inside and focus is not None and not focus.isVisible():
            self.inside[view].setFocus()  # the keys go on in what is shown instead
        if view == "both" and 0 in self._middle.sizes():
            half = self._middle.width() // 2
            self._middle.setSizes([half, half])

    def reveal(self, name: str) -> None:
        """Bring a pane before the listener's eyes, in a narrow window too."""
        self._revealed.add(name)
        self._shown[name].setChecked(True)
        self.fold()
        self._panes[name].raise_()

    def fold(self) -> None:
        """Show the panes that are wanted and have room."""
        narrow = self._window.width() < NARROW
        if narrow is not self._was_narrow:
            self._was_narrow = narrow
            self._revealed.clear()
        for name, action in self._shown.items():
            room = not narrow or name in self._revealed or not self._panes.is_far(name)
            self._panes[name].setVisible(action.isChecked() and room and self._panes.has_place(name))

    def _connect(self, name: str, action: QAction) -> None:
        pane = self._panes[name]
        action.toggled.connect(lambda on: self._on_toggled(name, on))
        action.changed.connect(lambda: pane.setWindowTitle(action.text()))
        pane.setWindowTitle(action.text())
        pane.closed.connect(lambda: action.setChecked(False))
        pane.topLevelChanged.connect(lambda _: self.fold())
        pane.dockLocationChanged.connect(lambda _: self.fold())

    def _on_toggled(self, name: str, on: bool) -> None:
        """The key of a pane hides it; of one that is behind another or folded away, it brings it up."""
        pane = self._panes[name]
        if on or (self._panes.isVisible() and not pane.is_seen):
            self.reveal(name)
        else:
            self.fold()


def room(window: QWidget) -> QRect:
    """What a window may take of its screen, below a title as most desktops draw it."""
    return window.screen().availableGeometry().adjusted(0, FRAME, 0, 0)


def _text(saved: QByteArray) -> str:
    return bytes(saved.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "replace"))
