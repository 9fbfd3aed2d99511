# SPDX-License-Identifier: GPL-3.0-or-later
"""The vector of a song: the features' principal components, less of what differs within a genre or an album.

Within-class covariance normalisation (Hatch, Kajarekar and Stolcke, Interspeech 2006): a direction in which
songs of one album differ says little of what belongs together, so it counts for less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Features = NDArray[np.float32]  # [N, D]
    Classes = NDArray[np.int64]  # [N]

SHRINKAGE = 0.35  # towards leaving the components as they are; the neighbours differ little from .2 to .5


def principal_components(features: Features, dimensions: int) -> tuple[Features, Features]:
    """Mean [D] and orthonormal basis [D, E] of the directions in which the features [N, D] vary most.

    Taking the mean away matters: all features are positive, so that without it all cosines are near one.
    """
    mean = features.mean(0)
    _, _, directions = np.linalg.svd(features - mean, full_matrices=False)
    return mean.astype(np.float32), directions[:dimensions].T.astype(np.float32)


def projection(groups: Sequence[tuple[Features, Classes]], dimensions: int) -> tuple[Features, Features]:
    """Mean [D] and basis [D, E] that turn features into vectors whose cosine says what belongs together.

    Parameters
    ----------
        groups: features with the class of each, one pair a kind of class (genres of clips, albums of songs);
            each kind has the same say.
    """
    mean, components = principal_components(np.concatenate([features for features, _ in groups]), dimensions)
    spreads = [_unit_spread((features - mean) @ components, classes) for features, classes in groups]
    return mean, (components @ _inverse_root(np.mean(spreads, axis=0))).astype(np.float32)


def _unit_spread(features: NDArray[np.floating], classes: Classes) -> NDArray[np.float64]:
    """Mean covariance [E, E] within the classes, its mean variance 1; the identity where nothing differs."""
    _, number = np.unique(classes, return_inverse=True)
    counts = np.bincount(number)
    means = np.stack([features[number == one].mean(0) for one in range(len(counts))])
    off = (features - means[number])[counts[number] > 1].astype(np.float64)
    spread: NDArray[np.float64] = off.T @ off
    size = np.trace(spread) / len(spread)
    return spread / size if size > 0 else np.eye(len(spread))


def _inverse_root(spread: NDArray[np.float64]) -> NDArray[np.float64]:
    """The symmetric inverse root of a shrunken covariance (Ledoit and Wolf 2004)."""
    shrunken = (1 - SHRINKAGE) * spread + SHRINKAGE * np.eye(len(spread))
    values, directions = np.linalg.eigh(shrunken)
    root: NDArray[np.float64] = (directions / np.sqrt(values)) @ directions.T
    return root
