# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting words over tracks, and which of them tell a playlist from its library."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from musecluster.wording.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = 0.6  # of the tracks must tell, before anything is said of all
EVERYWHERE = 0.8  # what holds for so much of a library tells nothing of a part of it


class Tally:
    """How often each word is said of a set of tracks, whatever its capitals."""

    def __init__(self, said: Iterable[Iterable[tuple[str, float]]]) -> None:
        self.weights: defaultdict[str, list[float]] = defaultdict(list)
        self.spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.total = self.known = 0
        for words in said:
            self.total += 1
            cleaned = {word.casefold(): (word, weight) for raw, weight in words if (word := plain(raw))}
            self.known += bool(cleaned)
            for key, (word, weight) in cleaned.items():
                self.weights[key].append(weight)
                self.spellings[key][word] += 1

    def tells(self) -> bool:
        """Whether enough of the tracks say anything."""
        return self.known > 0 and self.known >= KNOWN * self.total

    def share(self, key: str) -> float:
        """Share of those tracks that say anything; rounded, so that it does not depend on their order."""
        return round(math.fsum(self.weights.get(key, ())) / max(self.known, 1), 6)

    def everywhere(self, key: str) -> bool:
        """Whether the word holds for nearly all tracks, those that say nothing included."""
        return math.fsum(self.weights.get(key, ())) >= EVERYWHERE * self.total

    def spelled(self, key: str) -> str:
        """The word as most tracks write it."""
        return min(self.spellings[key], key=lambda word: (-self.spellings[key][word], word))

    def ranked(self, library: Tally, least: float) -> list[tuple[str, float]]:
        """Words with at least this share, the most telling first: frequent here, rarer in the library.

        Against an empty library the most frequent word is the most telling.
        """

        def worth(key: str) -> float:
            lift = self.share(key) / max(library.share(key), 1e-6)
            return self.share(key) * (0.25 + max(math.log2(lift), 0))

        keys = [key for key in self.weights if self.share(key) >= least]
        keys.sort(key=lambda key: (-worth(key), key))
        return [(self.spelled(key), self.share(key)) for key in keys]
