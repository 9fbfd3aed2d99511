# SPDX-License-Identifier: GPL-3.0-or-later
"""A slider that is a thin line: a click goes there at once, and the knob shows when it can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSlider, QStyle

from musecluster.gui import theme

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QPaintEvent

LINE, KNOB = 4, 12  # pixels


class LineSlider(QSlider):
    """Horizontal; mirrored where the language is written from right to left.

    Signals
    -------
        chosen: the value that a person chose, when mouse, wheel or key is done with it; `valueChanged` comes
            all the while.
    """

    chosen = Signal(int)

    def __init__(self, maximum: int, parent=None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, maximum)
        self.actionTriggered.connect(self._on_action_triggered)
        theme.changes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(80, 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 24)

    def value_at(self, x: float) -> int:
        """The value under a point of the line."""
        room = self.width() - KNOB
        upside_down = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        place = round(x - KNOB / 2)
        return QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room, upside_down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self.value_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setValue(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            self.chosen.emit(self.value())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown, middle = theme.current(), self.height() / 2
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        room = self.width() - KNOB
        done = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), self.value(), room)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        whole = QRectF(KNOB / 2, middle - LINE / 2, room, LINE)
        painter.setBrush(shown.track)
        painter.drawRoundedRect(whole, LINE / 2, LINE / 2)
        if self.isEnabled() and self.maximum() > self.minimum():
            painter.setBrush(shown.accent)
            whole.setWidth(done)
            painter.drawRoundedRect(whole, LINE / 2, LINE / 2)
            if self.underMouse() or self.hasFocus() or self.isSliderDown():
                self._draw_knob(painter, QRectF(done, middle - KNOB / 2, KNOB, KNOB))
        painter.end()

    def _draw_knob(self, painter: QPainter, square: QRectF) -> None:
        painter.drawEllipse(square)
        if self.hasFocus():  # a ring, so that the keyboard's place is seen without the pointer too
            painter.setBrush(theme.current().panel)
            painter.drawEllipse(square.adjusted(3, 3, -3, -3))

    def _on_action_triggered(self, action: int) -> None:
        self.setValue(self.sliderPosition())
        self.chosen.emit(self.sliderPosition())
