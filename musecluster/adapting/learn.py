# SPDX-License-Identifier: GPL-3.0-or-later
"""From labelled vectors to a matrix that stretches space where labels differ, in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.adapting.beliefs import beliefs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.adapting.songs import Labels, Songs

    Square = NDArray[np.float64]

RIDGE = 0.3  # of the covariance that is taken as equal in all directions (Ledoit and Wolf 2004)
LABELS = 256  # by artist, those borne most: a table of all would grow with artists times labels
STRENGTH = 0.5  # of what the labels say against what the network hears


def learned(songs: Songs) -> NDArray[np.float32]:
    """The symmetric matrix float32 [D, D] to multiply vectors by: half the network's, half the labels'.

    Half is near the best on every kind of vectors that was tried, with right tags and with false ones;
    cross-validation by tags of which half are false or missing chooses worse.
    """
    plain, metric = np.eye(songs.vectors.shape[1]), stretches(songs)
    if metric is None:
        return plain.astype(np.float32)
    values, axes = np.linalg.eigh((1 - STRENGTH) * plain + STRENGTH * metric)
    return np.asarray((axes * np.sqrt(np.maximum(values, 0))) @ axes.T, np.float32)


def stretches(songs: Songs) -> Square | None:
    """The metric [D, D] of what the labels say alone, of mean eigenvalue 1; None where they say nothing.

    For each kind of label the scatter B of its labels' means, seen through the inverse of the total
    covariance T, is the metric T⁻¹BT⁻¹ of linear discriminant analysis (Fisher 1936), with ridge (Friedman
    1989). It is the squared distance between what ridge regression would foretell of the labels, so that
    false labels, which pull at random, cancel out, and a song without label only tells about T. Kinds are
    added by their weights, each of trace 1, so that ten thousand artists don't outweigh twenty genres.
    """
    centred = songs.vectors.astype(np.float64) - songs.vectors.mean(axis=0, dtype=np.float64)
    inverse = _inverse_covariance(centred)
    total = np.zeros_like(inverse)
    for kind in songs.kinds:
        metric = inverse @ _between(songs, kind, centred, inverse) @ inverse
        if (trace := np.trace(metric)) > 0:
            total += kind.weight * metric / trace
    trace = np.trace(total)
    return total * (len(total) / trace) if trace > 0 else None


def _inverse_covariance(centred: Square) -> Square:
    covariance = centred.T @ centred / len(centred)
    dimensions = len(covariance)
    equal = max(np.trace(covariance) / dimensions, 1e-12) * np.eye(dimensions)
    return np.asarray(np.linalg.inv((1 - RIDGE) * covariance + RIDGE * equal), np.float64)


def _between(songs: Songs, kind: Labels, centred: Square, inverse: Square) -> Square:
    """The scatter [D, D] of the means of the labels that two songs or more bear, weighed by their songs."""
    codes = np.unique(kind.codes, return_inverse=True)[1]
    if not len(codes):
        return np.zeros_like(inverse)
    if kind.by_artist:
        weights, totals = _believed(songs, *_commonest(kind.rows, codes), centred, inverse)
    else:
        weights, totals = _borne(kind.rows, codes, centred)
    shared = weights >= 2
    weights, totals = weights[shared, None], totals[shared]
    apart = totals / weights - totals.sum(axis=0) / max(1, weights.sum())
    return np.asarray((apart * weights).T @ apart, np.float64)


def _commonest(
    rows: NDArray[np.int64], codes: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.intp]]:
    """The pairs of row and code [M] whose label is among the LABELS that are borne most, numbered anew."""
    counts = np.bincount(codes)
    place = np.full(len(counts), -1)
    place[np.argsort(-counts, kind="stable")[:LABELS]] = np.arange(min(LABELS, len(counts)))
    kept = place[codes] >= 0
    return rows[kept], place[codes[kept]]


def _borne(rows: NDArray[np.int64], codes: NDArray[np.intp], centred: Square) -> tuple[Square, Square]:
    """The weight [L] and weighted sum of vectors [L, D] of each label; a song's labels share its weight."""
    shares = 1 / np.bincount(rows)[rows]
    totals = np.zeros((codes.max() + 1, centred.shape[1]))
    np.add.at(totals, codes, shares[:, None] * centred[rows])
    return np.asarray(np.bincount(codes, shares), np.float64), totals


def _believed(
    songs: Songs, rows: NDArray[np.int64], codes: NDArray[np.intp], centred: Square, inverse: Square
) -> tuple[Square, Square]:
    """The same, where all songs of an artist bear what is believed of the artist."""
    artist = np.unique(songs.artists, return_inverse=True)[1]
    sizes = np.bincount(artist)
    sums, tags = np.zeros((len(sizes), centred.shape[1])), np.zeros((len(sizes), codes.max() + 1))
    np.add.at(sums, artist, centred)
    np.add.at(tags, (artist[rows], codes), 1)
    belief = beliefs(tags, sums / sizes[:, None], sizes, inverse)
    return belief.T @ sizes, belief.T @ sums
