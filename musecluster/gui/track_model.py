# SPDX-License-Identifier: GPL-3.0-or-later
"""The track table as Qt sees it: the rows of one list, filtered and sorted by an index of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from musecluster.gui import dragging
from musecluster.gui.filter import Query, parse
from musecluster.gui.plain import plain_tip
from musecluster.gui.playlist_rows import ALL, RECENT
from musecluster.gui.slices import Slices
from musecluster.gui.track_columns import BY_NAME, COLUMNS
from musecluster.gui.track_index import TrackIndex

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence
    from typing import Any

    from numpy.typing import NDArray
    from PySide6.QtCore import QMimeData, QObject

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Role = Qt.ItemDataRole
_CELL = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
_CELL |= Qt.ItemFlag.ItemNeverHasChildren  # asked for at every cell of every frame


class TrackModel(QAbstractTableModel):
    """All tracks, or those of one list, that the filter lets through.

    Whatever changes, the rows are told as new ones at the end, or reset as a whole: moving 100,000 of them
    one by one would take seconds.
    """

    shown = Signal()
    """The rows are those that were last asked for; there may be as many as before."""

    def __init__(self, collection: Collection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.collection = collection
        self._index = TrackIndex(collection)
        self._slices = Slices(self)
        self._tracks, self._track_ids = collection.tracks, collection.ids()
        self._rows: NDArray[np.intp] = np.empty(0, np.intp)  # indices into them
        self._list, self._query = ALL, Query()
        collection.tracks_changed.connect(self._on_tracks_changed)
        collection.playlists_changed.connect(self._on_playlists_changed)
        collection.presence.changed.connect(self._on_presence_changed)
        self._on_tracks_changed()

    # --- what is shown

    @property
    def list_id(self) -> str:
        """The list that is shown: ALL, RECENT or a playlist's id."""
        return self._list

    def show_list(self, list_id: str, keys: Sequence[tuple[int, bool]]) -> None:
        """Show another list, sorted by columns, the most important first, each descending or not."""
        self._list = list_id
        self._index.set_keys(keys)
        self._update()

    def set_filter(self, text: str) -> None:
        """Show only what the text asks for, in the language of `filter`."""
        query = parse(text)
        if query != self._query:
            self._query = query
            self._show_soon()

    @property
    def keys(self) -> list[tuple[int, bool]]:
        """Columns sorted by, the most important first, and whether each descends."""
        return self._index.keys

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column and, among equals, by those before; -1 for the order of the list itself."""
        descending = order == Qt.SortOrder.DescendingOrder
        self._index.sort_by(
            None if column < 0 or column == BY_NAME["cover"] else column, descending=descending
        )
        self._show_soon()

    def is_settled(self) -> bool:
        """Whether nothing is being prepared any more."""
        return not self._slices.running

    def ids(self) -> list[int]:
        """Ids of the tracks shown, in their order."""
        return self._ids().tolist()

    def track_at(self, place: int) -> Track:
        """The track of a row of the table."""
        return self._tracks[self._rows[place]]

    def ids_of(self, places: Iterable[int]) -> list[int]:
        """Ids of the tracks of some rows of the table."""
        return self._ids()[np.asarray(places, np.intp)].tolist()

    def row_at(self, place: int) -> int:
        """The index into the collection's tracks of a row of the table."""
        return int(self._rows[place])

    def places_of(self, track_ids: Sequence[int]) -> NDArray[np.intp]:
        """Rows of the table that show these tracks, ascending, [N]."""
        (places,) = np.nonzero(np.isin(self._ids(), np.asarray(track_ids, np.int64)))
        return places

    def place_of_prefix(self, start: int, prefix: str, field: int) -> int | None:
        """The first row from `start` on, going round, whose field of filter.FIELDS begins with the prefix."""
        return self._index.first_from(self._rows, start, prefix, field)

    def size(self) -> int:
        """How many tracks the list has, whatever the filter shows of it."""
        members = self._members()
        return self._index.count if members is None else len(members)

    def seconds(self) -> float | None:
        """How long all tracks shown play; None while that is not known yet."""
        return self._index.seconds(self._rows)

    # --- Qt's questions

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == _Role.DisplayRole:
            return column.text(self.collection, row)
        if role == _Role.TextAlignmentRole:
            return column.alignment
        if role == _Role.UserRole:
            return self.collection.tracks[row].id
        if role == _Role.ToolTipRole:
            return self._tip(row, column.text(self.collection, row))
        if role == _Role.AccessibleTextRole:
            return self._said(row, f"{column.header}: {column.text(self.collection, row)}")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == _Role.DisplayRole:
            return "" if column.name == "cover" else column.header
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            return column.header
        return column.alignment if role == _Role.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _CELL if index.isValid() else super().flags(index)

    def mimeTypes(self) -> list[str]:
        return [dragging.TRACKS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return dragging.pack(self.track_at(place) for place in sorted({index.row() for index in indexes}))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    # --- keeping up

    def _on_tracks_changed(self) -> None:
        self._index.forget_tracks()
        if self._tracks is not self.collection.tracks:  # some have left: the others have other rows now
            self._show(self.collection.rows_of(self.ids()))
        self._update()

    def _on_playlists_changed(self) -> None:
        self._index.forget_playlists()
        self._update()

    def _on_presence_changed(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(COLUMNS) - 1))

    def _show_soon(self) -> None:
        """Show what is wanted, at once if the index can say it."""
        if self._index.is_ready(self._query):
            self._show(self._wanted())
        else:
            self._slices.run(self._updating())

    def _update(self) -> None:
        """Show what is wanted as soon as the index can say it, then make the index ready for anything."""
        if self._index.is_ready(self._query):
            self._show(self._wanted())
        self._slices.run(self._updating())

    def _updating(self) -> Generator[None]:
        yield from self._index.preparing(self._query)
        self._show(self._wanted())
        yield
        yield from self._index.preparing_all()

    def _wanted(self) -> NDArray[np.intp]:
        return self._index.rows(self._query, self._members())

    def _members(self) -> NDArray[np.intp] | None:
        collection = self.collection
        if self._list == ALL:
            return None
        playlist = collection.playlist(self._list)
        ids = playlist.track_ids if playlist else ()
        return collection.rows_of(collection.recent() if self._list == RECENT else ids)

    def _ids(self) -> NDArray[np.int64]:
        return self._track_ids[self._rows]

    def _show(self, rows: NDArray[np.intp]) -> None:
        """Tell Qt in the cheapest way that these are the rows now."""
        old = self._rows
        if not np.array_equal(rows[: len(old)], old):
            self.beginResetModel()
            self._take(rows)
            self.endResetModel()
        else:
            if len(rows) > len(old):
                self.beginInsertRows(_ROOT, len(old), len(rows) - 1)
                self._take(rows)
                self.endInsertRows()
            if len(old):  # what their cells say may be new
                self.dataChanged.emit(self.index(0, 0), self.index(len(old) - 1, len(COLUMNS) - 1))
        self.shown.emit()

    def _take(self, rows: NDArray[np.intp]) -> None:
        self._rows, self._tracks = rows, self.collection.tracks
        self._track_ids = self.collection.ids()

    def _tip(self, row: int, text: str) -> str:
        tip = self.collection.presence.reason(self.collection.tracks[row]) or text
        return plain_tip(tip) if tip else ""

    def _said(self, row: int, words: str) -> str:
        """What a screen reader says of a cell; of a song that is away, why."""
        return " — ".join(filter(None, (words, self.collection.presence.reason(self.collection.tracks[row]))))


def field_of(column: int) -> int:
    """The field of filter.FIELDS that type-ahead looks in while the table is sorted by a column."""
    return {BY_NAME["artist"]: 1, BY_NAME["album"]: 2, BY_NAME["genre"]: 3}.get(column, 0)
