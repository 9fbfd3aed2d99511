# SPDX-License-Identifier: GPL-3.0-or-later
"""XSPF playlists of any program, read without trusting them: no entities, nothing fetched.

XSPF is XML with a URI for each file (https://xspf.org/spec). A document type declaration, which no playlist
needs, could define entities that grow without end or name files of this computer; such a file is refused.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

from musecluster.errors import MuseClusterError
from musecluster.library.read_m3u import ReadPlaylist, content_of, place_of, shown_name, unicode_of

if TYPE_CHECKING:
    from pathlib import Path

_PIECE = 4096  # bytes given to the parser at once: it stops soon after a declaration
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # RFC 3986; one letter alone is a drive of Windows


def read_xspf(file: Path) -> ReadPlaylist:
    """Read an XSPF file, in UTF-8 or what it declares; locations on the net are counted as left out.

    Raises
    ------
        MuseClusterError: it cannot be read, is far too large, no XSPF, or has a document type declaration.
    """
    root = _parsed(content_of(file), file)
    if root.tag.rpartition("}")[2] != "playlist":
        raise _no_playlist(file)
    folder = os.path.abspath(file.parent)
    tracks = [_locations(track, folder) for track in root.iterfind("{*}trackList/{*}track")]
    paths = [next(filter(None, places), None) for places in tracks]
    name = _text(root.find("{*}title")) or file.stem
    return ReadPlaylist(
        unicode_of(name),
        tuple(path for path in paths if path is not None),
        sum(bool(places) and path is None for places, path in zip(tracks, paths, strict=True)),
    )


class _Tree(ElementTree.TreeBuilder):
    """Builds the tree, and refuses a declaration before any of its entities is known."""

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise _DeclaredError


class _DeclaredError(Exception):
    """The file has a document type declaration."""


def _parsed(content: bytes, file: Path) -> ElementTree.Element:
    try:
        return _tree(content)
    except _DeclaredError:
        raise MuseClusterError(
            f"{shown_name(file)} has a document type declaration, which no playlist needs and which could do"
            " harm, so it was not read."
        ) from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:  # ValueError: an unknown encoding
        raise _no_playlist(file) from error


def _tree(content: bytes) -> ElementTree.Element:
    """What is not UTF-8 and does not say so was most likely written on an older Windows."""
    try:
        return _fed(ElementTree.XMLParser(target=_Tree()), content)
    except ElementTree.ParseError:
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            return _fed(ElementTree.XMLParser(target=_Tree(), encoding="cp1252"), content)
        raise


def _fed(parser: ElementTree.XMLParser, content: bytes) -> ElementTree.Element:
    for start in range(0, len(content), _PIECE):
        parser.feed(content[start : start + _PIECE])
    root: ElementTree.Element = parser.close()
    return root


def _no_playlist(file: Path) -> MuseClusterError:
    return MuseClusterError(f"{shown_name(file)} is not an XSPF playlist: choose an XSPF, M3U or M3U8 file.")


def _locations(track: ElementTree.Element, folder: str) -> list[bytes | None]:
    """The file that each location of a track names; None for one on the net."""
    texts = filter(None, map(_text, track.iterfind("{*}location")))
    return [_place(text, folder) for text in texts]


def _place(location: str, folder: str) -> bytes | None:
    """A URI, or, as some programs write it, a path as it stands."""
    if _SCHEME.match(location):
        return place_of(location, folder) if location.lower().startswith("file:") else None
    if "\\" in location or os.path.exists(os.path.join(folder, location)):
        return place_of(location, folder)
    return os.fsencode(os.path.normpath(os.path.join(folder, os.fsdecode(unquote_to_bytes(location)))))


def _text(element: ElementTree.Element | None) -> str:
    return "" if element is None or element.text is None else element.text.strip()
