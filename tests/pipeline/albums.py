# SPDX-License-Identifier: GPL-3.0-or-later
"""A small folder of music in three plain styles, made once for all tests of the road."""

from __future__ import annotations

import functools
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.audio_files import RATE, clicks, music, noise, tone, write_audio

if TYPE_CHECKING:
    import numpy as np

SONGS_EACH = 5


@functools.cache
def _masters() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="musecluster-albums-"))
    for seed in range(SONGS_EACH):
        for style, wave in _styles(seed).items():
            (folder / style).mkdir(exist_ok=True)
            write_audio(folder / style / f"{seed + 1:02d} {style} {'abcde'[seed]}.flac", wave)
    return folder


def _styles(seed: int) -> dict[str, np.ndarray]:
    seconds, shift = 6.0, 1 + seed / 50
    beats = [0.25 * shift * i for i in range(int(seconds / 0.25 / shift))]
    drone = sum(tone(hz * shift, seconds, level=0.15) for hz in (55, 82.4, 110))
    return {
        "plucked": music(seconds, seed=seed),
        "drones": drone + noise(seconds, level=0.001, seed=seed),
        "drums": 0.8 * clicks(beats, seconds) + noise(seconds, RATE, 0.02, seed),
    }


def albums(folder: Path) -> Path:
    """A copy of the fifteen songs, in three folders."""
    shutil.copytree(_masters(), folder)
    return folder


def a_song(path: Path, seed: int = 99, seconds: float = 4.0) -> Path:
    """One more song that is like none of the fifteen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_audio(path, music(seconds, seed=seed))
