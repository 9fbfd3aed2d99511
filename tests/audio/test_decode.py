# SPDX-License-Identifier: GPL-3.0-or-later
"""Every format is heard at the right time and level, whatever the file is called."""

from __future__ import annotations

import os
import shutil
import stat
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from musecluster.audio.decode import decode, hear
from musecluster.audio.mel import SAMPLE_RATE, WINDOW_COUNT, WINDOW_LENGTH
from musecluster.audio.windows import standard_windows
from musecluster.errors import UnreadableAudioError
from tests.audio_files import FORMATS, RATE, clicks, music, noise, tone, write_audio

if TYPE_CHECKING:
    from pathlib import Path


def heard(path: Path) -> np.ndarray:
    return decode(hear(os.fsencode(path)))


def key(path: Path) -> bytes:
    return hear(os.fsencode(path)).audio_key


def rate_for(extension: str) -> int:
    return 48_000 if extension == ".opus" else RATE


def level(wave: np.ndarray) -> float:
    return float(np.sqrt(np.mean(wave**2)))


# Seconds by which a click may be off: no more than a sample, but for encoder delays that the file does not
# tell (WMA), positions scaled from bytes (MP3, one frame), clocks guessed from the bit rate (AAC, MP2, AC-3).
LATE = {".mp3": 0.027, ".wma": 0.05, ".aac": 0.07, ".mp2": 0.03, ".ac3": 0.03}


@pytest.mark.parametrize("extension", FORMATS)
def test_hears_each_format_on_time(tmp_path: Path, extension: str) -> None:
    rate = rate_for(extension)
    times = [window.start + 5 for window in standard_windows(75.0)]
    wave = clicks(times, 75.0, rate) + noise(75.0, rate, 0.001)
    path = write_audio(tmp_path / f"clicks{extension}", np.stack([wave, wave]), rate)
    listened = hear(os.fsencode(path))
    waves = decode(listened)
    assert listened.duration == pytest.approx(75, abs=0.1)
    assert waves.shape == (WINDOW_COUNT, WINDOW_LENGTH)
    assert waves.dtype == np.float32
    for wave, passage, expected in zip(waves, listened.passages, times, strict=True):
        loud = np.flatnonzero(np.abs(wave) > 0.3 * np.abs(wave).max())
        found = passage.window.start + loud[0] / SAMPLE_RATE
        assert found == pytest.approx(expected, abs=LATE.get(extension, 0.001))


@pytest.mark.parametrize("extension", FORMATS)
def test_hears_a_short_track_whole(tmp_path: Path, extension: str) -> None:
    rate = rate_for(extension)
    path = write_audio(tmp_path / f"short{extension}", tone(seconds=12, rate=rate), rate)
    waves = heard(path)
    assert waves.shape == (1, pytest.approx(12 * SAMPLE_RATE, abs=0.08 * SAMPLE_RATE))
    assert level(waves) == pytest.approx(0.5 / np.sqrt(2), rel=0.06)  # LAME takes 5 % off


@pytest.mark.parametrize(
    ("subtype", "full_scale"), [("PCM_U8", 1 / 128), ("PCM_24", 1e-6), ("PCM_32", 1e-6), ("DOUBLE", 1e-6)]
)
def test_every_sample_type_has_the_same_level(tmp_path: Path, subtype: str, full_scale: float) -> None:
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone(rate=SAMPLE_RATE), SAMPLE_RATE, subtype=subtype)
    np.testing.assert_allclose(heard(path)[0], tone(rate=SAMPLE_RATE), atol=full_scale)


@pytest.mark.parametrize("rate", [8000, 11_025, 32_000, 96_000, 192_000])
def test_any_rate_becomes_ours(tmp_path: Path, rate: int) -> None:
    wave = heard(write_audio(tmp_path / "tone.wav", tone(1000, rate=rate), rate))[0]
    peak = np.abs(np.fft.rfft(wave)).argmax() * SAMPLE_RATE / len(wave)
    assert peak == pytest.approx(1000, abs=1)
    assert level(wave) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


@pytest.mark.parametrize("channels", range(1, 9))
def test_any_number_of_channels_becomes_one(tmp_path: Path, channels: int) -> None:
    path = write_audio(tmp_path / "many.wav", np.tile(tone(), (channels, 1)))
    assert level(heard(path)) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


def test_anti_phase_stereo_does_not_cancel(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "anti.flac", np.stack([tone(), -tone()]))
    assert level(heard(path)) == pytest.approx(0.5 / np.sqrt(2), rel=0.01)


def test_one_sounding_channel_of_eight_is_heard(tmp_path: Path) -> None:
    wave = np.zeros((8, 3 * RATE))
    wave[2] = tone()
    assert level(heard(write_audio(tmp_path / "centre.wav", wave))) > 0.3


def test_nan_and_infinity_are_silence(tmp_path: Path) -> None:
    wave = tone(seconds=4)
    wave[1000:2000], wave[5000:6000] = np.nan, np.inf
    soundfile.write(tmp_path / "nan.wav", wave, RATE, subtype="FLOAT")
    assert np.isfinite(heard(tmp_path / "nan.wav")).all()
    soundfile.write(tmp_path / "all.wav", np.full(RATE * 4, np.nan), RATE, subtype="FLOAT")
    with pytest.raises(UnreadableAudioError, match="silent"):
        heard(tmp_path / "all.wav")


def test_samples_out_of_range_are_clipped(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "loud.wav", 1e30 * tone(), RATE, subtype="FLOAT")
    assert np.abs(heard(tmp_path / "loud.wav")).max() <= 1


def test_silent_windows_look_elsewhere(tmp_path: Path) -> None:
    """Two minutes of silence with music at the start and before the end, away from all standard windows."""
    wave = np.zeros(120 * RATE)
    wave[: 15 * RATE], wave[-15 * RATE :] = music(15), music(15, seed=1)
    waves = heard(write_audio(tmp_path / "hidden.flac", wave))
    assert 2 <= len(waves) <= WINDOW_COUNT
    assert all(level(wave) > 0.01 for wave in waves)


def test_decoding_twice_gives_the_same(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "song.mp3", music(45))
    listened = hear(os.fsencode(path))
    first = decode(listened)
    np.testing.assert_array_equal(first, heard(path))
    np.testing.assert_array_equal(first, decode(listened))


def test_the_file_is_only_read(tmp_path: Path) -> None:
    path = write_audio(tmp_path / "song.mp3", music(5))
    path.chmod(stat.S_IRUSR)
    before = path.read_bytes(), path.stat().st_mtime_ns
    heard(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


@pytest.mark.parametrize(
    "name", [b"a:b.mp3", b"-", b"caf\xe9.mp3", b"%d.mp3", b"http:song", b"new\nline.mp3"]
)
def test_odd_names_are_just_names(tmp_path: Path, name: bytes) -> None:
    path = write_audio(tmp_path / "song.mp3", music(3))
    odd = os.path.join(os.fsencode(tmp_path), name)
    shutil.copy(os.fsencode(path), odd)
    assert hear(odd).audio_key == key(path)
    assert decode(hear(odd)).shape[0] == 1
