# SPDX-License-Identifier: GPL-3.0-or-later
"""The library among processes that read, write and are killed at any moment."""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from musecluster.errors import LibraryError
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.library.stores import NETWORK, analysis, found, hear, key, process

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

# Says each track after it is stored, as a scan does that goes on where the last one ended.
PUT = """
import sys
from pathlib import Path
from musecluster.library.store import Store
from tests.library.stores import hear
with Store(Path(sys.argv[1]), write=True) as store:
    for number in range(len(store.tracks()), 1_000_000):
        hear(store, b"/music/%d" % number, str(number))
        print(number, flush=True)
"""
# Replaces one whole clustering by the next, each of which says its number everywhere.
CLUSTER = """
import sys
from pathlib import Path
from musecluster.library.store import Store
from tests.library.stores import clustering, hear, playlist
with Store(Path(sys.argv[1]), write=True) as store:
    tracks = range(1, 501)
    for track in tracks if not store.tracks() else ():
        hear(store, b"/music/%d" % track, str(track))
    begun = int(store.clustering_signature() or 0)
    for number in range(begun + 1, begun + 1_000_000):
        cuts = {cut / 10: [playlist(f"{number}-{p}", tracks[p::5]) for p in range(5)] for cut in range(9)}
        store.put_clustering(clustering(str(number), tracks, cuts))
        print(number, flush=True)
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


def read_until(running: subprocess.Popen[str], seconds: float) -> list[int]:
    """What the process said until it was killed."""
    assert running.stdout is not None
    said = [int(running.stdout.readline())]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        said.append(int(running.stdout.readline()))
    running.kill()
    said += [int(line) for line in running.stdout if line.endswith("\n")]
    running.wait()
    return said


def test_killed_ten_times_every_track_that_was_stored_is_there_once(library: Path) -> None:
    chance = random.Random(10)
    said: list[int] = []
    for _ in range(10):
        with process(PUT, library) as running:
            said += read_until(running, chance.uniform(0.0, 0.1))
    with Store(library, write=True) as store:
        assert store.notice is None
        times = Counter(track.path for track in store.tracks())
        assert len(store.embeddings(NETWORK).track_ids) == len(times)
    assert set(times.values()) == {1}
    assert times.keys() >= {b"/music/%d" % number for number in said}
    assert len(times) <= max(said) + 2
    assert len(set(said)) == len(said)


def test_killed_while_clustering_the_old_clustering_or_the_new_is_there_whole(library: Path) -> None:
    chance = random.Random(3)
    for _ in range(4):
        with process(CLUSTER, library) as running:
            last = max(read_until(running, chance.uniform(0.0, 0.2)))
        with Store(library) as store:
            signature = store.clustering_signature()
            assert signature in (str(last), str(last + 1))
            cuts = store.all_cuts()
        assert len(cuts) == 9
        for cut in cuts:
            assert [one.id for one in cut.playlists] == [f"{signature}-{p}" for p in range(5)]
            assert sum(len(one.track_ids) for one in cut.playlists) == 500


def test_a_second_writer_is_kept_out_until_the_first_is_dead(library: Path) -> None:
    with process(PUT, library) as running:
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(LibraryError, match="Another MuseCluster is working"):
            Store(library, write=True)
        running.kill()
        running.wait()
        with Store(library, write=True) as store:
            assert store.notice is None
            assert store.tracks()


def test_readers_see_whole_transactions_while_a_writer_writes(library: Path) -> None:
    with process(PUT, library) as running:
        assert running.stdout is not None
        seen = []
        running.stdout.readline()
        with Store(library) as reader:
            for _ in range(30):
                said = int(running.stdout.readline())
                seen.append(len(reader.tracks()))
                assert seen[-1] > said
                assert len(reader.embeddings(NETWORK).vectors) >= seen[-1]
            with Store(library) as another:
                assert len(another.tracks()) >= seen[-1]
    assert seen == sorted(seen)
    assert seen[-1] > seen[0]


def test_a_transaction_that_fails_leaves_nothing(library: Path) -> None:
    with Store(library, write=True) as store:
        hear(store, b"/a", "a")
        with pytest.raises(OverflowError):  # SQLite's integers have 64 bits
            store.put(found(b"/b", size=2**64), Tags(), key("b"), None, analysis(), NETWORK)
        assert not store.has_analysis(key("b"), NETWORK)
        assert hear(store, b"/c", "c") == "analysed"
        assert [track.path for track in store.tracks()] == [b"/a", b"/c"]
