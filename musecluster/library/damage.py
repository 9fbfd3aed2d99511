# SPDX-License-Identifier: GPL-3.0-or-later
"""A damaged library is noticed early and set aside; it is never written over and never deleted."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_BESIDE = ("-journal", "-wal", "-shm", "")  # the database last: until it is gone, the next start tries again


def quick_check(connection: sqlite3.Connection) -> None:
    """Read the whole file for broken pages.

    Raises
    ------
        sqlite3.DatabaseError: the file is damaged.
    """
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        error = sqlite3.DatabaseError(answer)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def set_aside(path: Path) -> Path:
    """Rename the database and what SQLite keeps beside it to library.damaged-DATE-TIME.db; the new path."""
    aside = _free_name(path, datetime.now().strftime("%Y%m%d-%H%M%S"))
    for ending in _BESIDE:
        file = path.with_name(path.name + ending)
        if file.exists():
            file.rename(aside.with_name(aside.name + ending))
    return aside


def _free_name(path: Path, stamp: str) -> Path:
    for attempt in range(1, 1_000_000):
        number = f"-{attempt}" if attempt > 1 else ""
        aside = path.with_name(f"{path.stem}.damaged-{stamp}{number}{path.suffix}")
        if not any(aside.with_name(aside.name + ending).exists() for ending in _BESIDE):
            return aside
    raise FileExistsError(f"{path.parent} is full of damaged libraries")
