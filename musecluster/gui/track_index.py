# SPDX-License-Identifier: GPL-3.0-or-later
"""Which tracks are shown and in which order: an index over the collection, built in slices.

A proxy model sorts 100,000 rows by asking for two cells a comparison, which takes half a minute. Here every
column has the rank of each track beforehand, so that a sort compares small integers.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from musecluster.gui.filter import SEPARATOR, Query, haystack
from musecluster.gui.folding import ranks
from musecluster.gui.track_columns import BY_NAME, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

CHUNK = 500  # keys or haystacks made at once: about a millisecond
KEYS = 3  # columns that are sorted by at once
_OF_PLAYLISTS = (BY_NAME["playlist"], BY_NAME["fit"])


class TrackIndex:
    """Ranks and haystacks of a collection's tracks; rows are indices into its `tracks`.

    Attributes
    ----------
        keys: columns sorted by, the most important first, and whether each descends.
        count: tracks that the index knows of; a collection that is being read may have more already.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._ranks: dict[int, array[int]] = {}
        self._haystacks: list[str] = []
        self._seconds = array("d")
        self._all_seconds = 0.0
        self._folded: list[Track] = []  # what each haystack was made of
        self._is_folded = False
        self._order: NDArray[np.intp] | None = None  # all rows by `keys`
        self.keys: list[tuple[int, bool]] = []
        self.count = len(collection.tracks)

    def forget_tracks(self) -> None:
        """The collection's tracks have changed."""
        self._ranks.clear()
        self._order, self._is_folded = None, False
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
        return ranked and (self._is_folded or not query.terms)

    def preparing(self) -> Generator[None]:
        """Make ready what `rows` needs, then all other columns, in slices."""
        yield from self._fold()
        for column, _ in self.keys:
            yield from self._rank(column)

    def preparing_all(self) -> Generator[None]:
        """Make ready what sorting by any column will need, in slices."""
        for column in range(len(COLUMNS)):
            yield from self._rank(column)

    def rows(self, query: Query, members: Iterable[int] | None) -> list[int]:
        """The rows to show, in their order.

        Parameters
        ----------
            members: rows of the list that is shown, in its own order; None for all.
        """
        if members is None and not self.keys:
            return self._selected(query, range(self.count))
        if members is None:
            return self._in_order(self._selected(query, range(self.count)))
        chosen = self._selected(query, [row for row in members if row < self.count])
        for column, descending in reversed(self.keys):
            chosen = self._sorted(chosen, column, descending).tolist()
        return chosen

    def _selected(self, query: Query, rows: Iterable[int]) -> list[int]:
        if query.terms:
            drain(self._fold())
        return query.select(rows, self._haystacks, self._collection.tracks)

    def _in_order(self, rows: Sequence[int]) -> list[int]:
        """The rows in the order of `keys`, which all rows are kept in."""
        import numpy as np

        if self._order is None:
            order: Sequence[int] | NDArray[np.intp] = range(self.count)
            for column, descending in reversed(self.keys):
                order = self._sorted(order, column, descending)
            self._order = np.asarray(order, np.intp)
        if len(rows) == len(self._order):
            return self._order.tolist()
        wanted = np.zeros(len(self._order), np.bool_)
        wanted[rows] = True
        return self._order[wanted[self._order]].tolist()

    def seconds(self, rows: Sequence[int]) -> float | None:
        """How long rows play in all; None until `preparing` has come so far."""
        if not self._is_folded:
            return None
        if len(rows) == self.count:
            return self._all_seconds
        return sum(map(self._seconds.__getitem__, rows))

    def first_from(self, rows: Sequence[int], start: int, prefix: str, field: int) -> int | None:
        """The first place from `start` on, going round, whose field of FIELDS begins with a folded prefix."""
        drain(self._fold())
        for place in (*range(start, len(rows)), *range(start)):
            if self._haystacks[rows[place]].split(SEPARATOR, field + 1)[field].startswith(prefix):
                return place
        return None

    def _sorted(
        self, rows: Sequence[int] | NDArray[np.intp], column: int, descending: bool
    ) -> NDArray[np.intp]:
        """Stable both ways; rows without a value keep their order at the end."""
        import numpy as np

        drain(self._rank(column))
        order = np.asarray(rows, np.intp)
        rank = np.array(self._ranks[column], np.int32)[order]
        rank[rank < 0] = np.iinfo(np.int32).min if descending else np.iinfo(np.int32).max
        return order[np.argsort(-rank.astype(np.int64) if descending else rank, kind="stable")]

    def _rank(self, column: int) -> Generator[None]:
        if column not in self._ranks:
            collection, key = self._collection, COLUMNS[column].key
            keys: list[str | float | None] = []
            for start in range(0, self.count, CHUNK):
                stop = min(start + CHUNK, self.count)
                keys += [key(collection, row) for row in range(start, stop)]
                yield
            self._ranks[column] = yield from ranks(keys)

    def _fold(self) -> Generator[None]:
        """Haystacks of the tracks that are new or other ones than before."""
        count, tracks = self.count, self._collection.tracks
        del self._folded[count:], self._haystacks[count:], self._seconds[count:]
        for start in range(0, count, CHUNK):
            part = tracks[start : min(start + CHUNK, count)]
            if self._folded[start : start + CHUNK] != part:
                self._folded[start : start + CHUNK] = part
                self._haystacks[start : start + CHUNK] = [haystack(track) for track in part]
                seconds = [track.tags.duration or 0 for track in part]
                self._seconds[start : start + CHUNK] = array("d", seconds)
                yield
        if not self._is_folded:
            self._all_seconds = sum(self._seconds)
        self._is_folded = True


def drain(work: Generator[None]) -> None:
    """Do all slices of some work at once."""
    for _ in work:
        pass
