# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts are ones that a listener could use, for every size of library and however it is made."""

from __future__ import annotations

import functools
import itertools

import numpy as np
import pytest

from musecluster.clustering.arrange import Arrangement, arrange
from musecluster.clustering.cluster import Cut, default_granularity, fewest
from tests.clustering.vectors import groups, unit

SIZES = {1: (1, 1), 2: (1, 1), 5: (1, 1), 20: (2, 5), 58: (3, 8), 200: (4, 20), 2_000: (8, 45)}


def sizes(cut: Cut) -> list[int]:
    return np.bincount(cut.labels[cut.labels >= 0]).tolist()


def shown(library: Arrangement) -> Cut:
    return next(cut for cut in library.cuts if cut.granularity == library.granularity)


@pytest.fixture(scope="module", params=SIZES)
def hazy(request: pytest.FixtureRequest) -> Arrangement:
    """A library in which everything shades into everything."""
    return _hazy(request.param)


@functools.cache  # the order of tests is random, and this is their cost
def _hazy(total: int) -> Arrangement:
    return arrange(groups(total, 12, spread=2, seed=total)[0])


def test_no_playlist_is_too_small(hazy: Arrangement) -> None:
    total = len(hazy.positions)
    for cut in hazy.cuts:
        assert min(sizes(cut)) >= min(fewest(total), total)


def test_cuts_grow_in_number_and_differ(hazy: Arrangement) -> None:
    counts = [cut.count for cut in hazy.cuts]
    assert counts == sorted(set(counts))
    assert len(counts) == 9 or counts == list(range(counts[0], counts[-1] + 1))
    steps = [cut.granularity for cut in hazy.cuts]
    assert steps == sorted(set(steps))
    assert (steps[0], steps[-1]) in {(0, 1), (0.5, 0.5)}


def test_numbers_of_playlists_suit_the_library(hazy: Arrangement) -> None:
    total = len(hazy.positions)
    low, high = SIZES[total]
    assert low <= shown(hazy).count <= high
    if total >= 30:
        assert 2 <= hazy.cuts[0].count <= 8
        assert hazy.cuts[-1].count <= max(total / 5, 8)


def test_a_narrower_cut_only_divides(hazy: Arrangement) -> None:
    for broad, narrow in itertools.pairwise(hazy.cuts):
        within = {(n, b) for n, b in zip(narrow.labels.tolist(), broad.labels.tolist(), strict=True)}
        assert len(within) == len(set(narrow.labels.tolist()))


def test_few_are_left_alone(hazy: Arrangement) -> None:
    for cut in hazy.cuts:
        assert np.mean(cut.loose | (cut.labels < 0)) < 0.2
        assert not np.any(cut.loose & (cut.labels < 0))


def test_nothing_is_one_giant_and_crumbs(hazy: Arrangement) -> None:
    if len(hazy.positions) >= 30:
        assert max(sizes(shown(hazy))) < 0.5 * len(hazy.positions)


def test_strength_is_a_share_and_favours_the_middle(hazy: Arrangement) -> None:
    for cut in hazy.cuts:
        assert cut.strength.dtype == np.float32
        assert cut.strength.min() >= 0
        assert cut.strength.max() <= 1
        if cut.loose.any():
            assert cut.strength[cut.loose].mean() < cut.strength[~cut.loose].mean()


@pytest.mark.parametrize(("total", "styles"), [(90, 6), (400, 5), (400, 12)])
def test_styles_that_anyone_hears_become_the_playlists(total: int, styles: int) -> None:
    vectors, group = groups(total, styles, spread=0.6)
    cut = shown(arrange(vectors))
    assert cut.count == styles
    pairs = set(zip(cut.labels.tolist(), group.tolist(), strict=True))
    assert len(pairs) == styles
    assert cut.gap > 5


def test_two_islands_of_the_map_are_not_yet_two_playlists() -> None:
    def cut(count: int, gap: float) -> Cut:
        labels = np.arange(58, dtype=np.int32) % count
        return Cut(1 / count, labels, np.ones(58, np.float32), np.zeros(58, np.bool_), gap)

    assert default_granularity([cut(2, 86.0), cut(5, 1.5)]) == 1 / 5  # the gaps of a real library


def test_tracks_like_no_other_go_to_no_playlist() -> None:
    vectors, _ = groups(200, 5, spread=0.4, dimensions=64)
    strange = unit(np.random.default_rng(9).normal(size=(4, 64)))
    vectors[[3, 50, 120, 199]] = strange
    for cut in arrange(vectors).cuts:
        assert set(np.flatnonzero(cut.labels < 0).tolist()) <= {3, 50, 120, 199}
        assert np.sum(cut.labels < 0) >= 3
        assert not cut.strength[cut.labels < 0].any()


@pytest.mark.parametrize("total", [1, 3, 7, 30, 120])
def test_copies_of_one_song_are_arranged_too(total: int) -> None:
    library = arrange(np.tile(groups(1, 1)[0], (total, 1)))
    assert np.isfinite(library.positions).all()
    for cut in library.cuts:
        assert np.isfinite(cut.strength).all()
        assert min(cut.labels) >= 0


def test_the_same_library_is_arranged_the_same() -> None:
    vectors, _ = groups(80, 4, spread=1)
    one, again = arrange(vectors, seed=5), arrange(vectors, seed=5)
    np.testing.assert_array_equal(one.positions, again.positions)
    for cut, same in zip(one.cuts, again.cuts, strict=True):
        np.testing.assert_array_equal(cut.labels, same.labels)
        np.testing.assert_array_equal(cut.strength, same.strength)
    assert one.granularity == again.granularity == default_granularity(one.cuts)


@pytest.mark.parametrize("smallest", [0, 12, 40, 150])
def test_no_playlist_is_smaller_than_the_listener_wants(smallest: int) -> None:
    for cut in arrange(groups(200, 12, seed=3)[0], smallest=smallest).cuts:
        assert min(sizes(cut)) >= smallest
