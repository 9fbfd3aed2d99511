# SPDX-License-Identifier: GPL-3.0-or-later
"""Albums as a second task: they are learned beside the genres, and a run with them can be gone on with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from musecluster.errors import UsageError
from musecluster.training import train as training
from musecluster.training.albums import Albums
from musecluster.training.dataset import Clips
from musecluster.training.train import Recipe

RECIPE = Recipe(epochs=2, batch=4, frames=16, albums=0.5)


@pytest.fixture
def clips(rng):
    mel = rng.integers(0, 255, (8, 24, 128), dtype=np.uint8)
    names = np.array([str(n) for n in range(8)])
    return Clips(mel, names, np.arange(8) % 2, ("a", "b"), names, np.array(["train"] * 8))


@pytest.fixture
def albums(rng):
    mel = rng.integers(0, 255, (9, 24, 128), dtype=np.uint8)
    return Albums(mel, np.array([str(n) for n in range(9)]), np.arange(9) % 3, ("x", "y", "z"))


def test_the_albums_change_what_is_learned(clips, albums, tmp_path):
    alone = training.train(clips, None, replace(RECIPE, albums=0.0), tmp_path / "a")
    beside = training.train(clips, None, RECIPE, tmp_path / "b", albums=albums)
    assert any(
        not torch.equal(one, two) for one, two in zip(alone.parameters(), beside.parameters(), strict=True)
    )


def test_a_run_with_albums_goes_on_to_the_same_bit(clips, albums, tmp_path):
    whole = training.train(clips, None, RECIPE, tmp_path / "whole", albums=albums)

    def stop(_line):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        training.train(clips, None, RECIPE, tmp_path / "parts", stop, albums)
    parts = training.train(clips, None, RECIPE, tmp_path / "parts", albums=albums)
    for one, two in zip(whole.parameters(), parts.parameters(), strict=True):
        assert torch.equal(one, two)


@pytest.mark.parametrize("weight", [0.0, 0.5])
def test_a_weight_without_albums_and_albums_without_a_weight_are_refused(clips, albums, tmp_path, weight):
    with pytest.raises(UsageError, match="--albums"):
        training.train(
            clips, None, replace(RECIPE, albums=weight), tmp_path, albums=None if weight else albums
        )
