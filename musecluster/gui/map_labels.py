# SPDX-License-Identifier: GPL-3.0-or-later
"""The playlists' names on the map: as many as fit without lying on each other, the largest first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from musecluster.gui import theme
from musecluster.gui.map_strokes import on_screen

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from musecluster.gui.map_camera import Camera
    from musecluster.gui.map_points import Points, Region

_MOST = 80  # names: more could not be read
_SPARSE = 1000  # songs, up to which names keep off them
_WIDEST = 240  # pixels of a line of a name
_LONG = 20  # letters from which a name is broken in two lines
_PIXELS, _SMALL = 13, 11  # of its letters, and of those of what stands behind its dot, in a second line
_HALO = 2  # pixels of ground around the letters, so that no dot touches them
_CLEAR = 12  # pixels from a name to a song beside it, so that it does not look like the name of the song
_GAP = QSizeF(8, 4)  # pixels between two names
_EDGE = 4  # pixels between a name and the edge of the widget
_STEADY = 0.06  # growth of the scale up to which the names stay as they were placed


class Labels:
    """The names of one map; what fits depends on the scale alone, so that none flickers while one travels."""

    def __init__(self, points: Points) -> None:
        self._regions = points.regions[:_MOST]
        self._songs = points.at if len(points) <= _SPARSE else None
        self._pictures: list[QPixmap] = []
        self._ratio = 0.0
        self._scale = 0.0
        self._shown: list[tuple[Region, QPixmap, QPointF]] = []

    def drawing(self, ratio: float) -> Generator[None]:
        """Draw the names beforehand, in slices: together they take longer than a frame."""
        pictures = []
        for region in self._regions:
            pictures.append(_picture(region.name, ratio))
            yield
        self._pictures, self._ratio, self._scale = pictures, ratio, 0.0

    def paint(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Draw the names that fit.

        Parameters
        ----------
            ratio: pixels of the screen a unit of the widget.
        """
        for _, picture, corner in self._visible(camera, ratio):
            painter.drawPixmap(corner, picture)

    def at(self, point: QPointF, camera: Camera, ratio: float) -> Region | None:
        """The playlist whose name is at a point of the widget."""
        return next(
            (
                region
                for region, picture, corner in self._visible(camera, ratio)
                if QRectF(corner, picture.deviceIndependentSize()).contains(point)
            ),
            None,
        )

    def repaint(self) -> None:
        """The theme is another one."""
        self._ratio = 0.0

    def _hidden(self, camera: Camera) -> Callable[[QRectF], int] | None:
        """Counts the songs under a name, where songs are so few that each of them matters."""
        if self._songs is None:
            return None
        x, y = on_screen(self._songs, camera).T

        def count(name: QRectF) -> int:
            near = name.adjusted(-_CLEAR, 0, _CLEAR, 0)
            within = (x > near.left()) & (x < near.right()) & (y > near.top()) & (y < near.bottom())
            return int(within.sum())

        return count

    def _visible(self, camera: Camera, ratio: float) -> Iterator[tuple[Region, QPixmap, QPointF]]:
        if ratio != self._ratio:
            self._pictures = [_picture(region.name, ratio) for region in self._regions]
            self._ratio, self._scale = ratio, 0.0
        if not self._scale or abs(math.log(camera.view.scale / self._scale)) > _STEADY:
            self._scale = camera.view.scale
            sizes = [picture.deviceIndependentSize() for picture in self._pictures]
            anchors = [camera.on_screen(one.x, one.y) for one in self._regions]
            offsets = place(anchors, sizes, self._hidden(camera))
            shown = zip(self._regions, self._pictures, offsets, strict=True)
            self._shown = [(*one, offset) for *one, offset in shown if offset is not None]
        view, taken = QRectF(QPointF(0, 0), camera.size), []
        for region, picture, offset in self._shown:
            box = QRectF(camera.on_screen(region.x, region.y) + offset, picture.deviceIndependentSize())
            if not view.contains(box) and _on_screen(region.core, camera).intersects(view):
                box = _into(box, view)
            if view.intersects(box) and not any(box.intersects(other) for other in taken):
                taken.append(box)
                corner = (box.topLeft() * ratio).toPoint()
                yield region, picture, QPointF(corner) / ratio  # whole pixels keep letters sharp


def _on_screen(box: QRectF, camera: Camera) -> QRectF:
    low, high = box.topLeft(), box.bottomRight()
    return QRectF(camera.on_screen(low.x(), low.y()), camera.on_screen(high.x(), high.y()))


def _into(box: QRectF, view: QRectF) -> QRectF:
    """Keep the name of a playlist that is seen in sight, at the edge behind which it would be."""
    x = min(max(box.x(), view.left() + _EDGE), view.right() - _EDGE - box.width())
    y = min(max(box.y(), view.top() + _EDGE), view.bottom() - _EDGE - box.height())
    return QRectF(QPointF(x, y), box.size())


def place(
    anchors: Sequence[QPointF], sizes: Sequence[QSizeF], hidden: Callable[[QRectF], int] | None = None
) -> list[QPointF | None]:
    """How far each name's corner lies from its anchor, or None where it would lie on an earlier one.

    The place nearest to the anchor is taken, or that with the fewest `hidden` songs under it.
    """
    taken: list[QRectF] = []
    offsets: list[QPointF | None] = []
    for anchor, size in zip(anchors, sizes, strict=True):
        tries = (QRectF(anchor + corner, size + _GAP) for corner in _corners(size, far=bool(hidden)))
        free = (one for one in tries if not any(one.intersects(other) for other in taken))
        best = min(free, key=hidden, default=None) if hidden else next(free, None)
        offsets.append(None if best is None else best.topLeft() - anchor)
        if best is not None:
            taken.append(best)
    return offsets


def _corners(size: QSizeF, *, far: bool) -> list[QPointF]:
    """The corner of a name around the origin, from near to far; also beside it, where songs are few."""
    width, height = size.width(), size.height() + _GAP.height()
    sides = (-0.45, -0.3, -0.15, 0.0, 0.15, 0.3, 0.45) if far else (-0.3, 0.0, 0.3)
    steps = [(right, down / 2) for down in range(-4, 5) for right in sides]
    steps.sort(key=lambda step: abs(step[0]) + abs(step[1]))
    return [QPointF((right - 0.5) * width, (down - 0.5) * height) for right, down in steps]


def lines(name: str) -> list[tuple[str, bool]]:
    """A name as the map writes it: each line, and whether it is no mere addition behind the name's dot."""
    first, _, second = name.partition(" · ")
    if second:
        return [(first, True), (second, False)]
    spaces = [place for place, letter in enumerate(name) if letter == " "]
    if len(name) <= _LONG or not spaces:
        return [(name, True)]
    middle = min(spaces, key=lambda place: abs(place - len(name) / 2))
    return [(name[:middle], True), (name[middle + 1 :], True)]


def _picture(name: str, ratio: float) -> QPixmap:
    """A name with a halo in the colour of the ground, drawn once."""
    letters, down, width = QPainterPath(), float(_HALO), 0.0
    for words, own in lines(name):
        font = theme.font(_PIXELS, bold=True) if own else theme.font(_SMALL)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
        here = metrics.horizontalAdvance(shown)
        letters.addText(-here / 2, down + metrics.ascent(), font, shown)
        down, width = down + metrics.height(), max(width, here)
    size = QSizeF(width + 4 * _HALO, down + _HALO)
    picture = QPixmap((size * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    letters.translate(size.width() / 2, 0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = theme.current().panel
    painter.strokePath(letters, QPen(ground, 2 * _HALO, j=Qt.PenJoinStyle.RoundJoin))
    painter.fillPath(letters, theme.current().text)
    painter.end()
    return picture
