# SPDX-License-Identifier: GPL-3.0-or-later
"""Tempo, key and loudness of a track, all measured on one power spectrogram."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from musecluster.audio.key import key_of
from musecluster.audio.loudness import loudness_of
from musecluster.audio.mel import FINE_HOP, N_BINS, N_FFT, hann
from musecluster.audio.tempo import tempo_of
from musecluster.track import Descriptors

if TYPE_CHECKING:
    from numpy.typing import NDArray


def describe(waves: NDArray[np.float32]) -> Descriptors:
    """Measure what a listener would count or hum; None where the music does not say clearly.

    Parameters
    ----------
        waves: float32 [W, T], mono at SAMPLE_RATE, in [-1, 1], T at least N_FFT + FINE_HOP.
    """
    power = power_spectrogram(waves)
    return Descriptors(tempo=tempo_of(power), key=key_of(power), loudness=loudness_of(power))


def power_spectrogram(waves: NDArray[np.float32]) -> NDArray[np.float32]:
    """Squared magnitudes of Hann-windowed frames, FINE_HOP apart: float32 [W, F, N_BINS]."""
    from scipy.fft import rfft

    frames = sliding_window_view(waves, N_FFT, axis=1)[:, ::FINE_HOP]
    power = np.empty((*frames.shape[:2], N_BINS), np.float32)
    for window, out in zip(frames, power, strict=True):
        spectrum = rfft(window * hann(), axis=1, overwrite_x=True)
        np.square(spectrum.real, out=out)
        out += np.square(spectrum.imag)
    return power
