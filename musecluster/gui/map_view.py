# SPDX-License-Identifier: GPL-3.0-or-later
"""The page with the map: how many songs, the tools, and a calm sentence while there is no map yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from musecluster.gui import theme
from musecluster.gui.lettering import Words
from musecluster.gui.map_canvas import Canvas
from musecluster.gui.words import songs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from musecluster.gui.collection import Collection

_ROOM_FOR_HINT = 560  # pixels of width: below, the tools need the room
_ZOOM = 1.5


class MapView(QWidget):
    """Every song a point, near means alike; its signals are those of its canvas.

    Signals
    -------
        hovered: id of the song under the pointer.
        clicked, activated: id of a song that was chosen, or shall be played.
        selection_changed: ids, whenever the listener has chosen others, in whatever way.
        lassoed: ids within a line that was drawn around them.
        path_drawn: ids next to a line, in its order.
        playlist_clicked: id of the playlist whose name was clicked.
        menu_requested: ids of the chosen songs, and where on the screen.
    """

    hovered = Signal(int)
    clicked = Signal(int)
    activated = Signal(int)
    selection_changed = Signal(object)
    lassoed = Signal(object)
    path_drawn = Signal(object)
    playlist_clicked = Signal(str)
    menu_requested = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = Canvas()
        self._title, self._count, self._hint = Words(), QLabel(), QLabel()
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._tools = {name: _button(icon) for name, icon in _ICONS.items()}
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_canvas_scene_changed()

    def set_collection(self, collection: Collection) -> None:
        """Show a collection, now and whenever its playlists change."""
        self.canvas.set_collection(collection)

    def select(self, ids: Iterable[int]) -> None:
        """Ring songs, and these only; a single one is brought into view. Nothing is emitted."""
        self.canvas.select(ids)

    def set_playing(self, track_id: int | None) -> None:
        """The song with a pulsing ring; None: no song plays."""
        self.canvas.set_playing(track_id)

    def emphasise(self, ids: Iterable[int] | None) -> None:
        """Show only these songs strongly, as those of a playlist or a search; None: all."""
        self.canvas.emphasise(ids)

    def fly_to(self, track_id: int) -> None:
        """Bring a song into the middle; one that is not on the map is passed over."""
        self.canvas.fly_to(track_id)

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self._title.setText(self.tr("Map of your music"))
        self._empty.setText(self.tr("Your map appears here once enough songs have been listened to."))
        tips = {
            "lasso": self.tr("Draw around songs to choose them (Shift and drag)"),
            "path": self.tr("Draw a path and hear what lies along it (Alt and drag)"),
            "out": self.tr("See more of the map (−)"),
            "in": self.tr("Come nearer (+)"),
            "all": self.tr("See the whole map (Home)"),
        }
        for name, tip in tips.items():
            self._tools[name].setToolTip(tip)
            self._tools[name].setAccessibleName(tip)
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is no room; that of a tool that is on stays, in fewer words."""
        self._show_count()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self._title.setProperty("role", "title")
        for label in (self._count, self._hint, self._empty):
            label.setProperty("role", "dim")
        self._hint.setMinimumWidth(1)  # or it would keep the page as wide as its words
        below = QHBoxLayout(spacing=4)
        below.addWidget(self._count)
        below.addWidget(self._hint)
        below.addStretch(1)
        words = QVBoxLayout(spacing=4)
        words.addWidget(self._title)
        words.addLayout(below)
        head = QHBoxLayout(spacing=4)
        head.setContentsMargins(16, 12, 12, 11)
        head.addLayout(words, 1)
        for tool in self._tools.values():
            head.addWidget(tool)
        middle = QVBoxLayout(self.canvas)
        middle.addWidget(self._empty)
        column = QVBoxLayout(self, spacing=0)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(_hairline())
        column.addWidget(self.canvas, 1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def _connect(self) -> None:
        canvas, camera = self.canvas, self.canvas.camera
        for name in _PASSED_ON:
            getattr(canvas, name).connect(getattr(self, name))
        canvas.scene_changed.connect(self._on_canvas_scene_changed)
        canvas.tool_changed.connect(self._on_canvas_tool_changed)
        for name in ("lasso", "path"):
            self._tools[name].setCheckable(True)
            self._tools[name].toggled.connect(lambda on, name=name: self._on_tool_toggled(name, on))
        self._tools["out"].clicked.connect(lambda: camera.zoom(1 / _ZOOM))
        self._tools["in"].clicked.connect(lambda: camera.zoom(_ZOOM))
        self._tools["all"].clicked.connect(lambda: camera.show_all())

    def _on_tool_toggled(self, name: str, on: bool) -> None:
        if on:
            self.canvas.set_tool(name)
            self.canvas.setFocus()  # where Escape is heard
        elif self.canvas.tool == name:
            self.canvas.set_tool("travel")

    def _on_canvas_tool_changed(self, tool: str) -> None:
        for name in ("lasso", "path"):
            self._tools[name].setChecked(name == tool)
        self._show_count()

    def _on_canvas_scene_changed(self) -> None:
        scene = self.canvas.scene
        self._empty.setVisible(scene is None and not self.canvas.is_gathering)
        for tool in self._tools.values():
            tool.setEnabled(scene is not None)
        self._show_count()

    def _show_count(self) -> None:
        scene = self.canvas.scene
        travelling, wide = self.canvas.tool == "travel", self.width() >= _ROOM_FOR_HINT
        hinting = scene is not None and (wide or not travelling)
        count = songs(len(scene.points)) if scene is not None else ""
        self._count.setText(f"{count} ·" if hinting else count)
        self._count.setVisible(travelling)
        self._hint.setText(self._help(wide=wide))
        self._hint.setVisible(hinting)

    def _help(self, *, wide: bool) -> str:
        """What dragging does now, and how to leave a tool."""
        if self.canvas.tool == "travel":
            return self.tr("near means alike · drag to travel, double-click to hear")
        if self.canvas.tool == "lasso":
            words = self.tr("draw around songs to choose them") if wide else self.tr("circle songs")
        else:
            words = self.tr("draw a path to hear what lies along it") if wide else self.tr("draw a path")
        return " · ".join((words, self.tr("Esc to stop")))


_PASSED_ON = ("hovered", "clicked", "activated", "selection_changed", "lassoed", "path_drawn")
_PASSED_ON += ("playlist_clicked", "menu_requested")
_ICONS = {"lasso": "lasso", "path": "path", "out": "zoom-out", "in": "zoom-in", "all": "fit"}


def _button(icon: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(QSize(18, 18))
    return button


def _hairline() -> QWidget:
    line = QWidget(autoFillBackground=True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)  # the theme's line
    line.setFixedHeight(1)
    return line
