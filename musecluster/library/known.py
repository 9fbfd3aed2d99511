# SPDX-License-Identifier: GPL-3.0-or-later
"""What the library knows of each path, so that a scan looks again only where something changed."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from musecluster.library.packing import clean_text
from musecluster.library.records import KnownFile, Problem

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from musecluster.track import FoundFile


def files(connection: sqlite3.Connection, network_id: str) -> dict[bytes, KnownFile]:
    """Every path with its state."""
    rows = connection.execute(
        "SELECT path, size, mtime_ns, state, embedding.audio_id IS NOT NULL, again FROM track"
        " LEFT JOIN embedding ON embedding.audio_id = track.audio_id AND network_id = ?",
        (network_id,),
    )
    return {
        path: KnownFile(size, mtime_ns, state, analysed == 1, again == 1)
        for path, size, mtime_ns, state, analysed, again in rows
    }


def has_analysis(connection: sqlite3.Connection, audio_key: bytes, network_id: str) -> bool:
    """Whether a piece of audio has an embedding of the network."""
    row = connection.execute(
        "SELECT 1 FROM audio JOIN embedding ON audio_id = audio.id WHERE key = ? AND network_id = ?",
        (audio_key, network_id),
    ).fetchone()
    return row is not None


def put_problem(connection: sqlite3.Connection, file: FoundFile, reason: str, *, again: bool) -> None:
    """A file gave no sound; a track that was heard before keeps its id and its audio."""
    connection.execute(
        "INSERT INTO track (path, size, mtime_ns, state, reason, again) VALUES (?, ?, ?, 'failed', ?, ?)"
        " ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns,"
        " state = 'failed', reason = excluded.reason, again = excluded.again",
        (file.path, file.size, file.mtime_ns, clean_text(reason), again),
    )


def problems(connection: sqlite3.Connection) -> list[Problem]:
    """All files that gave no sound, by path."""
    rows = connection.execute(
        "SELECT path, reason FROM track WHERE state = 'failed' AND NOT removed ORDER BY path"
    )
    return list(starmap(Problem, rows))


def retry(connection: sqlite3.Connection, paths: Iterable[bytes] | None) -> int:
    """Failed files, or all of them, are worth another try; how many are."""
    if paths is None:
        return connection.execute(
            "UPDATE track SET again = 1 WHERE state = 'failed' AND NOT removed"
        ).rowcount
    return connection.executemany(
        "UPDATE track SET again = 1 WHERE path = ? AND state = 'failed'", [(path,) for path in paths]
    ).rowcount


def forget_problems(connection: sqlite3.Connection, paths: Iterable[bytes]) -> int:
    """Failed files are gone: those that were heard once are missing now, the others leave the library."""
    failed = [(path,) for path in paths]
    deleted = connection.executemany(
        "DELETE FROM track WHERE path = ? AND state = 'failed' AND audio_id IS NULL", failed
    )
    kept = connection.executemany(
        "UPDATE track SET state = 'missing', reason = NULL, again = 0 WHERE path = ? AND state = 'failed'",
        failed,
    )
    return deleted.rowcount + kept.rowcount


def mark(connection: sqlite3.Connection, paths: Iterable[bytes], *, missing: bool) -> int:
    """Good tracks go missing, or missing ones are back as they were; how many did."""
    old, new = ("good", "missing") if missing else ("missing", "good")
    return connection.executemany(
        "UPDATE track SET state = ? WHERE path = ? AND state = ?", [(new, path, old) for path in paths]
    ).rowcount
