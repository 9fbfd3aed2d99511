# SPDX-License-Identifier: GPL-3.0-or-later
"""A line to search in: a lens before the words, and a button that empties it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from musecluster.gui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SearchLine(QLineEdit):
    """Qt makes both signs buttons without a word; to a screen reader each has its name here."""

    def __init__(self, parent: QWidget | None = None, *, objectName: str = "") -> None:
        super().__init__(parent, objectName=objectName)
        self._lens = self.addAction(theme.icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._clear = self.findChild(QAction, "_q_qlineeditclearaction")

    def set_words(self, name: str, hint: str) -> None:
        """What is searched, to a screen reader and where nothing is written."""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._lens.setText(name)
        if self._clear is not None:
            self._clear.setText(self.tr("Empty the search"))
