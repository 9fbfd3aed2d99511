# SPDX-License-Identifier: GPL-3.0-or-later
"""Cross-validation: every clip is scored once, by a network that has not heard its artist, and summed up."""

from __future__ import annotations

import csv
import importlib
import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.errors import UsageError  # noqa: E402
from musecluster.training import make as making  # noqa: E402
from musecluster.training import train as training  # noqa: E402
from musecluster.training.dataset import Clips  # noqa: E402
from musecluster.training.kfold import cross_validate  # noqa: E402
from tests.training.tiny import TABLE  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def _fonts():
    """Matplotlib's list of fonts, of which it logs a warning where it takes long to make."""
    importlib.import_module("matplotlib.font_manager")


class Oracle(torch.nn.Module):
    """Hears the genre that a clip's first cell names, but for clips of 2, which it takes for 0."""

    def __init__(self):
        super().__init__()
        self.scale = torch.nn.Parameter(torch.ones(1))

    def forward(self, x):
        named = (x[:, 0, 0, 0] * 255).round().long()
        return torch.nn.functional.one_hot(named % 2, 2) * self.scale


@pytest.fixture
def clips():
    """Twelve clips of six artists and two genres; the first cell names the genre, for two of them wrongly."""
    genre = np.arange(12) // 2 % 2
    mel = np.zeros((12, 16, 128), np.uint8)
    mel[:, 0, 0] = np.where(np.arange(12) // 2 == 1, 2, genre)
    ids = np.array([f"clip.{i}" for i in range(12)])
    artist = np.array([f"artist {i // 2}" for i in range(12)])
    return Clips(mel, ids, genre, ("a", "b"), artist, np.full(12, ""))


def test_every_clip_is_scored_once_and_no_artist_is_on_both_sides(clips, tmp_path):
    heard = []

    def learn(number, fold):
        assert number == len(heard) + 1
        test, others = fold.of("test"), fold.of("train", "valid")
        assert not set(test.artist) & set(others.artist)
        heard.extend([test.ids])
        return Oracle()

    told = []
    summary = cross_validate(clips, 3, 0, tmp_path, learn, told.append)
    assert sorted(np.concatenate(heard)) == sorted(clips.ids)
    assert summary["confusion"] == [[6, 0], [2, 4]]
    shares = [row["accuracy"] for row in summary["folds"]]
    assert sorted(shares) == [0.5, 1.0, 1.0]
    assert summary["accuracy_mean"] == pytest.approx(np.mean(shares), abs=1e-4)
    assert summary["accuracy_sd"] == pytest.approx(np.std(shares, ddof=1), abs=1e-4)
    assert f"accuracy {np.mean(shares):.3f} ± {np.std(shares, ddof=1):.3f} over 3 folds" in told
    assert json.loads((tmp_path / "folds.json").read_text("utf-8")) == summary
    with (tmp_path / "folds.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [float(row["accuracy"]) for row in rows] == shares
    assert (tmp_path / "confusion.png").read_bytes().startswith(b"\x89PNG")


def test_folds_that_cannot_be_made_are_refused(clips, tmp_path):
    for count in (2, 7):
        with pytest.raises(UsageError, match=f"{count} folds"):
            cross_validate(clips, count, 0, tmp_path, lambda *_: Oracle(), print)


def test_one_command_trains_each_fold_in_a_folder_of_its_own(clips, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "NETWORKS", TABLE)
    monkeypatch.setattr(making, "NETWORKS", TABLE)
    monkeypatch.setattr(making, "load", lambda *_, **__: replace(clips, split=np.full(12, "train")))
    recipe = training.Recipe(network="tiny", epochs=1, batch=4, frames=16, patience=2)
    folder = making.make(tmp_path, tmp_path, recipe, splits=["train"], folds=3, tell=lambda _: None)
    assert folder.name == "tiny-3folds-1-patience2-batch4-frames16-0"
    assert sorted(file.name for file in folder.iterdir()) == [
        *("confusion.png", "fold-1", "fold-2", "fold-3", "folds.csv", "folds.json")
    ]
    before = (folder / "folds.json").read_bytes()
    making.make(tmp_path, tmp_path, recipe, splits=["train"], folds=3, tell=lambda _: None)
    assert (folder / "folds.json").read_bytes() == before
