# SPDX-License-Identifier: GPL-3.0-or-later
"""Learn from a library, and say by its own held-out artists whether neighbours are better for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.adapting.check import comparable, divisions, interval, neighbours, precision
from musecluster.adapting.learn import learned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from musecluster.adapting.songs import Songs

PARTS = 3  # artists are held out by thirds
TURNS = 8  # divisions of the artists by chance; of four, one of 40 shuffles was taken for a gain
LEAST = 0.01  # gain of precision@5 below which no listener would notice
SHUFFLES = 199  # of the labels; a gain that one of them reaches may be chance (p = .005)
FEWEST_ARTISTS = 12  # four in a part, below which a gain could not be told from chance
FEWEST_SONGS = 30


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """What came of it.

    Attributes
    ----------
        matrix: float32 [D, D], what was learned from all songs.
        before, after: precision@5 among artists held out, as the network hears and as the others taught.
        low, high: 95 % interval of the gain.
        chance: the largest gain among SHUFFLES shuffles of the labels.
    """

    matrix: NDArray[np.float32]
    before: float
    after: float
    low: float
    high: float
    chance: float

    @property
    def better(self) -> bool:
        """Whether neighbours got clearly better: whichever artists were asked, and by more than by chance."""
        gain = self.after - self.before
        return self.low > 0 and gain > max(self.chance, LEAST)


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Songs [n] whose artists were held out, and their neighbours [n, 5] before and after, as rows."""

    rows: NDArray[np.intp]
    before: NDArray[np.intp]
    after: NDArray[np.intp]


def judged(songs: Songs) -> tuple[int, int]:
    """How many songs, and by how many artists, have a judged label that songs of two artists bear."""
    rows = songs.labels.any(axis=1)
    return int(rows.sum()), len(np.unique(songs.artists[rows]))


def adapt(songs: Songs, tell: Callable[[int, int], None] = lambda done, total: None) -> Verdict:
    """Learn a matrix, and check by cross-validation over artists what is learned in the same way.

    Parameters
    ----------
        songs: of which `judged` finds FEWEST_SONGS and FEWEST_ARTISTS.
        tell: called with the steps done and their number.
    """
    trials, total = list[Trial](), TURNS * PARTS + 1
    for turn in range(TURNS):
        for held_out in divisions(songs.artists, PARTS, seed=turn):
            tell(len(trials), total)
            trials.append(_trial(songs, held_out))
    tell(len(trials), total)
    return Verdict(learned(songs), *_figures(songs, trials))


def _trial(songs: Songs, held_out: NDArray[np.bool_]) -> Trial:
    matrix, rows = learned(songs.some(np.flatnonzero(~held_out))), comparable(songs, held_out)
    plain = np.eye(len(matrix), dtype=np.float32)
    return Trial(rows, neighbours(songs, rows, plain), neighbours(songs, rows, matrix))


def _figures(songs: Songs, trials: Sequence[Trial]) -> tuple[float, float, float, float, float]:
    """Precision before and after, the gain's interval, and the most that a shuffle of the labels gains."""
    labels = np.packbits(songs.labels, axis=1)
    rows = np.concatenate([one.rows for one in trials])
    before, after = (np.concatenate([getattr(one, when) for one in trials]) for when in ("before", "after"))
    heard, taught = precision(labels, rows, before), precision(labels, rows, after)
    borne, generator = np.flatnonzero(labels.any(axis=1)), np.random.default_rng(0)
    chance = []
    for _ in range(SHUFFLES):
        labels[borne] = generator.permutation(labels[borne])
        chance.append((precision(labels, rows, after) - precision(labels, rows, before)).mean())
    low, high = interval(taught - heard, songs.artists[rows])
    return float(heard.mean()), float(taught.mean()), low, high, float(max(chance))
