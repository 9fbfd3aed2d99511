# SPDX-License-Identifier: GPL-3.0-or-later
"""What is drawn of the map: dots, names, rings around what is chosen, heard or under the pointer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from musecluster.gui import theme
from musecluster.gui.map_labels import Labels
from musecluster.gui.map_paint import MARGIN, Picture, disc, palette, ring
from musecluster.gui.map_points import colours
from musecluster.gui.map_strokes import on_screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from musecluster.gui.map_camera import Camera
    from musecluster.gui.map_points import Points

_REACH = 10  # pixels around the pointer in which a song is found
_RINGS = 300  # songs that may have one
_PULSE = 9  # pixels that the ring of the playing song grows by


class Scene:
    """The songs of the map and how they are seen; the dots are painted again only when that has changed.

    Attributes
    ----------
        selected: [N], which points have a ring.
        playing, pointed, focused: indices of single points, or None.
    """

    def __init__(self, points: Points, camera: Camera) -> None:
        self.camera, self.points = camera, points
        self.labels = Labels(self.points)
        self.selected = np.zeros(len(self.points), bool)
        self.playing: int | None = None
        self.pointed: int | None = None
        self.focused: int | None = None
        self._lit: NDArray[np.bool_] | None = None
        self._shade()
        self._picture = Picture(1, 1)
        self._drawn: object = None
        if len(self.points):
            camera.look_over(self.points.extent(), len(self.points))

    def light(self, ids: Iterable[int] | None) -> None:
        """Show all points strongly, or only some, the others faint."""
        self._lit = None if ids is None else self._mask(ids)
        self._shade()

    def select(self, ids: Iterable[int]) -> None:
        """Put a ring around some points and no others."""
        self.selected = self._mask(ids)
        self._shade()

    def repaint(self) -> None:
        """The theme is another one."""
        self.labels.repaint()
        self._drawn = None

    def nearest(self, place: QPointF) -> int | None:
        """Index of the song at a point of the widget."""
        where = self.camera.on_map(place)
        return self.points.grid.nearest(
            where.x(), where.y(), (_REACH + self.radius()) / self.camera.view.scale
        )

    def place(self, index: int) -> QPointF:
        """Where a song lies in the widget."""
        x, y = map(float, self.points.at[index])
        return self.camera.on_screen(x, y)

    def radius(self) -> float:
        """Of a dot, in pixels of the widget: it grows much slower than the room between dots."""
        room = self.camera.size.width() * self.camera.size.height() / max(len(self.points), 1)
        return min(max(0.9 * (math.sqrt(room) * self.camera.magnification()) ** 0.37, 1.2), 6.0)

    def pulse_box(self) -> QRectF:
        """The part of the widget that the playing song's ring may fill."""
        if self.playing is None:
            return QRectF()
        reach = self.radius() + _PULSE + 4
        return QRectF(-reach, -reach, 2 * reach, 2 * reach).translated(self.place(self.playing))

    def paint(self, painter: QPainter, ratio: float, pulse: float, *, focus: bool) -> None:
        """Draw everything but the card and the line that is being drawn.

        Parameters
        ----------
            ratio: pixels of the screen a unit of the widget.
            pulse: how far the ring of the playing song has grown, 0 to 1.
            focus: whether the focused song is shown.
        """
        self._draw_dots(ratio)
        painter.drawImage(QPointF(-MARGIN, -MARGIN) / ratio, self._picture.image(ratio))
        self.labels.paint(painter, self.camera, ratio)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, radius = theme.current(), self.radius()
        if self.playing is not None:
            faint = QColor(shown.accent)
            faint.setAlphaF(0.6 * (1 - pulse))
            self._ring(painter, self.playing, radius + 4 + _PULSE * pulse, faint, 1.5)
            self._ring(painter, self.playing, radius + 4, shown.accent, 2)
        if focus and self.focused is not None:
            self._ring(painter, self.focused, radius + 4, shown.accent, 2)
        if self.pointed is not None:
            self._ring(painter, self.pointed, radius + 2, shown.text, 1.5)

    def _mask(self, ids: Iterable[int]) -> NDArray[np.bool_]:
        mask = np.zeros(len(self.points), bool)
        mask[self.points.indices(ids)] = True
        return mask

    def _shade(self) -> None:
        """Rings around very many songs would hide them, so the others go faint instead."""
        many = self.selected if self.selected.sum() > _RINGS else None
        strong = self._lit if many is None else many
        self._codes = self.points.codes(strong)
        self._layers = [slice(None)] if strong is None else [~strong, strong]
        self._drawn = None

    def _draw_dots(self, ratio: float) -> None:
        size = (self.camera.size * ratio).toSize()
        seen = (self.camera.view, size.toTuple(), ratio)
        if seen == self._drawn:
            return
        if self._drawn is None or seen[1:] != self._drawn[1:]:
            self._picture = Picture(*size.toTuple())
        self._drawn = seen
        ground, radius = theme.current().panel, self.radius() * ratio
        places = on_screen(self.points.at, self.camera) * np.float32(ratio)
        self._picture.clear(ground)
        for layer in self._layers:
            self._picture.stamp(disc(_stepped(radius)), places[layer], self._codes[layer], colours(), ground)
        if 0 < self.selected.sum() <= _RINGS:
            chosen = np.zeros(int(self.selected.sum()), np.intp)
            outer = _stepped(radius + 2.5 * ratio)
            text = palette([(theme.current().text, 1.0)])
            self._picture.stamp(
                ring(outer, _stepped(1.25 * ratio)), places[self.selected], chosen, text, ground
            )

    def _ring(self, painter: QPainter, index: int, radius: float, colour: QColor, width: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(self.place(index), radius, radius)


def draw_line(painter: QPainter, line: Sequence[QPointF], *, closed: bool) -> None:
    """Draw a lasso, filled lightly, or a path with its two ends."""
    accent = theme.current().accent
    painter.setPen(QPen(accent, 1.75, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
    veil = QColor(accent)
    veil.setAlphaF(0.12)
    painter.setBrush(veil if closed else Qt.BrushStyle.NoBrush)
    shape = QPolygonF(line)
    if closed:
        painter.drawPolygon(shape, Qt.FillRule.WindingFill)
        return
    painter.drawPolyline(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    for end in (line[0], line[-1]):
        painter.drawEllipse(end, 3.5, 3.5)


def _stepped(radius: float) -> float:
    """A radius of the few that stamps are kept for, so that a zoom makes no stamp twice."""
    return round(radius * 4) / 4
