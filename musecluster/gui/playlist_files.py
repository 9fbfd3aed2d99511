# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists out to files and in from files, by the window's actions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from musecluster.errors import MuseClusterError
from musecluster.gui.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.actions import Actions
    from musecluster.gui.collection import Collection
    from musecluster.gui.export_dialog import ExportDialog
    from musecluster.gui.playlist_list import PlaylistList
    from musecluster.gui.state import State


class PlaylistFiles(QObject):
    """Opens the export dialog and takes in other programs' playlists.

    Signals
    -------
        said: a sentence about what was taken in, or why it was not.
    """

    said = Signal(str)

    def __init__(
        self, playlists: PlaylistList, collection: Collection, commands: Actions, state: State
    ) -> None:
        super().__init__(playlists)
        self._playlists, self._collection, self._state = playlists, collection, state
        self._dialog: ExportDialog | None = None
        commands["export"].triggered.connect(lambda _: self.export())
        commands["import"].triggered.connect(lambda _: self.choose())

    def export(self) -> ExportDialog:
        """Open the export dialog with the playlists that are selected, or with all."""
        from musecluster.gui.export_dialog import ExportDialog

        if self._dialog is not None:
            self._dialog.close()
            self._dialog.deleteLater()
        selected = self._playlists.selected()
        self._dialog = ExportDialog(self._collection, selected, self._state, self._playlists.window())
        self._dialog.show()
        return self._dialog

    def choose(self) -> None:
        """Ask for playlist files and take them in."""
        files, _ = QFileDialog.getOpenFileNames(
            self._playlists.window(),
            self.tr("Import playlist"),
            self._state.get("export_folder", ""),
            self.tr("Playlists (*.m3u *.m3u8 *.xspf *.M3U *.M3U8 *.XSPF)"),
        )
        self.take_in(files)

    def take_in(self, files: Sequence[str]) -> None:
        """Make a playlist of the listener's own from each file, of the songs that the library has."""
        for file in files:
            try:
                self._take_in(Path(file))
            except MuseClusterError as error:
                self.said.emit(str(error))

    def _take_in(self, file: Path) -> None:
        from musecluster.library.read_m3u import find_tracks, read_playlist

        read = read_playlist(file)
        found = [track for track in find_tracks(read.paths, self._collection.tracks) if track is not None]
        if not found:
            raise MuseClusterError(
                self.tr("None of the songs in %1 is in your library.").replace("%1", file.name)
            )
        self._playlists.show_next(self._playlists.edits.create(read.name, found))
        words = self.tr("“%1”: %2 of %Ln song(s) are in your library.", "", len(read.paths))
        sentence = words.replace("%2", number(len(found))).replace("%1", read.name)
        if read.left_out:
            sentence += " " + self.tr("%Ln address(es) on the net were left out.", "", read.left_out)
        self.said.emit(sentence)
