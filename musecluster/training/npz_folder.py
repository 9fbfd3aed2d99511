# SPDX-License-Identifier: GPL-3.0-or-later
"""A dataset of log-mels that are made already: any number of *.npz and one tracks.csv."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

import numpy as np

from musecluster.errors import MuseClusterError
from musecluster.training.entry import Entry, composed, read_table, split_name
from musecluster.training.mel_form import fill

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    Pictures = NDArray[np.uint8]

SHORTEST = 16  # columns: of fewer, pooling leaves the networks nothing


def is_npz_folder(folder: Path) -> bool:
    """Whether log-mels lie in it."""
    return any(folder.glob("*.npz"))


def read_npz_folder(folder: Path) -> tuple[Pictures, list[Entry]]:
    """Every *.npz (`mel` uint8 [N, 128, T], `track_id` [N]) with what tracks.csv says of its clips.

    Clips that tracks.csv gives no genre are left out. Files of shorter clips than the longest are repeated
    to its length.

    Returns
    -------
        uint8 [N, T, 128] and N entries.

    Raises
    ------
        MuseClusterError: a file is missing or malformed.
    """
    rows = _rows(folder / "tracks.csv")
    parts = [read_npz(file, "track_id") for file in sorted(folder.glob("*.npz"))]
    columns = max(SHORTEST, *(mel.shape[2] for mel, _ in parts))
    kept = [
        (clip, rows[name]) for mel, ids in parts for clip, name in zip(mel, ids, strict=True) if name in rows
    ]
    pictures = np.empty((len(kept), columns, 128), np.uint8)
    for picture, (clip, _) in zip(pictures, kept, strict=True):
        picture[:] = fill(clip.T, columns)
    return pictures, [entry for _, entry in kept]


def _rows(file: Path) -> dict[str, Entry]:
    table = read_table(file, ["track_id", "genre"])
    entries = [
        Entry(
            row["track_id"],
            composed(row["genre"]),
            row.get("artist", ""),
            split_name(row.get("split", "")),
        )
        for row in table
    ]
    return {entry.id: entry for entry in entries if entry.genre}


def read_npz(file: Path, key: str) -> tuple[Pictures, list[str]]:
    """The arrays `mel` uint8 [N, 128, T] and, under this key, the names [N] of one *.npz.

    Raises
    ------
        MuseClusterError: it cannot be read, or an array is missing, pickled or of another shape.
    """
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as data:
            mel, names = data["mel"], data[key]
    except (KeyError, ValueError, OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise MuseClusterError(
            f"{file} cannot be used: it needs the arrays `mel` and `{key}`, not pickled ({error})."
        ) from error
    if mel.ndim != 3 or mel.shape[1] != 128 or mel.dtype != np.uint8 or not mel.shape[2]:
        raise MuseClusterError(
            f"{file}: `mel` must be uint8 [N, 128, T]; this one is {mel.dtype} {mel.shape}."
        )
    if names.shape != (len(mel),):
        raise MuseClusterError(
            f"{file}: `{key}` must name each of the {len(mel)} clips; its shape is {names.shape}."
        )
    return mel, [str(name) for name in names]
