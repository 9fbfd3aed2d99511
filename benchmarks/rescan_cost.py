# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds that a scan of an unchanged library takes, beside walking its folders and nothing else.

python -m benchmarks.rescan_cost [--songs 20000]
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np

from musecluster.embedding.weights import shipped_genres, shipped_id
from musecluster.library.scan import find_audio
from musecluster.library.store import Store
from musecluster.pipeline.scan import scan
from musecluster.track import Analysis, Descriptors, Tags

ALBUM = 12  # songs a folder


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--songs", type=int, default=20_000)
    songs = parser.parse_args().songs
    with tempfile.TemporaryDirectory() as folder:
        music, library = Path(folder) / "music", Path(folder) / "library.db"
        _write_files(music, songs)
        _store_as_heard(music, library)
        first = _seconds(lambda: scan([music], library, tell=_silent))
        again = min(_seconds(lambda: scan([music], library, tell=_silent)) for _ in range(3))
        walk = min(_seconds(lambda: _walk(music)) for _ in range(3))
    print(f"{songs:,} songs: first scan, which clusters them, {first:.1f} s")
    print(f"{songs:,} songs: scan of the unchanged library {again:.2f} s")
    print(f"{songs:,} songs: os.walk and stat alone {walk:.2f} s")


def _write_files(music: Path, songs: int) -> None:
    """Files that bear the name of music; their content is never read, as the library knows them."""
    for index in range(songs):
        album = music / f"artist {index // (10 * ALBUM)}" / f"album {index // ALBUM}"
        if index % ALBUM == 0:
            album.mkdir(parents=True)
        (album / f"{index % ALBUM + 1:02d} song {index}.mp3").write_bytes(b"ID3")


def _store_as_heard(music: Path, library: Path) -> None:
    """Put every file into the library as if it had been heard: vectors in a hundred overlapping groups."""
    rng = np.random.default_rng(0)
    centres = rng.normal(size=(100, 128))
    genres = np.full(len(shipped_genres()), 1 / len(shipped_genres()), np.float32)
    with Store(library, write=True) as store:
        for index, file in enumerate(find_audio([os.fsencode(music)])):
            vector = (centres[rng.integers(100)] + rng.normal(size=128)).astype(np.float32)
            analysis = Analysis(vector / np.linalg.norm(vector), genres, Descriptors(120.0, "C", -14.0), 30.0)
            key = index.to_bytes(32, "big")
            store.put(file, Tags(title=f"song {index}", duration=200.0), key, None, analysis, shipped_id())


def _walk(music: Path) -> int:
    return sum(os.stat(os.path.join(top, name)).st_size for top, _, names in os.walk(music) for name in names)


def _seconds(work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _silent(_) -> None:
    pass


if __name__ == "__main__":
    main()
