# SPDX-License-Identifier: GPL-3.0-or-later
"""Varied sound: a tone lies where physics puts it, lengths are right, the sound that came in is untouched."""

from __future__ import annotations

import hypothesis
import hypothesis.strategies as st
import numpy as np
import pytest

from musecluster.audio.mel import SAMPLE_RATE
from musecluster.training import audio_augment

VARIATIONS = {
    "stretch": lambda wave: audio_augment.time_stretch(wave, 1.25),
    "no stretch": lambda wave: audio_augment.time_stretch(wave, 1),
    "shift": lambda wave: audio_augment.pitch_shift(wave, 3),
    "hiss": lambda wave: audio_augment.hiss(wave, np.random.default_rng(0)),
}


def tone(hertz, seconds=1.5):
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * SAMPLE_RATE)) / SAMPLE_RATE)).astype(
        "f4"
    )


def pitch(wave):
    """The loudest frequency in Hz; of a second, to one Hz."""
    middle = wave[wave.size // 8 : -wave.size // 8]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(middle.size), 4 * SAMPLE_RATE))
    return spectrum.argmax() / 4


@pytest.mark.parametrize("name", VARIATIONS)
def test_it_stays_sound_and_leaves_its_input_alone(name, rng):
    wave = rng.uniform(-1, 1, SAMPLE_RATE // 2).astype(np.float32)
    before = wave.copy()
    first, second = VARIATIONS[name](wave), VARIATIONS[name](wave)
    assert first.dtype == np.float32
    assert first.ndim == 1
    assert np.abs(first).max() <= 1
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(wave, before)
    assert not np.shares_memory(first, wave)


@pytest.mark.parametrize(
    ("semitones", "hertz"), [(12, 880), (-12, 220), (7, 659.26), (1, 466.16), (0, 440), (-5, 329.63)]
)
def test_a_tone_moves_by_semitones_and_keeps_its_length(semitones, hertz):
    shifted = audio_augment.pitch_shift(tone(440), semitones)
    assert pitch(shifted) == pytest.approx(hertz, rel=0.003)
    assert shifted.size == tone(440).size
    assert np.sqrt(np.mean(shifted**2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.05)


@hypothesis.settings(max_examples=20)
@hypothesis.given(factor=st.floats(0.5, 2), hertz=st.integers(110, 4000))
def test_stretching_changes_the_length_and_not_the_pitch(factor, hertz):
    wave = tone(hertz)
    stretched = audio_augment.time_stretch(wave, factor)
    assert stretched.size == round(wave.size * factor)
    assert pitch(stretched) == pytest.approx(hertz, rel=0.01)


def test_clicks_move_apart_when_time_is_stretched():
    wave = np.zeros(2 * SAMPLE_RATE, np.float32)
    wave[SAMPLE_RATE // 2 :: SAMPLE_RATE // 2] = 1
    stretched = np.abs(audio_augment.time_stretch(wave, 1.5))
    loud = np.flatnonzero(stretched > 0.3) / SAMPLE_RATE
    assert all(np.abs(loud - at).min() < 0.06 for at in (0.75, 1.5, 2.25))
    assert np.abs(loud[:, None] - np.array([0.75, 1.5, 2.25])).min(1).max() < 0.06


@pytest.mark.parametrize("vary", [audio_augment.time_stretch, audio_augment.pitch_shift])
def test_very_short_sounds_and_none_pass(vary):
    for size in (0, 1, 30):
        assert np.isfinite(vary(np.full(size, 0.1, np.float32), 1.0)).all()


def test_more_than_an_octave_is_refused():
    with pytest.raises(ValueError, match="13"):
        audio_augment.pitch_shift(tone(440), 13)
    with pytest.raises(ValueError, match=r"2\.5"):
        audio_augment.time_stretch(tone(440), 2.5)


def test_hiss_lies_as_far_below_the_sound_as_was_asked(rng):
    wave = tone(440)
    added = audio_augment.hiss(wave, rng, decibels=-20) - wave
    assert 20 * np.log10(added.std() / wave.std()) == pytest.approx(-20, abs=0.2)
    assert not audio_augment.hiss(np.zeros(100, np.float32), rng).any()
