# SPDX-License-Identifier: GPL-3.0-or-later
"""Layouts are finite for every library, repeatable to the bit, and keep together what sounds alike."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from musecluster.clustering.neighbours import nearest
from musecluster.clustering.project import FEWEST, project, without_voids
from tests.clustering.vectors import groups, unit

REPEATED = """
import hashlib
from musecluster.clustering.neighbours import nearest
from musecluster.clustering.project import project
from tests.clustering.vectors import groups
vectors, _ = groups(120, 4)
print(hashlib.sha256(project(vectors, nearest(vectors, 14), dimensions=10, seed=3).tobytes()).hexdigest())
"""


@pytest.mark.parametrize("total", [1, 2, 3, 5, FEWEST - 1, FEWEST, 16, 60])
@pytest.mark.parametrize("kind", ["groups", "copies", "two directions"])
def test_every_library_has_a_finite_layout(total: int, kind: str) -> None:
    vectors, _ = groups(total, 3)
    if kind == "copies":
        vectors = np.tile(vectors[:1], (total, 1))
    if kind == "two directions":
        vectors = unit(np.sign(vectors[:, :1]) * np.ones((total, 4)))
    for dimensions in (2, 10):
        layout = project(vectors, nearest(vectors, 14), dimensions=dimensions, seed=0)
        assert layout.shape == (total, dimensions)
        assert layout.dtype == np.float32
        assert np.isfinite(layout).all()
        assert len(np.unique(layout, axis=0)) == total


def test_two_fresh_processes_give_the_same_bytes() -> None:
    printed = {
        subprocess.run((sys.executable, "-c", REPEATED), check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    }
    assert len(printed) == 1


def test_another_seed_gives_another_layout() -> None:
    vectors, _ = groups(60, 3)
    near = nearest(vectors, 14)
    one, other = (project(vectors, near, dimensions=2, seed=seed) for seed in (0, 1))
    assert not np.array_equal(one, other)


def test_a_map_has_no_void_between_its_groups() -> None:
    random = np.random.default_rng(0)
    group = random.uniform(0, 1, (40, 2))
    places = np.array([(0, 0), (100, 0.5), (0, 900)])
    far = (places[:, None] + group).reshape(-1, 2).astype(np.float32)
    near = without_voids(far)
    assert near.dtype == np.float32
    np.testing.assert_allclose(near.mean(axis=0), 0, atol=1e-5)
    for first in (0, 40, 80):  # each group keeps its shape
        part, was = near[first : first + 40], far[first : first + 40]
        np.testing.assert_allclose(part - part[0], was - was[0], atol=1e-4)
    for axis in range(2):  # in the same order, and less than half of the width is empty
        assert (near[:, axis].argsort(kind="stable") == far[:, axis].argsort(kind="stable")).all()
        gaps = np.diff(np.sort(near[:, axis]))
        assert 0.05 < gaps.max() / gaps.sum() < 0.2
    np.testing.assert_allclose(without_voids(group.astype(np.float32)), group - group.mean(axis=0), atol=1e-5)


@pytest.mark.parametrize("total", [1, 2, 3])
def test_a_map_of_a_few_songs_stays_finite(total: int) -> None:
    positions = np.arange(2 * total, dtype=np.float32).reshape(total, 2)
    closer = without_voids(positions)
    assert closer.shape == (total, 2)
    assert np.isfinite(closer).all()
    assert len(np.unique(closer, axis=0)) == total


def test_groups_stay_apart_on_the_map() -> None:
    vectors, group = groups(300, 6)
    layout = project(vectors, nearest(vectors, 14), dimensions=2, seed=0)
    apart = np.linalg.norm(layout[:, None] - layout, axis=2)
    np.fill_diagonal(apart, np.inf)
    assert np.mean(group[apart.argmin(axis=1)] == group) > 0.98
