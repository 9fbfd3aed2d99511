# SPDX-License-Identifier: GPL-3.0-or-later
"""Which song lies where on the map: nearest to a place, or next in a direction, from a grid of cells."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_IN_A_CELL = 4  # points a cell holds on average: few enough to try all, many enough to keep cells few


class Grid:
    """Points in square cells, row by row, so that the cells of a row are one slice.

    Parameters
    ----------
        points: float32 [N, 2], finite; the order is kept in every index that is returned.
    """

    def __init__(self, points: NDArray[np.float32]) -> None:
        self._points = points.astype(np.float64)  # a square of a float32 difference would not be exact
        count = len(points)
        low, high = bounds(self._points)
        extent = high - low
        side = math.sqrt(max(extent.prod(), (extent.max() / 1024) ** 2) * _IN_A_CELL / max(count, 1))
        self._low, self._side = low, side or 1.0
        self._columns, self._rows = (int(cells) + 1 for cells in extent / self._side)
        cell = self._cells(self._points)
        few = self._rows * self._columns <= np.iinfo(np.uint16).max  # of so few, numpy sorts by their digits
        self.order = np.argsort(cell.astype(np.uint16) if few else cell, kind="stable")
        """The points cell by cell, int64 [N]: neighbours in it are neighbours on the map."""
        self._start = np.searchsorted(cell[self.order], np.arange(self._rows * self._columns + 1))

    def nearest(self, x: float, y: float, within: float) -> int | None:
        """Index of the point nearest to a place; None where none lies within that distance."""
        near = self._near(x, y, within)
        if not near.size:
            return None
        squared = ((self._points[near] - (x, y)) ** 2).sum(axis=1)
        best = int(squared.argmin())
        return int(near[best]) if squared[best] <= within * within else None

    def toward(self, index: int, dx: int, dy: int) -> int | None:
        """Index of the next point in a direction, within 45 degrees of it; None at the edge of the map.

        What lies straight ahead is preferred to what lies aside: a step aside counts double.

        Parameters
        ----------
            index: where to start.
            dx, dy: one of (1, 0), (-1, 0), (0, 1), (0, -1).
        """
        away = self._points - self._points[index]
        ahead = away @ (dx, dy)
        aside = np.abs(away @ (dy, dx))
        (ahead_of_it,) = np.nonzero((ahead > 0) & (aside <= ahead))
        if not ahead_of_it.size:
            return None
        return int(ahead_of_it[(ahead + 2 * aside)[ahead_of_it].argmin()])

    def crowding(self) -> NDArray[np.float32]:
        """How crowded each point's neighbourhood is, [N]: points a cell, smoothed over a few cells."""
        counts = np.zeros((self._rows + 4, self._columns + 4), np.float32)
        cells = np.diff(self._start).reshape(self._rows, self._columns)
        counts[2:-2, 2:-2] = cells
        for _ in range(2):
            for axis in (0, 1):
                counts = (np.roll(counts, 1, axis) + 2 * counts + np.roll(counts, -1, axis)) / 4
        return _between_cells(counts, (self._points - self._low) / self._side + 1.5)

    def _cells(self, points: NDArray[np.float64]) -> NDArray[np.int64]:
        columns, rows = ((points - self._low) / self._side).astype(np.int64).T
        return rows * self._columns + columns

    def _near(self, x: float, y: float, within: float) -> NDArray[np.int64]:
        """Indices of the points in all cells that a circle may touch."""
        left, right = self._span(x - self._low[0], within, self._columns)
        top, bottom = self._span(y - self._low[1], within, self._rows)
        slices = [
            self.order[self._start[row * self._columns + left] : self._start[row * self._columns + right]]
            for row in range(top, bottom)
            if left < right
        ]
        return np.concatenate(slices) if slices else np.empty(0, np.int64)

    def _span(self, centre: float, within: float, cells: int) -> tuple[int, int]:
        first, last = (centre - within) / self._side, (centre + within) / self._side
        return int(min(max(first, 0), cells)), int(min(max(last + 1, 0), cells))


def bounds(points: NDArray) -> tuple[NDArray, NDArray]:
    """The least and the greatest x and y; zeros where there are no points."""
    if not len(points):
        return np.zeros(2), np.zeros(2)
    # Column by column: numpy reduces pairs along the long axis ten times slower.
    return np.array([axis.min() for axis in points.T]), np.array([axis.max() for axis in points.T])


def _between_cells(values: NDArray[np.float32], places: NDArray[np.float64]) -> NDArray[np.float32]:
    """Values at places between the cells' middles, bilinear; a place is column and row."""
    first = places.astype(np.int64)
    (right, down), (column, row) = (places - first).astype(np.float32).T, first.T
    above = values[row, column] * (1 - right) + values[row, column + 1] * right
    below = values[row + 1, column] * (1 - right) + values[row + 1, column + 1] * right
    return above * (1 - down) + below * down
