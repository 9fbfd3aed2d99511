# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs that come as an item model, looked up one by one: a queue may be as long as the library."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from musecluster.gui.dragging import TRACKS, pack, unpack
from musecluster.gui.plain import LONGEST, plain_tip
from musecluster.gui.similar_model import ABOUT, SHARE, TRACK, title
from musecluster.gui.words import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

ROWS = "application/x-musecluster-queue"
"""MIME type of rows of this model as a JSON list."""

PAGE = 500
"""Rows that a view lays out at once; it asks for more where somebody scrolls so far."""


class QueueModel(QAbstractListModel):
    """Track ids in playing order, with the roles of SimilarModel; a song that is gone has none of them.

    Signals
    -------
        moved: rows, and the row before which they were dropped.
        dropped: track ids from elsewhere, and the row before which they were dropped.
    """

    moved = Signal(list, int)
    dropped = Signal(list, int)

    def __init__(self, collection: Collection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collection = collection
        self.ids: list[int] = []
        self._rows = 0

    def show(self, ids: list[int]) -> None:
        """Show another queue; what is left of one that went on stays chosen."""
        gone = len(self.ids) - len(ids)
        if 0 < gone < self._rows and self.ids[gone:] == ids:
            self.beginRemoveRows(QModelIndex(), 0, gone - 1)
            self.ids, self._rows = ids, self._rows - gone
            self.endRemoveRows()
        elif ids != self.ids:
            self.beginResetModel()
            self.ids, self._rows = ids, min(len(ids), max(self._rows, PAGE))
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._rows

    def canFetchMore(self, parent: QModelIndex) -> bool:
        return not parent.isValid() and self._rows < len(self.ids)

    def fetchMore(self, parent: QModelIndex) -> None:
        """Have the next page of rows."""
        rows = min(self._rows + PAGE, len(self.ids))
        if rows > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, rows - 1)
            self._rows = rows
            self.endInsertRows()

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        track = self._collection.track(self.ids[index.row()]) if index.isValid() else None
        if track is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title(track)
        if role == ABOUT:
            return track.tags.artist[:LONGEST]
        if role == SHARE:
            return clock(round(track.tags.duration * 1000)) if track.tags.duration else ""
        if role == TRACK:
            return track
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _whole(track)
        return plain_tip(_whole(track)) if role == Qt.ItemDataRole.ToolTipRole else None

    # --- drag and drop

    def supportedDragActions(self) -> Qt.DropAction:
        """Copies alone: whoever takes the files must not move them."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ROWS, TRACKS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        tracks = [self._collection.track(self.ids[row]) for row in rows]
        data = pack(track for track in tracks if track is not None)
        data.setData(ROWS, json.dumps(rows).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        return data.hasFormat(ROWS) or data.hasFormat(TRACKS)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Say what was dropped where; the queue is changed by who owns it."""
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self.ids)
        if data.hasFormat(ROWS):
            self.moved.emit(json.loads(data.data(ROWS).data()), before)
        elif ids := unpack(data):
            self.dropped.emit(list(ids), before)
        return True


def _whole(track: Track) -> str:
    return "\n".join(filter(None, (title(track), track.tags.artist[:LONGEST], track.tags.album[:LONGEST])))
