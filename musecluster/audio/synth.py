# SPDX-License-Identifier: GPL-3.0-or-later
"""Instruments of the demo library: notes, drums and effects as arrays, from wave tables and noise."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Sound = NDArray[np.float32]  # mono [T] or stereo [2, T], about [-1, 1], at RATE

RATE = 32_000  # Hz; every codec of the demo takes it, and music to 16 kHz sounds open enough
_TABLE = 4096  # samples of one cycle
_TOP = 14_000  # Hz; no partial lies above, so that nothing folds back at RATE / 2


class Envelope(NamedTuple):
    """How loud a note is over time: attack, decay and release in seconds, sustain as a share of the peak."""

    attack: float
    decay: float
    sustain: float
    release: float

    def over(self, seconds: float, count: int) -> Sound:
        """The envelope of a note that is held for `seconds`: float32 [count]."""
        time = np.arange(count) / RATE
        moments, levels = (0.0, self.attack, self.attack + self.decay), (0.0, 1.0, self.sustain)
        held = np.interp(np.minimum(time, seconds), moments, levels)
        curve: Sound = (held * np.clip(1 - (time - seconds) / self.release, 0, 1)).astype(np.float32)
        return curve


class Timbre(NamedTuple):
    """A kind of tone.

    Attributes
    ----------
        shape: "saw", "square", "triangle", "sine", or "hollow" (organ-like).
        darkness: each partial is weakened by its number to this power, on top of its shape.
        spread: cents by which the three voices of a chorus differ; 0 is one voice.
        vibrato: depth in cents, at 5.5 Hz.
    """

    shape: str
    envelope: Envelope
    darkness: float = 0.0
    spread: float = 0.0
    vibrato: float = 0.0


def hertz(pitch: float) -> float:
    """Frequency of a MIDI note number; 69 is 440 Hz."""
    return float(440.0 * 2.0 ** ((pitch - 69) / 12))


@lru_cache(maxsize=64)
def note(timbre: Timbre, pitch: float, seconds: float) -> Sound:
    """One held note with its release; the same array for the same arguments, so not to be written to."""
    count = int((seconds + timbre.envelope.release) * RATE)
    detunings = (-timbre.spread, 0.0, timbre.spread) if timbre.spread else (0.0,)
    wave = np.zeros(count, np.float32)
    for number, cents in enumerate(detunings):
        wave += _voice(timbre, hertz(pitch + cents / 100), count, phase=number / 3)
    wave *= timbre.envelope.over(seconds, count) / np.float32(len(detunings))
    return wave


@lru_cache(maxsize=128)
def piano(pitch: float, seconds: float, brightness: float = 1.0) -> Sound:
    """A struck string: stiff, so that partials are sharp, and high ones die sooner."""
    length = min(seconds + 0.25, 3.0)
    time = _time(int(length * RATE))
    base, wave = hertz(pitch), np.zeros(len(time), np.float32)
    for n in range(1, 11):
        frequency = base * n * np.sqrt(1 + 0.0004 * n * n)  # inharmonicity of a stiff string (Fletcher 1964)
        if frequency > _TOP:
            break
        decay = np.exp(-time * np.float32((0.8 + 0.45 * n) * (pitch / 60) ** 1.5))
        level = np.float32(n ** (-1.6 / brightness))
        wave += level * decay * np.sin(np.float32(2 * np.pi * frequency) * time)
    wave *= np.minimum(1, time / 0.003) * np.clip((np.float32(length) - time) / 0.2, 0, 1)
    wave *= np.float32(0.5)
    return wave


@lru_cache(maxsize=64)
def kick(low: float = 48.0, click: float = 0.4, seconds: float = 0.35) -> Sound:
    """A bass drum: a sine that falls to `low` Hz, and the click of the beater."""
    time = _time(int(seconds * RATE))
    cycles = low * time + (180 - low) / 35 * (1 - np.exp(-35 * time))
    body = np.sin(np.float32(2 * np.pi) * cycles) * np.exp(-time * 9)
    beater = noise(len(time), 1) * np.exp(-time * 300)
    return _ended(body + np.float32(click) * beater)


@lru_cache(maxsize=64)
def snare(tone: float = 190.0, snap: float = 0.8, decay: float = 16.0) -> Sound:
    """A snare drum: a short tone under rattling noise."""
    time = _time(int(0.3 * RATE))
    body = np.sin(np.float32(2 * np.pi * tone) * time) * np.exp(-time * 28)
    rattle = noise(len(time), 2) * np.exp(-time * decay)
    return _ended(np.float32(0.6) * body + np.float32(snap) * rattle)


@lru_cache(maxsize=64)
def hat(decay: float = 60.0, seconds: float = 0.12) -> Sound:
    """A hi-hat or, with a slow decay, a cymbal: noise without its lows."""
    count = int(seconds * RATE)
    bright = np.diff(noise(count + 2, 3), 2) * np.float32(0.35)
    return _ended(bright * np.exp(-_time(count) * np.float32(decay)))


@lru_cache(maxsize=16)
def noise(count: int, seed: int) -> Sound:
    """White noise, uniform in [-1, 1]."""
    return np.random.default_rng(seed).uniform(-1, 1, count).astype(np.float32)


def low_pass(sound: Sound, cutoff: float) -> Sound:
    """Without what lies above `cutoff` Hz (Butterworth, second order)."""
    return _butterworth(sound, cutoff, "low")


def high_pass(sound: Sound, cutoff: float) -> Sound:
    """Without what lies below `cutoff` Hz (Butterworth, second order)."""
    return _butterworth(sound, cutoff, "high")


def overdrive(sound: Sound, gain: float) -> Sound:
    """An amplifier that is asked for more than it has: soft clipping."""
    clipped: Sound = np.tanh(sound * np.float32(gain))
    return clipped


def echo(sound: Sound, seconds: float, feedback: float) -> Sound:
    """The sound and its repetitions, each weaker and duller than the one before."""
    return _comb(sound, max(1, int(seconds * RATE)), feedback)


def reverb(sound: Sound, seconds: float, wet: float) -> Sound:
    """Mono [T] in a room whose sound dies by 60 dB in `seconds`: stereo [2, T] (Schroeder 1962)."""
    sides = []
    for shift in (0, 23):  # samples; the two ears hear different echoes
        combs = [
            _comb(sound, delay + shift, 0.001 ** (delay / RATE / seconds))
            for delay in (1129, 1327, 1471, 1637)
        ]
        tail = np.mean(combs, axis=0)
        for delay in (163 + shift, 397 + shift):
            tail = _all_pass(tail, delay)
        sides.append(np.float32(1 - wet) * sound + np.float32(wet) * tail)
    return np.stack(sides)


def _voice(timbre: Timbre, frequency: float, count: int, phase: float) -> Sound:
    table = _table(timbre.shape, timbre.darkness, max(1, min(48, int(_TOP / frequency))))
    time = np.arange(count) / RATE  # float64: a long note must not drift
    cycles = frequency * time + phase
    if timbre.vibrato:
        depth = frequency * timbre.vibrato / 1200 * np.log(2) / (2 * np.pi * 5.5)
        cycles -= depth * np.cos(2 * np.pi * 5.5 * time) * np.minimum(1, time / 0.4)
    voice: Sound = table[(cycles * _TABLE).astype(np.int64) & (_TABLE - 1)]
    return voice


@lru_cache(maxsize=128)
def _table(shape: str, darkness: float, partials: int) -> Sound:
    """One cycle of a tone with so many partials; peak 1."""
    number = np.arange(1, partials + 1)
    odd = number % 2
    weights = {
        "saw": 1 / number,
        "square": odd / number,
        "triangle": odd * (-1.0) ** (number // 2) / number**2,
        "sine": (number == 1) * 1.0,
        "hollow": np.isin(number, (1, 2, 4, 8)) / number,
    }[shape]
    angle = 2 * np.pi * np.arange(_TABLE) / _TABLE
    cycle = (weights / number**darkness) @ np.sin(np.outer(number, angle))
    table: Sound = (cycle / np.abs(cycle).max()).astype(np.float32)
    return table


def _comb(sound: Sound, delay: int, feedback: float) -> Sound:
    """y[t] = x[t] + feedback * y[t - delay], smoothed on its way; one delay at a time."""
    blocks = -(-len(sound) // delay)
    out = np.zeros((blocks, delay), np.float32)
    out.ravel()[: len(sound)] = sound
    for earlier, block in pairwise(out):
        block += np.float32(feedback * 0.7) * earlier
        block[1:] += np.float32(feedback * 0.3) * earlier[:-1]
    return out.ravel()[: len(sound)]


def _all_pass(sound: Sound, delay: int) -> Sound:
    """y[t] = -g x[t] + x[t - delay] + g y[t - delay] with g = 0.6: denser echoes, no colour."""
    gain = np.float32(0.6)
    delayed = np.concatenate([np.zeros(delay, np.float32), sound[:-delay]])
    out: Sound = delayed - gain * sound
    blocks = len(out) // delay
    rows = out[: blocks * delay].reshape(blocks, delay)
    for earlier, row in pairwise(rows):
        row += gain * earlier
    return out


def _butterworth(sound: Sound, cutoff: float, kind: str) -> Sound:
    from scipy.signal import butter, sosfilt

    filtered: Sound = sosfilt(butter(2, cutoff, kind, fs=RATE, output="sos").astype(np.float32), sound)
    return filtered.astype(np.float32, copy=False)


def _time(count: int) -> Sound:
    return np.arange(count, dtype=np.float32) / np.float32(RATE)


def _ended(sound: Sound) -> Sound:
    """The sound going to silence in its last 20 ms, so that it does not click."""
    count = int(0.02 * RATE)
    sound[-count:] *= np.linspace(1, 0, count, dtype=np.float32)
    return sound
