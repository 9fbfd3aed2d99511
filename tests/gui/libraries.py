# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries for the window's tests, and collections that have read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.gui.collection import Collection
from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.track import Analysis, Descriptors, FoundFile, Playlist, Tags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NETWORK = "network-1"


def put(
    store: Store, path: str, tags: Tags, heard: Descriptors | None = None, cover: str | None = None
) -> int:
    """Store one track as a scan does; its id."""
    vector = np.random.default_rng(len(path)).standard_normal(4).astype(np.float32)
    analysis = Analysis(vector / np.linalg.norm(vector), np.ones(2, np.float32), heard or Descriptors(), 30.0)
    key = path.encode().rjust(32, b"\0")[-32:]
    store.put(FoundFile(path.encode(), 1, 1), tags, key, cover, analysis, NETWORK)
    track = store.find(path.encode())
    assert track is not None
    return track.id


def playlist(id: str, track_ids: Sequence[int], *, kind: str = "automatic", fit: float = 0.5) -> Playlist:
    return Playlist(id, f"Name of {id}", "Why.", kind, tuple(track_ids), (fit,) * len(track_ids))


def put_playlists(store: Store, playlists: list[Playlist]) -> None:
    """Store a clustering of one cut."""
    ids = np.array([track for one in playlists for track in one.track_ids], np.int64)
    positions = np.column_stack([ids, -ids]).astype(np.float32)
    store.put_clustering(StoredClustering("signature", 0.5, ids, positions, [StoredCut(0.5, playlists)]))


def opened(qtbot: QtBot, library: Path) -> Collection:
    """A collection that has read the library whole."""
    collection = Collection()
    with qtbot.waitSignal(collection.loaded):
        collection.open(library)
    return collection
