# SPDX-License-Identifier: GPL-3.0-or-later
"""UMAP from the shared neighbours: ten dimensions to cluster in, two for the map; seeded and repeatable."""

from __future__ import annotations

import functools
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from musecluster.clustering.neighbours import Neighbours

NEIGHBOURS = 15  # UMAP's default, the track itself included
FEWEST = 15  # below this a neighbourhood is the whole library, and principal components say it all
MIN_DIST = 0.1
VOID = 0.1  # of a map's width, without what is emptier: the widest empty strip that says anything


def project(
    vectors: NDArray[np.float32], neighbours: Neighbours, *, dimensions: int, seed: int
) -> NDArray[np.float32]:
    """Lay tracks out so that those that sound alike lie together.

    UMAP (McInnes, Healy and Melville 2018) started from the principal components, which, unlike the spectral
    start, exist for every library and keep distant groups apart the way they are. Fewer than FEWEST tracks
    are laid out by their principal components alone. One thread: the same input, seed and machine give the
    same array.

    Parameters
    ----------
        vectors: float32 [N, D], unit length, in a stable order.
        neighbours: their nearest neighbours, at least NEIGHBOURS - 1 of them where there are as many.
        dimensions: of the layout.
        seed: of the layout's random numbers.

    Returns
    -------
        float32 [N, dimensions], finite.
    """
    random = np.random.RandomState(seed)  # the generator that UMAP takes
    start = _principal(vectors, dimensions, random)
    if len(vectors) < FEWEST:
        return start
    umap = _umap()
    a, b = umap.find_ab_params(spread=1.0, min_dist=MIN_DIST)
    layout, _ = umap.simplicial_set_embedding(
        data=vectors,
        graph=_graph(vectors, neighbours, random),
        n_components=dimensions,
        initial_alpha=1.0,
        a=a,
        b=b,
        gamma=1.0,
        negative_sample_rate=5,
        n_epochs=None,
        init=start,
        random_state=random,
        metric="cosine",
        metric_kwds={},
        densmap=False,
        densmap_kwds={},
        output_dens=False,
    )
    return np.asarray(layout - layout.mean(axis=0), np.float32)


def without_voids(positions: NDArray[np.float32]) -> NDArray[np.float32]:
    """A map whose groups lie no farther apart than it takes to see that they are apart.

    UMAP puts groups that share no neighbour anywhere far away, so that the width of the empty strip between
    them says nothing and takes the room of the songs. Strips that no song lies in, upright or level, are
    narrowed to VOID of the rest; what lies on either side stays as it is.

    Parameters
    ----------
        positions: float32 [N, 2].
    """
    closer = np.array(positions, np.float32)
    for axis in closer.T:
        order = np.argsort(axis, kind="stable")
        gaps = np.diff(axis[order])
        full = gaps[gaps <= VOID * gaps.sum()].sum()
        moved = np.minimum(gaps, max(VOID * full, np.median(gaps)) if len(gaps) else 0).cumsum()
        axis[order[1:]] = axis[order[0]] + moved
    return np.asarray(closer - closer.mean(axis=0), np.float32)


def _graph(vectors: NDArray[np.float32], neighbours: Neighbours, random: np.random.RandomState) -> Any:
    """UMAP's fuzzy simplicial set, a sparse [N, N] matrix; it wants each track as its own first neighbour."""
    own = np.arange(len(vectors), dtype=np.int32)[:, None]
    indices = np.hstack([own, neighbours.indices[:, : NEIGHBOURS - 1]])
    distances = np.maximum(1 - neighbours.similarities[:, : NEIGHBOURS - 1], 0)
    distances = np.hstack([np.zeros_like(own, np.float32), distances])
    graph, _, _ = _umap().fuzzy_simplicial_set(
        vectors, NEIGHBOURS, random, "cosine", knn_indices=indices, knn_dists=distances
    )
    return graph


def _principal(
    vectors: NDArray[np.float32], dimensions: int, random: np.random.RandomState
) -> NDArray[np.float32]:
    """Principal components, widest about 10 across, with a trace of noise so that no two tracks coincide."""
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T.astype(np.float64) @ centred)
    axes = axes[:, ::-1][:, :dimensions]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), np.arange(axes.shape[1])] < 0, -1, 1)
    start = np.zeros((len(vectors), dimensions))
    start[:, : axes.shape[1]] = centred @ axes
    start *= 5 / max(np.abs(start).max(), 1e-3)
    return np.asarray(start + random.normal(scale=1e-3, size=start.shape), np.float32)


@functools.cache
def _umap() -> Any:
    """UMAP's functions, with the three that are compiled at every first use kept on disk by numba.

    Without that each process compiles for 4 s; called through the class UMAP, for 17 s.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces that it can do without TensorFlow
        from umap import layouts, umap_
    for compiled in (
        umap_.smooth_knn_dist,
        umap_.compute_membership_strengths,
        layouts._get_optimize_layout_euclidean_single_epoch_fn(),
    ):
        compiled.enable_caching()
    return umap_
