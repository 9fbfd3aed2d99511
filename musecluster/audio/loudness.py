# SPDX-License-Identifier: GPL-3.0-or-later
"""Integrated loudness after ITU-R BS.1770-4, with its filter applied to spectra instead of samples."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from musecluster.audio.mel import FINE_HOP, N_BINS, N_FFT, SAMPLE_RATE, hann

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = round((0.4 * SAMPLE_RATE - N_FFT) / FINE_HOP) + 1  # frames that span 400 ms
_STEP = round(0.1 * SAMPLE_RATE / FINE_HOP)  # a quarter of it
_ABSOLUTE_GATE = -70.0  # LUFS
_RELATIVE_GATE = -10.0  # LU below the mean of what passes the absolute gate

# The two biquads of BS.1770-4, tables 1 and 2, given for 48 kHz: a shelf for the head and a high-pass.
_FILTER_RATE = 48_000
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def loudness_of(power: NDArray[np.float32]) -> float | None:
    """Integrated loudness of the heard windows in LUFS.

    The mono mix is one channel: a full-scale sine of 997 Hz measures -3.01 LUFS, and a stereo file with the
    same sound in both channels 3.01 LU less than a stereo meter shows.

    Parameters
    ----------
        power: float32 [W, F, N_BINS] of power_spectrogram.

    Returns
    -------
        None where all is below the absolute gate.
    """
    frames = power @ _weights()
    if frames.shape[1] < _BLOCK:
        return None
    blocks = sliding_window_view(frames, _BLOCK, axis=1)[:, ::_STEP].mean(axis=-1, dtype=np.float64).ravel()
    heard = blocks[blocks > _mean_square(_ABSOLUTE_GATE)]
    if not heard.size:
        return None
    heard = heard[heard > heard.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return float(10 * np.log10(heard.mean()) - 0.691)


def _mean_square(loudness: float) -> float:
    return float(10 ** ((loudness + 0.691) / 10))


@cache
def _weights() -> NDArray[np.float32]:
    """What each bin adds to a frame's K-weighted mean square (Parseval): float32 [N_BINS]."""
    hertz = np.fft.rfftfreq(N_FFT, 1 / SAMPLE_RATE)
    delay = np.exp(-2j * np.pi * hertz / _FILTER_RATE)
    gain = np.ones(N_BINS)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        gain *= np.abs(np.polyval(numerator[::-1], delay) / np.polyval(denominator[::-1], delay)) ** 2
    both_sides = np.full(N_BINS, 2.0)
    both_sides[[0, -1]] = 1.0
    weights: NDArray[np.float32] = gain * both_sides / (N_FFT * np.sum(hann() ** 2))
    return weights.astype(np.float32)
