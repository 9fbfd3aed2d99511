# SPDX-License-Identifier: GPL-3.0-or-later
"""How a similar song looks: cover, title, who and why in a quieter line, how like; faint where absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from musecluster.gui import theme
from musecluster.gui.covers import Covers
from musecluster.gui.lettering import write
from musecluster.gui.similar_model import ABOUT, SHARE, TRACK

if TYPE_CHECKING:
    from musecluster.gui.collection import Collection
    from musecluster.track import Track

HEIGHT, COVER = 46, 28
MARGIN, GAP = 16, 10  # beside everything, and between cover, words and score
INSET, RADIUS = 8, 7  # of the field that shows what is chosen
FAINT = 0.45  # opacity of what is not there, as in the table


class SimilarDelegate(QStyledItemDelegate):
    """Paints the rows of a SimilarModel."""

    def __init__(self, collection: Collection, parent=None) -> None:
        super().__init__(parent)
        self._collection = collection
        self.covers = Covers(COVER, self)
        if isinstance(parent, QAbstractItemView):
            collection.presence.changed.connect(parent.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        colours = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter, option)
        if not self._collection.presence.is_there(index.data(TRACK)):
            painter.setOpacity(FAINT)
        width = option.rect.width()
        self._paint_cover(painter, _place(option, MARGIN, MARGIN + COVER), index.data(TRACK))
        painter.setFont(theme.font(13))
        share = index.data(SHARE)
        end = width - MARGIN
        painter.setPen(colours.dim)
        _write(painter, option, _place(option, end - 60, end), share, Qt.AlignmentFlag.AlignRight)
        if share:
            end -= painter.fontMetrics().horizontalAdvance(share) + GAP
        begin = MARGIN + COVER + GAP
        place, about = _place(option, begin, end), index.data(ABOUT)
        half = place.height() // 2
        painter.setPen(colours.text)
        above = place.adjusted(0, 4, 0, -half + 1) if about else place
        _write(painter, option, above, index.data())
        painter.setFont(theme.font(12))
        painter.setPen(colours.dim)
        _write(painter, option, place.adjusted(0, half, 0, -5), about)
        painter.restore()

    def _paint_cover(self, painter: QPainter, place: QRect, track: Track) -> None:
        square = QRect(0, 0, COVER, COVER)
        square.moveCenter(place.center())
        name, ratio = self._collection.covers.get(track.id), painter.device().devicePixelRatioF()
        painter.drawPixmap(square, self.covers.pixmap(track, name, ratio))

    def _paint_field(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, state, flag = theme.current(), option.state, QStyle.StateFlag
        field = option.rect.adjusted(INSET, 1, -INSET, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & flag.State_Selected:
            painter.setBrush(colours.selected)
            painter.drawRoundedRect(field, RADIUS, RADIUS)
        elif state & flag.State_MouseOver:
            painter.setBrush(colours.hover)
            painter.drawRoundedRect(field, RADIUS, RADIUS)
        if state & flag.State_HasFocus and state & flag.State_KeyboardFocusChange:
            painter.setPen(QPen(colours.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


def _place(option: QStyleOptionViewItem, left: int, right: int) -> QRect:
    """The part of a row between two distances from where the language begins to write."""
    place = QRect(option.rect.left() + left, option.rect.top(), max(right - left, 0), option.rect.height())
    return QStyle.visualRect(option.direction, option.rect, place)


def _write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    place: QRect,
    words: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    write(painter, place, shown, option.direction, side)
