# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist of two moods is split between them, the same way every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.discovery.halves import halves


def test_two_moods_part(rng: np.random.Generator) -> None:
    moods = rng.permutation(np.repeat([0, 1], [30, 50]))
    vectors = np.eye(8, dtype=np.float32)[moods * 4] + rng.normal(0, 0.1, (80, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    np.testing.assert_array_equal(halves(vectors), moods != moods[0])


@given(st.integers(2, 12), st.integers(0, 1000))
def test_neither_half_is_empty(count: int, seed: int) -> None:
    vectors = np.random.default_rng(seed).standard_normal((count, 3)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    second = halves(vectors)
    assert 0 < second.sum() < count
    assert not second[0]
    np.testing.assert_array_equal(second, halves(vectors))


@pytest.mark.parametrize(("count", "second"), [(2, 1), (5, 2)])
def test_songs_that_sound_the_same_are_split_in_the_middle(count: int, second: int) -> None:
    mask = halves(np.ones((count, 1), np.float32))
    assert mask.tolist() == [False] * (count - second) + [True] * second
