# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts become playlists: ids and names that last, members in order of how typical they are."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from musecluster.embedding.weights import shipped_genres
from musecluster.library.records import unsorted
from musecluster.library.store import StoredCut
from musecluster.track import Playlist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from musecluster.clustering.cluster import Cut
    from musecluster.clustering.facts import Facts
    from musecluster.library.store import Embeddings, Store
    from musecluster.track import Track
    from musecluster.wording.wording import Wording


def automatic_playlists(store: Store, embeddings: Embeddings, cuts: Sequence[Cut]) -> list[StoredCut]:
    """The cuts as playlists; one that mostly holds an old one's tracks keeps its id and its name."""
    facts = _facts(store, embeddings)
    old = store.all_cuts()
    return [
        StoredCut(cut.granularity, _playlists(cut, embeddings, facts, _nearest(old, cut.granularity)))
        for cut in cuts
    ]


def _nearest(old: Sequence[StoredCut], granularity: float) -> Sequence[Playlist]:
    """The playlists of the old cut that is most like a new one: a growing library gets more cuts."""
    return min(old, key=lambda cut: abs(cut.granularity - granularity)).playlists if old else []


def _playlists(
    cut: Cut, embeddings: Embeddings, facts: Sequence[Facts], old: Sequence[Playlist]
) -> list[Playlist]:
    from musecluster.clustering.identity import keep_identities
    from musecluster.clustering.naming import name_playlists

    members = [_members(cut, label) for label in range(cut.count)]
    ids = [embeddings.track_ids[rows].tolist() for rows in members]
    former = {one.id: one for one in old if one.kind == "automatic"}
    kept = keep_identities(
        {name: frozenset(one.track_ids) for name, one in former.items()}, [frozenset(one) for one in ids]
    )
    wordings = name_playlists(
        [rows.tolist() for rows in members], facts, taken=[former[one].name for one in kept if one]
    )
    playlists = [
        Playlist(
            id=same or _new_id(cut, rows, embeddings),
            name=former[same].name if same else wording.name() or "",
            why=wording.why(),
            kind="automatic",
            track_ids=tuple(tracks),
            fit=tuple(cut.strength[rows].tolist()),
            loose=frozenset(embeddings.track_ids[rows[cut.loose[rows]]].tolist()),
            wording=_wording(wording, former.get(same or "")).text(),
        )
        for same, rows, tracks, wording in zip(kept, members, ids, wordings, strict=True)
    ]
    alone = embeddings.track_ids[cut.labels < 0].tolist()
    return [*playlists, unsorted(alone)] if alone else playlists


def _wording(new: Wording, former: Playlist | None) -> Wording:
    return new.keeping(former.name, former.wording) if former else new


def _members(cut: Cut, label: int) -> NDArray[np.intp]:
    """Rows of one playlist, the most typical first."""
    rows = np.flatnonzero(cut.labels == label)
    return rows[np.argsort(-cut.strength[rows], kind="stable")]


def _new_id(cut: Cut, rows: NDArray[np.intp], embeddings: Embeddings) -> str:
    """An id made of what the playlist holds: the same library gives the same ids."""
    digest = hashlib.blake2b(str(cut.granularity).encode(), digest_size=5)
    for row in sorted(rows.tolist()):
        digest.update(embeddings.audio_keys[row])
    return digest.hexdigest()


def _facts(store: Store, embeddings: Embeddings) -> list[Facts]:
    """What is known of each embedded track, in the embeddings' order."""
    tracks = {track.id: track for track in store.tracks()}
    names = shipped_genres()
    return [
        _fact(tracks[track_id], tuple(zip(names, shares, strict=True)))
        for track_id, shares in zip(embeddings.track_ids.tolist(), embeddings.genres.tolist(), strict=True)
    ]


def _fact(track: Track, heard: tuple[tuple[str, float], ...]) -> Facts:
    from musecluster.clustering.facts import Facts

    return Facts(
        title=track.tags.title,
        artist=track.tags.artist,
        album=track.tags.album,
        genres=track.tags.genres,
        year=track.tags.year,
        tempo=track.descriptors.tempo,
        key=track.descriptors.key,
        loudness=track.descriptors.loudness,
        heard_genres=heard,
    )
