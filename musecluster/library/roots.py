# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders that the listener chose, and what follows from one being there, absent or given up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from musecluster.library.scan import root_is_empty, root_is_there

if TYPE_CHECKING:
    import sqlite3

_SEPARATOR = os.fsencode(os.sep)


def roots(connection: sqlite3.Connection) -> list[bytes]:
    """All roots, by path."""
    return [path for (path,) in connection.execute("SELECT path FROM root ORDER BY path")]


def count(connection: sqlite3.Connection, root: bytes) -> int:
    """How many songs lie in a root, files that were once heard and are missing now included."""
    first = _inside(root)
    behind = first[:-1] + bytes([first[-1] + 1])  # paths are compared byte by byte, so all inside lie between
    songs: int = connection.execute(
        "SELECT count(*) FROM track WHERE path >= ? AND path < ? AND state != 'failed'", (first, behind)
    ).fetchone()[0]
    return songs


def remove_root(connection: sqlite3.Connection, root: bytes) -> None:
    """Forget a root; its tracks go missing, those that lie under another root excepted."""
    connection.execute("DELETE FROM root WHERE path = ?", (root,))
    kept = roots(connection)
    inside = _inside(root)
    rows = connection.execute(
        "SELECT id, path FROM track WHERE state != 'missing' AND substr(path, 1, ?) = ?",
        (len(inside), inside),
    ).fetchall()
    left = [(track,) for track, path in rows if not any(path.startswith(_inside(other)) for other in kept)]
    connection.executemany("DELETE FROM track WHERE id = ? AND audio_id IS NULL", left)
    connection.executemany("UPDATE track SET state = 'missing', reason = NULL, again = 0 WHERE id = ?", left)


def path_is_gone(connection: sqlite3.Connection, path: bytes) -> bool:
    """Whether a file has left its path; while its root is absent, an unmounted drive, nobody can tell."""
    if os.path.lexists(path):
        return False
    return any(
        path.startswith(_inside(root)) and root_is_there(root) and not root_is_empty(root)
        for root in roots(connection)
    )


def _inside(root: bytes) -> bytes:
    return root.rstrip(_SEPARATOR) + _SEPARATOR
