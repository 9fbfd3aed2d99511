# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist split in two by sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROUNDS = 50  # it settles in about ten


def halves(vectors: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which songs make the second half: spherical 2-means (Dhillon and Modha 2001), without chance.

    It begins with the song farthest from the middle and the one farthest from that. Songs that all sound the
    same are split in the middle of the list.

    Parameters
    ----------
        vectors: float32 [N, D], unit length, N at least 2.

    Returns
    -------
        Mask [N], neither all nor none; the half with the first song is False.
    """
    outermost = np.argmin(vectors @ vectors.mean(axis=0))
    centres = np.stack([vectors[outermost], vectors[np.argmin(vectors @ vectors[outermost])]])
    second = _nearer_the_second(vectors, centres)
    for _ in range(ROUNDS):
        if second.all() or not second.any():
            return np.arange(len(vectors)) >= (len(vectors) + 1) // 2
        centres = np.stack([_direction(vectors[~second]), _direction(vectors[second])])
        again = _nearer_the_second(vectors, centres)
        if np.array_equal(again, second):
            break
        second = again
    return np.asarray(second != second[0])


def _nearer_the_second(vectors: NDArray[np.float32], centres: NDArray[np.float32]) -> NDArray[np.bool_]:
    cosine = vectors @ centres.T
    return np.asarray(cosine[:, 1] > cosine[:, 0])


def _direction(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    total = vectors.sum(axis=0)
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-12), np.float32)
