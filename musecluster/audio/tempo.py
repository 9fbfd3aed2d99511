# SPDX-License-Identifier: GPL-3.0-or-later
"""Tempo: the period at which a track's onsets repeat (Ellis 2007, Beat tracking by dynamic programming)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.audio.mel import FINE_HOP, N_FFT, SAMPLE_RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FRAME_RATE = SAMPLE_RATE / FINE_HOP
_BAND_EDGES = np.unique(np.geomspace(3, N_FFT // 2, 33).astype(int))[
    :-1
]  # bins; each band up to the next edge
_COMPRESSION = 100.0  # of band power relative to the track's mean before the logarithm
_SLOWEST, _FASTEST = 45.0, 205.0  # beats a minute
_USUAL = 120.0  # beats a minute at which most listeners tap
_SPREAD = 0.9  # octaves around it
_COMB = np.array([1.0, 0.5, 0.25, 0.25]) / 2  # weights of a period and its multiples
# Share of a period's clarity at which half of it is the beat. Half a period may end between two frames and
# look a seventeenth less clear than it is, as at 166.75 beats a minute.
_AS_CLEAR = 0.9
_ENOUGH = 4.0  # seconds of a window in which a pulse can be felt
_FAINT = 0.003  # standard deviation of the onsets (nepers a band) below which there are none
_CLEAR = 0.2  # autocorrelation below which nobody would tap along


def tempo_of(power: NDArray[np.float32]) -> float | None:
    """Beats a minute, or None where no pulse is clear (noise, drones, silence, free rhythm).

    Parameters
    ----------
        power: float32 [W, F, N_BINS] of power_spectrogram.
    """
    onsets = _onsets(power)
    if onsets.shape[1] < _ENOUGH * _FRAME_RATE or onsets.std() < _FAINT:
        return None
    correlation = _autocorrelation(onsets)
    candidates = np.geomspace(_SLOWEST, _FASTEST, 400)
    clarity = _clarity(correlation, candidates)
    prior = np.exp(-0.5 * (np.log2(candidates / _USUAL) / _SPREAD) ** 2)
    best = int(np.argmax(clarity * prior))
    if clarity[best] < _CLEAR:
        return None
    tempo = _refined(correlation, float(candidates[best]))
    once, twice = _clarity(correlation, np.array([tempo, 2 * tempo]))
    return 2 * tempo if 2 * tempo <= _FASTEST and twice > _AS_CLEAR * once else tempo


def _onsets(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much louder the bands become from frame to frame, without the mean: float32 [W, F - 1]."""
    bands = np.add.reduceat(power, _BAND_EDGES, axis=2)
    level = np.log1p(_COMPRESSION / max(float(bands.mean()), 1e-12) * bands)
    rises: NDArray[np.float32] = np.maximum(np.diff(level, axis=1), 0).mean(axis=2)
    rises[:, 1:-1] = (rises[:, :-2] + 2 * rises[:, 1:-1] + rises[:, 2:]) / 4
    rises -= rises.mean(axis=1, keepdims=True)
    return rises


def _autocorrelation(onsets: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean over the windows, unbiased, 1 at lag 0: float64 [lags], up to half a window."""
    frames = onsets.shape[1]
    spectrum = np.abs(np.fft.rfft(onsets, 2 * frames, axis=1)) ** 2
    correlation: NDArray[np.float64] = np.fft.irfft(spectrum.sum(axis=0))[: frames // 2]
    correlation /= correlation[0] * (1 - np.arange(frames // 2) / frames)
    return correlation


def _clarity(correlation: NDArray[np.float64], tempi: NDArray[np.float64]) -> NDArray[np.float64]:
    """Autocorrelation at a beat and its multiples, weighted: [tempi]."""
    periods = 60 * _FRAME_RATE / tempi
    lags = periods[:, None] * np.arange(1, len(_COMB) + 1)
    heights: NDArray[np.float64] = np.interp(lags, np.arange(len(correlation)), correlation, right=0.0)
    return heights @ _COMB


def _refined(correlation: NDArray[np.float64], tempo: float) -> float:
    """The tempo by the autocorrelation's peaks at one, two, four and eight beats, ever more exact."""
    period = 60 * _FRAME_RATE / tempo
    for beats in (1, 2, 4, 8):
        lag = round(period * beats)
        if lag + 3 > len(correlation):
            break
        near = correlation[lag - 2 : lag + 3]
        top = int(np.argmax(near))
        if 0 < top < 4:
            left, middle, right = near[top - 1 : top + 2]
            shift = 0.5 * (left - right) / (left - 2 * middle + right)
            period = (lag - 2 + top + shift) / beats
    return float(60 * _FRAME_RATE / period)
