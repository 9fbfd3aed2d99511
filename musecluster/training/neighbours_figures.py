# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of neighbours: does what lies near a clip, by other artists, bear its genre, and is none a hub?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

HUB_NEIGHBOURS = 10  # k of the k-occurrence, as Radovanović and most after him take it


def relevance(
    vectors: NDArray[np.float32],
    genre: NDArray[np.int64],
    artist: NDArray[np.str_],
    queries: NDArray[np.bool_],
) -> list[NDArray[np.bool_]]:
    """For each query, nearest first, whether the other artists' clips bear its genre.

    The artist filter is Pampalk, Flexer and Widmer's (ISMIR 2005): a query and all that its artist made are
    taken out of what is looked through. Nearness is the cosine; equally near clips stand in their order.

    Parameters
    ----------
        vectors: float32 [N, D], unit length.
        genre, artist: of all clips, [N].
        queries: bool [N], the clips that are asked for.

    Returns
    -------
        One bool array a query, as long as there are clips by other artists.
    """
    ranked = []
    for row in np.flatnonzero(queries):
        others = np.flatnonzero(artist != artist[row])
        order = np.argsort(-(vectors[others] @ vectors[row]), kind="stable")
        ranked.append(genre[others[order]] == genre[row])
    return ranked


def precision_at(k: int, ranked: Iterable[NDArray[np.bool_]]) -> float | None:
    """Mean share of the k nearest that are relevant, 0 to 1; None where no query has anything to find.

    Where fewer than k clips are left by other artists, the share is that of those.
    """
    shares = [float(hits[:k].mean()) for hits in ranked if len(hits)]
    return float(np.mean(shares)) if shares else None


def mean_average_precision(ranked: Iterable[NDArray[np.bool_]]) -> float | None:
    """Mean over the queries of the average precision at each relevant clip (Manning et al. 2008, ch. 8.4).

    Queries without a relevant clip say nothing and are left out; None where that is all of them.
    """
    found = [_average_precision(hits) for hits in ranked if hits.any()]
    return float(np.mean(found)) if found else None


def _average_precision(hits: NDArray[np.bool_]) -> float:
    ranks = np.flatnonzero(hits) + 1
    return float((np.arange(1, len(ranks) + 1) / ranks).mean())


def occurrences(vectors: NDArray[np.float32], k: int = HUB_NEIGHBOURS) -> NDArray[np.int64]:
    """How often each clip is among the k nearest of another: int64 [N], their mean is k (at most N - 1)."""
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -np.inf)
    nearest = np.argsort(-similarity, axis=1, kind="stable")[:, : min(k, len(vectors) - 1)]
    return np.bincount(nearest.ravel(), minlength=len(vectors))


def hubness(counts: NDArray[np.int64]) -> float:
    """Skewness of the k-occurrence (Radovanović, Nanopoulos and Ivanović 2010); 0: no hubs, above 1: some."""
    spread = float(counts.std())
    return float(((counts - counts.mean()) ** 3).mean()) / spread**3 if spread else 0.0


def orphans(counts: NDArray[np.int64]) -> float:
    """Share of clips that are nobody's neighbour ("anti-hubs"), which no recommendation ever reaches."""
    return float((counts == 0).mean())


def fold_precision(
    k: int,
    folds: Sequence[tuple[NDArray[np.float32], NDArray[np.bool_]]],
    genre: NDArray[np.int64],
    artist: NDArray[np.str_],
) -> float | None:
    """Artist-filtered precision at k over the folds of a cross-validation.

    The queries are a fold's held-out clips, and what is looked through are all clips of the dataset: both
    embedded by that fold's network, since vectors of two networks cannot be compared. With the one fold
    train -> valid this is `precision_at` of valid.

    Parameters
    ----------
        folds: vectors float32 [N, D] of unit length, and which clips [N] the network had never heard.
        genre, artist: of all clips, [N].

    Returns
    -------
        Mean over the queries of all folds together, so that each clip counts once.
    """
    ranked = [hits for vectors, held in folds for hits in relevance(vectors, genre, artist, held)]
    return precision_at(k, ranked)
