# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist grows by the songs that lie nearest to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.similar import choose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NEAREST = 3  # songs of the playlist that a newcomer should resemble; all of them would favour the dull middle
MEMBERS = 64  # that stand for a long playlist


def grow(
    vectors: NDArray[np.float32],
    members: NDArray[np.intp],
    *,
    count: int,
    artists: Sequence[str],
    exclude: NDArray[np.bool_],
    per_artist: int | None = 2,
) -> list[int]:
    """The songs to add, nearest first.

    Nearness is the mean cosine to the three nearest songs of the playlist, so that a playlist of two moods
    grows by both.

    Parameters
    ----------
        vectors: float32 [N, D], unit length: the library.
        members: rows of the playlist's songs.
        count: songs wanted; fewer come where there are no more.
        artists: of each row, "" where unknown.
        exclude: mask [N] of what must not come: the members and the same recordings.
        per_artist: at most this many of one artist in every ten; None for no limit.
    """
    if not len(members):
        return []
    chosen = members[np.linspace(0, len(members) - 1, min(len(members), MEMBERS)).astype(np.intp)]
    cosine = vectors @ vectors[chosen].T
    nearest = min(NEAREST, len(chosen))
    ranks = np.partition(cosine, -nearest, axis=1)[:, -nearest:].mean(axis=1)
    return choose(ranks, ~exclude, count=count, artists=artists, per_artist=per_artist)
