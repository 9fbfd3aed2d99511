# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of each track that a playlist's name may speak of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Facts:
    """One track in words and numbers; an empty value or None means unknown.

    Attributes
    ----------
        genres: of the tags, in their order.
        year: of the recording.
        tempo: beats a minute.
        key: tonic and mode, "C" or "F#m".
        loudness: LUFS.
        heard_genres: the network's genres, each with its probability.
    """

    title: str = ""
    artist: str = ""
    album: str = ""
    genres: tuple[str, ...] = ()
    year: int | None = None
    tempo: float | None = None
    key: str | None = None
    loudness: float | None = None
    heard_genres: tuple[tuple[str, float], ...] = ()
