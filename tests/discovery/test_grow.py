# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist grows by songs like its own, by all of its moods, and by nobody too often."""

from __future__ import annotations

import numpy as np

from musecluster.discovery.grow import grow


def library(rng: np.random.Generator) -> np.ndarray:
    """Three moods of twenty songs each."""
    vectors = np.eye(3, dtype=np.float32).repeat(20, axis=0) + rng.normal(0, 0.1, (60, 3)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_it_grows_by_each_of_its_moods(rng: np.random.Generator) -> None:
    members = np.array([0, 1, 2, 20, 21, 22])
    exclude = np.isin(np.arange(60), [*members, 3])
    found = grow(library(rng), members, count=20, artists=[""] * 60, exclude=exclude)
    assert len(set(found)) == 20
    assert not set(found) & {0, 1, 2, 3, 20, 21, 22}
    moods = np.bincount(np.array(found) // 20, minlength=3)
    assert moods[0] >= 5
    assert moods[1] >= 5
    assert moods[2] == 0


def test_no_artist_fills_it(rng: np.random.Generator) -> None:
    artists = ["One" if n % 2 else f"Artist {n}" for n in range(60)]
    members = np.array([0])
    found = grow(library(rng), members, count=10, artists=artists, exclude=np.arange(60) == 0)
    assert sum(artists[row] == "One" for row in found) <= 2


def test_nothing_grows_from_nothing(rng: np.random.Generator) -> None:
    empty = np.array([], np.intp)
    assert grow(library(rng), empty, count=5, artists=[""] * 60, exclude=np.zeros(60, bool)) == []
