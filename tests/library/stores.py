# SPDX-License-Identifier: GPL-3.0-or-later
"""Files, analyses and processes for the tests of the store."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.track import Analysis, Descriptors, FoundFile, Playlist, Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NETWORK = "network-1"
CHECKOUT = Path(__file__).parents[2]


def found(path: Path | bytes, *, size: int = 100, mtime_ns: int = 1) -> FoundFile:
    return FoundFile(os.fsencode(path), size, mtime_ns)


def key(name: str) -> bytes:
    return name.encode().ljust(32, b"\0")


def analysis(seed: int = 0, *, dimensions: int = 4) -> Analysis:
    vector = np.random.default_rng(seed).standard_normal(dimensions).astype(np.float32)
    genres = np.array([0.75, 0.25], dtype=np.float32)
    return Analysis(vector / np.linalg.norm(vector), genres, Descriptors(120.5, "F#m", -14.0), 30.0)


def hear(store: Store, path: Path | bytes, audio: str, *, title: str = "") -> str:
    """Put a file as a scan does: with an analysis where the audio is new to the library."""
    heard = None if store.has_analysis(key(audio), NETWORK) else analysis(len(audio))
    return store.put(found(path), Tags(title=title), key(audio), None, heard, NETWORK)


def fill(library: Path, count: int = 200) -> None:
    with Store(library, write=True) as store:
        for number in range(count):
            hear(store, b"/music/%d.mp3" % number, f"audio {number}")


def song(folder: Path, name: str) -> Path:
    """A file that is there; the store never looks inside."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"sound")
    return path


def playlist(
    id: str, tracks: Sequence[int], *, loose: Sequence[int] = (), kind: str = "automatic"
) -> Playlist:
    fit = tuple(0.5 for _ in tracks)
    return Playlist(id, f"Name of {id}", f"Why {id}.", kind, tuple(tracks), fit, frozenset(loose))


def clustering(signature: str, tracks: Sequence[int], cuts: dict[float, list[Playlist]]) -> StoredClustering:
    positions = np.column_stack([np.asarray(tracks), -np.asarray(tracks)]).astype(np.float32)
    stored = [StoredCut(granularity, playlists) for granularity, playlists in cuts.items()]
    return StoredClustering(signature, min(cuts), np.asarray(tracks, dtype=np.int64), positions, stored)


@contextmanager
def process(code: str, *arguments: Path) -> Iterator[subprocess.Popen[str]]:
    """Run Python code beside us; what it prints can be read line by line, and it is killed in the end."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(os.fspath, arguments)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            yield running
        finally:
            running.kill()


@contextmanager
def as_nobody() -> Iterator[None]:
    """Lay down root's power over permissions, if we have it, for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
