# SPDX-License-Identifier: GPL-3.0-or-later
"""Covers for lists: read beside the window's thread, kept small, and two colours where there is none."""

from __future__ import annotations

import zlib
from collections import OrderedDict, deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QRunnable, QSize, Qt, QThreadPool, Signal
from PySide6.QtGui import QBrush, QImage, QImageReader, QLinearGradient, QPainter, QPixmap

from musecluster import paths
from musecluster.gui import theme

if TYPE_CHECKING:
    from musecluster.track import Track

KEPT = 1_000  # pictures: 12 MB at 28 pixels and twice the resolution
WAITING = 100  # that are remembered: what was scrolled past long ago is not read
RADIUS = 5  # pixels
_HUES = 7

Key = tuple[str, float]


class Covers(QObject):
    """Gives covers of one size as squares with round corners, as soon as its one task has read them."""

    changed = Signal()
    """One that was asked for is here."""
    _read = Signal(QImage)

    def __init__(self, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._kept: OrderedDict[Key, QPixmap | None] = OrderedDict()  # None: the file is gone or damaged
        self._wanted: deque[Key] = deque(maxlen=WAITING)
        self._reading: Key | None = None
        self._read.connect(self._on_read)
        theme.changes.changed.connect(self._kept.clear)

    def pixmap(self, track: Track, name: str | None, ratio: float) -> QPixmap:
        """The cover, or two colours in its place.

        Parameters
        ----------
            name: of the thumbnail in the cache folder; None without one.
            ratio: device pixels a pixel.
        """
        key = (name or "", ratio)
        if key in self._kept:
            self._kept.move_to_end(key)
        elif name and key not in self._wanted and key != self._reading:
            self._wanted.append(key)
            self._read_next()
        return self._kept.get(key) or self._colours(track, ratio)

    def _read_next(self) -> None:
        if self._reading is None and self._wanted:
            self._reading = self._wanted.pop()  # what was asked for last is what is in sight
            name, ratio = self._reading
            QThreadPool.globalInstance().start(_Reading(self._read, name, round(self._side * ratio)))

    def _on_read(self, image: QImage) -> None:
        key, self._reading = self._reading, None
        self._keep(key, None if image.isNull() else _rounded(QBrush(image), image.width(), key[1]))
        self.changed.emit()
        self._read_next()

    def _colours(self, track: Track, ratio: float) -> QPixmap:
        """Two of the playlists' hues, the same for all songs of an album."""
        album = f"{track.tags.album_artist or track.tags.artist}\n{track.tags.album}"
        number = zlib.crc32(album.encode("utf-8", "replace")) % (_HUES * _HUES)
        key = (f"/{number}", ratio)  # no name of a file has a slash
        if self._kept.get(key) is None:
            side = round(self._side * ratio)
            gradient = QLinearGradient(0, side, side, 0)
            gradient.setColorAt(0, theme.hue(number // _HUES))
            gradient.setColorAt(1, theme.hue(number % _HUES))
            self._keep(key, _rounded(QBrush(gradient), side, ratio))
        return self._kept[key]

    def _keep(self, key: Key, picture: QPixmap | None) -> None:
        self._kept[key] = picture
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


class _Reading(QRunnable):
    """Reads the middle square of one thumbnail; a file that is gone or damaged gives an empty image."""

    def __init__(self, done: Signal, name: str, side: int) -> None:
        super().__init__()
        self._done, self._name, self._side = done, name, side

    def run(self) -> None:
        reader = QImageReader(str(paths.cache_dir() / "covers" / self._name))
        square = QSize(self._side, self._side)
        filled = reader.size().scaled(square, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        reader.setScaledSize(filled)
        middle = QRect(
            (filled.width() - self._side) // 2, (filled.height() - self._side) // 2, self._side, self._side
        )
        reader.setScaledClipRect(middle)
        self._done.emit(reader.read())


def _rounded(brush: QBrush, side: int, ratio: float) -> QPixmap:
    """A square of pixels in the brush's pattern."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(QRectF(0, 0, side, side), RADIUS * ratio, RADIUS * ratio)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
