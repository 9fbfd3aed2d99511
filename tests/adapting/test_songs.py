# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels by song, and what is left of them when some songs are taken out."""

from __future__ import annotations

import numpy as np

from musecluster.adapting.songs import Labels, Songs


def songs(names, artists, **how):
    vectors = np.eye(len(names), dtype=np.float32)
    return Songs(vectors, np.array(artists), (Labels.of(names, **how),))


def test_a_label_counts_once_however_often_a_song_names_it():
    labels = Labels.of([["a", "b", "a"], [], ["b"]])
    assert labels.rows.tolist() == [0, 0, 2]
    assert labels.codes.tolist() == [0, 1, 1]


def test_judged_is_what_two_artists_share():
    some = songs([["shared", "alone"], ["shared"], ["alone"]], [0, 1, 0], judged=True)
    assert some.labels.tolist() == [[True], [True], [False]]


def test_what_is_not_judged_is_no_label_to_judge_by():
    assert songs([["a"], ["a"]], [0, 1]).labels.shape == (2, 0)


def test_some_songs_keep_their_own_labels():
    some = songs([["a"], ["b"], ["a"], ["b"]], [0, 1, 2, 3], judged=True).some(np.array([3, 1]))
    assert some.artists.tolist() == [3, 1]
    assert sorted(some.kinds[0].rows.tolist()) == [0, 1]
    assert some.labels.tolist() == [[True], [True]]
