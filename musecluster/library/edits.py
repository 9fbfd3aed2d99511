# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener's edits of playlists: made, undone and made again beside a scan, and kept for good."""

from __future__ import annotations

import secrets
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from musecluster.library.database import Database
from musecluster.library.edit_kinds import (
    Add,
    Create,
    Delete,
    Edit,
    LeaveOut,
    LetIn,
    Merge,
    Order,
    Pin,
    Recolour,
    Remove,
    Rename,
    Split,
    Unpin,
    from_text,
    to_text,
)

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from musecluster.library.edit_kinds import Ids

__all__ = [
    "Add",
    "Create",
    "Delete",
    "Edit",
    "Edits",
    "LeaveOut",
    "LetIn",
    "Merge",
    "Order",
    "Pin",
    "Recolour",
    "Remove",
    "Rename",
    "Split",
    "Unpin",
    "new_id",
    "stored",
]

_LAST = "SELECT max(id) FROM edit WHERE NOT undone"
_UNDONE = "SELECT min(id) FROM edit WHERE undone"

SAME = 0.8  # Jaccard index from which two cuts' playlists are one playlist to a listener


def new_id() -> str:
    """An id for a playlist that a person makes, unlike any other."""
    return f"own-{secrets.token_hex(8)}"


def stored(connection: sqlite3.Connection) -> list[Edit]:
    """The edits that count, oldest first."""
    rows = connection.execute("SELECT content FROM edit WHERE NOT undone ORDER BY id")
    return [from_text(content) for (content,) in rows]


class Edits:
    """The log of edits of a library; each call is one short transaction on a connection of its own.

    Parameters
    ----------
        library: the file; it may be written by a scan meanwhile, and need not be.

    Raises
    ------
        LibraryError: from any method, in one sentence: no library yet, damage, a full disk, no right to
            write, or a disk so slow that a scan kept the file for ten seconds.
    """

    def __init__(self, library: Path) -> None:
        self._library = library

    def apply(self, edit: Edit) -> None:
        """Make an edit; what was undone before it cannot be redone any more."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            connection.execute("DELETE FROM edit WHERE undone")
            connection.execute(
                "INSERT INTO edit (content) VALUES (?)", (to_text(_everywhere(edit, connection)),)
            )

    def undo(self) -> Edit | None:
        """Take the last edit back and return it; None if there is none."""
        return self._turn(_LAST, undone=True)

    def redo(self) -> Edit | None:
        """Make the edit again that was undone last and return it; None if there is none."""
        return self._turn(_UNDONE, undone=False)

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self.to_undo() is not None

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return self.to_redo() is not None

    def to_undo(self) -> Edit | None:
        """The edit that `undo` would take back."""
        return self._at(_LAST)

    def to_redo(self) -> Edit | None:
        """The edit that `redo` would make again."""
        return self._at(_UNDONE)

    def set_granularity(self, granularity: float) -> None:
        """Show the stored cut nearest to the granularity from now on; not an edit, so never undone."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            connection.execute("REPLACE INTO meta (key, value) VALUES ('granularity', ?)", (granularity,))

    def _turn(self, which: str, *, undone: bool) -> Edit | None:
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            row = connection.execute(
                f"UPDATE edit SET undone = ? WHERE id = ({which}) RETURNING content", (undone,)
            ).fetchone()
        return None if row is None else from_text(row[0])

    def _at(self, which: str) -> Edit | None:
        with closing(Database(self._library)) as database, database.reading() as connection:
            row = connection.execute(f"SELECT content FROM edit WHERE id = ({which})").fetchone()
        return None if row is None else from_text(row[0])


def _everywhere(edit: Edit, connection: sqlite3.Connection) -> Edit:
    """The edit, meant for the same playlists in every cut."""
    if isinstance(edit, Merge):
        others = [name for other in edit.others for name in (other, *_same(connection, other))]
        edit = replace(edit, others=tuple(dict.fromkeys(others)))
    if isinstance(edit, Create | Pin | Unpin | LeaveOut | LetIn):
        return edit
    return replace(edit, also=_same(connection, edit.playlist))


def _same(connection: sqlite3.Connection, playlist_id: str) -> Ids:
    """The ids under which cuts store nearly the same tracks."""
    import numpy as np

    row = connection.execute(
        "SELECT track_ids FROM playlist WHERE id = ? AND kind = 'automatic'", (playlist_id,)
    ).fetchone()
    if row is None:
        return ()
    tracks = np.frombuffer(row[0], dtype="<i8")
    is_one = np.zeros(tracks.max(initial=0) + 2, dtype=np.bool_)  # the last stands for every id beyond
    is_one[tracks] = True
    alike = connection.execute(
        "SELECT id, track_ids FROM playlist WHERE kind = 'automatic' AND id != ?"
        " AND length(track_ids) BETWEEN ? AND ?",
        (playlist_id, SAME * len(row[0]), len(row[0]) / SAME),
    )
    return tuple(
        name
        for name, blob in alike
        if (shared := is_one[np.minimum(np.frombuffer(blob, dtype="<i8"), len(is_one) - 1)].sum())
        >= SAME * (len(tracks) + len(blob) // 8 - shared)
    )
