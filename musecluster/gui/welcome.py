# SPDX-License-Identifier: GPL-3.0-or-later
"""The first page: one big button, demo music, and what will happen."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from musecluster.gui import theme
from musecluster.gui.choose_folder import choose_folder
from musecluster.gui.refusals import said

# Five playlists as clouds of songs: (hue, x, y, breadth, height) in pixels of the picture.
_CLOUDS = (
    (0, 64, 56, 24, 16),
    (1, 184, 44, 20, 14),
    (2, 304, 64, 22, 14),
    (3, 124, 124, 24, 14),
    (4, 248, 124, 24, 14),
)
_SONGS = 32
_PICTURE = QSize(368, 168)


class Welcome(QWidget):
    """What a listener sees before there is any music.

    Signals
    -------
        folder_chosen: the folder, a path.
        demo_requested: try it without own music.
    """

    folder_chosen = Signal(str)
    demo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headline, self._lead, self._hint, self._trouble = QLabel(), QLabel(), QLabel(), QLabel()
        self._choose, self._demo = QPushButton(), QPushButton()
        self._dress()
        self._lay_out()
        self.retranslate()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._demo.clicked.connect(self.demo_requested)

    def say(self, sentence: str) -> None:
        """Tell what went wrong with the last try; nothing where the sentence is empty."""
        self._trouble.setText(said(sentence))
        self._trouble.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self._headline.setText(self.tr("Your music, gathered by how it sounds"))
        lead = self.tr(
            "Choose a folder. MuseCluster listens to every song on this computer,\n"
            "finds playlists in it, and never changes a file."
        )
        self._lead.setText(lead)
        self._choose.setText(self.tr("Choose your music folder"))
        self._demo.setText(self.tr("Try with demo music"))
        self._hint.setText(self.tr("or drop a folder anywhere in this window"))

    def _dress(self) -> None:
        for label, role in ((self._headline, "headline"), (self._lead, "lead"), (self._hint, "dim")):
            label.setProperty("role", role)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self._choose.setProperty("role", "primary")
        theme.put_before_words(self._choose, "folder", "on_accent", 20)
        for button in (self._choose, self._demo):
            button.setProperty("large", True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addStretch()
        buttons.addWidget(self._choose)
        buttons.addWidget(self._demo)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch()
        column.addWidget(_Clouds(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(28)
        column.addWidget(self._headline)
        column.addSpacing(12)
        column.addWidget(self._lead)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addSpacing(20)
        column.addWidget(self._hint)
        column.addSpacing(16)
        column.addWidget(self._trouble)
        column.addStretch()

    def _on_choose_clicked(self) -> None:
        folder = choose_folder(self, self.tr("Choose your music folder"))
        if folder:
            self.folder_chosen.emit(folder)


class _Clouds(QWidget):
    """A small map of music that is not there yet."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_PICTURE)
        chance = Random(5)  # the same picture at every start
        self._songs = [
            (hue, QPointF(x + breadth * _spread(chance), y + height * _spread(chance)))
            for hue, x, y, breadth, height in _CLOUDS
            for _ in range(_SONGS)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every song as a dot in the colour of its playlist."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(0.8)
        for hue, place in self._songs:
            painter.setBrush(theme.hue(hue))
            painter.drawEllipse(place, 3, 3)
        painter.end()


def _spread(chance: Random) -> float:
    """A normal distribution without its far ends, which would leave the picture."""
    return max(-2.0, min(chance.gauss(0, 1), 2.0))
