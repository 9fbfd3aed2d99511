# SPDX-License-Identifier: GPL-3.0-or-later
"""How a song of the queue looks: as a similar one does, and not at all once it has left the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.gui.similar_delegate import SimilarDelegate
from musecluster.gui.similar_model import TRACK

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem


class QueueDelegate(SimilarDelegate):
    """Paints the rows of a QueueModel."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        if index.data(TRACK) is not None:
            super().paint(painter, option, index)
