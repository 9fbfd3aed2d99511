# SPDX-License-Identifier: GPL-3.0-or-later
"""The map under the pointer and the keys: travel, choose, play, circle songs, draw a path through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QApplication, QWidget

from musecluster.gui.map_surface import Surface

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_STEPS = {Qt.Key.Key_Plus: 1.5, Qt.Key.Key_Equal: 1.5, Qt.Key.Key_Minus: 1 / 1.5}
_NOTCH = 1.25  # growth of the map for one notch of a wheel
_CLOSE = 3  # pixels between two places of a line that is drawn
_CURSORS = {
    "travel": Qt.CursorShape.ArrowCursor,
    "lasso": Qt.CursorShape.CrossCursor,
    "path": Qt.CursorShape.CrossCursor,
}


class Canvas(Surface):
    """The map that a listener handles.

    Signals
    -------
        hovered: id of the song under the pointer.
        clicked, activated: id of a song that was chosen, or shall be played.
        selection_changed: ids, whenever the listener has chosen others, in whatever way.
        lassoed: ids within a line that was drawn around them.
        path_drawn: ids next to a line, in its order.
        playlist_clicked: id of the playlist whose name was clicked.
        menu_requested: ids of the chosen songs, and where on the screen.
        tool_changed: what dragging does now, as in `set_tool`.
    """

    # Ids are passed on as the list they are: Signal(list) would make each of a hundred thousand anew.
    hovered = Signal(int)
    clicked = Signal(int)
    activated = Signal(int)
    selection_changed = Signal(object)
    lassoed = Signal(object)
    path_drawn = Signal(object)
    playlist_clicked = Signal(str)
    menu_requested = Signal(object, QPoint)
    tool_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tool = "travel"
        self._drawing = ""
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragged = False

    def set_tool(self, tool: str) -> None:
        """What dragging does: "travel", "lasso" or "path"; Escape goes back to travelling."""
        self.setCursor(_CURSORS[tool])
        if tool != self.tool:
            self.tool = tool
            self.tool_changed.emit(tool)

    # --- pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.scene is None or event.button() not in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.MiddleButton,
        ):
            return
        self._pressed = self._last = event.position()
        self._dragged = False
        self._drawing = self._tool_for(event)
        self.line, self.line_closed = [], self._drawing == "lasso"
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene is None:
            return
        if self._pressed is None:
            self._hover(event.position())
            return
        moved = (event.position() - self._pressed).manhattanLength()
        if not self._dragged and moved >= QApplication.startDragDistance():
            self._dragged = True
            self.point_at(None)
            self.line = [self._pressed] if self._drawing else []
        if self._dragged:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.scene is None or self._pressed is None:
            return
        self._pressed = None
        self.set_tool(self.tool)
        if not self._dragged:
            self._click(event)
        elif self._drawing:
            self._finish_line()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = None if self.scene is None else self.scene.nearest(event.position())
        if index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.activated.emit(self._id(index))

    def leaveEvent(self, event: QEvent) -> None:
        if self.scene is not None and self.scene.pointed is not None:
            self.point_at(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel comes nearer; two fingers on a touchpad travel."""
        if self.scene is None:
            return
        fingers = event.phase() is not Qt.ScrollPhase.NoScrollPhase and not event.pixelDelta().isNull()
        if fingers and event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self.camera.pan(QPointF(event.pixelDelta()))
        else:
            self.camera.zoom(_NOTCH ** (event.angleDelta().y() / 120), event.position(), fly=not fingers)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.camera.zoom(1 + event.value(), event.position(), fly=False)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.scene is None:
            return
        index = self.scene.nearest(QPointF(event.pos()))
        if index is not None and not self.scene.selected[index]:
            self._choose([self._id(index)])
        if self.selected():
            self.menu_requested.emit(self.selected(), event.globalPos())

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.scene is None:
            super().keyPressEvent(event)
        elif key in _ARROWS:
            self._step(*_ARROWS[key], more=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _STEPS:
            self.camera.zoom(_STEPS[key])
        elif key is Qt.Key.Key_Home:
            self.camera.show_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.scene.focused is not None:
            self.activated.emit(self._id(self.scene.focused))
        elif key is not Qt.Key.Key_Escape or not self._escape():
            super().keyPressEvent(event)

    def _escape(self) -> bool:
        """End the line being drawn, else the tool, else let go what is chosen; False where there is none."""
        drawing = self._pressed is not None and bool(self.line)
        if drawing:
            self._pressed, self.line = None, []
            self.update()
        elif self.tool != "travel":
            self.set_tool("travel")
        elif self.line or self.selected():
            self.line = []
            self._choose([])
        else:
            return False
        return True

    def _step(self, dx: int, dy: int, *, more: bool) -> None:
        """Move to the next song in a direction; the first step only finds where to begin."""
        start = self._start()
        following = start if self.scene.focused is None else self.scene.points.grid.toward(start, dx, dy)
        if following is not None:
            self._choose([*(self.selected() if more else ()), self._id(following)])
            self.focus_on(following)

    def _start(self) -> int:
        """Where the keys begin: at the last song, else at the playing one, else in the middle."""
        for index in (self.scene.focused, self.scene.playing):
            if index is not None:
                return index
        middle = self.camera.on_map(QPointF(self.width() / 2, self.height() / 2))
        return self.scene.points.grid.nearest(middle.x(), middle.y(), float("inf"))

    # --- what they mean

    def _id(self, index: int) -> int:
        return int(self.scene.points.ids[index])

    def _choose(self, ids: Iterable[int]) -> None:
        self.ring(ids)
        self.selection_changed.emit(self.selected())

    def _hover(self, place: QPointF) -> None:
        index = self.scene.nearest(place)
        if index != self.scene.pointed:
            self.point_at(index)
            if index is not None:
                self.hovered.emit(self._id(index))

    def _tool_for(self, event: QMouseEvent) -> str:
        """What this press draws; nothing when it travels."""
        if event.button() is Qt.MouseButton.MiddleButton:
            return ""
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return "lasso"
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return "path"
        return "" if self.tool == "travel" else self.tool

    def _drag(self, place: QPointF) -> None:
        if not self._drawing:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.camera.pan(place - self._last)
            self._last = place
        elif (place - self.line[-1]).manhattanLength() >= _CLOSE:
            self.line = [*self.line, place]
            self.update()

    def _finish_line(self) -> None:
        from musecluster.gui.map_strokes import along, enclosed

        points = self.scene.points
        if self._drawing == "lasso":
            ids = points.ids[enclosed(points, self.line, self.camera)].tolist()
            self.line = []
        else:
            ids = points.ids[along(points, self.line, self.camera)].tolist()
        self._choose(ids)
        if ids:
            (self.lassoed if self._drawing == "lasso" else self.path_drawn).emit(ids)

    def _click(self, event: QMouseEvent) -> None:
        index = self.scene.nearest(event.position())
        name = self.scene.labels.at(event.position(), self.camera, self.ratio())
        more = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if index is None and name is not None:
            self.playlist_clicked.emit(name.playlist_id)
        elif index is None:
            self._choose([])
        elif more:
            self.scene.focused = index
            self._choose(set(self.selected()) ^ {self._id(index)})
        else:
            self._choose([self._id(index)])
            self.clicked.emit(self._id(index))
