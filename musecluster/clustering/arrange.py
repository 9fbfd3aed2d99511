# SPDX-License-Identifier: GPL-3.0-or-later
"""From the vectors of a library to its map and its cuts, in one call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.clustering.cluster import Cut, cut_points, default_granularity
from musecluster.clustering.neighbours import Neighbours, nearest
from musecluster.clustering.project import NEIGHBOURS, project, without_voids

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSIONS = 10  # enough for dense groups to keep apart, few enough for HDBSCAN


@dataclass(frozen=True, slots=True, eq=False)
class Arrangement:
    """A library laid out.

    Attributes
    ----------
        positions: float32 [N, 2] on the map.
        cuts: broadest first, at least one.
        granularity: that of the cut to show first.
        neighbours: the nearest tracks of each track.
    """

    positions: NDArray[np.float32]
    cuts: list[Cut]
    granularity: float
    neighbours: Neighbours


def arrange(vectors: NDArray[np.float32], *, seed: int = 0, smallest: int = 0) -> Arrangement:
    """Map a library and cut it into playlists; the same vectors, seed and machine give the same result.

    Parameters
    ----------
        vectors: float32 [N >= 1, D], unit length, finite, in an order that does not depend on the scan.
        seed: of both layouts.
        smallest: tracks of a playlist at least, where that is more than the library's size asks for.
    """
    neighbours = nearest(vectors, NEIGHBOURS - 1)
    points = project(vectors, neighbours, dimensions=DIMENSIONS, seed=seed)
    positions = without_voids(project(vectors, neighbours, dimensions=2, seed=seed))
    cuts = cut_points(points, vectors, neighbours, smallest)
    return Arrangement(positions, cuts, default_granularity(cuts), neighbours)


def warm_up() -> None:
    """Import and compile what arrange needs, so that it is ready when the last file has been analysed.

    The first time on a machine this takes about 20 s, later about 2 s.
    """
    random = np.random.RandomState(0)
    vectors = random.normal(size=(4 * NEIGHBOURS, DIMENSIONS)).astype(np.float32)
    arrange(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
