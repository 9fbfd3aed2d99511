# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that are chosen: the same ones whether Qt is told of all of them or of those in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QStandardItemModel

from musecluster.gui import row_selection
from musecluster.gui.row_selection import RowSelection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FLAG = QItemSelectionModel.SelectionFlag
ROWS = 4000
SEEN = range(100, 130)


@pytest.fixture
def model(qapp: QApplication) -> QStandardItemModel:
    return QStandardItemModel(ROWS, 1)


@pytest.fixture(params=[5, ROWS])
def selection(
    model: QStandardItemModel, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> RowSelection:
    """One that tells Qt of few ranges at most, and one that tells it of all."""
    monkeypatch.setattr(row_selection, "MOST", request.param)
    return RowSelection(model, model)


def every_third() -> np.ndarray:
    return np.arange(0, ROWS, 3)


def seen_as_chosen(selection: RowSelection, rows: range) -> list[int]:
    return [row for row in rows if selection.isSelected(selection.model().index(row, 0))]


def test_scattered_rows_are_chosen_and_seen(selection: RowSelection) -> None:
    selection.choose(every_third(), SEEN)
    assert selection.rows().tolist() == every_third().tolist()
    assert seen_as_chosen(selection, SEEN) == [row for row in SEEN if row % 3 == 0]


def test_wherever_one_looks_the_chosen_rows_are_seen(selection: RowSelection) -> None:
    selection.choose(every_third(), SEEN)
    for start in (3000, 0, ROWS - 30, 1700):
        seen = range(start, start + 30)
        selection.look_at(seen)
        assert seen_as_chosen(selection, seen) == [row for row in seen if row % 3 == 0]
    assert selection.rows().tolist() == every_third().tolist()


def test_a_row_is_added_and_another_taken_away(selection: RowSelection) -> None:
    selection.choose(every_third(), SEEN)
    selection.select(selection.model().index(100, 0), FLAG.Toggle)
    selection.select(selection.model().index(102, 0), FLAG.Toggle)
    wanted = (set(every_third().tolist()) | {100}) - {102}
    assert selection.rows().tolist() == sorted(wanted)
    selection.look_at(range(3000, 3030))
    selection.look_at(SEEN)
    assert selection.rows().tolist() == sorted(wanted)


def test_another_choice_forgets_the_first(selection: RowSelection) -> None:
    selection.choose(every_third(), SEEN)
    selection.select(selection.model().index(7, 0), FLAG.ClearAndSelect)
    assert selection.rows().tolist() == [7]
    selection.choose(every_third(), SEEN)
    selection.choose(np.array([5, 6, 9]), SEEN)
    assert selection.rows().tolist() == [5, 6, 9]


def test_nothing_can_be_chosen_where_no_chosen_row_is_in_sight(selection: RowSelection) -> None:
    selection.choose(np.arange(0, 60, 3), range(3000, 3030))
    assert len(selection.rows()) == 20
    selection.clearSelection()
    assert selection.rows().tolist() == []


def test_new_rows_at_the_end_are_not_chosen(selection: RowSelection, model: QStandardItemModel) -> None:
    selection.choose(every_third(), SEEN)
    model.insertRows(ROWS, 2)
    selection.select(model.index(1, 0), FLAG.Select)
    assert selection.rows().tolist() == sorted({*every_third().tolist(), 1})


def test_choosing_no_row_is_no_error(selection: RowSelection) -> None:
    selection.choose(np.empty(0, np.intp), range(0))
    assert selection.rows().tolist() == []
