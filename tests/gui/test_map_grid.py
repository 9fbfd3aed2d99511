# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding songs on the map: what the grid of cells finds is what trying every point finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from musecluster.gui.map_grid import Grid

COORDINATES = st.one_of(st.integers(-4, 4).map(float), st.floats(-100, 100, width=32))
POINTS = st.integers(0, 60).flatmap(lambda count: arrays(np.float32, (count, 2), elements=COORDINATES))
SPACE = st.floats(-150, 150)
DIRECTIONS = ((1, 0), (-1, 0), (0, 1), (0, -1))


@given(POINTS, SPACE, SPACE, st.one_of(st.floats(0, 300), st.just(float("inf"))))
def test_the_nearest_is_the_nearest_of_all(points: np.ndarray, x: float, y: float, within: float) -> None:
    found = Grid(points).nearest(x, y, within)
    squared = ((points.astype(np.float64) - (x, y)) ** 2).sum(axis=1)
    if found is None:
        assert not (squared < within**2 * (1 - 1e-12)).any()
    else:
        assert squared[found] == squared.min() <= within**2


@given(POINTS.filter(len), st.data())
def test_a_step_goes_its_way_and_only_the_edge_stops_it(points: np.ndarray, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(points) - 1))
    dx, dy = data.draw(st.sampled_from(DIRECTIONS))
    away = points.astype(np.float64) - points[start]
    ahead, aside = away @ (dx, dy), np.abs(away @ (dy, dx))
    found = Grid(points).toward(start, dx, dy)
    candidates = (ahead > 0) & (aside <= ahead)
    if found is None:
        assert not candidates.any()
    else:
        assert candidates[found]
        assert not ((ahead < ahead[found]) & (aside <= aside[found]) & candidates).any()


@given(POINTS)
def test_some_way_leads_on_from_every_song(points: np.ndarray) -> None:
    grid = Grid(points)
    apart = len(np.unique(points, axis=0))
    for index in range(len(points)):
        assert (apart == 1) or any(grid.toward(index, *way) is not None for way in DIRECTIONS)


def test_straight_ahead_is_preferred() -> None:
    points = np.float32([[0, 0], [2, 0], [1.5, 1.4]])
    assert Grid(points).toward(0, 1, 0) == 1


def test_a_clump_is_more_crowded_than_what_lies_around_it(rng: np.random.Generator) -> None:
    clump, around = rng.normal(size=(900, 2)), rng.uniform(-40, 40, size=(100, 2))
    crowding = Grid(np.concatenate([clump, around]).astype(np.float32)).crowding()
    assert np.median(crowding[:900]) > 5 * np.median(crowding[900:])
    assert np.isfinite(crowding).all()


def test_points_on_a_line_or_in_one_place_have_a_grid() -> None:
    for points in (np.zeros((50, 2)), np.column_stack([np.arange(50), np.zeros(50)])):
        grid = Grid(points.astype(np.float32))
        assert grid.nearest(0.1, 0.1, 1.0) is not None
        assert sorted(grid.order) == list(range(50))
