# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen of the map: hues, names, what is chosen and playing, and a sentence before there is one."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from musecluster.gui import motion, theme
from musecluster.gui.map_view import MapView
from musecluster.gui.words import songs
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import opened, playlist, put, put_playlists
from tests.gui.maps import CROSS, Songs, drag, place, shown

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "wanted", lambda: False)


def colour(view: MapView, where: QPoint) -> QColor:
    return view.canvas.grab().toImage().pixelColor(where)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_song_has_the_hue_of_its_playlist_in_both_themes(qtbot: QtBot, mode: str) -> None:
    view = shown(qtbot, Songs(CROSS, "aabbcu", missing=[40]))
    theme.apply(QApplication.instance(), mode)
    grey = theme.hue(7)
    for track_id, hue in ((0, theme.hue(0)), (20, theme.hue(1)), (50, grey)):
        seen = colour(view, place(view, track_id))
        nearest = min((theme.hue(0), theme.hue(1), theme.hue(2), grey), key=lambda one: distance(one, seen))
        assert nearest == hue
    assert distance(colour(view, place(view, 40)), theme.current().panel) < distance(
        theme.hue(2), theme.current().panel
    )
    assert colour(view, QPoint(3, 3)) == theme.current().panel


def distance(one: QColor, other: QColor) -> int:
    return sum((a - b) ** 2 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_songs_at_no_place_at_all_are_no_harm(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs([*CROSS, (float("nan"), 1)]))
    assert len(view.canvas.scene.points) == len(CROSS)


@pytest.mark.parametrize("places", [[(3, 3)], [(1, 1)] * 5], ids=["one song", "all in one place"])
def test_a_map_without_an_extent_is_a_map(qtbot: QtBot, places: list[tuple[float, float]]) -> None:
    view = shown(qtbot, Songs(places))
    assert view.canvas.rect().contains(place(view, 0))
    assert not view.canvas.grab().isNull()


def test_before_there_is_a_map_a_sentence_says_so(qtbot: QtBot) -> None:
    songs = Songs([])
    view = shown(qtbot, songs)
    assert view.canvas.scene is None
    assert view._empty.isVisible()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Plus, Qt.Key.Key_Home):
        QTest.keyClick(view.canvas, key)
    drag(view.canvas, [QPoint(10, 10), QPoint(60, 60)])
    songs.place(CROSS)
    songs.playlists_changed.emit()
    assert view.canvas.scene is not None
    assert not view._empty.isVisible()


def test_a_hidden_map_is_made_when_it_is_shown(qtbot: QtBot) -> None:
    view = MapView()
    qtbot.addWidget(view)
    view.set_collection(Songs(CROSS))
    assert view.canvas.scene is None
    view.show()
    assert view.canvas.scene is not None


def test_a_whole_library_goes_on_the_map(qtbot: QtBot, tmp_path: Path) -> None:
    with Store(tmp_path / "library.db", write=True) as store:
        ids = [put(store, f"/m/{n}.mp3", Tags(title=f"Song {n}")) for n in range(6)]
        put_playlists(store, [playlist("a", ids[:4]), playlist("u", ids[4:], kind="unsorted")])
    view = shown(qtbot, opened(qtbot, tmp_path / "library.db"))
    assert sorted(view.canvas.scene.points.ids) == ids
    assert [region.name for region in view.canvas.scene.points.regions] == ["Name of a"]


def test_only_what_is_emphasised_is_strong(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    panel = theme.current().panel
    before = distance(colour(view, place(view, 20)), panel)
    view.emphasise([0])
    assert distance(colour(view, place(view, 20)), panel) < before / 4
    assert distance(colour(view, place(view, 0)), panel) > before / 4
    view.emphasise(None)
    assert distance(colour(view, place(view, 20)), panel) == before


def test_what_is_chosen_and_playing_stays_so_when_the_playlists_change(qtbot: QtBot) -> None:
    songs = Songs(CROSS)
    view = shown(qtbot, songs)
    view.select([10, 30, 999])
    view.set_playing(20)
    songs.playlists_changed.emit()
    assert view.canvas.selected() == [10, 30] or view.canvas.selected() == [30, 10]
    assert view.canvas.scene.points.ids[view.canvas.scene.playing] == 20
    view.set_playing(None)
    assert view.canvas.scene.playing is None


def test_the_ring_of_the_playing_song_beats_unless_the_system_asks_for_less_motion(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.set_playing(20)
    assert not view.canvas._beat.isActive()
    monkeypatch.setattr(motion, "wanted", lambda: True)
    view.set_playing(10)
    assert view.canvas._beat.isActive()
    view.hide()
    assert not view.canvas._beat.isActive()


def test_a_playlist_that_is_seen_is_named_though_its_middle_is_out_of_sight(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs([(x, y) for x in range(30) for y in range(20)]))
    canvas = view.canvas
    canvas.camera.zoom(4, QPointF(0, 0))
    assert not canvas.rect().contains(canvas.camera.on_screen(14.5, 9.5).toPoint())
    places = [QPointF(x, y) for x in range(0, canvas.width(), 8) for y in range(0, canvas.height(), 8)]
    assert any(canvas.scene.labels.at(one, canvas.camera, 1.0) for one in places)


def test_the_map_is_imported_without_numpy() -> None:
    code = "import sys, musecluster.gui.map_view; raise SystemExit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_heading_has_no_loose_end_where_there_is_no_room_for_the_hint(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.resize(800, 400)
    assert view._hint.isVisible()
    assert view._count.text().endswith(" ·")
    view.resize(400, 400)
    assert not view._hint.isVisible()
    assert view._count.text() == songs(len(CROSS))


def test_a_large_map_is_gathered_while_the_window_goes_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musecluster.gui.map_surface._FEW", 0)
    view = shown(qtbot, Songs(CROSS, "aabbcu"))
    assert view.canvas.scene is None
    assert view.canvas.is_gathering
    words = [label for label in view.canvas.findChildren(QLabel) if "appears here" in label.text()]
    assert [label.isVisible() for label in words] == [False]  # nor does it say that there is no map
    view.select([10, 20])
    view.fly_to(50)
    qtbot.waitUntil(lambda: not view.canvas.is_gathering)
    assert len(view.canvas.scene.points) == len(CROSS)
    assert sorted(view.canvas.selected()) == [10, 20]
    middle = QPoint(view.canvas.width() // 2, view.canvas.height() // 2)
    qtbot.waitUntil(lambda: (place(view, 50) - middle).manhattanLength() < 5)


def test_a_large_map_stays_until_the_newer_one_is_there(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    songs = Songs(CROSS, "aabbcu")
    view = shown(qtbot, songs)
    monkeypatch.setattr("musecluster.gui.map_surface._FEW", 0)
    songs.place(CROSS[:4])
    songs.playlists_changed.emit()
    assert len(view.canvas.scene.points) == len(CROSS)
    qtbot.waitUntil(lambda: len(view.canvas.scene.points) == 4)
