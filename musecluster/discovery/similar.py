# SPDX-License-Identifier: GPL-3.0-or-later
"""More like this: the exact nearest tracks by cosine, with hubs damped and no artist filling the list."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

REFERENCES = 1_000  # tracks that stand for the library
NEAREST = 0.1  # of them; fewer damp hubs further but cost precision
FEWEST = 10
BLOCK = 8_192  # tracks that are scaled at once
TEN = 10  # a list is read by tens


def similar(
    query: NDArray[np.float32],
    vectors: NDArray[np.float32],
    *,
    count: int,
    artists: Sequence[str],
    exclude: NDArray[np.bool_] | NDArray[np.intp] | None = None,
    per_artist: int | None = 2,
    scale: NDArray[np.float32] | None = None,
) -> list[tuple[int, float]]:
    """The tracks that are nearest to a query.

    With a scale the score is exp(-d² / (s q)) for the distance d, the track's scale s and the query's q:
    local scaling (Zelnik-Manor and Perona 2004). It keeps hubs, tracks in the middle of everything that would
    enter every list, out of those where they don't belong (Schnitzer, Flexer, Schedl and Widmer 2012).
    Without a scale the score is the cosine, or 0 where that is negative.

    Parameters
    ----------
        query: float32 [D], unit length.
        vectors: float32 [N, D], unit length.
        count: tracks wanted.
        artists: of each track, "" where unknown.
        exclude: mask [N] or indices of what to leave out: the query itself and the same recording.
        per_artist: at most this many of one known artist in every ten, even if that leaves the list short,
            except where all tracks are by one artist; None for no limit.
        scale: float32 [N], as hub_scale gives it.

    Returns
    -------
        (index, score), nearest first, ties by index; scores are in [0, 1], and 1 is the same sound.
    """
    if not len(vectors):
        return []
    cosine = vectors @ query
    ranks = cosine if scale is None else -squared_distance(cosine) / scale
    allowed = np.ones(len(vectors), np.bool_)
    if exclude is not None:
        allowed[exclude] = False
    chosen = choose(ranks, allowed, count=count, artists=artists, per_artist=per_artist)
    scores = ranks[chosen]
    if scale is not None:
        scores = np.exp(scores / reach(query, references(vectors)))
    return list(zip(chosen, np.clip(scores, 0, 1).tolist(), strict=True))


def choose(
    ranks: NDArray[np.float32],
    allowed: NDArray[np.bool_],
    *,
    count: int,
    artists: Sequence[str] | NDArray[np.int32],
    per_artist: int | None,
) -> list[int]:
    """Indices of the tracks that rank highest, highest first, ties by index.

    Parameters
    ----------
        ranks: [N], the larger the nearer.
        allowed: mask [N].
        count: tracks wanted; fewer where fewer are allowed.
        artists: of each track, "" or 0 where unknown.
        per_artist: as in `similar`.
    """
    ranks = np.where(allowed, ranks, -np.inf)
    candidates = int(allowed.sum())
    chosen: list[int] = []
    for asked in (20 * max(count, TEN), candidates):  # the second only where one artist fills the first
        chosen = _varied(first(ranks, min(asked, candidates)), artists, count, per_artist)
        if len(chosen) == count:
            break
    if len(chosen) < count and len({artists[index] for index in np.flatnonzero(allowed).tolist()}) == 1:
        chosen = first(ranks, min(count, candidates)).tolist()
    return chosen


def hub_scale(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far each track's surroundings reach: its mean distance to the nearest tenth of reference tracks.

    The references are spread evenly over the library, so that the cost grows with N and not with its square;
    keep the result as long as the library does not change.

    Parameters
    ----------
        vectors: float32 [N, D], unit length, in an order that has nothing to do with sound.

    Returns
    -------
        float32 [N], Euclidean distances, above 0.
    """
    near = references(vectors)
    blocks = [reach(vectors[i : i + BLOCK], near) for i in range(0, len(vectors), BLOCK)]
    return np.concatenate([np.empty(0, np.float32), *blocks])


def references(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The tracks [R, D] that stand for a library [N, D]: spread evenly over it, at most a thousand."""
    return vectors[np.linspace(0, len(vectors) - 1, min(len(vectors), REFERENCES)).astype(np.intp)]


def reach(vectors: NDArray[np.float32], near: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean distance [...] of vectors [..., D] to the nearest tenth of references [R, D], above 0."""
    cosine = vectors @ near.T
    count = min(max(round(NEAREST * cosine.shape[-1]), FEWEST), cosine.shape[-1])
    nearest = np.partition(cosine, -count, axis=-1)[..., -count:]
    return np.asarray(np.maximum(np.sqrt(squared_distance(nearest)).mean(axis=-1), 1e-3), np.float32)


def squared_distance(cosine: NDArray[np.float32]) -> NDArray[np.float32]:
    """Squared Euclidean distance of unit vectors, from their cosine."""
    return np.asarray(np.maximum(2 - 2 * cosine, 0), np.float32)


def first(ranks: NDArray[np.float32], count: int) -> NDArray[np.intp]:
    """Indices of the count largest, largest first, ties by index."""
    if not count:
        return np.empty(0, np.intp)
    least = np.partition(ranks, -count)[-count]
    reaching = np.flatnonzero(ranks >= least)
    return reaching[np.argsort(-ranks[reaching], kind="stable")[:count]]


def _varied(
    ranked: Iterable[int],
    artists: Sequence[str] | NDArray[np.int32],
    count: int,
    per_artist: int | None,
) -> list[int]:
    """The first `count` of a ranking, passing over an artist who already has a share of the ten so far."""
    chosen: list[int] = []
    taken: Counter[str] = Counter()
    for index in map(int, ranked):
        if len(chosen) == count:
            break
        artist = artists[index]
        if not artist or per_artist is None or taken[artist] < per_artist * (1 + len(chosen) // TEN):
            chosen.append(index)
            taken[artist] += 1
    return chosen
