# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's copy of the library: complete, kept up to date, and told of in few signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.gui.collection import Collection
from musecluster.gui.hues import GREY
from musecluster.head import Head
from musecluster.library.edits import Create, Edits, Recolour
from musecluster.library.store import Problem, Store
from musecluster.track import FoundFile, Tags
from tests.gui.libraries import opened, playlist, put, put_playlists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [put(store, f"/m/{n}.mp3", Tags(title=f"Song {n}"), cover=f"{n}.jpg") for n in range(5)]
        store.mark_missing([b"/m/4.mp3"])
        put_playlists(store, [playlist("a", ids[:3], fit=0.75), playlist("u", ids[3:4], kind="unsorted")])
    Edits(path).apply(Create("own-1", "Mine", tuple(ids[:2])))
    return path


def titles(collection: Collection) -> list[str]:
    return [track.tags.title for track in collection.tracks]


def refreshed(qtbot: QtBot, collection: Collection) -> None:
    with qtbot.waitSignal(collection.loaded):
        collection.refresh()


def test_all_that_is_stored_is_here(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    with Store(library) as store:
        assert sorted(here.tracks, key=lambda track: track.id) == store.tracks()
        assert here.playlists == store.playlists()
        assert here.covers == store.covers()
        for mine, stored in zip(here.positions(), store.positions(), strict=True):
            np.testing.assert_array_equal(mine, stored)
    assert here.row_of == {track.id: row for row, track in enumerate(here.tracks)}
    assert [track.missing for track in here.tracks].count(True) == 1
    assert here.cuts() == [0.5]
    assert here.granularity() == 0.5
    assert len(here.embeddings().track_ids) == 4


def test_what_is_learned_beside_the_window_is_compared_by_and_forgotten_again(
    qtbot: QtBot, library: Path
) -> None:
    here = opened(qtbot, library)
    plain = here.embeddings().vectors
    with Store(library, write=True) as store:
        (network,) = store.networks()
        store.put_head(Head(network, np.eye(plain.shape[1], dtype=np.float32)[::-1]))
    with qtbot.waitSignal(here.tracks_changed):
        refreshed(qtbot, here)
    np.testing.assert_allclose(here.embeddings().vectors, plain[:, ::-1], atol=1e-6)
    with Store(library, write=True) as store:
        store.forget_heads()
    refreshed(qtbot, here)
    np.testing.assert_array_equal(here.embeddings().vectors, plain)


def test_a_track_knows_its_playlist_and_how_well_it_fits(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    first, fourth = here.tracks[0].id, here.tracks[3].id
    assert here.playlist_of(first).id == "a"  # not the own one, which has it too
    assert here.fit_of(first) == 0.75
    assert here.playlist_of(fourth).kind == "unsorted"
    assert here.playlist_of(999) is None
    assert here.fit_of(999) == 0


def test_a_library_that_is_not_there_yet_is_an_empty_one(qtbot: QtBot, tmp_path: Path) -> None:
    here = opened(qtbot, tmp_path / "none.db")
    assert here.tracks == []
    assert here.embeddings() is None
    assert here.positions()[1].shape == (0, 2)
    with Store(tmp_path / "none.db", write=True) as store:
        put(store, "/m/new.mp3", Tags(title="New"))
    refreshed(qtbot, here)
    assert titles(here) == ["New"]


def test_what_another_process_stores_meanwhile_is_appended(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    before = list(here.tracks)
    with Store(library, write=True) as store:
        put(store, "/m/new.mp3", Tags(title="New"))
    refreshed(qtbot, here)
    assert here.tracks[: len(before)] == before
    assert titles(here)[-1] == "New"
    assert len(here.embeddings().track_ids) == 5


def test_a_retagged_a_missing_a_moved_and_a_broken_file_are_noticed(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    ids = {track.tags.title: track.id for track in here.tracks}
    with Store(library, write=True) as store:
        put(store, "/m/0.mp3", Tags(title="Another name"))
        store.mark_missing([b"/m/1.mp3"])
        store.put_problem(FoundFile(b"/m/2.mp3", 1, 2), "It is cut short.", again=False)
        store.put_problem(FoundFile(b"/m/never.mp3", 1, 2), "It is empty.", again=False)
    refreshed(qtbot, here)
    assert here.track(ids["Song 0"]).tags.title == "Another name"
    assert ids["Song 0"] not in here.covers
    assert here.track(ids["Song 1"]).missing
    assert here.track(ids["Song 2"]) is None
    assert here.row_of == {track.id: row for row, track in enumerate(here.tracks)}
    assert here.problems() == [
        Problem(b"/m/2.mp3", "It is cut short."),
        Problem(b"/m/never.mp3", "It is empty."),
    ]
    with Store(library, write=True) as store:
        put(store, "/m/2.mp3", Tags(title="Whole again"))
    refreshed(qtbot, here)
    assert here.track(ids["Song 2"]).tags.title == "Whole again"


def test_nothing_new_is_told_in_no_signal(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    with qtbot.assertNotEmitted(here.tracks_changed), qtbot.assertNotEmitted(here.playlists_changed):
        refreshed(qtbot, here)


def test_many_tracks_come_in_few_tellings(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "many.db"
    with Store(library, write=True) as store:
        for number in range(1500):
            put(store, f"/m/{number}.mp3", Tags(title=f"Song {number}"))
    here, sizes, steps = Collection(), [], []
    here.tracks_changed.connect(lambda: sizes.append(len(here.tracks)))
    here.loading.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(here.loaded):
        here.open(library)
    assert sizes[-1] == 1500
    assert sizes == sorted(sizes)
    assert 3 <= len(sizes) <= 9  # at once, then by half as many again
    assert steps[-1] == (1500, 1500)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)


def test_refreshes_while_reading_read_once_more(qtbot: QtBot, library: Path) -> None:
    here, ends = Collection(), []
    here.loaded.connect(lambda: ends.append(len(here.tracks)))
    here.loading.connect(lambda *_: (here.refresh(), here.refresh()))
    with qtbot.waitSignal(here.loaded):
        here.open(library)
    qtbot.waitUntil(lambda: not here.is_loading)
    assert ends == [5, 5]


def test_the_listeners_own_colour_counts(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    other = 1 if here.colour_of("a") != 1 else 2
    Edits(library).apply(Recolour("a", other))
    with qtbot.waitSignal(here.playlists_changed):
        here.refresh()
    assert here.colour_of("a") == other
    assert here.colour_of("u") == GREY


def test_another_file_in_the_librarys_place_is_read_from_its_start(qtbot: QtBot, library: Path) -> None:
    here = opened(qtbot, library)
    aside = library.with_name("aside.db")
    library.rename(aside)  # kept, so that the new file has another number
    with Store(library, write=True) as store:
        put(store, "/m/new.mp3", Tags(title="New"))
    refreshed(qtbot, here)
    assert titles(here) == ["New"]


def test_a_file_that_is_no_library_is_said_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann")
    here = Collection()
    with qtbot.waitSignal(here.failed) as told:
        here.open(path)
    assert "not a MuseCluster library" in told.args[0]
    assert here.tracks == []
