# SPDX-License-Identifier: GPL-3.0-or-later
"""Clips to learn from: log-mels with a genre, an artist and a split, from *.npz and tracks.csv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SPLITS = ("train", "valid", "test")


@dataclass(frozen=True, eq=False)
class Clips:
    """Log-mels and what is known of them, row by row.

    Attributes
    ----------
        mel: uint8 [N, T, 128], (S_dB + 80) / 80 * 255, time before mel.
        genre: int64 [N], index into `genres`.
        artist: names; a clip without an artist bears a name of its own.
        split: "train", "valid", "test" or "".
    """

    mel: NDArray[np.uint8]
    ids: NDArray[np.str_]
    genre: NDArray[np.int64]
    genres: tuple[str, ...]
    artist: NDArray[np.str_]
    split: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, *splits: str) -> Clips:
        """The clips of these splits, genres numbered as before."""
        keep = np.isin(self.split, splits)
        return Clips(
            self.mel[keep], self.ids[keep], self.genre[keep], self.genres, self.artist[keep], self.split[keep]
        )


def load(folder: Path) -> Clips:
    """Read every *.npz (`mel` [N, 128, T], `track_id` [N]) and tracks.csv (track_id, genre, artist, split).

    Raises
    ------
        MuseClusterError: a file is missing or malformed, fewer than two genres, or an artist in two splits.
    """
    mel, ids = _arrays(folder)
    rows = _rows(folder / "tracks.csv")
    keep = np.array([i in rows and bool(rows[i].get("genre")) for i in ids], dtype=bool)
    mel, ids = mel[keep], ids[keep]
    genres = tuple(sorted({rows[i]["genre"] for i in ids}))
    if len(genres) < 2:
        raise MuseClusterError(
            f"{folder} names {len(genres)} genres in tracks.csv; training needs two or more."
        )
    clips = Clips(
        mel=np.ascontiguousarray(mel.transpose(0, 2, 1)),
        ids=ids,
        genre=np.array([genres.index(rows[i]["genre"]) for i in ids], dtype=np.int64),
        genres=genres,
        artist=known_artists([rows[i].get("artist", "") for i in ids], ids),
        split=np.array([rows[i].get("split", "") for i in ids], dtype=np.str_),
    )
    check_artists(clips)
    return clips


def known_artists(artists: Sequence[str], ids: Sequence[str] | NDArray[np.str_]) -> NDArray[np.str_]:
    """Artist names, folded; an empty one is unknown, so its clip becomes an artist of its own."""
    named = [a.strip().casefold() or f"\0{i}" for a, i in zip(artists, ids, strict=True)]
    return np.array(named, dtype=object).astype(np.str_)


def check_artists(clips: Clips) -> None:
    """Refuse an artist in two splits: the network would be scored on voices that it has learned."""
    seen: dict[str, str] = {}
    for artist, split in zip(clips.artist, clips.split, strict=True):
        if seen.setdefault(artist, split) != split:
            raise MuseClusterError(
                f"The artist “{artist}” is in the splits {seen[artist]} and {split}; give each one split."
            )


def _arrays(folder: Path) -> tuple[NDArray[np.uint8], NDArray[np.str_]]:
    files = sorted(folder.glob("*.npz"))
    if not files:
        raise MuseClusterError(f"{folder} holds no *.npz with log-mels; see docs/training.md for the form.")
    mels, ids = [], []
    for file in files:
        try:
            with np.load(file, allow_pickle=False) as data:
                mel, track_id = data["mel"], data["track_id"]
        except (KeyError, ValueError, OSError) as error:
            raise MuseClusterError(
                f"{file} cannot be used: it needs `mel` and `track_id` ({error})."
            ) from error
        if mel.ndim != 3 or mel.shape[1] != 128 or mel.dtype != np.uint8 or len(mel) != len(track_id):
            raise MuseClusterError(
                f"{file}: `mel` must be uint8 [N, 128, T]; this one is {mel.dtype} {mel.shape}."
            )
        mels.append(mel)
        ids.append(track_id.astype(np.str_))
    return np.concatenate(mels), np.concatenate(ids)


def _rows(file: Path) -> dict[str, dict[str, str]]:
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return {row["track_id"]: row for row in csv.DictReader(lines)}
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise MuseClusterError(f"{file} is missing or has no column track_id.") from error
