# SPDX-License-Identifier: GPL-3.0-or-later
"""Nine nested ways to cut a library into playlists, from few and broad to many and narrow.

HDBSCAN finds the densest small groups; the tracks between them follow their neighbours. The groups are then
merged step by step, and each cut is a moment of that merging: going narrower only ever divides a playlist.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.clustering.groups import absorb, attach, dense_groups, divide, outlying
from musecluster.clustering.merge import Merge, labels_after, merge_all
from musecluster.clustering.vote import VOTERS, vote_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from musecluster.clustering.neighbours import Neighbours

CUTS = 9
BROADEST, USUAL, NARROWEST = 0.2, 0.4, 0.6  # N to this power is a cut's number of playlists: 2, 5, 11 for 58
LOOSE_BELOW = 1 / 3  # of the neighbours' votes
MOST_LOOSE = 0.15  # of all tracks
PLAIN = 32.0  # a wider gap is no plainer: how far apart the map's islands lie says nothing


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """One way to divide the library.

    Attributes
    ----------
        granularity: 0 (few and broad) to 1 (many and narrow).
        labels: int32 [N], 0 is the largest playlist; -1 belongs nowhere.
        strength: float32 [N] in [0, 1], how typical a track is of its playlist: the share of its neighbours
            that are in it too, times how near the playlist's middle the track lies.
        loose: bool [N], only lies nearest to its playlist.
        gap: cost of the merge after this cut over that of the merge before it; far above 1 where the library
            falls into just these playlists by itself.
    """

    granularity: float
    labels: NDArray[np.int32]
    strength: NDArray[np.float32]
    loose: NDArray[np.bool_]
    gap: float

    @property
    def count(self) -> int:
        """Number of playlists."""
        return int(self.labels.max(initial=-1)) + 1


def fewest(total: int) -> int:
    """The smallest number of tracks that make a playlist in a library of this size."""
    return 3 if total < 40 else 4 if total < 100 else 5


def cut_points(
    points: NDArray[np.float32], vectors: NDArray[np.float32], neighbours: Neighbours, smallest: int = 0
) -> list[Cut]:
    """Cut a library at up to nine granularities.

    Parameters
    ----------
        points: float32 [N, d], the layout to cluster in.
        vectors: float32 [N, D], unit length.
        neighbours: the nearest by vectors, VOTERS of them where there are as many.
        smallest: tracks of a playlist at least, where that is more than fewest(N).

    Returns
    -------
        Cuts, broadest first, no two alike. Every playlist has at least fewest(N) tracks; a library with less
        than twice as many is one playlist, and one cut.
    """
    total = len(points)
    smallest = max(fewest(total), smallest)
    narrowest = max(round(total**NARROWEST), 1)
    outliers = outlying(neighbours)
    leaves = np.full(total, -1, np.int32)
    leaves[~outliers] = dense_groups(points[~outliers], max(smallest, total // (2 * narrowest)))
    groups = absorb(points, attach(leaves, outliers, neighbours), smallest)
    groups = divide(points, groups, narrowest, smallest)
    merges = merge_all(points, groups)
    chosen = _counts(total, merges)
    steps = np.linspace(0, 1, len(chosen)).round(3).tolist() if len(chosen) > 1 else [0.5]
    cuts = []
    for step, (count, gap) in zip(steps, chosen.items(), strict=True):
        labels = labels_after(groups, merges[: len(merges) + 1 - count])
        shared = vote_for(labels, labels[neighbours.indices[:, :VOTERS]], neighbours.similarities[:, :VOTERS])
        central = centrality(vectors, labels)
        strength = np.where(labels < 0, 0, shared * central).astype(np.float32)
        loose = _loose((leaves < 0) & (labels >= 0), shared, central)
        cuts.append(Cut(step, labels, strength, loose, gap))
    return cuts


def default_granularity(cuts: Sequence[Cut]) -> float:
    """The granularity to show first: near the usual number of playlists, rather at a wide gap."""
    usual = max(len(cuts[0].labels), 1) ** USUAL

    def worth(cut: Cut) -> float:
        octaves = np.log2(max(cut.count, 1) / usual)
        return float(np.log2(min(cut.gap, PLAIN)) - 3 * octaves**2)

    return max(cuts, key=worth).granularity


def centrality(vectors: NDArray[np.float32], labels: NDArray[np.int32]) -> NDArray[np.float32]:
    """Cosine to the mean of the own playlist, over the best of that playlist: float32 [N] in [0, 1]."""
    count = labels.max(initial=-1) + 2  # the last is that of -1
    means = np.zeros((count, vectors.shape[1]))
    np.add.at(means, labels, vectors)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    cosine = np.einsum("nd,nd->n", vectors, means[labels])
    best = np.full(count, 1e-9)
    np.maximum.at(best, labels, cosine)
    return np.asarray(np.clip(cosine / best[labels], 0, 1), np.float32)


def _loose(
    between: NDArray[np.bool_], shared: NDArray[np.float32], central: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Tracks between the groups with few neighbours in their playlist, the weakest MOST_LOOSE of them."""
    weak = np.flatnonzero(between & (shared < LOOSE_BELOW))
    weakest = weak[np.lexsort((central[weak], shared[weak]))][: int(MOST_LOOSE * len(shared))]
    loose = np.zeros(len(shared), np.bool_)
    loose[weakest] = True
    return loose


def _counts(total: int, merges: Sequence[Merge]) -> dict[int, float]:
    """Playlists of each cut and its gap: nine even steps of the logarithm, each moved to its widest gap."""
    counts: dict[int, float] = {}
    half = (NARROWEST - BROADEST) / (CUTS - 1) / 2
    for power in np.linspace(BROADEST, NARROWEST, CUTS):
        low, high = (min(max(round(total ** (power + side)), 2), len(merges) + 1) for side in (-half, half))
        gaps = {count: _gap(merges, count) for count in range(low, high + 1) if count not in counts}
        if gaps:
            best = max(gaps, key=lambda count: gaps[count])
            counts[best] = gaps[best]
    return dict(sorted(counts.items()))


def _gap(merges: Sequence[Merge], count: int) -> float:
    done = len(merges) + 1 - count
    if not 0 < done < len(merges):
        return 1.0
    return max(merges[done].cost / max(merges[done - 1].cost, 1e-9), 1.0)
