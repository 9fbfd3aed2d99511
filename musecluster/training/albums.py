# SPDX-License-Identifier: GPL-3.0-or-later
"""Songs that are grouped by album and need no genre: what a network learns beside the genres.

Ten genre names say little of most music. To tell albums apart a network has to hear instruments, production
and mood, which is what makes a listener say that two songs belong together.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.errors import MuseClusterError
from musecluster.training.entry import composed, read_table
from musecluster.training.npz_folder import read_npz

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

FEWEST = 3  # songs of an album that is worth telling from others
TABLE = "songs.csv"
_ALBUM = ("album", "repo", "artist")  # columns that say what belongs together, the first that is filled


@dataclass(frozen=True, eq=False)
class Albums:
    """Windows of songs, row by row.

    Attributes
    ----------
        mel: uint8 [M, T, 128], as in `Clips`.
        song: names of the songs; a song may have several windows.
        album: int64 [M], index into `albums`.
    """

    mel: NDArray[np.uint8]
    song: NDArray[np.str_]
    album: NDArray[np.int64]
    albums: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.album)

    def chances(self) -> NDArray[np.float64]:
        """How often each window is drawn [M], summing to 1: in all, an album by the root of its windows."""
        weights = 1 / np.sqrt(np.bincount(self.album))[self.album]
        share: NDArray[np.float64] = weights / weights.sum()
        return share


def load_albums(folder: Path) -> Albums:
    """Read every *.npz (`mel` uint8 [M, 128, T], `song_id` [M]) and songs.csv (song_id, album).

    Where a song's album is empty, the columns repo and artist stand in. Albums of fewer than three songs are
    left out.

    Raises
    ------
        MuseClusterError: a file is missing or malformed, or fewer than two albums are left.
    """
    files = sorted(folder.glob("*.npz"))
    if not files:
        raise MuseClusterError(f"{folder} holds no *.npz with log-mels; see docs/training.md for the form.")
    parts = [read_npz(file, "song_id") for file in files]
    if len({mel.shape[1:] for mel, _ in parts}) > 1:
        raise MuseClusterError(f"{folder}: every `mel` must have the same number of columns.")
    song = np.array([name for _, names in parts for name in names], dtype=np.str_)
    album_of = _album_of(folder / TABLE)
    counts = Counter(album_of[name] for name in set(song.tolist()) if album_of.get(name))
    albums = tuple(sorted(album for album, songs in counts.items() if songs >= FEWEST))
    if len(albums) < 2:
        raise MuseClusterError(f"{folder} has {len(albums)} albums of {FEWEST} or more songs; it needs two.")
    keep = np.array([album_of.get(name) in albums for name in song])
    mel = np.concatenate([mel for mel, _ in parts])[keep].transpose(0, 2, 1)
    number = np.array([albums.index(album_of[name]) for name in song[keep]], dtype=np.int64)
    return Albums(np.ascontiguousarray(mel), song[keep], number, albums)


def _album_of(file: Path) -> dict[str, str]:
    rows = read_table(file, ["song_id"])
    return {
        row["song_id"]: next((name for column in _ALBUM if (name := composed(row.get(column, "")))), "")
        for row in rows
    }
