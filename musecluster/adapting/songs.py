# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs to learn from: vectors, artists, and what says that songs belong together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """One kind of label, such as genres, as pairs of a song and a label that it bears.

    Attributes
    ----------
        rows, codes: int64 [M], a song's row and a label's number; by row.
        weight: how much this kind counts in learning, against the others.
        judged: songs of other artists with such a label in common count as right neighbours.
        by_artist: in learning, all songs of an artist bear what `beliefs` holds of the artist, so that others
            speak for a song whose label is false or missing.
    """

    rows: NDArray[np.int64]
    codes: NDArray[np.int64]
    weight: float = 1.0
    judged: bool = False
    by_artist: bool = False

    @classmethod
    def of(
        cls,
        names: Sequence[Iterable[Hashable]],
        *,
        weight: float = 1.0,
        judged: bool = False,
        by_artist: bool = False,
    ) -> Self:
        """Number the names that each song bears; equal names are one label."""
        numbers: dict[Hashable, int] = {}
        pairs = [
            (row, numbers.setdefault(name, len(numbers)))
            for row, borne in enumerate(names)
            for name in dict.fromkeys(borne)
        ]
        rows, codes = np.array(pairs, np.int64).reshape(-1, 2).T
        return cls(rows, codes, weight, judged, by_artist)

    def among(self, rows: NDArray[np.intp], total: int) -> Self:
        """The labels of some of `total` songs, whose rows are counted anew."""
        place = np.full(total, -1)
        place[rows] = np.arange(len(rows))
        kept = place[self.rows] >= 0
        return replace(self, rows=place[self.rows[kept]], codes=self.codes[kept])


@dataclass(frozen=True, eq=False)
class Songs:
    """N songs; row i of every array is the same song.

    Attributes
    ----------
        vectors: float32 [N, D], unit length, as the network gave them.
        artists: int64 [N], equal for songs of one artist; a song of nobody known has a number of its own.
        kinds: the kinds of labels.
    """

    vectors: NDArray[np.float32]
    artists: NDArray[np.int64]
    kinds: tuple[Labels, ...]

    def __len__(self) -> int:
        return len(self.vectors)

    def some(self, rows: NDArray[np.intp]) -> Songs:
        """The songs of these rows."""
        kinds = tuple(kind.among(rows, len(self)) for kind in self.kinds)
        return Songs(self.vectors[rows], self.artists[rows], kinds)

    @cached_property
    def labels(self) -> NDArray[np.bool_]:
        """Mask [N, L] of every judged label that songs of two artists bear."""
        tables = [_table(kind, len(self)) for kind in self.kinds if kind.judged]
        borne = np.concatenate([np.zeros((len(self), 0), np.bool_), *tables], axis=1)
        return borne[:, [len(np.unique(self.artists[bearers])) > 1 for bearers in borne.T]]


def _table(kind: Labels, total: int) -> NDArray[np.bool_]:
    borne, columns = np.unique(kind.codes, return_inverse=True)
    table = np.zeros((total, len(borne)), np.bool_)
    table[kind.rows, columns] = True
    return table
