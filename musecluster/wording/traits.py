# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tracks of a playlist share, as facts without words."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Traits:
    """What can be said of a playlist; empty or None where nothing can.

    Attributes
    ----------
        genres: one or two, the first says more.
        style: "genre" if the tags of most tracks name them, "mixed" if only those of more tracks than
            elsewhere do, "heard" if the network does; "" without genres.
        decade: as it is called, "90" or "2010".
        pace: "slow" or "fast".
        bpm: the usual tempo, beats a minute.
        steady: the tempo hardly varies.
        level: "quiet" or "loud", against the library.
        mode: "minor" or "major".
        artist: of most tracks.
        featured: an artist of some tracks whom other playlists have less of.
        album: of most tracks.
        entire: which of "artist" and "album" hold for every track, in this order.
        titles: of the most typical tracks.
    """

    count: int
    genres: tuple[str, ...] = ()
    style: str = ""
    decade: str = ""
    pace: str = ""
    bpm: int | None = None
    steady: bool = False
    level: str = ""
    mode: str = ""
    artist: str = ""
    featured: str = ""
    album: str = ""
    entire: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The traits that say something, as JSON knows them."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def of(cls, said: dict[str, Any]) -> Self:
        """The traits that `plain` was given; what another version knew beyond them is left out."""
        known = {field.name for field in fields(cls)}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in said.items()
            if name in known
        }
        return cls(**values)
