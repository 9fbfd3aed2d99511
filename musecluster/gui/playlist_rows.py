# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sidebar lists: places, the playlists that were found, and those that the listener made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from musecluster.gui import words
from musecluster.gui.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from musecluster.gui.collection import Collection
    from musecluster.track import Playlist

ALL, RECENT, PROBLEMS = "all", "recent", "problems"
"""Ids of the places, beside those of playlists."""

MINE = "mine"
"""Id of the heading of the listener's own playlists: songs dropped there become a new one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the sidebar.

    Attributes
    ----------
        kind: "place", "heading", "hint", "automatic", "unsorted" or "own".
        icon: name of an icon, or "".
        hue: index of the colour of the dot, or None.
        seconds: of music in all; None while that is not known.
        why: a sentence about it, or "".
    """

    id: str
    kind: str
    name: str
    icon: str = ""
    hue: int | None = None
    count: int | None = None
    seconds: float | None = None
    pinned: bool = False
    why: str = ""

    @property
    def can_be_chosen(self) -> bool:
        """Whether the middle of the window can show it."""
        return self.kind not in ("heading", "hint")

    @property
    def can_be_edited(self) -> bool:
        """Whether it can be renamed, merged, deleted."""
        return self.kind in ("automatic", "own")

    @property
    def takes_songs(self) -> bool:
        """Whether songs can be dropped on it."""
        return self.kind in ("automatic", "unsorted", "own") or self.id == MINE

    def facts(self) -> str:
        """How many songs it has and how long they play: 386 songs · 21 h."""
        parts = [] if self.count is None or self.id == PROBLEMS else [words.songs(self.count)]
        return " · ".join(parts + ([words.length(self.seconds)] if self.seconds else []))


def rows(collection: Collection, wanted: str, seconds: Mapping[str, float], recent: int) -> list[Row]:
    """The lines of the sidebar.

    Parameters
    ----------
        wanted: words that the names of playlists must contain, whatever their case.
        seconds: playlist id -> how long it plays, as far as that is known.
        recent: how many songs were added lately; counting them takes too long to do it here.
    """
    found = [one for one in collection.playlists if wanted.casefold() in one.name.casefold()]
    automatic = [_row(one, collection, seconds) for one in found if one.kind != "own"]
    own = [_row(one, collection, seconds) for one in found if one.kind == "own"]
    return [
        *([] if wanted else _places(collection, recent)),
        *_headed("found", tr("Found in your music"), automatic),
        *_headed(MINE, tr("My playlists"), own if own or wanted else [_hint()]),
    ]


def _places(collection: Collection, recent: int) -> Iterator[Row]:
    yield Row(ALL, "place", tr("All songs"), "all-songs", count=len(collection.tracks))
    yield Row(RECENT, "place", tr("Recently added"), "recent", count=recent)
    if problems := len(collection.problems()):
        yield Row(PROBLEMS, "place", tr("Problems"), "problems", count=problems)


def _headed(row_id: str, name: str, below: list[Row]) -> list[Row]:
    return [Row(row_id, "heading", name), *below] if below else []


def _hint() -> Row:
    return Row(MINE, "hint", tr("Drag songs here"))


def _row(one: Playlist, collection: Collection, seconds: Mapping[str, float]) -> Row:
    return Row(
        one.id,
        one.kind,
        tr("Unsorted") if one.kind == "unsorted" else one.name,
        hue=collection.colour_of(one.id) if one.kind != "own" or one.colour is not None else None,
        count=len(one.track_ids),
        seconds=seconds.get(one.id),
        pinned=one.pinned,
        why=one.why,
    )
