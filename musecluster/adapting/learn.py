# SPDX-License-Identifier: GPL-3.0-or-later
"""From labelled vectors to a matrix that stretches space where labels differ, in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.adapting.songs import Labels, Songs

    Square = NDArray[np.float64]

RIDGE = 0.1  # of the covariance that is taken as equal in all directions (Ledoit and Wolf 2004)


def stretches(songs: Songs) -> Square | None:
    """The metric [D, D] of what the labels say alone, of mean eigenvalue 1; None where they say nothing.

    For each kind of label the scatter B of its labels' means, seen through the inverse of the total
    covariance T, is the metric T⁻¹BT⁻¹ of linear discriminant analysis (Fisher 1936), with ridge (Friedman
    1989). It is the squared distance between what ridge regression would foretell of the labels, so that
    false labels, which pull at random, cancel out, and a song without label only tells about T. Kinds are
    added by their weights, each of trace 1, so that ten thousand artists don't outweigh twenty genres.
    """
    inverse = _inverse_covariance(songs.vectors)
    total = np.zeros_like(inverse)
    for kind in songs.kinds:
        metric = inverse @ _between(songs, kind) @ inverse
        if (trace := np.trace(metric)) > 0:
            total += kind.weight * metric / trace
    trace = np.trace(total)
    return total * (len(total) / trace) if trace > 0 else None


def matrix(metric: Square | None, strength: float, dimensions: int) -> NDArray[np.float32]:
    """The symmetric matrix float32 [D, D] by which vectors are multiplied.

    Parameters
    ----------
        metric: as of `stretches`.
        strength: 0 leaves space as it is; towards 1 only what the labels say counts.
    """
    plain = np.eye(dimensions)
    if metric is None or not strength:
        return plain.astype(np.float32)
    values, axes = np.linalg.eigh((1 - strength) * plain + strength * metric)
    return np.asarray((axes * np.sqrt(np.maximum(values, 0))) @ axes.T, np.float32)


def _inverse_covariance(vectors: NDArray[np.float32]) -> Square:
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    covariance = centred.T @ centred / len(vectors)
    dimensions = len(covariance)
    equal = max(np.trace(covariance) / dimensions, 1e-12) * np.eye(dimensions)
    return np.asarray(np.linalg.inv((1 - RIDGE) * covariance + RIDGE * equal), np.float64)


def _between(songs: Songs, kind: Labels) -> Square:
    """The scatter [D, D] of the means of the labels that two songs or more bear, weighed by their songs.

    Songs bear labels one by one, or all songs of an artist the same ones.
    """
    group = np.unique(songs.artists, return_inverse=True)[1] if kind.by_artist else np.arange(len(songs))
    bearers, codes, shares = _shares(group[kind.rows], kind.codes)
    if not len(codes):
        return np.zeros((songs.vectors.shape[1],) * 2)
    sums = np.zeros((group.max() + 1, songs.vectors.shape[1]))
    np.add.at(sums, group, songs.vectors)
    first = np.unique(codes, return_index=True)[1]
    weights = np.add.reduceat(shares * np.bincount(group)[bearers], first)[:, None]
    totals = np.add.reduceat(shares[:, None] * sums[bearers], first)
    shared = weights[:, 0] >= 2
    apart = totals[shared] / weights[shared] - totals[shared].sum(axis=0) / max(1, weights[shared].sum())
    return np.asarray((apart * weights[shared]).T @ apart, np.float64)


def _shares(
    bearers: NDArray[np.intp], codes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Each bearer's labels once, by label, and what share of the bearer's each is, the most frequent most.

    Squares, so that one false tag among an artist's ten right ones counts a hundredth and not a tenth.
    """
    pairs, times = np.unique(np.stack([codes, bearers]), axis=1, return_counts=True)
    squares = times.astype(np.float64) ** 2
    return pairs[1], pairs[0], squares / np.bincount(pairs[1], squares)[pairs[1]]
