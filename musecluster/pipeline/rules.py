# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener wants of playlists that are found: how small they may be, and what stays out of them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.library.store import Embeddings

if TYPE_CHECKING:
    from musecluster.library.store import Store
    from musecluster.settings import Settings
    from musecluster.track import Track

SMALLEST = 3  # songs that make a playlist, unless the listener wants more


@dataclass(frozen=True, slots=True)
class Rules:
    """Tracks that these leave out are listened to, but are in no automatic playlist and not on the map.

    Attributes
    ----------
        smallest: songs of a playlist at least.
        longest: seconds; None for any.
        genres: names of tags, as `key` writes them.
        folders: as os.fsencode gives them, each with a separator at its end.
    """

    smallest: int = SMALLEST
    longest: float | None = None
    genres: frozenset[str] = frozenset()
    folders: tuple[bytes, ...] = ()

    def leave_out(self, track: Track) -> bool:
        """Whether a track stays out of playlists; a tag that says nothing keeps no track out."""
        return (
            (self.longest is not None and (track.tags.duration or 0) > self.longest)
            or not self.genres.isdisjoint(map(key, track.tags.genres))
            or track.path.startswith(self.folders)
        )

    @property
    def leave_none_out(self) -> bool:
        """Whether no track whatever can be left out."""
        return self.longest is None and not self.genres and not self.folders


ALL = Rules()
"""Every track comes into playlists."""


def rules_of(settings: Settings) -> Rules:
    """The rules that the listener set."""
    longest: int = settings.get("leave_out_longer")
    return Rules(
        settings.get("smallest_playlist"),
        60.0 * longest if longest else None,
        frozenset(filter(None, map(key, settings.get("leave_out_genres")))),
        tuple(_inside(folder) for folder in settings.get("leave_out_folders")),
    )


def kept_embeddings(store: Store, network_id: str, rules: Rules) -> Embeddings:
    """The vectors of the present tracks that the rules leave in, in the store's order."""
    every = store.embeddings(network_id)
    if rules.leave_none_out:
        return every
    out = {track.id for track in store.tracks() if rules.leave_out(track)}
    rows = np.array([track not in out for track in every.track_ids.tolist()], np.bool_)
    if rows.all():
        return every
    keys = [audio_key for audio_key, kept in zip(every.audio_keys, rows.tolist(), strict=True) if kept]
    return Embeddings(every.track_ids[rows], every.vectors[rows], every.genres[rows], keys)


def key(genre: str) -> str:
    """What is the same in "Audio Book", "audio-book" and "AUDIOBOOK"."""
    return re.sub(r"[\W_]", "", genre.casefold())


def _inside(folder: str) -> bytes:
    return os.path.join(os.path.abspath(os.fsencode(folder)), b"")
