# SPDX-License-Identifier: GPL-3.0-or-later
"""An open library file: the writer's lock, the check after an unclean end, and whole transactions."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from musecluster.library.connect import open_reader, open_writer, refuse_other_files
from musecluster.library.damage import quick_check, set_aside
from musecluster.library.lock import WriterLock, lock_path
from musecluster.library.schema import VERSION, migrate, version_of
from musecluster.library.sentences import in_words, is_damage
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Iterator


class Database:
    """One connection to a library; the words of its errors are a listener's.

    Parameters
    ----------
        write: take the lock of the one writer, who may keep the library open for hours.
        edit: write beside that writer, in short transactions only, which SQLite's own lock keeps apart.

    Attributes
    ----------
        path: absolute, symbolic links followed, so that every name of one library has one lock.
        notice: one sentence if a damaged library was set aside.

    Raises
    ------
        LibraryError: it cannot be opened as asked, or a later transaction fails.
    """

    def __init__(self, path: Path, *, write: bool = False, edit: bool = False) -> None:
        self.path = Path(os.path.realpath(path))
        self.notice: str | None = None
        self._lock: WriterLock | None = None
        self._damaged = False
        with in_words(self.path), self._watching():
            refuse_other_files(self.path)
            self._connection = self._open_for_writing() if write else self._open_for_reading()
            if edit:
                self._connection.close()
                self._connection = open_writer(self.path)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Several queries that see one state of the library, whatever is written meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is stored, or nothing."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    def close(self) -> None:
        """Close the file, then let the next writer in; a second call does nothing."""
        self._connection.close()
        if self._lock is not None:
            if not self._damaged:
                with suppress(OSError):  # a full disk: the next writer checks the file, that is all
                    self._lock.leave(_fingerprint(self.path))
            self._lock.release()
            self._lock = None

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        with in_words(self.path), self._watching():
            connection.execute(begin)
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # SQLite has already rolled back after some errors
                    connection.execute("ROLLBACK")
                raise

    def _open_for_reading(self) -> sqlite3.Connection:
        connection = open_reader(self.path)
        if version_of(connection, self.path) < VERSION:
            connection.close()
            _upgrade(self.path)
            connection = open_reader(self.path)
        return connection

    def _open_for_writing(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = WriterLock(self.path)
        try:
            ended_well = self._lock.record() == _fingerprint(self.path)
            self._lock.leave(b"")
            return self._sound_connection(ended_well=ended_well)
        except BaseException:
            self._lock.release()
            raise

    def _sound_connection(self, *, ended_well: bool) -> sqlite3.Connection:
        try:
            return _open_sound(self.path, check=not ended_well)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        aside = set_aside(self.path)
        self.notice = (
            f"The library was damaged, so it has been set aside as {shown(os.fsencode(aside))} "
            "and a new one was started: scan all your folders again."
        )
        return _open_sound(self.path, check=False)

    @contextmanager
    def _watching(self) -> Iterator[None]:
        """Remember damage that comes to light in use, for the next writer to look at the whole file."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                self._damaged = True
                with suppress(OSError):
                    os.truncate(lock_path(self.path), 0)
            raise


def _upgrade(path: Path) -> None:
    """Bring an older library to this version; a damaged one is left as it is, for a scan to set aside."""
    lock = WriterLock(path)
    try:
        ended_well = lock.record() == _fingerprint(path)
        lock.leave(b"")
        _open_sound(path, check=not ended_well).close()
        lock.leave(_fingerprint(path))
    finally:
        lock.release()


def _open_sound(path: Path, *, check: bool) -> sqlite3.Connection:
    connection = open_writer(path)
    try:
        if check:
            quick_check(connection)
        migrate(connection, version_of(connection, path))
    except BaseException:
        connection.close()
        raise
    return connection


def _fingerprint(path: Path) -> bytes:
    """What tells whether anything has touched the file since; empty if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return b""
    return b"%d %d" % (status.st_size, status.st_mtime_ns)
