# SPDX-License-Identifier: GPL-3.0-or-later
"""Datasets for the tests, as people lay them out on disk."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import numpy as np
import soundfile

from tests.audio_files import music, noise, tone, write_audio

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

RATE = 22_050


def write_clip(path: Path, wave: np.ndarray | None = None, *, artist: str = "") -> Path:
    """A clip of a second and a half, unless another wave is given; AU too, and with an artist where asked."""
    wave = tone(330, 1.5, RATE) if wave is None else wave
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".au":
        soundfile.write(path, wave, RATE, format="AU", subtype="PCM_16")
        return path
    write_audio(path, wave, RATE)
    if artist:
        tag(path, artist)
    return path


def tag(path: Path, artist: str) -> None:
    """Name an artist as the file's format does."""
    import mutagen
    from mutagen.id3 import TPE1

    file = mutagen.File(path, easy=True)
    if file.tags is None:
        file.add_tags()
    if path.suffix in {".wav", ".aiff"}:
        file.tags.add(TPE1(encoding=3, text=[artist]))
    else:
        file.tags["artist"] = artist
    file.save()


def write_log_mels(folder: Path) -> Path:
    """Twelve log-mels of two genres, dark and bright, of which the last four are valid."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"clip.{i}" for i in range(12)]
    mel = np.random.default_rng(1).integers(0, 60, (12, 128, 140), dtype=np.uint8)
    for i, clip in enumerate(mel):
        clip[64 * (i % 2) : 64 * (i % 2) + 64] += 150
    np.savez(folder / "mel.npz", mel=mel, track_id=np.array(ids))
    with (folder / "tracks.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["track_id", "genre", "artist", "split"])
        for i, name in enumerate(ids):
            rows.writerow([name, ("dark", "bright")[i % 2], "", "train" if i < 8 else "valid"])
    return folder


def write_many(folder: Path, names: Iterable[str]) -> Path:
    """Empty files of these names: enough for everything that is said before a clip is heard."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def write_fma(tracks: Path, rows: Iterable[tuple[int, str, int, str, str]]) -> Path:
    """FMA's table of tracks; a row is track number, split, artist number, artist name, top genre."""
    columns = [
        ("", ""),
        ("album", "information"),
        ("artist", "id"),
        ("artist", "name"),
        ("set", "split"),
        ("set", "subset"),
        ("track", "genre_top"),
        ("track", "title"),
    ]
    tracks.parent.mkdir(parents=True, exist_ok=True)
    with tracks.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow([group for group, _ in columns])
        table.writerow([name for _, name in columns])
        table.writerow(["track_id"] + [""] * 7)
        for number, split, artist_id, artist, genre in rows:
            table.writerow([number, "a,\n“b”" * 30_000, artist_id, artist, split, "small", genre, "T"])
    return tracks


def bright(seconds: float) -> np.ndarray:
    return noise(seconds, RATE)


def melodic(seconds: float) -> np.ndarray:
    return music(seconds, RATE)
