# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of merit for classifiers, each with its source."""

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
