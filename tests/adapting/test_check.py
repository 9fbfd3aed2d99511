# SPDX-License-Identifier: GPL-3.0-or-later
"""Held-out artists, neighbours of other artists, and intervals by whole artists."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.adapting import check
from musecluster.adapting.check import comparable, divisions, interval, neighbours, precision
from musecluster.adapting.songs import Labels, Songs
from tests.adapting.taste import library, songs_of

PLAIN = np.eye(24, dtype=np.float32)


def test_every_artist_is_held_out_once_and_whole():
    artists = np.random.default_rng(0).integers(0, 20, 200)
    parts = list(divisions(artists, 3, seed=1))
    assert np.sum(parts, axis=0).tolist() == [1] * 200
    for part in parts:
        assert not set(artists[part]) & set(artists[~part])
    assert not np.array_equal(parts[0], next(divisions(artists, 3, seed=2)))


def test_neighbours_are_the_nearest_by_other_artists():
    songs = songs_of(*library(90, artists=9))
    rows = np.arange(0, 90, 2)
    near = neighbours(songs, rows, PLAIN)
    for row, found in zip(rows, near, strict=True):
        others = rows[songs.artists[rows] != songs.artists[row]]
        best = others[np.argsort(-(songs.vectors[others] @ songs.vectors[row]))[:5]]
        assert set(found) == set(best)


@pytest.mark.parametrize("block", [1, 7, 512])
def test_neighbours_do_not_depend_on_blocks(block, monkeypatch):
    songs = songs_of(*library(60, artists=12))
    whole = np.sort(neighbours(songs, np.arange(60), PLAIN))
    monkeypatch.setattr(check, "_BLOCK", block)
    np.testing.assert_array_equal(np.sort(neighbours(songs, np.arange(60), PLAIN)), whole)


def test_one_artist_has_no_neighbours_and_no_precision():
    vectors, true, _ = library(30, artists=6)
    songs = songs_of(vectors, true, np.zeros(30, np.int64))
    rows = np.arange(30)
    near = neighbours(songs, rows, PLAIN)
    np.testing.assert_array_equal(near, np.repeat(rows[:, None], 5, axis=1))
    assert not precision(np.full((30, 1), 255, np.uint8), rows, near).any()
    assert not len(comparable(songs, np.ones(30, np.bool_)))


def test_precision_is_the_share_with_a_label_in_common():
    labels = np.packbits(np.array([[1, 0], [1, 1], [0, 1], [0, 0]], np.bool_), axis=1)
    rows, near = np.array([0, 3]), np.array([[1, 1, 2, 3, 0], [0, 1, 2, 0, 1]])
    assert precision(labels, rows, near).tolist() == [0.4, 0.0]


def test_only_labelled_songs_are_compared_and_never_too_many(monkeypatch):
    vectors, true, artists = library(60, artists=12)
    tags = np.where(np.arange(60) % 2, true, -1)
    monkeypatch.setattr(check, "MOST", 10)
    rows = comparable(songs_of(vectors, tags, artists), np.ones(60, np.bool_))
    assert len(rows) == 10
    assert (rows % 2 == 1).all()


def test_an_artist_with_many_songs_is_one_vote():
    gains = np.r_[np.ones(500), -0.1 * np.ones(20)]
    artists = np.r_[np.zeros(500, np.int64), np.arange(1, 21)]
    low, high = interval(gains, artists)
    assert low < 0 < high
    assert interval(gains, np.arange(520))[0] > 0.8


def test_songs_without_labels_cannot_be_compared():
    songs = Songs(np.eye(3, dtype=np.float32), np.arange(3), (Labels.of([[], [], []], judged=True),))
    assert not len(comparable(songs, np.ones(3, np.bool_)))
    assert neighbours(songs, np.empty(0, np.intp), np.eye(3, dtype=np.float32)).shape == (0, 5)
