# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of songs under hand: choosing, sorting, columns, menu, and saying what is wanted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from musecluster.gui.actions import Actions
from musecluster.gui.playlist_words import uncounted
from musecluster.gui.track_columns import BY_NAME
from musecluster.gui.track_table import CHOSEN, TrackTable
from musecluster.library.edits import Create, Edits
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import opened, playlist, put, put_playlists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

WORDS = ("Delta", "Alpha", "Charlie", "Bravo", "Echo")


@pytest.fixture
def commands(qtbot: QtBot) -> Actions:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.window = window  # keeps it
    return actions


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path, commands: Actions) -> TrackTable:
    library = tmp_path / "library.db"
    with Store(library, write=True) as store:
        ids = [
            put(
                store,
                f"/m/{word}{'x' * n}.mp3",
                Tags(title=word, artists=("Ann",), genres=("Jazz",), duration=61),
            )
            for n, word in enumerate(WORDS)
        ]
        put_playlists(store, [playlist("a", ids[:3]), playlist("b", ids[3:])])
    Edits(library).apply(Create("own", "Mine & yours", (ids[2], ids[0])))
    made = TrackTable(opened(qtbot, library), commands)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    qtbot.waitUntil(made.model.is_settled)
    return made


def titles(table: TrackTable) -> list[str]:
    return [table.model.track_at(row).tags.title for row in range(table.model.rowCount())]


def id_of(table: TrackTable, title: str) -> int:
    return next(track.id for track in table._collection.tracks if track.tags.title == title)


def choose(qtbot: QtBot, table: TrackTable, *chosen: str) -> list[int]:
    ids = [id_of(table, title) for title in chosen]
    with qtbot.waitSignal(table.selection_changed):
        table.select(ids)
    return ids


def test_the_heading_says_what_is_shown(table: TrackTable) -> None:
    assert table.heading.title.text() == "All songs"
    assert table.heading.facts.text() == "5 song(s) · 5 min · 2 playlist(s) found"
    table.set_filter("title:a -echo")
    assert table.heading.facts.text().startswith("4 of 5 song(s)")
    table.set_filter("")
    table.show_playlist("own")
    assert table.heading.title.text() == "Mine & yours"
    assert titles(table) == ["Charlie", "Delta"]
    table.show_playlist(None)
    assert len(titles(table)) == 5


def test_a_click_on_a_head_sorts_and_what_is_chosen_stays_chosen(qtbot: QtBot, table: TrackTable) -> None:
    ids = choose(qtbot, table, "Delta", "Bravo")
    header = table.view.horizontalHeader()
    place = header.sectionViewportPosition(BY_NAME["title"]) + 20
    for expected in (sorted(WORDS), sorted(WORDS, reverse=True), list(WORDS)):  # the third click: no sorting
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place, 10))
        assert titles(table) == expected
        assert sorted(table.selected_ids()) == sorted(ids)


def test_each_list_remembers_how_it_was_sorted(table: TrackTable) -> None:
    table.view.sortByColumn(BY_NAME["title"], Qt.SortOrder.AscendingOrder)
    table.show_playlist("own")
    assert titles(table) == ["Charlie", "Delta"]
    assert table.view.horizontalHeader().sortIndicatorSection() == -1
    table.view.sortByColumn(BY_NAME["title"], Qt.SortOrder.DescendingOrder)
    table.show_playlist(None)
    assert titles(table) == sorted(WORDS)
    assert table.view.horizontalHeader().sortIndicatorSection() == BY_NAME["title"]
    table.show_playlist("own")
    assert titles(table) == ["Delta", "Charlie"]


def test_enter_and_a_double_click_play(qtbot: QtBot, table: TrackTable) -> None:
    table.view.setCurrentIndex(table.model.index(2, BY_NAME["title"]))
    with qtbot.waitSignal(table.activated) as told:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert told.args == [id_of(table, "Charlie")]
    where = table.view.visualRect(table.model.index(1, BY_NAME["artist"])).center()
    with qtbot.waitSignal(table.activated) as told:
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [id_of(table, "Alpha")]


def test_typing_goes_to_a_title(qtbot: QtBot, table: TrackTable) -> None:
    table.view.setFocus()
    qtbot.keyClicks(table.view, "br")
    assert table.view.currentIndex().row() == WORDS.index("Bravo")


def test_many_rows_are_chosen_and_told_once(qtbot: QtBot, table: TrackTable) -> None:
    told: list[list[int]] = []
    table.selection_changed.connect(told.append)
    with qtbot.waitSignal(table.selection_changed):
        table.view.selectAll()
    assert told == [table.track_ids()]


def test_what_is_chosen_costs_the_heads_no_look_at_the_rows(
    qtbot: QtBot, table: TrackTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(table.selection_changed):
        table.view.selectAll()
    table.grab()  # what else is to be painted
    asked: list[int] = []
    flags = table.model.flags
    monkeypatch.setattr(table.model, "flags", lambda index: (asked.append(index.row()), flags(index))[1])
    table.view.horizontalHeader().viewport().grab()
    assert asked == []


def test_rows_that_are_chosen_twice_count_once(table: TrackTable) -> None:
    selection = table.view.selectionModel()
    for first, last in ((3, 4), (0, 1), (1, 3)):
        part = QItemSelection(table.model.index(first, 0), table.model.index(last, 5))
        selection.select(part, QItemSelectionModel.SelectionFlag.Select)
    assert table.view.selected_places().tolist() == [0, 1, 2, 3, 4]


def test_many_scattered_songs_are_told_once_however_one_scrolls(
    qtbot: QtBot, table: TrackTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musecluster.gui.row_selection.MOST", 1)
    monkeypatch.setattr("musecluster.gui.row_selection.AROUND", 0)
    chosen = table.track_ids()[::2]
    with qtbot.waitSignal(table.selection_changed):
        table.select(chosen)
    told: list[list[int]] = []
    table.selection_changed.connect(told.append)
    table.resize(400, 120)
    for place in (table.view.verticalScrollBar().maximum(), 0):
        table.view.verticalScrollBar().setValue(place)
    table.view.sortByColumn(BY_NAME["title"], Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(table.model.is_settled)
    assert sorted(table.selected_ids()) == sorted(chosen)
    assert all(sorted(ids) == sorted(chosen) for ids in told)


def test_what_is_chosen_stays_chosen_through_another_filter(qtbot: QtBot, table: TrackTable) -> None:
    chosen = choose(qtbot, table, "Alpha", "Bravo", "Echo")
    table.set_filter("title:a")  # without Echo
    assert [table.model.collection.track(one).tags.title for one in table.selected_ids()] == [
        "Alpha",
        "Bravo",
    ]
    assert set(table.selected_ids()) < set(chosen)


@pytest.mark.parametrize(
    ("action", "signal"),
    [
        ("play_songs", "play_requested"),
        ("play_next", "play_next_requested"),
        ("similar", "similar_requested"),
        ("leave_out", "leave_out_requested"),
    ],
)
def test_actions_say_what_is_wanted(
    qtbot: QtBot, table: TrackTable, commands: Actions, action: str, signal: str
) -> None:
    ids = choose(qtbot, table, "Alpha", "Bravo")
    with qtbot.waitSignal(getattr(table, signal)) as told:
        commands[action].trigger()
    assert told.args == [ids]


def test_songs_are_removed_from_the_playlist_that_is_shown(
    qtbot: QtBot, table: TrackTable, commands: Actions
) -> None:
    choose(qtbot, table, "Charlie")
    assert not commands["remove_songs"].isEnabled()  # from all songs nothing can be removed
    table.show_playlist("own")
    ids = choose(qtbot, table, "Delta")
    with qtbot.waitSignal(table.remove_requested) as told:
        commands["remove_songs"].trigger()
    assert told.args == ["own", ids]


def test_nothing_chosen_offers_nothing(qtbot: QtBot, table: TrackTable, commands: Actions) -> None:
    choose(qtbot, table, "Alpha")
    with qtbot.waitSignal(table.selection_changed):
        table.view.clearSelection()
    assert not any(commands[name].isEnabled() for name in CHOSEN)


def test_the_menu_adds_to_every_playlist_but_the_one_shown(qtbot: QtBot, table: TrackTable) -> None:
    ids = choose(qtbot, table, "Alpha")
    menu = table.menu()
    (adding,) = [action.menu() for action in menu.actions() if action.menu()]
    offered = [action.text() for action in adding.actions() if action.text()]
    assert offered == ["New playlist", "Mine && yours", "Name of a", "Name of b"]
    with qtbot.waitSignal(table.add_requested) as told:
        next(action for action in adding.actions() if "Mine" in action.text()).trigger()
    assert told.args == ["own", ids]
    with qtbot.waitSignal(table.new_playlist_requested) as told:
        adding.actions()[0].trigger()
    assert told.args == [ids]
    menu.deleteLater()


def test_paths_are_copied_as_text_and_as_files(qtbot: QtBot, table: TrackTable, commands: Actions) -> None:
    choose(qtbot, table, "Delta", "Alpha")
    commands["copy_path"].trigger()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "/m/Delta.mp3\n/m/Alphax.mp3"
    assert [url.toLocalFile() for url in copied.urls()] == copied.text().split("\n")


def test_a_folder_that_is_gone_is_said_in_one_sentence(
    qtbot: QtBot, table: TrackTable, commands: Actions
) -> None:
    choose(qtbot, table, "Delta")
    with qtbot.waitSignal(table.failed) as told:
        commands["show_file"].trigger()
    assert "not there" in told.args[0]


def test_columns_are_remembered_as_plain_values(qtbot: QtBot, table: TrackTable, commands: Actions) -> None:
    header = table.view.horizontalHeader()
    header.choose("year", True)
    header.choose("genre", False)
    header.moveSection(header.visualIndex(BY_NAME["fit"]), 1)
    table.view.sortByColumn(BY_NAME["title"], Qt.SortOrder.DescendingOrder)
    kept = json.loads(json.dumps(table.state()))
    other = TrackTable(table._collection, commands)
    qtbot.addWidget(other)
    other.resize(1000, 400)
    other.show()
    other.restore(kept)
    assert other.state() == kept
    qtbot.waitUntil(other.model.is_settled)
    assert titles(other) == sorted(WORDS, reverse=True)
    shown = other.view.horizontalHeader()
    assert not shown.isSectionHidden(BY_NAME["year"])
    assert shown.isSectionHidden(BY_NAME["genre"])
    assert shown.visualIndex(BY_NAME["fit"]) == 1
    shown.restore_usual()
    assert shown.isSectionHidden(BY_NAME["year"])
    assert shown.visualIndex(BY_NAME["fit"]) == BY_NAME["fit"]


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"order": 3, "shown": None, "widths": [], "sorted": "x"},
        {"order": ["none", "fit", "fit"], "sorted": [[1], ["none", 1]]},
    ],
)
def test_a_strange_state_does_no_harm(table: TrackTable, state: dict[str, object]) -> None:
    table.restore(state)
    assert not table.view.horizontalHeader().isSectionHidden(BY_NAME["title"])
    assert len(titles(table)) == 5


def test_columns_fill_the_width_and_give_way_by_importance(qtbot: QtBot, table: TrackTable) -> None:
    header = table.view.horizontalHeader()
    assert abs(header.length() - table.view.viewport().width()) < 8
    table.resize(480, 400)
    assert header.length() <= table.view.viewport().width()
    assert header.isSectionHidden(BY_NAME["key"])
    assert not header.isSectionHidden(BY_NAME["title"])
    table.resize(1000, 400)
    assert not header.isSectionHidden(BY_NAME["key"])


def test_empty_columns_leave_their_room_to_others_until_an_edge_is_drawn(
    table: TrackTable,
) -> None:
    header = table.view.horizontalHeader()
    title, album, artist = (BY_NAME[name] for name in ("title", "album", "artist"))
    assert header.sectionSize(album) < header.sectionSize(artist)  # no song here has an album
    header.set_filled({})
    usual = header.sectionSize(title)
    header.set_filled({"album": 0.0, "artist": 0.25})
    assert header.sectionSize(title) > usual + 20
    assert header.length() == table.view.viewport().width()
    header.resizeSection(album, 170)
    table.resize(table.width() + 1, 400)
    assert abs(header.sectionSize(album) - 170) < 20  # as it was drawn


@pytest.mark.parametrize("width", [641, 800, 1003])
def test_the_columns_fill_the_width_to_the_last_pixel(table: TrackTable, width: int) -> None:
    table.resize(width, 400)
    assert table.view.horizontalHeader().length() == table.view.viewport().width()


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("1,432 songs, mostly jazz; typical: So What.", "mostly jazz; typical: So What."),
        ("12 songs that sound alike.", "sound alike."),
        ("1 song; typical: So What.", "typical: So What."),
        (
            "Nothing else sounds like these 3 songs, really.",
            "Nothing else sounds like these 3 songs, really.",
        ),
    ],
)
def test_the_heading_counts_once(why: str, said: str) -> None:
    assert uncounted(replace(playlist("p", [1]), why=why)) == said


def test_an_empty_table_says_why(table: TrackTable) -> None:
    table.set_filter("nothing has this")
    assert "words" in table.view.empty_words
    assert not table.grab().isNull()


def test_every_state_of_a_row_can_be_painted(qtbot: QtBot, table: TrackTable) -> None:
    choose(qtbot, table, "Alpha")
    table.set_playing(id_of(table, "Bravo"))
    qtbot.mouseMove(table.view.viewport(), table.view.visualRect(table.model.index(3, 1)).center())
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert not table.grab().isNull()
