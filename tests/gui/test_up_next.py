# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue is shown as it comes, ordered by mouse and keyboard, and is there again at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from musecluster.gui.dragging import TRACKS, unpack
from musecluster.gui.queue_model import PAGE
from musecluster.gui.similar_model import ABOUT, SHARE, TRACK
from musecluster.gui.state import State
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.desk import Desk
from tests.gui.libraries import put
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The first of six songs plays, and the pane with the others is open."""
    made = Desk(qtbot, tmp_path, monkeypatch)
    made.trigger("queue")
    made.player.play(made.ids[:6])
    return made


def shown(desk: Desk) -> list[int]:
    """The songs of the panel, as numbers from 0."""
    return [desk.ids.index(one) for one in desk.window.up_next.panel.model.ids]


def select(desk: Desk, *rows: int) -> None:
    desk.window.up_next.panel.select(rows)


def test_it_lists_what_comes(desk: Desk) -> None:
    panel = desk.window.up_next.panel
    assert shown(desk) == [1, 2, 3, 4, 5]
    assert panel.count.text() == "5 songs"
    assert not panel.hint.isVisible()
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    desk.player.next()
    assert shown(desk) == [2, 3, 4, 5]
    index = panel.model.index(0, 0)
    title = desk.window.collection.track(desk.ids[2]).tags.title
    assert (index.data(), index.data(ABOUT), index.data(SHARE)) == (title, "A", "")
    assert "A" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(TRACK).id == desk.ids[2]


def test_what_is_chosen_stays_chosen_when_a_song_ends(desk: Desk) -> None:
    select(desk, 2)
    desk.player.next()
    assert desk.window.up_next.panel.rows() == [1]


def test_nothing_to_come_is_said_in_words(desk: Desk) -> None:
    desk.trigger("queue_clear")
    panel = desk.window.up_next.panel
    assert panel.hint.isVisible()
    assert "Add to queue" in panel.list.accessibleDescription()
    assert panel.count.text() == ""
    assert not panel.save.isEnabled()
    assert desk.player.track.id == desk.ids[0]


@pytest.mark.parametrize(
    ("rows", "name", "songs", "chosen"),
    [
        ([1], "queue_up", [2, 1, 3, 4, 5], [0]),
        ([0, 1], "queue_up", [1, 2, 3, 4, 5], [0, 1]),
        ([1, 3], "queue_up", [2, 4, 1, 3, 5], [0, 1]),
        ([0], "queue_down", [2, 1, 3, 4, 5], [1]),
        ([0, 2], "queue_down", [2, 4, 1, 3, 5], [2, 3]),
        ([4], "queue_down", [1, 2, 3, 4, 5], [4]),
    ],
)
def test_songs_are_moved_and_stay_chosen(
    desk: Desk, rows: list[int], name: str, songs: list[int], chosen: list[int]
) -> None:
    select(desk, *rows)
    desk.trigger(name)
    assert (shown(desk), desk.window.up_next.panel.rows()) == (songs, chosen)


def test_keys_move_play_and_take_out(desk: Desk) -> None:
    songs = desk.window.up_next.panel.list
    desk.window.activateWindow()
    songs.setFocus()
    desk.until(songs.hasFocus)
    select(desk, 3)
    QTest.keyClick(songs, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(desk) == [1, 2, 4, 3, 5]
    QTest.keyClick(songs, Qt.Key.Key_Delete)
    assert shown(desk) == [1, 2, 3, 5]
    QTest.keyClick(songs, Qt.Key.Key_Return)
    assert desk.player.track.id == desk.ids[3]
    assert shown(desk) == [5]


def test_delete_in_the_queue_leaves_the_playlist_alone(desk: Desk) -> None:
    desk.window.playlists.go_to("one")
    desk.until(lambda: desk.window.table.track_ids() == desk.ids[:8])
    desk.choose(desk.ids[0])
    songs = desk.window.up_next.panel.list
    songs.setFocus()
    select(desk, 0)
    QTest.keyClick(songs, Qt.Key.Key_Delete)
    assert shown(desk) == [2, 3, 4, 5]
    assert desk.list("one").track_ids == tuple(desk.ids[:8])
    assert not desk.window.commands["undo"].isEnabled()


def test_rows_are_dragged_to_another_place(desk: Desk) -> None:
    model = desk.window.up_next.panel.model
    data = model.mimeData([model.index(0, 0), model.index(1, 0)])
    assert list(unpack(data)) == desk.ids[1:3]
    assert model.canDropMimeData(data, Qt.DropAction.CopyAction, 4, 0, QModelIndex())
    model.dropMimeData(data, Qt.DropAction.CopyAction, 4, 0, QModelIndex())
    assert shown(desk) == [3, 4, 1, 2, 5]


def test_a_drag_out_never_moves_the_files(desk: Desk) -> None:
    assert desk.window.up_next.panel.model.supportedDragActions() == Qt.DropAction.CopyAction


@pytest.mark.parametrize(
    ("row", "parent", "songs"),
    [(1, -1, [1, 9, 2, 3, 4, 5]), (-1, 2, [1, 2, 9, 3, 4, 5]), (-1, -1, [1, 2, 3, 4, 5, 9])],
)
def test_songs_are_dropped_from_elsewhere(desk: Desk, row: int, parent: int, songs: list[int]) -> None:
    model, data = desk.window.up_next.panel.model, QMimeData()
    data.setData(TRACKS, f"[{desk.ids[9]}]".encode())
    model.dropMimeData(data, Qt.DropAction.CopyAction, row, 0, model.index(parent, 0))
    assert shown(desk) == songs


def test_the_first_songs_that_are_dropped_play(desk: Desk) -> None:
    desk.trigger("queue_clear")
    desk.player.stop()
    desk.window.up_next.panel.model.dropped.emit(desk.ids[3:5], 0)
    assert desk.player.track.id == desk.ids[3]


def test_the_menu_offers_what_can_be_done(desk: Desk) -> None:
    panel = desk.window.up_next.panel
    select(desk, 1)
    panel.list.customContextMenuRequested.emit(panel.list.rect().center())
    menu = QApplication.activePopupWidget()
    offered = {action.objectName() for action in menu.actions() if not action.isSeparator()}
    menu.close()
    assert offered == {"queue_jump", "queue_up", "queue_down", "queue_remove", "queue_clear", "queue_save"}


def test_songs_that_left_the_library_leave_the_queue(desk: Desk) -> None:
    other = desk.folder / "other.db"
    with Store(other, write=True) as store:
        kept = [put(store, f"{desk.folder}/{number}.mp3", Tags()) for number in range(3)]
    with desk.qtbot.waitSignal(desk.window.collection.loaded):
        desk.window.collection.open(other)
    assert desk.window.up_next.panel.model.ids == kept[1:]


def test_the_next_start_has_the_queue_again_and_is_silent(qtbot: QtBot, desk: Desk) -> None:
    desk.player.next()
    desk.window.close()
    again = open_window(qtbot, desk.window.library)
    assert again.up_next.panel.model.ids == desk.ids[1:6]
    assert again.playing.player.track is None
    again.up_next.add([desk.ids[9]])
    assert again.playing.player.track is None
    assert again.up_next.panel.model.ids[-1] == desk.ids[9]
    again.up_next.add_next([desk.ids[10]])
    assert again.playing.player.track.id == desk.ids[10]
    assert again.up_next.panel.model.ids[0] == desk.ids[1]


@pytest.mark.parametrize("kept", [{}, {"library": "other", "ids": [1, 2]}, {"ids": "é"}, {"ids": ["1"]}])
def test_the_queue_of_another_library_is_no_queue(qtbot: QtBot, tmp_path: Path, kept: dict) -> None:
    state = State()
    state.set("up_next", kept | ({"library": str(tmp_path / "library.db")} if "library" not in kept else {}))
    state.keep()
    assert open_window(qtbot, tmp_path / "library.db").up_next.panel.model.ids == []


def test_a_long_queue_is_shown_page_by_page(desk: Desk) -> None:
    desk.player.play([desk.ids[n % 12] for n in range(2_001)])
    panel = desk.window.up_next.panel
    assert panel.count.text() == "2,000 songs"
    assert panel.model.rowCount() == PAGE
    panel.select([PAGE - 1])
    desk.trigger("queue_down")
    assert panel.rows() == [PAGE]
    assert panel.model.rowCount() == 2 * PAGE
    desk.player.queue.step(2 * PAGE)
    desk.player.next()
    assert panel.count.text() == "999 songs"
    assert panel.model.rowCount() > 0
