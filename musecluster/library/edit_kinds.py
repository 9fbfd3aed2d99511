# SPDX-License-Identifier: GPL-3.0-or-later
"""What a listener changes in playlists, each change as a value that can be stored and made again.

A playlist is known by its id, and `also` holds the ids under which other cuts have the same one: what is said
of a playlist holds however finely the library is cut. `Edits.apply` fills it in.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Self, get_args

from musecluster.track import Playlist

if TYPE_CHECKING:
    from collections.abc import Callable

Ids = tuple[str, ...]
Tracks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Create:
    """A new playlist of the listener's own, under an id that no other has."""

    playlist: str
    name: str
    tracks: Tracks = ()


@dataclass(frozen=True, slots=True)
class Rename:
    """Another name."""

    playlist: str
    name: str
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Recolour:
    """Another hue, by its index; None gives the colour back to chance."""

    playlist: str
    colour: int | None
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """Freeze a playlist as it is now: at every granularity, through every re-clustering.

    Attributes
    ----------
        fit: of each track, or empty, as in Playlist.
        wording: as in Playlist.
    """

    playlist: str
    name: str
    why: str
    tracks: Tracks
    fit: tuple[float, ...] = ()
    colour: int | None = None
    wording: str = ""

    @classmethod
    def of(cls, one: Playlist) -> Self:
        """Freeze a playlist as the library gives it."""
        return cls(one.id, one.name, one.why, one.track_ids, one.fit, one.colour, one.wording)

    def frozen(self) -> Playlist:
        """The playlist that is to be shown from now on."""
        return Playlist(
            self.playlist,
            self.name,
            self.why,
            "automatic",
            self.tracks,
            self.fit,
            colour=self.colour,
            pinned=True,
            wording=self.wording,
        )


@dataclass(frozen=True, slots=True)
class Unpin:
    """Let a playlist follow the clustering again."""

    playlist: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Pour other playlists into one; those of another kind, own or automatic, are left alone."""

    playlist: str
    others: Ids
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Move tracks out of a playlist into a new one of the same kind, right behind it.

    Attributes
    ----------
        tracks: those that leave.
        made: id of the new playlist.
        name: of the new playlist.
    """

    playlist: str
    tracks: Tracks
    made: str
    name: str
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """A playlist goes; the songs of an automatic one are unsorted."""

    playlist: str
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Add:
    """Put tracks into a playlist, at its end; each is in one automatic playlist only, so leaves the others.

    Attributes
    ----------
        source: id of an own playlist that they leave, or "".
    """

    playlist: str
    tracks: Tracks
    source: str = ""
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class Remove:
    """Take tracks out of a playlist; out of an automatic one they become unsorted."""

    playlist: str
    tracks: Tracks
    also: Ids = ()


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Take tracks out of all automatic playlists, Unsorted included."""

    tracks: Tracks


@dataclass(frozen=True, slots=True)
class LetIn:
    """Let tracks that were left out follow the clustering again."""

    tracks: Tracks


@dataclass(frozen=True, slots=True)
class Order:
    """Play a playlist in this order; tracks that join it later come last."""

    playlist: str
    tracks: Tracks
    also: Ids = ()


Edit = (
    Create
    | Rename
    | Recolour
    | Pin
    | Unpin
    | Merge
    | Split
    | Delete
    | Add
    | Remove
    | LeaveOut
    | LetIn
    | Order
)
_KINDS: dict[str, type[Edit]] = {kind.__name__: kind for kind in get_args(Edit)}


def to_text(edit: Edit) -> str:
    """The edit as JSON, in ASCII."""
    return json.dumps({"kind": type(edit).__name__, **asdict(edit)}, separators=(",", ":"))


def from_text(text: str) -> Edit:
    """The edit that `to_text` was given."""
    said: dict[str, Any] = json.loads(text)
    kind: Callable[..., Edit] = _KINDS[said.pop("kind")]
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in said.items()})
