# SPDX-License-Identifier: GPL-3.0-or-later
"""The log-mel spectrogram equals librosa's and the spectrograms of the training set."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musecluster.audio import mel

librosa = pytest.importorskip("librosa")


def librosa_power(wave: np.ndarray) -> np.ndarray:
    return librosa.feature.melspectrogram(
        y=wave, sr=mel.SAMPLE_RATE, n_fft=mel.N_FFT, hop_length=mel.HOP, n_mels=mel.N_MELS
    ).T


def waves(seed: int, windows: int, samples: int) -> np.ndarray:
    """Noise over a few tones, each window at a level of its own."""
    rng = np.random.default_rng(seed)
    time = np.arange(samples) / mel.SAMPLE_RATE
    tones = sum(np.sin(2 * np.pi * hz * time) for hz in rng.uniform(50, 10_000, 4))
    levels = 10 ** rng.uniform(-1, 0, (windows, 1))
    noise = 10 ** rng.uniform(-4, -1) * rng.standard_normal((windows, samples))
    return (levels * (tones / 5 + noise)).astype(np.float32)


def test_another_hop_equals_librosa_too() -> None:
    wave = waves(0, 1, 30_000)[0]
    expected = librosa.feature.melspectrogram(
        y=wave, sr=mel.SAMPLE_RATE, n_fft=mel.N_FFT, hop_length=1024, n_mels=mel.N_MELS
    )
    np.testing.assert_allclose(
        mel.log_mel(wave[None], hop=1024)[0].T,
        librosa.power_to_db(expected, ref=np.max, top_db=mel.TOP_DB),
        atol=1e-3,
    )


@pytest.mark.filterwarnings("ignore:n_fft=2048 is too large")
@pytest.mark.parametrize("samples", [500, 1707, 1708, 22_050, mel.WINDOW_LENGTH])
def test_equals_librosa(samples: int) -> None:
    heard = waves(samples, 3, samples)
    powers = np.stack([librosa_power(wave) for wave in heard])
    expected = librosa.power_to_db(powers, ref=np.max, top_db=mel.TOP_DB)
    assert mel.log_mel(heard).shape == (3, samples // mel.HOP + 1, mel.N_MELS)
    np.testing.assert_allclose(mel.log_mel(heard), expected, atol=1e-3)


def test_filters_equal_librosa() -> None:
    expected = librosa.filters.mel(sr=mel.SAMPLE_RATE, n_fft=mel.N_FFT, n_mels=mel.N_MELS).T
    np.testing.assert_allclose(mel._mel_filters(), expected, rtol=1e-5, atol=1e-9)


def test_windows_make_thirty_seconds() -> None:
    assert 30 < mel.WINDOW_COUNT * mel.WINDOW_LENGTH / mel.SAMPLE_RATE < 31
    assert mel.log_mel(waves(0, 1, mel.WINDOW_LENGTH)).shape[1] == mel.MEL_FRAMES


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000), gain=st.floats(1e-6, 10))
def test_loudness_does_not_matter(seed: int, gain: float) -> None:
    heard = waves(seed, 2, 8000)
    db = mel.log_mel(heard)
    assert db.dtype == np.float32
    assert db.max() == 0
    assert db.min() >= -mel.TOP_DB
    np.testing.assert_allclose(mel.log_mel(heard * np.float32(gain)), db, atol=0.02)


def test_silence_is_the_floor() -> None:
    db = mel.log_mel(np.zeros((2, 5000), np.float32))
    np.testing.assert_allclose(db, -mel.TOP_DB)
    np.testing.assert_allclose(mel.scaled(db), 0)


def test_scaled_spans_zero_to_one() -> None:
    np.testing.assert_allclose(mel.scaled(np.float32([-80, -40, 0])), [0, 0.5, 1])


@pytest.mark.skipif("MUSECLUSTER_GTZAN" not in os.environ, reason="MUSECLUSTER_GTZAN names no folder")
def test_equals_the_training_spectrograms() -> None:
    """The folder holds clips/*.flac and mel_train_valid.npz: uint8, 80 dB on 255 steps where so flagged."""
    import soundfile

    folder = Path(os.environ["MUSECLUSTER_GTZAN"])
    stored = np.load(folder / "mel_train_valid.npz")
    rows = {str(name): row for row, name in enumerate(stored["track_id"])}
    compared = 0
    for clip in sorted((folder / "clips").glob("*.flac")):
        row = rows.get(clip.stem)
        if row is None or not stored["floor_is_minus80"][row]:
            continue
        wave, _ = soundfile.read(clip, dtype="float32")
        frames = np.lib.stride_tricks.sliding_window_view(np.pad(wave, mel.N_FFT // 2), mel.N_FFT)[::512]
        db = mel._decibels(mel._mel_of_frames(frames))[stored["frame_of_column"]]
        theirs = stored["mel"][row].T / 255 * mel.TOP_DB - mel.TOP_DB
        error = np.abs(db - theirs).mean()
        assert error < 0.2, clip.stem
        compared += 1
    assert compared
