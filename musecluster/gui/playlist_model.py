# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar's lines as Qt's item model: names to edit, places to drop songs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from musecluster.gui import dragging
from musecluster.gui.plain import plain_tip
from musecluster.gui.playlist_rows import Row, rows
from musecluster.gui.slices import Slices
from musecluster.gui.words import number

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtCore import QMimeData

    from musecluster.gui.collection import Collection

ROW = Qt.ItemDataRole.UserRole
"""The Row of a line, for whoever paints it or acts on it."""

TRACKS = 2_000  # whose durations are added up between two yields: about a millisecond


class PlaylistModel(QAbstractListModel):
    """What the sidebar shows of a collection.

    Signals
    -------
        renamed: (playlist id, new name) the listener typed another name.
        dropped: (track ids, row id) songs were dropped on a line.
    """

    renamed = Signal(str, str)
    dropped = Signal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collection: Collection | None = None
        self._rows: list[Row] = []
        self._wanted = ""
        self._seconds: dict[str, float] = {}
        self._recent = 0
        self._slices = Slices(self)
        self._held = self._behind = False

    def set_collection(self, collection: Collection) -> None:
        """Show the playlists of a collection, now and whenever it changes."""
        self._collection = collection
        collection.tracks_changed.connect(self._on_collection_tracks_changed)
        collection.playlists_changed.connect(self._on_collection_playlists_changed)
        collection.loaded.connect(self._on_collection_playlists_changed)
        self._on_collection_tracks_changed()
        self._on_collection_playlists_changed()

    def set_filter(self, wanted: str) -> None:
        """Show only playlists whose names contain the words."""
        self._wanted = wanted.strip()
        self.update()

    def hold(self, held: bool) -> None:
        """Change nothing for a while, so that a name being typed is not lost."""
        self._held = held
        if not held and self._behind:
            self.update()

    def update(self) -> None:
        """Compare the lines with the collection."""
        self._behind = self._held
        if self._held or self._collection is None:
            return
        new = rows(self._collection, self._wanted, self._seconds, self._recent)
        if [(row.id, row.kind) for row in new] != [(row.id, row.kind) for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
        elif new != self._rows:
            self._rows = new
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a line is; the invalid index where there is none."""
        found = (place for place, row in enumerate(self._rows) if row.id == row_id and row.can_be_chosen)
        return self.index(next(found, -1))

    # --- what Qt asks a model

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802, RUF100 - Qt's own signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """One fact of a line."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.name, row.facts() or _number(row))))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.why
        return row if role == ROW else None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the line changes when the library has it."""
        name = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or not name or name == self._rows[index.row()].name:
            return False
        self.renamed.emit(self._rows[index.row()].id, name)
        return True

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """What can be done with a line."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        flags = Qt.ItemFlag.ItemNeverHasChildren
        if row.can_be_chosen:
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.can_be_edited:
            flags |= Qt.ItemFlag.ItemIsEditable
        if row.takes_songs:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        """What can be dropped here."""
        return [dragging.TRACKS]

    def supportedDropActions(self) -> Qt.DropAction:
        """Songs are copied into a playlist; the songs themselves stay where they are."""
        return Qt.DropAction.CopyAction

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: QModelIndex
    ) -> bool:
        """Take songs that are dropped on a line."""
        tracks = dragging.unpack(data)
        if not tracks or not parent.isValid() or not self._rows[parent.row()].takes_songs:
            return False
        self.dropped.emit(list(tracks), self._rows[parent.row()].id)
        return True

    # --- what the collection tells

    def _on_collection_tracks_changed(self) -> None:
        assert self._collection is not None
        self._recent = len(self._collection.recent())
        self.update()

    def _on_collection_playlists_changed(self) -> None:
        self.update()
        self._slices.run(self._measuring())

    def _measuring(self) -> Generator[None]:
        """Add up how long each playlist plays."""
        collection = self._collection
        assert collection is not None
        for playlist in list(collection.playlists):
            total = 0.0
            for start in range(0, len(playlist.track_ids), TRACKS):
                some = map(collection.track, playlist.track_ids[start : start + TRACKS])
                total += sum(track.tags.duration or 0.0 for track in some if track)
                yield
            self._seconds[playlist.id] = total
        self.update()


def _number(row: Row) -> str:
    return "" if row.count is None else number(row.count)


def _tip(row: Row) -> str | None:
    if not row.can_be_chosen:
        return None
    return plain_tip("\n".join(filter(None, (row.name, row.facts(), row.why))))
