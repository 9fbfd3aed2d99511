# SPDX-License-Identifier: GPL-3.0-or-later
"""Heads as rows: what was learned from the listener's tags and playlists, one for each network."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from musecluster.head import Head
from musecluster.library.packing import pack_floats, unpack_floats

if TYPE_CHECKING:
    import sqlite3


def head(connection: sqlite3.Connection, network_id: str) -> Head | None:
    """The head of a network; None where nothing was learned on its vectors."""
    row = connection.execute(
        "SELECT dimensions, matrix, figures FROM head WHERE network_id = ?", (network_id,)
    ).fetchone()
    if row is None:
        return None
    dimensions, matrix, figures = row
    return Head(network_id, unpack_floats([matrix]).reshape(dimensions, -1), json.loads(figures))


def networks(connection: sqlite3.Connection) -> list[str]:
    """The networks that there is a head for, by name."""
    return [network for (network,) in connection.execute("SELECT network_id FROM head ORDER BY 1")]


def put(connection: sqlite3.Connection, new: Head) -> None:
    """Store a head in the place of the one that its network had."""
    connection.execute(
        "REPLACE INTO head (network_id, dimensions, matrix, figures) VALUES (?, ?, ?, ?)",
        (new.network_id, len(new.matrix), pack_floats(new.matrix), json.dumps(new.figures)),
    )


def forget(connection: sqlite3.Connection) -> bool:
    """Delete every head; whether there was one."""
    return connection.execute("DELETE FROM head").rowcount > 0
