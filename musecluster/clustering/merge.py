# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging groups two at a time, always where it costs the least spread: Ward's method (Ward 1963)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Merge(NamedTuple):
    """Group `gone` becomes part of `kept`; the cost is the squared distance within groups that this adds."""

    kept: int
    gone: int
    cost: float


def merge_all(points: NDArray[np.float32], labels: NDArray[np.int32]) -> list[Merge]:
    """The merges from K groups down to one, cheapest first.

    Parameters
    ----------
        points: float32 [N, d].
        labels: int32 [N], 0 to K - 1 with none empty, or -1.

    Returns
    -------
        K - 1 merges; costs never fall.
    """
    sizes = np.bincount(labels[labels >= 0]).astype(np.float64)
    centres = np.zeros((len(sizes), points.shape[1]))
    np.add.at(centres, labels[labels >= 0], points[labels >= 0])
    centres /= sizes[:, None]
    costs = np.empty((len(sizes), len(sizes)))
    for group in range(len(sizes)):
        costs[group] = _cost(group, centres, sizes)
    merges = []
    for _ in range(len(sizes) - 1):
        kept, gone = sorted(divmod(int(costs.argmin()), len(sizes)))
        merges.append(Merge(kept, gone, float(costs[kept, gone])))
        whole = sizes[kept] + sizes[gone]
        centres[kept] = (sizes[kept] * centres[kept] + sizes[gone] * centres[gone]) / whole
        sizes[kept], sizes[gone] = whole, 0
        costs[kept] = costs[:, kept] = _cost(kept, centres, sizes)
        costs[gone] = costs[:, gone] = np.inf
    return merges


def labels_after(labels: NDArray[np.int32], merges: list[Merge]) -> NDArray[np.int32]:
    """Labels after these merges, renumbered by size, the largest 0, ties by the first track; -1 stays."""
    renamed = np.arange(labels.max(initial=-1) + 2)  # the last is that of -1
    for merge in merges:
        renamed[renamed == merge.gone] = merge.kept
    renamed[-1] = -1
    merged = renamed[labels]
    present, first, sizes = np.unique(merged[merged >= 0], return_index=True, return_counts=True)
    order = np.lexsort((first, -sizes))
    rank = np.full(len(renamed), -1, np.int32)
    rank[present[order]] = np.arange(len(order))
    return rank[merged]


def _cost(group: int, centres: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """What merging this group with each other adds; infinite with itself and with groups that are gone."""
    apart = ((centres - centres[group]) ** 2).sum(axis=1)
    cost = apart * sizes * sizes[group] / np.maximum(sizes + sizes[group], 1)
    cost[sizes == 0] = np.inf
    cost[group] = np.inf
    return np.asarray(cost)
