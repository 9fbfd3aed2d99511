# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries made of numbers: groups of vectors around random directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def groups(
    total: int, count: int, *, spread: float = 0.5, dimensions: int = 32, seed: int = 0
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Unit vectors float32 [N, D] in so many groups of like size, shuffled, and the group [N] of each."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(count, dimensions))
    group = random.permutation(np.arange(total) % count)
    vectors = centres[group] + spread * random.normal(size=(total, dimensions))
    return unit(vectors), group


def unit(vectors: NDArray[np.floating]) -> NDArray[np.float32]:
    """The vectors scaled to unit length."""
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
