# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders that the listener chose, and what follows from one being there, absent or given up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from musecluster.library.scan import root_is_empty, root_is_there

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Generator

SLICE = 100  # tracks: a few milliseconds
_SEPARATOR = os.fsencode(os.sep)


def roots(connection: sqlite3.Connection) -> list[bytes]:
    """All roots, by path."""
    return [path for (path,) in connection.execute("SELECT path FROM root ORDER BY path")]


def count(connection: sqlite3.Connection, root: bytes) -> int:
    """How many songs lie in a root, files that were once heard and are missing now included."""
    songs: int = connection.execute(
        "SELECT count(*) FROM track WHERE path >= ? AND path < ? AND state != 'failed'", _bounds(root)
    ).fetchone()[0]
    return songs


def adding(connection: sqlite3.Connection, root: bytes, limit: int) -> Generator[None]:
    """Remember a root; tracks in it that left with it, or with a root around it, are back.

    Parameters
    ----------
        limit: tracks between two yields, where the caller may end a transaction.
    """
    connection.execute("INSERT OR IGNORE INTO root (path) VALUES (?)", (root,))
    some = "SELECT id FROM track WHERE removed AND path >= ? AND path < ? LIMIT ?"
    while connection.execute(
        f"UPDATE track SET removed = 0 WHERE id IN ({some})", (*_bounds(root), limit)
    ).rowcount:
        yield


def removing(connection: sqlite3.Connection, root: bytes, limit: int) -> Generator[None]:
    """Forget a root; its tracks are removed, those that lie under another root excepted.

    What is known of them stays, so that the root can be added again at once. The root is the last to leave:
    where the program ends before that, the next scan of it brings all of its tracks back.

    Parameters
    ----------
        limit: tracks between two yields, where the caller may end a transaction.
    """
    after, behind = _bounds(root)
    kept = [_inside(other) for other in roots(connection) if other != root]
    while rows := connection.execute(
        "SELECT path, id FROM track WHERE path > ? AND path < ? AND NOT removed ORDER BY path LIMIT ?",
        (after, behind, limit),
    ).fetchall():
        left = [(track,) for path, track in rows if not any(map(path.startswith, kept))]
        connection.executemany("UPDATE track SET removed = 1 WHERE id = ?", left)
        after = rows[-1][0]
        yield
    connection.execute("DELETE FROM root WHERE path = ?", (root,))


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


def _bounds(root: bytes) -> tuple[bytes, bytes]:
    """Paths are compared byte by byte, so that all inside a root lie between these two."""
    first = _inside(root)
    return first, first[:-1] + bytes([first[-1] + 1])
