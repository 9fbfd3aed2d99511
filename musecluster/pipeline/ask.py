# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to the library and to the network: playlists, problems, status, more like this, genre."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster import __version__
from musecluster.atomic import write_atomically
from musecluster.embedding.weights import shipped_id
from musecluster.errors import MuseClusterError, UnreadableAudioError
from musecluster.library.store import Store
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.track import Track


def status(library: Path) -> dict[str, Any]:
    """What the library holds, in plain values."""
    with Store(library) as store:
        network_id = shipped_id()
        counts = store.count(network_id)
        return {
            "library": str(library),
            "folders": [shown(root) for root in store.roots()],
            **counts._asdict(),
            "granularity": store.granularity(),
            "network_id": network_id,
            "adapted": _learned(store),
            "version": __version__,
        }


def _learned(store: Store) -> dict[str, Any] | None:
    """The head's figures, and `in_use`: false where it belongs to another network than what ships."""
    network_id = shipped_id()
    head = store.head(network_id)
    for other in store.networks_of_heads() if head is None else []:
        head = store.head(other)
    if head is None:
        return None
    return {"in_use": head.network_id == network_id, "network_id": head.network_id, **head.figures}


def problems(library: Path) -> list[dict[str, str]]:
    """Every file that gave no sound, and why."""
    with Store(library) as store:
        return [{"path": shown(problem.path), "reason": problem.reason} for problem in store.problems()]


def playlists(library: Path) -> list[dict[str, Any]]:
    """The playlists of the current granularity, each with its tracks' paths and labels."""
    with Store(library) as store:
        tracks = {track.id: track for track in store.tracks()}
        found = store.playlists()
    return [
        {
            "id": one.id,
            "name": one.name,
            "why": one.why,
            "kind": one.kind,
            "tracks": [tracks[i].shown_path for i in one.track_ids],
            "labels": [f"{i:>6}  {label(tracks[i])}" for i in one.track_ids],
        }
        for one in found
    ]


def label(track: Track) -> str:
    """A track in one line: artist and title, as far as they are known."""
    return " — ".join(part for part in (track.tags.artist, track.tags.title) if part)


def save_embeddings(library: Path, out: Path) -> tuple[int, int]:
    """Write `paths` [N], `vectors` float32 [N, D] and `network_id` as .npz; N and D are returned.

    The vectors are the network's own, without what was learned from the listener.
    """
    import io

    with Store(library) as store:
        network_id = shipped_id()
        embeddings = store.embeddings(network_id, plain=True)
        by_id = {track.id: track.shown_path for track in store.tracks()}
    if not len(embeddings.track_ids):
        raise MuseClusterError("The library holds no analysed songs yet; run: musecluster scan FOLDER")
    content = io.BytesIO()
    paths = np.array([by_id[i] for i in embeddings.track_ids.tolist()], dtype=np.str_)
    np.savez_compressed(content, paths=paths, vectors=embeddings.vectors, network_id=np.array(network_id))
    write_atomically(out, content.getvalue())
    return embeddings.vectors.shape


def similar(library: Path, track: str, *, count: int, per_artist: int | None) -> list[dict[str, Any]]:
    """The tracks that sound most like one: a path or an id in the library, or any other audio file.

    Raises
    ------
        MuseClusterError: no such track or file, or nothing to compare it with.
    """
    from musecluster.discovery.similar import hub_scale, similar

    with Store(library) as store:
        embeddings = store.embeddings(shipped_id())
        tracks = {one.id: one for one in store.tracks()}
        query, key = _query(store, track, embeddings.track_ids, embeddings.vectors, embeddings.audio_keys)
    ids = embeddings.track_ids.tolist()
    found = similar(
        query,
        embeddings.vectors,
        count=count,
        artists=[tracks[i].tags.artist for i in ids],
        exclude=np.array([one == key for one in embeddings.audio_keys], dtype=bool),
        per_artist=per_artist,
        scale=hub_scale(embeddings.vectors),
    )
    return [_answer(tracks[ids[index]], score) for index, score in found]


def _answer(track: Track, score: float) -> dict[str, Any]:
    return {
        "path": track.shown_path,
        "artist": track.tags.artist,
        "title": track.tags.title,
        "score": round(score, 4),
    }


def _query(
    store: Store, name: str, ids: NDArray[np.int64], vectors: NDArray[np.float32], keys: list[bytes]
) -> tuple[NDArray[np.float32], bytes]:
    """The vector and the audio key of a track of the library, or of a file outside it."""
    path = os.fsencode(os.path.abspath(name))
    track = store.find(path) or (store.track(int(name)) if name.isdecimal() else None)
    rows = np.flatnonzero(ids == (track.id if track else -1))
    if len(rows):
        return vectors[rows[0]], keys[rows[0]]
    if not os.path.exists(path):
        raise MuseClusterError(f"There is no song “{name}”, neither in the library nor on the disk.")
    from musecluster.audio.decode import hear
    from musecluster.pipeline.listen import Listener

    heard = hear(path)
    listener = Listener()
    vector, head = listener.analyse(heard).embedding, store.head(listener.embedder.network_id)
    return (head.apply(vector) if head else vector), heard.audio_key


def genres(files: Sequence[bytes]) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    """The network's genres of each file, likeliest first; and the files that gave no sound, with reasons."""
    from musecluster.audio.decode import hear
    from musecluster.pipeline.listen import Listener

    listener = Listener()
    heard, reasons = [], []
    for path in files:
        try:
            shares = listener.analyse(hear(path)).genres.tolist()
        except (UnreadableAudioError, OSError) as error:
            reasons.append((shown(path), str(error)))
            continue
        ranked = sorted(zip(listener.embedder.genres, shares, strict=True), key=lambda pair: -pair[1])
        listed = [{"name": name, "probability": round(share, 4)} for name, share in ranked]
        heard.append({"path": shown(path), "genres": listed})
    return heard, reasons
