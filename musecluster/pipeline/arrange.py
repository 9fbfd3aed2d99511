# SPDX-License-Identifier: GPL-3.0-or-later
"""From the library's vectors to named playlists: cluster anew, place a few new songs, or leave all."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster import paths
from musecluster.embedding.weights import shipped_id
from musecluster.errors import LibraryError
from musecluster.library.records import unsorted
from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.pipeline.naming import automatic_playlists
from musecluster.pipeline.pool import available_cores, process_pool
from musecluster.pipeline.rules import SMALLEST, Rules, kept_embeddings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from pebble import ProcessPool

    from musecluster.clustering.arrange import Arrangement
    from musecluster.clustering.place import Placed
    from musecluster.library.store import Embeddings

    Tell = Callable[[dict[str, Any]], None]

METHOD = 2  # counts up when the same vectors would give other playlists
ENOUGH = 20  # below this a clustering is so quick that placing is never worth it
GROWN = 0.05  # share of new songs that are placed by their neighbours before everything is clustered anew
LOST = 0.2  # share of songs gone since, after which the old playlists no longer describe the library


@dataclass(frozen=True)
class Signature:
    """What a stored clustering was made from.

    Attributes
    ----------
        tracks: hash of the tracks and their audio.
        arranged: how many of them were laid out together; the others were placed later.
        smallest: songs of a playlist at least.
        head: id of the head that the vectors were read through; empty without one.
    """

    network_id: str
    seed: int
    method: int
    tracks: str
    arranged: int
    smallest: int = SMALLEST
    head: str = ""

    def text(self) -> str:
        return json.dumps(asdict(self))


def cluster_library(
    library: Path, *, granularity: float | None, seed: int | None, rules: Rules, tell: Tell
) -> int:
    """Cluster anew, unless only another granularity is asked for and is stored; the number of playlists."""
    with existing(library) as store:
        if granularity is None or seed is not None or not store.cuts():
            with process_pool(1, threads=available_cores()) as pool:
                _cluster_anew(store, pool, seed or 0, rules, tell)
        if granularity is not None:
            store.set_granularity(granularity)
        return _tell_playlists(store, tell)


def existing(library: Path) -> Store:
    """The library for writing; where there is none a writer would make one, so it is read first.

    Raises
    ------
        LibraryError: no library there yet, another writer, no right to write, damage.
    """
    Store(library).close()
    store = Store(library, write=True)
    if store.notice:  # there was one, and it had to be set aside
        store.close()
        raise LibraryError(store.notice)
    return store


def cluster(store: Store, pool: ProcessPool, *, rules: Rules, tell: Tell) -> int:
    """Bring the playlists up to date with the tracks, at the least cost; the number of playlists.

    Parameters
    ----------
        pool: of one process, where the work is done: its memory goes back to the system when it ends.
    """
    network_id = shipped_id()
    embeddings = kept_embeddings(store, network_id, rules)
    old = _signature(store.clustering_signature())
    now = _digest(embeddings)
    if old is None or (old.network_id, old.method) != (network_id, METHOD):
        _cluster_anew(store, pool, 0, rules, tell)
    elif (old.smallest, old.head) != (rules.smallest, _head_id(store)) or _stands_wrongly(store, embeddings):
        _cluster_anew(store, pool, old.seed, rules, tell)
    elif old.tracks != now:
        new = _new_rows(store, embeddings)
        if _few_changed(old, len(embeddings.track_ids), len(new)):
            _place(store, embeddings, new, replace(old, tracks=now))
        else:
            _cluster_anew(store, pool, old.seed, rules, tell)
    return _tell_playlists(store, tell)


def _tell_playlists(store: Store, tell: Tell) -> int:
    playlists = store.playlists()
    unsorted = sum(len(one.track_ids) for one in playlists if one.kind == "unsorted")
    count = sum(one.kind == "automatic" for one in playlists)
    tell({"event": "clustered", "playlists": count, "unsorted": unsorted})
    return count


def _signature(text: str | None) -> Signature | None:
    return Signature(**json.loads(text)) if text else None


def _head_id(store: Store) -> str:
    head = store.head(shipped_id())
    return head.id if head else ""


def _digest(embeddings: Embeddings) -> str:
    digest = hashlib.blake2b(embeddings.track_ids.tobytes(), digest_size=16)
    for key in embeddings.audio_keys:
        digest.update(key)
    return digest.hexdigest()


def _new_rows(store: Store, embeddings: Embeddings) -> list[int]:
    placed = set(store.positions()[0].tolist())
    return [row for row, track in enumerate(embeddings.track_ids.tolist()) if track not in placed]


def _stands_wrongly(store: Store, embeddings: Embeddings) -> bool:
    """Whether a present track is in playlists that the rules leave out now."""
    return not np.isin(store.positions()[0], embeddings.track_ids).all()


def _few_changed(old: Signature, count: int, new: int) -> bool:
    """Whether the old layout still describes the library; changed audio under an old path makes it lie."""
    grown, lost = count - old.arranged, old.arranged - (count - new)
    if old.arranged < ENOUGH or (new == 0 and lost <= 0):
        return False
    return max(grown, new) <= GROWN * old.arranged and lost <= LOST * old.arranged


def warm_up() -> None:
    """In the process that will cluster: import and compile while the files are still being listened to."""
    from musecluster.clustering import arrange

    _prepare()
    arrange.warm_up()


def _prepare() -> None:
    """What must be said before the heavy imports.

    Numba keeps what it compiled in our cache folder, or for this once elsewhere where that cannot be written.
    joblib, which hdbscan brings, makes no semaphore, which a process that is ended could not give back.
    """
    os.environ["JOBLIB_MULTIPROCESSING"] = "0"
    folder = paths.cache_dir() / "compiled"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    os.environ["NUMBA_CACHE_DIR"] = str(folder) if writable else tempfile.mkdtemp(prefix="musecluster-")


def _cluster_anew(store: Store, pool: ProcessPool, seed: int, rules: Rules, tell: Tell) -> None:
    network_id = shipped_id()
    embeddings = kept_embeddings(store, network_id, rules)
    count = len(embeddings.track_ids)
    signature = Signature(
        network_id, seed, METHOD, _digest(embeddings), count, rules.smallest, _head_id(store)
    )
    if not count:
        if _stands_wrongly(store, embeddings):
            store.put_clustering(_no_playlists(store, embeddings, signature))
        return
    tell({"event": "progress", "stage": "clustering", "done": 0, "total": count})
    arrangement = pool.schedule(_arrange, args=[store.path, network_id, seed, rules]).result()
    store.put_clustering(
        StoredClustering(
            signature.text(),
            _kept_granularity(store, arrangement),
            embeddings.track_ids,
            arrangement.positions,
            automatic_playlists(store, embeddings, arrangement.cuts),
        )
    )


def _no_playlists(store: Store, embeddings: Embeddings, signature: Signature) -> StoredClustering:
    nowhere = np.empty((0, 2), np.float32)
    return StoredClustering(signature.text(), store.granularity() or 0.0, embeddings.track_ids, nowhere, [])


def _arrange(library: Path, network_id: str, seed: int, rules: Rules) -> Arrangement:
    from musecluster.clustering.arrange import arrange

    _prepare()
    with Store(library) as store:
        vectors = kept_embeddings(store, network_id, rules).vectors
    return arrange(vectors, seed=seed, smallest=rules.smallest)


def _kept_granularity(store: Store, arrangement: Arrangement) -> float:
    chosen = store.granularity()
    return arrangement.granularity if chosen is None else chosen


def _place(store: Store, embeddings: Embeddings, new: list[int], signature: Signature) -> None:
    """New tracks follow their neighbours into every stored cut, and lie in their midst on the map."""
    from musecluster.clustering.place import amid, place

    ids, vectors = embeddings.track_ids, embeddings.vectors
    old = np.setdiff1d(np.arange(len(ids)), new)
    stored = store.all_cuts()
    placed = place(vectors[new], vectors[old], [_labels(cut, ids[old]) for cut in stored])
    cuts = [_joining(cut, where, ids[new]) for cut, where in zip(stored, placed, strict=True)]
    on_map = dict(zip(*(array.tolist() for array in store.positions()), strict=True))
    positions = amid(vectors[new], vectors[old], np.array([on_map[i] for i in ids[old].tolist()], np.float32))
    store.add_to_playlists(StoredClustering(signature.text(), 0.0, ids[new], positions, cuts))


def _labels(cut: StoredCut, ids: NDArray[np.int64]) -> NDArray[np.int32]:
    """The index of each track's playlist in the cut; -1 for the unsorted."""
    owner = {
        track: index
        for index, playlist in enumerate(cut.playlists)
        if playlist.kind == "automatic"
        for track in playlist.track_ids
    }
    return np.array([owner.get(track, -1) for track in ids.tolist()], np.int32)


def _joining(cut: StoredCut, where: Placed, ids: NDArray[np.int64]) -> StoredCut:
    """The cut's playlists with the new tracks alone; those that belong nowhere are the unsorted."""
    automatic = [
        replace(
            playlist,
            track_ids=tuple(ids[where.labels == index].tolist()),
            fit=tuple(where.strength[where.labels == index].tolist()),
            loose=frozenset(),
        )
        for index, playlist in enumerate(cut.playlists)
        if playlist.kind == "automatic"
    ]
    return StoredCut(cut.granularity, [*automatic, unsorted(ids[where.labels < 0].tolist())])
