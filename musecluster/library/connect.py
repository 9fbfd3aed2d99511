# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite connections to a library file, on whatever file system it lies."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from musecluster.errors import LibraryError
from musecluster.library.schema import version_of
from musecluster.library.sentences import primary_code
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path, PurePath

BUSY_SECONDS = 10.0  # longer than any transaction, the replacing of a clustering included
_MAGIC = b"SQLite format 3\0"
_NO_SHARED_MEMORY = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL)


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection that may write; the file is made if there is none.

    In write-ahead mode, so that readers and the writer never wait for each other, and commits need no fsync:
    a power cut can lose the last tracks but not break the file (SQLite, "Write-Ahead Logging"). Network
    drives and the like cannot share WAL's memory between processes; there the rollback journal takes its
    place.

    Raises
    ------
        LibraryError: the file is not a library of a version that is known here; it is left as it is.
        sqlite3.DatabaseError: the file is damaged or cannot be reached.
    """
    try:
        return _open(path, wal=True)
    except sqlite3.OperationalError as error:
        if primary_code(error) not in _NO_SHARED_MEMORY:
            raise
        return _open(path, wal=False)


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that cannot write and takes no lock that a writer would feel.

    On a read-only folder or medium WAL's two helper files cannot be made. A library that was closed well
    needs neither and is opened as immutable; one whose WAL still holds tracks would look older than it is, so
    is refused.

    Raises
    ------
        LibraryError: no library there yet, or not one of a version that is known here.
        sqlite3.DatabaseError: the file is damaged or cannot be reached.
    """
    if not path.exists() or not path.stat().st_size:
        raise _nothing_yet(path)
    try:
        return _checked_reader(path, "mode=ro")
    except sqlite3.OperationalError:
        wal = path.with_name(path.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise
        return _checked_reader(path, "immutable=1")


def refuse_other_files(path: Path) -> None:
    """Raise LibraryError for a folder, a device or somebody's document, before anything is made beside it."""
    name = shown(os.fsencode(path))
    if path.is_dir():
        raise LibraryError(
            f"{name} is a folder: name a file in it with --library, "
            f"such as {os.path.join(name, 'library.db')}."
        )
    if path.exists() and not path.is_file():
        raise LibraryError(f"{name} is not a file: name another library with --library.")
    if path.suffix.lower() != ".db" and path.exists():
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
        if head and head != _MAGIC:
            raise LibraryError(f"{name} is not a MuseCluster library: name another file with --library.")


def file_uri(path: PurePath, query: str) -> str:
    """SQLite's URI of an absolute path, whatever bytes it holds (RFC 8089; UNC: an empty authority)."""
    uri = path.as_uri()
    return (uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)) + "?" + query


def _connect(path: Path, query: str) -> sqlite3.Connection:
    return sqlite3.connect(file_uri(path, query), uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _open(path: Path, *, wal: bool) -> sqlite3.Connection:
    connection = _connect(path, "mode=rwc")
    try:
        if not wal:  # a file in WAL mode can be read without shared memory, and left, by its only user
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        version_of(connection, path)
        answer = connection.execute(f"PRAGMA journal_mode = {'WAL' if wal else 'DELETE'}").fetchone()[0]
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if answer == 'wal' else 'FULL'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")  # the first look through the new mode
    except BaseException:
        connection.close()
        raise
    return connection


def _checked_reader(path: Path, query: str) -> sqlite3.Connection:
    connection = _connect(path, query)
    try:
        if not version_of(connection, path):
            raise _nothing_yet(path)
    except BaseException:
        connection.close()
        raise
    return connection


def _nothing_yet(path: Path) -> LibraryError:
    return LibraryError(
        f"There is no library at {shown(os.fsencode(path))} yet: make one with “musecluster scan FOLDER”."
    )
