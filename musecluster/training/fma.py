# SPDX-License-Identifier: GPL-3.0-or-later
"""FMA, the Free Music Archive's dataset (Defferrard et al. 2017): tracks.csv and 000/000002.mp3."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from musecluster.errors import MuseClusterError
from musecluster.training.entry import Entry, composed, split_name
from musecluster.training.genre_folders import audio_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_GENRE = ("track", "genre_top")
_SPLIT = ("set", "split")
_ARTIST = ("artist", "name")
_ARTIST_ID = ("artist", "id")  # two artists may bear one name
_LONGEST_CELL = 1 << 24  # characters; biographies outgrow the csv module's limit

Column = tuple[str, str]


def find_tracks(folder: Path) -> Path | None:
    """FMA's tracks.csv, in the folder or in fma_metadata below or beside it; None where there is none."""
    places = [folder / "tracks.csv", folder / "fma_metadata" / "tracks.csv"]
    if _audio_folders(folder):
        places.append(folder.absolute().parent / "fma_metadata" / "tracks.csv")
    return next((place for place in places if place.is_file() and _has_two_headers(place)), None)


def read_fma(folder: Path, tracks: Path, tell: Callable[[str], None]) -> list[Entry]:
    """The clips whose audio lies in the folder; those without a top genre are left out, with their number.

    Raises
    ------
        MuseClusterError: tracks.csv cannot be read or lacks a column, or no audio belongs to it.
    """
    files = _files(folder)
    known = {name: entry for name, entry in _entries(tracks) if name in files}
    if not known:
        raise MuseClusterError(
            f"{folder} holds no audio of FMA's tracks, as in 000/000002.mp3; "
            "name the folder that fma_small.zip, or a larger one, was unpacked into."
        )
    entries = [entry._replace(file=files[name]) for name, entry in known.items() if entry.genre]
    if nameless := len(known) - len(entries):
        tell(f"{nameless:,} clips have no top genre and are left out.")
    return entries


def _has_two_headers(tracks: Path) -> bool:
    """The groups of columns stand in the first row: ",album,album,...,artist,...,set,set,track,..."."""
    try:
        with tracks.open("rb") as file:
            groups = file.readline(1 << 16).removeprefix(b"\xef\xbb\xbf").strip().split(b",")
    except OSError:
        return False
    return groups[0].strip(b'"') == b"" and b"track" in groups


def _audio_folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("[0-9][0-9][0-9]") if path.is_dir())


def _files(folder: Path) -> dict[str, Path]:
    """Track number -> file, of the folder itself and of those in it (fma_small, fma_medium)."""
    inner = [path for path in sorted(folder.iterdir()) if path.is_dir()]
    places = [place for parent in (folder, *inner) for place in _audio_folders(parent)]
    files = [file for place in places for file in audio_files(place) if file.stem.isdigit()]
    return {str(int(file.stem)): file for file in reversed(files)}


def _entries(tracks: Path) -> Iterator[tuple[str, Entry]]:
    """Every track's number and what is said of it; its id is written as its file is called."""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with tracks.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.reader(lines)
            at = _columns(tracks, next(rows), next(rows))
            for row in rows:
                if row and row[0].isdigit() and len(row) > max(at.values()):
                    yield str(int(row[0])), _entry(row, at)
    except (OSError, UnicodeDecodeError, csv.Error, StopIteration) as error:
        raise MuseClusterError(f"{tracks} cannot be read as FMA's table of tracks ({error}).") from error


def _columns(tracks: Path, groups: list[str], names: list[str]) -> dict[Column, int]:
    at = {column: place for place, column in enumerate(zip(groups, names, strict=False))}
    if lacking := [" ".join(column) for column in (_GENRE, _SPLIT, _ARTIST) if column not in at]:
        raise MuseClusterError(f"{tracks} lacks the columns {', '.join(lacking)} of FMA's table of tracks.")
    return {column: at[column] for column in (_GENRE, _SPLIT, _ARTIST, _ARTIST_ID) if column in at}


def _entry(row: list[str], at: dict[Column, int]) -> Entry:
    artist = row[at[_ARTIST]].strip()
    if artist and row[at.get(_ARTIST_ID, 0)]:
        artist = f"{artist} ({row[at[_ARTIST_ID]]})" if _ARTIST_ID in at else artist
    return Entry(f"{int(row[0]):06}", composed(row[at[_GENRE]]), artist, split_name(row[at[_SPLIT]]))
