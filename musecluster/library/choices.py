# SPDX-License-Identifier: GPL-3.0-or-later
"""What a listener asks of the library beside a scan: to give a folder up, to try a file again."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from musecluster.library import known, roots
from musecluster.library.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Choices:
    """Each call is one short transaction on a connection of its own.

    Parameters
    ----------
        library: the file; it may be written by a scan meanwhile, and need not be.

    Raises
    ------
        LibraryError: from any method, in one sentence: no library yet, damage, a full disk, no right to
            write.
    """

    def __init__(self, library: Path) -> None:
        self._library = library

    def roots(self) -> list[bytes]:
        """The folders that the listener chose, by path."""
        with closing(Database(self._library)) as database, database.reading() as connection:
            return roots.roots(connection)

    def counts(self) -> dict[bytes, int]:
        """The folders that the listener chose, each with the number of its songs; missing ones count too."""
        with closing(Database(self._library)) as database, database.reading() as connection:
            return {root: roots.count(connection, root) for root in roots.roots(connection)}

    def add_root(self, root: bytes) -> None:
        """Take a folder back that was given up, with its songs as they were."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            roots.add_root(connection, root)

    def remove_root(self, root: bytes) -> None:
        """Give a folder up; its tracks are nowhere to be seen until it is taken back."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            roots.remove_root(connection, root)

    def retry(self, paths: Iterable[bytes] | None = None) -> int:
        """Have the next scan listen once more to failed files, or to all of them; how many there are."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            return known.retry(connection, paths)
