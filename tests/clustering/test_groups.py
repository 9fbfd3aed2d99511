# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups: tracks between them follow their neighbours, and none stays far larger than the others."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.clustering.groups import absorb, attach, dense_groups, divide
from musecluster.clustering.neighbours import nearest
from tests.clustering.vectors import groups

NOBODY = np.zeros(60, np.bool_)


def test_dense_groups_are_found() -> None:
    points, group = groups(60, 3, spread=0.05, dimensions=4)
    labels = dense_groups(points, 5)
    for label in range(labels.max() + 1):
        assert len(set(group[labels == label].tolist())) == 1


def test_tracks_next_to_a_group_join_it() -> None:
    vectors, group = groups(60, 3, spread=0.1)
    leaves = np.where(np.arange(60) < 30, group, -1).astype(np.int32)
    np.testing.assert_array_equal(attach(leaves, NOBODY, nearest(vectors, 14)), group)


def test_tracks_that_no_group_reaches_make_one_and_outliers_stay_out() -> None:
    vectors, group = groups(60, 2, spread=0.05)
    leaves = np.where(group == 0, 0, -1).astype(np.int32)
    outliers = NOBODY.copy()
    outliers[np.flatnonzero(group == 1)[0]] = True
    labels = attach(leaves, outliers, nearest(vectors, 10))
    assert set(labels[(group == 1) & ~outliers].tolist()) == {1}
    assert labels[outliers].tolist() == [-1]


@pytest.mark.parametrize("spread", [0.0, 1.0])
def test_division_reaches_the_wanted_number_of_sizeable_groups(spread: float) -> None:
    points = spread * np.random.default_rng(0).normal(size=(100, 3)).astype(np.float32)
    labels = divide(points, np.zeros(100, np.int32), 9, 5)
    counts = np.bincount(labels)
    assert len(counts) >= 9
    assert counts.min() >= 5
    assert counts.max() <= 200 / 9


def test_division_cuts_where_the_tracks_are_apart() -> None:
    points, group = groups(60, 2, spread=0.1, dimensions=5)
    labels = divide(points, np.zeros(60, np.int32), 2, 5)
    assert len(set(zip(labels.tolist(), group.tolist(), strict=True))) == 2


def test_what_is_too_small_to_divide_stays_whole() -> None:
    np.testing.assert_array_equal(
        divide(np.eye(9, dtype=np.float32), np.zeros(9, np.int32), 3, 5), np.zeros(9)
    )


def test_a_group_that_is_too_small_joins_the_nearest() -> None:
    points = np.array([[0.0]] * 5 + [[9.0]] * 5 + [[10.0]] * 2, np.float32)
    labels = np.array([0] * 5 + [1] * 5 + [2] * 2, np.int32)
    assert absorb(points, labels, 3).tolist() == [0] * 5 + [1] * 7
    assert absorb(points, labels, 6).max() == 0


def test_tracks_that_lie_apart_are_absorbed_by_nobody() -> None:
    labels = np.array([0, 0, 0, -1, 1], np.int32)
    assert absorb(np.arange(5, dtype=np.float32)[:, None], labels, 2).tolist() == [0, 0, 0, -1, 0]
