# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures of neighbours, against values worked out by hand and what must hold of any vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.training import neighbours_figures as near


def ranked(*words):
    """Relevance of each query, from words such as "yny"."""
    return [np.array([letter == "y" for letter in word], dtype=bool) for word in words]


def unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def a_library(seed, count=40, genres=4):
    rng = np.random.default_rng(seed)
    vectors = unit(rng.normal(size=(count, 6)))
    return vectors, rng.integers(0, genres, count), rng.integers(0, 15, count).astype(str)


def test_neighbours_by_the_same_artist_do_not_count():
    vectors = np.array([[1, 0], [1, 0], [0.8, 0.6], [0, 1]], np.float32)
    hits = near.relevance(vectors, np.array([0, 0, 1, 0]), np.array(["a", "a", "b", "c"]), np.arange(4) == 0)
    assert [one.tolist() for one in hits] == [[False, True]]


def test_precision_is_the_share_of_the_nearest():
    assert near.precision_at(2, ranked("yyn", "nyy")) == pytest.approx(0.75)


def test_precision_with_fewer_clips_than_asked_is_of_those_there_are():
    assert near.precision_at(5, ranked("yn")) == 0.5


def test_queries_with_nothing_to_find_say_nothing():
    assert near.precision_at(5, ranked("", "y")) == 1
    assert near.precision_at(5, ranked("")) is None
    assert near.mean_average_precision(ranked("nn")) is None


def test_average_precision_by_hand():
    assert near.mean_average_precision(ranked("ynyn")) == pytest.approx((1 / 1 + 2 / 3) / 2)
    assert near.mean_average_precision(ranked("ynyn", "ny")) == pytest.approx((5 / 6 + 1 / 2) / 2)


def test_occurrences_of_a_line_of_three():
    vectors = unit(np.array([[1, 0], [1, 0.5], [1, 0.9]]))
    assert near.occurrences(vectors, 1).tolist() == [0, 2, 1]


def test_hubness_and_orphans_by_hand():
    counts = np.array([0, 0, 0, 4])
    assert near.hubness(counts) == pytest.approx(2 / 3**0.5)  # (-1, -1, -1, 3): 6 over sqrt(3) cubed
    assert near.orphans(counts) == 0.75
    assert near.hubness(np.array([2, 2])) == 0


def test_a_single_clip_is_nobodys_neighbour():
    counts = near.occurrences(np.ones((1, 1), np.float32))
    assert (near.hubness(counts), near.orphans(counts)) == (0, 1)


@given(st.integers(0, 10**6))
def test_a_perfect_embedding_scores_one(seed):
    _, genre, artist = a_library(seed)
    vectors = np.eye(4, dtype=np.float32)[genre]
    hits = near.relevance(vectors, genre, artist, np.ones(40, bool))
    findable = [one for one in hits if one.any()]
    assert near.precision_at(1, findable) == 1
    assert near.mean_average_precision(findable) == pytest.approx(1)


def test_random_vectors_score_at_chance():
    vectors, genre, artist = a_library(7, count=1500)
    hits = near.relevance(vectors, genre, artist, np.ones(1500, bool))
    assert near.precision_at(10, hits) == pytest.approx(0.25, abs=0.02)
    assert near.mean_average_precision(hits) == pytest.approx(0.25, abs=0.03)


@given(st.integers(0, 10**6))
def test_the_order_of_the_clips_does_not_matter(seed):
    vectors, genre, artist = a_library(seed)
    vectors = vectors.astype(np.float64)  # in single precision products of another order tie differently
    order = np.random.default_rng(seed).permutation(40)
    every = np.ones(40, bool)
    one = near.relevance(vectors, genre, artist, every)
    other = near.relevance(vectors[order], genre[order], artist[order], every)
    assert near.precision_at(5, one) == pytest.approx(near.precision_at(5, other))
    assert near.mean_average_precision(one) == pytest.approx(near.mean_average_precision(other))
    counts = near.occurrences(vectors)
    assert near.occurrences(vectors[order]).tolist() == counts[order].tolist()
    assert counts.mean() == 10


def test_one_fold_is_the_precision_of_its_held_out_clips():
    vectors, genre, artist = a_library(1)
    held = np.arange(40) < 15
    alone = near.precision_at(5, near.relevance(vectors, genre, artist, held))
    assert near.fold_precision(5, [(vectors, held)], genre, artist) == alone


def test_each_fold_is_looked_through_in_its_own_vectors():
    _, genre, artist = a_library(1)
    good = np.eye(4, dtype=np.float32)[genre]
    bad = np.ones((40, 1), np.float32)
    held = np.arange(40) < 20
    parts = [near.fold_precision(1, [(v, h)], genre, artist) for v, h in ((good, held), (bad, ~held))]
    both = near.fold_precision(1, [(good, held), (bad, ~held)], genre, artist)
    assert both == pytest.approx(np.mean(parts))
    assert parts[0] > parts[1]
