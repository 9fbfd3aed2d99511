# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists as rows: those of the stored cuts and those that people made."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.library.packing import clean_text, pack_floats, pack_ids, unpack_floats, unpack_ids
from musecluster.track import Playlist

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Generator, Sequence

    from numpy.typing import NDArray

SLICE = 10_000  # ids of tracks read at once: a few milliseconds

_COLUMNS = "id, name, why, kind, track_ids, fit, loose, wording"


class Present:
    """Which track ids are present; asked for whole arrays at once.

    Parameters
    ----------
        ids: int64 [N], of the present tracks.
    """

    def __init__(self, ids: NDArray[np.int64]) -> None:
        self._here = np.zeros(ids.max(initial=0) + 2, dtype=bool)  # the last item stands for every id beyond
        self._here[ids] = True

    def __call__(self, track_ids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Bool [N] for int64 [N]."""
        return self._here[np.minimum(track_ids, len(self._here) - 1)]


def reading_present(
    connection: sqlite3.Connection, *, missing: bool = False
) -> Generator[None, None, Present]:
    """The tracks that are neither failed nor removed, nor missing unless `missing`; read in slices."""
    parts = [np.empty(0, np.int64)]
    for state in ("good", "missing") if missing else ("good",):
        last = 0
        while True:  # as texts, since a hundred thousand rows would cost three times as much
            text, last = connection.execute(
                "SELECT group_concat(id), max(id) FROM (SELECT id FROM track"
                " WHERE state = ? AND removed = 0 AND id > ? ORDER BY id LIMIT ?)",
                (state, last, SLICE),
            ).fetchone()
            if text is None:
                break
            parts.append(np.fromstring(text, dtype=np.int64, sep=","))
            yield
    return Present(np.concatenate(parts))


def reading(
    connection: sqlite3.Connection, cut: float | None, present: Present
) -> Generator[None, None, list[Playlist]]:
    """The playlists of a cut, or the own ones for None, without tracks that are not present; in slices.

    An automatic playlist of which no track is present is left out; a person's list stays.
    """
    rowids = connection.execute(
        "SELECT rowid FROM playlist WHERE granularity IS ? ORDER BY position", (cut,)
    ).fetchall()
    playlists = []
    for key in rowids:
        row = connection.execute(f"SELECT {_COLUMNS} FROM playlist WHERE rowid = ?", key).fetchone()
        playlists.append(_playlist(row, present))
        yield
    return [playlist for playlist in playlists if playlist.track_ids or playlist.kind == "own"]


def only_present(playlist: Playlist, present: Present) -> Playlist:
    """The playlist without tracks that are not present, which edits may name."""
    here = present(np.array(playlist.track_ids, dtype=np.int64))
    if here.all():
        return playlist
    track_ids, fit = tuple(compress(playlist.track_ids, here)), tuple(compress(playlist.fit, here))
    return replace(playlist, track_ids=track_ids, fit=fit, loose=playlist.loose.intersection(track_ids))


def insert(connection: sqlite3.Connection, cut: float | None, playlist: Playlist) -> None:
    """Store a playlist behind the others of its cut, or of the own ones."""
    count = connection.execute(
        "SELECT coalesce(max(position) + 1, 0) FROM playlist WHERE granularity IS ?", (cut,)
    ).fetchone()[0]
    connection.execute(
        f"INSERT INTO playlist (granularity, position, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            cut,
            count,
            playlist.id,
            clean_text(playlist.name),
            clean_text(playlist.why),
            playlist.kind,
            pack_ids(playlist.track_ids),
            pack_floats(playlist.fit),
            _pack_loose(playlist.track_ids, playlist.loose),
            playlist.wording,
        ),
    )


def append(connection: sqlite3.Connection, cut: float, added: Playlist) -> None:
    """Add the tracks to the stored playlist of the same id, or store a new playlist."""
    row = connection.execute(
        "SELECT rowid, track_ids, fit, loose FROM playlist WHERE granularity = ? AND id = ?", (cut, added.id)
    ).fetchone()
    if row is None:
        return insert(connection, cut, added)
    rowid, ids, fit, loose = row
    old = set(unpack_ids(ids).tolist())
    fits = dict(zip(added.track_ids, added.fit, strict=False))
    new = [track for track in added.track_ids if track not in old]
    more_fit = [fits.get(track, 0.0) for track in new] if fit or not old else []
    connection.execute(
        "UPDATE playlist SET track_ids = ?, fit = ?, loose = ? WHERE rowid = ?",
        (ids + pack_ids(new), fit + pack_floats(more_fit), loose + _pack_loose(new, added.loose), rowid),
    )


def _playlist(row: tuple[Any, ...], present: Present) -> Playlist:
    playlist_id, name, why, kind, ids, fit, loose, wording = row
    tracks = unpack_ids(ids)
    here = present(tracks)
    far = np.frombuffer(loose, dtype=bool)
    return Playlist(
        playlist_id,
        name,
        why,
        kind,
        tuple(tracks[here].tolist()),
        tuple(unpack_floats([fit])[here].tolist()) if fit else (),
        frozenset(tracks[here & far].tolist()),
        wording=wording,
    )


def _pack_loose(track_ids: Sequence[int], loose: Collection[int]) -> bytes:
    return bytes(track in loose for track in track_ids)
