# SPDX-License-Identifier: GPL-3.0-or-later
"""The stored cuts, their playlists and the map, and the lists that people made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from musecluster.library.edits import Create, Delete, Edits, Pin, new_id
from musecluster.library.store import Counts, Store
from musecluster.track import FoundFile
from tests.library.stores import NETWORK, clustering, hear, playlist

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "library.db", write=True) as opened:
        yield opened


def test_a_clustering_is_given_back_as_it_was_put(store: Store) -> None:
    for number in range(4):
        hear(store, b"/%d" % number, str(number))
    cuts = {
        0.25: [playlist("wide", [4, 1, 2], loose=[1]), playlist("unsorted", [3], kind="unsorted")],
        0.75: [playlist("a", [1, 2]), playlist("wide", [4, 3])],
    }
    store.put_clustering(clustering("signature", [1, 2, 3, 4], cuts))
    assert store.clustering_signature() == "signature"
    assert store.cuts() == [0.25, 0.75]
    assert {cut.granularity: cut.playlists for cut in store.all_cuts()} == cuts
    assert store.playlists() == cuts[0.25]
    assert store.playlists(0.7) == store.playlists(9) == cuts[0.75]
    track_ids, positions = store.positions()
    assert track_ids.tolist() == [1, 2, 3, 4]
    assert positions.tolist() == [[n, -n] for n in (1, 2, 3, 4)]


def test_granularity_is_switched_without_a_new_clustering(store: Store) -> None:
    hear(store, b"/a", "a")
    store.put_clustering(clustering("s", [1], {0.2: [playlist("wide", [1])], 0.8: [playlist("narrow", [1])]}))
    store.set_granularity(0.6)
    assert store.granularity() == 0.6
    assert [one.id for one in store.playlists()] == ["narrow"]
    assert store.count(NETWORK) == Counts(1, 0, 0, 1, 1)


def test_a_new_clustering_replaces_the_old_but_never_a_persons_list(store: Store) -> None:
    for name in ("a", "b"):
        hear(store, f"/{name}".encode(), name)
    edits, first, second = Edits(store.path), new_id(), new_id()
    edits.apply(Create(first, "Evening", (2, 1)))
    edits.apply(Create(second, "Evening"))
    store.put_clustering(clustering("one", [1, 2], {0.1: [playlist("p", [1, 2])], 0.5: []}))
    store.put_clustering(clustering("two", [1, 2], {0.9: [playlist("q", [1, 2])]}))
    assert (store.clustering_signature(), store.cuts(), store.granularity()) == ("two", [0.9], 0.9)
    assert [(one.id, one.kind, one.track_ids) for one in store.playlists()] == [
        ("q", "automatic", (1, 2)),
        (first, "own", (2, 1)),
        (second, "own", ()),
    ]
    assert [one.id for cut in store.all_cuts() for one in cut.playlists] == ["q"]
    edits.apply(Delete(first))
    assert [one.id for one in store.playlists()] == ["q", second]


def test_new_tracks_are_placed_in_every_cut(store: Store) -> None:
    for number in range(4):
        hear(store, b"/%d" % number, str(number))
    bare = replace(playlist("bare", [1]), fit=())
    store.put_clustering(
        clustering("old", [1, 2], {0.1: [playlist("p", [1, 2], loose=[2])], 0.9: [bare, playlist("q", [2])]})
    )
    store.set_granularity(0.9)
    new_lists = [replace(playlist("bare", [3]), name="Not used"), playlist("unsorted", [4], kind="unsorted")]
    addition = clustering("new", [3, 4], {0.1: [playlist("p", [3, 4], loose=[4])], 0.9: new_lists})
    for _ in range(2):  # the second time there is nothing left to add
        store.add_to_playlists(addition)
        assert store.playlists(0.1) == [playlist("p", [1, 2, 3, 4], loose=[2, 4])]
        assert store.playlists() == [
            replace(bare, track_ids=(1, 3)),
            playlist("q", [2]),
            playlist("unsorted", [4], kind="unsorted"),
        ]
        assert store.positions()[0].tolist() == [1, 2, 3, 4]
        assert (store.clustering_signature(), store.granularity()) == ("new", 0.9)


def test_placing_tracks_in_a_cut_that_is_not_stored_changes_nothing(store: Store) -> None:
    hear(store, b"/a", "a")
    store.put_clustering(clustering("old", [1], {0.1: [playlist("p", [1])]}))
    with pytest.raises(ValueError, match=r"no cut of granularity 0\.2 is stored, only \[0\.1\]"):
        store.add_to_playlists(clustering("new", [2], {0.1: [playlist("p", [2])], 0.2: []}))
    assert store.clustering_signature() == "old"
    assert store.playlists() == [playlist("p", [1])]


def test_a_playlist_may_name_tracks_that_are_no_more(store: Store) -> None:
    hear(store, b"/a", "a")
    store.put_clustering(
        clustering("s", [1, 10**12], {0.1: [playlist("p", [10**12, 1]), playlist("q", [99])]})
    )
    assert store.playlists() == [playlist("p", [1])]
    assert store.positions()[0].tolist() == [1]


def test_the_map_keeps_missing_tracks_for_whoever_asks(store: Store) -> None:
    for name in "abc":
        hear(store, f"/{name}".encode(), name)
    store.put_clustering(clustering("s", [1, 2, 3], {0.1: [playlist("p", [1, 2, 3])]}))
    store.mark_missing([b"/b"])
    store.put_problem(FoundFile(b"/c", 1, 2), "It is cut short.", again=False)
    assert store.positions()[0].tolist() == [1]
    assert store.positions(missing=True)[0].tolist() == [1, 2]
    assert store.positions(missing=True)[1].tolist() == [[1, -1], [2, -2]]


def test_what_the_words_were_made_of_is_kept_and_goes_with_a_pin(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with Store(library, write=True) as store:
        hear(store, b"/music/1.mp3", "one")
        found = replace(playlist("p", [1]), wording='{"any":"text"}')
        store.put_clustering(clustering("s", [1], {0.5: [found]}))
        assert store.playlists() == [found]
    Edits(library).apply(Pin.of(found))
    with Store(library) as store:
        assert store.playlists() == [replace(found, pinned=True)]
