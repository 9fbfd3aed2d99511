# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the track table under hand and eye: choosing, type-ahead, hovering, dragging out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QTableView

from musecluster.gui import dragging, theme, words
from musecluster.gui.folding import fold
from musecluster.gui.row_selection import RowSelection
from musecluster.gui.track_columns import BY_NAME
from musecluster.gui.track_delegate import ROW, TrackDelegate
from musecluster.gui.track_header import TrackHeader
from musecluster.gui.track_model import TrackModel, field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

_Flag = QItemSelectionModel.SelectionFlag


class TrackView(QTableView):
    """Shows a TrackModel; what is chosen stays chosen, whatever becomes of the rows."""

    chosen = Signal(object)
    """Ids of the selected tracks, in the order of the table."""

    def __init__(self, model: TrackModel) -> None:
        super().__init__()
        self._model = model
        self.empty_words = ""
        """What is said where there is no row."""
        self._kept: tuple[list[int], int | None] = ([], None)
        self._typed, self._typing = "", QTimer(self, singleShot=True)
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(lambda: self.chosen.emit(self.selected_ids()))
        self.delegate = TrackDelegate(model, self)
        self.delegate.covers.changed.connect(self.viewport().update)
        self._set_up()
        model.modelAboutToBeReset.connect(self._on_model_about_to_be_reset)
        model.modelReset.connect(self._on_model_reset)
        theme.changes.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        self.setHorizontalHeader(TrackHeader(self))
        self._selection = RowSelection(self._model, self)
        self.setModel(self._model)
        self.setSelectionModel(self._selection)
        self.verticalScrollBar().valueChanged.connect(lambda: self._selection.look_at(self._seen()))
        # Else each head asks all rows whether its column is chosen: seconds, once 100,000 of them are.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(self._model, self))
        self.setItemDelegate(self.delegate)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.setAccessibleName(self.tr("Songs"))

    # --- what is chosen

    def selected_places(self) -> NDArray[np.intp]:
        """Rows that are selected, ascending."""
        return self._selection.rows()

    def selected_ids(self) -> list[int]:
        """Ids of the tracks that are selected, in the order of the table."""
        return self._model.ids_of(self.selected_places())

    def select(self, track_ids: Sequence[int], *, show: bool = True) -> None:
        """Select tracks as far as they are shown, and bring the first into sight."""
        places = self._model.places_of(track_ids)
        self._selection.choose(places, self._seen())
        if len(places):
            first = self._model.index(int(places[0]), BY_NAME["title"])
            self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)
            if show:
                self.scrollTo(first)

    def set_playing(self, track_id: int | None) -> None:
        """Mark the track that is heard."""
        self.delegate.playing = track_id
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._selection.is_moving:
            self._telling.start()  # once, however many ranges were changed one by one

    def _seen(self) -> range:
        """The rows that are on the screen."""
        first, room = self.verticalHeader().visualIndexAt(0), self.viewport().height()
        return range(first, first + room // ROW + 2) if first >= 0 else range(0)

    def _on_model_about_to_be_reset(self) -> None:
        current = self.currentIndex()
        self._kept = (
            self.selected_ids(),
            self._model.track_at(current.row()).id if current.isValid() else None,
        )

    def _on_model_reset(self) -> None:
        ids, current = self._kept
        self._selection.forget()
        self.delegate.hovered = -1
        if ids:
            self._selection.choose(self._model.places_of(ids), self._seen())
        if current is not None and len(places := self._model.places_of([current])):
            first = self._model.index(int(places[0]), BY_NAME["title"])
            self.selectionModel().setCurrentIndex(first, _Flag.NoUpdate)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays on every system."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row whose title, or whatever text it is sorted by, begins with what is typed."""
        fresh = not self._typing.isActive()
        self._typed = search if fresh else self._typed + search
        self._typing.start(QGuiApplication.styleHints().keyboardInputInterval())
        repeated = len(set(self._typed)) == 1  # the same letter again and again goes from one to the next
        prefix = fold(self._typed[:1] if repeated else self._typed)
        start = self.currentIndex().row() + (1 if fresh or repeated else 0)
        keys = self._model.keys
        place = self._model.place_of_prefix(max(start, 0), prefix, field_of(keys[0][0] if keys else -1))
        if place is not None:
            self.setCurrentIndex(self._model.index(place, BY_NAME["title"]))

    # --- pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            for one in (row, self.delegate.hovered):
                top = self.rowViewportPosition(one)
                self.viewport().update(QRect(0, top, self.viewport().width(), ROW))
            self.delegate.hovered = row

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the selected songs; under the pointer is their number, not a picture of 10,000 rows."""
        tracks = [self._model.track_at(place) for place in self.selected_places().tolist()]
        if tracks:
            drag = QDrag(self)
            drag.setMimeData(dragging.pack(tracks))
            drag.setPixmap(self._badge(words.songs(len(tracks))))
            drag.setHotSpot(QPoint(-12, -4))
            drag.exec(Qt.DropAction.CopyAction)

    def _badge(self, text: str) -> QPixmap:
        font, ratio = theme.font(12, bold=True), self.devicePixelRatio()
        width = self.fontMetrics().horizontalAdvance(text) + 24
        badge = QPixmap(round(width * ratio), round(28 * ratio))
        badge.setDevicePixelRatio(ratio)
        badge.fill(Qt.GlobalColor.transparent)
        painter = QPainter(badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().accent)
        painter.drawRoundedRect(0, 0, width, 28, 7, 7)
        painter.setPen(theme.current().on_accent)
        painter.setFont(font)
        painter.drawText(QRect(0, 0, width, 28), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return badge

    # --- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.horizontalHeader().fit(self.viewport().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, or a sentence where there are none."""
        super().paintEvent(event)
        if not self._model.rowCount() and self.empty_words:
            painter = QPainter(self.viewport())
            painter.setPen(theme.current().dim)
            painter.setFont(theme.font(13))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(
                area,
                Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap,
                self.empty_words,
            )
            painter.end()
