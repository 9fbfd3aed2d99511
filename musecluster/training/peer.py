# SPDX-License-Identifier: GPL-3.0-or-later
"""Vectors that any other program wrote as .npz, matched to a dataset's clips by id or by file name."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np

from musecluster.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray


def peer_vectors(file: Path, ids: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Vectors of the clips `ids`, in their order, and which of them the file has.

    The file holds `vectors`, numbers [N, D], and `track_id` or `paths`, text [N]. A path belongs to the clip
    whose id it ends in, with or without its extension: “/music/blues/7.wav” to “7”, “7.wav” or “blues/7”.

    Raises
    ------
        WeightsError: no such arrays, another shape, numbers that are not finite, a clip twice, or no clip.
    """
    names, vectors = _arrays(file)
    if vectors.ndim != 2 or not vectors.shape[1] or names.shape != vectors.shape[:1]:
        raise WeightsError(
            f"{file}: `vectors` must be [N, D] with one name each; they are {list(vectors.shape)} "
            f"with names {list(names.shape)}."
        )
    if not np.isfinite(vectors).all():
        raise WeightsError(f"{file} holds vectors that are not finite numbers.")
    rows = _rows(file, names.tolist())
    found = [rows.get(name, -1) for name in ids]
    present = np.array(found) >= 0
    if not present.any():
        raise WeightsError(
            f"{file} has none of the dataset's clips: it names “{names[0] if len(names) else ''}”, "
            f"the dataset “{ids[0]}”."
        )
    return np.where(present[:, None], vectors[found], np.float32(0)), present


def _arrays(file: Path) -> tuple[NDArray[np.str_], NDArray[np.float32]]:
    try:
        with file.open("rb") as source, np.load(source, allow_pickle=False) as data:
            names = data["track_id"] if "track_id" in data else data["paths"]
            with np.errstate(over="ignore"):  # too large a number becomes infinite, which is refused
                return names.astype(np.str_), data["vectors"].astype(np.float32)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise WeightsError(
            f"{file} cannot be used: it needs `vectors` and `track_id` or `paths` ({error})."
        ) from error


def _rows(file: Path, names: Sequence[str]) -> dict[str, int]:
    """Row of each name; the ends of two paths that are alike belong to neither."""
    exact = {name: row for row, name in enumerate(names)}
    if len(exact) < len(names):
        double = next(name for row, name in enumerate(names) if exact[name] != row)
        raise WeightsError(f"{file} has “{double}” twice; give each clip one vector.")
    ends: dict[str, int] = {}
    for row, name in enumerate(names):
        for end in _ends(name):
            ends[end] = row if ends.get(end, row) == row else -1
    return {**ends, **exact}


def _ends(name: str) -> Iterator[str]:
    parts = name.replace("\\", "/").split("/")
    for start in range(len(parts)):
        end = "/".join(parts[start:])
        yield end
        yield end.rpartition(".")[0] or end
