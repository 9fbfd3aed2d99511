# SPDX-License-Identifier: GPL-3.0-or-later
"""Edits are kept, undone and redone beside a scan, and outlast every new clustering."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from musecluster.errors import LibraryError
from musecluster.library.edits import (
    Add,
    Create,
    Delete,
    Edits,
    LeaveOut,
    LetIn,
    Merge,
    Pin,
    Recolour,
    Remove,
    Rename,
    Split,
    Unpin,
    new_id,
)
from musecluster.library.store import Store
from tests.library.stores import NETWORK, clustering, fill, hear, playlist, process

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from musecluster.track import Playlist

SCAN = """
import sys
from pathlib import Path
from musecluster.library.store import Store
from tests.library.stores import hear
with Store(Path(sys.argv[1]), write=True) as store:
    for number in range(1_000, 1_000_000):
        hear(store, b"/music/%d" % number, str(number))
        print(number, flush=True)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twelve tracks in two playlists and Unsorted; the finer cut has "a" too, under another id."""
    path = tmp_path / "library.db"
    fill(path, 12)
    with Store(path, write=True) as store:
        store.put_clustering(clustering("first", range(1, 13), CUTS))
    return path


CUTS = {
    0.2: [
        playlist("a", [1, 2, 3, 4, 5]),
        playlist("b", [6, 7, 8, 9, 10]),
        playlist("unsorted", [11, 12], kind="unsorted"),
    ],
    0.8: [playlist("fine-a", [1, 2, 3, 4, 5]), playlist("c", [6, 7]), playlist("d", [8, 9, 10, 11, 12])],
}


@pytest.fixture
def edits(library: Path) -> Edits:
    return Edits(library)


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    with Store(library) as opened:
        yield opened


def tracks(playlists: list[Playlist]) -> dict[str, tuple[int, ...]]:
    return {one.id: one.track_ids for one in playlists}


def recluster(library: Path, playlists: list[Playlist]) -> None:
    with Store(library, write=True) as writer:
        writer.put_clustering(clustering("again", range(1, 13), {0.2: playlists}))


def test_undo_and_redo_walk_through_the_log_and_a_new_edit_ends_it(edits: Edits, store: Store) -> None:
    before = store.playlists()
    assert (edits.can_undo, edits.can_redo, edits.undo(), edits.redo()) == (False, False, None, None)
    edits.apply(Rename("a", "One"))
    edits.apply(Rename("a", "Two"))
    names = [store.playlists()[0].name]
    undone = edits.undo()
    assert isinstance(undone, Rename)
    assert undone.name == "Two"
    names.append(store.playlists()[0].name)
    edits.undo()
    assert store.playlists() == before
    assert (edits.can_undo, edits.can_redo) == (False, True)
    edits.redo()
    names.append(store.playlists()[0].name)
    edits.apply(Rename("a", "Three"))
    assert (edits.can_redo, edits.redo()) == (False, None)
    names.append(store.playlists()[0].name)
    assert names == ["Two", "One", "One", "Three"]


def test_undo_survives_a_restart(library: Path, edits: Edits, store: Store) -> None:
    edits.apply(Delete("a"))
    assert tracks(store.playlists())["unsorted"] == (11, 12, 1, 2, 3, 4, 5)
    again = Edits(library)
    again.undo()
    assert store.playlists() == CUTS[0.2]
    assert Edits(library).can_redo


def test_what_is_said_of_a_playlist_holds_at_every_granularity(edits: Edits, store: Store) -> None:
    edits.apply(Rename("a", "Mine"))
    edits.apply(Recolour("fine-a", 5))
    assert [(one.name, one.colour) for one in store.playlists(0.8)] == [
        ("Mine", 5),
        ("Name of c", None),
        ("Name of d", None),
    ]
    assert (store.playlists(0.2)[0].name, store.playlists(0.2)[0].colour) == ("Mine", 5)


def test_the_clustering_itself_is_never_touched(edits: Edits, store: Store) -> None:
    edits.apply(Merge("a", ("b",)))
    edits.apply(LeaveOut((11,)))
    assert {cut.granularity: cut.playlists for cut in store.all_cuts()} == CUTS


def test_ids_are_known_before_and_after_edits_in_the_same_order(edits: Edits, store: Store) -> None:
    assert store.known_ids() == ["a", "b"]
    edits.apply(Split("b", (6, 7), "own-2", "Two"))
    edits.apply(Split("a", (1, 2), "own-1", "One"))
    edits.apply(Merge("own-1", ("b",)))
    edits.apply(Delete("a"))
    assert store.known_ids() == ["a", "b", "own-2", "own-1"]
    edits.set_granularity(0.8)
    assert store.known_ids() == ["c", "d", "fine-a", "own-2", "own-1"]


def test_edits_outlast_a_new_clustering(library: Path, edits: Edits, store: Store) -> None:
    edits.apply(Rename("a", "Mine"))
    edits.apply(Remove("a", (1,)))
    edits.apply(Add("a", (6,)))
    edits.apply(LeaveOut((12,)))
    recluster(library, [playlist("a", [1, 2, 3, 7]), playlist("b", [6, 4, 5, 8, 9, 10, 11, 12])])
    first, *others = store.playlists()
    assert (first.name, first.track_ids) == ("Mine", (2, 3, 7, 6))
    assert tracks(others) == {"b": (4, 5, 8, 9, 10, 11), "unsorted": (1,)}
    assert store.left_out() == {12}


def test_an_edit_sleeps_while_its_playlist_is_gone(library: Path, edits: Edits, store: Store) -> None:
    edits.apply(Rename("a", "Mine"))
    edits.apply(Add("a", (12,)))
    recluster(library, [playlist("new", range(1, 13))])
    assert store.playlists() == [playlist("new", range(1, 13))]
    recluster(library, CUTS[0.2])
    assert (store.playlists()[0].name, store.playlists()[0].track_ids) == ("Mine", (1, 2, 3, 4, 5, 12))


def test_a_pinned_playlist_stays_as_it_is(library: Path, edits: Edits, store: Store) -> None:
    edits.apply(Recolour("a", 3))
    edits.apply(Pin.of(store.playlists()[0]))
    pinned = store.playlists()[0]
    assert (pinned.id, pinned.pinned, pinned.colour, pinned.track_ids) == ("a", True, 3, (1, 2, 3, 4, 5))
    recluster(library, [playlist("x", [1, 2, 6, 7, 12]), playlist("y", [3, 4, 5, 8, 9, 10, 11])])
    assert store.playlists()[2:] == [pinned]
    assert tracks(store.playlists()) == {"x": (6, 7, 12), "y": (8, 9, 10, 11), "a": (1, 2, 3, 4, 5)}
    edits.apply(Unpin("a"))
    assert tracks(store.playlists()) == {"x": (1, 2, 6, 7, 12), "y": (3, 4, 5, 8, 9, 10, 11)}


def test_songs_that_join_a_pinned_playlist_later_stand_beside_it(
    library: Path, edits: Edits, store: Store
) -> None:
    edits.apply(Pin.of(store.playlists()[0]))
    recluster(library, [playlist("a", [1, 2, 3, 4, 5, 11, 12]), playlist("b", [6, 7, 8, 9, 10])])
    assert [(one.id, one.track_ids) for one in store.playlists()] == [
        ("a", (1, 2, 3, 4, 5)),
        ("a+", (11, 12)),
        ("b", (6, 7, 8, 9, 10)),
    ]


def test_a_merge_holds_after_a_new_clustering(library: Path, edits: Edits, store: Store) -> None:
    edits.apply(Merge("b", ("a",)))
    assert [(one.id, one.track_ids) for one in store.playlists()] == [
        ("b", (6, 7, 8, 9, 10, 1, 2, 3, 4, 5)),
        ("unsorted", (11, 12)),
    ]
    recluster(library, [playlist("a", [1, 2, 3]), playlist("b", [9, 10, 11, 12]), playlist("e", [4, 5, 6])])
    assert tracks(store.playlists()) == {"b": (9, 10, 11, 12, 1, 2, 3), "e": (4, 5, 6)}


def test_own_playlists_are_edits_too(edits: Edits, store: Store) -> None:
    one, two = new_id(), new_id()
    edits.apply(Create(one, "Evening", (3, 1, 3)))
    edits.apply(Create(two, "Morning"))
    edits.apply(Add(two, (1, 7), source=one))
    assert [(own.id, own.kind, own.track_ids, own.fit) for own in store.playlists()[3:]] == [
        (one, "own", (3,), ()),
        (two, "own", (1, 7), ()),
    ]
    assert store.playlists()[:3] == CUTS[0.2]
    edits.undo()
    assert tracks(store.playlists()[3:]) == {one: (3, 1), two: ()}


def test_a_song_that_was_left_out_can_come_back(edits: Edits, store: Store) -> None:
    edits.apply(LeaveOut((1, 2)))
    edits.apply(LetIn((2,)))
    assert tracks(store.playlists())["a"] == (2, 3, 4, 5)
    assert store.left_out() == {1}


def test_missing_songs_are_not_shown_and_not_forgotten(library: Path, edits: Edits, store: Store) -> None:
    own = new_id()
    edits.apply(Create(own, "Evening", (3, 1, 2)))
    with Store(library, write=True) as writer:
        writer.mark_missing([b"/music/0.mp3"])
        assert tracks(store.playlists())[own] == (3, 2)
        writer.mark_present([b"/music/0.mp3"])
    assert tracks(store.playlists())[own] == (3, 1, 2)


def test_the_granularity_is_no_edit(edits: Edits, store: Store) -> None:
    edits.set_granularity(0.7)
    assert store.granularity() == 0.7
    assert store.playlists() == CUTS[0.8]
    assert not edits.can_undo


def test_edits_are_made_while_another_process_scans(library: Path, edits: Edits, store: Store) -> None:
    with process(SCAN, library) as running:
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(LibraryError, match="Another MuseCluster is working"):
            Store(library, write=True)
        for turn in range(20):
            edits.apply(Rename("a", f"Turn {turn}"))
            assert store.playlists()[0].name == f"Turn {turn}"
        edits.undo()
        scanned = int(running.stdout.readline())
    assert store.playlists()[0].name == "Turn 18"
    with Store(library, write=True) as writer:
        assert writer.notice is None
        assert len(writer.tracks()) >= 12 + scanned - 1_000
        assert hear(writer, b"/new", "new") == "analysed"
        assert writer.count(NETWORK).playlists == 3


def test_no_library_is_said_as_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no library at .* yet"):
        Edits(tmp_path / "none.db").apply(Rename("a", "b"))
    assert list(tmp_path.iterdir()) == []
