# SPDX-License-Identifier: GPL-3.0-or-later
"""The linear probe, the reference's features and the agreement of playlists with genres."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.fft import dct

from musecluster.training.cluster_figures import cluster_figures, lay_out
from musecluster.training.mfcc import mfcc_statistics
from musecluster.training.probe import probe


def groups(rng, apart, each=30):
    genre = np.repeat(np.arange(3), each)
    centres = np.eye(3, 5) * apart
    return (centres[genre] + rng.normal(size=(len(genre), 5))).astype(np.float32), genre


def test_groups_that_lie_apart_are_told_apart(rng):
    vectors, genre = groups(rng, 12)
    artist = np.arange(len(genre)).astype(str)
    asked, truth = groups(rng, 12)
    assert probe(vectors, genre, artist, asked).tolist() == truth.tolist()


def test_noise_is_answered_at_chance(rng):
    vectors, genre = groups(rng, 0, each=150)
    asked, truth = groups(rng, 0, each=150)
    guess = probe(vectors, genre, (np.arange(len(genre)) // 5).astype(str), asked)
    assert (guess == truth).mean() == pytest.approx(1 / 3, abs=0.1)


def test_few_artists_are_enough(rng):
    vectors, genre = groups(rng, 12)
    assert (probe(vectors, genre, genre.astype(str), vectors) == genre).all()


def test_one_genre_cannot_be_learned_from(rng):
    vectors, _ = groups(rng, 1)
    nothing = np.zeros(len(vectors), np.int64)
    assert probe(vectors, nothing, nothing.astype(str), vectors) is None


def test_the_reference_is_the_cosine_transform_of_the_picture(rng):
    mel = rng.integers(0, 256, (6, 20, 128), dtype=np.uint8)
    series = dct(mel * (80 / 255) - 80, norm="ortho", axis=2)[:, :, :20]
    raw = np.concatenate([series.mean(1), series.std(1)], axis=1)
    expected = (raw - raw.mean(0)) / raw.std(0)
    np.testing.assert_allclose(mfcc_statistics(mel), expected, atol=1e-3)


def test_playlists_that_are_the_genres_agree_wholly():
    figures = cluster_figures(np.array([2, 2, 0, 0, 1]), np.array([0, 0, 1, 1, 2]))
    assert figures == {"playlists": 3, "v_measure": 1.0, "ami": 1.0, "noise": 0.0}


def test_one_playlist_of_everything_says_nothing():
    figures = cluster_figures(np.zeros(6, np.int32), np.array([0, 0, 1, 1, 2, 2]))
    assert (figures["v_measure"], figures["ami"], figures["playlists"]) == (0, 0, 1)


def test_the_v_measure_by_hand():
    # Two genres in four pure halves: homogeneity 1, completeness 1/2, harmonic mean 2/3.
    figures = cluster_figures(np.array([0, 1, 2, 3]), np.array([0, 0, 1, 1]))
    assert figures["v_measure"] == pytest.approx(2 / 3, abs=1e-4)


def test_the_unsorted_are_noise_and_a_cluster_of_their_own():
    figures = cluster_figures(np.array([0, 0, -1, -1]), np.array([0, 0, 1, 1]))
    assert figures == {"playlists": 1, "v_measure": 1.0, "ami": 1.0, "noise": 0.5}


def test_clips_are_laid_out_as_the_program_would(rng):
    vectors, genre = groups(rng, 25, each=20)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    made = lay_out(vectors)
    assert made.positions.shape == (60, 2)
    assert cluster_figures(made.labels, genre)["v_measure"] > 0.7
