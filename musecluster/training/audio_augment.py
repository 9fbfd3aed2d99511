# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to vary sound itself, float32 [T] in [-1, 1]: faster or slower, higher or lower, with hiss.

Each is a pure function; the sound that comes in is not changed. FFmpeg's `atempo` (waveform-similarity
overlap-add, Verhelst and Roelands 1993), which is there with the decoder, stretches time; a phase vocoder
would smear the drums, and a library for it would be one more to install.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import av
import numpy as np
import soxr
from av.filter import Graph

from musecluster.audio.mel import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.random import Generator
    from numpy.typing import NDArray

    Wave = NDArray[np.float32]

_BLOCK = 4096  # samples that are handed to the filter at once
_SLOWEST, _FASTEST = 0.5, 2.0  # of one pass of `atempo` that blends and does not skip


def time_stretch(wave: Wave, factor: float, *, rate: int = SAMPLE_RATE) -> Wave:
    """Play `factor` times as long at the same pitch: float32 [T] -> [about factor * T].

    Parameters
    ----------
        factor: 0.5 (twice as fast) to 2 (half as fast).

    Raises
    ------
        ValueError: another factor.
    """
    if not _SLOWEST <= factor <= _FASTEST:
        raise ValueError(f"A sound can be stretched by {_SLOWEST} to {_FASTEST}, not by {factor}.")
    if factor == 1:
        return wave.copy()
    stretched = np.concatenate([wave[:0], *_filtered(wave, rate, tempo=1 / factor)])
    length = round(wave.size * factor)
    return np.pad(stretched[:length], (0, max(0, length - stretched.size)))


def pitch_shift(wave: Wave, semitones: float, *, rate: int = SAMPLE_RATE) -> Wave:
    """Transpose at the same tempo and length: float32 [T] -> [T], within [-1, 1].

    The sound is stretched, then played so much faster that its length is the old one.

    Parameters
    ----------
        semitones: -12 (an octave down) to 12 (an octave up).

    Raises
    ------
        ValueError: more than an octave.
    """
    if abs(semitones) > 12:
        raise ValueError(f"A sound can be transposed by an octave at most, not by {semitones} semitones.")
    ratio = 2 ** (semitones / 12)
    played = soxr.resample(time_stretch(wave, ratio, rate=rate), ratio * rate, rate, quality="HQ")
    fitted = np.pad(played[: wave.size], (0, max(0, wave.size - played.size)))
    out: Wave = np.clip(fitted, -1, 1)
    return out


def hiss(wave: Wave, rng: Generator, *, decibels: float = -30.0) -> Wave:
    """Add white noise at so many decibels below the sound's own mean level; silence stays silent."""
    level = np.sqrt(np.mean(wave**2)) * 10 ** (decibels / 20)
    out: Wave = np.clip(wave + level * rng.standard_normal(wave.size, np.float32), -1, 1)
    return out


def _filtered(wave: Wave, rate: int, *, tempo: float) -> Iterator[Wave]:
    """Blocks of the sound as they leave the filter, at another tempo."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))
    graph.link_nodes(source, graph.add("atempo", f"{tempo:.9f}"), graph.add("abuffersink")).configure()
    for start in range(0, wave.size, _BLOCK):
        frame = av.AudioFrame.from_ndarray(wave[None, start : start + _BLOCK], format="flt", layout="mono")
        frame.sample_rate, frame.pts = rate, start
        graph.push(frame)
    graph.push(None)
    while True:
        try:
            yield graph.pull().to_ndarray()[0]
        except (BlockingIOError, EOFError):
            return
