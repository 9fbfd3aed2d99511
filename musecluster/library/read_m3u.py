# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlist files of other programs, read as far as they can be understood.

M3U has no standard: lines are paths or URIs, absolute or counted from the file's folder, with "/" or a
backslash, in UTF-8 or in the code page of whoever wrote them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musecluster.atomic import why
from musecluster.errors import MuseClusterError
from musecluster.track import from_uri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from musecluster.track import Track

LARGEST = 16 * 1024 * 1024  # bytes: a hundred thousand songs; what is larger is no playlist
_KINDS = "an M3U, M3U8 or XSPF file"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_TAIL = 2  # names at the end of a path by which a song that has moved is known: its album's and its own


@dataclass(frozen=True, slots=True)
class ReadPlaylist:
    """What a playlist file says.

    Attributes
    ----------
        name: from the file, or the file's own.
        paths: absolute, in playing order, of files that may not exist; addresses on the net are left out.
        left_out: how many those are.
    """

    name: str
    paths: tuple[bytes, ...]
    left_out: int = 0


def read_playlist(file: Path) -> ReadPlaylist:
    """Read a playlist file of any kind, known by its name's end: XSPF, else M3U.

    Raises
    ------
        MuseClusterError: it cannot be read, is far too large or damaged.
    """
    from musecluster.library.read_xspf import read_xspf

    return read_xspf(file) if file.suffix.lower() == ".xspf" else read_m3u(file)


def read_m3u(file: Path) -> ReadPlaylist:
    """Read an M3U or M3U8 file.

    Raises
    ------
        MuseClusterError: it cannot be read, is far too large, or is no text.
    """
    lines = [line.strip(" \t") for line in re.split(r"[\r\n]+", _decoded(content_of(file), file))]
    folder = os.path.abspath(file.parent)
    names = [line.removeprefix("#PLAYLIST:").strip() for line in lines if line.startswith("#PLAYLIST:")]
    places = [place_of(line, folder) for line in lines if line and not line.startswith("#")]
    name = next(filter(None, names), file.stem)
    return ReadPlaylist(unicode_of(name), tuple(filter(None, places)), places.count(None))


def find_tracks(paths: Iterable[bytes], tracks: Iterable[Track]) -> list[int | None]:
    """The track id of each path; None where the library has no such song.

    A path that is not known as it stands is looked for in another case and another encoding of accents, then
    by the names of its folder and file alone, where one song only has these.
    """
    exact: dict[bytes, int] = {}
    folded: dict[str, int | None] = {}
    for track in tracks:
        exact[track.path] = track.id
        for key in _keys(track.path):
            folded[key] = None if key in folded else track.id
    return [_find(path, exact, folded) for path in paths]


def _find(path: bytes, exact: dict[bytes, int], folded: dict[str, int | None]) -> int | None:
    for spelled in dict.fromkeys((path, _from_code_page(path))):
        if spelled in exact:
            return exact[spelled]
        for key in _keys(spelled):
            if (found := folded.get(key)) is not None:
                return found
    return None


def _from_code_page(path: bytes) -> bytes:
    """What is not UTF-8 was most likely written on an older Windows."""
    try:
        path.decode("utf-8")
    except UnicodeDecodeError:
        return path.decode("cp1252", "replace").encode("utf-8")
    return path


def _keys(path: bytes) -> tuple[str, str]:
    text = unicodedata.normalize("NFC", os.fsdecode(path)).casefold().replace("\\", "/")
    return text, "/".join(text.split("/")[-_TAIL:])


def content_of(file: Path) -> bytes:
    """The bytes of a playlist file.

    Raises
    ------
        MuseClusterError: it cannot be read or is far too large.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise MuseClusterError(f"{shown_name(file)} cannot be read: {why(error)}.") from error
    if len(content) > LARGEST:
        raise MuseClusterError(f"{shown_name(file)} is too large to be a playlist: choose {_KINDS}.")
    return content


def _decoded(content: bytes, file: Path) -> str:
    """Text by its byte order mark, else UTF-8; bytes that are not are kept (PEP 383)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise MuseClusterError(f"{shown_name(file)} is not a playlist: choose {_KINDS}.")
    return content.decode("utf-8-sig", "surrogateescape")


def place_of(line: str, folder: str) -> bytes | None:
    """The absolute path that a line of a file in a folder names; None for an address on the net."""
    if line.lower().startswith("file:/"):
        return from_uri(line)
    if _ADDRESS.match(line):
        return None
    place = os.path.join(folder, line)
    if "\\" in line and os.sep == "/" and not os.path.exists(place):
        place = os.path.join(folder, line.replace("\\", "/"))
    return os.fsencode(os.path.normpath(place))


def unicode_of(text: str) -> str:
    """The text without lone surrogates."""
    return text.encode("utf-8", "replace").decode("utf-8")


def shown_name(file: Path) -> str:
    """The file's path for a sentence."""
    return os.fsencode(file).decode("utf-8", "replace")
