# SPDX-License-Identifier: GPL-3.0-or-later
"""A few folders to choose: one line each, with a way to add and to take away."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from musecluster.gui import theme
from musecluster.gui.choose_folder import choose_folder
from musecluster.gui.elided import Elided
from musecluster.gui.plain import set_tip
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Iterable


class FolderList(QWidget):
    """Folders by their paths, in the order in which they were added.

    Signals
    -------
        changed: the listener added or took away one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folders: tuple[str, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        add = QPushButton(self.tr("Add folder …"))
        add.clicked.connect(self._on_add_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeading)

    def folders(self) -> tuple[str, ...]:
        """Their paths."""
        return self._folders

    def set_folders(self, folders: Iterable[str]) -> None:
        """Show these."""
        self._folders = tuple(folders)
        while self._rows.count():
            self._rows.takeAt(0).widget().deleteLater()
        for folder in self._folders:
            self._rows.addWidget(self._row(folder))

    def add(self, folder: str) -> None:
        """Add one as the listener does; nothing happens where it is listed already."""
        if folder not in self._folders:
            self.set_folders((*self._folders, folder))
            self.changed.emit()

    def remove(self, folder: str) -> None:
        """Take one away as the listener does."""
        self.set_folders(one for one in self._folders if one != folder)
        self.changed.emit()

    def _row(self, folder: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        path = shown(os.fsencode(folder))
        line.addWidget(Elided(path, Qt.TextElideMode.ElideMiddle), 1)
        remove = QToolButton()
        remove.setIcon(theme.icon("remove"))
        remove.setAccessibleName(self.tr("Remove {folder}").format(folder=path))
        set_tip(remove, remove.accessibleName())
        remove.clicked.connect(lambda: self.remove(folder))
        line.addWidget(remove)
        return row

    def _on_add_clicked(self) -> None:
        folder = choose_folder(self, self.tr("Choose a folder"))
        if folder:
            self.add(folder)
