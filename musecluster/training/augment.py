# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to vary scaled log-mels [B, T, F] in [0, 1] without changing what a listener would call them.

Each is a pure function of a batch and a random generator; the batch that comes in is not changed.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

    Batch = NDArray[np.float32]

_RANGE = 80.0  # dB between 0 and 1


def crop(mel: NDArray[np.uint8], frames: int, rng: Generator, *, stretch: float = 1.15) -> Batch:
    """One random stretch of each clip, played up to `stretch` times faster or slower.

    uint8 [B, T, F] -> float32 [B, frames, F]. Frames are dropped or repeated, never blended: a blend of two
    is smoother than any frame of real music, and the network would learn to expect that. A clip shorter than
    the crop is played again and again, from any of its frames on.

    Parameters
    ----------
        mel: at least one clip of at least one frame.
        frames: 1 or more.
        stretch: 1 (as it is) or more; less where a clip is just as long as the crop.
    """
    if mel.shape[1] < frames:
        mel = np.tile(mel, (1, math.ceil(frames * stretch / mel.shape[1]) + 1, 1))
    fastest = min(stretch, (mel.shape[1] - 1) / (frames - 1)) if frames > 1 else 1.0
    rates = np.exp(rng.uniform(-np.log(stretch), np.log(fastest), len(mel)))
    starts = rng.random(len(mel)) * (mel.shape[1] - 1 - rates * (frames - 1))
    at = np.rint(starts[:, None] + rates[:, None] * np.arange(frames)).astype(np.int64)
    out: Batch = mel[np.arange(len(mel))[:, None], at] / np.float32(255)
    return out


def time_warp(x: Batch, rng: Generator, *, widest: int = 20) -> Batch:
    """SpecAugment's time warp (Park et al. 2019): one moment of each clip moves by up to `widest` frames.

    What is before it is drawn out and what is after it pressed together, or the other way round. As in
    `crop`, and unlike the paper's image warp, the nearest frame is taken and none is blended. In fewer than
    five frames there is nothing to move.
    """
    last = x.shape[1] - 1
    widest = min(widest, last // 3)
    if last < 4:
        return x.copy()
    here = rng.integers(widest + 1, last - widest, len(x), endpoint=False)
    there = here + rng.integers(-widest, widest + 1, len(x))
    frames = np.arange(last + 1)
    at = [np.interp(frames, (0, t, last), (0, h, last)) for h, t in zip(here, there, strict=True)]
    out: Batch = x[np.arange(len(x))[:, None], np.rint(at).astype(np.int64)]
    return out


def gain(x: Batch, rng: Generator, *, decibels: float = 6.0) -> Batch:
    """Louder or softer by up to `decibels`: the loudest frame of a crop need not be the clip's."""
    shift = rng.uniform(-decibels, decibels / 3, (len(x), 1, 1)).astype(np.float32) / _RANGE
    return np.where(x > 0, np.clip(x + shift, 0, 1), x)


def tilt(x: Batch, rng: Generator, *, decibels: float = 6.0) -> Batch:
    """A tone control: a slope over mel of up to `decibels` from the lowest band to the highest."""
    slope = rng.uniform(-decibels, decibels, (len(x), 1, 1)).astype(np.float32) / _RANGE
    ramp = np.linspace(-0.5, 0.5, x.shape[2], dtype=np.float32)
    return np.where(x > 0, np.clip(x + slope * ramp, 0, 1), x)


def equalise(x: Batch, rng: Generator, *, decibels: float = 10.0, fewest: int = 3, most: int = 7) -> Batch:
    """A random equaliser: straight lines between a few points over mel, each up or down by up to `decibels`.

    FilterAugment's linear form (Nam, Kim and Park, ICASSP 2022). How records are mixed and mastered tells
    artists apart better than genres, and this takes it away.
    """
    bands = np.arange(x.shape[2])
    curves = np.empty((len(x), 1, len(bands)), np.float32)
    for curve, points in zip(curves, rng.integers(fewest, most, len(x), endpoint=True), strict=True):
        at = np.sort(rng.uniform(0, len(bands) - 1, points))
        curve[0] = np.interp(bands, at, rng.uniform(-decibels, decibels, points)) / _RANGE
    return np.where(x > 0, np.clip(x + curves, 0, 1), x)


def raise_floor(x: Batch, rng: Generator, *, decibels: float = 20.0, share: float = 0.3) -> Batch:
    """For a share of the clips, let the scale begin up to `decibels` above -80 dB, as some recordings do."""
    floor = np.where(rng.random(len(x)) < share, rng.uniform(0, decibels / _RANGE, len(x)), 0)
    floor = floor.astype(np.float32)[:, None, None]
    out: Batch = np.clip((x - floor) / (1 - floor), 0, 1)
    return out


def noise(x: Batch, rng: Generator, *, decibels: float = 30.0) -> Batch:
    """Add hiss whose mean lies up to `decibels` above -80 dB: powers are added, as of independent sounds.

    The power of noise in one cell is exponentially distributed about its mean.
    """
    level = rng.uniform(0, decibels, (len(x), 1, 1)) - _RANGE
    hiss = 10 ** (level / 10) * rng.exponential(size=x.shape)
    power = 10 ** ((x - 1) * (_RANGE / 10)) + hiss
    return np.clip(1 + 10 * np.log10(power) / _RANGE, 0, 1).astype(np.float32)


def mask(x: Batch, rng: Generator, *, axis: int, widest: int, count: int = 2) -> Batch:
    """SpecAugment's masks (Park et al. 2019): `count` stripes of time (axis 1) or mel (2) become the mean.

    Parameters
    ----------
        widest: frames or bands; a stripe is no wider than the clip.
    """
    out = x.copy()
    for row, clip in enumerate(out):
        for _ in range(count):
            width = int(rng.integers(0, min(widest, clip.shape[axis - 1]) + 1))
            start = int(rng.integers(0, clip.shape[axis - 1] - width + 1))
            stripe = slice(start, start + width)
            clip[(stripe, slice(None)) if axis == 1 else (slice(None), stripe)] = x[row].mean()
    return out


def mel_shift(x: Batch, rng: Generator, *, bands: int = 3) -> Batch:
    """Transpose by up to `bands` mel bands (about a semitone each in the upper range)."""
    out = np.empty_like(x)
    for row, by in enumerate(rng.integers(-bands, bands + 1, len(x))):
        padded = np.pad(x[row], ((0, 0), (bands, bands)), mode="edge")
        out[row] = padded[:, bands - by : bands - by + x.shape[2]]
    return out


def mixup(x: Batch, y: Batch, rng: Generator, *, alpha: float = 0.3) -> tuple[Batch, Batch]:
    """Convex mixtures of pairs and of their targets [B, G] (Zhang et al. 2018)."""
    share = rng.beta(alpha, alpha, (len(x), 1)).astype(np.float32)
    share = np.maximum(share, 1 - share)
    other = rng.permutation(len(x))
    mixed = share[:, :, None] * x + (1 - share[:, :, None]) * x[other]
    return mixed, share * y + (1 - share) * y[other]
