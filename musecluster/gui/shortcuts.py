# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of F1: every key and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from musecluster.gui.actions import AREAS, translated

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from musecluster.gui.actions import Actions

COLUMNS = 2


class Shortcuts(QDialog):
    """A list beside the window, which goes on working while it is open."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(24, 16, 24, 24)
        columns.setSpacing(48)
        areas = [area for area in AREAS if any(action.shortcuts() for action in actions.of_area(area))]
        half = -(-len(areas) // COLUMNS)
        for start in range(0, len(areas), half):
            columns.addLayout(_column(actions, areas[start : start + half]))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        scroll.setAccessibleName(self.windowTitle())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.resize(720, 520)


def _column(actions: Actions, areas: list[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for area in areas:
        column.addSpacing(8)
        column.addWidget(_label(translated(AREAS[area]), "section"))
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, action in enumerate(action for action in actions.of_area(area) if action.shortcuts()):
            grid.addWidget(_label(action.text().removesuffix(" …"), ""), row, 0)
            grid.addWidget(_label(_keys(action), "dim"), row, 1, Qt.AlignmentFlag.AlignTrailing)
        column.addLayout(grid)
    column.addStretch()
    return column


def _keys(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return label
