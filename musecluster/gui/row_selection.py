# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows are chosen, however many and however scattered.

Qt keeps a selection as ranges and compares each with each: fifty thousand single rows, as a line around half
of the map chooses them, would stop the window for a minute, and every frame for a tenth of a second. Where
there are many ranges, Qt is told of those around what is seen, and the others are remembered here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject

MOST = 1000
"""Ranges that Qt is told of all at once: about 10 ms."""
AROUND = 400  # rows before and after those that are seen

_Flag = QItemSelectionModel.SelectionFlag


class RowSelection(QItemSelectionModel):
    """Whole rows of a table.

    Attributes
    ----------
        is_moving: Qt is being told of other rows; what is chosen stays as it is.
    """

    def __init__(self, model: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(model, parent)
        self.is_moving = False
        self._chosen: NDArray[np.bool_] | None = None  # of each row; None while Qt knows of all
        self._told = range(0)
        self.selectionChanged.connect(self._on_selection_changed)

    def rows(self) -> NDArray[np.intp]:
        """The chosen rows, ascending, [N]."""
        if self._chosen is not None:
            return np.flatnonzero(self._chosen)
        chosen = np.zeros(self.model().rowCount(), np.bool_)
        for top, bottom in _ends(self.selection()):
            chosen[top : bottom + 1] = True
        return np.flatnonzero(chosen)

    def choose(self, rows: NDArray[np.intp], seen: range) -> None:
        """Choose rows, ascending, and no others; `seen` are those that are on the screen."""
        self.forget()
        self.clearSelection()  # first: to compare the old ranges with the new would take their product
        tops, bottoms = _ranges(rows)
        if len(tops) > MOST:
            self._chosen = np.zeros(self.model().rowCount(), np.bool_)
            self._chosen[rows] = True
            self._tell(self._chosen, seen)
        else:
            self.select(self._selection(tops, bottoms), _Flag.Select)

    def forget(self) -> None:
        """The rows are other ones: Qt forgets the chosen ones by itself."""
        self._chosen, self._told = None, range(0)

    def look_at(self, seen: range) -> None:
        """Other rows are on the screen."""
        if self._chosen is None or (self._told.start <= seen.start and seen.stop <= self._told.stop):
            return
        self.is_moving = True
        self.clearSelection()
        self._tell(self._chosen, seen)
        self.is_moving = False

    def select(self, rows: QItemSelection | QModelIndex, command: QItemSelectionModel.SelectionFlag) -> None:
        """What Qt asks for, as after a click."""
        if command & _Flag.Clear and not self.is_moving:
            self.forget()
        super().select(rows, command)

    def _tell(self, chosen: NDArray[np.bool_], seen: range) -> None:
        """Let Qt know of the chosen rows around those that are seen."""
        self._told = range(max(seen.start - AROUND, 0), seen.stop + AROUND)
        rows = np.flatnonzero(chosen[self._told.start : self._told.stop]) + self._told.start
        if not len(rows):  # Qt clears nothing where it knows of nothing
            rows = np.flatnonzero(chosen)[:1]
        self.select(self._selection(*_ranges(rows)), _Flag.Select)

    def _selection(self, tops: NDArray[np.intp], bottoms: NDArray[np.intp]) -> QItemSelection:
        model, selection = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for top, bottom in zip(tops.tolist(), bottoms.tolist(), strict=True):
            selection.select(model.index(top, 0), model.index(bottom, last))
        return selection

    def _on_selection_changed(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """A row that the listener adds or takes away."""
        if self._chosen is None or self.is_moving:
            return
        self._chosen = np.append(
            self._chosen, np.zeros(self.model().rowCount() - len(self._chosen), np.bool_)
        )
        for part, is_chosen in ((deselected, False), (selected, True)):
            for top, bottom in _ends(part):
                self._chosen[top : bottom + 1] = is_chosen


def _ends(selection: QItemSelection) -> Iterator[tuple[int, int]]:
    return ((part.top(), part.bottom()) for part in selection)


def _ranges(rows: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first and the last row of each range of ascending rows."""
    begins = np.diff(rows, prepend=-2) != 1
    return rows[begins], rows[np.roll(begins, -1)]  # a range ends before the next one begins
