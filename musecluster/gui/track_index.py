# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tracks are shown and in which order: an index over the collection, built in slices.

A proxy model sorts 100,000 rows by asking for two cells a comparison, which takes half a minute. Here every
column has the rank of each track beforehand, so that a sort compares small integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.gui.folding import ranks
from musecluster.gui.searched import FIELDS, Searched
from musecluster.gui.track_columns import BY_NAME, COLUMNS
from musecluster.sliced import whole

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from musecluster.gui.collection import Collection
    from musecluster.gui.filter import Query

    Rows = NDArray[np.intp]

CHUNK = 500  # keys made at once: about a millisecond
KEYS = 3  # columns that are sorted by at once
_OF_PLAYLISTS = (BY_NAME["playlist"], BY_NAME["fit"])


class TrackIndex:
    """Ranks and searched fields of a collection's tracks; rows are indices into its `tracks`.

    Attributes
    ----------
        keys: columns sorted by, the most important first, and whether each descends.
        count: tracks that the index knows of; a collection that is being read may have more already.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._ranks: dict[int, NDArray[np.int32]] = {}
        self._searched = Searched()
        self._order: Rows | None = None  # all rows by `keys`
        self.keys: list[tuple[int, bool]] = []
        self.count = len(collection.tracks)

    def forget_tracks(self) -> None:
        """The collection's tracks have changed."""
        self._ranks.clear()
        self._searched.forget()
        self._order = None
        self.count = len(self._collection.tracks)

    def forget_playlists(self) -> None:
        """The collection's playlists have changed."""
        for column in _OF_PLAYLISTS:
            self._ranks.pop(column, None)
        if any(column in _OF_PLAYLISTS for column, _ in self.keys):
            self._order = None

    def sort_by(self, column: int | None, *, descending: bool) -> None:
        """Sort by a column before those that were sorted by earlier; None for the order of the list."""
        if column is None:
            self.keys, self._order = [], None
            return
        self.keys = [(column, descending), *((old, down) for old, down in self.keys if old != column)][:KEYS]
        if self._order is not None and column in self._ranks:
            self._order = self._sorted(self._order, column, descending)
        else:
            self._order = None

    def set_keys(self, keys: Sequence[tuple[int, bool]]) -> None:
        """Sort by other columns altogether."""
        self.keys, self._order = list(keys), None

    def is_ready(self, query: Query) -> bool:
        """Whether `rows` would answer at once."""
        ranked = self._order is not None or all(column in self._ranks for column, _ in self.keys)
        return ranked and (not query.terms or self._searched.is_ready(paths=query.paths))

    def preparing(self, query: Query) -> Generator[None]:
        """Make ready what `rows` needs, in slices."""
        yield from self._prepare(query)
        for column, _ in self.keys:
            yield from self._rank(column)

    def preparing_all(self) -> Generator[None]:
        """Make ready what sorting by any column will need, in slices."""
        for column in range(len(COLUMNS)):
            yield from self._rank(column)

    def rows(self, query: Query, members: Rows | None) -> Rows:
        """The rows to show, in their order.

        Parameters
        ----------
            members: rows of the list that is shown, in its own order; None for all.
        """
        if members is None:
            return self._in_order(self._selected(query, np.arange(self.count)))
        chosen = self._selected(query, members[members < self.count])
        for column, descending in reversed(self.keys):
            chosen = self._sorted(chosen, column, descending)
        return chosen

    def _selected(self, query: Query, rows: Rows) -> Rows:
        if query.terms:
            whole(self._prepare(query))
        return query.select(rows, self._searched)

    def _in_order(self, rows: Rows) -> Rows:
        """The rows, ascending, in the order of `keys`, which all rows are kept in."""
        if not self.keys:
            return rows
        if self._order is None:
            self._order = np.arange(self.count)
            for column, descending in reversed(self.keys):
                self._order = self._sorted(self._order, column, descending)
        if len(rows) == self.count:
            return self._order
        wanted = np.zeros(self.count, np.bool_)
        wanted[rows] = True
        return self._order[wanted[self._order]]

    def seconds(self, rows: Rows) -> float | None:
        """How long rows play in all; None until `preparing` has come so far."""
        if not self._searched.is_ready(paths=False):
            return None
        return float(self._searched.numbers("seconds")[rows].sum())

    def first_from(self, rows: Rows, start: int, prefix: str, field: int) -> int | None:
        """The first place from `start` on, going round, whose field of FIELDS begins with a folded prefix."""
        whole(self._searched.preparing(self._collection.tracks, self.count, paths=False))
        (found,) = np.nonzero(self._searched.texts(FIELDS[field]).beginning(prefix, rows))
        return int(found[np.searchsorted(found, start) % len(found)]) if len(found) else None

    def _sorted(self, rows: Rows, column: int, descending: bool) -> Rows:
        """Stable both ways; rows without a value keep their order at the end."""
        whole(self._rank(column))
        rank = self._ranks[column][rows]
        unknown = rank < 0
        if descending:
            rank = -rank
        rank[unknown] = np.iinfo(np.int32).max
        return rows[np.argsort(rank, kind="stable")]

    def _rank(self, column: int) -> Generator[None]:
        if column not in self._ranks:
            collection, key = self._collection, COLUMNS[column].key
            keys: list[str | float | None] = []
            for start in range(0, self.count, CHUNK):
                stop = min(start + CHUNK, self.count)
                keys += [key(collection, row) for row in range(start, stop)]
                yield
            self._ranks[column] = np.array((yield from ranks(keys)), np.int32)

    def _prepare(self, query: Query) -> Generator[None]:
        return self._searched.preparing(self._collection.tracks, self.count, paths=query.paths)
