# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked for in one part of the window is done with what that part shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musecluster.library.store import Store
from musecluster.track import FoundFile, Tags
from tests.gui.desk import Desk
from tests.gui.libraries import put
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(qtbot, tmp_path, monkeypatch)


def test_the_heading_exports_the_list_that_it_names(desk: Desk) -> None:
    view = desk.window.playlists.view
    view.go_to("one")
    view.selectionModel().select(view.model().index_of("two"), view.selectionModel().SelectionFlag.Select)
    desk.window.table.heading.export.click()
    assert len(desk.dialog().chosen()) == 1


def test_a_song_that_is_not_on_the_map_says_so(desk: Desk) -> None:
    with Store(desk.window.library, write=True) as store:
        new = put(store, f"{desk.folder}/new.mp3", Tags(title="New"))
    with desk.qtbot.waitSignal(desk.window.collection.loaded):
        desk.window.collection.refresh()
    desk.choose(new)
    desk.trigger("show_on_map")
    assert "not on the map yet" in desk.window.note.words()
    assert desk.window.table.isVisible()


def test_more_like_this_comes_into_a_narrow_window(desk: Desk) -> None:
    desk.window.resize(900, 600)
    assert not desk.window.right.isVisible()
    desk.choose(desk.ids[0])
    desk.trigger("similar")
    assert desk.window.right.isVisible()


def test_what_was_chosen_on_the_map_is_told_until_others_are_chosen(desk: Desk) -> None:
    chosen = desk.ids[:3]
    desk.window.map_view.selection_changed.emit(chosen)
    desk.window.map_view.lassoed.emit(chosen)
    desk.window.map_view.selection_changed.emit(chosen)
    assert "chosen on the map" in desk.window.note.words()
    desk.window.map_view.selection_changed.emit([])
    assert not desk.window.note.words()


def test_another_note_stays_when_others_are_chosen(desk: Desk) -> None:
    desk.window.map_view.lassoed.emit(desk.ids[:3])
    desk.window.note.say("The disk is full.")
    desk.window.map_view.selection_changed.emit(desk.ids[:2])
    assert desk.window.note.words() == "The disk is full."


@pytest.mark.parametrize(("shown", "again"), [("two", "two"), ("recent", "recent"), ("problems", "all")])
def test_the_next_window_shows_what_the_last_one_did(
    desk: Desk, qtbot: QtBot, shown: str, again: str
) -> None:
    with Store(desk.window.library, write=True) as store:
        store.put_problem(FoundFile(b"/broken.mp3", 1, 1), "It is empty.", again=False)
    with qtbot.waitSignal(desk.window.collection.loaded):
        desk.window.collection.refresh()
    desk.window.playlists.go_to(shown)
    assert desk.window.choice.shown == shown
    desk.window.close()
    window = open_window(qtbot, desk.window.library)
    assert window.choice.shown == window.playlists.view.current == again
