# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one looks at the map from: a centre and a scale, and short flights from one view to another."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QRectF, QSizeF, QVariantAnimation, Signal

from musecluster.gui import motion

FLIGHT = 140
"""Milliseconds that a flight lasts."""

_BORDER = 32  # pixels left free around everything that is to be seen


class View(NamedTuple):
    """The place of the map in the middle of the widget, and the widget's pixels a unit of the map."""

    x: float
    y: float
    scale: float


class Camera(QObject):
    """Turns places of the map into places of a widget and back."""

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = QSizeF(1.0, 1.0)
        self._extent, self._closest = QRectF(-1, -1, 2, 2), 1.0
        self.view = self._start = self._goal = self._home()
        self._flight = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=FLIGHT)
        self._flight.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._flight.valueChanged.connect(self._on_flight_value_changed)

    def look_over(self, extent: QRectF, count: int) -> None:
        """Say how far the map goes and how many points it has, which limits how near one can come."""
        everything = self.at_home()
        self._extent, self._closest = extent, 4 * math.sqrt(count + 100)
        if everything:
            self._jump(self._home())
        self.moved.emit()

    def resize(self, size: QSizeF) -> None:
        """The widget has another size; the middle stays, and a view of everything stays one."""
        everything = self.at_home()
        self.size = size
        if everything:
            self._jump(self._home())
        self.moved.emit()

    def on_screen(self, x: float, y: float) -> QPointF:
        """Where a place of the map lies in the widget."""
        middle = self.size / 2
        view = self.view
        return QPointF(
            (x - view.x) * view.scale + middle.width(), (y - view.y) * view.scale + middle.height()
        )

    def on_map(self, point: QPointF) -> QPointF:
        """Which place of the map lies at a point of the widget."""
        middle = self.size / 2
        away = (point - QPointF(middle.width(), middle.height())) / self.view.scale
        return QPointF(self.view.x, self.view.y) + away

    def at_home(self) -> bool:
        """Whether everything is seen, or will be when the flight ends."""
        return self._goal == self._home()

    def magnification(self) -> float:
        """How much larger the map is drawn than in the view of everything."""
        return self.view.scale / self._home().scale

    def pan(self, way: QPointF) -> None:
        """Draw the map along with a pointer that moved so many pixels."""
        x, y, scale = self.view
        self._jump(View(x - way.x() / scale, y - way.y() / scale, scale))
        self.moved.emit()

    def zoom(self, factor: float, about: QPointF | None = None, *, fly: bool = True) -> None:
        """Come nearer (a factor above 1) or go away; the place under `about` stays where it is."""
        x, y, scale = self._goal
        wanted = min(max(scale * factor, self._home().scale / 2), self._home().scale * self._closest)
        away = QPointF() if about is None else about - self._middle()  # a point at 0, 0 is false
        shift = 1 / scale - 1 / wanted
        self._go(View(x + away.x() * shift, y + away.y() * shift, wanted), fly)

    def show_all(self, *, fly: bool = True) -> None:
        """See every point."""
        self._go(self._home(), fly)

    def fly_to(self, x: float, y: float) -> None:
        """Bring a place into the middle, near enough to see single songs."""
        near = self._home().scale * min(math.sqrt(self._closest), 6.0)
        self._go(View(x, y, max(self._goal.scale, near)), True)

    def reveal(self, x: float, y: float) -> None:
        """Move no more than is needed for a place to be well within the widget."""
        inner = QRectF(0, 0, self.size.width(), self.size.height()).adjusted(
            _BORDER, _BORDER, -_BORDER, -_BORDER
        )
        point = self.on_screen(x, y)
        if not inner.contains(point):
            right = point.x() - min(max(point.x(), inner.left()), inner.right())
            down = point.y() - min(max(point.y(), inner.top()), inner.bottom())
            view = self.view
            self._go(View(view.x + right / view.scale, view.y + down / view.scale, view.scale), True)

    def _middle(self) -> QPointF:
        return QPointF(self.size.width() / 2, self.size.height() / 2)

    def _home(self) -> View:
        centre, extent = self._extent.center(), self._extent
        room = max(self.size.width() - 2 * _BORDER, 16.0), max(self.size.height() - 2 * _BORDER, 16.0)
        return View(centre.x(), centre.y(), min(room[0] / extent.width(), room[1] / extent.height()))

    def _jump(self, view: View) -> None:
        self._flight.stop()
        self.view = self._start = self._goal = view

    def _go(self, view: View, fly: bool) -> None:
        if not (fly and motion.wanted()):
            self._jump(view)
            self.moved.emit()
        elif view != self._goal:
            self._flight.stop()
            self._start, self._goal = self.view, view
            self._flight.start()

    def _on_flight_value_changed(self, passed: float) -> None:
        self.view = between(self._start, self._goal, passed) if passed < 1 else self._goal
        self.moved.emit()


def between(start: View, goal: View, passed: float) -> View:
    """The view on the way: its scale grows evenly in octaves, and one place of the map never moves.

    Parameters
    ----------
        passed: 0 at the start, 1 at the goal.
    """
    scale = start.scale * (goal.scale / start.scale) ** passed
    total = 1 - start.scale / goal.scale
    way = (1 - start.scale / scale) / total if abs(total) > 1e-6 else passed
    return View(start.x + (goal.x - start.x) * way, start.y + (goal.y - start.y) * way, scale)
