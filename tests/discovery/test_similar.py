# SPDX-License-Identifier: GPL-3.0-or-later
"""More like this is exact, varied, hubless and scored in its own order."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.discovery import similar as module
from musecluster.discovery.similar import hub_scale, similar

if TYPE_CHECKING:
    from numpy.typing import NDArray


def random_vectors(total: int, dimensions: int, seed: int = 0) -> NDArray[np.float32]:
    """Unit vectors that are dense in one direction, so that hubs arise."""
    vectors = np.random.default_rng(seed).normal(size=(total, dimensions)) + 0.7
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


VECTORS = random_vectors(400, 24)
NOBODY = [""] * 400


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("query", [0, 123, 399])
def test_it_is_what_sorting_everything_gives(query: int, scaled: bool) -> None:
    scale = hub_scale(VECTORS) if scaled else None
    cosine = VECTORS.astype(np.float64) @ VECTORS[query]
    ranks = cosine if scale is None else -(2 - 2 * cosine) / scale
    ranks[query] = -np.inf
    found = similar(VECTORS[query], VECTORS, count=30, artists=NOBODY, exclude=np.array([query]), scale=scale)
    assert [index for index, _ in found] == np.argsort(-ranks)[:30].tolist()


@pytest.mark.parametrize("scaled", [False, True])
def test_scores_fall_from_one_within_nought_and_one(scaled: bool) -> None:
    scale = hub_scale(VECTORS) if scaled else None
    scores = [score for _, score in similar(VECTORS[7], VECTORS, count=400, artists=NOBODY, scale=scale)]
    assert scores[0] == pytest.approx(1, abs=1e-4)
    assert all(high >= low for high, low in pairwise(scores))
    assert scores[-1] >= 0


def test_what_is_excluded_by_mask_or_index_never_comes() -> None:
    mask = np.arange(400) % 2 == 0
    for exclude in (mask, np.flatnonzero(mask)):
        found = similar(VECTORS[0], VECTORS, count=400, artists=NOBODY, exclude=exclude)
        assert {index % 2 for index, _ in found} == {1}
        assert len(found) == 200
    assert similar(VECTORS[0], VECTORS, count=5, artists=NOBODY, exclude=np.ones(400, bool)) == []


def test_ties_are_in_the_order_of_the_library() -> None:
    copies = np.tile(VECTORS[:1], (50, 1))
    found = similar(VECTORS[0], copies, count=5, artists=[""] * 50, scale=hub_scale(copies))
    assert [index for index, _ in found] == [0, 1, 2, 3, 4]


def test_no_artist_has_more_than_two_of_ten() -> None:
    artists = [f"Artist {index // 100}" for index in range(300)] + [f"Other {index}" for index in range(100)]
    found = [artists[index] for index, _ in similar(VECTORS[0], VECTORS, count=20, artists=artists)]
    assert max(Counter(found[:10]).values()) <= 2
    assert max(Counter(found).values()) <= 4
    free = [artists[i] for i, _ in similar(VECTORS[0], VECTORS, count=20, artists=artists, per_artist=None)]
    assert max(Counter(free[:10]).values()) > 2


def test_a_crowd_by_one_artist_hides_nobody() -> None:
    vectors = np.concatenate([np.tile(VECTORS[:1], (5_000, 1)), VECTORS[1:9]])
    artists = ["Crowd"] * 5_000 + [f"Other {index}" for index in range(8)]
    found = similar(VECTORS[0], vectors, count=10, artists=artists)
    assert Counter(artists[index][:5] for index, _ in found) == {"Crowd": 2, "Other": 8}


def test_the_limit_yields_where_all_tracks_are_by_one_artist() -> None:
    assert len(similar(VECTORS[0], VECTORS, count=10, artists=["Only"] * 400)) == 10
    two = ["One", "Two"] * 200
    assert len(similar(VECTORS[0], VECTORS, count=10, artists=two)) == 4


def test_the_scale_damps_hubs() -> None:
    scale = hub_scale(VECTORS)
    busiest = []
    for used in (None, scale):
        entered: Counter[int] = Counter()
        for query in range(400):
            found = similar(
                VECTORS[query],
                VECTORS,
                count=10,
                artists=NOBODY,
                exclude=np.array([query]),
                scale=used,
            )
            entered.update(index for index, _ in found)
        busiest.append(max(entered.values()))
    assert busiest[1] < 0.7 * busiest[0]


def test_the_scale_does_not_depend_on_how_it_is_blocked(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = hub_scale(VECTORS)
    monkeypatch.setattr(module, "BLOCK", 37)
    np.testing.assert_allclose(hub_scale(VECTORS), whole, rtol=1e-4)
    assert whole.dtype == np.float32


@pytest.mark.parametrize("total", [0, 1, 3])
def test_tiny_libraries(total: int) -> None:
    scale = hub_scale(VECTORS[:total])
    assert scale.shape == (total,)
    assert (scale > 0).all()
    found = similar(VECTORS[9], VECTORS[:total], count=5, artists=[""] * total, scale=scale)
    assert len(found) == total
    assert similar(VECTORS[9], VECTORS, count=0, artists=NOBODY) == []
