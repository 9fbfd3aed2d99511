# SPDX-License-Identifier: GPL-3.0-or-later
"""The cover of one song, beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from musecluster.gui import theme
from musecluster.gui.covers import Covers

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from musecluster.gui.collection import Collection
    from musecluster.track import Track


class Cover(QWidget):
    """A square of a fixed size; empty before the first song."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(side, side)
        self._covers = Covers(side, self)
        self._track: Track | None = None
        self._name: str | None = None
        self._covers.changed.connect(self.update)
        theme.changes.changed.connect(self.update)

    def show_track(self, collection: Collection, track: Track) -> None:
        """Show another song's."""
        self._track, self._name = track, collection.covers.get(track.id)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._track is not None:
            painter = QPainter(self)
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(self.rect(), self._covers.pixmap(self._track, self._name, ratio))
            painter.end()
