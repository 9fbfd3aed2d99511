# SPDX-License-Identifier: GPL-3.0-or-later
"""The track table's model: what it shows, in which order, and that Qt agrees with how it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester

from musecluster.gui.collection import Collection
from musecluster.gui.dragging import unpack
from musecluster.gui.track_columns import BY_NAME, COLUMNS
from musecluster.gui.track_model import TrackModel
from musecluster.library.edits import Create, Edits
from musecluster.library.store import Store
from musecluster.track import Descriptors, FoundFile, Tags
from tests.gui.libraries import opened, playlist, put, put_playlists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
SONGS = [
    ("Élan 10", "Zoé", 1999, 120.0),
    ("elan 9", "anna", 1980, None),
    ("Zoo", "Anna", None, 90.0),
    ("Alpha", "Zoé", 1980, 100.0),
    ("beta", "", 2005, 60.0),
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [
            put(
                store,
                f"/m/{'x' * number}.mp3",
                Tags(title=title, artists=(artist,) if artist else (), year=year, duration=100.0),
                Descriptors(tempo, "F#m"),
            )
            for number, (title, artist, year, tempo) in enumerate(SONGS)
        ]
        put_playlists(store, [playlist("a", ids[:3], fit=0.75), playlist("u", ids[3:], kind="unsorted")])
    Edits(path).apply(Create("own", "Mine", (ids[4], ids[0], ids[2])))
    return path


@pytest.fixture
def collection(qtbot: QtBot, library: Path) -> Collection:
    return opened(qtbot, library)


@pytest.fixture
def model(qtbot: QtBot, collection: Collection) -> TrackModel:
    made = TrackModel(collection)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, made)
    assert tester.model() is made
    qtbot.waitUntil(made.is_settled)
    return made


def titles(model: TrackModel) -> list[str]:
    return [model.index(row, BY_NAME["title"]).data() for row in range(model.rowCount())]


def sort(model: TrackModel, name: str, order: Qt.SortOrder = UP) -> list[str]:
    model.sort(BY_NAME[name], order)
    return titles(model)


def test_all_songs_in_the_order_of_the_library(model: TrackModel) -> None:
    assert titles(model) == [title for title, *_ in SONGS]
    assert model.columnCount() == len(COLUMNS)


def test_words_are_sorted_without_accents_and_numbers_by_value(model: TrackModel) -> None:
    assert sort(model, "title") == ["Alpha", "beta", "elan 9", "Élan 10", "Zoo"]
    assert sort(model, "title", DOWN) == ["Zoo", "Élan 10", "elan 9", "beta", "Alpha"]


def test_what_is_unknown_comes_last_both_ways(model: TrackModel) -> None:
    assert sort(model, "year")[-1] == "Zoo"
    assert sort(model, "year", DOWN)[-1] == "Zoo"
    assert sort(model, "tempo", DOWN) == ["Élan 10", "Alpha", "Zoo", "beta", "elan 9"]


def test_equals_keep_the_order_of_the_column_before(model: TrackModel) -> None:
    sort(model, "title")
    assert sort(model, "artist") == ["elan 9", "Zoo", "Alpha", "Élan 10", "beta"]
    sort(model, "title", DOWN)
    assert sort(model, "artist") == ["Zoo", "elan 9", "Élan 10", "Alpha", "beta"]
    sort(model, "title", DOWN)
    assert sort(model, "artist", DOWN) == ["Élan 10", "Alpha", "Zoo", "elan 9", "beta"]


def test_no_column_is_the_order_of_the_list(model: TrackModel) -> None:
    sort(model, "title")
    model.sort(-1)
    assert titles(model) == [title for title, *_ in SONGS]


@pytest.mark.parametrize("name", [column.name for column in COLUMNS])
def test_every_column_sorts_all_songs(model: TrackModel, name: str) -> None:
    for order in (UP, DOWN):
        assert sorted(sort(model, name, order)) == sorted(title for title, *_ in SONGS)


def test_a_filter_keeps_the_order(model: TrackModel) -> None:
    sort(model, "title")
    model.set_filter("artist:anna")
    assert titles(model) == ["elan 9", "Zoo"]
    model.set_filter("year:1980..1999")
    assert titles(model) == ["Alpha", "elan 9", "Élan 10"]
    model.set_filter("nothing has this")
    assert titles(model) == []
    model.set_filter("")
    assert len(titles(model)) == 5


def test_a_playlist_is_in_its_own_order_until_it_is_sorted(model: TrackModel) -> None:
    model.show_list("own", [])
    assert titles(model) == ["beta", "Élan 10", "Zoo"]
    assert sort(model, "title") == ["beta", "Élan 10", "Zoo"]
    assert sort(model, "title", DOWN) == ["Zoo", "Élan 10", "beta"]
    model.set_filter("zo")
    assert titles(model) == ["Zoo", "Élan 10"]
    assert model.size() == 3
    model.show_list("gone", [])
    assert titles(model) == []


def test_recent_songs_are_all_that_were_just_added(model: TrackModel) -> None:
    model.show_list("recent", [])
    assert sorted(titles(model)) == sorted(title for title, *_ in SONGS)


def test_what_the_cells_say(model: TrackModel) -> None:
    said = {column.name: model.index(0, place).data() for place, column in enumerate(COLUMNS)}
    assert said["artist"] == "Zoé"
    assert said["duration"] == "1:40"
    assert said["tempo"] == "120"
    assert said["key"] == "F♯m"
    assert said["playlist"] == "Name of a"
    assert said["fit"] == "75%"
    assert said["path"] == "/m/.mp3"
    assert said["added"]
    assert model.index(1, BY_NAME["tempo"]).data() == "–"
    tip = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert tip == "Title: Élan 10"


def test_titles_are_words_and_not_markup(qtbot: QtBot, library: Path, model: TrackModel) -> None:
    with Store(library, write=True) as store:
        put(store, "/m/html.mp3", Tags(title="<img src=x>"))
    with qtbot.waitSignal(model.collection.loaded):
        model.collection.refresh()
    tip = model.index(5, BY_NAME["title"]).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;img" in tip
    assert "<img" not in tip


def test_new_songs_are_told_as_new_rows(qtbot: QtBot, library: Path, model: TrackModel) -> None:
    with Store(library, write=True) as store:
        put(store, "/m/new song.mp3", Tags(title="New"))
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.collection.refresh()
    qtbot.waitUntil(model.is_settled)
    assert titles(model)[-1] == "New"
    assert sort(model, "title")[-2] == "New"


def test_new_songs_find_their_place_in_a_sorted_table(qtbot: QtBot, library: Path, model: TrackModel) -> None:
    sort(model, "title")
    with Store(library, write=True) as store:
        put(store, "/m/new song.mp3", Tags(title="Carl"))
    with qtbot.waitSignal(model.collection.loaded):
        model.collection.refresh()
    qtbot.waitUntil(lambda: titles(model)[2:3] == ["Carl"])


def test_songs_that_give_no_sound_any_more_leave_at_once(
    qtbot: QtBot, library: Path, model: TrackModel
) -> None:
    seen: list[list[str]] = []
    model.collection.tracks_changed.connect(lambda: seen.append(titles(model)))
    with Store(library, write=True) as store:
        store.put_problem(FoundFile(b"/m/x.mp3", 1, 2), "It is cut short.", again=False)
    with qtbot.waitSignal(model.collection.loaded):
        model.collection.refresh()
    assert seen[-1] == ["Élan 10", "Zoo", "Alpha", "beta"]


def test_edits_change_what_a_playlist_shows(qtbot: QtBot, library: Path, model: TrackModel) -> None:
    from musecluster.library.edits import Remove

    model.show_list("own", [])
    Edits(library).apply(Remove("own", (model.track_at(0).id,)))
    with qtbot.waitSignal(model.collection.playlists_changed):
        model.collection.refresh()
    qtbot.waitUntil(lambda: titles(model) == ["Élan 10", "Zoo"])


def test_dragged_songs_are_ids_and_files(model: TrackModel) -> None:
    sort(model, "title")
    data = model.mimeData([model.index(1, 0), model.index(0, 0), model.index(0, 3)])
    assert unpack(data) == model.ids()[:2]
    assert [url.toLocalFile() for url in data.urls()] == ["/m/xxx.mp3", "/m/xxxx.mp3"]


def test_type_ahead_finds_the_next_in_the_sorted_column(model: TrackModel) -> None:
    sort(model, "title")
    assert model.place_of_prefix(0, "elan 1", 0) == 3
    assert model.place_of_prefix(4, "al", 0) == 0  # round and on from the top
    assert model.place_of_prefix(0, "anna", 1) == 2
    assert model.place_of_prefix(0, "none", 0) is None


def test_a_library_that_is_still_being_read_can_be_sorted_and_filtered(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "many.db"
    with Store(library, write=True) as store:
        for number in range(1500):
            put(store, f"/m/{number}.mp3", Tags(title=f"Song {number}", duration=1.0))
    here = Collection()
    model = TrackModel(here)
    model.sort(BY_NAME["title"], DOWN)
    seen: list[tuple[int, float]] = []
    model.shown.connect(lambda: seen.append((model.rowCount(), model.seconds() or 0)))
    turn = QTimer(model, interval=0)
    turn.timeout.connect(lambda: model.set_filter("song" if len(seen) % 2 else "title:song"))
    turn.start()
    with qtbot.waitSignal(here.loaded):
        here.open(library)
    turn.stop()
    qtbot.waitUntil(model.is_settled)
    assert titles(model)[:2] == ["Song 1499", "Song 1498"]
    assert seen[-1] == (1500, 1500)
    assert all(seconds in (0, rows) for rows, seconds in seen)
