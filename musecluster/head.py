# SPDX-License-Identifier: GPL-3.0-or-later
"""A head: what was learned of one listener's library, as a linear map over the network's vectors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Maps the vectors of one network to vectors whose neighbours are more to the listener's taste.

    Attributes
    ----------
        network_id: the network whose vectors it was learned on; it means nothing for another's.
        matrix: float32 [D, E].
        figures: what it was learned from and what it gained, plain numbers by name.
    """

    network_id: str
    matrix: NDArray[np.float32]
    figures: dict[str, float] = field(default_factory=dict)

    def apply(self, vectors: NDArray[np.float32]) -> NDArray[np.float32]:
        """Unit vectors float32 [..., E] of the network's vectors [..., D]."""
        mapped = vectors @ self.matrix
        length = np.linalg.norm(mapped, axis=-1, keepdims=True)
        return np.asarray(mapped / np.maximum(length, 1e-12), np.float32)

    @property
    def id(self) -> str:
        """Equal for heads that map equally."""
        content = self.network_id.encode() + np.ascontiguousarray(self.matrix, "<f4").tobytes()
        return hashlib.blake2b(content, digest_size=6).hexdigest()
