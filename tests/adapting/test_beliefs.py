# SPDX-License-Identifier: GPL-3.0-or-later
"""An artist's songs are what most of their tags say, and where those are few, what others' songs foretell."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.adapting.beliefs import LEAST, UNKNOWN, beliefs, foretold, share_of_false
from tests.adapting.taste import GENRES, library, tagged

PLAIN = np.eye(24)


def table(tags, artist):
    counts = np.zeros((artist.max() + 1, GENRES))
    np.add.at(counts, (artist[tags >= 0], tags[tags >= 0]), 1)
    return counts


def heard(*, songs=600, artists=200, seed=0):
    """Mean vectors [A, D], songs and genre of each artist, tags a third false, a third missing."""
    vectors, true, artist = library(songs, artists=artists, seed=seed)
    sizes = np.bincount(artist)
    sums = np.zeros((artists, vectors.shape[1]))
    np.add.at(sums, artist, vectors - vectors.mean(axis=0))
    return (
        sums / sizes[:, None],
        sizes,
        np.arange(artists) % GENRES,
        table(tagged(true, false=0.3, missing=0.3), artist),
    )


def test_more_artists_are_known_than_by_their_tags_alone():
    means, sizes, true, tags = heard()
    believed = beliefs(tags, means, sizes, 24 * PLAIN).argmax(axis=1)
    assert np.mean(believed == true) > np.mean(tags.argmax(axis=1) == true) + 0.1


def test_beliefs_are_probabilities():
    belief = beliefs(heard()[3], *heard()[:2], 24 * PLAIN)
    np.testing.assert_allclose(belief.sum(axis=1), 1)
    assert (belief >= 0).all()


def test_many_tags_that_agree_outweigh_everything_foretold():
    means, sizes, true, _ = heard()
    tags = 9.0 * np.eye(GENRES)[true]
    tags[0] = 9 * np.eye(GENRES)[1]  # an artist of genre 0
    assert beliefs(tags, means, sizes, 24 * PLAIN)[0, 1] > 0.99


def test_without_a_tag_an_artist_is_what_it_sounds_like():
    means, sizes, true, _ = heard()
    tags = 3.0 * np.eye(GENRES)[true]
    tags[:60] = 0
    believed = beliefs(tags, means, sizes, 24 * PLAIN)[:60].argmax(axis=1)
    assert np.mean(believed == true[:60]) > 2 / GENRES


def test_an_artist_foretells_nothing_of_itself():
    means, sizes, true, _ = heard(artists=12)
    tags = np.eye(GENRES)[true]
    changed = tags.copy()
    changed[3] = np.roll(tags[3], 1)
    once, again = (foretold(belief, means, sizes, 0 * PLAIN) for belief in (tags, changed))
    share = once[3] - again[3]  # all that is left of its own label is its part of the usual
    np.testing.assert_allclose(share, (tags[3] - changed[3]) / 12)


def test_what_is_foretold_is_the_ridge_regression_on_the_others():
    means, sizes, true, _ = heard(artists=12)
    inverse, tags = np.linalg.inv(means.T @ means + PLAIN), np.eye(GENRES)[true]
    usual = sizes @ tags / sizes.sum()
    for one in range(12):
        rest = np.arange(12) != one
        pulls = (sizes[rest, None] * means[rest]).T @ (tags[rest] - usual) / sizes.sum()
        expected = usual + means[one] @ inverse @ pulls
        np.testing.assert_allclose(foretold(tags, means, sizes, inverse)[one], expected, atol=1e-12)


@pytest.mark.parametrize("false", [0.1, 0.3])
def test_the_share_of_false_tags_is_found_from_artists_alone(false):
    artist = np.arange(4000) % 400
    tags = table(tagged(artist % GENRES, false=false), artist)
    assert share_of_false(tags) == pytest.approx(false, abs=0.04)


def test_tags_that_always_agree_are_still_not_trusted_blindly():
    assert share_of_false(5 * np.eye(GENRES)) == LEAST
    assert share_of_false(np.eye(GENRES)) == UNKNOWN


def test_one_label_and_no_tag_at_all_are_no_error():
    means, sizes, _, _ = heard(artists=12)
    assert (beliefs(np.ones((12, 1)), means, sizes, PLAIN) == 1).all()
    assert np.isfinite(beliefs(np.zeros((12, 3)), means, sizes, PLAIN)).all()
