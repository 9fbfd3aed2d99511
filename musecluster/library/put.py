# SPDX-License-Identifier: GPL-3.0-or-later
"""A heard file enters the library, and a moved one stays the track that it was."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from musecluster.library.packing import pack_floats, pack_tags
from musecluster.library.roots import path_is_gone

if TYPE_CHECKING:
    import sqlite3

    from musecluster.library.records import Outcome
    from musecluster.track import Analysis, FoundFile, Tags


def put(
    connection: sqlite3.Connection,
    file: FoundFile,
    tags: Tags,
    audio_key: bytes,
    cover: str | None,
    analysis: Analysis | None,
    network_id: str,
) -> Outcome:
    """Store one file within the caller's transaction; the contract is that of `Store.put`."""
    audio = _audio_id(connection, audio_key)
    if analysis is not None:
        _store_analysis(connection, audio, analysis, network_id)
    track = _track_at(connection, file.path)
    moved = track is None and (track := _gone_track(connection, audio)) is not None
    row = (file.path, file.size, file.mtime_ns, audio, pack_tags(tags), cover)
    if track is None:
        connection.execute(
            "INSERT INTO track (path, size, mtime_ns, audio_id, tags, cover, state)"
            " VALUES (?, ?, ?, ?, ?, ?, 'good')",
            row,
        )
    else:
        connection.execute(
            "UPDATE track SET path = ?, size = ?, mtime_ns = ?, audio_id = ?, tags = ?, cover = ?,"
            " state = 'good', removed = 0, reason = NULL, again = 0 WHERE id = ?",
            (*row, track),
        )
    return "analysed" if analysis is not None else "moved" if moved else "known"


def _audio_id(connection: sqlite3.Connection, audio_key: bytes) -> int:
    row = connection.execute("SELECT id FROM audio WHERE key = ?", (audio_key,)).fetchone()
    if row is None:
        row = connection.execute("INSERT INTO audio (key) VALUES (?) RETURNING id", (audio_key,)).fetchone()
    audio: int = row[0]
    return audio


def _store_analysis(connection: sqlite3.Connection, audio: int, analysis: Analysis, network_id: str) -> None:
    heard = analysis.descriptors
    connection.execute(
        "UPDATE audio SET heard = ?, tempo = ?, tonality = ?, loudness = ? WHERE id = ?",
        (analysis.heard, heard.tempo, heard.key, heard.loudness, audio),
    )
    connection.execute(
        "INSERT INTO embedding (audio_id, network_id, vector, genres) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET vector = excluded.vector, genres = excluded.genres",
        (audio, network_id, pack_floats(analysis.embedding), pack_floats(analysis.genres)),
    )


def _track_at(connection: sqlite3.Connection, path: bytes) -> int | None:
    """The track of the path; a row that was never heard gives way to a track that may be moved here."""
    row = connection.execute("SELECT id, audio_id FROM track WHERE path = ?", (path,)).fetchone()
    if row is None:
        return None
    if row[1] is None:
        connection.execute("DELETE FROM track WHERE id = ?", (row[0],))
        return None
    track: int = row[0]
    return track


def _gone_track(connection: sqlite3.Connection, audio: int) -> int | None:
    """A track of the same audio whose file has left its path, so that the new path is where it went."""
    rows = connection.execute(
        "SELECT id, path, state = 'missing' OR removed FROM track WHERE audio_id = ? ORDER BY id", (audio,)
    ).fetchall()
    for track, path, absent in rows:
        gone = not os.path.lexists(path) if absent else path_is_gone(connection, path)
        if gone:
            return int(track)
    return None
