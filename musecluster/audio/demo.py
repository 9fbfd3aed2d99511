# SPDX-License-Identifier: GPL-3.0-or-later
"""A small synthetic music library, so that anyone can try everything without music of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.atomic import why, write_atomically
from musecluster.audio.demo_catalogue import CATALOGUE, Album
from musecluster.audio.demo_files import draw_cover, encode, tagged
from musecluster.audio.demo_styles import STYLES, compose
from musecluster.errors import MuseClusterError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MARK = "About this demo.txt"
_ABOUT = """A demo library made by MuseCluster, seed {seed}.

Every piece here was computed; the artists are invented and nobody's music is in it.
Do with it what you like (CC0, https://creativecommons.org/publicdomain/zero/1.0/).
"""

# Formats take turns in a cycle that has no common divisor with an album's or a style's length, so that no
# style is known by its format. Few are uncompressed: the library stays below 60 MB.
_TURNS = (
    *("mp3", "m4a", "opus", "ogg", "mp3", "flac", "m4a", "mp3", "ogg", "wav"),
    *("opus", "mp3", "m4a", "ogg", "mp3", "flac", "opus", "mp3", "m4a"),
)
_ALL = ("title", "artist", "album", "date", "genre", "tracknumber")
# Real libraries have gaps: what the last track of each style still says of itself.
_GAPS = ((), ("title",), ("title", "artist", "album"), ("title", "artist", "tracknumber"))


class Piece(NamedTuple):
    """One track to be made.

    Attributes
    ----------
        path: relative to the demo's folder.
        number: 0 for the first track of the demo.
        fields: what its tags say, by Vorbis comment names.
    """

    path: Path
    number: int
    album: Album
    fields: dict[str, str]
    has_cover: bool

    @property
    def extension(self) -> str:
        """The format, one of demo_files.FORMATS."""
        return self.path.suffix[1:]


def make_demo(
    folder: Path, *, seed: int = 0, songs: int = 72, progress: Callable[[int, int], None] | None = None
) -> list[Path]:
    """Make the demo library: 72 tracks of 31 to 45 s in eight styles and six formats, about 50 MB.

    The same seed gives the same files, byte for byte, with the same versions of the libraries. Nothing is
    ever overwritten: in a demo that was begun before, only what is missing is made.

    Parameters
    ----------
        folder: new, empty, or of an earlier demo with the same seed.
        songs: only the first so many.
        progress: called with the tracks done and all tracks, after each.

    Returns
    -------
        The tracks' paths.

    Raises
    ------
        UsageError: the folder is a file or holds something else.
        MuseClusterError: it cannot be written; the tracks made so far are whole.
    """
    about = _ABOUT.format(seed=seed)
    _check(folder, about)
    _make_folder(folder)
    write_atomically(folder / MARK, about.encode())
    pieces = list(_plan())[:songs]
    for piece in pieces:
        target = folder / piece.path
        if not target.exists():
            _make_folder(target.parent)
            write_atomically(target, _content(piece, seed))
        if progress:
            progress(piece.number + 1, len(pieces))
    return [folder / piece.path for piece in pieces]


def _plan() -> Iterator[Piece]:
    number = 0
    for position, album in enumerate(CATALOGUE):
        for track, title in enumerate(album.titles, start=1):
            is_last = position % 3 == 2 and track == 3
            kept = _GAPS[position // 3 % len(_GAPS)] if is_last else _ALL
            extension = _TURNS[number % len(_TURNS)]
            yield Piece(
                path=Path(album.artist, album.name, f"{track:02} {title}.{extension}")
                if kept
                else Path("Incoming", f"AUDIO_{number:04}.{extension}"),
                number=number,
                album=album,
                fields={name: value for name, value in _fields(album, track, title).items() if name in kept},
                has_cover=bool(kept) and position % 3 != 1,
            )
            number += 1


def _fields(album: Album, track: int, title: str) -> dict[str, str]:
    values = (title, album.artist, album.name, str(album.year), album.genre, str(track))
    return dict(zip(_ALL, values, strict=True))


def _content(piece: Piece, seed: int) -> bytes:
    sound = compose(STYLES[piece.album.style], np.random.default_rng([seed, piece.number]))
    content = encode(sound, piece.extension)
    if not piece.fields:
        return content
    # One cover an album, whatever the seed.
    cover = draw_cover(np.random.default_rng(CATALOGUE.index(piece.album))) if piece.has_cover else None
    return tagged(content, piece.extension, piece.fields, cover)


def _check(folder: Path, about: str) -> None:
    """Refuse a folder in which a demo would mix with other files."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder for the demo library.")
    if not folder.exists() or not any(folder.iterdir()):
        return
    mark = folder / MARK
    if not mark.is_file() or mark.read_bytes() != about.encode():
        raise UsageError(f"{folder} holds other files: name an empty or a new folder for the demo library.")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MuseClusterError(f"The folder {folder} could not be made: {why(error)}.") from error
