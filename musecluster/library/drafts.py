# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists that are being changed: in an order, found by id, tracks quick to add and to take out."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from musecluster.library.records import UNSORTED, unsorted
from musecluster.track import Playlist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHOSEN = 1.0  # fit of a track that the listener put there: nobody knows better
REST = "+"  # added to the id of a pinned playlist, for what the clustering has put into it since


class Draft:
    """A playlist whose parts can be set; one that nothing touches is given back as it was.

    Parameters
    ----------
        named: the tracks that edits name; to others nothing can happen but with all of the playlist.

    Attributes
    ----------
        members: track -> fit, or None where fit means nothing, in playing order.
    """

    def __init__(self, playlist: Playlist, named: frozenset[int] | None = None) -> None:
        self._before = playlist
        self._named = None if named is None else named.intersection(playlist.track_ids)
        self.id, self.name, self.kind = playlist.id, playlist.name, playlist.kind
        self.colour, self.pinned, self.loose = playlist.colour, playlist.pinned, playlist.loose

    @cached_property
    def members(self) -> dict[int, float | None]:
        before = self._before
        return dict(zip(before.track_ids, before.fit or [None] * len(before.track_ids), strict=True))

    def holds_any(self, tracks: set[int]) -> bool:
        """Whether some of these tracks, which edits name, are here."""
        if "members" in self.__dict__ or self._named is None:
            return not self.members.keys().isdisjoint(tracks)
        return not self._named.isdisjoint(tracks)

    def add(self, tracks: Iterable[int]) -> None:
        """Put tracks at the end; those that are here stay where they are."""
        fit = {"automatic": CHOSEN, "unsorted": 0.0}.get(self.kind)
        for track in tracks:
            self.members.setdefault(track, fit)

    def remove(self, tracks: Iterable[int]) -> dict[int, float | None]:
        """Take tracks out; those that were here, with their fit."""
        gone = {track: self.members.pop(track) for track in tracks if track in self.members}
        self.loose = self.loose.difference(gone)
        return gone

    def take_in(self, other: Draft) -> None:
        """Put all of another draft's tracks at the end, as loose or as fitting as they were there."""
        self.members = self.members | other.members
        self.loose = self.loose | other.loose

    def playlist(self) -> Playlist:
        """What the draft has become."""
        facts: dict[str, Any] = {
            "id": self.id,
            "name": self.name,
            "colour": self.colour,
            "pinned": self.pinned,
        }
        changed = self._before
        if any(getattr(changed, name) != value for name, value in facts.items()):
            changed = replace(changed, **facts)
        if "members" not in self.__dict__:
            return changed
        fit = tuple(value for value in self.members.values() if value is not None)
        return replace(
            changed,
            track_ids=tuple(self.members),
            fit=fit if len(fit) == len(self.members) else (),
            loose=self.loose,
        )


class Drafts:
    """The playlists of one cut and the own ones; `named` as of Draft."""

    def __init__(self, playlists: Iterable[Playlist], named: frozenset[int]) -> None:
        self._drafts = [Draft(playlist, named) for playlist in playlists]

    def playlists(self) -> list[Playlist]:
        """What has become of them: automatic ones, Unsorted, own ones; no automatic one without tracks."""
        ranks = {"automatic": 0, UNSORTED: 1, "own": 2}
        finished = sorted((draft.playlist() for draft in self._drafts), key=lambda one: ranks[one.kind])
        return [one for one in finished if one.track_ids or one.kind == "own"]

    def find(self, *ids: str) -> Draft | None:
        """The playlist of the first id that is here."""
        here = {draft.id: draft for draft in self._drafts}
        return next((here[one] for one in ids if one in here), None)

    def target(self, *ids: str) -> Draft | None:
        """As `find`; Unsorted is made where there is none."""
        if UNSORTED in ids and self.find(UNSORTED) is None:
            self._drafts.append(Draft(unsorted(())))
        return self.find(*ids)

    def create(self, playlist_id: str, name: str, tracks: Iterable[int]) -> None:
        """A playlist of the listener's own."""
        if self.find(playlist_id) is None:
            self._drafts.append(Draft(own(playlist_id, name, tracks)))

    def discard(self, draft: Draft) -> None:
        """The playlist goes, with its tracks."""
        self._drafts.remove(draft)

    def take_out(self, tracks: Sequence[int]) -> None:
        """Take tracks out of every playlist that is not own."""
        leaving = set(tracks)
        for draft in self._drafts:
            if draft.kind != "own" and draft.holds_any(leaving):
                draft.remove(tracks)

    def unsort(self, tracks: Iterable[int]) -> None:
        """Tracks that no automatic playlist holds any more are unsorted."""
        if tracks := list(tracks):
            draft = self.target(UNSORTED)
            assert draft is not None
            draft.add(tracks)

    def split(self, draft: Draft, tracks: Iterable[int], made: str, name: str) -> None:
        """Move tracks into a new playlist behind; nothing happens where one would be left empty."""
        leaving = [track for track in tracks if track in draft.members]
        if self.find(made) or not 0 < len(leaving) < len(draft.members):
            return
        kind = "own" if draft.kind == "own" else "automatic"
        half = Draft(replace(draft.playlist(), id=made, name=name, kind=kind, colour=None, pinned=False))
        half.loose = draft.loose.intersection(leaving)
        half.members = draft.remove(leaving)
        self._drafts.insert(self._drafts.index(draft) + 1, half)

    def pin(self, pinned: Playlist) -> None:
        """A frozen playlist takes the place of the one of its id, and its tracks leave all others.

        What that one has beyond them, such as songs that came later, goes on as a playlist of its own.
        """
        self.take_out(pinned.track_ids)
        place = len(self._drafts)
        if rest := self.find(pinned.id):
            place = self._drafts.index(rest)
            self._set_aside(rest, pinned)
        self._drafts.insert(place, Draft(pinned))

    def _set_aside(self, rest: Draft, pinned: Playlist) -> None:
        if before := self.find(rest.id + REST):
            before.take_in(rest)
            self.discard(rest)
        else:
            rest.id, rest.name, rest.colour, rest.pinned = (
                rest.id + REST,
                f"{pinned.name}, new songs",
                None,
                False,
            )


def own(playlist_id: str, name: str, tracks: Iterable[int]) -> Playlist:
    """A playlist that a person made."""
    return Playlist(playlist_id, name, "You made this playlist.", "own", tuple(dict.fromkeys(tracks)))
