# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs that were played, the one that plays and those that come, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlayQueue:
    """Track ids and the place in them.

    Attributes
    ----------
        ids: all of them in playing order.
        at: index of the one that plays; -1 before the first.
        seed: the last one that a person put here; a radio goes on from it.
    """

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.at = -1
        self.seed: int | None = None

    @property
    def current(self) -> int | None:
        """The one that plays."""
        return self.ids[self.at] if 0 <= self.at < len(self.ids) else None

    @property
    def following(self) -> int | None:
        """The one after it."""
        return self.ids[self.at + 1] if self.at + 1 < len(self.ids) else None

    @property
    def coming(self) -> list[int]:
        """All that come after the one that plays."""
        return self.ids[self.at + 1 :]

    def replace(self, ids: Iterable[int], start: int = 0) -> None:
        """Forget what is here for other songs and stand at one of them."""
        self.ids = list(ids)
        self.at = min(max(start, 0), len(self.ids) - 1)
        self.seed = self.ids[-1] if self.ids else None

    def insert(self, ids: Iterable[int]) -> None:
        """Put songs after the one that plays."""
        self.put(ids, self.at + 1)

    def append(self, ids: Iterable[int]) -> None:
        """Put songs at the end."""
        added = list(ids)
        self.ids += added
        self._choose(added)

    def append_found(self, track_id: int) -> None:
        """Put a song at the end that no person chose."""
        self.ids.append(track_id)

    def remove(self, places: Iterable[int]) -> None:
        """Take out songs that have not come yet, by their indices; others stay."""
        gone = set(self._to_come(places))
        self.ids = [one for place, one in enumerate(self.ids) if place not in gone]

    def move(self, places: Iterable[int], before: int) -> int:
        """Put songs that have not come yet before another one, in their order.

        Parameters
        ----------
            places: their indices.
            before: index of the song that comes after them; the list's length for the end.

        Returns
        -------
            The index of the first of them now.
        """
        moving = self._to_come(places)
        before = min(max(before, self.at + 1), len(self.ids))
        first = before - sum(place < before for place in moving)
        moved = [self.ids[place] for place in moving]
        self.remove(moving)
        self.ids[first:first] = moved
        return first

    def put(self, ids: Iterable[int], before: int) -> None:
        """Put songs before one that has not come yet."""
        added, before = list(ids), max(before, self.at + 1)
        self.ids[before:before] = added
        self._choose(added)

    def clear(self) -> None:
        """Take out all that have not come yet."""
        del self.ids[self.at + 1 :]

    def step(self, steps: int) -> int | None:
        """Go forward or back; the song there, or None, and no step, where the list ends."""
        if 0 <= self.at + steps < len(self.ids):
            self.at += steps
            return self.current
        return None

    def _to_come(self, places: Iterable[int]) -> list[int]:
        return sorted({place for place in places if self.at < place < len(self.ids)})

    def _choose(self, added: list[int]) -> None:
        if added:
            self.seed = added[-1]
