# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library remembers: tracks by path, audio by its hash, problems, playlists."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.library.choices import Choices
from musecluster.library.roots import SLICE
from musecluster.library.store import Counts, KnownFile, Problem, Store
from musecluster.track import Analysis, Descriptors, Tags
from tests.library.stores import NETWORK, analysis, clustering, found, hear, key, playlist, song

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL_TAGS = Tags(
    title="Ünïcode \udcff ♫",  # half a character, as from a file name that is not UTF-8
    artists=("One", "Two"),
    album="Album",
    album_artist="Various",
    track_number=3,
    disc_number=1,
    year=1994,
    genres=("Rock", "Pop"),
    duration=201.5,
    bitrate=320_000,
    compilation=True,
    replaygain=-7.25,
    musicbrainz={"recording": "b1a9"},
    guessed=True,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library.db", write=True) as opened:
        yield opened


@pytest.fixture
def root(tmp_path: Path, store: Store) -> Path:
    folder = tmp_path / "music"
    song(folder, "something else.txt")
    store.add_root(os.fsencode(folder))
    return folder


def ids(store: Store) -> dict[bytes, int]:
    return {os.path.basename(track.path): track.id for track in store.tracks() if not track.missing}


# --- tracks and their audio


def test_a_track_is_given_back_as_it_was_put(store: Store) -> None:
    path = b"/music/\xff not utf-8/e\xcc\x81.mp3"
    heard = analysis(1)
    assert (
        store.put(found(path, size=7, mtime_ns=2**62), FULL_TAGS, key("a"), "c.jpg", heard, NETWORK)
        == "analysed"
    )
    (track,) = store.tracks()
    assert (track.path, track.tags, track.descriptors, track.missing) == (
        path,
        FULL_TAGS,
        heard.descriptors,
        False,
    )
    assert store.track(track.id) == store.find(path) == track
    assert store.covers() == {track.id: "c.jpg"}
    assert store.files(NETWORK) == {path: KnownFile(7, 2**62, "good", True, False)}


def test_embeddings_are_given_back_bit_for_bit(store: Store) -> None:
    heard = analysis(1, dimensions=128)
    store.put(found(b"/a"), Tags(), key("a"), None, heard, NETWORK)
    stored = store.embeddings(NETWORK)
    np.testing.assert_array_equal(stored.vectors, [heard.embedding])
    np.testing.assert_array_equal(stored.genres, [heard.genres])
    assert (stored.vectors.dtype, stored.genres.dtype, stored.track_ids.dtype) == ("f4", "f4", "i8")
    assert stored.vectors.flags.writeable


def test_an_empty_library_answers_everything(store: Store) -> None:
    stored = store.embeddings(NETWORK)
    assert stored.vectors.shape == stored.genres.shape == (0, 0)
    assert (store.tracks(), store.files(NETWORK), store.problems(), store.roots()) == ([], {}, [], [])
    assert (store.cuts(), store.all_cuts(), store.playlists(), store.granularity()) == ([], [], [], None)
    assert store.clustering_signature() is None
    assert store.positions()[1].shape == (0, 2)
    assert store.track(1) is store.find(b"/a") is None
    assert store.count() == Counts(0, 0, 0, 0, 0)


def test_the_order_of_embeddings_does_not_depend_on_the_order_of_scanning(tmp_path: Path) -> None:
    files = [(b"/b", "x"), (b"/a", "y"), (b"/c", "x"), (b"/d", "w")]
    orders = []
    for number, order in enumerate((files, files[::-1])):
        with Store(tmp_path / f"{number}.db", write=True) as store:
            for path, audio in order:
                hear(store, path, audio)
            stored = store.embeddings(NETWORK)
            paths = {track.id: track.path for track in store.tracks()}
            orders.append([paths[track] for track in stored.track_ids.tolist()])
            assert stored.audio_keys == [key("w"), key("x"), key("x"), key("y")]
    assert orders == [[b"/d", b"/b", b"/c", b"/a"]] * 2


def test_copies_share_one_analysis(store: Store, root: Path) -> None:
    assert hear(store, song(root, "a.mp3"), "x") == "analysed"
    assert hear(store, song(root, "copy.mp3"), "x") == "known"
    assert len(set(ids(store).values())) == 2
    assert len(store.embeddings(NETWORK).vectors) == 2


def test_new_tags_leave_the_audio_alone(store: Store, root: Path) -> None:
    path = song(root, "a.mp3")
    hear(store, path, "x", title="Old")
    before = ids(store)
    assert store.put(found(path, size=200), Tags(title="New"), key("x"), None, None, NETWORK) == "known"
    assert ids(store) == before
    assert [track.tags.title for track in store.tracks()] == ["New"]


def test_changed_audio_at_a_known_path_is_the_same_track(store: Store, root: Path) -> None:
    path = song(root, "a.mp3")
    hear(store, path, "x")
    before = ids(store)
    assert hear(store, path, "y") == "analysed"
    assert ids(store) == before
    assert store.embeddings(NETWORK).audio_keys == [key("y")]
    assert store.has_analysis(key("x"), NETWORK)


def test_networks_do_not_mix(store: Store) -> None:
    hear(store, b"/a", "x")
    assert not store.has_analysis(key("x"), "network-2")
    assert not store.files("network-2")[b"/a"].analysed
    assert len(store.embeddings("network-2").vectors) == 0
    store.put(found(b"/a"), Tags(), key("x"), None, analysis(9, dimensions=8), "network-2")
    assert store.embeddings("network-2").vectors.shape == (1, 8)
    assert store.embeddings(NETWORK).vectors.shape == (1, 4)


def test_hearing_the_same_audio_again_replaces_what_was_heard(store: Store) -> None:
    hear(store, b"/a", "x")
    heard = Analysis(np.ones(4, np.float32) / 2, np.zeros(2, np.float32), Descriptors(), 10.0)
    assert store.put(found(b"/a"), Tags(), key("x"), None, heard, NETWORK) == "analysed"
    assert store.embeddings(NETWORK).vectors.tolist() == [[0.5] * 4]
    assert store.tracks()[0].descriptors == Descriptors()


# --- moved


def test_a_moved_file_stays_the_same_track(store: Store, root: Path) -> None:
    old, new = song(root, "a.mp3"), root / "elsewhere" / "b.mp3"
    hear(store, old, "x")
    (track,) = store.tracks()
    new.parent.mkdir()
    old.rename(new)
    assert hear(store, new, "x", title="Read again") == "moved"
    assert store.tracks() == [replace(track, path=os.fsencode(new), tags=Tags(title="Read again"))]


def test_a_moved_file_that_was_marked_missing_first_is_found_again(store: Store, root: Path) -> None:
    hear(store, root / "a.mp3", "x")
    before = ids(store)[b"a.mp3"]
    assert store.mark_missing([os.fsencode(root / "a.mp3")]) == 1
    assert hear(store, song(root, "b.mp3"), "x") == "moved"
    assert ids(store) == {b"b.mp3": before}


def test_a_missing_file_that_is_back_has_not_moved(store: Store, root: Path) -> None:
    hear(store, root / "a.mp3", "x")
    store.mark_missing([os.fsencode(root / "a.mp3")])
    song(root, "a.mp3")
    assert hear(store, song(root, "copy.mp3"), "x") == "known"
    assert hear(store, root / "a.mp3", "x") == "known"
    assert ids(store) == {b"a.mp3": 1, b"copy.mp3": 2}


def test_one_gone_path_is_taken_once(store: Store, root: Path) -> None:
    for name in ("a.mp3", "b.mp3"):
        hear(store, song(root, name), "x")
    (root / "a.mp3").unlink()
    assert hear(store, song(root, "c.mp3"), "x") == "moved"
    assert hear(store, song(root, "d.mp3"), "x") == "known"
    assert ids(store) == {b"c.mp3": 1, b"b.mp3": 2, b"d.mp3": 3}


@pytest.mark.parametrize("mount_point_stays", [True, False])
def test_a_file_on_an_absent_drive_has_not_moved(store: Store, root: Path, mount_point_stays: bool) -> None:
    hear(store, song(root, "a.mp3"), "x")
    copy = song(root.parent / "other music", "a.mp3")
    store.add_root(os.fsencode(copy.parent))
    shutil.rmtree(root)
    if mount_point_stays:
        root.mkdir()
    assert hear(store, copy, "x") == "known"
    assert len(store.tracks()) == 2


def test_a_file_outside_every_root_has_not_moved(store: Store, tmp_path: Path) -> None:
    store.add_root(os.fsencode(tmp_path / "mus"))  # not the folder "music", though its name begins like that
    song(tmp_path / "mus", "something")
    hear(store, tmp_path / "music" / "a.mp3", "x")
    assert hear(store, song(tmp_path, "b.mp3"), "x") == "known"


def test_a_half_copied_file_gives_way_to_the_track_that_moves_there(store: Store, root: Path) -> None:
    old, new = song(root, "a.mp3"), song(root, "b.mp3")
    hear(store, old, "x")
    store.put_problem(found(new), "The file ends too early.", again=False)
    old.unlink()
    assert hear(store, new, "x") == "moved"
    assert ids(store) == {b"b.mp3": 1}
    assert store.problems() == []


# --- missing


def test_missing_is_not_deleted(store: Store) -> None:
    for name in ("a", "b"):
        hear(store, f"/{name}".encode(), name)
    store.put_clustering(clustering("s", [1, 2], {0.5: [playlist("p", [2, 1], loose=[2])]}))
    assert store.mark_missing([b"/a", b"/unknown"]) == 1
    assert store.mark_missing([b"/a"]) == 0
    assert [track.missing for track in store.tracks()] == [True, False]
    assert store.files(NETWORK)[b"/a"].state == "missing"
    assert store.embeddings(NETWORK).track_ids.tolist() == [2]
    assert store.playlists()[0].track_ids == (2,)
    assert store.playlists()[0].loose == {2}
    assert store.positions()[0].tolist() == [2]


@pytest.mark.parametrize("how", ["marked", "put"])
def test_what_was_missing_comes_back_with_its_playlists(store: Store, how: str) -> None:
    hear(store, b"/a", "a")
    store.put_clustering(clustering("s", [1], {0.5: [playlist("p", [1])]}))
    store.mark_missing([b"/a"])
    assert store.playlists() == []
    if how == "marked":
        assert store.mark_present([b"/a", b"/unknown"]) == 1
    else:
        assert hear(store, b"/a", "a") == "known"
    assert store.playlists() == [playlist("p", [1])]


def test_a_root_that_is_given_up_takes_its_tracks_out_and_those_under_another_root_stay(store: Store) -> None:
    for root in (b"/music", b"/music/kept", b"/musical"):
        store.add_root(root)
        store.add_root(root)
    for path in (b"/music/a", b"/music/kept/b", b"/musical/c"):
        hear(store, path, path.decode())
    store.put_problem(found(b"/music/broken"), "The file is empty.", again=False)
    store.remove_root(b"/music")
    assert store.roots() == [b"/music/kept", b"/musical"]
    assert [track.path for track in store.tracks()] == [b"/music/kept/b", b"/musical/c"]
    assert store.problems() == []
    assert store.retry() == 0


def seen(store: Store) -> tuple[object, ...]:
    """All that the library shows of its songs."""
    found_there = store.embeddings(NETWORK).track_ids.tolist(), store.positions(missing=True)[0].tolist()
    one_by_one = [
        (store.track(track), store.find(path)) for track, path in ((1, b"/jazz/a"), (2, b"/jazz/b"))
    ]
    return (store.tracks(), store.playlists(), store.count(), store.problems(), *found_there, one_by_one)


def test_a_root_that_is_taken_back_brings_everything_back_as_it_was(store: Store) -> None:
    store.add_root(b"/jazz")
    for name in ("a", "b"):
        hear(store, f"/jazz/{name}".encode(), name)
    store.put_problem(found(b"/jazz/broken"), "The file is empty.", again=False)
    store.mark_missing([b"/jazz/b"])
    store.put_clustering(clustering("s", [1, 2], {0.5: [playlist("p", [1, 2])]}))
    before, number = seen(store), store.changed()[-1].change
    store.remove_root(b"/jazz")
    assert seen(store) == ([], [], (0, 0, 0, 0, 0), [], [], [], [(None, None), (None, None)])
    assert [(row.track.id, row.failed) for row in store.changed(number)] == [(1, True), (2, True)]
    number = store.changed()[-1].change
    store.add_root(b"/jazz")
    assert seen(store) == before
    assert [(row.track.id, row.failed) for row in store.changed(number)] == [(1, False), (2, False)]


def test_a_root_is_given_up_and_taken_back_in_slices(store: Store) -> None:
    count = 2 * SLICE + 5
    store.add_root(b"/jazz")
    for number in range(count):
        hear(store, f"/jazz/{number}".encode(), "a")
    choices, left = Choices(store.path), [count]
    for _ in choices.removing_root(b"/jazz"):
        left.append(len(store.tracks()))
        assert store.roots() == [b"/jazz"] or not left[-1]
    assert left == [count, count - SLICE, count - 2 * SLICE, 0, 0]
    assert store.roots() == []
    back = [len(store.tracks()) for _ in choices.adding_root(b"/jazz")]
    assert back == [SLICE, 2 * SLICE, count, count]


def test_a_removal_that_was_cut_off_is_healed_by_the_next_scan(store: Store) -> None:
    store.add_root(b"/jazz")
    for number in range(2 * SLICE):
        hear(store, f"/jazz/{number}".encode(), "a")
    next(Choices(store.path).removing_root(b"/jazz"))
    assert len(store.tracks()) == SLICE
    store.add_root(b"/jazz")  # as every scan does
    assert len(store.tracks()) == 2 * SLICE


def test_a_song_that_moved_out_of_a_removed_root_is_the_song_that_it_was(
    store: Store, tmp_path: Path
) -> None:
    old, new = (os.fsencode(tmp_path / name) for name in ("old", "new"))
    store.add_root(old)
    hear(store, old + b"/a", "a")
    store.remove_root(old)
    store.add_root(new)
    assert hear(store, new + b"/a", "a") == "moved"
    assert [(track.id, track.missing) for track in store.tracks()] == [(1, False)]


# --- problems


def test_a_problem_is_kept_until_the_file_reads_well(store: Store) -> None:
    store.put_problem(found(b"/b", size=0), "The file is empty.", again=False)
    store.put_problem(found(b"/a"), "Reading /\udcff took too long.", again=True)
    assert store.problems() == [
        Problem(b"/a", "Reading /? took too long."),
        Problem(b"/b", "The file is empty."),
    ]
    assert store.files(NETWORK)[b"/a"] == KnownFile(100, 1, "failed", False, True)
    assert store.tracks() == []
    assert store.find(b"/a") is None
    assert hear(store, b"/a", "x") == "analysed"
    assert [problem.path for problem in store.problems()] == [b"/b"]
    assert store.files(NETWORK)[b"/a"] == KnownFile(100, 1, "good", True, False)


def test_a_track_that_fails_later_keeps_its_place(store: Store) -> None:
    for name in ("a", "b"):
        hear(store, f"/{name}".encode(), name)
    store.put_clustering(clustering("s", [1, 2], {0.5: [playlist("p", [1, 2])]}))
    store.put_problem(found(b"/a", size=50), "The file ends too early.", again=False)
    assert [track.id for track in store.tracks()] == [2]
    assert store.embeddings(NETWORK).track_ids.tolist() == [2]
    assert store.playlists()[0].track_ids == (2,)
    assert hear(store, b"/a", "a") == "known"
    assert store.playlists()[0].track_ids == (1, 2)


def test_a_failed_file_that_is_gone_is_forgotten_unless_it_was_heard_once(store: Store) -> None:
    hear(store, b"/once", "x")
    for path in (b"/once", b"/never"):
        store.put_problem(found(path), "The file is empty.", again=False)
    hear(store, b"/good", "y")
    assert store.forget_problems([b"/once", b"/never", b"/good", b"/unknown"]) == 2
    assert store.problems() == []
    assert {path: known.state for path, known in store.files(NETWORK).items()} == {
        b"/once": "missing",
        b"/good": "good",
    }


def test_an_id_never_comes_to_mean_another_track(store: Store) -> None:
    store.put_problem(found(b"/a"), "The file is empty.", again=False)
    store.forget_problems([b"/a"])
    hear(store, b"/b", "x")
    assert ids(store) == {b"b": 2}


def test_counts(store: Store) -> None:
    for name in ("a", "b", "c"):
        hear(store, f"/{name}".encode(), name)
    store.put(found(b"/a"), Tags(), key("a"), None, analysis(1), "network-2")
    store.mark_missing([b"/c"])
    store.put_problem(found(b"/d"), "The file is empty.", again=False)
    assert store.count(NETWORK) == store.count() == Counts(2, 1, 1, 2, 0)
    assert store.count("network-2").analysed == 1
    assert store.count("network-3").analysed == 0
