# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists as XSPF version 1 (https://xspf.org/spec): XML, with a URI for each file."""

from __future__ import annotations

import math
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree import ElementTree

from musecluster.atomic import write_atomically
from musecluster.library.playlist_file import file_uri, one_line, relative_path, shown_title

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from musecluster.library.playlist_file import Entry

_NAMESPACE = "http://xspf.org/ns/0/"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2: Char


def write_xspf(name: str, entries: Sequence[Entry], target: Path, *, relative: bool = True) -> list[str]:
    """Write the playlist file, replacing an old one whole.

    Every path has a URI, also one that is not UTF-8 or has line ends; its bytes are percent-encoded.

    Parameters
    ----------
        name: the playlist's name.
        relative: URIs count from the playlist's own folder, else they are `file:///...`.

    Returns
    -------
        Sentences about what could not be written, as write_m3u does; none, since a URI holds any path.

    Raises
    ------
        MuseClusterError: the file cannot be written; an old one is as it was.
    """
    write_atomically(target, xspf_document(name, entries, target.parent, relative=relative))
    return []


def xspf_document(name: str, entries: Sequence[Entry], folder: Path, *, relative: bool = True) -> bytes:
    """The content of a playlist file in a folder, in UTF-8; parameters as of `write_xspf`."""
    playlist = ElementTree.Element("playlist", version="1", xmlns=_NAMESPACE)
    _add(playlist, "title", name)
    tracks = ElementTree.SubElement(playlist, "trackList")
    for entry in entries:
        uri = _relative_uri(entry.path, folder) if relative else file_uri(entry.path)
        _add_track(tracks, entry, uri)
    ElementTree.indent(playlist)
    content: bytes = ElementTree.tostring(playlist, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _add_track(tracks: ElementTree.Element, entry: Entry, uri: str) -> None:
    track = ElementTree.SubElement(tracks, "track")
    _add(track, "location", uri)
    _add(track, "title", shown_title(entry))
    _add(track, "creator", entry.artist)
    if entry.duration is not None and math.isfinite(entry.duration) and entry.duration >= 0:
        _add(track, "duration", str(round(entry.duration * 1000)))  # milliseconds


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    """Add an element with this text; an unknown value has no element."""
    allowed = _NOT_XML.sub("", one_line(text))
    if allowed:
        ElementTree.SubElement(parent, tag).text = allowed


def _relative_uri(path: bytes, folder: Path) -> str:
    place = relative_path(path, folder)
    return file_uri(path) if os.path.isabs(place) else quote(os.fsencode(place))
