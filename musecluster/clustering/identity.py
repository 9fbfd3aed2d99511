# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist that mostly contains the same tracks as before is the same playlist and keeps its id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def keep_identities(old: Mapping[str, frozenset[int]], new: Sequence[frozenset[int]]) -> list[str | None]:
    """For each new playlist the id of the old one that it continues, or None.

    It continues the one with which it shares more than half of either's tracks, those that came or went since
    set aside. As the playlists of one cut have no track in common, that can only be one.

    Parameters
    ----------
        old: the track ids of each playlist of the former cut, by playlist id; disjoint.
        new: the track ids of each playlist of the new cut; disjoint.
    """
    owner = {track: name for name, tracks in old.items() for track in tracks}
    there = frozenset().union(*new)
    return [_continued(tracks & owner.keys(), owner, old, there) for tracks in new]


def _continued(
    tracks: frozenset[int], owner: Mapping[int, str], old: Mapping[str, frozenset[int]], there: frozenset[int]
) -> str | None:
    shared: dict[str, int] = {}
    for track in tracks:
        shared[owner[track]] = shared.get(owner[track], 0) + 1
    for name, count in shared.items():
        if 2 * count > max(len(tracks), len(old[name] & there)):
            return name
    return None
