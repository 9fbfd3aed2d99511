# SPDX-License-Identifier: GPL-3.0-or-later
"""A window with music in it, and what the tests of its actions ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.fake_sound import FakeSound
from tests.gui.libraries import playlist, put, put_playlists
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow
    from musecluster.track import Playlist


class Desk:
    """A window over twelve songs in two playlists, and what a test asks of it."""

    def __init__(self, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.folder, self.monkeypatch = qtbot, folder, monkeypatch
        library = folder / "library.db"
        with Store(library, write=True) as store:
            store.add_root(str(folder).encode())
            paths = [f"{folder}/{'x' * number}.mp3" for number in range(1, 13)]
            self.ids = [put(store, path, Tags(title=path[-9:], artists=("A",))) for path in paths]
            put_playlists(store, [playlist("one", self.ids[:8]), playlist("two", self.ids[8:])])
        monkeypatch.setattr("musecluster.gui.player._qt_sound", FakeSound)
        self.scans: list[list[str]] = []
        self.window: MainWindow = open_window(qtbot, library)
        monkeypatch.setattr(self.window.analysis, "start", lambda folders: self.scans.append(list(folders)))

    def trigger(self, name: str) -> None:
        """Trigger an action as soon as it can be: what can be done is found out a moment after a choice."""
        self.until(self.window.commands[name].isEnabled)
        self.window.commands[name].trigger()

    def choose(self, *ids: int) -> None:
        """Choose songs of the table, and wait until the window has taken notice."""
        with self.qtbot.waitSignal(self.window.table.selection_changed):
            self.window.table.select(ids)

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached)

    def edited(self, name: str, *lists: str) -> None:
        """Trigger an action on playlists, and wait until the window has read what it changed."""
        for index, one in enumerate(lists):
            view = self.window.playlists.view
            view.go_to(one) if not index else view.selectionModel().select(
                view.model().index_of(one), view.selectionModel().SelectionFlag.Select
            )
        with self.qtbot.waitSignal(self.window.collection.playlists_changed):
            self.trigger(name)

    def list(self, playlist_id: str) -> Playlist | None:
        return self.window.collection.playlist(playlist_id)

    def dialog(self) -> QDialog:
        (shown,) = [one for one in self.window.findChildren(QDialog) if one.isVisible()]
        return shown

    @property
    def player(self):
        return self.window.playing.player
