# SPDX-License-Identifier: GPL-3.0-or-later
"""What a network hears in one step: varied crops, and what it is asked to say of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.training import augment

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    from musecluster.training.train import Recipe

    Batch = NDArray[np.float32]


class Heard(NamedTuple):
    """A batch of one task.

    Attributes
    ----------
        x: varied crops [B, T, F].
        y: shares of each class [B, C].
        taught: what the teachers say of each crop's clip [B, G]; G is 0 where there are none.
    """

    x: Batch
    y: Batch
    taught: Batch


def shares(number: NDArray[np.int64], count: int) -> Batch:
    """Class numbers [B] as shares [B, count]."""
    return np.eye(count, dtype=np.float32)[number]


def hear(mel: NDArray[np.uint8], y: Batch, taught: Batch, recipe: Recipe, rng: Generator) -> Heard:
    """Vary crops of clips uint8 [B, T, F] as the recipe says; what is asked is mixed as they are."""
    x = augment.crop(mel, recipe.frames, rng)
    if recipe.warp:
        x = augment.time_warp(x, rng, widest=recipe.warp)
    x = augment.gain(x, rng)
    x = augment.equalise(x, rng, decibels=recipe.equaliser) if recipe.equaliser else augment.tilt(x, rng)
    x = augment.mel_shift(augment.raise_floor(x, rng), rng)
    if recipe.noise:
        x = augment.noise(x, rng, decibels=recipe.noise)
    x = augment.mask(x, rng, axis=1, widest=recipe.frames // 8)
    x = augment.mask(x, rng, axis=2, widest=16)
    x, mixed = augment.mixup(x, np.hstack([y, taught]), rng, alpha=recipe.mixup)
    return Heard(x, mixed[:, : y.shape[1]], mixed[:, y.shape[1] :])
