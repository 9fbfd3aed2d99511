# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists as extended M3U, the form that every player reads.

There is no standard. By custom the first line is `#EXTM3U`, `#PLAYLIST:` gives the name, `#EXTINF:` whole
seconds (-1: unknown) and "Artist - Title" of the path in the next line. A `.m3u8` file is UTF-8; a `.m3u`
file is in the system's own code page, which is UTF-8 everywhere but on Windows. A byte order mark says
UTF-8, so a `.m3u` file that is asked to have one is UTF-8 too (foobar2000 wants that, beets issue 2944).

Most readers take a line as a path, VLC as a URI; a name with "#", "?" or "%20" in it is written for the most,
and VLC finds it in the XSPF form.
"""

from __future__ import annotations

import codecs
import locale
import math
import os
import re
from typing import TYPE_CHECKING, Literal

from musecluster.atomic import write_atomically
from musecluster.library.playlist_file import (
    absolute_path,
    breaks_line,
    file_uri,
    one_line,
    relative_path,
    shown_title,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from musecluster.library.playlist_file import Entry

# A relative path that begins so would be read as a comment, lose its spaces, or pass for a URI's scheme.
_MISREAD_START = re.compile(r"#|\s|[^/]*:")


def write_m3u(
    name: str,
    entries: Sequence[Entry],
    target: Path,
    *,
    relative: bool = True,
    bom: bool = False,
    encoding: Literal["m3u8", "m3u"] = "m3u8",
) -> list[str]:
    """Write the playlist file, replacing an old one whole.

    A path that a line cannot hold (line ends and control characters, a space at the end, not UTF-8 or not
    in the code page) becomes a percent-encoded file URI, which is absolute.

    Parameters
    ----------
        name: the playlist's name.
        relative: paths count from the playlist's own folder, else from the root of the file system.
        bom: begin with a byte order mark.
        encoding: "m3u8" is UTF-8, "m3u" the system's code page.

    Returns
    -------
        Sentences about what could not be written as asked; most often none.

    Raises
    ------
        MuseClusterError: the file cannot be written; an old one is as it was.
    """
    codec = "utf-8" if bom else codec_of(encoding)
    lines = m3u_lines(name, entries, target.parent, relative=relative, codec=codec)
    text = "\n".join(lines) + "\n"
    content = text.encode(codec, "replace")
    write_atomically(target, codecs.BOM_UTF8 + content if bom else content)
    return list(_remarks(target.name, lines, codec, relative))


def codec_of(encoding: Literal["m3u8", "m3u"]) -> str:
    """The codec of a file without a byte order mark."""
    return "utf-8" if encoding == "m3u8" else locale.getencoding()


def m3u_lines(
    name: str, entries: Sequence[Entry], folder: Path, *, relative: bool = True, codec: str = "utf-8"
) -> list[str]:
    """The lines of a playlist file in a folder; parameters as of `write_m3u`."""
    lines = ["#EXTM3U", f"#PLAYLIST:{one_line(name)}"]
    for entry in entries:
        place = relative_path(entry.path, folder) if relative else absolute_path(entry.path)
        lines += [f"#EXTINF:{_seconds(entry.duration)},{_label(entry)}", _address(entry.path, place, codec)]
    return lines


def _address(path: bytes, place: str, codec: str) -> str:
    if not _line_holds(place, codec):
        return file_uri(path)
    misread = not os.path.isabs(place) and _MISREAD_START.match(place)
    return f"./{place}" if misread else place


def _line_holds(place: str, codec: str) -> bool:
    return place == place.rstrip() and not any(map(breaks_line, place)) and _encodes(place, codec)


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _seconds(duration: float | None) -> int:
    return -1 if duration is None or not math.isfinite(duration) or duration < 0 else round(duration)


def _label(entry: Entry) -> str:
    return " - ".join(filter(None, (one_line(entry.artist), shown_title(entry))))


def _remarks(file_name: str, lines: Sequence[str], codec: str, relative: bool) -> Iterator[str]:
    uris = sum(line.startswith("file://") for line in lines)
    if relative and uris:
        songs = "1 song" if uris == 1 else f"{uris:,} songs"
        yield f"{songs} in {file_name} cannot be named in a line of text, so the full address is given."
    if not all(_encodes(line, codec) for line in lines):
        yield f"{file_name} shows some letters as “?”, which {codec} cannot hold; the format m3u8 can."
