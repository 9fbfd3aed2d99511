# SPDX-License-Identifier: GPL-3.0-or-later
"""Key: the tonic and mode whose pitch-class profile the spectral peaks of a track fit best."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from musecluster.audio.mel import N_FFT, SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LOWEST, _HIGHEST = 80.0, 2500.0  # Hz, where melody, chords and bass have their fundamentals
_EVERY = 2  # frames from one that is looked at to the next
_RANGE = 1e-4  # power of the weakest peak relative to the strongest of its frame
_FITS = 0.6  # correlation with a profile below which the music has no key
_AHEAD = 0.02  # by which the best key must beat every other
_UNEVEN = 0.1  # standard deviation of the chroma over its mean below which it only fits by chance

_TONICS = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
# How often each step of the scale occurs in major and minor music (Albrecht and Shanahan 2013, The use of
# large corpora to train a new type of key-finding algorithm).
_MAJOR = (0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008, 0.081)
_MINOR = (0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052)


def key_of(power: NDArray[np.float32]) -> str | None:
    """The key as "C" or "F#m", or None where there is none or two fit alike.

    Parameters
    ----------
        power: float32 [W, F, N_BINS] of power_spectrogram.
    """
    chroma = chroma_of(power)
    if chroma.std() <= _UNEVEN * chroma.mean():
        return None
    standard = (chroma - chroma.mean()) / chroma.std()
    fits = _profiles() @ standard / 12
    second, first = np.argsort(fits)[-2:]
    if fits[first] < _FITS or fits[first] - fits[second] < _AHEAD:
        return None
    return _TONICS[first % 12] + ("" if first < 12 else "m")


def chroma_of(power: NDArray[np.float32]) -> NDArray[np.float64]:
    """How much of each pitch class sounds, C first, whatever the tuning: float64 [12]."""
    pitches, weights = _peaks(power)
    if not weights.size:
        return np.zeros(12)
    turns = np.exp(2j * np.pi * pitches)
    tuning = np.angle(np.sum(weights * turns)) / (2 * np.pi)
    classes = np.round(pitches - tuning).astype(int) % 12
    return np.bincount(classes, weights, minlength=12).astype(np.float64)


def _peaks(power: NDArray[np.float32]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Pitches (MIDI numbers, fractions included) and weights of the spectral peaks of all windows."""
    first, last = (round(hertz * N_FFT / SAMPLE_RATE) for hertz in (_LOWEST, _HIGHEST))
    level = power[:, ::_EVERY, first - 1 : last + 2].reshape(-1, last - first + 3)
    middle = level[:, 1:-1]
    floor = np.maximum(_RANGE * level.max(axis=1, keepdims=True), 1e-12)
    frames, bins = np.nonzero((middle > level[:, :-2]) & (middle >= level[:, 2:]) & (middle > floor))
    left, top, right = (np.log(level[frames, bins + side] + 1e-12) for side in range(3))
    offset = 0.5 * (left - right) / (left - 2 * top + right)
    hertz = (first + bins + offset) * SAMPLE_RATE / N_FFT
    strength = np.exp(0.25 * top.astype(np.float64))
    total = np.bincount(frames, strength, minlength=len(level))[frames]
    return 69 + 12 * np.log2(hertz / 440), strength / total


@cache
def _profiles() -> NDArray[np.float64]:
    """The profiles of the 12 major and 12 minor keys, mean 0 and deviation 1: float64 [24, 12]."""
    rows: NDArray[np.float64] = np.array(
        [np.roll(mode, tonic) for mode in (_MAJOR, _MINOR) for tonic in range(12)]
    )
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= rows.std(axis=1, keepdims=True)
    return rows
