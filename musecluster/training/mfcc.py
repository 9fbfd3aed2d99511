# SPDX-License-Identifier: GPL-3.0-or-later
"""The classical line that every network has to pass: statistics of mel-frequency cepstral coefficients."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

COEFFICIENTS = 20


def mfcc_statistics(mel: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Mean and deviation over time of 20 MFCC of clips uint8 [N, T, 128]: float32 [N, 40].

    The coefficients are the orthonormal cosine transform of the log-mel picture (Davis and Mermelstein
    1980; Tzanetakis and Cook 2002 took the statistics). Each column is scaled to zero mean and unit variance
    over the clips: unscaled, the first coefficient would drown the others.
    """
    series = map(mfcc, mel)
    values = np.array([np.concatenate([one.mean(0), one.std(0)]) for one in series])
    scaled = (values - values.mean(0)) / np.maximum(values.std(0), 1e-6)
    return np.asarray(scaled, np.float32)


def mfcc(clip: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The coefficients of one clip uint8 [T, 128] over time: float32 [T, 20]."""
    decibels = clip.astype(np.float32) * np.float32(80 / 255) - np.float32(80)
    return np.asarray(decibels @ _cosines(clip.shape[1]), np.float32)


def _cosines(bands: int) -> NDArray[np.float32]:
    """The first columns of the orthonormal DCT-II: float32 [bands, 20]."""
    angle = np.pi / bands * (np.arange(bands)[:, None] + 0.5) * np.arange(COEFFICIENTS)
    basis = np.cos(angle) * np.sqrt(2 / bands)
    basis[:, 0] /= np.sqrt(2)
    return np.asarray(basis, np.float32)
