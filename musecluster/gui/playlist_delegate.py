# SPDX-License-Identifier: GPL-3.0-or-later
"""How a line of the sidebar looks: dot or icon, name, and how many songs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from musecluster.gui import theme, words
from musecluster.gui.lettering import write
from musecluster.gui.playlist_model import ROW

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from musecluster.gui.playlist_rows import Row

HEIGHT, HEADING = 30, 36
INSET, RADIUS = 8, 7  # of the field that shows what is chosen
DOT, ICON, PIN = 10, 18, 12
NAME_AFTER = {"place": 42, "heading": 16}  # from the sidebar's edge, in pixels; 34 for the others
ROOM_FOR_TIME = 320  # pixels of the sidebar from which the times are shown beside the counts


class PlaylistDelegate(QStyledItemDelegate):
    """Paints the lines of a PlaylistModel and places the editor of a name.

    Attributes
    ----------
        target: the line that songs are held over, or the invalid index.
    """

    target = QModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """As high as the grid says; a heading has room above it."""
        return QSize(0, HEADING if index.data(ROW).kind == "heading" else HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Draw one line."""
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter, option, index, row)
        end = option.rect.width() - 16
        if row.kind not in ("heading", "hint"):
            end -= self._paint_count(painter, option, row, end)
        self._paint_sign(painter, option, row)
        self._paint_name(painter, option, row, end)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> QWidget:
        """A field for the name, with nothing around it."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the playlist"))
        editor.setStyleSheet("QLineEdit { border-radius: 5px; padding: 0 4px; min-height: 22px; }")
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Where the name stands."""
        editor.setGeometry(_place(option, 28, option.rect.width() - 12).adjusted(0, 3, 0, -3))

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        """Begin with the name as it is, chosen whole; what the listener has typed is not overwritten."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex) -> None:
        """Give the new name to the model."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def _paint_field(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex, row: Row
    ) -> None:
        colours, state = theme.current(), option.state
        field = option.rect.adjusted(INSET, 0, -INSET, 0)
        if row.kind != "heading" and index == self.target:
            painter.setPen(QPen(colours.accent, 1.5))
            painter.drawRoundedRect(field.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        elif row.can_be_chosen and state & QStyle.StateFlag.State_Selected:
            _fill(painter, field, colours.selected)
        elif row.can_be_chosen and state & QStyle.StateFlag.State_MouseOver:
            _fill(painter, field, colours.hover)
        keyed = state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange
        if keyed:
            painter.setPen(QPen(colours.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(field.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, end: int) -> int:
        """Draw what stands at the end of the line; how many pixels it takes."""
        text = "" if row.count is None else words.number(row.count)
        if row.seconds and option.rect.width() >= ROOM_FOR_TIME:
            text += f" · {words.length(row.seconds)}"
        painter.setFont(theme.font(13))
        painter.setPen(theme.current().dim)
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(_place(option, end - width, end), int(Qt.AlignmentFlag.AlignVCenter), text)
        if row.pinned:
            width += PIN + 6
            theme.icon("pin", "dim").paint(painter, _place(option, end - width, end - width + PIN))
        return width + 8

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, row: Row) -> None:
        if row.icon:
            theme.icon(row.icon).paint(painter, _place(option, 16, 16 + ICON))
        elif row.hue is not None:
            dot = QRect(0, 0, DOT, DOT)
            dot.moveCenter(_place(option, 16, 16 + DOT).center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.hue(row.hue))
            painter.drawEllipse(dot)

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, end: int) -> None:
        heading = row.kind == "heading"
        painter.setFont(
            theme.font(11, bold=True) if heading else theme.font(12 if row.kind == "hint" else 13)
        )
        quiet = row.kind in ("heading", "hint")
        painter.setPen(theme.current().dim if quiet else theme.current().text)
        place = _place(option, NAME_AFTER.get(row.kind, 34), end)
        if heading:
            place.adjust(0, 8, 0, 0)
        text = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, place.width())
        self._write_name(painter, option, place, text)

    def _write_name(self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str) -> None:
        """What stands behind the dot of a name is quieter; in a mirrored window all of it is one piece."""
        first, dot, rest = text.partition(" · ")
        if not rest or option.direction is Qt.LayoutDirection.RightToLeft:
            write(painter, place, text, option.direction)
            return
        write(painter, place, first, option.direction)
        place.adjust(painter.fontMetrics().horizontalAdvance(first), 0, 0, 0)
        painter.setPen(theme.current().dim)
        write(painter, place, dot + rest, option.direction)


def _place(option: QStyleOptionViewItem, begin: int, end: int) -> QRect:
    """The part of a line between two distances from the edge where reading begins."""
    place = QRect(option.rect.left() + begin, option.rect.top(), max(0, end - begin), option.rect.height())
    return QStyle.visualRect(option.direction, option.rect, place)


def _fill(painter: QPainter, field: QRect, colour: object) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(field, RADIUS, RADIUS)
