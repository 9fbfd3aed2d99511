# SPDX-License-Identifier: GPL-3.0-or-later
"""The physics of the matrix: what labels tell apart is stretched, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.adapting import learn
from musecluster.adapting.learn import learned, stretches
from musecluster.adapting.songs import Labels, Songs
from tests.adapting.taste import library, songs_of, tagged


def test_without_labels_space_stays_as_it_is():
    vectors, true, artists = library(60, artists=12)
    silent = Songs(vectors, artists, (Labels.of([[] for _ in true], judged=True),))
    assert stretches(silent) is None
    np.testing.assert_array_equal(learned(silent), np.eye(24))


def test_one_label_for_all_says_nothing():
    vectors, true, artists = library(60, artists=12)
    one = Songs(vectors, artists, (Labels.of([["music"] for _ in true]),))
    metric = stretches(one)
    assert metric is None or np.abs(metric).max() < 30  # rounding alone
    assert stretches(Songs(vectors, artists, (Labels.of([[i] for i in range(60)]),))) is None


@pytest.mark.parametrize("by_artist", [False, True])
def test_the_direction_that_tells_labels_apart_is_the_longest(by_artist):
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((400, 5)).astype(np.float32)
    tags = rng.integers(0, 2, 40)[np.arange(400) % 40]
    vectors[:, 3] += 2 * tags
    labels = Labels.of([[int(tag)] for tag in tags], by_artist=by_artist)
    songs = Songs(vectors, np.arange(400) % 40, (labels,))
    metric, matrix = stretches(songs), learned(songs)
    assert np.abs(np.linalg.eigh(metric)[1][:, -1])[3] > 0.95
    assert np.trace(metric) == pytest.approx(5)
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-5)
    np.testing.assert_allclose(matrix @ matrix, 0.5 * np.eye(5) + 0.5 * metric, atol=1e-4)


def test_an_artists_songs_outvote_its_false_tags():
    vectors, true, artists = library()
    clean = stretches(songs_of(vectors, true, artists))
    songs = songs_of(vectors, tagged(true, false=0.3, missing=0.3), artists)
    alone = Songs(vectors, artists, (Labels.of([[t] if t >= 0 else [] for t in tagged(true, false=0.3)]),))

    def likeness(metric):
        return np.sum(metric * clean) / np.linalg.norm(metric) / np.linalg.norm(clean)

    assert likeness(stretches(songs)) > 0.99 > likeness(stretches(alone))


def test_labels_beyond_those_borne_most_say_nothing(monkeypatch):
    vectors, true, artists = library()
    rare = [[f"rare {row // 2}"] if row < 40 else [] for row in range(len(true))]
    genres = [[genre] for genre in true.tolist()]
    monkeypatch.setattr(learn, "LABELS", 6)
    both = Labels.of([a + b for a, b in zip(genres, rare, strict=True)], by_artist=True)
    alone = Labels.of(genres, by_artist=True)
    np.testing.assert_array_equal(
        stretches(Songs(vectors, artists, (both,))), stretches(Songs(vectors, artists, (alone,)))
    )


def test_kinds_count_by_their_weights_and_not_by_their_number_of_labels():
    vectors, true, artists = library()
    genres = Labels.of([[g] for g in true.tolist()], weight=1.0)
    named = Labels.of([[a] for a in artists.tolist()], weight=1e-9)
    together = stretches(Songs(vectors, artists, (genres, named)))
    np.testing.assert_allclose(together, stretches(Songs(vectors, artists, (genres,))), atol=1e-4)
