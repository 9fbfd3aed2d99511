# SPDX-License-Identifier: GPL-3.0-or-later
"""No menu is dead: each action, triggered as from a menu, changes the library, the sound or the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from musecluster.gui.actions import TABLE
from musecluster.library.store import Store
from tests.gui import learning_effects, queue_effects
from tests.gui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(qtbot, tmp_path, monkeypatch)


# --- what each action does; the name of the function is the name of the action


def add_folder(desk: Desk) -> None:
    desk.monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/more")
    desk.trigger("add_folder")
    assert desk.scans == [["/more"]]


def rescan(desk: Desk) -> None:
    desk.trigger("rescan")
    assert desk.scans == [[str(desk.folder)]]


def roots(desk: Desk) -> None:
    desk.trigger("roots")
    assert desk.dialog().pages.currentRow() == 0


def settings(desk: Desk) -> None:
    desk.trigger("settings")
    assert desk.dialog().pages.currentRow() > 0


def shortcuts(desk: Desk) -> None:
    desk.trigger("shortcuts")
    assert not desk.dialog().isModal()


def about(desk: Desk) -> None:
    desk.trigger("about")
    assert not desk.dialog().isModal()


def export(desk: Desk) -> None:
    desk.trigger("export")
    assert len(desk.dialog().chosen()) == 2


def import_(desk: Desk) -> None:
    file = desk.folder / "mine.m3u8"
    file.write_text(f"{desk.folder}/x.mp3\n{desk.folder}/xx.mp3\n", "utf-8")
    desk.monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    desk.edited("import")
    assert [one.track_ids for one in desk.window.collection.playlists if one.kind == "own"] == [
        tuple(desk.ids[:2])
    ]


def pause_scan(desk: Desk) -> None:
    desk.window.analysis.state, desk.window.analysis.folders = "running", ["/music"]
    desk.window.analysis.state_changed.emit("running")
    desk.trigger("pause_scan")
    assert desk.window.analysis.state == "paused"


def resume_scan(desk: Desk) -> None:
    begun: list[list[list[str]]] = []
    pause_scan(desk)
    desk.monkeypatch.setattr(desk.window.analysis, "_begin", begun.append)
    desk.trigger("resume_scan")
    assert begun[0][0][0] == "scan"


def stop_scan(desk: Desk) -> None:
    pause_scan(desk)
    desk.trigger("stop_scan")
    assert desk.window.analysis.state == "idle"


def quit(desk: Desk) -> None:
    desk.trigger("quit")
    assert not desk.window.isVisible()


def undo(desk: Desk) -> None:
    delete_playlist(desk)
    desk.edited("undo")
    assert desk.list("one") is not None


def redo(desk: Desk) -> None:
    undo(desk)
    desk.edited("redo")
    assert desk.list("one") is None


def search(desk: Desk) -> None:
    desk.trigger("search")
    desk.until(desk.window.top_bar.search.hasFocus)


def songs(desk: Desk) -> None:
    desk.trigger("map")
    desk.trigger("songs")
    assert desk.window.table.isVisible()


def map(desk: Desk) -> None:
    desk.trigger("map")
    assert desk.window.map_view.isVisible()
    assert not desk.window.table.isVisible()


def both(desk: Desk) -> None:
    desk.trigger("both")
    assert desk.window.map_view.isVisible()
    assert desk.window.table.isVisible()


def switch(desk: Desk) -> None:
    desk.trigger("switch")
    assert desk.window.map_view.isVisible()
    desk.trigger("switch")
    assert not desk.window.map_view.isVisible()


def sidebar(desk: Desk) -> None:
    desk.trigger("sidebar")
    assert not desk.window.playlists.isVisible()


def similar_panel(desk: Desk) -> None:
    desk.trigger("similar_panel")
    assert not desk.window.similar.isVisible()


def queue(desk: Desk) -> None:
    assert not desk.window.up_next.panel.isVisible()
    desk.trigger("queue")
    assert desk.window.up_next.panel.isVisible()
    desk.trigger("queue")
    assert not desk.window.up_next.panel.isVisible()


def show_problems(desk: Desk) -> None:
    from musecluster.track import FoundFile

    with Store(desk.window.library, write=True) as store:
        store.put_problem(FoundFile(b"/bad.mp3", 1, 1), "It is empty.", again=False)
    with desk.qtbot.waitSignal(desk.window.collection.loaded):
        desk.window.collection.refresh()
    desk.trigger("show_problems")
    assert desk.window.problems.isVisible()
    assert not desk.window.table.isVisible()


def reset_layout(desk: Desk) -> None:
    sidebar(desk)
    desk.trigger("reset_layout")
    assert desk.window.playlists.isVisible()


def full_screen(desk: Desk) -> None:
    desk.trigger("full_screen")
    assert desk.window.isFullScreen()
    desk.trigger("full_screen")
    assert not desk.window.isFullScreen()


def new_playlist(desk: Desk) -> None:
    desk.choose(*desk.ids[:3])
    desk.edited("new_playlist")
    (own,) = [one for one in desk.window.collection.playlists if one.kind == "own"]
    assert own.track_ids == tuple(desk.ids[:3])


def rename_playlist(desk: Desk) -> None:
    view = desk.window.playlists.view
    view.go_to("one")
    desk.trigger("rename_playlist")
    assert view.state() is view.State.EditingState


def pin_playlist(desk: Desk) -> None:
    desk.edited("pin_playlist", "one")
    assert desk.list("one").pinned


def merge_playlists(desk: Desk) -> None:
    desk.edited("merge_playlists", "one", "two")
    assert set(desk.list("one").track_ids) == set(desk.ids)


def split_playlist(desk: Desk) -> None:
    desk.edited("split_playlist", "one")
    assert 0 < len(desk.list("one").track_ids) < 8


def grow_playlist(desk: Desk) -> None:
    new_playlist(desk)
    (own,) = [one for one in desk.window.collection.playlists if one.kind == "own"]
    desk.edited("grow_playlist", own.id)
    assert len(desk.list(own.id).track_ids) > 3


def copy_playlist(desk: Desk) -> None:
    desk.edited("copy_playlist", "two")
    assert [one.track_ids for one in desk.window.collection.playlists if one.kind == "own"] == [
        tuple(desk.ids[8:])
    ]


def _orders(desk: Desk, name: str) -> None:
    with desk.qtbot.waitSignal(desk.window.playlists.edits.changed):
        desk.window.playlists.view.go_to("one")
        desk.trigger(name)
    assert desk.window.commands["undo"].isEnabled()
    assert sorted(desk.list("one").track_ids) == desk.ids[:8]


def order_by_similarity(desk: Desk) -> None:
    _orders(desk, "order_by_similarity")


def order_by_tempo(desk: Desk) -> None:
    _orders(desk, "order_by_tempo")


def order_by_artist(desk: Desk) -> None:
    _orders(desk, "order_by_artist")


def shuffle_playlist(desk: Desk) -> None:
    _orders(desk, "shuffle_playlist")


def delete_playlist(desk: Desk) -> None:
    desk.edited("delete_playlist", "one")
    assert desk.list("one") is None


def play(desk: Desk) -> None:
    desk.trigger("play")
    assert (desk.player.state, desk.player.track.id) == ("playing", desk.window.table.track_ids()[0])
    desk.trigger("play")
    assert desk.player.state == "paused"


def next(desk: Desk) -> None:
    play(desk)
    desk.trigger("next")
    assert desk.player.track.id == desk.window.table.track_ids()[1]


def previous(desk: Desk) -> None:
    next(desk)
    desk.trigger("previous")
    assert desk.player.track.id == desk.window.table.track_ids()[0]


def louder(desk: Desk) -> None:
    desk.player.set_volume(0.5)
    desk.trigger("louder")
    assert desk.player.volume == pytest.approx(0.55)


def quieter(desk: Desk) -> None:
    desk.player.set_volume(0.5)
    desk.trigger("quieter")
    assert desk.player.volume == pytest.approx(0.45)


def mute(desk: Desk) -> None:
    desk.trigger("mute")
    assert desk.player.muted
    assert desk.window.preferences.get("muted")


def radio(desk: Desk) -> None:
    desk.trigger("radio")
    assert desk.player.radio
    assert desk.window.preferences.get("radio")


def play_songs(desk: Desk) -> None:
    desk.choose(desk.ids[4], desk.ids[5])
    desk.trigger("play_songs")
    assert desk.player.queue.ids == desk.ids[4:6]


def play_next(desk: Desk) -> None:
    play(desk)
    desk.choose(desk.ids[7])
    desk.trigger("play_next")
    desk.trigger("next")
    assert desk.player.track.id == desk.ids[7]


def show_on_map(desk: Desk) -> None:
    desk.choose(desk.ids[2])
    desk.trigger("show_on_map")
    canvas = desk.window.map_view.canvas
    assert canvas.isVisible()
    place = canvas.scene.points.at[canvas._index(desk.ids[2])]
    desk.until(lambda: (canvas.camera.on_screen(*place) - canvas.rect().center()).manhattanLength() < 3)


def similar(desk: Desk) -> None:
    desk.window.commands["similar_panel"].setChecked(False)
    desk.choose(desk.ids[0])
    desk.trigger("similar")
    desk.until(lambda: len(desk.window.similar.found()) > 0)
    assert not desk.window.right.isHidden()


def remove_songs(desk: Desk) -> None:
    desk.window.playlists.go_to("one")
    desk.until(lambda: desk.window.table.track_ids() == desk.ids[:8])
    desk.choose(desk.ids[0])
    desk.edited("remove_songs")
    assert desk.ids[0] not in desk.list("one").track_ids


def leave_out(desk: Desk) -> None:
    desk.choose(desk.ids[0])
    desk.edited("leave_out")
    assert desk.ids[0] not in desk.list("one").track_ids


def show_file(desk: Desk) -> None:
    opened: list[bytes] = []
    desk.monkeypatch.setattr(
        "musecluster.gui.track_table.show_file", lambda path: opened.append(path) or True
    )
    desk.choose(desk.ids[0])
    desk.trigger("show_file")
    assert opened == [f"{desk.folder}/x.mp3".encode()]


def copy_path(desk: Desk) -> None:
    desk.choose(desk.ids[0])
    desk.trigger("copy_path")
    assert QGuiApplication.clipboard().text() == f"{desk.folder}/x.mp3"


def properties(desk: Desk) -> None:
    desk.choose(desk.ids[0])
    desk.trigger("properties")
    assert any(one.isVisible() for one in desk.window.findChildren(QDialog))


HERE = {**vars(queue_effects), **vars(learning_effects), **globals(), "import": import_}
EFFECTS = {row.name: HERE[row.name] for row in TABLE if row.name in HERE}


def test_every_action_has_its_effect_here() -> None:
    assert [row.name for row in TABLE if row.name not in EFFECTS] == []


@pytest.mark.parametrize("name", EFFECTS)
def test_an_action_does_what_it_says(desk: Desk, name: str) -> None:
    EFFECTS[name](desk)
