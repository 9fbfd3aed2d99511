# SPDX-License-Identifier: GPL-3.0-or-later
"""More like several songs at once: sound, tempo, era and genre tags, each as much as the listener wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.similar import choose, reach, references, squared_distance
from musecluster.track import Neighbour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from musecluster.discovery.index import Index

    Facet = Callable[[Index, NDArray[np.intp]], NDArray[np.float32] | None]

UNKNOWN = 0.5  # what a track scores where it says nothing: neither for it nor against it
TEMPO_WIDTH = 0.1  # octaves, one standard deviation: 120 and 129 beats a minute
MANY = 500  # seeds, beyond which some stand for all
OCTAVE = (
    0.6  # what half and double the tempo score: a beat counted otherwise (MIREX counts them as partly right)
)
ERA_WIDTH = 6.0  # years


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each likeness counts, from 0 (not at all) upwards; where all are 0, sound alone counts."""

    sound: float = 1.0
    tempo: float = 0.35
    era: float = 0.1
    genre: float = 0.3


def more_like(
    index: Index,
    seeds: Sequence[int],
    *,
    count: int,
    weights: Weights = Weights(),
    per_artist: int | None = 2,
    other_albums: bool = False,
) -> list[Neighbour]:
    """The songs that are most like the seeds, the likest first; each song once, whatever copies there are.

    Parameters
    ----------
        seeds: track ids; those that were not analysed are passed over, and without any nothing is found.
        per_artist: at most this many of one artist in every ten; None for no limit.
        other_albums: leave out the seeds' own albums.
    """
    rows = index.rows(seeds)
    if not len(rows):
        return []
    allowed = index.first & ~np.isin(index.songs, index.songs[rows])
    if other_albums:
        own = index.albums[rows]
        allowed &= ~np.isin(index.albums, own[own > 0])
    scores = likeness(index, _some(rows), weights)
    chosen = choose(scores, allowed, count=count, artists=index.artists, per_artist=per_artist)
    return [Neighbour(int(index.track_ids[row]), float(scores[row])) for row in chosen]


def likeness(index: Index, rows: NDArray[np.intp], weights: Weights) -> NDArray[np.float32]:
    """How like the seeds in `rows` each track is, float32 [N] in 0 to 1: the weighted mean of what is known.

    What no seed says (no tempo, no year, no genre) does not count.
    """
    facets: tuple[tuple[float, Facet], ...] = (
        (weights.sound, sound),
        (weights.tempo, _tempo),
        (weights.era, _era),
        (weights.genre, _genre),
    )
    scored = [(weight, facet(index, rows)) for weight, facet in facets if weight > 0]
    known = [(weight, scores) for weight, scores in scored if scores is not None]
    whole = sum(weight for weight, _ in known)
    if not whole:
        return sound(index, rows)
    total = np.zeros(len(index.track_ids), np.float32)
    for weight, scores in known:
        total += np.float32(weight / whole) * scores
    return total


def blend(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The direction between unit vectors [K, D], as one unit vector [D]; the first where they cancel out."""
    middle = vectors.mean(axis=0)
    length = float(np.linalg.norm(middle))
    return np.asarray(middle / length if length > 1e-6 else vectors[0], np.float32)


def nearest_seeds(index: Index, seeds: Sequence[int], track_ids: Sequence[int]) -> list[int]:
    """For each track the seed that sounds most like it; seeds and tracks are analysed ones."""
    rows = _some(index.rows(seeds))
    cosine = index.vectors[index.rows(track_ids)] @ index.vectors[rows].T
    best: list[int] = index.track_ids[rows[cosine.argmax(axis=1)]].tolist()
    return best


def _some(rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Rows that stand for all, spread evenly: what very many have in common is known from some."""
    return rows if len(rows) <= MANY else rows[np.linspace(0, len(rows) - 1, MANY).astype(np.intp)]


def sound(index: Index, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    """Likeness by sound alone, as `similar` scores it with a scale."""
    query = blend(index.vectors[rows])
    width = index.scale * reach(query, references(index.vectors))
    return np.exp(squared_distance(index.vectors @ query) / -width)


def _tempo(index: Index, rows: NDArray[np.intp]) -> NDArray[np.float32] | None:
    octaves = np.log2(index.tempos)
    wanted = _known(octaves[rows])
    if not len(wanted):
        return None
    halved, same, doubled = (_closeness(octaves, wanted + step, TEMPO_WIDTH) for step in (-1, 0, 1))
    return np.maximum(same, np.where(np.isnan(octaves), 0, np.maximum(halved, doubled) * np.float32(OCTAVE)))


def _era(index: Index, rows: NDArray[np.intp]) -> NDArray[np.float32] | None:
    wanted = _known(index.years[rows])
    return _closeness(index.years, wanted, ERA_WIDTH) if len(wanted) else None


def _known(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.unique(values[~np.isnan(values)])


def _closeness(values: NDArray[np.float32], wanted: NDArray[np.float32], width: float) -> NDArray[np.float32]:
    """A bell, 1 at its top, around each of the wanted values, which ascend."""
    borders = (wanted[1:] + wanted[:-1]) / 2
    apart = (values - wanted[np.searchsorted(borders, values)]) / np.float32(width)
    return np.where(np.isnan(values), np.float32(UNKNOWN), np.exp(-(apart**2) / 2))


def _genre(index: Index, rows: NDArray[np.intp]) -> NDArray[np.float32] | None:
    """Tags in common over all tags of the two (Jaccard); a track's with those of the seeds together."""
    genres = index.genres
    wanted = np.unique(genres.codes[np.isin(genres.rows, rows)])
    if not len(wanted):
        return None
    of_wanted = genres.rows[np.isin(genres.codes, wanted)]
    common = np.bincount(of_wanted, minlength=len(genres.counts)).astype(np.float32)
    shares = common / (genres.counts + len(wanted) - common)
    return np.where(genres.counts > 0, shares, np.float32(UNKNOWN))
