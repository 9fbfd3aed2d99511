# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library says of which songs belong together: genres, artists, albums, the listener's playlists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.adapting.songs import Labels, Songs
from musecluster.pipeline.rules import key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from musecluster.library.store import Store
    from musecluster.track import Playlist, Tags

Names = list[list["Hashable"]]

# A list made by hand says most of what its maker hears; artists and albums, which are hardly ever wrong, hold
# the false tags in check.
OWN, CORRECTED, GENRES, ARTISTS, ALBUMS = 2.0, 1.0, 1.0, 0.5, 0.5


def taught(store: Store, network_id: str) -> Songs:
    """All songs with a vector of the network, one of each recording, and their labels.

    Genres and own lists are judged. A playlist that was found and then corrected or pinned is learned from
    alone: most of its songs were put together by the very vectors that it would judge.
    """
    found = store.embeddings(network_id, plain=True)
    rows = _first_of_each(found.audio_keys)
    by_id = {track.id: track.tags for track in store.tracks()}
    ids = found.track_ids[rows].tolist()
    tags = [by_id[one] for one in ids]
    own, corrected = _lists(store)
    kinds = (
        Labels.of(_members(own, ids), weight=OWN, judged=True),
        Labels.of(_members(corrected, ids), weight=CORRECTED),
        Labels.of(
            [filter(None, map(key, one.genres)) for one in tags], weight=GENRES, judged=True, by_artist=True
        ),
        Labels.of([[one.artist.casefold()] if one.artist else [] for one in tags], weight=ARTISTS),
        Labels.of([_album(one) for one in tags], weight=ALBUMS),
    )
    return Songs(found.vectors[rows], _artists(tags), kinds)


def _first_of_each(audio_keys: Sequence[bytes]) -> list[int]:
    """The first row of each recording: a copy near its original proves nothing."""
    return [row for row, one in enumerate(audio_keys) if not row or audio_keys[row - 1] != one]


def _artists(tags: Sequence[Tags]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """A number for each artist; songs of nobody known go by their album, or are each of somebody else."""
    numbers: dict[Hashable, int] = {}
    names: Iterable[Hashable] = (
        one.artist.casefold() or next(iter(_album(one)), row) for row, one in enumerate(tags)
    )
    return np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int64)


def _album(tags: Tags) -> list[Hashable]:
    keeper = tags.album_artist or ("" if tags.compilation else tags.artist)
    return [(tags.album.casefold(), keeper.casefold())] if tags.album else []


def _lists(store: Store) -> tuple[list[Playlist], list[Playlist]]:
    """The listener's own lists; and the found ones that they pinned or whose songs they changed."""
    as_found = {one.id: one.track_ids for cut in store.all_cuts() for one in cut.playlists}
    shown = store.playlists()
    corrected = [
        one
        for one in shown
        if one.kind == "automatic" and (one.pinned or set(one.track_ids) != set(as_found.get(one.id, ())))
    ]
    return [one for one in shown if one.kind == "own"], corrected


def _members(playlists: Sequence[Playlist], track_ids: Sequence[int]) -> Names:
    """Of each track, the ids of the lists that hold it."""
    holding: dict[int, list[Hashable]] = {}
    for playlist in playlists:
        for track in playlist.track_ids:
            holding.setdefault(track, []).append(playlist.id)
    return [holding.get(track, []) for track in track_ids]
