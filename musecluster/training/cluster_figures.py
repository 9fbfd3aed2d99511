# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of the playlists that the program itself would make of a dataset's clips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class LaidOut:
    """Clips as the program shows them.

    Attributes
    ----------
        labels: int32 [N], the playlist of each clip at the granularity that is shown first; -1 is Unsorted.
        positions: float32 [N, 2] on the map.
    """

    labels: NDArray[np.int32]
    positions: NDArray[np.float32]


def lay_out(vectors: NDArray[np.float32], seed: int = 0) -> LaidOut:
    """Map and playlists of unit vectors [N, D], as after a first scan with the usual settings."""
    from musecluster.clustering.arrange import arrange

    made = arrange(vectors, seed=seed)
    shown = next(cut for cut in made.cuts if cut.granularity == made.granularity)
    return LaidOut(shown.labels, made.positions)


def cluster_figures(labels: NDArray[np.int32], genre: NDArray[np.int64]) -> dict[str, Any]:
    """Agreement of playlists [N] with genres [N], as plain numbers.

    The clips that belong nowhere (-1) count as one more cluster, as the listener sees them: Unsorted.

    Returns
    -------
        playlists: how many.
        v_measure: harmonic mean of homogeneity and completeness, 0 to 1 (Rosenberg and Hirschberg 2007).
        ami: mutual information adjusted for chance, 0 for random playlists (Vinh, Epps and Bailey 2010).
        noise: share of clips that belong nowhere.
    """
    from sklearn.metrics import adjusted_mutual_info_score, v_measure_score

    return {
        "playlists": int(labels.max(initial=-1)) + 1,
        "v_measure": round(float(v_measure_score(genre, labels)), 4),
        "ami": round(float(adjusted_mutual_info_score(genre, labels)), 4),
        "noise": round(float((labels < 0).mean()), 4),
    }
