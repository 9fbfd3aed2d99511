# SPDX-License-Identifier: GPL-3.0-or-later
"""Tracks, their covers and their embeddings as the library gives them out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.library.packing import unpack_floats, unpack_tags
from musecluster.library.records import Embeddings, TrackRow
from musecluster.sliced import whole
from musecluster.track import Descriptors, Track

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator, Iterator, Sequence

    from musecluster.head import Head

SLICE = 256  # embeddings that are read at once

_COLUMNS = "track.id, path, tags, tempo, tonality, loudness, state = 'missing'"
_TABLES = "track JOIN audio ON audio.id = audio_id"
_SELECT = f"SELECT {_COLUMNS} FROM {_TABLES} WHERE state != 'failed' AND NOT removed"


def tracks(connection: sqlite3.Connection) -> list[Track]:
    """All tracks by id, the missing ones marked, the failed and the removed ones left out."""
    with _collector_paused():
        return [_track(row) for row in connection.execute(_SELECT + " ORDER BY track.id")]


def track_where(connection: sqlite3.Connection, column: str, value: int | bytes) -> Track | None:
    """The track whose column ("track.id", "path") has the value."""
    row = connection.execute(f"{_SELECT} AND {column} = ?", (value,)).fetchone()
    return None if row is None else _track(row)


def changed(connection: sqlite3.Connection, after: int, limit: int) -> list[TrackRow]:
    """The first tracks whose last change has a larger number, by that number."""
    rows = connection.execute(
        f"SELECT change, cover, added, state = 'failed' OR removed, {_COLUMNS} FROM {_TABLES}"
        " WHERE change > ? ORDER BY change LIMIT ?",
        (after, limit),
    )
    return [
        TrackRow(change, _track(row), cover, added, gone == 1) for change, cover, added, gone, *row in rows
    ]


def count_changed(connection: sqlite3.Connection, after: int) -> int:
    """How many tracks, and files that never gave sound, have a change with a larger number."""
    count: int = connection.execute("SELECT count(*) FROM track WHERE change > ?", (after,)).fetchone()[0]
    return count


def networks(connection: sqlite3.Connection) -> list[str]:
    """The networks that embeddings are stored of, the one of the newest embedding first."""
    # From one name to the next along their index: to group a hundred thousand rows would take 20 ms.
    rows = connection.execute(
        "WITH RECURSIVE network (id) AS (SELECT min(network_id) FROM embedding UNION ALL"
        " SELECT (SELECT min(network_id) FROM embedding WHERE network_id > id) FROM network WHERE id NOTNULL)"
        " SELECT id FROM network WHERE id NOTNULL"
        " ORDER BY (SELECT max(rowid) FROM embedding WHERE network_id = id) DESC"
    )
    return [network for (network,) in rows]


def covers(connection: sqlite3.Connection) -> dict[int, str]:
    """The thumbnail names of the tracks that have one."""
    return dict(
        connection.execute(
            "SELECT id, cover FROM track WHERE cover IS NOT NULL AND state != 'failed' AND NOT removed"
        )
    )


def embeddings(connection: sqlite3.Connection, network_id: str, head: Head | None = None) -> Embeddings:
    """The vectors of one network of all present tracks, ordered by (audio key, path).

    Parameters
    ----------
        head: what they are read through, for its network.
    """
    return whole(reading_embeddings(connection, network_id, head))


def reading_embeddings(
    connection: sqlite3.Connection, network_id: str, head: Head | None = None
) -> Generator[None, None, Embeddings]:
    """The same, read in slices of about a millisecond with a yield after each."""
    rows = connection.execute(  # CROSS JOIN: along the index of the keys, so that nothing is sorted first
        "SELECT key, track.id, vector, embedding.genres FROM audio"
        " CROSS JOIN track ON track.audio_id = audio.id"
        " CROSS JOIN embedding ON embedding.audio_id = audio.id"
        " WHERE state = 'good' AND NOT removed AND network_id = ?"
        " ORDER BY key, path",
        (network_id,),
    )
    present = connection.execute(
        "SELECT count(*) FROM track WHERE state = 'good' AND NOT removed"
    ).fetchone()[0]
    ids, keys = np.empty(present, np.int64), list[bytes]()
    vectors = genres = np.empty((0, 0), np.float32)
    done = 0
    while some := rows.fetchmany(SLICE):
        new_keys, new_ids, *blobs = zip(*some, strict=True)
        new_vectors, new_genres = (unpack_floats(blob).reshape(len(some), -1) for blob in blobs)
        if head:
            new_vectors = head.apply(new_vectors)
        if not done:
            vectors, genres = (
                np.empty((present, new.shape[1]), np.float32) for new in (new_vectors, new_genres)
            )
        here = slice(done, done + len(some))
        ids[here], vectors[here], genres[here] = new_ids, new_vectors, new_genres
        keys += new_keys
        done += len(some)
        yield
    return Embeddings(ids[:done], vectors[:done], genres[:done], keys)


def count(connection: sqlite3.Connection, network_id: str | None) -> tuple[int, int, int, int]:
    """How many tracks are present, missing, failed, and present with an embedding of the network (any)."""
    states = dict(connection.execute("SELECT state, count(*) FROM track WHERE NOT removed GROUP BY state"))
    analysed = connection.execute(
        "SELECT count(*) FROM track WHERE state = 'good' AND NOT removed AND EXISTS (SELECT 1 FROM embedding"
        " WHERE embedding.audio_id = track.audio_id AND network_id = coalesce(?, network_id))",
        (network_id,),
    ).fetchone()[0]
    return states.get("good", 0), states.get("missing", 0), states.get("failed", 0), analysed


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without it, half the time goes into searching 300,000 new values for cycles that they cannot have."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _track(row: Sequence[Any]) -> Track:
    track, path, tags, tempo, tonality, loudness, missing = row
    return Track(track, path, unpack_tags(tags), Descriptors(tempo, tonality, loudness), missing == 1)
