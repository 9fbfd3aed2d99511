# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of plain words that gives way where it has no room, and is shown whole as a tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from musecluster.gui.lettering import write
from musecluster.gui.plain import one_line, set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Elided(QLabel):
    """Shows whatever a file or a song may be called: markup, line breaks, 10,000 characters are only words.

    Parameters
    ----------
        mode: where the words are cut; the middle for a path, whose two ends say most.
    """

    def __init__(
        self,
        words: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Show other words."""
        line = one_line(words)
        self.setText(line)
        set_tip(self, words if line else "")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        write(painter, self.rect(), words, self.layoutDirection())
        painter.end()
