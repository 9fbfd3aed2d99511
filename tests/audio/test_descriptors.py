# SPDX-License-Identifier: GPL-3.0-or-later
"""Tempo, key and loudness of sounds whose answer is known, and silence about those that have none."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.signal import lfilter

from musecluster.audio.descriptors import describe
from musecluster.audio.mel import FINE_HOP, N_FFT, SAMPLE_RATE, WINDOW_COUNT, WINDOW_LENGTH
from musecluster.track import Descriptors

TONICS = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
MAJOR = (0, 2, 4, 5, 7, 9, 11, 12)
MINOR = (0, 2, 3, 5, 7, 8, 11, 12)  # harmonic minor; natural minor has the notes of its relative major


def windows(wave: np.ndarray) -> np.ndarray:
    """The middle of a wave as three windows."""
    return np.asarray(wave[: WINDOW_COUNT * WINDOW_LENGTH], np.float32).reshape(WINDOW_COUNT, -1)


def seconds() -> np.ndarray:
    return np.arange(WINDOW_COUNT * WINDOW_LENGTH) / SAMPLE_RATE


def sine(hz: float, level: float = 1.0) -> np.ndarray:
    return level * np.sin(2 * np.pi * hz * seconds())


def white(level: float = 0.1, seed: int = 0) -> np.ndarray:
    return level * np.random.default_rng(seed).standard_normal(WINDOW_COUNT * WINDOW_LENGTH)


def click_track(tempo: float, phase: float = 0.1) -> np.ndarray:
    wave = np.zeros(WINDOW_COUNT * WINDOW_LENGTH)
    click = np.sin(2 * np.pi * 1500 * np.arange(400) / SAMPLE_RATE) * np.exp(-np.arange(400) / 80)
    for start in np.arange(phase, len(wave) / SAMPLE_RATE - 0.1, 60 / tempo):
        wave[int(start * SAMPLE_RATE) :][:400] += click
    return wave


def note(pitches: tuple[int, ...], length: float, tuning: float = 440.0) -> np.ndarray:
    """Plucked notes together, six harmonics each."""
    time = np.arange(int(length * SAMPLE_RATE)) / SAMPLE_RATE
    hertz = [tuning * 2 ** ((pitch - 69) / 12) for pitch in pitches]
    tones = [np.sin(2 * np.pi * hz * k * time) / k**1.5 for hz in hertz for k in range(1, 7)]
    return np.sum(tones, axis=0) * np.exp(-2 * time / length) * 0.1


def looped(notes: list[np.ndarray]) -> np.ndarray:
    return np.resize(np.concatenate(notes), WINDOW_COUNT * WINDOW_LENGTH)


def scale(tonic: int, steps: tuple[int, ...], tuning: float = 440.0) -> np.ndarray:
    up = [note((60 + tonic + step,), 0.4, tuning) for step in steps]
    return looped([*up, *up[::-1]])


def cadence(tonic: int, *, minor: bool) -> np.ndarray:
    """I IV V I, with a major dominant in minor, too."""
    third = 3 if minor else 4
    chords = [(0, third, 7), (5, 5 + third, 12), (7, 11, 14), (0, third, 7)]
    return looped([note(tuple(54 + tonic + step for step in (-12, *chord)), 0.8) for chord in chords])


@settings(max_examples=40, deadline=None)
@given(tempo=st.floats(60, 180), phase=st.floats(0, 0.5))
@example(tempo=166.75, phase=0.0)  # every other beat ends between two frames
def test_tempo_of_click_tracks(tempo: float, phase: float) -> None:
    found = describe(windows(click_track(tempo, phase))).tempo
    assert found == pytest.approx(tempo, rel=0.02)


@pytest.mark.parametrize("tempo", [64, 90, 128, 174])
def test_tempo_of_clicks_in_noise(tempo: float) -> None:
    assert describe(windows(click_track(tempo) + white(0.05))).tempo == pytest.approx(tempo, rel=0.02)


@pytest.mark.parametrize("tempo", [80, 100, 120, 140])
def test_offbeats_do_not_double_the_tempo(tempo: float) -> None:
    """A low drum on the beat and a softer high one between the beats."""
    drum = looped([note((36,), 30 / tempo), 0.3 * note((96,), 30 / tempo)])
    assert describe(windows(drum)).tempo == pytest.approx(tempo, rel=0.02)


@pytest.mark.parametrize("seed", range(3))
def test_noise_has_neither_tempo_nor_key(seed: int) -> None:
    described = describe(windows(white(seed=seed)))
    assert (described.tempo, described.key) == (None, None)


@pytest.mark.parametrize("hiss", [0, 0.001, 0.01])
def test_a_drone_has_no_tempo_and_no_mode(hiss: float) -> None:
    described = describe(windows(sine(110, 0.3) + sine(220.5, 0.1) + white(hiss)))
    assert (described.tempo, described.key) == (None, None)


def test_silence_has_nothing() -> None:
    assert describe(windows(np.zeros(WINDOW_COUNT * WINDOW_LENGTH))) == Descriptors()


def test_the_shortest_wave_is_described_without_complaint() -> None:
    shortest = (1, N_FFT + FINE_HOP)
    assert describe(np.zeros(shortest, np.float32)) == Descriptors()
    assert describe(np.ones(shortest, np.float32)) == Descriptors()
    assert describe(white()[None, :SAMPLE_RATE].astype(np.float32)).tempo is None


@pytest.mark.parametrize("tonic", range(12))
def test_key_of_scales_and_cadences(tonic: int) -> None:
    assert describe(windows(scale(tonic, MAJOR))).key == TONICS[tonic]
    assert describe(windows(scale(tonic, MINOR))).key == TONICS[tonic] + "m"
    root = TONICS[(54 + tonic) % 12]
    assert describe(windows(cadence(tonic, minor=False))).key == root
    assert describe(windows(cadence(tonic, minor=True))).key == root + "m"


@pytest.mark.parametrize("tuning", [428.0, 435.0, 446.0])
def test_key_in_another_tuning(tuning: float) -> None:
    assert describe(windows(scale(2, MAJOR, tuning))).key == "D"


@pytest.mark.parametrize("steps", [tuple(range(12)), (0, 2, 4, 6, 8, 10), (0, 3, 6, 9)])
def test_symmetric_scales_have_no_key(steps: tuple[int, ...]) -> None:
    """Chromatic, whole-tone and diminished: each of their notes could be the tonic."""
    assert describe(windows(scale(0, steps))).key is None


def test_loudness_of_the_reference_tone() -> None:
    """BS.1770-4: a full-scale sine of 997 Hz in one channel is -3.01 LUFS."""
    assert describe(windows(sine(997))).loudness == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize("hz", [40, 100, 1000, 2000, 8000])
def test_loudness_equals_the_filters_of_the_standard(hz: float) -> None:
    """Tables 1 and 2 of BS.1770-4, run over the samples of the same sine at 48 kHz."""
    wave = np.sin(2 * np.pi * hz * np.arange(5 * 48_000) / 48_000)
    shelf = [1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]
    high_pass = [1, -2, 1], [1, -1.99004745483398, 0.99007225036621]
    filtered = lfilter(*high_pass, lfilter(*shelf, wave))[48_000:]
    expected = 10 * np.log10(np.mean(filtered**2)) - 0.691
    assert describe(windows(sine(hz))).loudness == pytest.approx(expected, abs=0.05)


@settings(max_examples=10, deadline=None)
@given(gain=st.floats(-30, 0))  # below, blocks fall under the gate of -70 LUFS (BS.1770) one by one
def test_loudness_follows_gain(gain: float) -> None:
    wave = windows(scale(0, MAJOR))
    louder, quieter = describe(wave).loudness, describe(wave * np.float32(10 ** (gain / 20))).loudness
    assert louder is not None
    assert quieter == pytest.approx(louder + gain, abs=0.05)


def test_loudness_leaves_pauses_out() -> None:
    """The gates of EBU Tech 3341: what is 10 LU quieter than the rest does not count."""
    wave = sine(997, 0.1)
    wave[: len(wave) // 2] *= 0.01
    assert describe(windows(wave)).loudness == pytest.approx(-23.01, abs=0.2)
    wave[: len(wave) // 2] = 0
    assert describe(windows(wave)).loudness == pytest.approx(-23.01, abs=0.2)


def test_describing_is_cheap() -> None:
    """15 ms of one core are the aim; four times that here, for slow and busy machines."""
    wave = windows(click_track(120) + white())
    describe(wave)
    costs = []
    for _ in range(5):
        start = time.thread_time()
        describe(wave)
        costs.append(time.thread_time() - start)
    assert min(costs) < 0.06
