# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of merit for classifiers and embeddings, each with its source."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def accuracy(truth: NDArray[np.int64], guess: NDArray[np.int64]) -> float:
    """Share of right answers, 0 to 1 (MIREX audio genre classification)."""
    return float((truth == guess).mean())


def wilson_interval(share: float, count: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share that was counted `count` times (Wilson 1927)."""
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def confusion(truth: NDArray[np.int64], guess: NDArray[np.int64], genres: int) -> NDArray[np.int64]:
    """Counts [G, G], rows the truth, columns the answer."""
    counts = np.zeros((genres, genres), dtype=np.int64)
    np.add.at(counts, (truth, guess), 1)
    return counts


def f1(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Harmonic mean of precision and recall of each genre [G]; 0 for one that is never named rightly."""
    hits = np.diag(counts).astype(np.float64)
    both = counts.sum(0) + counts.sum(1)
    scores: NDArray[np.float64] = np.divide(2 * hits, both, out=np.zeros_like(hits), where=both > 0)
    return scores


def precision_at(
    k: int,
    queries: NDArray[np.float32],
    database: NDArray[np.float32],
    *,
    query_genre: NDArray[np.int64],
    genre: NDArray[np.int64],
    query_artist: NDArray[np.str_],
    artist: NDArray[np.str_],
) -> float:
    """Mean share of the k nearest clips (cosine) by other artists that bear the query's genre.

    The artist filter is Pampalk, Flexer and Widmer's (ISMIR 2005). Vectors are unit length,
    queries [Q, D], database [N, D]; a query in the database is left out as its own artist's.
    """
    similarity = queries @ database.T
    similarity[query_artist[:, None] == artist[None, :]] = -np.inf
    nearest = np.argsort(-similarity, axis=1, kind="stable")[:, :k]
    return float((genre[nearest] == query_genre[:, None]).mean())
