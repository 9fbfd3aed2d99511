# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue keeps its order and its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.gui.play_queue import PlayQueue


def queue(ids: list[int], start: int = 0) -> PlayQueue:
    made = PlayQueue()
    made.replace(ids, start)
    return made


def test_it_begins_empty() -> None:
    empty = PlayQueue()
    assert (empty.current, empty.following, empty.seed, empty.coming) == (None, None, None, [])
    assert empty.step(1) is empty.step(-1) is None


def test_steps_end_where_the_list_ends() -> None:
    made = queue([1, 2, 3], 1)
    assert (made.current, made.following) == (2, 3)
    assert made.step(1) == 3
    assert made.step(1) is None
    assert made.current == 3
    assert made.step(-2) == 1


def test_songs_are_put_after_the_one_that_plays_or_at_the_end() -> None:
    made = queue([1, 2, 3], 0)
    made.insert([7, 8])
    made.append([9])
    assert made.ids == [1, 7, 8, 2, 3, 9]
    assert made.coming == [7, 8, 2, 3, 9]
    assert made.current == 1


def test_what_a_person_chose_last_is_the_seed_and_what_was_found_is_not() -> None:
    made = queue([1, 2])
    made.append_found(50)
    assert made.seed == 2
    made.insert([9])
    assert made.seed == 9
    made.append([])
    assert made.seed == 9


def test_only_what_has_not_come_yet_is_removed() -> None:
    made = queue([1, 2, 3, 4], 1)
    made.remove([0, 1, 5, -1])
    assert made.ids == [1, 2, 3, 4]
    made.remove([3, 2])
    assert made.ids == [1, 2]


@pytest.mark.parametrize(
    ("places", "before", "ids", "first"),
    [
        ([3], 2, [1, 2, 4, 3, 5], 2),
        ([2, 4], 3, [1, 2, 3, 5, 4], 2),
        ([2, 3], 5, [1, 2, 5, 3, 4], 3),
        ([4], 0, [1, 2, 5, 3, 4], 2),
        ([2], 99, [1, 2, 4, 5, 3], 4),
        ([0, 1], 4, [1, 2, 3, 4, 5], 4),
    ],
)
def test_songs_to_come_are_moved_among_themselves(
    places: list[int], before: int, ids: list[int], first: int
) -> None:
    made = queue([1, 2, 3, 4, 5], 1)
    assert made.move(places, before) == first
    assert (made.ids, made.current) == (ids, 2)


def test_songs_are_put_where_they_are_dropped_but_never_before_the_one_that_plays() -> None:
    made = queue([1, 2, 3], 1)
    made.put([8], 3)
    made.put([9], 0)
    assert (made.ids, made.seed) == ([1, 2, 9, 3, 8], 9)
    made.clear()
    assert made.ids == [1, 2]


@given(st.lists(st.integers(), min_size=1), st.lists(st.integers(-2, 20)), st.integers(-2, 20))
def test_moving_loses_no_song(ids: list[int], places: list[int], before: int) -> None:
    made = queue(ids, 0)
    made.move(places, before)
    assert sorted(made.ids) == sorted(ids)
    assert made.current == ids[0]


@given(st.lists(st.integers(1, 9)), st.integers(-5, 20), st.lists(st.integers(-3, 3)))
def test_the_place_is_always_one_of_the_list(ids: list[int], start: int, steps: list[int]) -> None:
    made = queue(ids, start)
    for step in steps:
        made.step(step)
        assert made.current in (ids or [None])
