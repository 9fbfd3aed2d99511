# SPDX-License-Identifier: GPL-3.0-or-later
"""Clips without sound for tests: a picture, a genre, an artist and a split each."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from musecluster.training.contenders import Contender
from musecluster.training.dataset import Clips

GENRES = ("blues", "jazz", "rock")


def clips(each=8, columns=140):
    """`each` clips of three genres, two by each artist; the first half of the artists are to learn from."""
    rng = np.random.default_rng(3)
    genre = np.repeat(np.arange(len(GENRES)), each)
    number = np.tile(np.arange(each), len(GENRES))
    mel = rng.integers(0, 60, (len(genre), columns, 128), dtype=np.uint8)
    for one, kind in zip(mel, genre, strict=True):
        one[:, 40 * kind : 40 * kind + 40] += 150
    return Clips(
        mel=mel,
        ids=np.array([f"{GENRES[g]}.{n}" for g, n in zip(genre, number, strict=True)]),
        genre=genre,
        genres=GENRES,
        artist=np.array([f"{GENRES[g]} {n // 2}" for g, n in zip(genre, number, strict=True)]),
        split=np.where(number < each // 2, "train", "valid"),
    )


def perfect(of, **changes):
    """A contender that knows every genre for sure and has learned from nothing."""
    vectors = np.eye(len(of.genres), dtype=np.float32)[of.genre]
    whole = Contender("perfect", "network", vectors, np.ones(len(of), bool), of.genres, vectors)
    return replace(whole, **{"ms_a_clip": 22.0, **changes})
