# SPDX-License-Identifier: GPL-3.0-or-later
"""From a dataset on the disk to files that ship, and figures of what shipped."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.errors import MuseClusterError, UsageError  # noqa: E402
from musecluster.training import export  # noqa: E402
from musecluster.training import make as making  # noqa: E402
from musecluster.training.dataset import load  # noqa: E402
from musecluster.training.evaluate import evaluate  # noqa: E402
from musecluster.training.train import Recipe  # noqa: E402
from tests.training.datasets import bright, melodic, write_clip, write_log_mels  # noqa: E402


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A tiny dataset of dark and bright clips, and what one epoch on it ships."""
    base = write_log_mels(tmp_path_factory.mktemp("made"))
    told = []
    folder = making.make(
        base,
        base / "runs",
        Recipe(epochs=1),
        splits=["train"],
        out=base / "out",
        tell=told.append,
    )
    return base, folder, told


def test_everything_that_ships_is_there(made):
    base, folder, told = made
    assert {file.name for file in (base / "out").iterdir()} == {
        "musecluster.onnx",
        "musecluster.safetensors",
        "musecluster.json",
        "MODEL_CARD.md",
        "confusion.png",
        "curves.png",
        "log.csv",
    }
    assert {file.name for file in folder.iterdir()} == {
        "checkpoint.safetensors",
        "confusion.png",
        "curves.png",
        "log.csv",
    }
    assert "minutes left" in told[0]


def test_the_card_names_what_was_learned_from_and_what_was_measured(made):
    base, *_ = made
    card = (base / "out" / "MODEL_CARD.md").read_text("utf-8")
    figures = evaluate(base / "out" / "musecluster.onnx", load(base), "valid")
    assert figures["name"] in card
    assert f"{figures['accuracy']:.3f}" in card
    assert all(f"clip.{i}" in card for i in range(8))
    assert "clip.8" not in card


def test_the_figures_are_plain_numbers_and_agree_with_each_other(made):
    base, *_ = made
    figures = evaluate(base / "out" / "musecluster.onnx", load(base), "valid")
    assert json.loads(json.dumps(figures)) == figures
    counts = np.array(figures["confusion"])
    assert counts.sum() == figures["count"] == 4
    assert figures["accuracy"] == counts.trace() / 4
    assert figures["accuracy_low"] <= figures["accuracy"] <= figures["accuracy_high"]
    assert 0 <= figures["precision_at_5"] <= 1


def test_a_split_without_clips_is_named(made):
    base, *_ = made
    with pytest.raises(MuseClusterError, match="“test”"):
        evaluate(base / "out" / "musecluster.onnx", load(base), "test")


def test_genres_that_the_network_does_not_know_are_named(made):
    base, *_ = made
    figures = evaluate(None, load(base), "valid")
    assert "does not know the genres bright, dark" in figures["remarks"][0]
    assert figures["accuracy_by"] == "probe"


def test_a_split_with_nothing_to_learn_from_is_named(made):
    base, *_ = made
    with pytest.raises(UsageError, match=r"0 clips to learn from in the split none; .*train, valid"):
        making.make(base, base / "runs", Recipe(epochs=1), splits=["none"], tell=print)


def test_the_weights_say_what_they_learned_from(made):
    base, *_ = made
    note = json.loads((base / "out" / "musecluster.json").read_text("utf-8"))
    assert json.loads(note["ids"]) == [f"clip.{i}" for i in range(8)]
    assert note["splits"] == "train"
    assert note["tested"] == "[]"


def test_varied_copies_are_made_of_the_clips_to_learn_from(tmp_path, monkeypatch):
    monkeypatch.setattr("musecluster.training.dataset.cache_dir", lambda: tmp_path / "cache")
    for n in range(4):
        write_clip(tmp_path / "clips" / "noise" / f"noise {n}.wav", bright(1.0))
        write_clip(tmp_path / "clips" / "tunes" / f"tune {n}.wav", melodic(1.0))
    for name, numbers in (("train", (0, 1, 2)), ("valid", (3,))):
        lines = [f"{genre} {n}" for n in numbers for genre in ("noise", "tune")]
        (tmp_path / "clips" / f"{name}.txt").write_text("\n".join(lines), "utf-8")
    told, recipe = [], Recipe(network="cnn", epochs=1)
    clips, runs = tmp_path / "clips", tmp_path / "runs"
    folder = making.make(clips, runs, replace(recipe, copies=2), splits=["train"], tell=told.append)
    assert folder.name == "cnn-train-2copies-1-0"
    assert "6 clips are learned from with 2 varied copies each." in told
    assert "Listening to 12 audio files; 0 are known already." in told


def test_copies_of_log_mels_are_refused(made):
    base, *_ = made
    with pytest.raises(MuseClusterError, match="sound cannot be varied"):
        making.make(base, base / "runs", Recipe(epochs=1, copies=1), splits=["train"], tell=print)


def test_runs_that_differ_have_folders_that_differ():
    recipes = [Recipe(), Recipe(seed=1), Recipe(epochs=3), Recipe(minutes=2.5), Recipe(rate=1.0)]
    recipes += [Recipe(patience=2), Recipe(network="bbnn")]
    assert len({making._name(recipe, "train") for recipe in recipes}) == len(recipes)


def test_albums_without_a_weight_shape_the_vector_and_leave_the_network_as_it_is(made, tmp_path):
    base, folder, _ = made
    songs = tmp_path / "songs"
    songs.mkdir()
    mel = np.random.default_rng(2).integers(0, 255, (8, 128, 140), dtype=np.uint8)
    np.savez(songs / "mel.npz", mel=mel, song_id=np.arange(8))
    lines = ["song_id,album,repo,artist", *(f"{row},{'AB'[row % 2]},," for row in range(8))]
    (songs / "songs.csv").write_text("\n".join(lines), "utf-8")
    out = tmp_path / "out"
    again = making.make(
        base, base / "runs", Recipe(epochs=1), splits=["train"], albums=songs, out=out, tell=print
    )
    assert again == folder  # the same run: nothing was learned anew
    plain, shaped = (export.load(one / "musecluster.safetensors") for one in (base / "out", out))
    for before, after in zip(*(one.embedding.network.parameters() for one in (plain, shaped)), strict=True):
        torch.testing.assert_close(before, after, rtol=0, atol=0)
    assert not torch.equal(plain.embedding.basis, shaped.embedding.basis)
    assert "For the vector alone" in (out / "MODEL_CARD.md").read_text("utf-8")
