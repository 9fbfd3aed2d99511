# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder whose name is not UTF-8 is as good as any other: chosen, scanned, played, exported, dragged."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from musecluster.gui.addresses import argument, path_of, url_of
from musecluster.library.read_m3u import read_m3u
from musecluster.library.store import Store
from musecluster.track import from_uri
from tests.gui.fake_sound import FakeSound
from tests.gui.windows import open_window
from tests.pipeline.albums import a_song

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

A_WHILE = 180_000  # milliseconds, for a busy machine
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
any_path = (
    st.binary(min_size=1, max_size=40)
    .filter(lambda name: not set(name) & set(b"/\\\0"))
    .map(lambda name: b"/music/" + name)
)


@posix
@given(any_path)
def test_any_name_is_the_same_after_the_way_through_qt(path: bytes) -> None:
    data = QMimeData()
    data.setUrls([url_of(path)])
    assert [os.fsencode(path_of(url)) for url in data.urls()] == [path]


@posix
@given(any_path)
def test_any_name_reaches_the_worker(path: bytes) -> None:
    passed = argument(os.fsdecode(path))
    passed.encode("utf-8")
    assert path == (from_uri(passed) if passed.startswith("file:") else os.fsencode(passed))


def test_names_that_are_unicode_stay_readable() -> None:
    assert argument("/music/Café") == "/music/Café"
    assert path_of(QUrl("https://example.org/a.mp3")) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such names on every file system")
def test_a_folder_that_is_not_utf_8_from_its_drop_to_its_playlist(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musecluster.gui.player._qt_sound", FakeSound)
    music = os.path.join(os.fsencode(tmp_path), b"caf\xe9")
    os.mkdir(music)
    for seed in range(3):
        song = a_song(tmp_path / f"{seed}.flac", seed)
        os.rename(song, os.path.join(music, b"ni\xf1o %d.flac" % seed))
    window = open_window(qtbot, tmp_path / "library.db")
    with qtbot.waitSignal(window.analysis.finished, timeout=A_WHILE) as end:
        drop(window, url_of(music))
    assert (end.args[0]["found"], end.args[0]["analysed"]) == (3, 3)
    with Store(window.library) as store:
        assert store.roots() == [music]
    qtbot.waitUntil(lambda: len(window.table.track_ids()) == 3)
    qtbot.waitUntil(lambda: window.watching.watcher.roots == [os.fsdecode(music)])
    assert not window.watching.watcher.absent

    songs = {os.path.join(music, b"ni\xf1o %d.flac" % seed) for seed in range(3)}
    window.playing.play(window.table.track_ids())
    assert window.playing.player._sound.path in songs
    made = window.playlists.edits.create("Mine", window.table.track_ids())
    qtbot.waitUntil(lambda: window.collection.playlist(made) is not None)
    window.playlists.go_to(made)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog = window.files.export()
    dialog.choose_folder()
    dialog.export_button.click()
    qtbot.waitUntil(lambda: (tmp_path / "Mine.m3u8").exists())
    assert set(read_m3u(tmp_path / "Mine.m3u8").paths) == songs
    window.watching.watcher.stop()


def drop(window, url: QUrl) -> None:
    data, no = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([url])
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    window.dropEvent(event)
