# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders keep every song, and are heard as what they are called."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.discovery.order import by_artist, by_tempo, shuffled, similarity_walk
from musecluster.track import Descriptors, Tags, Track

if TYPE_CHECKING:
    from numpy.typing import NDArray


def on_a_circle(angles: NDArray[np.floating]) -> NDArray[np.float32]:
    return np.column_stack([np.cos(angles), np.sin(angles)]).astype(np.float32)


def track(number: int, tempo: float | None = None, **tags: object) -> Track:
    return Track(number, b"/%03d" % number, Tags(**tags), Descriptors(tempo))  # type: ignore[arg-type]


def test_a_walk_along_an_arc_goes_from_one_end_to_the_other(rng: np.random.Generator) -> None:
    places = rng.permutation(200)
    walked = places[similarity_walk(on_a_circle(np.linspace(0, np.pi / 2, 200)[places]))].tolist()
    assert walked in (list(range(200)), list(range(199, -1, -1)))


def test_neighbours_on_a_walk_sound_more_alike_than_by_chance(rng: np.random.Generator) -> None:
    vectors = rng.standard_normal((500, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    order = similarity_walk(vectors)
    assert sorted(order.tolist()) == list(range(500))
    walked = (vectors[order[1:]] * vectors[order[:-1]]).sum(axis=1).mean()
    assert walked > 0.4 > 0.05 > abs((vectors[1:] * vectors[:-1]).sum(axis=1).mean())


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_walk_among_few(count: int) -> None:
    vectors = on_a_circle(np.zeros(count))
    assert sorted(similarity_walk(vectors).tolist()) == list(range(count))


def test_tempo_rises_and_ends_with_what_has_none() -> None:
    tracks = [track(n, tempo) for n, tempo in enumerate([120.0, None, 60.0, 90.0, None, 60.0])]
    assert by_tempo(tracks) == [2, 5, 3, 0, 1, 4]


def test_artists_stand_as_on_a_shelf() -> None:
    tracks = [
        track(0),
        track(1, artists=("Élan",), album="Second", year=1990, track_number=1),
        track(2, artists=("Guest", "elan"), album_artist="elan", album="First", year=1980, track_number=10),
        track(3, artists=("elan",), album="First", year=1980, track_number=2),
        track(4, artists=("Band 10",)),
        track(5, artists=("Band 9",)),
        track(6, artists=("elan",), album="First", year=1980, disc_number=2, track_number=1),
    ]
    assert by_artist(tracks) == [5, 4, 3, 2, 6, 1, 0]


@given(st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=30), st.integers(0, 2**32))
def test_a_shuffle_keeps_every_song_and_is_the_same_again(artists: list[str], seed: int) -> None:
    tracks = [track(n, artists=(artist,)) for n, artist in enumerate(artists)]
    order = shuffled(tracks, seed)
    assert sorted(order) == list(range(len(tracks)))
    assert shuffled(tracks, seed) == order


def test_a_shuffle_keeps_an_artist_apart() -> None:
    tracks = [track(n, artists=("abcde"[n // 20],)) for n in range(100)]
    orders = [shuffled(tracks, seed) for seed in range(20)]
    assert len({tuple(order) for order in orders}) == 20
    repeats = [sum(a // 20 == b // 20 for a, b in pairwise(order)) for order in orders]
    assert np.mean(repeats) < 10  # plain chance: 19
