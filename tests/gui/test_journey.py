# SPDX-License-Identifier: GPL-3.0-or-later
"""A listener's whole way against the real worker: choose a folder, watch, come back, find it all there."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QPushButton

from musecluster import paths
from musecluster.gui import analysis
from tests.gui.fake_sound import FakeSound
from tests.gui.windows import open_window
from tests.pipeline.albums import albums

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

A_WHILE = 180_000  # milliseconds, for a busy machine: the worker loads its network and clusters


def fingerprint(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_from_the_first_folder_to_the_next_start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musecluster.gui.player._qt_sound", FakeSound)
    music, library, out = albums(tmp_path / "music"), tmp_path / "library.db", tmp_path / "lists"
    out.mkdir()
    before = fingerprint(music)
    window = open_window(qtbot, library)
    with qtbot.waitSignal(window.analysis.finished, timeout=A_WHILE) as end:
        window.welcome.folder_chosen.emit(str(music))
    assert end.args[0]["found"] == 15
    assert window.top_bar.isVisible()

    qtbot.waitUntil(lambda: len(window.collection.playlists) > 1, timeout=A_WHILE)
    assert len(window.table.track_ids()) == 15
    playlist = window.collection.playlists[0]
    window.playlists.go_to(playlist.id)
    qtbot.waitUntil(lambda: window.table.track_ids() == list(playlist.track_ids), timeout=A_WHILE)

    song = playlist.track_ids[0]
    window.table.select([song])
    qtbot.waitUntil(lambda: len(window.similar.found()) > 0, timeout=A_WHILE)
    window.table.activated.emit(song)
    assert window.playing.player.track.id == song
    assert window.playing.player.queue.ids == list(playlist.track_ids)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    dialog = window.files.export()
    dialog.choose_folder()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: dialog.message.text() != "", timeout=A_WHILE)
    written = [path for path in out.rglob("*.m3u8") if path.read_text("utf-8").count(".flac") >= 3]
    assert written

    window.playlists.edits.rename(playlist.id, "Mine")
    qtbot.waitUntil(lambda: window.collection.playlist(playlist.id).name == "Mine", timeout=A_WHILE)
    window.close()
    again = open_window(qtbot, library)
    assert len(again.collection.tracks) == 15
    assert again.table.track_ids() == list(playlist.track_ids)
    assert again.top_bar.isVisible()
    assert again.collection.playlist(playlist.id).name == "Mine"
    assert fingerprint(music) == before


def test_the_demo_music_is_made_heard_and_played(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musecluster.gui.player._qt_sound", FakeSound)
    monkeypatch.setattr(analysis, "DEMO", 4)
    window, said = open_window(qtbot, tmp_path / "library.db"), set[str]()
    window.analysis.progressed.connect(lambda _: said.add(window.analysis_bar.words()))
    (button,) = [one for one in window.welcome.findChildren(QPushButton) if "demo" in one.text()]
    with qtbot.waitSignal(window.analysis.finished, timeout=A_WHILE) as end:
        button.click()
    assert (end.args[0]["found"], end.args[0]["analysed"]) == (4, 4)
    assert "Making demo music · 3 of 4 songs" in said
    assert window.top_bar.isVisible()
    qtbot.waitUntil(lambda: len(window.table.track_ids()) == 4, timeout=A_WHILE)
    assert all(window.collection.track(one).tags.artist for one in window.table.track_ids())
    window.playing.play(window.table.track_ids())
    assert window.playing.player.track is not None
    assert os.path.exists(window.playing.player.track.path)
    assert len(list((paths.data_dir() / "demo music").rglob("*.mp3"))) >= 1
    window.watching.watcher.stop()


def test_a_window_closed_amid_a_scan_goes_on_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    music, library = albums(tmp_path / "music"), tmp_path / "library.db"
    window = open_window(qtbot, library)
    with qtbot.waitSignal(window.analysis.progressed, timeout=A_WHILE):
        window.welcome.folder_chosen.emit(str(music))
    assert window.close()
    again = open_window(qtbot, library)
    assert again.analysis.state == "running"
    with qtbot.waitSignal(again.analysis.finished, timeout=A_WHILE) as end:
        assert again.analysis.folders == [str(music)]
    assert end.args[0]["found"] == 15
