# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo's instruments and effects do what their names say."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.audio import synth
from musecluster.audio.score import Score, pan
from musecluster.audio.synth import RATE, Envelope, Timbre

HELD = Envelope(0.01, 0.0, 1.0, 0.05)


def level(sound: np.ndarray) -> float:
    """RMS in dB."""
    return float(10 * np.log10(np.mean(sound.astype(float) ** 2) + 1e-20))


def peaks(sound: np.ndarray, floor: float) -> np.ndarray:
    """Frequencies in Hz where the spectrum is less than `floor` dB below its maximum."""
    spectrum = np.abs(np.fft.rfft(sound * np.blackman(len(sound))))
    return np.fft.rfftfreq(len(sound), 1 / RATE)[spectrum > spectrum.max() * 10 ** (-floor / 20)]


@pytest.mark.parametrize(("pitch", "frequency"), [(69, 440), (57, 220), (60, 261.6256), (127, 12543.85)])
def test_pitch_in_hertz(pitch: int, frequency: float) -> None:
    assert synth.hertz(pitch) == pytest.approx(frequency, rel=1e-5)


@pytest.mark.parametrize("shape", ["saw", "square", "triangle", "hollow"])
@pytest.mark.parametrize("pitch", [45, 81, 100])
def test_a_note_has_its_harmonics_and_nothing_folded_back(shape: str, pitch: int) -> None:
    heard = peaks(synth.note(Timbre(shape, HELD), pitch, 1.0), floor=50) / synth.hertz(pitch)
    assert np.abs(heard - heard.round()).max() < 0.06
    assert heard.min() > 0.9


def test_an_envelope_rises_falls_and_ends() -> None:
    curve = Envelope(0.1, 0.1, 0.5, 0.2).over(1.0, int(1.2 * RATE))
    at = lambda seconds: curve[int(seconds * RATE)]  # noqa: E731
    assert [at(0), at(0.05), at(0.1), at(0.5), at(1.1)] == pytest.approx([0, 0.5, 1, 0.5, 0.25], abs=1e-3)
    assert curve[-1] == pytest.approx(0, abs=1e-3)


def test_a_note_that_is_let_go_early_fades_from_where_it_was() -> None:
    curve = Envelope(0.4, 0.1, 0.5, 0.2).over(0.2, int(0.4 * RATE))
    assert curve.max() == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(curve)).max() < 1e-3  # no click


@pytest.mark.parametrize("seconds", [0.7, 2.0])
def test_a_room_dies_by_60_db_in_its_time(seconds: float) -> None:
    click = np.zeros(int(3 * RATE), np.float32)
    click[0] = 1
    tail = synth.reverb(click, seconds, 1.0)
    early, late = (level(tail[:, int(t * RATE) : int((t + 0.1) * RATE)]) for t in (0.1, 0.1 + seconds / 2))
    assert -45 < late - early <= -28  # 30 dB in half the time; duller echoes die a little sooner
    assert not np.allclose(tail[0], tail[1])


def test_an_echo_comes_back_weaker() -> None:
    click = np.zeros(RATE, np.float32)
    click[0] = 1
    repeated = synth.echo(click, 0.25, 0.5)
    quarter = RATE // 4
    sums = [float(repeated[n * quarter : n * quarter + 10].sum()) for n in range(4)]
    assert sums == pytest.approx([1, 0.5, 0.25, 0.125], rel=1e-5)


def test_filters_pass_one_side() -> None:
    noise = synth.noise(RATE, 0)
    time = np.arange(RATE) / RATE
    low, high = (np.sin(2 * np.pi * hz * time).astype(np.float32) for hz in (100, 8000))
    for sound, through, cut in [
        (low, synth.low_pass, synth.high_pass),
        (high, synth.high_pass, synth.low_pass),
    ]:
        assert level(through(sound, 1000)) == pytest.approx(level(sound), abs=0.5)
        assert level(cut(sound, 1000)) < level(sound) - 30
    assert level(synth.low_pass(noise, 1000)) < level(noise)


@pytest.mark.parametrize("side", [-1.0, -0.3, 0.0, 0.8])
def test_panning_keeps_the_power(side: float) -> None:
    noise = synth.noise(RATE, 0)
    assert np.sum(pan(noise, side) ** 2) == pytest.approx(np.sum(noise**2), rel=1e-4)


def test_a_scale_and_its_chords() -> None:
    score = Score(np.random.default_rng(0), 32, 120, 4, 60, "major", (0, 4))
    assert [score.pitch(step) for step in range(8)] == [60, 62, 64, 65, 67, 69, 71, 72]
    assert score.pitch(-1, 1) == 71
    assert {pitch % 12 for pitch in score.chord(4)} == {7, 11, 2}  # G B D
    assert score.bars == 16


def test_a_melody_stays_in_time_and_begins_bars_on_the_chord() -> None:
    score = Score(np.random.default_rng(1), 40, 100, 3, 62, "minor", (0, 3, 4))
    notes = score.melody([(2, 1), (1, 1, 1)])
    assert all(0 <= note.beat < score.bars * 3 and note.beat % 1 == 0 for note in notes)
    for note in notes:
        if note.beat % 3 == 0:
            assert (note.step - score.progression[int(note.beat // 3) % 3]) % 7 in (0, 2, 4)
