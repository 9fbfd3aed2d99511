# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists that mostly stay keep their identity, each at most once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from musecluster.clustering.identity import keep_identities

OLD = {"a": frozenset(range(10)), "b": frozenset(range(10, 16))}


def test_the_same_playlists_in_another_order_keep_their_ids() -> None:
    assert keep_identities(OLD, [OLD["b"], OLD["a"]]) == ["b", "a"]


def test_most_of_the_tracks_are_enough_and_half_is_not() -> None:
    assert keep_identities(OLD, [frozenset(range(4, 10)), frozenset(range(4))]) == ["a", None]
    assert keep_identities(OLD, [frozenset(range(5)), frozenset(range(5, 10))]) == [None, None]


def test_a_playlist_that_swallows_another_keeps_the_larger_name() -> None:
    assert keep_identities(OLD, [OLD["a"] | OLD["b"]]) == ["a"]


def test_tracks_that_came_or_went_change_nothing() -> None:
    assert keep_identities(OLD, [frozenset({0, 1, 2, *range(100, 200)}), OLD["b"]]) == ["a", "b"]


def test_nothing_comes_of_nothing() -> None:
    assert keep_identities({}, [frozenset({1})]) == [None]
    assert keep_identities(OLD, []) == []
    assert keep_identities(OLD, [frozenset()]) == [None]


@given(
    st.lists(st.integers(0, 4), min_size=30, max_size=30),
    st.lists(st.integers(0, 4), min_size=30, max_size=30),
)
def test_no_identity_is_given_twice(before: list[int], after: list[int]) -> None:
    old = {str(k): frozenset(i for i, label in enumerate(before) if label == k) for k in range(5)}
    new = [frozenset(i for i, label in enumerate(after) if label == k) for k in range(5)]
    kept = [name for name in keep_identities(old, new) if name is not None]
    assert len(kept) == len(set(kept))
