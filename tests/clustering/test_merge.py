# SPDX-License-Identifier: GPL-3.0-or-later
"""Merging follows Ward's method, and labels go by size."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musecluster.clustering.merge import labels_after, merge_all


@given(st.integers(2, 30), st.integers(0, 1000))
def test_merging_single_tracks_is_scipys_ward(total: int, seed: int) -> None:
    from scipy.cluster.hierarchy import linkage

    points = np.random.default_rng(seed).normal(size=(total, 3)).astype(np.float32)
    costs = [merge.cost for merge in merge_all(points, np.arange(total, dtype=np.int32))]
    # scipy's height h and the rise of the squared distances within groups: h² = 2 cost
    np.testing.assert_allclose(np.sqrt(2 * np.array(costs)), linkage(points, "ward")[:, 2], rtol=1e-6)


def test_a_larger_group_is_dearer_to_merge() -> None:
    points = np.array([[0.0], [0], [0], [0], [3], [6]], np.float32)
    first, second = merge_all(points, np.array([0, 0, 0, 0, 1, 2], np.int32))
    assert (first.kept, first.gone, first.cost) == (1, 2, 4.5)
    assert second.kept == 0
    assert second.cost == 4 * 2 / 6 * 4.5**2


def test_labels_are_renumbered_by_size_and_then_by_first_track() -> None:
    labels = np.array([2, 2, -1, 0, 1, 1, 3], np.int32)
    np.testing.assert_array_equal(labels_after(labels, []), [0, 0, -1, 2, 1, 1, 3])
    merges = merge_all(np.array([[9.0], [9], [0], [0], [5], [5], [1]], np.float32), labels)
    np.testing.assert_array_equal(labels_after(labels, merges), [0, 0, -1, 0, 0, 0, 0])
    np.testing.assert_array_equal(labels_after(labels, merges[:1]), [0, 0, -1, 1, 2, 2, 1])


def test_without_groups_there_is_nothing_to_merge() -> None:
    nobody = np.full(4, -1, np.int32)
    assert merge_all(np.zeros((4, 2), np.float32), nobody) == []
    np.testing.assert_array_equal(labels_after(nobody, []), nobody)
