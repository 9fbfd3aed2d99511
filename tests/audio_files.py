# SPDX-License-Identifier: GPL-3.0-or-later
"""Sounds and audio files for the tests, written in every format that the encoders at hand know."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import soundfile

if TYPE_CHECKING:
    from pathlib import Path

RATE = 44_100

# Formats that libsndfile writes: extension -> (container, subtype).
_SNDFILE = {
    ".wav": ("WAV", None),
    ".aiff": ("AIFF", None),
    ".flac": ("FLAC", None),
    ".ogg": ("OGG", "VORBIS"),
}

# Formats that FFmpeg writes: extension -> (container, encoder, sample format).
_FFMPEG = {
    ".mp3": ("mp3", "libmp3lame", "fltp"),
    ".opus": ("ogg", "libopus", "flt"),
    ".m4a": ("ipod", "aac", "fltp"),
    ".alac.m4a": ("ipod", "alac", "s16p"),
    ".aac": ("adts", "aac", "fltp"),
    ".wma": ("asf", "wmav2", "fltp"),
    ".wv": ("wv", "wavpack", "s16p"),
    ".tta": ("tta", "tta", "s16"),
    ".mp2": ("mp2", "mp2", "s16"),
    ".ac3": ("ac3", "ac3", "fltp"),
    ".mka": ("matroska", "flac", "s16"),
    ".oga": ("ogg", "flac", "s16"),
}

FORMATS = (*_SNDFILE, *_FFMPEG)


def write_audio(
    path: Path, wave: np.ndarray, rate: int = RATE, *, tags: dict[str, str] | None = None
) -> Path:
    """Write a wave in the format that the file's name asks for ("song.mp3", "song.alac.m4a").

    Parameters
    ----------
        wave: float [T] mono or [C, T], in [-1, 1].
        rate: Hz; a rate that the encoder refuses raises.
        tags: FFmpeg's names ("title", "artist"), for the formats of FFmpeg only.
    """
    name = path.name.lower()
    if path.suffix.lower() in _SNDFILE:
        container, subtype = _SNDFILE[path.suffix.lower()]
        samples = np.atleast_2d(wave).T
        with soundfile.SoundFile(path, "w", rate, samples.shape[1], subtype, format=container) as output:
            for start in range(0, len(samples), rate):  # libsndfile overflows its stack on long Vorbis writes
                output.write(samples[start : start + rate])
        return path
    extension = next(known for known in sorted(_FFMPEG, key=len, reverse=True) if name.endswith(known))
    _write_with_ffmpeg(path, np.atleast_2d(wave), rate, *_FFMPEG[extension], tags or {})
    return path


def _write_with_ffmpeg(
    path: Path,
    wave: np.ndarray,
    rate: int,
    container: str,
    encoder: str,
    sample_format: str,
    tags: dict[str, str],
) -> None:
    layout = {1: "mono", 2: "stereo", 6: "5.1", 8: "7.1"}[len(wave)]
    samples = np.ascontiguousarray(np.clip(wave, -1, 1), np.float32)
    with path.open("wb") as file, av.open(file, "w", format=container) as output:
        output.metadata.update(tags)
        stream = output.add_stream(encoder, rate=rate, layout=layout)
        stream.codec_context.format = sample_format
        if encoder not in {"flac", "alac", "wavpack", "tta"}:
            stream.bit_rate = 96_000 * len(wave)
        resampler = av.AudioResampler(format=sample_format, layout=layout, rate=rate)
        for start in range(0, samples.shape[1], rate):
            frame = av.AudioFrame.from_ndarray(
                np.ascontiguousarray(samples[:, start : start + rate]), format="fltp", layout=layout
            )
            frame.sample_rate, frame.pts = rate, start
            for converted in resampler.resample(frame):
                output.mux(stream.encode(converted))
        for converted in resampler.resample(None):
            output.mux(stream.encode(converted))
        output.mux(stream.encode(None))


def tone(hz: float = 440.0, seconds: float = 3.0, rate: int = RATE, level: float = 0.5) -> np.ndarray:
    """A sine: float64 [seconds * rate]."""
    return level * np.sin(2 * np.pi * hz * np.arange(int(seconds * rate)) / rate)


def noise(seconds: float = 3.0, rate: int = RATE, level: float = 0.1, seed: int = 0) -> np.ndarray:
    """White noise: float64 [seconds * rate]."""
    return np.clip(level * np.random.default_rng(seed).standard_normal(int(seconds * rate)), -1, 1)


def music(seconds: float = 40.0, rate: int = RATE, seed: int = 0) -> np.ndarray:
    """Plucked notes of a pentatonic scale over a little noise, nowhere the same: float64 [seconds * rate]."""
    rng = np.random.default_rng(seed)
    wave = noise(seconds, rate, 0.005, seed)
    length = min(rate // 2, len(wave))
    time = np.arange(length) / rate
    for start in range(0, len(wave) - length + 1, rate // 4):
        hz = 220 * 2 ** (rng.choice([0, 2, 4, 7, 9, 12]) / 12)
        wave[start : start + length] += 0.3 * np.exp(-6 * time) * np.sin(2 * np.pi * hz * time)
    return wave


def clicks(times: list[float], seconds: float, rate: int = RATE) -> np.ndarray:
    """Silence but for short bursts of 2 ms that begin at the given seconds."""
    wave = np.zeros(int(seconds * rate))
    burst = 0.8 * np.sin(2 * np.pi * 3000 * np.arange(rate // 500) / rate)
    for time in times:
        start = round(time * rate)
        wave[start : start + len(burst)] += burst
    return wave
