# SPDX-License-Identifier: GPL-3.0-or-later
"""From the log-mels of a track's windows to one unit vector and the network's genre probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.embedding.weights import load

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FRAMES = 16  # the shortest picture that the network's pooling leaves anything of
_FLOOR = -80.0  # dB


class Embedder:
    """The network at work.

    Attributes
    ----------
        network_id: of the weights; stored with every embedding.
        genres: names, in the order of the probabilities.
    """

    def __init__(self, weights: Path | None = None, threads: int = 1) -> None:
        loaded = load(weights, threads=threads)
        self._session = loaded.session
        self.network_id = loaded.network_id
        self.genres = loaded.genres

    def embed(self, mels: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Unit vector [D] and probabilities [G] of log-mels [W, F, 128] in dB, -80 to 0.

        Embedding and logits are affine in the pooled features, so a track's are the means over its
        windows; windows are run one at a time, which is faster than a batch on a CPU.

        Raises
        ------
            ValueError: not [W, F, 128] or not finite.
        """
        if mels.ndim != 3 or mels.shape[2] != 128 or not np.isfinite(mels).all():
            raise ValueError(f"Log-mels must be finite and [W, F, 128]; given shape {mels.shape}.")
        scaled = _long_enough(mels / -_FLOOR + 1)
        outputs = [self._session.run(["embedding", "logits"], {"mel": window[None]}) for window in scaled]
        embedding = np.array([vector[0] for vector, _ in outputs], dtype=np.float64).mean(axis=0)
        logits = np.array([row[0] for _, row in outputs], dtype=np.float64).mean(axis=0)
        return _unit(embedding), _softmax(logits)


def _long_enough(scaled: NDArray[np.float32]) -> NDArray[np.float32]:
    """Very short sounds are followed by silence until the network has something to pool."""
    lacking = max(0, FRAMES - scaled.shape[1])
    return np.pad(scaled, ((0, 0), (0, lacking), (0, 0))).astype(np.float32)


def _unit(vector: NDArray[np.float64]) -> NDArray[np.float32]:
    return (vector / max(float(np.linalg.norm(vector)), 1e-12)).astype(np.float32)


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float32]:
    exponentials = np.exp(logits - logits.max())
    shares: NDArray[np.float32] = (exponentials / exponentials.sum()).astype(np.float32)
    return shares
