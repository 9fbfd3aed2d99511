# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning from bad tags helps artists that it never saw; from shuffled ones it is refused."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.adapting.adapt import adapt, judged
from musecluster.adapting.check import divisions, neighbours, precision
from musecluster.adapting.learn import learned
from tests.adapting.taste import library, songs_of, tagged


def true_precision(songs, true, matrix):
    rows = np.arange(len(true))
    labels = np.packbits(true[:, None] == np.unique(true), axis=1)
    return precision(labels, rows, neighbours(songs, rows, matrix)).mean()


def test_with_a_third_of_the_tags_false_and_a_third_missing_held_out_artists_gain():
    vectors, true, artists = library()
    songs = songs_of(vectors, tagged(true, false=0.3, missing=0.3), artists)
    assert adapt(songs).better
    for held_out in divisions(artists, 3, seed=77):
        known, rows = songs.some(np.flatnonzero(~held_out)), np.flatnonzero(held_out)
        others = songs_of(vectors[rows], true[rows], artists[rows])
        plain = true_precision(others, true[rows], np.eye(24, dtype=np.float32))
        assert true_precision(others, true[rows], learned(known)) > plain + 0.03


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_tags_are_refused(seed):
    vectors, true, artists = library(300, artists=30)
    shuffled = np.random.default_rng(seed).permutation(true)
    assert not adapt(songs_of(vectors, shuffled, artists)).better


def test_tags_that_go_by_artist_alone_are_refused():
    vectors, _, artists = library(300, artists=30)
    by_chance = np.random.default_rng(0).integers(0, 6, 30)[artists]
    assert not adapt(songs_of(vectors, by_chance, artists)).better


def test_the_same_songs_give_the_same_verdict_and_progress_is_told():
    songs, told = songs_of(*library(120, artists=24)), []
    first = adapt(songs, lambda done, total: told.append((done, total)))
    again = adapt(songs)
    np.testing.assert_array_equal(first.matrix, again.matrix)
    assert (first.before, first.low, first.chance) == (again.before, again.low, again.chance)
    assert told == [(done, 25) for done in range(25)]


def test_only_what_two_artists_share_can_be_judged():
    vectors, true, artists = library(60, artists=12)
    assert judged(songs_of(vectors, true, artists)) == (60, 12)
    assert judged(songs_of(vectors, artists, artists)) == (0, 0)
    assert judged(songs_of(vectors, np.full(60, -1), artists)) == (0, 0)
