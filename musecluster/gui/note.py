# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence above the songs that says what happened, with at most one way out; never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from musecluster.gui import theme
from musecluster.gui.announce import announce
from musecluster.gui.lettering import Words
from musecluster.gui.refusals import said

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class Note(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="note")
        self._words = Words(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._way_out = QPushButton()
        self._action: QAction | None = None
        self._close = QToolButton()
        self._close.setIcon(theme.icon("close"))
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.hide)
        self._way_out.clicked.connect(self._on_way_out_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self._way_out)
        row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, action: QAction | None = None) -> None:
        """Show a sentence, and an action as the way out."""
        sentence = said(sentence)
        self._words.setText(sentence)
        self._action = action
        self._way_out.setVisible(action is not None)
        self._way_out.setText("" if action is None else action.text())
        self.show()
        announce(self, sentence)

    def words(self) -> str:
        """The sentence that is shown; empty while the note is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _on_way_out_clicked(self) -> None:
        self.hide()
        if self._action is not None:
            self._action.trigger()
