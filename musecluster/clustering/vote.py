# SPDX-License-Identifier: GPL-3.0-or-later
"""The neighbours' vote: in which playlist a track's nearest tracks are, and when nothing is near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

VOTERS = 10
NEAR = 3  # neighbours whose mean similarity says how close a track's company is
MARGIN = 0.02  # of cosine: a smaller difference in company is never remarkable


def vote(
    labels: NDArray[np.int32], similarities: NDArray[np.float32]
) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """The label that most of a track's neighbours bear, each weighted by its similarity.

    Parameters
    ----------
        labels: int32 [N, k], the neighbours' labels, nearest first; -1 abstains.
        similarities: float32 [N, k], cosine.

    Returns
    -------
        int32 [N], the winner, on a tie that of the nearest; -1 where all abstain.
        float32 [N], the winner's share of all weights in [0, 1].
    """
    winner = np.full(len(labels), -1, np.int32)
    best = np.zeros(len(labels), np.float32)
    for candidate in labels.T:
        share = np.where(candidate < 0, 0, vote_for(candidate, labels, similarities))
        better = share > best + 1e-6  # a tie is a tie whatever the order of summation
        winner[better], best[better] = candidate[better], share[better]
    return winner, best


def vote_for(
    own: NDArray[np.int32], labels: NDArray[np.int32], similarities: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Share of the neighbours' weights that bears the own label: float32 [N]; 1 without neighbours."""
    weights = np.maximum(similarities, 1e-6)
    if not weights.shape[1]:
        return np.ones(len(own), np.float32)
    agreeing = np.sum(weights * (labels == own[:, None]), axis=1)
    return np.asarray(agreeing / weights.sum(axis=1), np.float32)


def company(similarities: NDArray[np.float32]) -> NDArray[np.float32]:
    """How close each track's nearest company is: float32 [N] from similarities [N, k >= 1], nearest first."""
    return np.asarray(similarities[:, :NEAR].mean(axis=1), np.float32)


def remote_below(usual: NDArray[np.float32]) -> float:
    """The company below which a track lies apart from everything: Tukey's outer fence (Tukey 1977)."""
    lower, upper = np.quantile(usual, [0.25, 0.75])
    return float(lower - max(3 * (upper - lower), MARGIN))
