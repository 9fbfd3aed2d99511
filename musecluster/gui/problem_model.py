# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that gave no sound as a table: name, reason, folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from musecluster.gui.plain import one_line, plain_tip
from musecluster.gui.problem_words import reason
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.library.records import Problem

NAME, REASON, FOLDER = range(3)
NOWHERE = QModelIndex()


class ProblemModel(QAbstractTableModel):
    """One row a file, by path."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Problem] = []

    def show(self, problems: Sequence[Problem]) -> None:
        """Show these; nothing happens, and no selection is lost, where they are shown already."""
        if list(problems) != self._problems:
            self.beginResetModel()
            self._problems = list(problems)
            self.endResetModel()

    def path(self, row: int) -> bytes:
        """The file of a row."""
        return self._problems[row].path

    def rowCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: QModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Reason"), self.tr("Folder"))[section]
        return super().headerData(section, orientation, role)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        problem = self._problems[index.row()] if index.isValid() else None
        if problem is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(reason(problem.reason) if index.column() == REASON else shown(problem.path))
        return one_line(_words(problem, index.column()))


def _words(problem: Problem, column: int) -> str:
    if column == REASON:
        return reason(problem.reason)
    return shown(os.path.basename(problem.path) if column == NAME else os.path.dirname(problem.path))
