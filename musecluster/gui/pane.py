# SPDX-License-Identifier: GPL-3.0-or-later
"""One pane beside the songs: a dock without a title bar, held by a small grip above what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QFrame,
    QSizePolicy,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from musecluster.gui import theme
from musecluster.gui.space_bar import is_for_button

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent

GRIP, TITLE = 12, 36
"""Pixels: the height of the grip, which in a window of its own is a title."""

DOT, DOTS, STEP = 3, 3, 7  # pixels of a dot, how many, and from one to the next
HEIGHT = 320  # pixels that a pane asks for where several share a side
NARROWEST = 200

_SIDES = {Qt.Key.Key_Left: Qt.DockWidgetArea.LeftDockWidgetArea}
_SIDES[Qt.Key.Key_Right] = Qt.DockWidgetArea.RightDockWidgetArea


class Pane(QDockWidget):
    """A part of the window that may stand left or right, above another, behind it, or by itself.

    Parameters
    ----------
        name: by which its place is remembered; the style sheet knows what it holds by it.
        width: usual width in pixels.

    Signals
    -------
        closed: the listener wants it out of the way.
        menu_requested: where on the screen; what can be done with the pane is asked for.
        side_requested: a dock area, by an arrow key on the grip.
    """

    closed = Signal()
    menu_requested = Signal(QPoint)
    side_requested = Signal(Qt.DockWidgetArea)

    def __init__(self, name: str, width: int) -> None:
        super().__init__(objectName=f"{name}_pane")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.area = _Area(name, width)
        self.setWidget(self.area)
        self.grip = Grip(self)
        self.setTitleBarWidget(self.grip)
        self.visibilityChanged.connect(self._enable)
        self.topLevelChanged.connect(lambda _: self._enable(True))

    def hold(self, part: QWidget) -> None:
        """Put in what the pane shows; the grip is the room above it."""
        room = part.layout().contentsMargins()
        room.setTop(0)
        part.layout().setContentsMargins(room)
        self.area.layout().addWidget(part)

    @property
    def is_seen(self) -> bool:
        """Whether it is shown, and not behind another pane or folded away."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def event(self, event: QEvent) -> bool:
        """In a window of its own, leave the space bar to a button that has the focus."""
        if is_for_button(event):
            event.accept()
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever knows what is shown hides it."""
        event.ignore()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge around a window of its own, which no desktop frames."""
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(theme.current().dim)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.end()

    def _enable(self, seen: bool) -> None:
        """Keep the Tab key out of a pane behind another, which Qt only moves off the screen."""
        for part in (self.grip, self.area):
            part.setEnabled(seen or self.isFloating())


class Grip(QToolButton):
    """Three dots to drag a pane by; in a window of its own its name, and a button that closes it."""

    def __init__(self, pane: Pane) -> None:
        super().__init__(pane, objectName="grip")
        self._pane, self._pressed = pane, QPoint()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.close_ = QToolButton(self, objectName="close_pane", cursor=Qt.CursorShape.ArrowCursor)
        self.close_.setIcon(theme.icon("close"))
        self.close_.clicked.connect(pane.close)
        self.clicked.connect(self._ask)
        pane.windowTitleChanged.connect(self._name)
        pane.topLevelChanged.connect(self._on_pane_top_level_changed)
        self._on_pane_top_level_changed(False)

    def sizeHint(self) -> QSize:
        return QSize(0, TITLE if self._pane.isFloating() else GRIP)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: object) -> None:
        """The closing button stays where the language ends a line."""
        place = self.rect().adjusted(self.width() - TITLE + 4, 4, -4, -4)
        self.close_.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the pane to that side; Space and Enter ask for all that can be done."""
        if event.key() in _SIDES:
            self._pane.side_requested.emit(_SIDES[event.key()])
            self.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pane.menu_requested.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave the mouse to the dock, which is dragged by the grip."""
        self._pressed = event.globalPosition().toPoint()
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that drags nothing asks what can be done, once the dock has let go of the mouse."""
        moved = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
        if moved < QApplication.startDragDistance() and not self._pane.isFloating():
            QTimer.singleShot(0, self, self._ask)
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pane.isFloating():
            self._paint_title(painter)
        else:
            self._paint_dots(painter)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)
        painter.end()

    def _paint_dots(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().accent if self.underMouse() else theme.current().dim)
        left = (self.width() - STEP * (DOTS - 1) - DOT) / 2
        for dot in range(DOTS):
            painter.drawEllipse(QRectF(left + dot * STEP, (GRIP - DOT) / 2 + 2, DOT, DOT))

    def _paint_title(self, painter: QPainter) -> None:
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.current().text)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), self.rect().adjusted(16, 0, -TITLE, 0))
        words = painter.fontMetrics().elidedText(
            self._pane.windowTitle(), Qt.TextElideMode.ElideRight, place.width()
        )
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, words)

    def _ask(self) -> None:
        self._pane.menu_requested.emit(self.mapToGlobal(self.rect().bottomLeft()))

    def _name(self, title: str) -> None:
        self.setAccessibleName(self.tr("Place of “%1”").replace("%1", title))
        self.setToolTip(self.tr("Drag to another place; click for more"))
        self.close_.setAccessibleName(self.tr("Hide"))
        self.close_.setToolTip(self.tr("Hide"))

    def _on_pane_top_level_changed(self, floating: bool) -> None:
        self.close_.setVisible(floating)
        self.updateGeometry()


class _Area(QFrame):
    """Where the parts of a pane are put; it asks for the pane's usual size while it is empty."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__(objectName=name)
        self._width = width
        self.setMinimumWidth(NARROWEST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)

    def sizeHint(self) -> QSize:
        return QSize(self._width, HEIGHT)
