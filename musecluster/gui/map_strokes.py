# SPDX-License-Identifier: GPL-3.0-or-later
"""What a line that was drawn on the map means: the songs within a lasso, the songs along a path."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from musecluster.gui.map_camera import Camera
    from musecluster.gui.map_points import Points

_STEP = 6  # pixels between two looks along a path
_REACH = 20  # pixels beside a path that still count as on it


def enclosed(points: Points, lasso: Sequence[QPointF], camera: Camera) -> NDArray[np.intp]:
    """Indices of the points within a closed line, given in the widget's pixels.

    The line is filled as a picture and each point looked up in it, which costs the same for any line.
    """
    shape = QPolygonF(lasso)
    box = QRectF(shape.boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1))
    mask = QImage(box.size().toSize(), QImage.Format.Format_Grayscale8)
    mask.fill(Qt.GlobalColor.black)
    painter = QPainter(mask)
    painter.setBrush(Qt.GlobalColor.white)
    painter.setPen(Qt.GlobalColor.white)
    painter.drawPolygon(shape.translated(-box.topLeft()), Qt.FillRule.WindingFill)
    painter.end()
    filled = np.frombuffer(mask.constBits(), np.uint8).reshape(mask.height(), mask.bytesPerLine())
    x, y = (on_screen(points.at, camera) - np.float32((box.x(), box.y()))).T
    (near,) = np.nonzero((x >= 0) & (x < mask.width()) & (y >= 0) & (y < mask.height()))
    return near[filled[y[near].astype(np.intp), x[near].astype(np.intp)] > 0]


def along(points: Points, path: Sequence[QPointF], camera: Camera) -> list[int]:
    """Indices of the points next to a line, each once, in the order in which the line passes them."""
    found: dict[int, None] = {}
    for place in _walk(path):
        where = camera.on_map(place)
        nearest = points.grid.nearest(where.x(), where.y(), _REACH / camera.view.scale)
        if nearest is not None:
            found.setdefault(nearest)
    return list(found)


def on_screen(at: NDArray[np.float32], camera: Camera) -> NDArray[np.float32]:
    """Where places of the map lie in the widget, float32 [N, 2]."""
    view, middle = camera.view, camera.size / 2
    return (at - np.float32((view.x, view.y))) * np.float32(view.scale) + np.float32(
        (middle.width(), middle.height())
    )


def _walk(path: Sequence[QPointF]) -> Iterator[QPointF]:
    """Places on a line at even steps, its ends among them."""
    yield path[0]
    for start, end in pairwise(path):
        way = end - start
        steps = math.ceil(math.hypot(way.x(), way.y()) / _STEP)
        for step in range(1, steps + 1):
            yield start + way * (step / steps)
