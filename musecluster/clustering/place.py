# SPDX-License-Identifier: GPL-3.0-or-later
"""A few new tracks find their place, in every cut and on the map, by their neighbours; no new layout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.clustering.vote import NEAR, VOTERS, company, remote_below, vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

REFERENCES = 2_000  # placed tracks from which the usual company is estimated


class Placed(NamedTuple):
    """Where new tracks belong in one cut.

    Attributes
    ----------
        labels: int32 [M], -1 where nothing is near.
        strength: float32 [M] in [0, 1], the winner's share of the vote.
    """

    labels: NDArray[np.int32]
    strength: NDArray[np.float32]


def place(
    new: NDArray[np.float32], old: NDArray[np.float32], cuts: Sequence[NDArray[np.int32]]
) -> list[Placed]:
    """Place new tracks among the old ones.

    Parameters
    ----------
        new: float32 [M, D], unit length.
        old: float32 [N, D], unit length, the tracks that are already in playlists.
        cuts: for each cut the labels of the old tracks, int32 [N], -1 for those that belong nowhere.

    Returns
    -------
        For each cut where the new tracks belong; nowhere if there are no old ones.
    """
    if not len(old) or not len(new):
        nowhere = Placed(np.full(len(new), -1, np.int32), np.zeros(len(new), np.float32))
        return [nowhere for _ in cuts]
    similarities, nearest = _nearest(new, old, VOTERS)
    apart = company(similarities) < _remote_below(old)
    placed = []
    for labels in cuts:
        winner, share = vote(labels[nearest], similarities)
        lost = apart | (winner < 0)
        placed.append(Placed(np.where(lost, -1, winner).astype(np.int32), np.where(lost, 0, share)))
    return placed


def amid(
    new: NDArray[np.float32], old: NDArray[np.float32], positions: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Places on the map for new tracks, each in the midst of its nearest old ones.

    Parameters
    ----------
        new: float32 [M, D], unit length.
        old: float32 [N, D], unit length.
        positions: float32 [N, 2], where the old ones lie.

    Returns
    -------
        float32 [M, 2]; the origin if there are no old tracks.
    """
    if not len(old) or not len(new):
        return np.zeros((len(new), 2), np.float32)
    similarities, nearest = _nearest(new, old, NEAR)  # no more of them: between far places nothing lies
    weights = np.maximum(similarities, 1e-6)[:, :, None]
    return np.asarray((positions[nearest] * weights).sum(axis=1) / weights.sum(axis=1), np.float32)


def _remote_below(old: NDArray[np.float32]) -> float:
    """The company below which a track lies apart from this library, from evenly spread old tracks."""
    if len(old) <= VOTERS:
        return -np.inf  # too few to say what is usual
    some = old[np.linspace(0, len(old) - 1, min(len(old), REFERENCES)).astype(int)]
    similarities, _ = _nearest(some, old, NEAR + 1)
    return remote_below(company(similarities[:, 1:]))  # the nearest is the track itself


def _nearest(
    queries: NDArray[np.float32], vectors: NDArray[np.float32], count: int
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Similarities and indices [M, k] of the nearest vectors, nearest first, ties by index."""
    count = min(count, len(vectors))
    similarities = np.empty((len(queries), count), np.float32)
    indices = np.empty((len(queries), count), np.intp)
    for row, query in enumerate(queries):
        cosine = vectors @ query
        least = np.partition(cosine, -count)[-count]
        near = np.flatnonzero(cosine >= least)
        indices[row] = near[np.argsort(-cosine[near], kind="stable")[:count]]
        similarities[row] = cosine[indices[row]]
    return similarities, indices
