# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's tables, as the steps that lead from an empty file to the newest version."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from musecluster.errors import LibraryError
from musecluster.track import shown

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

APPLICATION_ID = 0x4D757365  # "Muse", in the header of the file: tells our databases from anyone else's

# A step, once released, is never edited: a later version adds a step. Step n leads from version n to n + 1.
STEPS: tuple[tuple[str, ...], ...] = (
    (
        f"PRAGMA application_id = {APPLICATION_ID}",
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
        "CREATE TABLE root (path BLOB PRIMARY KEY) WITHOUT ROWID",
        # A piece of audio, by the hash of what was heard, whatever files contain it.
        """CREATE TABLE audio (
            id INTEGER PRIMARY KEY,
            key BLOB NOT NULL UNIQUE,
            heard REAL,      -- seconds
            tempo REAL,      -- beats a minute
            tonality TEXT,
            loudness REAL    -- LUFS
        )""",
        """CREATE TABLE embedding (
            audio_id INTEGER NOT NULL REFERENCES audio (id),
            network_id TEXT NOT NULL,
            vector BLOB NOT NULL,   -- float32, little-endian
            genres BLOB NOT NULL,   -- float32, little-endian
            UNIQUE (audio_id, network_id)
        )""",
        # A path. AUTOINCREMENT: playlists know tracks by id, which must never come to mean another track.
        """CREATE TABLE track (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            path BLOB NOT NULL UNIQUE,
            size INTEGER NOT NULL,
            mtime_ns INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('good', 'failed', 'missing')),
            audio_id INTEGER REFERENCES audio (id),   -- NULL: never heard
            tags TEXT NOT NULL DEFAULT '{}',          -- JSON of the fields that are not empty
            cover TEXT,
            reason TEXT                               -- why it failed
        )""",
        "CREATE INDEX track_audio ON track (audio_id)",
        "CREATE TABLE cut (granularity REAL PRIMARY KEY) WITHOUT ROWID",
        # A playlist's tracks are blobs of equal length, one item a track: a row for each track of each cut
        # would be a million rows to write at every clustering of 100,000 tracks.
        """CREATE TABLE playlist (
            granularity REAL REFERENCES cut (granularity),  -- NULL: a person made it
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            why TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('automatic', 'unsorted', 'own')),
            track_ids BLOB NOT NULL,  -- int64, little-endian
            fit BLOB NOT NULL,        -- float32, little-endian, or empty
            loose BLOB NOT NULL,      -- 0 or 1 in a byte each
            UNIQUE (granularity, id)
        )""",
        """CREATE TABLE map (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            track_ids BLOB NOT NULL,  -- int64 [N], little-endian
            positions BLOB NOT NULL   -- float32 [N, 2], little-endian
        )""",
    ),
    (
        # Reasons that may pass, such as a time limit, are worth another try though the file is unchanged.
        "ALTER TABLE track ADD COLUMN again INTEGER NOT NULL DEFAULT 0",
    ),
    (
        # Unix time, seconds; 0: before this was kept.
        "ALTER TABLE track ADD COLUMN added INTEGER NOT NULL DEFAULT 0",
        # The number of a row's last change, each larger than all before: what a reader has not seen yet. By
        # triggers, so that no statement can forget it.
        "ALTER TABLE track ADD COLUMN change INTEGER NOT NULL DEFAULT 0",
        "UPDATE track SET change = id",
        "CREATE INDEX track_change ON track (change)",
        """CREATE TRIGGER track_added AFTER INSERT ON track BEGIN
            UPDATE track SET added = CAST(strftime('%s', 'now') AS INTEGER),
                change = (SELECT max(change) + 1 FROM track) WHERE id = new.id;
        END""",
        """CREATE TRIGGER track_changed AFTER UPDATE OF path, state, audio_id, tags, cover ON track BEGIN
            UPDATE track SET change = (SELECT max(change) + 1 FROM track) WHERE id = new.id;
        END""",
    ),
    (
        # The listener's edits of playlists, in their order; those that are undone wait to be made again.
        """CREATE TABLE edit (
            id INTEGER PRIMARY KEY,
            content TEXT NOT NULL,  -- JSON
            undone INTEGER NOT NULL DEFAULT 0
        )""",
    ),
    (
        # Which tracks are present, which files failed, which network heard last: asked while a window waits.
        "CREATE INDEX track_state ON track (state)",
        "CREATE INDEX embedding_network ON embedding (network_id)",
    ),
    (
        # What was learned from the listener's tags and playlists on the vectors of a network.
        """CREATE TABLE head (
            network_id TEXT PRIMARY KEY,
            dimensions INTEGER NOT NULL,  -- D
            matrix BLOB NOT NULL,         -- float32 [D, E], little-endian
            figures TEXT NOT NULL         -- JSON
        ) WITHOUT ROWID""",
    ),
    (
        # 1: its folder was given up. It stays with its state, its audio and its places in playlists, so that
        # all is as it was when the folder comes back; until then nobody sees it.
        "ALTER TABLE track ADD COLUMN removed INTEGER NOT NULL DEFAULT 0",
        # Versions before this one called the songs of such a folder missing.
        """UPDATE track SET removed = 1 WHERE state = 'missing' AND NOT EXISTS (
            SELECT 1 FROM root WHERE substr(track.path, 1, length(root.path)) = root.path
        )""",
        "DROP INDEX track_state",
        "CREATE INDEX track_state ON track (state, removed)",
        "CREATE INDEX track_removed ON track (path) WHERE removed",
        "DROP TRIGGER track_changed",
        """CREATE TRIGGER track_changed
            AFTER UPDATE OF path, state, removed, audio_id, tags, cover ON track BEGIN
            UPDATE track SET change = (SELECT max(change) + 1 FROM track) WHERE id = new.id;
        END""",
    ),
    (
        # JSON of what the name and the sentence were made of; '': before this was kept, or a person's words.
        "ALTER TABLE playlist ADD COLUMN wording TEXT NOT NULL DEFAULT ''",
    ),
)
VERSION = len(STEPS)


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """The version of an open library; 0 for a file without tables.

    Raises
    ------
        LibraryError: another program's database, or a newer MuseCluster's library.
    """
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (application or version or tables):
        raise LibraryError(
            f"{shown(os.fsencode(path))} is another program's database: name another library with --library."
        )
    if version > VERSION:
        raise LibraryError(
            f"The library {shown(os.fsencode(path))} was made by a newer MuseCluster (version "
            f"{version}, this program knows {VERSION}): install the newest MuseCluster."
        )
    return version


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a library of an older version, or an empty one, to the newest, in one transaction."""
    if version == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    for step in STEPS[version:]:
        for statement in step:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")
