# SPDX-License-Identifier: GPL-3.0-or-later
"""Songs of a drive that is away are grey in the table and on the map, not played, and back with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from musecluster.gui import watcher as watching
from musecluster.gui.map_points import gathering
from musecluster.gui.presence import Presence
from musecluster.gui.track_columns import BY_NAME
from musecluster.library.store import Store
from musecluster.sliced import whole
from musecluster.track import Tags, Track
from tests.gui.fake_sound import FakeSound
from tests.gui.libraries import playlist, put, put_playlists
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow

SOON = 20  # milliseconds


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Three songs on a drive and three on another."""
    monkeypatch.setattr("musecluster.gui.player._qt_sound", FakeSound)
    monkeypatch.setattr(watching, "RETURN", SOON)
    monkeypatch.setattr(watching, "PAUSE", SOON)
    with Store(tmp_path / "library.db", write=True) as store:
        ids = []
        for number in range(6):
            root = tmp_path / ("drive" if number < 3 else "disk")
            root.mkdir(exist_ok=True)
            store.add_root(os.fsencode(root))
            path = root / f"{'x' * number}.mp3"
            path.write_bytes(b"sound")
            ids.append(put(store, str(path), Tags(title=f"Song {number}")))
        put_playlists(store, [playlist("one", ids)])
    shown = open_window(qtbot, tmp_path / "library.db")
    monkeypatch.setattr(shown.analysis, "start", lambda *_, **__: None)
    qtbot.waitUntil(lambda: shown.watching.watcher.is_ready)
    yield shown
    shown.watching.watcher.stop()
    shown.close()


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    return tmp_path / "drive"


def take_away(qtbot: QtBot, window: MainWindow, drive: Path) -> None:
    with qtbot.waitSignal(window.collection.presence.changed):
        drive.rename(drive.with_name("elsewhere"))


def bring_back(qtbot: QtBot, window: MainWindow, drive: Path) -> None:
    with qtbot.waitSignal(window.collection.presence.changed):
        drive.with_name("elsewhere").rename(drive)


def strength(window: MainWindow, row: int) -> int:
    """How dark the darkest pixel of a title is painted on white, 0 to 255."""
    view = window.table.view
    image = QImage(200, 36, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option, painter = QStyleOptionViewItem(), QPainter(image)
    option.rect = image.rect()
    view.itemDelegate().paint(painter, option, view.model().index(row, BY_NAME["title"]))
    painter.end()
    return 255 - min(image.pixelColor(x, y).lightness() for x in range(200) for y in range(36))


def grey(window: MainWindow) -> list[int]:
    """Ids of the songs that are grey on the map."""
    points = whole(gathering(window.collection))
    return sorted(points.ids[points.hue < 0].tolist())


def test_songs_are_grey_while_their_drive_is_away(qtbot: QtBot, window: MainWindow, drive: Path) -> None:
    ids, before = window.table.track_ids(), strength(window, 0)
    assert grey(window) == []
    take_away(qtbot, window, drive)
    assert window.table.track_ids() == ids
    assert strength(window, 0) < 0.7 * before
    assert strength(window, 4) == strength(window, 5) > 0.9 * before
    assert grey(window) == ids[:3]
    bring_back(qtbot, window, drive)
    assert strength(window, 0) == before
    assert grey(window) == []


@pytest.mark.parametrize("role", [Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole])
def test_the_table_says_why(qtbot: QtBot, window: MainWindow, drive: Path, role: int) -> None:
    model = window.table.model
    take_away(qtbot, window, drive)
    assert f"{drive} is not there now" in model.index(0, BY_NAME["title"]).data(role)
    assert "not there" not in model.index(4, BY_NAME["title"]).data(role)


def test_songs_that_are_away_are_passed_over_in_one_sentence(
    qtbot: QtBot, window: MainWindow, drive: Path
) -> None:
    ids, player, said = window.table.track_ids(), window.playing.player, []
    player.failed.connect(said.append)
    take_away(qtbot, window, drive)
    window.playing.play(ids)
    assert player.track.id == ids[3]
    assert said == [f"3 songs passed over. {drive} is not there now. If it is on a drive, connect that."]
    window.playing.play(ids[:3])
    assert (player.track, len(said)) == (None, 2)
    bring_back(qtbot, window, drive)
    window.playing.play(ids)
    assert (player.track.id, len(said)) == (ids[0], 2)


def test_the_map_keeps_songs_whose_files_went_missing(qtbot: QtBot, window: MainWindow, drive: Path) -> None:
    ids = window.table.track_ids()
    with Store(window.library, write=True) as store:
        store.mark_missing([os.fsencode(drive / ".mp3")])
    with qtbot.waitSignal(window.collection.loaded):
        window.collection.refresh()
    assert grey(window) == ids[:1]


def test_a_missing_file_that_is_back_can_be_played(qtbot: QtBot, tmp_path: Path) -> None:
    presence, path = Presence(), tmp_path / "song.mp3"
    track = Track(1, os.fsencode(path), Tags(), missing=True)
    assert presence.why_silent(track) == f"This file is not there at the moment: {path}"
    path.write_bytes(b"sound")
    assert presence.why_silent(track) == ""
    assert not presence.is_there(track)


def test_a_folder_of_a_like_name_is_not_away_too(qtbot: QtBot) -> None:
    presence = Presence()
    presence.set_absent(["/music/jazz"])
    assert not presence.is_there(Track(1, b"/music/jazz/a.mp3", Tags()))
    assert presence.is_there(Track(1, b"/music/jazz and more/a.mp3", Tags()))


def test_a_folder_s_name_may_be_any_bytes(qtbot: QtBot) -> None:
    presence = Presence()
    presence.set_absent([os.fsdecode(b"/caf\xe9")])
    assert "\ufffd is not there" in presence.reason(Track(1, b"/caf\xe9/a.mp3", Tags()))
