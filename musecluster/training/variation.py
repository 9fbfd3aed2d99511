# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies of a clip to learn from beside it: higher or lower, faster or slower, the same for every run."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.training.audio_augment import pitch_shift, time_stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

SEMITONES = 3.0  # a copy is at most so much higher or lower
FACTOR = 1.2  # and at most so many times as long or as short


class Variation(NamedTuple):
    """How one copy differs from its clip.

    Attributes
    ----------
        semitones: transposed by; as in `pitch_shift`.
        factor: times as long; as in `time_stretch`.
    """

    semitones: float
    factor: float

    def of(self, waves: NDArray[np.float32]) -> NDArray[np.float32]:
        """Vary the windows of a clip, all in one way: float32 [W, T] -> [W, about factor * T]."""
        return np.stack([pitch_shift(time_stretch(wave, self.factor), self.semitones) for wave in waves])


def variation(clip: str, number: int) -> Variation:
    """The way in which copy `number` of the clip of this id differs; it depends on nothing else.

    So a copy that was made for one run serves those of other seeds, and one more copy changes none before it.
    Pitch and time are varied together, as in McFee, Humphrey and Bello (ISMIR 2015).
    """
    digest = hashlib.blake2b(f"{number} {clip}".encode(), digest_size=8).digest()
    semitones, stretch = np.random.default_rng(int.from_bytes(digest, "big")).uniform(-1, 1, 2)
    return Variation(round(float(SEMITONES * semitones), 3), round(float(FACTOR**stretch), 4))
