# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar shows what the library holds, and what is done in it is in the library and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from musecluster.gui import dragging, playlist_menu, theme
from musecluster.gui.actions import Actions
from musecluster.gui.playlist_list import PlaylistList
from musecluster.gui.playlist_model import ROW
from musecluster.gui.playlist_rows import MINE
from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.track import Descriptors, Tags
from tests.gui.libraries import opened, playlist, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TEMPOS = [120.0, 60.0, 90.0]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Nine songs of ten minutes, cut in two ways."""
    import numpy as np

    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [
            put(
                store,
                f"/{'x' * n}.mp3",
                Tags(title=f"Song {n}", artists=("AB"[n % 2],), duration=600.0),
                Descriptors(TEMPOS[n % 3]),
            )
            for n in range(1, 10)
        ]
        assert ids == list(range(1, 10))
        fine = [
            playlist("a", [1, 2, 3, 4]),
            playlist("b", [5, 6, 7]),
            playlist("unsorted", [8, 9], kind="unsorted"),
        ]
        broad = [playlist("whole", ids)]
        positions = np.zeros((9, 2), np.float32)
        cuts = [StoredCut(0.0, broad), StoredCut(1.0, fine)]
        store.put_clustering(StoredClustering("s", 1.0, np.array(ids), positions, cuts))
    return path


@pytest.fixture
def commands(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions(window)
    window.close()  # not before: the actions live as long as their window


@pytest.fixture
def sidebar(qtbot: QtBot, library: Path, commands: Actions) -> PlaylistList:
    theme.apply(QApplication.instance(), "light")
    made = PlaylistList(opened(qtbot, library), commands)
    qtbot.addWidget(made)
    made.resize(240, 600)
    made.show()
    return made


def collection(sidebar: PlaylistList):
    return sidebar._collection


def lines(sidebar: PlaylistList) -> list[tuple[str, str, int | None]]:
    model = sidebar.view.model()
    rows = [model.index(n).data(ROW) for n in range(model.rowCount())]
    return [(row.kind, row.name, row.count) for row in rows]


def stored(library: Path) -> dict[str, tuple[str, tuple[int, ...]]]:
    with Store(library) as store:
        return {one.id: (one.name, one.track_ids) for one in store.playlists()}


def do(qtbot: QtBot, sidebar: PlaylistList, work) -> None:
    """Do something, and wait until the collection has read what came of it."""
    with qtbot.waitSignal(collection(sidebar).loaded):
        work()


def test_it_lists_places_and_playlists(sidebar: PlaylistList) -> None:
    assert lines(sidebar) == [
        ("place", "All songs", 9),
        ("place", "Recently added", 9),
        ("heading", "Found in your music", None),
        ("automatic", "Name of a", 4),
        ("automatic", "Name of b", 3),
        ("unsorted", "Unsorted", 2),
        ("heading", "My playlists", None),
        ("hint", "Drag songs here", None),
    ]


def test_the_model_keeps_qts_rules(qtbot: QtBot, sidebar: PlaylistList) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(sidebar.view.model(), fatal)
    do(qtbot, sidebar, lambda: sidebar.edits.create("Mine", [1]))
    do(qtbot, sidebar, lambda: sidebar.edits.delete("a"))
    sidebar.search.setText("min")
    assert [line[1] for line in lines(sidebar)] == ["My playlists", "Mine"]
    del tester


def test_counts_times_and_reasons_are_told(qtbot: QtBot, sidebar: PlaylistList) -> None:
    index = sidebar.view.model().index_of("a")
    qtbot.waitUntil(lambda: index.data(ROW).seconds is not None)
    assert index.data(ROW).seconds == 2400
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Name of a, 4 song(s) · 40 min"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Why."
    assert "40 min" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_going_to_a_line_is_told_once(qtbot: QtBot, sidebar: PlaylistList) -> None:
    heard: list[str] = []
    sidebar.chosen.connect(heard.append)
    sidebar.view.setFocus()
    for _ in range(3):
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Down)
    assert heard == ["recent", "a", "b"]  # the heading between them is passed over
    do(qtbot, sidebar, lambda: sidebar.edits.create("Mine", [1]))
    assert heard == ["recent", "a", "b"]
    assert sidebar.selected() == ["b"]


def test_a_playlist_is_opened_with_the_enter_key(qtbot: QtBot, sidebar: PlaylistList) -> None:
    sidebar.go_to("b")
    with qtbot.waitSignal(sidebar.opened) as heard:
        qtbot.keyClick(sidebar.view, Qt.Key.Key_Return)
    assert heard.args == ["b"]


def test_when_the_playlist_shown_is_gone_all_songs_are(qtbot: QtBot, sidebar: PlaylistList) -> None:
    sidebar.go_to("b")
    with qtbot.waitSignal(sidebar.chosen) as heard:
        sidebar.edits.delete("b")
    assert heard.args == ["all"]


def test_searching_keeps_what_is_shown(qtbot: QtBot, sidebar: PlaylistList) -> None:
    sidebar.go_to("b")
    heard: list[str] = []
    sidebar.chosen.connect(heard.append)
    qtbot.keyClicks(sidebar.search, "OF A")
    assert [line[1] for line in lines(sidebar)] == ["Found in your music", "Name of a"]
    sidebar.search.clear()
    assert heard == []
    assert sidebar.selected() == ["b"]


def test_f2_renames_in_place_while_a_scan_goes_on(qtbot: QtBot, sidebar: PlaylistList, library: Path) -> None:
    with Store(library, write=True) as scan:
        sidebar.go_to("a")
        sidebar.view.setFocus()
        qtbot.keyClick(sidebar.view, Qt.Key.Key_F2)
        editor = sidebar.view.viewport().findChild(QLineEdit)
        assert editor.selectedText() == "Name of a"
        editor.clear()
        qtbot.keyClicks(editor, "  Polka ")
        put(scan, "/new.mp3", Tags())
        do(qtbot, sidebar, collection(sidebar).refresh)
        assert editor.text() == "  Polka "
        do(qtbot, sidebar, lambda: qtbot.keyClick(editor, Qt.Key.Key_Return))
        assert stored(library)["a"][0] == "Polka"
    assert lines(sidebar)[0] == ("place", "All songs", 10)
    assert lines(sidebar)[3][1] == "Polka"


def test_a_blank_name_changes_nothing(sidebar: PlaylistList) -> None:
    model = sidebar.view.model()
    assert not model.setData(model.index_of("a"), "  \n ")
    assert not model.setData(model.index_of("a"), "Name of a")
    assert not sidebar.edits.can_undo()


@pytest.mark.parametrize(
    ("target", "expected"),
    [("a", {"a": (1, 2, 3, 4, 5, 6)}), ("unsorted", {"b": (7,), "unsorted": (8, 9, 5, 6)})],
)
def test_songs_are_dropped_on_a_playlist(
    qtbot: QtBot, sidebar: PlaylistList, library: Path, target: str, expected: dict
) -> None:
    do(qtbot, sidebar, lambda: drop(sidebar, sidebar.view.model().index_of(target), [5, 6]))
    assert {name: stored(library)[name][1] for name in expected} == expected


def test_songs_dropped_on_my_playlists_become_one_that_waits_for_its_name(
    qtbot: QtBot, sidebar: PlaylistList, library: Path
) -> None:
    model = sidebar.view.model()
    hint = next(model.index(n) for n in range(model.rowCount()) if model.index(n).data(ROW).id == MINE)
    do(qtbot, sidebar, lambda: drop(sidebar, hint, [5, 1]))
    name, tracks = list(stored(library).values())[-1]
    assert (name, tracks) == ("New playlist", (5, 1))
    editor = sidebar.view.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "Sunday")
    do(qtbot, sidebar, lambda: qtbot.keyClick(editor, Qt.Key.Key_Return))
    assert list(stored(library).values())[-1][0] == "Sunday"


def test_a_place_takes_no_songs(sidebar: PlaylistList, library: Path) -> None:
    before = stored(library)
    drop(sidebar, sidebar.view.model().index_of("all"), [1])
    assert stored(library) == before


def drop(sidebar: PlaylistList, index, track_ids: list[int]) -> None:
    data = dragging.pack([collection(sidebar).track(one) for one in track_ids])
    assert list(dragging.unpack(data)) == track_ids
    where = QPointF(sidebar.view.visualRect(index).center())
    event = QDropEvent(
        where,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    sidebar.view.dropEvent(event)


# --- every action, through its QAction


def trigger(qtbot: QtBot, sidebar: PlaylistList, name: str, *chosen: str) -> None:
    select(sidebar, *chosen)
    assert sidebar._commands[name].isEnabled()
    do(qtbot, sidebar, sidebar._commands[name].trigger)


def select(sidebar: PlaylistList, *chosen: str) -> None:
    sidebar.go_to(chosen[0])
    selection = sidebar.view.selectionModel()
    for one in chosen[1:]:
        selection.select(sidebar.view.model().index_of(one), selection.SelectionFlag.Select)
    assert set(sidebar.selected()) == set(chosen)


def test_delete_undo_and_redo(qtbot: QtBot, sidebar: PlaylistList, commands: Actions, library: Path) -> None:
    before = stored(library)
    assert not commands["undo"].isEnabled()
    sidebar.go_to("a")
    do(qtbot, sidebar, lambda: qtbot.keyClick(sidebar.view, Qt.Key.Key_Delete))
    after = stored(library)
    assert after == {"b": before["b"], "unsorted": (before["unsorted"][0], (8, 9, 1, 2, 3, 4))}
    do(qtbot, sidebar, commands["undo"].trigger)
    assert stored(library) == before
    assert (commands["undo"].isEnabled(), commands["redo"].isEnabled()) == (False, True)
    do(qtbot, sidebar, commands["redo"].trigger)
    assert stored(library) == after


def test_merge(qtbot: QtBot, sidebar: PlaylistList, library: Path) -> None:
    trigger(qtbot, sidebar, "merge_playlists", "a", "b")
    assert stored(library)["a"][1] == (1, 2, 3, 4, 5, 6, 7)
    assert "b" not in stored(library)


def test_what_was_merged_is_shown(qtbot: QtBot, sidebar: PlaylistList) -> None:
    trigger(qtbot, sidebar, "merge_playlists", "b", "a")
    assert sidebar.view.current == "a"  # the upper one, which is left


def test_split(qtbot: QtBot, sidebar: PlaylistList, library: Path) -> None:
    trigger(qtbot, sidebar, "split_playlist", "a")
    (first, one), (second, other) = list(stored(library).values())[:2]
    assert (first, second) == ("Name of a", "Name of a (2)")
    assert one
    assert other
    assert sorted(one + other) == [1, 2, 3, 4]


def test_pin_and_unpin(qtbot: QtBot, sidebar: PlaylistList, commands: Actions, library: Path) -> None:
    trigger(qtbot, sidebar, "pin_playlist", "a")
    assert sidebar.view.model().index_of("a").data(ROW).pinned
    assert commands["pin_playlist"].isChecked()
    with Store(library) as store:
        assert [(one.id, one.pinned) for one in store.playlists(0.0)] == [("whole", False), ("a", True)]
    trigger(qtbot, sidebar, "pin_playlist", "a")
    assert not sidebar.view.model().index_of("a").data(ROW).pinned


def test_copy_and_grow(qtbot: QtBot, sidebar: PlaylistList, commands: Actions, library: Path) -> None:
    select(sidebar, "a")
    assert not commands["grow_playlist"].isEnabled()
    trigger(qtbot, sidebar, "copy_playlist", "a")
    (made,) = sidebar.selected()
    assert stored(library)[made] == ("Name of a", (1, 2, 3, 4))
    trigger(qtbot, sidebar, "grow_playlist", made)
    grown = stored(library)[made][1]
    assert grown[:4] == (1, 2, 3, 4)
    assert len(set(grown)) == 8  # the nine songs are by two artists, of each of whom at most two are added
    assert stored(library)["b"][1] == (5, 6, 7)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("order_by_tempo", (1, 4, 2, 3)),
        ("order_by_artist", (2, 4, 1, 3)),
        ("order_by_similarity", None),
        ("shuffle_playlist", None),
    ],
)
def test_orders(
    qtbot: QtBot, sidebar: PlaylistList, library: Path, name: str, expected: tuple | None
) -> None:
    trigger(qtbot, sidebar, name, "a")
    tracks = stored(library)["a"][1]
    assert sorted(tracks) == [1, 2, 3, 4]
    assert expected is None or tracks == expected
    assert sidebar.edits.can_undo()


def test_the_menu_offers_only_what_does_something(
    qtbot: QtBot, sidebar: PlaylistList, commands: Actions, library: Path
) -> None:
    def offered(*chosen: str) -> set[str]:
        select(sidebar, *chosen)
        menu = playlist_menu.menu(sidebar, commands, sidebar.view.rows(), lambda _: None)
        return {action.objectName() for action in menu.actions()}

    assert {"rename_playlist", "split_playlist", "delete_playlist"} <= offered("a")
    assert "merge_playlists" not in offered("a")
    assert "merge_playlists" in offered("a", "b")
    assert not offered("unsorted") & {"rename_playlist", "delete_playlist", "pin_playlist"}
    sidebar.go_to("all")
    assert not commands["delete_playlist"].isEnabled()


def test_a_colour_is_chosen_from_the_menu(qtbot: QtBot, sidebar: PlaylistList, commands: Actions) -> None:
    select(sidebar, "a")
    menu = playlist_menu.menu(
        sidebar, commands, sidebar.view.rows(), lambda hue: sidebar.edits.recolour("a", hue)
    )
    colours = next(action.menu() for action in menu.actions() if action.text() == "Colour")
    do(qtbot, sidebar, colours.actions()[3].trigger)
    assert sidebar.view.model().index_of("a").data(ROW).hue == 3


def test_the_slider_switches_between_stored_cuts(qtbot: QtBot, sidebar: PlaylistList, library: Path) -> None:
    slider = sidebar.granularity.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 1, 1)
    with (
        Store(library, write=True),  # a scan goes on
        qtbot.waitSignals([sidebar.granularity_changed, collection(sidebar).loaded]),
    ):
        slider.setValue(0)
    assert [line[1] for line in lines(sidebar)][3] == "Name of whole"
    with Store(library) as store:
        assert store.granularity() == 0.0


def test_a_library_that_cannot_be_written_is_said(qtbot: QtBot, sidebar: PlaylistList, library: Path) -> None:
    library.write_bytes(b"damaged" * 1000)
    with qtbot.waitSignal(sidebar.failed) as heard:
        sidebar.edits.rename("a", "b")
    assert "library" in heard.args[0]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_is_drawn_in_both_modes_and_directions(
    qtbot: QtBot, sidebar: PlaylistList, mode: str, direction: Qt.LayoutDirection
) -> None:
    theme.apply(QApplication.instance(), mode)
    sidebar.setLayoutDirection(direction)
    sidebar.go_to("b")
    picture = sidebar.view.grab().toImage()
    dot = sidebar.view.visualRect(sidebar.view.model().index_of("a"))
    x = 21 if direction is Qt.LayoutDirection.LeftToRight else dot.right() - 21
    ratio = picture.devicePixelRatio()
    shown = picture.pixelColor((QPointF(x, dot.center().y()) * ratio).toPoint())
    assert shown == theme.hue(collection(sidebar).colour_of("a"))
    theme.apply(QApplication.instance(), "light")
