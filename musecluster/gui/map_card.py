# SPDX-License-Identifier: GPL-3.0-or-later
"""The small card beside a song of the map: cover, title, artist, how long it is and its playlist."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from musecluster.gui import theme
from musecluster.gui.cover import Cover
from musecluster.gui.lettering import write
from musecluster.gui.words import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

_LINE = 17  # pixels of a line of text
_COVER = 3 * _LINE
_PADDING = 10
_WIDEST = 260  # pixels of a line of text
_LONGEST = 200  # letters that are measured: a title may have thousands
_TEXT = 2 * _PADDING + _COVER  # where text begins
_AWAY = 14  # pixels from the song to the card


class Card(QWidget):
    """Floats over the map and never gets in the pointer's way."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._texts, self._cover = ("", "", ""), Cover(_COVER, self)
        self._cover.move(_PADDING, _PADDING)
        self.hide()

    def show_track(self, collection: Collection, track: Track, beside: QPoint) -> None:
        """Show a song next to a point of the parent, on the side where there is room."""
        playlist = collection.playlist_of(track.id)
        self._texts = (title(track), about(track), playlist.name if playlist else "")
        self._cover.show_track(collection, track)
        self.resize(self.sizeHint())
        area = self.parentWidget().rect()
        right = beside.x() + _AWAY + self.width() <= area.right()
        x = beside.x() + _AWAY if right else beside.x() - _AWAY - self.width()
        y = min(max(beside.y() - self.height() // 2, 4), max(area.height() - self.height() - 4, 4))
        self.move(max(x, 4), y)
        self.show()
        self.update()

    def sizeHint(self) -> QSize:
        widest = max(QFontMetrics(font).horizontalAdvance(text) for font, text in self._lines())
        return QSize(_TEXT + widest + _PADDING + 2, _COVER + 2 * _PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(shown.line, 1))
        painter.setBrush(shown.bg)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        for row, (font, text) in enumerate(self._lines()):
            painter.setFont(font)
            painter.setPen(shown.dim if row else shown.text)
            line = QRect(_TEXT, _PADDING + row * _LINE, self.width() - _TEXT, _LINE)
            write(painter, line, text, Qt.LayoutDirection.LeftToRight)
        painter.end()

    def _lines(self) -> Iterator[tuple[QFont, str]]:
        for font, text in zip(
            (theme.font(13, bold=True), theme.font(12), theme.font(12)), self._texts, strict=True
        ):
            elided = QFontMetrics(font).elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, _WIDEST)
            yield font, elided


def title(track: Track) -> str:
    """What a song is called; its file where it has no title."""
    return track.tags.title or os.path.basename(track.shown_path)


def about(track: Track) -> str:
    """Artist and duration, as far as they are known."""
    seconds = track.tags.duration
    return " · ".join(filter(None, (track.tags.artist, clock(round(seconds * 1000)) if seconds else "")))
