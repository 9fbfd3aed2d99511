# SPDX-License-Identifier: GPL-3.0-or-later
"""The stored clustering: cuts with their playlists, and the map, replaced or added to as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.library import edits
from musecluster.library.apply_edits import apply_edits
from musecluster.library.packing import pack_floats, pack_ids, unpack_floats, unpack_ids
from musecluster.library.playlists import append, insert, only_present, reading, reading_present
from musecluster.library.records import StoredClustering, StoredCut
from musecluster.sliced import whole

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator

    from numpy.typing import NDArray

    from musecluster.track import Playlist


def replace(connection: sqlite3.Connection, clustering: StoredClustering) -> None:
    """Put a new clustering in the place of the old one; own playlists stay."""
    connection.execute("DELETE FROM playlist WHERE granularity IS NOT NULL")
    connection.execute("DELETE FROM cut")
    for cut in clustering.cuts:
        connection.execute("INSERT INTO cut (granularity) VALUES (?)", (cut.granularity,))
        for playlist in cut.playlists:
            insert(connection, cut.granularity, playlist)
    _write_map(connection, clustering.track_ids, clustering.positions)
    set_value(connection, "granularity", clustering.granularity)
    set_value(connection, "signature", clustering.signature)


def add(connection: sqlite3.Connection, addition: StoredClustering) -> None:
    """Append new tracks to the stored playlists and the map.

    Raises
    ------
        ValueError: a cut that is not stored.
    """
    stored = cuts(connection)
    for cut in addition.cuts:
        if cut.granularity not in stored:
            raise ValueError(f"no cut of granularity {cut.granularity} is stored, only {stored}")
        for playlist in cut.playlists:
            append(connection, cut.granularity, playlist)
    ids, where = _read_map(connection)
    new = ~np.isin(addition.track_ids, ids)
    _write_map(
        connection,
        np.concatenate([ids, addition.track_ids[new]]),
        np.concatenate([where, addition.positions[new]]),
    )
    set_value(connection, "signature", addition.signature)


def cuts(connection: sqlite3.Connection) -> list[float]:
    """The stored granularities, ascending."""
    return [granularity for (granularity,) in connection.execute("SELECT granularity FROM cut ORDER BY 1")]


def all_cuts(connection: sqlite3.Connection) -> list[StoredCut]:
    """Every cut with its playlists, without the own ones."""
    present = whole(reading_present(connection))
    return [StoredCut(cut, whole(reading(connection, cut, present))) for cut in cuts(connection)]


def reading_playlists(
    connection: sqlite3.Connection, granularity: float | None
) -> Generator[None, None, list[Playlist]]:
    """The playlists of the cut nearest to the granularity given, or to the current one; then the own ones.

    As the listener edited them; `all_cuts` gives them as they were clustered. Read in slices.
    """
    present = yield from reading_present(connection)
    nearest = _nearest(connection, granularity)
    automatic = [] if nearest is None else (yield from reading(connection, nearest, present))
    before = automatic + (yield from reading(connection, None, present))
    untouched = set(map(id, before))
    edited = [
        one if id(one) in untouched else only_present(one, present)
        for one in apply_edits(before, edits.stored(connection))
    ]
    return [one for one in edited if one.track_ids or one.kind == "own"]


def known_ids(connection: sqlite3.Connection) -> list[str]:
    """Ids of the automatic playlists of the current cut, then of those that edits made; see `Store`."""
    found = connection.execute(
        "SELECT id FROM playlist WHERE granularity IS ? AND kind = 'automatic' ORDER BY id",
        (_nearest(connection, None),),
    )
    made = {edits.Split: "made", edits.Pin: "playlist"}
    named = [getattr(edit, made[type(edit)]) for edit in edits.stored(connection) if type(edit) in made]
    return list(dict.fromkeys([*(playlist_id for (playlist_id,) in found), *named]))


def reading_positions(
    connection: sqlite3.Connection, *, missing: bool = False
) -> Generator[None, None, tuple[NDArray[np.int64], NDArray[np.float32]]]:
    """The map of the present tracks, or of missing ones too: ids int64 [N] and positions float32 [N, 2]."""
    present = yield from reading_present(connection, missing=missing)
    ids, where = _read_map(connection)
    here = present(ids)
    return ids[here], where[here]


def value(connection: sqlite3.Connection, key: str) -> Any:
    """One value of the clustering, "signature" or "granularity"; None before the first."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def set_value(connection: sqlite3.Connection, key: str, new: str | float) -> None:
    """Replace one value of the clustering."""
    connection.execute("REPLACE INTO meta (key, value) VALUES (?, ?)", (key, new))


def _nearest(connection: sqlite3.Connection, granularity: float | None) -> float | None:
    """The stored cut nearest to the granularity given, or to the current one; None where there is none."""
    wanted = value(connection, "granularity") if granularity is None else granularity
    return min(cuts(connection), key=lambda cut: abs(cut - wanted), default=None)


def _read_map(connection: sqlite3.Connection) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    row = connection.execute("SELECT track_ids, positions FROM map").fetchone() or (b"", b"")
    return unpack_ids(row[0]), unpack_floats([row[1]]).reshape(-1, 2)


def _write_map(connection: sqlite3.Connection, ids: NDArray[np.int64], where: NDArray[np.float32]) -> None:
    connection.execute(
        "REPLACE INTO map (id, track_ids, positions) VALUES (1, ?, ?)", (pack_ids(ids), pack_floats(where))
    )
