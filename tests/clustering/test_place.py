# SPDX-License-Identifier: GPL-3.0-or-later
"""New tracks go where their neighbours are, or nowhere."""

from __future__ import annotations

import numpy as np

from musecluster.clustering.place import amid, place
from musecluster.clustering.vote import vote
from tests.clustering.vectors import groups, unit


def test_new_tracks_join_their_group_in_every_cut() -> None:
    vectors, group = groups(300, 6, spread=0.3)
    labels = group.astype(np.int32)
    fine, coarse = place(vectors[250:], vectors[:250], [labels[:250], labels[:250] // 2])
    np.testing.assert_array_equal(fine.labels, labels[250:])
    np.testing.assert_array_equal(coarse.labels, labels[250:] // 2)
    assert fine.strength.min() > 0.5
    assert fine.strength.max() <= 1


def test_a_track_like_no_other_belongs_nowhere() -> None:
    vectors, group = groups(300, 6, spread=0.3)
    strange = unit(np.random.default_rng(5).normal(size=(1, 32)))
    (placed,) = place(strange, vectors, [group.astype(np.int32)])
    assert placed.labels.tolist() == [-1]
    assert placed.strength.tolist() == [0]


def test_a_track_among_those_that_belong_nowhere_belongs_nowhere() -> None:
    vectors, _ = groups(50, 2)
    (placed,) = place(vectors[:3], vectors, [np.full(50, -1, np.int32)])
    assert placed.labels.tolist() == [-1, -1, -1]


def test_new_tracks_lie_amid_their_group_on_the_map() -> None:
    vectors, group = groups(300, 6, spread=0.3)
    middles = np.random.default_rng(1).uniform(-10, 10, (6, 2)).astype(np.float32)
    np.testing.assert_allclose(
        amid(vectors[250:], vectors[:250], middles[group[:250]]), middles[group[250:]], atol=1e-5
    )
    assert amid(vectors[:2], vectors[:0], middles[:0]).tolist() == [[0, 0], [0, 0]]
    assert amid(vectors[:0], vectors, middles[group]).shape == (0, 2)


def test_an_empty_library_and_no_new_tracks() -> None:
    vectors, _ = groups(4, 2)
    none, labels = np.empty((0, 32), np.float32), np.zeros(4, np.int32)
    assert place(vectors, none, [labels[:0]])[0].labels.tolist() == [-1] * 4
    assert place(none, vectors, [labels])[0].labels.tolist() == []
    assert place(vectors, vectors[:1], [labels[:1]])[0].labels.tolist() == [0] * 4


def test_the_vote_is_weighted_and_a_tie_goes_to_the_nearest() -> None:
    labels = np.array([[1, 0, 0], [1, 0, -1], [-1, -1, -1]], np.int32)
    similarities = np.array([[0.9, 0.3, 0.3], [0.5, 0.5, 0.5], [1, 1, 1]], np.float32)
    winner, share = vote(labels, similarities)
    assert winner.tolist() == [1, 1, -1]
    np.testing.assert_allclose(share, [0.6, 1 / 3, 0], atol=1e-6)
