# SPDX-License-Identifier: GPL-3.0-or-later
"""The log-mel spectrogram that the networks hear, and the constants of all audio, derived from each other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE_RATE = 22_050  # Hz
N_FFT = 2048  # samples of one analysis frame
N_BINS = N_FFT // 2 + 1
HOP = 1708  # samples from frame to frame: 77.5 ms, the time step of the training spectrograms
FINE_HOP = N_FFT // 4  # samples; what tempo, key and loudness are measured with
N_MELS = 128
TOP_DB = 80.0  # what lies further below the loudest band of a track is not heard
WINDOW_COUNT = 3  # windows of a long track
WINDOW_LENGTH = 130 * HOP  # samples of one window: 10.07 s, so that three of them are 30 s and a little more
MEL_FRAMES = WINDOW_LENGTH // HOP + 1  # frames of one window, the centres of the first and last on its edges

_NO_POWER = np.float32(1e-30)  # keeps digital silence out of the logarithm
_BREAK_HZ = 1000.0  # Slaney's mel scale is linear below and logarithmic above
_LINEAR_HZ = 200.0 / 3  # Hz a mel below the break
_LOG_STEP = np.log(6.4) / 27  # natural logarithm of the frequency ratio of one mel above it


def mel_power(wave: NDArray[np.float32], *, hop: int = HOP) -> NDArray[np.float32]:
    """Mel power spectrogram of one window.

    Equal to librosa.feature.melspectrogram with these constants, centred frames and zero padding.

    Parameters
    ----------
        wave: float32 [T], mono at SAMPLE_RATE.
        hop: samples from frame to frame; the program's own, but for training on a paper's input.

    Returns
    -------
        float32 [T // hop + 1, N_MELS], lowest band first.
    """
    return _mel_of_frames(sliding_window_view(np.pad(wave, N_FFT // 2), N_FFT)[::hop])


def log_mel(waves: NDArray[np.float32], *, hop: int = HOP) -> NDArray[np.float32]:
    """Mel spectrograms of a track in dB below its loudest band in any window.

    Equal to librosa.power_to_db(ref=np.max, top_db=80) over all windows at once and, unlike it, the same for
    a quiet copy of the track. Digital silence is -80 dB throughout.

    Parameters
    ----------
        waves: float32 [W, T], mono at SAMPLE_RATE.
        hop: as for mel_power.

    Returns
    -------
        float32 [W, T // hop + 1, N_MELS], dB in [-80, 0].
    """
    return _decibels(np.stack([mel_power(wave, hop=hop) for wave in waves]))


def scaled(db: NDArray[np.float32]) -> NDArray[np.float32]:
    """Decibels in [-80, 0] as the networks take them, float32 in [0, 1]."""
    return (db + np.float32(TOP_DB)) / np.float32(TOP_DB)


def mel_frequencies() -> NDArray[np.float64]:
    """Centre of each band in Hz, float64 [N_MELS], lowest first."""
    return _band_edges()[1:-1]


def _mel_of_frames(frames: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mel power of frames: float32 [F, N_FFT] to [F, N_MELS]."""
    from scipy.fft import rfft

    spectrum = rfft(frames * hann(), axis=1)
    mels: NDArray[np.float32] = (spectrum.real**2 + spectrum.imag**2) @ _mel_filters()
    return mels


def _decibels(power: NDArray[np.float32]) -> NDArray[np.float32]:
    """Decibels below the greatest power, cut at the floor."""
    relative = power / max(power.max(), _NO_POWER)
    decibels: NDArray[np.float32] = 10 * np.log10(np.maximum(relative, _NO_POWER))
    return np.maximum(decibels, np.float32(-TOP_DB))


@cache
def hann() -> NDArray[np.float32]:
    """The periodic Hann window."""
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(N_FFT) / N_FFT)).astype(np.float32)


@cache
def _mel_filters() -> NDArray[np.float32]:
    """Triangles of unit area on Slaney's mel scale (Auditory Toolbox, 1998): float32 [N_BINS, N_MELS]."""
    edges = _band_edges()
    bins = np.fft.rfftfreq(N_FFT, 1 / SAMPLE_RATE)[:, None]
    low, middle, high = edges[:-2], edges[1:-1], edges[2:]
    triangles = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return (np.maximum(0, triangles) * 2 / (high - low)).astype(np.float32)


def _band_edges() -> NDArray[np.float64]:
    """Where each triangle begins, peaks and ends in Hz, float64 [N_MELS + 2]: equal steps in mel."""
    return _hz(np.linspace(0.0, _mel(SAMPLE_RATE / 2), N_MELS + 2))


def _mel(hz: float) -> float:
    """Mel number of a frequency above the break."""
    return float(_BREAK_HZ / _LINEAR_HZ + np.log(hz / _BREAK_HZ) / _LOG_STEP)


def _hz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Frequencies of mel numbers."""
    above = mels - _BREAK_HZ / _LINEAR_HZ
    return np.where(above < 0, mels * _LINEAR_HZ, _BREAK_HZ * np.exp(_LOG_STEP * above))
