# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk leads evenly from one song to another, without repeats and with many artists."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest

from musecluster.discovery.path import path
from tests.discovery.libraries import clouds, indexed, on_circle, track


def test_on_a_line_the_walk_follows_the_line() -> None:
    angles = np.linspace(0, 90, 200)
    order = np.random.default_rng(0).permutation(200)
    made = indexed([track(n) for n in order.tolist()], on_circle(angles[order].tolist()))
    walk = path(made, 0, 199, count=12)
    assert walk[0] == 0
    assert walk[-1] == 199
    assert walk == sorted(walk)
    leaps = np.diff(angles[walk])
    assert len(walk) == 12
    assert leaps.max() < 2.5 * 90 / 11


def test_its_leaps_are_shorter_than_those_of_chance() -> None:
    vectors = clouds(8, 100)
    made = indexed([track(n) for n in range(800)], vectors)
    walk = path(made, 5, 705, count=12)

    def leaps(rows: list[int]) -> float:
        return float(np.mean([np.linalg.norm(vectors[a] - vectors[b]) for a, b in pairwise(rows)]))

    chance = [5, *np.random.default_rng(1).permutation(800)[:10].tolist(), 705]
    assert leaps(walk) < 0.75 * leaps(chance)


def test_nothing_comes_twice_nor_any_copy() -> None:
    vectors = clouds(4, 10)
    tracks = [track(n, title=f"Song {n % 40}", artist="A") for n in range(80)]
    made = indexed(tracks, np.concatenate([vectors, vectors]))
    walk = path(made, 41, 39, count=40, per_artist=None)
    assert len({one % 40 for one in walk}) == len(walk) == 40


def test_an_artist_has_a_share_of_the_walk() -> None:
    tracks = [track(n, artist=f"Artist {n % 20}") for n in range(200)]
    made = indexed(tracks, clouds(4, 50))
    walk = path(made, 0, 199, count=12, per_artist=1)
    assert max(Counter(one % 20 for one in walk).values()) == 1
    assert len(walk) == 12


def test_the_share_yields_where_nobody_else_is_left() -> None:
    made = indexed([track(n, artist="Only") for n in range(50)], clouds(2, 25))
    assert len(path(made, 0, 49, count=12, per_artist=2)) == 12


@pytest.mark.parametrize(("total", "count", "expected"), [(5, 12, 5), (2, 12, 2), (40, 2, 2), (40, 3, 3)])
def test_a_walk_is_as_long_as_was_asked_or_as_the_library_is(total: int, count: int, expected: int) -> None:
    made = indexed([track(n) for n in range(total)], clouds(1, total))
    walk = path(made, 0, total - 1, count=count)
    assert len(walk) == expected
    assert (walk[0], walk[-1]) == (0, total - 1)


def test_opposite_and_equal_sounds_are_joined_too() -> None:
    vectors = np.concatenate([on_circle([0, 0, 0, 90, 45]), -on_circle([0])])
    made = indexed([track(n) for n in range(6)], vectors)
    assert path(made, 0, 5, count=4)[-1] == 5
    assert len(set(path(made, 0, 1, count=4))) == 4


def test_a_walk_to_the_same_song_is_that_song() -> None:
    made = indexed([track(n) for n in range(6)], clouds(1, 6))
    assert path(made, 3, 3) == [3]


@pytest.mark.parametrize(("start", "end", "count"), [(0, 77, 12), (77, 0, 12), (0, 1, 1)])
def test_what_makes_no_sense_is_said(start: int, end: int, count: int) -> None:
    made = indexed([track(n) for n in range(6)], clouds(1, 6))
    with pytest.raises(ValueError, match=f"no walk from {start} to {end} in {count}"):
        path(made, start, end, count=count)
