# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs of one list: heading, table, and all that can be done with the chosen ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from musecluster.gui.addresses import url_of
from musecluster.gui.file_manager import show_file
from musecluster.gui.playlist_rows import ALL, RECENT
from musecluster.gui.track_columns import BY_NAME, COLUMNS, filled
from musecluster.gui.track_heading import TrackHeading
from musecluster.gui.track_model import TrackModel
from musecluster.gui.track_view import TrackView

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPoint

    from musecluster.gui.actions import Actions
    from musecluster.gui.collection import Collection

SINGLE = ("show_on_map", "show_file", "properties")
"""Actions for exactly one song."""

CHOSEN = ("play_songs", "play_next", "add_to_queue", "similar", "leave_out", "copy_path")
CHOSEN += ("remove_songs", *SINGLE)
"""Actions that need a song to be chosen."""


class TrackTable(QWidget):
    """Shows all songs, the recent ones or a playlist; decides nothing, so says what is wanted.

    Signals
    -------
        selection_changed: ids of the chosen songs, in the order of the table.
        activated: id of a song that was double-clicked, or chosen with Enter.
        play_requested, play_next_requested, leave_out_requested: ids of songs.
        add_requested, remove_requested: id of a playlist, ids of songs.
        new_playlist_requested: ids of songs.
        export_requested: "all", "recent" or a playlist's id.
        shown: the rows are other ones now.
        failed: a sentence for the listener.
    """

    # Ids are passed on as the list they are: Signal(list) would make each of a hundred thousand anew.
    selection_changed = Signal(object)
    activated = Signal(int)
    play_requested = Signal(object)
    play_next_requested = Signal(object)
    similar_requested = Signal(object)
    leave_out_requested = Signal(object)
    add_requested = Signal(str, object)
    remove_requested = Signal(str, object)
    new_playlist_requested = Signal(object)
    export_requested = Signal(str)
    shown = Signal()
    failed = Signal(str)

    def __init__(self, collection: Collection, commands: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collection, self._commands = collection, commands
        self._sorted: dict[str, list[tuple[int, bool]]] = {}  # list -> how it was sorted last
        self.model = TrackModel(collection, self)
        self.view, self.heading = TrackView(self.model), TrackHeading()
        self._lay_out()
        self._connect()
        self._tell_what_is_shown()
        self._on_collection_loaded()
        self._enable([])

    # --- what the window asks for

    def show_playlist(self, list_id: str | None) -> None:
        """Show a playlist by its id, "recent", or None for all songs."""
        list_id = list_id or ALL
        if list_id == self.model.list_id:
            return
        self._sorted[self.model.list_id] = self.model.keys
        self.model.show_list(list_id, self._sorted.get(list_id, []))
        self._show_sorting()
        self.view.scrollToTop()

    def set_filter(self, text: str) -> None:
        """Show only what the words ask for."""
        self.model.set_filter(text)

    def track_ids(self) -> list[int]:
        """Ids of the songs shown, in their order."""
        return self.model.ids()

    def select(self, track_ids: Sequence[int]) -> None:
        """Choose songs as far as they are shown."""
        self.view.select(track_ids)

    def selected_ids(self) -> list[int]:
        """Ids of the chosen songs, in the order of the table."""
        return self.view.selected_ids()

    def set_playing(self, track_id: int | None) -> None:
        """Mark the song that is heard."""
        self.view.set_playing(track_id)

    def state(self) -> dict[str, Any]:
        """Columns and sorting as plain values, for the next start."""
        keys = self.model.keys if self.model.list_id == ALL else self._sorted.get(ALL, [])
        sorting = [[COLUMNS[column].name, descending] for column, descending in keys]
        return {**self.view.horizontalHeader().state(), "sorted": sorting}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Put the columns and the sorting of all songs as `state` gave them, as far as it makes sense."""
        self.view.horizontalHeader().restore(state)
        keys = [(BY_NAME[name], bool(down)) for name, down in _pairs(state.get("sorted")) if name in BY_NAME]
        self._sorted[ALL] = keys
        if self.model.list_id == ALL:
            self.model.show_list(ALL, keys)
            self._show_sorting()

    def menu(self) -> QMenu:
        """What can be done with the chosen songs."""
        made, commands = QMenu(self), self._commands
        for name in ("play_songs", "play_next", "add_to_queue", "similar", "show_on_map"):
            made.addAction(commands[name])
        made.addSeparator()
        made.addMenu(self._playlists_menu(made))
        for name in ("remove_songs", "leave_out"):
            made.addAction(commands[name])
        made.addSeparator()
        for name in ("show_file", "copy_path", "properties"):
            made.addAction(commands[name])
        return made

    # --- inside

    def _lay_out(self) -> None:
        line = QFrame(frameShape=QFrame.Shape.NoFrame, objectName="hairline")
        line.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.heading, line, self.view):
            column.addWidget(part)

    def _connect(self) -> None:
        self.view.chosen.connect(self._on_view_chosen)
        self.view.activated.connect(self._on_view_activated)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.model.shown.connect(self._tell_what_is_shown)
        self._collection.playlists_changed.connect(self._tell_what_is_shown)
        self._collection.loaded.connect(self._on_collection_loaded)
        self.heading.play_requested.connect(lambda: self.play_requested.emit(self.track_ids()))
        self.heading.export_requested.connect(lambda: self.export_requested.emit(self.model.list_id))
        for name, act in {
            "play_songs": lambda: self.play_requested.emit(self.selected_ids()),
            "play_next": lambda: self.play_next_requested.emit(self.selected_ids()),
            "similar": lambda: self.similar_requested.emit(self.selected_ids()),
            "leave_out": lambda: self.leave_out_requested.emit(self.selected_ids()),
            "remove_songs": lambda: self.remove_requested.emit(self.model.list_id, self.selected_ids()),
            "show_file": self._show_file,
            "copy_path": self._copy_paths,
            "properties": self._show_properties,
        }.items():
            self._commands[name].triggered.connect(act)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.heading.retranslate()
            self._tell_what_is_shown()
            self.view.horizontalHeader().viewport().update()
        super().changeEvent(event)

    def _on_collection_loaded(self) -> None:
        """Give the room of columns that say nothing, as in a library without tags, to the others."""
        self.view.horizontalHeader().set_filled(filled(self._collection))

    def _tell_what_is_shown(self) -> None:
        self.heading.show_list(self.model)
        self.view.empty_words = self._empty_words()
        self.view.viewport().update()
        self.shown.emit()

    def _empty_words(self) -> str:
        if self.model.size():
            return self.tr(
                "No song here has these words. Try fewer, or a field: artist: genre: year:1990..1999"
            )
        if self._collection.is_loading:
            return ""
        if self.model.list_id == RECENT:
            return self.tr("No song was added in the last 30 days.")
        return self.tr("No songs yet.") if self.model.list_id == ALL else self.tr("Drag songs here.")

    def _show_sorting(self) -> None:
        """Let the header's arrow say what the model is sorted by, without sorting again."""
        column, descending = self.model.keys[0] if self.model.keys else (-1, False)
        header = self.view.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(
            column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        )
        header.blockSignals(False)
        header.viewport().update()

    def _enable(self, track_ids: Sequence[int]) -> None:
        for name in CHOSEN:
            self._commands[name].setEnabled(bool(track_ids))
        for name in SINGLE:
            self._commands[name].setEnabled(len(track_ids) == 1)
        playlist = self._collection.playlist(self.model.list_id)
        removable = bool(track_ids) and playlist is not None and playlist.kind != "unsorted"
        self._commands["remove_songs"].setEnabled(removable)

    def _playlists_menu(self, parent: QMenu) -> QMenu:
        made = QMenu(self.tr("Add to playlist"), parent)
        made.setEnabled(bool(self.selected_ids()))
        new = made.addAction(self.tr("New playlist"))
        new.triggered.connect(lambda: self.new_playlist_requested.emit(self.selected_ids()))
        for kind in ("own", "automatic"):
            made.addSeparator()
            for playlist in self._collection.playlists:
                if playlist.kind == kind and playlist.id != self.model.list_id:
                    action = made.addAction(playlist.name.replace("&", "&&"))
                    action.triggered.connect(
                        lambda _, one=playlist.id: self.add_requested.emit(one, self.selected_ids())
                    )
        return made

    def _show_file(self) -> None:
        track = self._collection.track(self.selected_ids()[0])
        if track and not show_file(track.path):
            self.failed.emit(self.tr("The folder of this song is not there at the moment."))

    def _copy_paths(self) -> None:
        """As text for an editor, and as files for a file manager."""
        tracks = [track for track in map(self._collection.track, self.selected_ids()) if track]
        data = QMimeData()
        data.setText("\n".join(track.shown_path for track in tracks))
        data.setUrls([url_of(track.path) for track in tracks])
        QGuiApplication.clipboard().setMimeData(data)

    def _show_properties(self) -> None:
        from musecluster.gui.properties import Properties

        track = self._collection.track(self.selected_ids()[0])
        if track is not None:
            shown = Properties(self._collection, track, self)
            shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            shown.show()

    def _on_view_chosen(self, track_ids: list[int]) -> None:
        self._enable(track_ids)
        self.selection_changed.emit(track_ids)

    def _on_view_activated(self, index: QModelIndex) -> None:
        self.activated.emit(self.model.track_at(index.row()).id)

    def _on_menu_requested(self, place: QPoint) -> None:
        if self.view.indexAt(place).isValid():
            made = self.menu()
            made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            made.popup(self.view.viewport().mapToGlobal(place))


def _pairs(stored: object) -> list[tuple[Any, Any]]:
    """What is a pair in a stored list."""
    parts = stored if isinstance(stored, list) else []
    return [(part[0], part[1]) for part in parts if isinstance(part, list) and len(part) == 2]
