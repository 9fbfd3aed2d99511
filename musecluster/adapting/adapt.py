# SPDX-License-Identifier: GPL-3.0-or-later
"""Learn from a library, and say by its own held-out artists whether neighbours are better for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.adapting.check import comparable, divisions, interval, neighbours, precision
from musecluster.adapting.learn import matrix, stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from musecluster.adapting.songs import Songs

STRENGTHS = (0.0, 0.25, 0.5, 0.75, 0.9)
PARTS = 3  # artists are held out by thirds
TURNS = 4  # divisions of the artists by chance
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
        strength: how far the matrix goes from the network's space, 0 to 0.9.
    """

    matrix: NDArray[np.float32]
    before: float
    after: float
    low: float
    high: float
    chance: float
    strength: float

    @property
    def better(self) -> bool:
        """Whether neighbours got clearly better: whichever artists were asked, and by more than by chance."""
        gain = self.after - self.before
        return self.strength > 0 and self.low > 0 and gain > max(self.chance, LEAST)


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
    """Learn a matrix and check it: nested cross-validation over artists, the strength chosen inside.

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
    strength = best_strength(songs)
    learned = matrix(stretches(songs), strength, songs.vectors.shape[1])
    return Verdict(learned, *_figures(songs, trials), strength=strength)


def best_strength(songs: Songs) -> float:
    """The strength whose neighbours are best among artists held out; on a tie the weaker."""
    right = np.zeros(len(STRENGTHS))
    labels, dimensions = np.packbits(songs.labels, axis=1), songs.vectors.shape[1]
    for held_out in divisions(songs.artists, PARTS, seed=TURNS):
        metric = stretches(songs.some(np.flatnonzero(~held_out)))
        rows = comparable(songs, held_out)
        for place, strength in enumerate(STRENGTHS):
            near = neighbours(songs, rows, matrix(metric, strength, dimensions))
            right[place] += precision(labels, rows, near).sum()
    return STRENGTHS[int(np.argmax(right))]


def _trial(songs: Songs, held_out: NDArray[np.bool_]) -> Trial:
    known, dimensions = songs.some(np.flatnonzero(~held_out)), songs.vectors.shape[1]
    learned = matrix(stretches(known), best_strength(known), dimensions)
    rows = comparable(songs, held_out)
    plain = matrix(None, 0, dimensions)
    return Trial(rows, neighbours(songs, rows, plain), neighbours(songs, rows, learned))


def _figures(songs: Songs, trials: Sequence[Trial]) -> tuple[float, float, float, float, float]:
    """Precision before and after, the gain's interval, and the most that a shuffle of the labels gains."""
    labels = np.packbits(songs.labels, axis=1)
    rows = np.concatenate([one.rows for one in trials])
    before, after = (np.concatenate([getattr(one, when) for one in trials]) for when in ("before", "after"))
    plain, learned = precision(labels, rows, before), precision(labels, rows, after)
    borne, generator = np.flatnonzero(labels.any(axis=1)), np.random.default_rng(0)
    chance = []
    for _ in range(SHUFFLES):
        labels[borne] = generator.permutation(labels[borne])
        chance.append((precision(labels, rows, after) - precision(labels, rows, before)).mean())
    low, high = interval(learned - plain, songs.artists[rows])
    return float(plain.mean()), float(learned.mean()), low, high, float(max(chance))
