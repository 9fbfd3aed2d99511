# SPDX-License-Identifier: GPL-3.0-or-later
"""The finest groups of a library: HDBSCAN's leaves and what follows them, none far larger than the others."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from musecluster.clustering.vote import VOTERS, company, remote_below, vote

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.clustering.neighbours import Neighbours

MIN_SAMPLES = 2  # higher finds less and leaves half of a library as noise
MOST_APART = 0.05  # of all tracks
ROUNDS = 20  # of two-means; it settles in fewer


def dense_groups(points: NDArray[np.float32], smallest: int) -> NDArray[np.int32]:
    """HDBSCAN's leaf clusters (Campello, Moulavi and Sander 2013; McInnes, Healy and Astels 2017).

    Leaves rather than the most stable clusters, because music shades from one style into the next: the most
    stable division of such a library is often one half and the other.

    Parameters
    ----------
        points: float32 [N, d].
        smallest: tracks that make a group.

    Returns
    -------
        int32 [N], -1 for tracks between the groups.
    """
    if len(points) < 2 * smallest:
        return np.full(len(points), -1, np.int32)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of its dependencies' next versions
        from hdbscan import HDBSCAN

        leaves = HDBSCAN(
            min_cluster_size=smallest,
            min_samples=MIN_SAMPLES,
            cluster_selection_method="leaf",
            core_dist_n_jobs=1,
        )
        return np.asarray(leaves.fit_predict(points.astype(np.float64)), np.int32)


def outlying(neighbours: Neighbours) -> NDArray[np.bool_]:
    """Tracks that lie apart from all others, bool [N]; never more than MOST_APART of them."""
    if neighbours.indices.shape[1] < VOTERS:
        return np.zeros(len(neighbours.indices), np.bool_)  # too few tracks to say what is usual
    near = company(neighbours.similarities)
    return np.asarray(near < min(remote_below(near), float(np.quantile(near, MOST_APART))), np.bool_)


def attach(
    leaves: NDArray[np.int32], outliers: NDArray[np.bool_], neighbours: Neighbours
) -> NDArray[np.int32]:
    """Let the tracks between the leaves follow their neighbours, those next to a leaf first.

    Returns
    -------
        int32 [N]: every label of leaves, one more for tracks that no leaf reaches, -1 for outliers.
    """
    labels = leaves.copy()
    indices, similarities = neighbours.indices[:, :VOTERS], neighbours.similarities[:, :VOTERS]
    while True:
        waiting = np.flatnonzero((labels < 0) & ~outliers)
        winner, _ = vote(labels[indices[waiting]], similarities[waiting])
        if not np.any(winner >= 0):
            break
        labels[waiting] = winner
    labels[(labels < 0) & ~outliers] = labels.max(initial=-1) + 1
    return labels


def absorb(points: NDArray[np.float32], labels: NDArray[np.int32], smallest: int) -> NDArray[np.int32]:
    """Let groups that are too small, such as those that no leaf reached, join the nearest group.

    Parameters
    ----------
        points: float32 [N, d].
        labels: int32 [N], 0 to K - 1, or -1.
        smallest: tracks in a group at least, unless one group is all there is.

    Returns
    -------
        int32 [N], 0 to fewer, or -1.
    """
    labels = labels.copy()
    while (count := labels.max(initial=-1) + 1) > 1:
        sizes = np.bincount(labels[labels >= 0], minlength=count)
        least = int(np.argmin(sizes))
        if sizes[least] >= smallest:
            break
        centres = np.stack([points[labels == group].mean(axis=0) for group in range(count)])
        distance = np.linalg.norm(centres - centres[least], axis=1)
        distance[least] = np.inf
        labels[labels == least] = int(np.argmin(distance))
        labels[labels > least] -= 1
    return labels


def divide(
    points: NDArray[np.float32], labels: NDArray[np.int32], wanted: int, smallest: int
) -> NDArray[np.int32]:
    """Halve the largest groups until there are enough of them and none is twice its share.

    Bisecting two-means (Steinbach, Karypis and Kumar 2000), started along the group's longest axis, so that
    nothing is left to chance.

    Parameters
    ----------
        points: float32 [N, d].
        labels: int32 [N], 0 to K - 1, or -1.
        wanted: groups to reach, as far as each keeps its smallest size.
        smallest: tracks in a group at least.

    Returns
    -------
        int32 [N].
    """
    labels = labels.copy()
    sizes = list(np.bincount(labels[labels >= 0]))
    share = 2 * len(points) / wanted
    while sizes and max(sizes) >= 2 * smallest and (len(sizes) < wanted or max(sizes) > share):
        largest = int(np.argmax(sizes))
        members = np.flatnonzero(labels == largest)
        half = members[_half(points[members], smallest)]
        labels[half] = len(sizes)
        sizes[largest] -= len(half)
        sizes.append(len(half))
    return labels


def _half(points: NDArray[np.float32], smallest: int) -> NDArray[np.bool_]:
    """One side of two-means; where that is too small, the half at one end of the longest axis."""
    centred = (points - points.mean(axis=0)).astype(np.float64)
    along = centred @ np.linalg.eigh(centred.T @ centred)[1][:, -1]
    along = along if along[np.argmax(np.abs(along))] > 0 else -along
    side = along > 0
    for _ in range(ROUNDS):
        if side.all() or not side.any():
            break
        one, other = centred[side].mean(axis=0), centred[~side].mean(axis=0)
        moved = (centred - (one + other) / 2) @ (one - other) > 0
        if np.array_equal(moved, side):
            break
        side = moved
    if min(side.sum(), (~side).sum()) < smallest:
        side = np.zeros(len(points), np.bool_)
        side[np.argsort(along, kind="stable")[len(points) // 2 :]] = True
    return np.asarray(side, np.bool_)
