# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row of the track table is painted: cover, words, and a bar for how well the song fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from musecluster.gui import theme
from musecluster.gui.covers import Covers
from musecluster.gui.lettering import write
from musecluster.gui.track_columns import COLUMNS

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QObject
    from PySide6.QtWidgets import QStyleOptionViewItem

    from musecluster.gui.track_model import TrackModel
    from musecluster.track import Track

ROW = 36
"""Pixels: the height of a row."""

COVER = 28
MARGIN = 6  # between a cell's edge and its words
_BAR = 5  # height of the fit's bar
_LONGEST = 200  # letters that are measured: a title may have a thousand
_LOUD = {"title", "artist"}  # columns in the colour of text; the others are dimmer
_FAINT = 0.45  # opacity of what is not there


class TrackDelegate(QStyledItemDelegate):
    """Paints the cells of a TrackModel.

    Attributes
    ----------
        hovered: row under the pointer; -1 none.
        playing: id of the track that is heard; None none.
    """

    def __init__(self, model: TrackModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.covers = Covers(COVER, self)
        self.hovered = -1
        self.playing: int | None = None
        self._font, self._bold = theme.font(13), theme.font(13, bold=True)
        self._metrics = {id(font): QFontMetrics(font) for font in (self._font, self._bold)}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As wide as the cell's words, for a double click on the header's edge."""
        words = index.data() or ""
        width = QFontMetrics(self._font).horizontalAdvance(words[:_LONGEST]) + 2 * MARGIN + 2
        return QSize(max(width, 40), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """One cell; the row's colour is painted cell by cell and so is without gaps."""
        track = self._model.track_at(index.row())
        name = COLUMNS[index.column()].name
        painter.save()
        self._paint_ground(painter, option, index.row())
        if not self._model.collection.presence.is_there(track):
            painter.setOpacity(_FAINT)
        if name == "cover":
            self._paint_cover(painter, option.rect, track)
        elif name == "fit":
            self._paint_fit(painter, option, track)
        else:
            self._paint_words(painter, option, index, track)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        colours = theme.current()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colours.selected)
        elif row == self.hovered:
            painter.fillRect(option.rect, colours.hover)

    def _paint_cover(self, painter: QPainter, cell: QRect, track: Track) -> None:
        square = QRect(0, 0, COVER, COVER)
        square.moveCenter(cell.center())
        name = self._model.collection.covers.get(track.id)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(square, self.covers.pixmap(track, name, ratio))

    def _paint_fit(self, painter: QPainter, option: QStyleOptionViewItem, track: Track) -> None:
        collection = self._model.collection
        playlist = collection.playlist_of(track.id)
        if playlist is None:
            return
        room = option.rect.adjusted(MARGIN, 0, -2 * MARGIN, 0)
        bar = QRectF(QStyle.visualRect(option.direction, option.rect, room))
        bar.setHeight(_BAR)
        bar.moveTop(QRectF(option.rect).center().y() - _BAR / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().track)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        filled = QRectF(bar)
        filled.setWidth(max(bar.width() * collection.fit_of(track.id), _BAR))
        if option.direction == Qt.LayoutDirection.RightToLeft:
            filled.moveRight(bar.right())
        painter.setBrush(theme.hue(collection.colour_of(playlist.id)))
        painter.drawRoundedRect(filled, _BAR / 2, _BAR / 2)

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, track: Track
    ) -> None:
        column, colours = COLUMNS[index.column()], theme.current()
        playing = track.id == self.playing and column.name == "title"
        font = self._bold if playing else self._font
        words = column.text(self._model.collection, self._model.row_at(index.row()))
        room = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        elided = self._metrics[id(font)].elidedText(
            words[:_LONGEST], Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(colours.accent if playing else colours.text if column.name in _LOUD else colours.dim)
        write(painter, room, elided, option.direction, column.alignment)
