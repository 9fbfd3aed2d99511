# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists as the listener edited them: a pure function of the stored ones and the list of edits.

The stored clustering knows nothing of edits. They are made again, oldest first, whenever playlists are read,
so that each outlasts every re-clustering that keeps the id of its playlist, and undoing one means leaving it
out. An edit of a playlist that is not there, as at another granularity, does nothing.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from musecluster.library.drafts import Drafts
from musecluster.library.edit_kinds import (
    Add,
    Create,
    Delete,
    LeaveOut,
    LetIn,
    Merge,
    Order,
    Pin,
    Recolour,
    Remove,
    Rename,
    Split,
    Unpin,
)
from musecluster.library.records import UNSORTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from musecluster.library.edit_kinds import Edit
    from musecluster.track import Playlist


def apply_edits(playlists: Sequence[Playlist], edits: Sequence[Edit]) -> list[Playlist]:
    """The playlists of one cut and the own ones after all edits.

    Parameters
    ----------
        playlists: automatic ones, Unsorted, own ones; each track in one that is not own.

    Returns
    -------
        In the same order; a half behind the other half, pinned ones that the cut lacks behind the automatic
        ones, new own ones last. Automatic playlists without tracks are left out.
    """
    if not edits:
        return list(playlists)
    named = frozenset(track for edit in edits for track in getattr(edit, "tracks", ()))
    drafts = Drafts(playlists, named)
    unpinned = _last(edits, Unpin)
    let_in = _last_let_in(edits)
    for turn, edit in enumerate(edits):
        if isinstance(edit, Pin) and turn < unpinned.get(edit.playlist, -1):
            continue
        if isinstance(edit, LeaveOut):
            edit = LeaveOut(tuple(track for track in edit.tracks if turn > let_in.get(track, -1)))
        _make(edit, drafts)
    return drafts.playlists()


def left_out(edits: Iterable[Edit]) -> frozenset[int]:
    """The tracks that the listener keeps out of automatic playlists."""
    out: set[int] = set()
    for edit in edits:
        if isinstance(edit, LeaveOut):
            out.update(edit.tracks)
        elif isinstance(edit, LetIn):
            out.difference_update(edit.tracks)
    return frozenset(out)


def _last(edits: Sequence[Edit], kind: type[Unpin]) -> dict[str, int]:
    """Playlist id -> turn of the last edit of a kind."""
    return {edit.playlist: turn for turn, edit in enumerate(edits) if isinstance(edit, kind)}


def _last_let_in(edits: Sequence[Edit]) -> dict[int, int]:
    return {
        track: turn for turn, edit in enumerate(edits) if isinstance(edit, LetIn) for track in edit.tracks
    }


@singledispatch
def _make(edit: Edit, drafts: Drafts) -> None:
    """Make one edit; what has no function of its own, Unpin and LetIn, only takes an earlier one back."""


@_make.register
def _create(edit: Create, drafts: Drafts) -> None:
    drafts.create(edit.playlist, edit.name, edit.tracks)


@_make.register
def _rename(edit: Rename, drafts: Drafts) -> None:
    if draft := drafts.find(edit.playlist, *edit.also):
        draft.name = edit.name


@_make.register
def _recolour(edit: Recolour, drafts: Drafts) -> None:
    if draft := drafts.find(edit.playlist, *edit.also):
        draft.colour = edit.colour


@_make.register
def _pin(edit: Pin, drafts: Drafts) -> None:
    drafts.pin(edit.frozen())


@_make.register
def _merge(edit: Merge, drafts: Drafts) -> None:
    into = drafts.find(edit.playlist, *edit.also)
    for other in map(drafts.find, edit.others):
        if into and other and other is not into and other.kind == into.kind:
            into.take_in(other)
            drafts.discard(other)


@_make.register
def _split(edit: Split, drafts: Drafts) -> None:
    if draft := drafts.find(edit.playlist, *edit.also):
        drafts.split(draft, edit.tracks, edit.made, edit.name)


@_make.register
def _delete(edit: Delete, drafts: Drafts) -> None:
    draft = drafts.find(edit.playlist, *edit.also)
    if draft and draft.kind != UNSORTED:
        drafts.discard(draft)
        if draft.kind != "own":
            drafts.unsort(draft.members)


@_make.register
def _add(edit: Add, drafts: Drafts) -> None:
    target = drafts.target(edit.playlist, *edit.also)
    if target is None:
        return
    if target.kind != "own":
        drafts.take_out(edit.tracks)
    if source := drafts.find(edit.source):
        source.remove(edit.tracks)
    target.add(edit.tracks)


@_make.register
def _remove(edit: Remove, drafts: Drafts) -> None:
    draft = drafts.find(edit.playlist, *edit.also)
    if draft and draft.kind != UNSORTED:
        gone = draft.remove(edit.tracks)
        if draft.kind != "own":
            drafts.unsort(gone)


@_make.register
def _leave_out(edit: LeaveOut, drafts: Drafts) -> None:
    drafts.take_out(edit.tracks)


@_make.register
def _order(edit: Order, drafts: Drafts) -> None:
    if draft := drafts.find(edit.playlist, *edit.also):
        first = {track: draft.members[track] for track in edit.tracks if track in draft.members}
        draft.members = first | draft.members
