# SPDX-License-Identifier: GPL-3.0-or-later
"""What the store takes and gives beside the program's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from musecluster.track import Playlist

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from musecluster.track import Track

UNSORTED = "unsorted"  # id and kind of the playlist of what no other holds

State = Literal["good", "failed", "missing"]
Outcome = Literal["analysed", "moved", "known"]


class KnownFile(NamedTuple):
    """What the library remembers of a path; a tuple, since a scan asks for all of them at once.

    Attributes
    ----------
        size: bytes.
        mtime_ns: time of the last change, nanoseconds since 1970.
        state: "good"; "failed": gave no sound; "missing": was heard and is gone.
        analysed: its audio has an embedding of the network that was asked for.
        again: it failed for a reason that may pass, so is worth another try though unchanged.
    """

    size: int
    mtime_ns: int
    state: State
    analysed: bool
    again: bool


class Problem(NamedTuple):
    """A file that gave no sound, and the sentence that says why."""

    path: bytes
    reason: str


class TrackRow(NamedTuple):
    """A track as a list of the whole library shows it; a tuple, since there are many.

    Attributes
    ----------
        change: the number of its last change, larger than that of every earlier one.
        cover: the name of its thumbnail in the cache folder.
        added: when its file was first stored, Unix time in seconds; 0 unknown.
        failed: its file gives no sound any more, or its folder was removed, so that it belongs in no list.
    """

    change: int
    track: Track
    cover: str | None
    added: int
    failed: bool


class Counts(NamedTuple):
    """How many there are of everything.

    Attributes
    ----------
        tracks: present, not missing.
        analysed: of the present tracks, those with an embedding of the network that was asked for, or of any.
        playlists: of the current cut, own ones and Unsorted included.
    """

    tracks: int
    missing: int
    problems: int
    analysed: int
    playlists: int


@dataclass(frozen=True, slots=True, eq=False)
class Embeddings:
    """The vectors of all present tracks, ordered by (audio key, path), whatever the order of scanning was.

    Attributes
    ----------
        track_ids: int64 [N].
        vectors: float32 [N, D], unit length.
        genres: float32 [N, G], probabilities.
        audio_keys: N hashes; equal where two files hold the same audio.
    """

    track_ids: NDArray[np.int64]
    vectors: NDArray[np.float32]
    genres: NDArray[np.float32]
    audio_keys: list[bytes]


@dataclass(frozen=True, slots=True)
class StoredCut:
    """The playlists of one granularity."""

    granularity: float
    playlists: list[Playlist]


@dataclass(frozen=True, slots=True, eq=False)
class StoredClustering:
    """A whole clustering, or an addition to one.

    Attributes
    ----------
        signature: says from what it was made; equal signatures mean that nothing has to be clustered again.
        granularity: of the cut to show.
        track_ids: int64 [N].
        positions: float32 [N, 2], the map.
    """

    signature: str
    granularity: float
    track_ids: NDArray[np.int64]
    positions: NDArray[np.float32]
    cuts: list[StoredCut]


def unsorted(track_ids: Iterable[int]) -> Playlist:
    """The tracks that belong to no playlist."""
    tracks = tuple(track_ids)
    why = "Nothing else in the library sounds much like these."
    return Playlist(UNSORTED, "Unsorted", why, UNSORTED, tracks, (0.0,) * len(tracks))
