# SPDX-License-Identifier: GPL-3.0-or-later
"""Precision of neighbours among artists that nothing was learned from, and how sure a gain is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from musecluster.adapting.songs import Songs

NEAREST = 5
MOST = 4_000  # songs whose neighbours are looked at; more would not change the figures
_BLOCK = 512
_DRAWS = 2_000
_SAME_ARTIST = -9.0  # below every cosine


def divisions(artists: NDArray[np.int64], parts: int, seed: int) -> Iterator[NDArray[np.bool_]]:
    """Masks [N] of the songs held out, each artist in one of `parts` of them, drawn by chance."""
    names, of = np.unique(artists, return_inverse=True)
    part = np.random.default_rng(seed).permutation(len(names)) % parts
    for one in range(parts):
        yield (part == one)[of]


def comparable(songs: Songs, held_out: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The rows of songs held out with a judged label, at most MOST of them, drawn by chance."""
    rows = np.flatnonzero(held_out & songs.labels.any(axis=1))
    if len(rows) > MOST:
        rows = np.sort(np.random.default_rng(0).choice(rows, MOST, replace=False))
    return rows


def neighbours(songs: Songs, rows: NDArray[np.intp], matrix: NDArray[np.float32]) -> NDArray[np.intp]:
    """The rows [n, 5] of the songs nearest to each of `rows` among them, by other artists.

    The artist filter of Pampalk (2006): to find the same voice and studio again proves nothing. A song that
    has fewer than five others is its own neighbour in the places left.
    """
    if len(rows) <= NEAREST:
        return np.repeat(rows[:, None], NEAREST, axis=1)
    mapped = songs.vectors[rows] @ matrix
    mapped /= np.maximum(np.linalg.norm(mapped, axis=1, keepdims=True), 1e-12)
    artists = songs.artists[rows]
    blocks = [_nearest(mapped, artists, begin) for begin in range(0, len(rows), _BLOCK)]
    return rows[np.concatenate(blocks)]


def _nearest(mapped: NDArray[np.float32], artists: NDArray[np.int64], begin: int) -> NDArray[np.intp]:
    here = slice(begin, begin + _BLOCK)
    cosine = mapped[here] @ mapped.T
    cosine[artists[here, None] == artists] = _SAME_ARTIST
    near = np.argpartition(-cosine, NEAREST, axis=1)[:, :NEAREST]
    foreign = np.take_along_axis(cosine, near, axis=1) > _SAME_ARTIST
    return np.where(foreign, near, np.arange(begin, begin + len(near))[:, None])


def precision(
    labels: NDArray[np.uint8], rows: NDArray[np.intp], near: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Share [n] of the neighbours [n, 5] of each row that have a label in common with it; itself is none.

    Parameters
    ----------
        labels: bits of all songs [N, L / 8], as np.packbits gives them.
    """
    right = (labels[rows, None] & labels[near]).any(axis=2) & (near != rows[:, None])
    return np.asarray(right.mean(axis=1), np.float64)


def interval(gains: NDArray[np.float64], artists: NDArray[np.int64]) -> tuple[float, float]:
    """95 % of the mean of gains [N], by drawing whole artists anew (bootstrap, Efron 1979).

    An artist's songs are alike, so that they are not as many votes as songs.
    """
    _, of = np.unique(artists, return_inverse=True)
    sums, counts = np.bincount(of, gains), np.bincount(of)
    generator = np.random.default_rng(0)
    drawn = (generator.integers(0, len(sums), len(sums)) for _ in range(_DRAWS))
    means = [sums[rows].sum() / counts[rows].sum() for rows in drawn]
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
