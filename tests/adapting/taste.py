# SPDX-License-Identifier: GPL-3.0-or-later
"""Libraries whose genres lie in few of many directions, with tags as false and incomplete as real ones."""

from __future__ import annotations

import numpy as np

from musecluster.adapting.songs import Labels, Songs

GENRES = 6


def library(songs=600, *, artists=60, dimensions=24, seed=0):
    """Unit vectors [N, D], genres [N] and artists [N]; what tells genres apart is drowned by the rest."""
    rng = np.random.default_rng(seed)
    genre_of = np.arange(artists) % GENRES
    centres = np.zeros((GENRES, dimensions))
    centres[:, :8] = rng.standard_normal((GENRES, 8))
    artist = np.arange(songs) % artists
    own = rng.standard_normal((artists, dimensions)) * 0.4
    loud = np.r_[np.full(8, 0.8), np.full(dimensions - 8, 2.5)]
    vectors = centres[genre_of[artist]] + own[artist] + rng.standard_normal((songs, dimensions)) * loud
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), genre_of[artist], artist


def tagged(true, *, false=0.0, missing=0.0, seed=1):
    """Tags of which some are another genre, and some are missing (-1)."""
    rng = np.random.default_rng(seed)
    wrong = rng.random(len(true)) < false
    tags = np.where(wrong, (true + rng.integers(1, GENRES, len(true))) % GENRES, true)
    return np.where(rng.random(len(true)) < missing, -1, tags)


def songs_of(vectors, tags, artists):
    genres = Labels.of([[tag] if tag >= 0 else [] for tag in tags.tolist()], judged=True, by_artist=True)
    return Songs(vectors, artists, (genres, Labels.of([[one] for one in artists.tolist()], weight=0.5)))
