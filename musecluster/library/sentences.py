# SPDX-License-Identifier: GPL-3.0-or-later
"""SQLite's and the system's errors as one sentence that says what to do, translated here alone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from musecluster.errors import LibraryError
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CANNOT = (
    "The library {path} cannot be opened or written: look at the rights of the file and its folder, "
    "or name another library with --library."
)
_BUSY = "Another program keeps the library {path} busy: close that program and try again."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "There is no room left on the disk of the library {path}: free some space and "
    "run the same command again; everything stored so far is kept.",
    sqlite3.SQLITE_IOERR: "The disk of the library {path} could not be read or written: check the disk and "
    "its free space, and run the same command again.",
    sqlite3.SQLITE_CORRUPT: "The library {path} is damaged: scan your folders again; the damaged file will "
    "be set aside and a new library made.",
    sqlite3.SQLITE_CANTOPEN: _CANNOT,
    sqlite3.SQLITE_READONLY: _CANNOT,
    sqlite3.SQLITE_PERM: _CANNOT,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
}
_SENTENCES[sqlite3.SQLITE_NOTADB] = _SENTENCES[sqlite3.SQLITE_CORRUPT]


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's result code without its extension; 0 where the error came from Python's own layer."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: BaseException | None) -> bool:
    """Whether the error says that the file's content is wrong, not that it could not be reached."""
    return isinstance(error, sqlite3.DatabaseError) and primary_code(error) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Raise what goes wrong with the library's file as LibraryError; mistakes in our own SQL stay as is."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        sentence = _SENTENCES.get(primary_code(error))
        if sentence is None:
            raise
        raise LibraryError(sentence.format(path=shown(os.fsencode(path)))) from error
    except OSError as error:
        raise LibraryError(
            f"The library {shown(os.fsencode(path))} cannot be opened or written ({error.strerror}): "
            "look at the rights of its folder, or name another library with --library."
        ) from error
