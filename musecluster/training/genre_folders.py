# SPDX-License-Identifier: GPL-3.0-or-later
"""A dataset of audio in folders that are named after genres, as GTZAN's: blues/blues.00001.wav."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from musecluster.errors import MuseClusterError
from musecluster.library.formats import AUDIO_EXTENSIONS
from musecluster.track import shown
from musecluster.training.entry import Entry, composed, read_table, split_name
from musecluster.training.split_lists import read_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_TABLES = ("tracks.csv", "artists.csv")


def read_genre_folders(folder: Path, tell: Callable[[str], None]) -> list[Entry]:
    """The clips under the genre folders, with the splits of lists and what a table beside them says.

    train.txt, valid.txt and test.txt (or train_filtered.txt and so on, the fault-filtered lists of GTZAN)
    name a clip a line; a clip that none of them names is left out. tracks.csv or artists.csv has `path` or
    `track_id`, and `artist` and `split` where they are known.

    Raises
    ------
        MuseClusterError: no audio in any folder, or a list or table that cannot be used.
    """
    files = audio_files(folder)
    root = _root(folder, files)
    entries = _entries(root, [file for file in files if file.parent != root])
    if not entries:
        raise MuseClusterError(
            f"{shown(os.fsencode(folder))} holds audio but no genre folders; "
            "put the clips of each genre into a folder of its own, named after it."
        )
    places = list(dict.fromkeys((folder, root)))
    for table in (place / name for place in places for name in _TABLES):
        if table.exists():
            entries = _with_table(entries, root, table)
    return _with_lists(entries, root, places, tell)


def audio_files(folder: Path) -> list[Path]:
    """Every file below a folder whose name is that of audio, in order; hidden ones are not music."""
    files = (file for file in folder.rglob("*") if _is_audio(file, folder) and file.is_file())
    return sorted(files)


def _is_audio(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and os.fsencode(file.suffix[1:].lower()) in AUDIO_EXTENSIONS


def _root(folder: Path, files: Sequence[Path]) -> Path:
    """The folder whose folders are the genres: this one, or the `genres` in it where GTZAN was unpacked."""
    first = {file.relative_to(folder).parts[0] for file in files}
    only = first.pop() if len(first) == 1 else ""
    return folder / only if only.startswith("genres") else folder


def _entries(root: Path, files: Sequence[Path]) -> list[Entry]:
    """A clip's id is its name without the extension, or its path where two clips bear one name."""
    paths = [_path(file, root) for file in files]
    stems = [_bare(path).name for path in paths]
    unique = len(set(stems)) == len(stems)
    return [
        Entry(stem if unique else str(_bare(path)), path.parts[0], file=file)
        for stem, path, file in zip(stems, paths, files, strict=True)
    ]


def _path(file: Path, root: Path) -> PurePosixPath:
    """Where a clip lies below the genre folders, as lists and tables write it."""
    return PurePosixPath(composed(shown(os.fsencode(file.relative_to(root))).replace(os.sep, "/")))


def _bare(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix("")


class _Names:
    """Which clip a list or table means: by id, or by path, whatever its extension and what leads to it."""

    def __init__(self, entries: Iterable[Entry], root: Path) -> None:
        self._rows: dict[str, int] = {}
        for row, entry in enumerate(entries):
            assert entry.file is not None
            path = _path(entry.file, root)
            self._rows |= {str(path): row, str(_bare(path)): row, entry.id: row}

    def row(self, name: str) -> int | None:
        """The clip's row; None where no clip is so called."""
        path = PurePosixPath(composed(name).replace("\\", "/"))
        tails = ["/".join(path.parts[start:]) for start in range(len(path.parts))]
        names = [*tails, *(tail.removesuffix(path.suffix) for tail in tails)]
        return next((self._rows[name] for name in names if name in self._rows), None)


def _with_table(entries: list[Entry], root: Path, file: Path) -> list[Entry]:
    table = read_table(file, [])
    if not table or not {"path", "track_id"} & table[0].keys():
        raise MuseClusterError(f"{file} has no column path or track_id that says which clip a row is about.")
    names, entries = _Names(entries, root), list(entries)
    for line in table:
        row = names.row(line.get("path") or line.get("track_id") or "")
        if row is not None:
            entries[row] = entries[row]._replace(
                artist=line.get("artist", ""), split=split_name(line.get("split", ""))
            )
    return entries


def _with_lists(
    entries: list[Entry], root: Path, places: Sequence[Path], tell: Callable[[str], None]
) -> list[Entry]:
    lists = next(filter(None, map(read_lists, places)), {})
    if not lists:
        return entries
    names = _Names(entries, root)
    listed = {row: split for name, split in lists.items() if (row := names.row(name)) is not None}
    if not listed:
        raise MuseClusterError(f"The lists of splits in {root} name none of the clips in its folders.")
    if absent := len(lists) - len(listed):
        tell(f"{absent:,} clips of the lists of splits are not in the folder.")
    if unlisted := len(entries) - len(listed):
        tell(f"{unlisted:,} clips are in none of the lists of splits and are left out.")
    return [entries[row]._replace(split=split) for row, split in sorted(listed.items())]
