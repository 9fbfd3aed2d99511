# SPDX-License-Identifier: GPL-3.0-or-later
"""What a listener asks of the library beside a scan: to give a folder up, to try a file again."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from musecluster.library import known, roots
from musecluster.library.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Generator, Iterable
    from pathlib import Path


class Choices:
    """Each call is a short transaction on a connection of its own; what takes longer is done in slices.

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

    def adding_root(self, root: bytes) -> Generator[None]:
        """Take a folder back that was given up, with its songs as they were; a few milliseconds a slice."""
        return self._in_slices(lambda connection: roots.adding(connection, root, roots.SLICE))

    def removing_root(self, root: bytes) -> Generator[None]:
        """Give a folder up; its songs are nowhere to be seen until it is taken back. In slices, too."""
        return self._in_slices(lambda connection: roots.removing(connection, root, roots.SLICE))

    def _in_slices(self, work: Callable[[sqlite3.Connection], Generator[None]]) -> Generator[None]:
        """A transaction for each step, so that nobody waits long for the library or for the window."""
        with closing(Database(self._library, edit=True)) as database:
            steps, ended = None, False
            while not ended:
                with database.writing() as connection:
                    steps = steps or work(connection)
                    ended = next(steps, steps) is steps
                yield

    def retry(self, paths: Iterable[bytes] | None = None) -> int:
        """Have the next scan listen once more to failed files, or to all of them; how many there are."""
        with closing(Database(self._library, edit=True)) as database, database.writing() as connection:
            return known.retry(connection, paths)
