# SPDX-License-Identifier: GPL-3.0-or-later
"""An endless radio: after the last song comes one that sounds like it, and none comes twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.blend import Weights, likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.discovery.index import Index

RECENT = 3  # songs that say where the radio is now, and whose artists have to wait


def next_song(index: Index, seed: int, played: Sequence[int], weights: Weights | None = None) -> int | None:
    """The track id that comes next; None where there is nothing to compare with or no other song.

    It is like the last songs and like the seed, so that the radio wanders without losing its thread. An
    artist of the last three songs comes only where nobody else is left. When everything was played, the half
    that was played longest ago begins to count as new.

    Parameters
    ----------
        seed: the track that the radio started from.
        played: every track id it must not repeat, the latest last; the one that plays now is the last.
    """
    recent = played[-RECENT:]
    rows = index.rows([seed, *recent])
    if not len(rows):
        return None
    scores = likeness(index, rows, weights or Weights())
    fresh = _fresh(index, [seed, *played])
    others = fresh & ~_by_artists(index, recent)
    for allowed in (others, fresh):
        if allowed.any():
            return int(index.track_ids[np.where(allowed, scores, -np.inf).argmax()])
    return None


def _fresh(index: Index, played: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mask of the songs that were not played, or where all were, not lately."""
    while True:
        fresh = index.first & ~np.isin(index.songs, index.songs[index.rows(played)])
        if fresh.any() or len(played) <= 1:
            return fresh
        played = played[(len(played) + 1) // 2 :]


def _by_artists(index: Index, track_ids: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mask of the songs by the known artists of the tracks."""
    artists = index.artists[index.rows(track_ids)]
    return np.isin(index.artists, artists[artists > 0])
