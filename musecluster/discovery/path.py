# SPDX-License-Identifier: GPL-3.0-or-later
"""From here to there in twelve songs: a walk across the library in even steps of sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.similar import first, squared_distance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.discovery.index import Index

NEAREST = 100  # tracks that are looked at around each step


def path(index: Index, start: int, end: int, *, count: int = 12, per_artist: int | None = 2) -> list[int]:
    """The track ids of a walk from one song to another, both included.

    Between the two lie points at equal angles on the great circle (spherical interpolation, Shoemake 1985).
    Each is filled with the track that is near both to the point and to the track before it, hubs damped.

    Parameters
    ----------
        start, end: analysed tracks.
        count: songs, at least 2; fewer come where the library has no more.
        per_artist: at most this many by one known artist in the whole walk, unless nothing else is left.

    Raises
    ------
        ValueError: a track that was not analysed, or a count below 2.
    """
    if count < 2 or start not in index.row_of or end not in index.row_of:
        raise ValueError(f"no walk from {start} to {end} in {count} songs")
    begin, last = index.row_of[start], index.row_of[end]
    if begin == last:
        return [start]
    points = _between(index.vectors[begin], index.vectors[last], count - 2)
    walk = _Walk(index, begin, last, per_artist)
    for point, nearest in zip(points, _candidates(index, points, count), strict=True):
        walk.step(point, nearest)
    return [int(index.track_ids[row]) for row in (*walk.rows, last)]


def _between(a: NDArray[np.float32], b: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Unit vectors [count, D] at equal angles between two; opposite ones are joined by the straight line."""
    angle = float(np.arccos(np.clip(a @ b, -1, 1)))
    parts = np.linspace(0, 1, count + 2)[1:-1, None]
    if np.sin(angle) > 1e-3:
        points = np.sin((1 - parts) * angle) * a + np.sin(parts * angle) * b
    else:
        points = (1 - parts) * a + parts * b
    lengths = np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-6)
    return np.asarray(points / lengths, np.float32)


def _candidates(index: Index, points: NDArray[np.float32], count: int) -> list[NDArray[np.intp]]:
    """For each point the rows nearest to it, each song once; more than the walk can use up."""
    ranks = -squared_distance(points @ index.vectors.T) / index.scale
    ranks[:, ~index.first] = -np.inf
    wanted = min(NEAREST + 2 * count, int(index.first.sum()))
    return [first(row, wanted) for row in ranks]


class _Walk:
    """The walk so far, and which songs and artists it must not meet again."""

    def __init__(self, index: Index, begin: int, last: int, per_artist: int | None) -> None:
        self.rows = [begin]
        self._index, self._last, self._per_artist = index, last, per_artist

    def step(self, point: NDArray[np.float32], nearest: NDArray[np.intp]) -> None:
        index, met = self._index, np.array([*self.rows, self._last])
        fresh = nearest[~np.isin(index.songs[nearest], index.songs[met])]
        varied = fresh[~np.isin(index.artists[fresh], self._full(met))]
        rows = varied if len(varied) else fresh
        if len(rows):
            aims = np.stack([point, index.vectors[self.rows[-1]]])
            costs = squared_distance(index.vectors[rows] @ aims.T).sum(axis=1) / index.scale[rows]
            self.rows.append(int(rows[costs.argmin()]))

    def _full(self, met: NDArray[np.intp]) -> NDArray[np.int32]:
        """The artists who have had their share."""
        artists, counts = np.unique(self._index.artists[met], return_counts=True)
        limit = len(met) if self._per_artist is None else self._per_artist
        return artists[(counts >= limit) & (artists > 0)]
