# SPDX-License-Identifier: GPL-3.0-or-later
"""Splits and folds: no artist in two, every genre in each as far as there are artists, the same by seed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.errors import UsageError
from musecluster.training.dataset import Clips
from musecluster.training.splits import completed, deal, folds


def clips_of(genre, artist, split=""):
    count = len(genre)
    return Clips(
        np.zeros((count, 16, 128), np.uint8),
        np.array([f"clip.{i}" for i in range(count)]),
        np.asarray(genre, np.int64),
        tuple(f"genre {g}" for g in range(max(genre) + 1)),
        np.array(artist),
        np.array([split] * count if isinstance(split, str) else split),
    )


@pytest.fixture
def clips(rng):
    """Ten genres of 60 clips, by artists of one to six clips each."""
    genre = np.repeat(np.arange(10), 60)
    artist = [f"{g} {int(a)}" for g in range(10) for a in np.sort(rng.integers(0, 25, 60))]
    return clips_of(genre, artist)


def artists_of(clips, split):
    return set(clips.of(split).artist.tolist())


def test_a_split_is_made_by_artist_and_by_genre(clips):
    made = completed(clips, 0, print)
    parts = [artists_of(made, name) for name in ("train", "valid", "test")]
    assert sum(map(len, parts)) == len(set(clips.artist.tolist()))
    for name, share in (("train", 0.70), ("valid", 0.15), ("test", 0.15)):
        by_genre = np.bincount(made.of(name).genre, minlength=10) / 60
        np.testing.assert_allclose(by_genre, share, atol=0.05)


def test_a_seed_makes_the_same_split_and_another_seed_another(clips):
    first, again, other = (completed(clips, seed, print).split for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_given_splits_are_kept(clips):
    split = np.where(np.arange(len(clips)) % 2, "train", "valid")
    given = clips_of(clips.genre, clips.artist, split)
    assert (completed(given, 0, print).split == split).all()


def test_splits_of_ones_own_are_kept(clips):
    given = clips_of(clips.genre, clips.artist, "fold 7")
    assert set(completed(given, 0, print).split.tolist()) == {"fold 7"}


def test_without_valid_artists_of_train_become_it(clips):
    tested = np.isin(clips.artist, [artist for artist in set(clips.artist.tolist()) if artist.endswith("7")])
    given = clips_of(clips.genre, clips.artist, np.where(tested, "test", "train"))
    told = []
    made = completed(given, 0, told.append)
    assert ((made.split == "test") == tested).all()
    assert not artists_of(made, "train") & artists_of(made, "valid")
    assert 0.12 < (made.split == "valid").sum() / (~tested).sum() < 0.24
    assert "divided by artist: train" in told[0]


def test_folds_test_every_clip_once_on_other_artists(clips):
    tested = []
    for fold in folds(clips, 5):
        parts = [artists_of(fold, name) for name in ("train", "valid", "test")]
        assert not parts[0] & parts[1]
        assert not parts[0] & parts[2]
        assert not parts[1] & parts[2]
        by_genre = np.bincount(fold.of("test").genre, minlength=10) / 60
        np.testing.assert_allclose(by_genre, 0.2, atol=0.06)
        tested += fold.of("test").ids.tolist()
    assert sorted(tested) == sorted(clips.ids.tolist())


def test_folds_follow_the_seed(clips):
    first, again, other = (next(folds(clips, 4, seed)).split for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


@pytest.mark.parametrize("k", [-1, 0, 2, 3])
def test_folds_that_cannot_be_made_are_refused(k):
    with pytest.raises(UsageError, match=f"{k} folds cannot be made"):
        next(folds(clips_of([0, 1, 0], ["a", "b", "a"]), k))


@given(
    artists=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), min_size=1, max_size=30),
    shares=st.sampled_from([(0.7, 0.15, 0.15), (0.85, 0.15), (0.25,) * 4]),
    seed=st.integers(0, 5),
)
def test_artists_are_never_parted(artists, shares, seed):
    genre = np.array([g for g, count in artists for _ in range(count)])
    artist = np.array([f"artist {i}" for i, (_, count) in enumerate(artists) for _ in range(count)])
    part = deal(genre, artist, shares, seed)
    assert part.min() >= 0
    assert part.max() < len(shares)
    assert all(len(set(part[artist == name])) == 1 for name in artist)


def test_every_part_gets_a_genre_that_has_an_artist_for_each():
    genre = np.repeat([0, 1, 2, 3], 4)
    part = deal(genre, np.array([f"artist {i}" for i in range(16)]), (0.7, 0.15, 0.15), 0)
    for g in range(4):
        assert np.bincount(part[genre == g]).tolist() == [2, 1, 1]


def test_an_artist_of_two_genres_stays_whole():
    genre = np.array([0, 1, 0, 1, 0, 1])
    part = deal(genre, np.array(["a", "a", "b", "b", "c", "c"]), (0.7, 0.15, 0.15), 0)
    assert sorted(part.tolist()) == [0, 0, 1, 1, 2, 2]
