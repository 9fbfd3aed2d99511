# SPDX-License-Identifier: GPL-3.0-or-later
"""A library learns from its tags, or says why not; undo and a new network give the old vectors back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from musecluster.embedding.weights import shipped_id
from musecluster.errors import LibraryError, MuseClusterError
from musecluster.head import Head
from musecluster.library.edits import Add, Create, Edits
from musecluster.library.store import Store
from musecluster.pipeline import adapt as adapting
from musecluster.pipeline import arrange, ask
from musecluster.pipeline.adapt import adapt, undo
from musecluster.pipeline.rules import ALL
from musecluster.pipeline.taught import taught
from musecluster.track import Analysis, Descriptors, FoundFile, Tags
from tests.adapting.taste import library, tagged
from tests.library.stores import as_nobody, clustering, playlist

if TYPE_CHECKING:
    from pathlib import Path

GENRES = ("Rock", "Jazz", "Metal", "Folk", "Blues", "Soul")


def fill(path: Path, tags, *, artists=None, songs=240, album="") -> Path:
    """A library as a scan leaves it, of songs by 24 artists."""
    vectors, _, by = library(songs, artists=24)
    by = by if artists is None else artists
    with Store(path, write=True) as store:
        for row, (vector, tag) in enumerate(zip(vectors, tags, strict=True)):
            heard = Analysis(vector, np.full(10, 0.1, np.float32), Descriptors(), 30.0)
            said = Tags(
                title=f"Song {row}",
                artists=(f"Artist {by[row]}",) if by[row] >= 0 else (),
                album=album,
                genres=(GENRES[tag],) if tag >= 0 else (),
            )
            file = FoundFile(b"/music/%d.mp3" % row, 100, 1)
            store.put(file, said, row.to_bytes(32, "big"), None, heard, shipped_id())
    return path


@pytest.fixture
def good(tmp_path):
    return fill(tmp_path / "library.db", tagged(library(240, artists=24)[1], false=0.3, missing=0.3))


def vectors_of(path, **how):
    with Store(path) as store:
        return store.embeddings(shipped_id(), **how).vectors


def lists_of(path):
    with Store(path) as store:
        return store.playlists(), store.positions()[1].tolist()


def cluster(path, *, rules, tell):
    return arrange.cluster_library(path, granularity=None, seed=None, rules=rules, tell=tell)


def run(path):
    told = []
    return adapt(path, rules=ALL, tell=told.append), told


def test_it_is_kept_and_shown_and_the_stored_vectors_stay(good, monkeypatch):
    monkeypatch.setattr(adapting, "cluster", lambda *_, tell, **__: tell({"event": "clustered"}))
    before = vectors_of(good)
    kept, told = run(good)
    adapted = next(event for event in told if event["event"] == "adapted")
    assert kept is adapted["kept"] is True
    assert adapted["reason"] == ""
    assert adapted["gain_low"] > 0
    assert adapted["precision_after"] > adapted["precision_before"] + 0.01
    assert told[-1]["event"] == "clustered"
    state = ask.status(good)["adapted"]
    assert state["in_use"]
    assert state["precision_after"] == adapted["precision_after"]
    np.testing.assert_array_equal(vectors_of(good, plain=True), before)
    learned = vectors_of(good)
    assert not np.allclose(learned, before, atol=0.01)
    np.testing.assert_allclose(np.linalg.norm(learned, axis=1), 1, atol=1e-5)


def test_undo_gives_vectors_playlists_and_map_back_exactly(tmp_path):
    path = fill(tmp_path / "library.db", np.arange(15) % 6, songs=15)
    arrange.cluster_library(path, granularity=None, seed=None, rules=ALL, tell=lambda _: None)
    before, (lists, places) = vectors_of(path), lists_of(path)
    with Store(path, write=True) as store:
        matrix = np.zeros((24, 24), np.float32)
        matrix[:8, :8] = np.eye(8)
        store.put_head(Head(shipped_id(), matrix))
        adapting._find_playlists(store, ALL, lambda _: None)
    assert lists_of(path)[1] != places

    told = []
    assert undo(path, rules=ALL, tell=told.append)
    np.testing.assert_array_equal(vectors_of(path), before)
    found, where = lists_of(path)
    assert [set(one.track_ids) for one in found] == [set(one.track_ids) for one in lists]
    assert where == places
    assert ask.status(path)["adapted"] is None
    assert not undo(path, rules=ALL, tell=told.append)
    assert told[-1] == {"event": "undone", "forgotten": False}


def test_learning_takes_one_core(good, monkeypatch):
    def learn(*_):
        threads.extend(one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas")
        raise KeyboardInterrupt

    threads: list[int] = []
    monkeypatch.setattr("musecluster.adapting.adapt.adapt", learn)
    with threadpool_limits(2), pytest.raises(KeyboardInterrupt):
        run(good)
    assert set(threads) == {1}


def test_shuffled_tags_change_nothing(tmp_path):
    true = library(240, artists=24)[1]
    path = fill(tmp_path / "library.db", np.random.default_rng(0).permutation(true))
    before = path.read_bytes()
    kept, told = run(path)
    assert not kept
    assert told[-1]["reason"].endswith("nothing was changed.")
    assert path.read_bytes() == before


@pytest.mark.parametrize("case", ["one artist", "no tags", "few songs"])
def test_too_little_is_said_in_one_sentence(tmp_path, case):
    true = library(240, artists=24)[1]
    how = {
        "one artist": {"tags": true, "artists": np.zeros(240, int)},
        "no tags": {"tags": np.full(240, -1)},
        "few songs": {"tags": np.arange(20) % 6, "songs": 20},
    }[case]
    kept, told = run(fill(tmp_path / "library.db", **how))
    assert not kept
    assert told[-1]["reason"].startswith("There is too little to learn from")
    assert told[-1]["judged"] < told[-1]["judged_needed"] or told[-1]["artists"] < told[-1]["artists_needed"]
    assert "precision_before" not in told[-1]


@pytest.mark.parametrize("verb", [adapt, undo, cluster])
def test_a_library_that_is_not_there_is_said_in_one_sentence_and_not_made(tmp_path, verb):
    with pytest.raises(LibraryError, match=r"There is no library at .*none\.db yet"):
        verb(tmp_path / "folder" / "none.db", rules=ALL, tell=lambda _: None)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", [adapt, undo, cluster])
def test_a_damaged_library_is_set_aside_and_that_is_said(tmp_path, verb):
    path = fill(tmp_path / "library.db", np.arange(240) % 6)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 4 * 3)
        file.write(b"\xa5" * 16_384)
    with pytest.raises(LibraryError, match=r"has been set aside as .*: scan all your folders again"):
        verb(path, rules=ALL, tell=lambda _: None)
    assert len(list(tmp_path.glob("library.damaged-*.db"))) == 1


def test_an_empty_library_is_said_in_one_sentence(tmp_path):
    Store(tmp_path / "library.db", write=True).close()
    with pytest.raises(MuseClusterError, match="no analysed songs yet; run: musecluster scan FOLDER"):
        run(tmp_path / "library.db")


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
@pytest.mark.parametrize("verb", [adapt, undo])
def test_a_read_only_library_is_said_in_one_sentence(tmp_path, verb):
    folder = tmp_path / "read only"
    folder.mkdir()
    path = fill(folder / "library.db", np.arange(20) % 6, songs=20)
    folder.chmod(0o555)
    path.chmod(0o444)
    try:
        with as_nobody(), pytest.raises(LibraryError, match=r"\.$"):
            verb(path, rules=ALL, tell=lambda _: None)
    finally:
        folder.chmod(0o755)


def test_a_head_of_another_network_is_not_used_and_status_says_so(good, monkeypatch):
    before = vectors_of(good)
    with Store(good, write=True) as store:
        store.put_head(Head("older-network", 2 * np.eye(24, dtype=np.float32), {"precision_before": 0.25}))
    np.testing.assert_array_equal(vectors_of(good), before)
    assert ask.status(good)["adapted"] == {
        "in_use": False,
        "network_id": "older-network",
        "precision_before": 0.25,
    }


def test_stopped_while_learning_the_library_is_as_it_was(good, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(adapting, "_figures", stop)
    before = good.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        run(good)
    assert good.read_bytes() == before
    assert ask.status(good)["adapted"] is None


def test_stopped_before_playlists_were_found_the_next_clustering_finds_them(good, monkeypatch):
    made = []
    monkeypatch.setattr(arrange, "_cluster_anew", lambda store, *_: made.append(arrange._head_id(store)))

    def cluster():
        with Store(good, write=True) as store:
            arrange.cluster(store, None, rules=ALL, tell=lambda _: None)

    with Store(good, write=True) as store:
        found = arrange.kept_embeddings(store, shipped_id(), ALL)
        signature = arrange.Signature(shipped_id(), 0, arrange.METHOD, arrange._digest(found), 240)
        store.put_clustering(clustering(signature.text(), found.track_ids.tolist(), {0.5: []}))
    cluster()
    assert made == []  # nothing has changed since

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(adapting, "cluster", stop)
        with pytest.raises(KeyboardInterrupt):
            run(good)
    assert ask.status(good)["adapted"]["in_use"]
    cluster()
    assert made == [made[0]] != [""]


def test_similar_compares_through_the_head(good):
    found = ask.similar(good, "1", count=5, per_artist=None)
    with Store(good, write=True) as store:
        matrix = np.zeros((24, 24), np.float32)
        matrix[:2, :2] = np.eye(2)
        store.put_head(Head(shipped_id(), matrix))
    assert ask.similar(good, "1", count=5, per_artist=None) != found


def test_saved_vectors_are_the_networks_own(good, tmp_path):
    with Store(good, write=True) as store:
        store.put_head(Head(shipped_id(), np.eye(24, dtype=np.float32)[::-1]))
    ask.save_embeddings(good, tmp_path / "out.npz")
    with np.load(tmp_path / "out.npz") as saved:
        np.testing.assert_array_equal(saved["vectors"], vectors_of(good, plain=True))


def test_own_lists_are_judged_and_corrected_ones_only_learned_from(good):
    untouched, changed = playlist("untouched", [1, 2, 3]), playlist("changed", [4, 5, 6])
    with Store(good, write=True) as store:
        store.put_clustering(clustering("made", range(1, 7), {0.5: [untouched, changed]}))
    Edits(good).apply(Create("own-1", "Mine", (1, 2)))
    Edits(good).apply(Add("changed", (9,), ""))
    with Store(good) as store:
        own, corrected, genres, artists, albums = taught(store, shipped_id()).kinds
    assert (len(own.rows), own.judged, genres.judged) == (2, True, True)
    assert len(corrected.rows) == 4
    assert [one.judged for one in (corrected, artists, albums)] == [False, False, False]


def test_a_song_of_nobody_known_goes_by_its_album_or_alone(tmp_path):
    nobody = np.full(20, -1)
    alone = fill(tmp_path / "alone.db", np.zeros(20, int), artists=nobody, songs=20)
    album = fill(tmp_path / "album.db", np.zeros(20, int), artists=nobody, songs=20, album="One")
    for path, artists in ((alone, 20), (album, 1)):
        with Store(path) as store:
            assert len(set(taught(store, shipped_id()).artists.tolist())) == artists
