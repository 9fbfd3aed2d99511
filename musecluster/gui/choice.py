# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener looks at and which songs are chosen: every part of the window shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from musecluster.gui.playlist_rows import ALL, PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint

    from musecluster.gui.main_window import MainWindow
    from musecluster.track import Track


class Choice(QObject):
    """Brings sidebar, songs, map and similar songs in line, whichever of them was used.

    Attributes
    ----------
        shown: "all", "recent", "problems" or a playlist's id.
        songs: ids of the chosen songs.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.shown = ALL
        self.songs: list[int] = []
        self._counted = ""  # the note that says how many are chosen
        window.playlists.chosen.connect(self.show)
        window.playlists.opened.connect(self._on_playlists_opened)
        window.table.selection_changed.connect(self._on_table_selection_changed)
        window.table.activated.connect(self._on_table_activated)
        window.table.play_requested.connect(window.playing.play)
        window.table.play_next_requested.connect(window.up_next.add_next)
        window.table.similar_requested.connect(self._on_similar_requested)
        window.table.leave_out_requested.connect(window.playlists.edits.leave_out)
        window.table.add_requested.connect(window.playlists.edits.add)
        window.table.remove_requested.connect(window.playlists.edits.remove)
        window.table.new_playlist_requested.connect(lambda ids: window.playlists.make("", ids))
        window.table.export_requested.connect(self._on_table_export_requested)
        window.map_view.selection_changed.connect(self._on_map_selection_changed)
        window.map_view.activated.connect(lambda track_id: window.playing.play([track_id]))
        window.map_view.lassoed.connect(self._on_map_lassoed)
        window.map_view.path_drawn.connect(window.playing.play)
        window.map_view.playlist_clicked.connect(window.playlists.go_to)
        for part in (window.map_view, window.similar):
            part.menu_requested.connect(self._on_menu_requested)
        window.similar.activated.connect(lambda one: window.playing.play(window.similar.found(), one))
        window.similar.play_requested.connect(window.playing.play)
        window.similar.keep_playing_requested.connect(self._on_similar_keep_playing_requested)
        window.similar.save_requested.connect(window.playlists.make)
        window.playing.player.track_changed.connect(self._on_player_track_changed)
        window.commands["new_playlist"].triggered.connect(lambda: window.playlists.make("", self.songs))
        window.commands["add_to_queue"].triggered.connect(lambda: window.up_next.add(self.songs))
        window.commands["show_on_map"].triggered.connect(lambda: self._show_on_map(self.songs[0]))
        window.commands["show_problems"].triggered.connect(lambda: window.playlists.go_to(PROBLEMS))
        window.collection.loaded.connect(self._go_back, Qt.ConnectionType.SingleShotConnection)
        window.top_bar.search_changed.connect(self._on_search_changed)
        window.top_bar.search_left.connect(window.table.view.setFocus)

    def show(self, row_id: str) -> None:
        """Show all songs, a playlist, or the problems."""
        self.shown = row_id
        window = self._window
        window.show_page(window.problems if row_id == PROBLEMS else window.table)
        if row_id != PROBLEMS:
            window.table.show_playlist(None if row_id == ALL else row_id)
            playlist = window.collection.playlist(row_id)
            window.map_view.emphasise(playlist.track_ids if playlist else None)
        elif window.layout_.view == "map":
            window.commands["songs"].trigger()

    def select(self, track_ids: Sequence[int]) -> None:
        """Choose songs, in every part."""
        self._take(track_ids)
        self._window.table.select(track_ids)
        self._window.map_view.select(track_ids)

    def play(self) -> None:
        """Play what is shown, from the first of the chosen songs."""
        ids = self._window.table.track_ids()
        self._window.playing.play(ids, self.songs[0] if self.songs else None)

    def _go_back(self) -> None:
        """Show the playlist again that the last window showed, where there still is one."""
        row_id = self._window.state.get("shown", ALL)
        if row_id != PROBLEMS:
            self._window.playlists.go_to(row_id)

    def _take(self, track_ids: Sequence[int]) -> None:
        if self.songs != track_ids and self._counted and self._window.note.words() == self._counted:
            self._window.note.hide()  # it speaks of others, and its button would act on these
        self.songs = list(track_ids)
        self._window.similar.for_tracks(self.songs)

    def _on_similar_requested(self, track_ids: list[int]) -> None:
        self._window.layout_.reveal("right")
        self._window.similar.for_tracks(track_ids)

    def _show_on_map(self, track_id: int) -> None:
        """Fly to a song; the map comes into view where only the table is."""
        window = self._window
        if track_id not in window.collection.positions()[0]:
            window.note.say(self.tr("This song is not on the map yet: it has not been listened to."))
            return
        if window.layout_.view == "songs":
            window.commands["map"].trigger()
        window.map_view.fly_to(track_id)
        window.map_view.canvas.setFocus()

    def _on_table_export_requested(self, list_id: str) -> None:
        """Export the list that the table shows, and not others that are selected with it."""
        self._window.playlists.go_to(list_id)
        self._window.files.export()

    def _on_menu_requested(self, track_ids: list[int], place: QPoint) -> None:
        """The songs' menu acts on what is chosen in the table, so they are chosen there first."""
        if not set(track_ids) <= set(self._window.table.track_ids()):
            self._window.playlists.go_to(ALL)
        self._window.table.select(track_ids)
        menu = self._window.table.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _on_similar_keep_playing_requested(self, track_ids: list[int]) -> None:
        self._window.playing.player.set_radio(True)
        self._window.playing.play(track_ids)

    def _on_player_track_changed(self, track: Track | None) -> None:
        for part in (self._window.map_view, self._window.table):
            part.set_playing(None if track is None else track.id)
        if track is not None and not self.songs:
            self._window.similar.for_tracks([track.id])

    def _on_table_selection_changed(self, track_ids: list[int]) -> None:
        self._take(track_ids)
        self._window.map_view.select(track_ids)

    def _on_map_selection_changed(self, track_ids: list[int]) -> None:
        self._take(track_ids)
        self._window.table.select(track_ids)

    def _on_map_lassoed(self, track_ids: list[int]) -> None:
        window = self._window
        self._counted = self.tr("%Ln song(s) chosen on the map.", "", len(track_ids))
        window.note.say(self._counted, window.commands["new_playlist"])

    def _on_table_activated(self, track_id: int) -> None:
        self._window.playing.play(self._window.table.track_ids(), track_id)

    def _on_playlists_opened(self, row_id: str) -> None:
        self.show(row_id)
        self._window.playing.play(self._window.table.track_ids())

    def _on_search_changed(self, words: str) -> None:
        self._window.table.set_filter(words)
        self._window.map_view.emphasise(self._window.table.track_ids() if words else None)
