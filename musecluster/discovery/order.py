# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders in which a playlist can be played: a walk by similarity, by tempo, by artist, shuffled."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from numpy.typing import NDArray

    from musecluster.track import Track

STEPS = 8  # of a walk between two yields: a few milliseconds among ten thousand songs


def similarity_walk(vectors: NDArray[np.float32]) -> NDArray[np.intp]:
    """An order in which each song sounds like the one before it; parameters as of `walking`."""
    steps = walking(vectors)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            order: NDArray[np.intp] = end.value
            return order


def walking(vectors: NDArray[np.float32]) -> Generator[None, None, NDArray[np.intp]]:
    """Walk to the nearest song that was not played yet, beginning far out so that none is left behind.

    The nearest-neighbour tour of Rosenkrantz, Stearns and Lewis (1977): its cost grows with the square of the
    number of songs, so it yields every few steps.

    Parameters
    ----------
        vectors: float32 [N, D], unit length.

    Returns
    -------
        Indices [N]; the same for the same vectors.
    """
    count = len(vectors)
    order = np.empty(count, np.intp)
    if not count:
        return order
    left = np.zeros(count, np.float32)  # minus infinity where a song was played
    here = int(np.argmin(vectors @ vectors.mean(axis=0)))
    for step in range(count):
        order[step] = here
        left[here] = -np.inf
        here = int(np.argmax(vectors @ vectors[here] + left))
        if step % STEPS == STEPS - 1:
            yield
    return order


def by_tempo(tracks: Sequence[Track]) -> list[int]:
    """Indices from slow to fast; tracks without a clear tempo last, as they stand."""
    tempos = [track.descriptors.tempo or math.inf for track in tracks]
    return sorted(range(len(tracks)), key=tempos.__getitem__)


def by_artist(tracks: Sequence[Track]) -> list[int]:
    """Indices by artist, each artist's albums by year, and each album in its own order; unknown ones last."""
    return sorted(range(len(tracks)), key=lambda index: _shelf(tracks[index]))


def shuffled(tracks: Sequence[Track], seed: int) -> list[int]:
    """Indices in an order of chance that keeps the songs of one artist apart.

    Each artist's songs are spread evenly over the list, from a random start and each a little off its place:
    what people call random is less clumped than chance is (Poláček, "How to shuffle songs?", 2014).

    Parameters
    ----------
        seed: equal seeds give equal orders.
    """
    chance = np.random.default_rng(seed)
    groups: dict[str, list[int]] = defaultdict(list)
    for index, track in enumerate(tracks):
        groups[track.tags.artist.casefold() or f"\0{index}"].append(index)
    places = np.empty(len(tracks))
    for group in groups.values():
        turns = chance.permutation(len(group)) + chance.random() + chance.uniform(-0.1, 0.1, len(group))
        places[group] = turns / len(group)
    order: list[int] = np.argsort(places, kind="stable").tolist()
    return order


def _shelf(track: Track) -> tuple[object, ...]:
    tags = track.tags
    artist = tags.album_artist or tags.artist
    return (
        not artist,
        _natural(artist),
        tags.year or math.inf,
        _natural(tags.album),
        tags.disc_number or 0,
        tags.track_number or math.inf,
        _natural(tags.title),
        track.path,
    )


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "Vol. 2" before "Vol. 10" and "É" beside "e"."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in folded if not unicodedata.combining(char))
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d+|\D+", plain)
    )
