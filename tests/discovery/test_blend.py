# SPDX-License-Identifier: GPL-3.0-or-later
"""A blend of seeds finds what a listener weighs: sound, tempo, era, genres, other artists, other albums."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.discovery.blend import MANY, Weights, blend, likeness, more_like, nearest_seeds, sound
from musecluster.discovery.similar import hub_scale, similar
from tests.discovery.libraries import clouds, indexed, on_circle, track

SOUND = Weights(1, 0, 0, 0)
TEMPO = Weights(0, 1, 0, 0)
ERA = Weights(0, 0, 1, 0)
GENRE = Weights(0, 0, 0, 1)


def ids(found: list) -> list[int]:
    return [one.track_id for one in found]


def test_by_sound_alone_it_is_the_plain_search() -> None:
    vectors = clouds(5, 40)
    made = indexed([track(n) for n in range(200)], vectors)
    found = more_like(made, [17], count=20, weights=SOUND)
    plain = similar(
        vectors[17],
        vectors,
        count=20,
        artists=[""] * 200,
        exclude=np.array([17]),
        scale=hub_scale(vectors),
    )
    assert ids(found) == [row for row, _ in plain]
    np.testing.assert_allclose([one.score for one in found], [score for _, score in plain], rtol=1e-3)


def test_between_two_seeds_lies_what_is_like_both() -> None:
    made = indexed([track(n) for n in range(7)], on_circle([0, 15, 30, 45, 60, 75, 90]))
    assert ids(more_like(made, [0, 6], count=1, weights=SOUND)) == [3]


def test_opposite_seeds_still_have_a_direction() -> None:
    opposite = np.array([[1, 0], [-1, 0]], np.float32)
    np.testing.assert_array_equal(blend(opposite), opposite[0])
    assert np.linalg.norm(blend(clouds(3, 5))) == pytest.approx(1)


def test_tempo_counts_by_ratio_and_half_or_double_is_next_best() -> None:
    tempos = [100, 104, 96, 200, 50, 130, None, 71]
    made = indexed([track(n, tempo=tempo) for n, tempo in enumerate(tempos)], clouds(1, 8))
    scores = likeness(made, made.rows([0]), TEMPO)
    assert scores[0] == pytest.approx(1)
    assert scores[1] == pytest.approx(scores[2], abs=0.02)
    assert scores[1] > scores[3] > scores[5]
    assert scores[3] == pytest.approx(scores[4])
    assert scores[6] == 0.5
    assert scores[7] < 0.2


def test_era_counts_by_years() -> None:
    years = [1970, 1971, 1975, 1990, None, 2020]
    made = indexed([track(n, year=year) for n, year in enumerate(years)], clouds(1, 6))
    scores = likeness(made, made.rows([0]), ERA).tolist()
    assert scores[0] == 1
    assert scores[1] > scores[2] > scores[4] > scores[3] > scores[5] >= 0


def test_the_nearest_of_several_seeds_counts() -> None:
    made = indexed(
        [track(n, year=year) for n, year in enumerate([1960, 2000, 1961, 1999, 1980])], clouds(1, 5)
    )
    scores = likeness(made, made.rows([0, 1]), ERA)
    assert scores[2] == pytest.approx(scores[3])
    assert scores[4] < 0.1


def test_genres_count_by_what_is_shared_whatever_the_case() -> None:
    genres = [("Jazz", "Bop"), ("bop", "JAZZ"), ("Jazz",), ("Jazz", "Rock", "Pop"), ("Rock",), ()]
    made = indexed([track(n, genres=tags) for n, tags in enumerate(genres)], clouds(1, 6))
    np.testing.assert_allclose(likeness(made, made.rows([0]), GENRE), [1, 1, 1 / 2, 1 / 4, 0, 1 / 2])


def test_what_no_seed_says_does_not_count() -> None:
    tracks = [track(0), *(track(n, tempo=100.0 + n, year=1990 + n, genres=("Jazz",)) for n in range(1, 30))]
    made = indexed(tracks, clouds(3, 10))
    rows = made.rows([0])
    np.testing.assert_array_equal(likeness(made, rows, Weights(1, 1, 1, 1)), sound(made, rows))


def test_where_nothing_counts_sound_does() -> None:
    made = indexed([track(n, tempo=100.0 + n) for n in range(30)], clouds(3, 10))
    rows = made.rows([4])
    np.testing.assert_array_equal(likeness(made, rows, Weights(0, 0, 0, 0)), sound(made, rows))


@given(
    st.lists(st.floats(0, 10), min_size=4, max_size=4), st.sets(st.integers(0, 29), min_size=1, max_size=4)
)
def test_scores_lie_between_nought_and_one_and_fall(weights: list[float], seeds: set[int]) -> None:
    facts = [
        {"tempo": 60.0 + n, "year": 1950 + n, "genres": (f"G{n % 4}",)} if n % 5 else {} for n in range(30)
    ]
    made = indexed([track(n, **fact) for n, fact in enumerate(facts)], clouds(3, 10))
    found = more_like(made, sorted(seeds), count=30, weights=Weights(*weights), per_artist=None)
    assert not seeds & set(ids(found))
    assert len(found) == 30 - len(seeds)
    assert all(0 <= one.score <= 1 + 1e-6 for one in found)
    assert all(high.score >= low.score for high, low in pairwise(found))


def test_a_copy_of_a_seed_never_comes_and_another_song_once() -> None:
    tracks = [track(n, title=f"Song {n % 10}", artist="A") for n in range(20)]
    made = indexed(tracks, np.concatenate([clouds(2, 5)] * 2))
    assert sorted(ids(more_like(made, [13], count=30, per_artist=None))) == [0, 1, 2, 4, 5, 6, 7, 8, 9]


def test_no_artist_fills_the_list() -> None:
    made = indexed([track(n, artist="A" if n < 30 else f"B{n}") for n in range(60)], clouds(1, 60))
    found = ids(more_like(made, [59], count=10, per_artist=1))
    assert len([one for one in found if one < 30]) <= 1
    assert len(found) == 10


def test_the_seeds_albums_can_be_left_out() -> None:
    tracks = [track(n, artist="A", album=f"Album {n // 10}") for n in range(20)]
    tracks += [track(n) for n in range(20, 30)]
    made = indexed(tracks, clouds(3, 10))
    found = ids(more_like(made, [3], count=30, per_artist=None, other_albums=True))
    assert set(found) == set(range(10, 30))
    found = ids(more_like(made, [25], count=30, per_artist=None, other_albums=True))
    assert set(found) == set(range(30)) - {25}  # songs without an album are not of one album


def test_without_an_analysed_seed_nothing_is_found() -> None:
    made = indexed([track(n) for n in range(5)], clouds(1, 5))
    assert more_like(made, [77], count=5) == []
    assert more_like(made, [], count=5) == []


def test_each_song_is_put_down_to_the_seed_that_sounds_like_it() -> None:
    made = indexed([track(n) for n in range(5)], on_circle([0, 10, 45, 80, 90]))
    assert nearest_seeds(made, [0, 4], [1, 3]) == [0, 4]


def test_very_many_seeds_are_all_left_out_of_what_is_found() -> None:
    vectors = clouds(5, 200)
    made = indexed([track(n) for n in range(1000)], vectors)
    seeds = range(0, 990)
    assert MANY < 990
    found = ids(more_like(made, seeds, count=50))
    assert found
    assert set(found) <= set(range(990, 1000))
    assert set(nearest_seeds(made, seeds, found)) <= set(seeds)
