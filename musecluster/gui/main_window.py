# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: puts the parts in their places and connects them; it decides nothing itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from musecluster.gui.actions import Actions
from musecluster.gui.addresses import path_of
from musecluster.gui.analysis import Analysis
from musecluster.gui.analysis_bar import AnalysisBar
from musecluster.gui.collection import Collection
from musecluster.gui.focus_order import put_in_order
from musecluster.gui.layout import RIGHT, SIDE, Layout
from musecluster.gui.learning import Learning
from musecluster.gui.listening import Listening
from musecluster.gui.note import Note
from musecluster.gui.pane import Pane
from musecluster.gui.panes import Panes
from musecluster.gui.preferences import Preferences
from musecluster.gui.slices import Slices
from musecluster.gui.space_bar import is_for_button, leave_focus
from musecluster.gui.top_bar import TopBar
from musecluster.gui.welcome import Welcome

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from musecluster.gui.state import State
    from musecluster.settings import Settings


class MainWindow(QMainWindow):
    """One library in one window: shown at once, its parts are put in when it is on the screen.

    Signals
    -------
        composed: every part is in its place.
    """

    composed = Signal()

    def __init__(self, library: Path, settings: Settings, state: State) -> None:
        super().__init__()
        self.library, self.state = library, state
        self.preferences = Preferences(settings, self)
        self.commands = Actions(self)
        self.collection = Collection(self)
        self.analysis = Analysis(library, self)
        self.note, self.welcome = Note(), Welcome()
        self.top_bar = TopBar(self.commands)
        self.analysis_bar = AnalysisBar(self.analysis, self.commands)
        self.songs, self.map, self.bottom = (_area(name) for name in ("songs", "map", "bottom"))
        self.side, self.right, self.queue = Pane("side", SIDE), Pane("right", RIGHT), Pane("queue", RIGHT)
        self.setCentralWidget(self._pages())
        self.listening, self.learning = Listening(self), Learning(self)
        self._slices = Slices(self)
        shown = {name: self.commands[action] for name, action in _SHOWN.items()}
        self.layout_ = Layout(self, self._panes, self._middle, shown, self.state)
        self.layout_.restore()
        self._keep_in_order()
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 400)
        self.show_main(library.exists())

    def open_library(self) -> None:
        """Put the parts in, read the library, and go on with a scan that was interrupted."""
        from musecluster.gui.parts import putting_in

        self._slices.run(putting_in(self))

    def show_main(self, there_is_music: bool) -> None:
        """Show the songs, or the welcome where there are none yet."""
        self._stack.setCurrentWidget(self._main if there_is_music else self.welcome)

    def show_page(self, page: QWidget) -> None:
        """Show the table or the problems in the middle."""
        for one in (self.table, self.problems):
            one.setVisible(one is page)

    def come_forward(self) -> None:
        """Be the window in front."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def _pages(self) -> QWidget:
        self._middle = QSplitter(handleWidth=1, childrenCollapsible=False)
        for half, part in enumerate((self.songs, self.map)):
            self._middle.addWidget(part)
            self._middle.setStretchFactor(half, 1)
        panes = {"side": self.side, "right": self.right, "queue": self.queue}
        self._panes = Panes(self._middle, panes)
        self._main = QWidget()
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top_bar, self.note, self._panes, self.analysis_bar, self.bottom):
            column.addWidget(part, 1 if part is self._panes else 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._main)
        self._stack.addWidget(self.welcome)
        return self._stack

    def _keep_in_order(self) -> None:
        """Once the parts are in, and the focus whenever a pane has left the window or come back."""
        for signal in (
            self.composed,
            *(pane.topLevelChanged for pane in (self.side, self.right, self.queue)),
        ):
            signal.connect(self._order_focus, Qt.ConnectionType.QueuedConnection)

        self.composed.connect(self._panes.bring_forward, Qt.ConnectionType.QueuedConnection)

    def _order_focus(self) -> None:
        leave_focus(self._stack)
        panes = (self.side, self._middle, self._panes, self.right, self.queue)
        put_in_order(self, (self.top_bar, self.note, *panes, self.analysis_bar, self.bottom))

    # --- what Qt tells a window

    def event(self, event: QEvent) -> bool:
        """Leave the space bar to a button that has the focus."""
        if is_for_button(event):
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold panes away where there is no room for them."""
        super().resizeEvent(event)
        self.layout_.fold()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.commands.retranslate()
            self.welcome.retranslate()
            self.collection.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders of music and playlists from anywhere."""
        if event.source() is None and (_folders(event) or _lists(event)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Listen to the folders that were dropped, and take the playlists in."""
        event.acceptProposedAction()
        self.listening.listen_to(_folders(event))
        self.files.take_in(_lists(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask nothing and lose nothing: the store has every song that was heard."""
        self._slices.stop()
        for page in self.findChildren(QDialog):
            page.close()
        if hasattr(self, "up_next"):  # else it is closed before its parts are in
            self.up_next.keep()
            self.playing.close()
            self.state.set("shown", self.choice.shown)
            self.state.set("table", self.table.state())
            self.state.set("similar", self.similar.options.kept())
        self.listening.close()
        self.collection.close()
        self.layout_.keep()
        self.state.keep()
        super().closeEvent(event)


_SHOWN = {"side": "sidebar", "right": "similar_panel", "queue": "queue"}
"""The action that shows each pane."""


def _area(name: str) -> QFrame:
    frame = QFrame(objectName=name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return frame


def _folders(event: QDropEvent) -> list[str]:
    return [path for path in _dropped(event) if os.path.isdir(path)]


def _lists(event: QDropEvent) -> list[str]:
    return [path for path in _dropped(event) if path.lower().endswith((".m3u", ".m3u8", ".xspf"))]


def _dropped(event: QDropEvent) -> list[str]:
    return [path for path in (path_of(url) for url in event.mimeData().urls()) if path]
