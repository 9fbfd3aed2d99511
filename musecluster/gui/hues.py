# SPDX-License-Identifier: GPL-3.0-or-later
"""The hue of each playlist that was found: its own, and kept whatever becomes of the others."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from musecluster.track import Playlist

GREY = 7
"""Hue index of Unsorted: the last of the theme's eight basic hues, which two more lightnesses follow."""

_HUES = [hue for hue in range(24) if hue % 8 != GREY]
_ORDERS = [
    sorted(_HUES, key=lambda hue, first=first: (hue // 8, (hue % 8 - first) % GREY)) for first in range(GREY)
]


def hues(playlists: Iterable[Playlist], known: Sequence[str] = ()) -> dict[str, int]:
    """A hue index for each automatic playlist, the same at every start, and no two alike while hues last.

    Each id hashes to a hue; where an earlier id has it, the next free hue is taken, basic lightness first.
    When all are taken, all are free again. What the listener chose counts, and moves no other.

    Parameters
    ----------
        known: as of `Store.known_ids`: these choose first, be they shown or not, so that playlists that edits
            take away or make leave the hues of the others as they are.
    """
    shown = list(playlists)
    rest = sorted(one.id for one in shown if one.kind == "automatic")
    given, free = dict[str, int](), set[int]()
    for playlist_id in dict.fromkeys([*known, *rest]):
        free = free or set(_HUES)
        order = _ORDERS[zlib.crc32(playlist_id.encode("utf-8", "replace")) % GREY]
        given[playlist_id] = next(hue for hue in order if hue in free)
        free.discard(given[playlist_id])
    chosen = {one.id: one.colour for one in shown if one.colour is not None}
    return {playlist_id: given[playlist_id] for playlist_id in rest} | chosen
