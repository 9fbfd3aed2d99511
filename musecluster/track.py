# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the program: what a file, its tags, its analysis, a track and a playlist are."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as the file system describes it; nothing of it has been read yet.

    Attributes
    ----------
        path: absolute, as os.fsencode gives it; never normalised.
        size: bytes.
        mtime_ns: time of the last change, nanoseconds since 1970.
    """

    path: bytes
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file says of itself, cleaned; an empty value means that it says nothing.

    Attributes
    ----------
        genres: split and cleaned, in the file's order.
        year: 1000 to 2999.
        duration: seconds.
        bitrate: bits a second.
        replaygain: track gain in dB.
        musicbrainz: identifier name ("recording", "artist", "album", ...) -> value.
        guessed: true where title, artist or album come from the file and folder names.
    """

    title: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artist: str = ""
    track_number: int | None = None
    disc_number: int | None = None
    year: int | None = None
    genres: tuple[str, ...] = ()
    duration: float | None = None
    bitrate: int | None = None
    compilation: bool = False
    replaygain: float | None = None
    musicbrainz: dict[str, str] = field(default_factory=dict)
    guessed: bool = False

    @property
    def artist(self) -> str:
        """All artists in one line, or the album's artist where the track names none."""
        return ", ".join(self.artists) or self.album_artist


@dataclass(frozen=True, slots=True)
class Descriptors:
    """What a listener would count or hum; None where the music does not say clearly.

    Attributes
    ----------
        tempo: beats a minute.
        key: tonic and mode, "C" or "F#m".
        loudness: integrated, LUFS (ITU-R BS.1770).
    """

    tempo: float | None = None
    key: str | None = None
    loudness: float | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What was heard in a piece of audio, whatever its file is called.

    Attributes
    ----------
        embedding: float32 [D], unit length.
        genres: float32 [G], the network's probabilities in the order of its genre names.
        heard: seconds of audio listened to.
    """

    embedding: NDArray[np.float32]
    genres: NDArray[np.float32]
    descriptors: Descriptors
    heard: float


@dataclass(frozen=True, slots=True)
class Track:
    """One music file of the library."""

    id: int
    path: bytes
    tags: Tags
    descriptors: Descriptors = Descriptors()
    missing: bool = False

    @property
    def shown_path(self) -> str:
        """The path for people: what is not UTF-8 is replaced, never raised."""
        return shown(self.path)


@dataclass(frozen=True, slots=True)
class Playlist:
    """A cluster with a name, or a list that a person made.

    Attributes
    ----------
        id: stays the same through re-clusterings that keep most of its tracks.
        why: one sentence that says what holds the tracks together.
        kind: "automatic", "unsorted" or "own".
        track_ids: in playing order.
        fit: for each track, 0 (barely belongs) to 1 (typical).
        loose: the tracks that only lie nearest to this playlist and belong to no cluster.
        colour: index of the hue that the listener gave it; None: none was given.
        pinned: frozen by the listener, so that no re-clustering changes it.
        wording: what an automatic playlist's name and why were made of, as text that other languages can be
            made of (wording/wording.py); "": not known. Name and why are English.
    """

    id: str
    name: str
    why: str
    kind: str
    track_ids: tuple[int, ...]
    fit: tuple[float, ...] = ()
    loose: frozenset[int] = frozenset()
    colour: int | None = None
    pinned: bool = False
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A track that sounds like another one; score 1 is the same sound."""

    track_id: int
    score: float


def shown(path: bytes) -> str:
    """The path as text for people and JSON: bytes that are not UTF-8 become U+FFFD."""
    return path.decode("utf-8", "replace") if os.name != "nt" else os.fsdecode(path)


def from_uri(uri: str) -> bytes:
    """The path of a file URI (RFC 8089), percent-encoded or, as some programs write it, not."""
    from urllib.parse import unquote_to_bytes

    rest = uri.partition(":")[2]
    path = unquote_to_bytes(os.fsencode("/" + rest[2:].partition("/")[2] if rest[:2] == "//" else rest))
    return path.lstrip(b"/") if os.name == "nt" and path[2:3] == b":" else path
