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
from urllib.parse import unquote_to_bytes, urlsplit

from musecluster.atomic import why
from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from musecluster.track import Track

LARGEST = 16 * 1024 * 1024  # bytes: a hundred thousand songs; what is larger is no playlist
_TAIL = 2  # names at the end of a path by which a song that has moved is known: its album's and its own


@dataclass(frozen=True, slots=True)
class ReadPlaylist:
    """What a playlist file says.

    Attributes
    ----------
        name: from the file, or the file's own.
        paths: absolute, in playing order, of files that may not exist; addresses on the net are left out.
    """

    name: str
    paths: tuple[bytes, ...]


def read_m3u(file: Path) -> ReadPlaylist:
    """Read an M3U or M3U8 file.

    Raises
    ------
        MuseClusterError: it cannot be read, is far too large, or is no text.
    """
    lines = [line.strip(" \t") for line in re.split(r"[\r\n]+", _decoded(_content(file), file))]
    folder = os.path.abspath(file.parent)
    names = [line.removeprefix("#PLAYLIST:").strip() for line in lines if line.startswith("#PLAYLIST:")]
    places = (_path(line, folder) for line in lines if line and not line.startswith("#"))
    name = next(filter(None, names), file.stem)
    return ReadPlaylist(_unicode(name), tuple(path for path in places if path is not None))


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


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise MuseClusterError(f"{_shown(file)} cannot be read: {why(error)}.") from error
    if len(content) > LARGEST:
        raise MuseClusterError(f"{_shown(file)} is too large to be a playlist: choose an M3U or M3U8 file.")
    return content


def _decoded(content: bytes, file: Path) -> str:
    """Text by its byte order mark, else UTF-8; bytes that are not are kept (PEP 383)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise MuseClusterError(f"{_shown(file)} is not a playlist: choose an M3U or M3U8 file.")
    return content.decode("utf-8-sig", "surrogateescape")


def _path(line: str, folder: str) -> bytes | None:
    """The absolute path that a line names; None for an address on the net."""
    scheme = urlsplit(line).scheme if "://" in line else ""
    if scheme.lower() == "file":
        return _from_uri(line)
    if scheme:
        return None
    place = os.path.join(folder, line)
    if "\\" in line and os.sep == "/" and not os.path.exists(place):
        place = os.path.join(folder, line.replace("\\", "/"))
    return os.fsencode(os.path.normpath(place))


def _from_uri(uri: str) -> bytes:
    """The path of a file URI (RFC 8089), percent-encoded or, as some write it, not."""
    parts = urlsplit(uri.replace("#", "%23").replace("?", "%3F"))
    path = unquote_to_bytes(os.fsencode(parts.path))
    return path.lstrip(b"/") if os.name == "nt" and path[2:3] == b":" else path


def _unicode(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _shown(file: Path) -> str:
    return os.fsencode(file).decode("utf-8", "replace")
