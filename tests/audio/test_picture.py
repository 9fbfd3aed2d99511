# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a song: what is drawn is where the sound is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from PIL import Image

from musecluster.audio.mel import N_MELS, mel_frequencies
from musecluster.audio.picture import N_MFCC, draw, mfcc
from musecluster.audio.plot import viridis
from musecluster.errors import MuseClusterError, UnreadableAudioError

if TYPE_CHECKING:
    from pathlib import Path

RATE = 22_050
MEL_ROWS, WAVE_ROWS, COLUMNS = slice(288, 562), slice(128, 238), slice(92, 1184)  # pixels of the panels


@pytest.fixture
def song(tmp_path: Path) -> Path:
    """Six seconds: a tone of 1 kHz in the first half, of 4 kHz and half as loud in the second."""
    time = np.arange(6 * RATE) / RATE
    wave = np.where(time < 3, 0.8 * np.sin(2 * np.pi * 1000 * time), 0.4 * np.sin(2 * np.pi * 4000 * time))
    soundfile.write(tmp_path / "two tones.wav", wave, RATE)
    return tmp_path / "two tones.wav"


def drawn(song: Path) -> np.ndarray:
    out = song.with_name("picture.png")
    draw(os.fsencode(song), out)
    with Image.open(out) as image:
        assert (image.format, image.size) == ("PNG", (1280, 800))
        return np.asarray(image.convert("RGB")).astype(int)


def test_tones_are_drawn_at_their_frequency_and_time(song: Path) -> None:
    brightness = drawn(song)[MEL_ROWS, COLUMNS].sum(axis=2)
    height, width = brightness.shape
    for column, hz in [(width // 4, 1000), (3 * width // 4, 4000)]:
        band = np.abs(mel_frequencies() - hz).argmin()
        row = height - (band + 0.5) * height / N_MELS
        assert abs(brightness[:, column].argmax() - row) <= 1.5 * height / N_MELS


def test_the_waveform_is_as_high_as_the_sound_is_loud(song: Path) -> None:
    panel = drawn(song)[WAVE_ROWS, COLUMNS]
    inked = (panel.sum(axis=2) < 3 * 250).sum(axis=0)
    quarter = panel.shape[1] // 4
    assert inked[3 * quarter] == pytest.approx(inked[quarter] / 2, abs=3)
    assert inked[quarter] == pytest.approx(panel.shape[0], abs=12)


def test_long_songs_show_three_windows(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 60 * RATE)
    soundfile.write(tmp_path / "long.wav", noise, RATE)
    row = drawn(tmp_path / "long.wav")[400, COLUMNS]
    paper = (row == (0xF6, 0xF6, 0xF4)).all(axis=1)
    assert np.count_nonzero(np.diff(paper[:-4].astype(int)) == 1) == 2  # two gaps


@pytest.mark.parametrize("name", ["Björk – Jóga 猫.wav", "x" * 180 + ".wav", "two\nlines.wav"])
def test_any_name_can_be_the_title(song: Path, name: str) -> None:
    if os.name == "nt" and "\n" in name:
        pytest.skip("Windows has no such names")
    other = song.rename(song.with_name(name))
    title = drawn(other)[20:60]
    assert (title.sum(axis=2) < 300).any()
    assert (title[:, -20:] == title[0, -1]).all()  # it does not run out of the page


def test_mfcc_of_a_flat_spectrum_is_its_level_alone() -> None:
    coefficients = mfcc(np.full((1, 5, N_MELS), -20.0, np.float32))
    assert coefficients.shape == (1, 5, N_MFCC)
    assert coefficients[..., 0] == pytest.approx(-20 * np.sqrt(N_MELS))
    assert coefficients[..., 1:] == pytest.approx(0, abs=1e-4)


def test_mfcc_are_librosas() -> None:
    import librosa

    mels = np.random.default_rng(0).uniform(-80, 0, (2, 7, N_MELS)).astype(np.float32)
    for ours, window in zip(mfcc(mels), mels, strict=True):
        theirs = librosa.feature.mfcc(S=window.T, n_mfcc=N_MFCC)
        np.testing.assert_allclose(ours.T, theirs, atol=1e-3)


def test_colours_grow_lighter_in_even_steps() -> None:
    """Also without red-green vision: by lightness (CIE L*) alone the order is plain."""
    linear = (viridis(np.linspace(0, 1, 51, dtype=np.float32)) / 255) ** 2.2
    lightness = 116 * np.cbrt(linear @ [0.2126, 0.7152, 0.0722]) - 16
    steps = np.diff(lightness)
    assert steps.min() > 0
    assert steps.max() < 2.5 * steps.mean()


def test_an_unreadable_file_draws_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.flac").write_text("no music")
    with pytest.raises(UnreadableAudioError):
        draw(os.fsencode(tmp_path / "text.flac"), tmp_path / "out.png")
    assert not (tmp_path / "out.png").exists()


def test_a_folder_that_is_not_there_is_one_sentence(song: Path) -> None:
    with pytest.raises(MuseClusterError, match="no such folder"):
        draw(os.fsencode(song), song.parent / "absent" / "out.png")
