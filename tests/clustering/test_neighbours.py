# SPDX-License-Identifier: GPL-3.0-or-later
"""Neighbours are exact, ordered and bounded, whatever the size of a block."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.clustering import neighbours
from musecluster.clustering.neighbours import GROUP, largest, nearest
from tests.clustering.vectors import groups, unit


@pytest.mark.parametrize("block", [1, 5_000, 2**25])
@pytest.mark.parametrize("total", [2, 15, 300])
def test_nearest_is_what_sorting_all_similarities_gives(
    total: int, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neighbours, "BLOCK", block)
    vectors, _ = groups(total, 4, spread=2)
    found = nearest(vectors, 14)
    cosine = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    np.fill_diagonal(cosine, -np.inf)
    expected = np.argsort(-cosine, axis=1)[:, : min(14, total - 1)]
    np.testing.assert_array_equal(found.indices, expected)
    np.testing.assert_allclose(found.similarities, np.take_along_axis(cosine, expected, axis=1), atol=1e-5)


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=3 * GROUP, max_size=3 * GROUP), min_size=1, max_size=3),
    st.integers(1, 20),
)
def test_largest_breaks_ties_by_column(rows: list[list[int]], count: int) -> None:
    block = np.array(rows, np.float32)
    expected = np.argsort(-block, axis=1, kind="stable")[:, :count]
    np.testing.assert_array_equal(largest(block, count), expected)


@pytest.mark.parametrize("total", [0, 1])
def test_who_is_alone_has_no_neighbours(total: int) -> None:
    found = nearest(np.ones((total, 4), np.float32) / 2, 14)
    assert found.indices.shape == found.similarities.shape == (total, 0)


def test_copies_are_neighbours_of_similarity_one_and_never_of_themselves() -> None:
    found = nearest(np.tile(unit(np.ones((1, 7))), (40, 1)), 14)
    np.testing.assert_allclose(found.similarities, 1, atol=1e-6)
    assert found.similarities.max() <= 1
    assert not np.any(found.indices == np.arange(40)[:, None])
