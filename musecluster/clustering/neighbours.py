# SPDX-License-Identifier: GPL-3.0-or-later
"""Each track's nearest neighbours by cosine: exact, in bounded memory, shared by all that need them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK = 2**25  # similarities held at once: 128 MB of float32
GROUP = 64  # columns that are looked at together through their maximum


class Neighbours(NamedTuple):
    """The nearest tracks of each track, nearest first, the track itself left out.

    Attributes
    ----------
        indices: int32 [N, k].
        similarities: float32 [N, k], cosine in [-1, 1].
    """

    indices: NDArray[np.int32]
    similarities: NDArray[np.float32]


def nearest(vectors: NDArray[np.float32], count: int) -> Neighbours:
    """Exact nearest neighbours of every vector among the others.

    Parameters
    ----------
        vectors: float32 [N, D], unit length.
        count: neighbours wanted; fewer come back where N - 1 is less.

    Returns
    -------
        Neighbours with k = min(count, N - 1); equal similarities are in the order of their indices.
    """
    total = len(vectors)
    count = min(count, max(total - 1, 0))
    indices = np.empty((total, count), np.int32)
    similarities = np.empty((total, count), np.float32)
    padded = np.zeros((-(-total // GROUP) * GROUP, vectors.shape[1]), np.float32)
    padded[:total] = vectors
    rows = max(BLOCK // max(len(padded), 1), 1)
    for start in range(0, total if count else 0, rows):
        block = vectors[start : start + rows] @ padded.T
        block[:, total:] = -np.inf
        block[np.arange(len(block)), np.arange(start, start + len(block))] = -np.inf
        found = largest(block, count)
        indices[start : start + rows] = found
        similarities[start : start + rows] = np.take_along_axis(block, found, axis=1)
    return Neighbours(indices, np.clip(similarities, -1, 1))


def largest(block: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """Columns of each row's largest values, largest first, ties by column; the width is a multiple of GROUP.

    The count largest values lie within the count groups whose maxima are largest, so that most of a long row
    is only ever seen by a vectorised maximum.
    """
    maxima = block.reshape(len(block), -1, GROUP).max(axis=2)
    groups = np.sort(np.argsort(-maxima, axis=1, kind="stable")[:, :count], axis=1)
    columns = (groups[:, :, None] * GROUP + np.arange(GROUP)).reshape(len(block), -1)
    order = np.argsort(-np.take_along_axis(block, columns, axis=1), axis=1, kind="stable")[:, :count]
    return np.take_along_axis(columns, order, axis=1)
