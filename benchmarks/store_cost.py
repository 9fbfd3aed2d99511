# SPDX-License-Identifier: GPL-3.0-or-later
"""What the store costs: tracks stored a second, and each question asked of a large library.

The reference in the same run is SQLite alone with the same settings: an insert of the same bytes a
transaction.

    python benchmarks/store_cost.py [--tracks 100000] [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.track import Analysis, Descriptors, FoundFile, Playlist, Tags

if TYPE_CHECKING:
    from collections.abc import Callable

NETWORK = "bbnn-0123456789abcdef"
DIMENSIONS, GENRES, CUTS = 128, 10, 9


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tracks", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="on the disk to measure; default: the temporary folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder, count = Path(name), options.tracks
        report("SQLite alone, one insert a transaction", seconds(lambda: reference(folder, count)), count)
        library = folder / "library.db"
        with Store(library, write=True) as store:
            store.add_root(os.fsencode(folder))
            report("put, one transaction a track", seconds(lambda: put_all(store, folder, count)), count)
            clustering = make_clustering(count)
            report(f"put_clustering, {CUTS} cuts", seconds(lambda: store.put_clustering(clustering)))
        print(f"{'size of the file':42}{library.stat().st_size / 1e6:10.1f} MB")
        ask(library)
        os.utime(library)
        report("open after an unclean end (quick check)", seconds(lambda: Store(library, write=True).close()))


def ask(library: Path) -> None:
    """Time each question that a scan, a clustering or a window asks."""
    with Store(library) as store:
        questions: dict[str, Callable[[], object]] = {
            "tracks": store.tracks,
            "files": lambda: store.files(NETWORK),
            "embeddings": lambda: store.embeddings(NETWORK),
            "playlists of the current cut": store.playlists,
            "all_cuts": store.all_cuts,
            "count": store.count,
        }
        for name, question in questions.items():
            report(name, min(seconds(question) for _ in range(3)))


def reference(folder: Path, count: int) -> None:
    """The same bytes a track through bare SQLite."""
    row = (bytes(90), b"x" * 150, bytes(4 * DIMENSIONS), bytes(4 * GENRES))
    with closing(sqlite3.connect(folder / "reference.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE track (id INTEGER PRIMARY KEY, path, tags, vector, genres)")
        for _ in range(count):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO track (path, tags, vector, genres) VALUES (?, ?, ?, ?)", row)
            connection.execute("COMMIT")


def put_all(store: Store, folder: Path, count: int) -> None:
    """Store tracks as a first scan does: every path and every audio key is new, the keys in no order."""
    rng = np.random.default_rng(0)
    vector = rng.standard_normal(DIMENSIONS).astype(np.float32)
    analysis = Analysis(vector, np.ones(GENRES, np.float32), Descriptors(120.0, "F#m", -14.0), 30.0)
    for number in range(count):
        path = os.fsencode(folder / f"Artist {number % 997}" / "An album title" / f"{number:06} a song.mp3")
        tags = Tags(f"Song {number}", ("Someone",), "An album title", year=1990, genres=("Rock", "Pop"))
        store.put(FoundFile(path, number, number), tags, rng.bytes(32), None, analysis, NETWORK)


def make_clustering(count: int) -> StoredClustering:
    """Each cut has twice the playlists of the one before, from 10 on."""
    rng = np.random.default_rng(0)
    cuts = []
    for number in range(CUTS):
        order = rng.permutation(count) + 1
        members = [tuple(part.tolist()) for part in np.array_split(order, 10 * 2**number)]
        playlists = [
            Playlist(f"{p}", f"Name {p}", "Why.", "automatic", ids, (0.5,) * len(ids), frozenset(ids[::9]))
            for p, ids in enumerate(members)
        ]
        cuts.append(StoredCut(number / CUTS, playlists))
    ids = np.arange(1, count + 1)
    return StoredClustering("signature", 0.5, ids, rng.random((count, 2), dtype=np.float32), cuts)


def seconds(work: Callable[[], object]) -> float:
    """Wall-clock time."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def report(name: str, took: float, count: int = 0) -> None:
    """One line: the time, and the rate where something was counted."""
    print(f"{name:42}{took:10.3f} s" + (f"{count / took:12,.0f} a second" if count else ""), flush=True)


if __name__ == "__main__":
    main()
