# SPDX-License-Identifier: GPL-3.0-or-later
"""Training: learns, goes on after a kill as if nothing had happened, and ships what it learned."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.embedding.embed import Embedder  # noqa: E402
from musecluster.errors import MuseClusterError, UsageError, WeightsError  # noqa: E402
from musecluster.training import checkpoint, export  # noqa: E402
from musecluster.training import train as training  # noqa: E402
from musecluster.training.dataset import Clips  # noqa: E402
from musecluster.training.make import make  # noqa: E402

RECIPE = training.Recipe(network="bbnn_bands", epochs=2, batch=8, frames=32, average=0.5)


def dark_and_bright(rng, count=16, frames=48):
    """Two genres that differ in which half of the mel bands sounds."""
    genre = np.arange(count) % 2
    mel = rng.integers(0, 60, (count, frames, 128), dtype=np.uint8)
    for clip, g in zip(mel, genre, strict=True):
        clip[:, 64 * g : 64 * g + 64] += 150
    ids = np.array([f"clip.{i}" for i in range(count)])
    split = np.where(np.arange(count) % 4 < 2, "train", "valid")
    return Clips(mel, ids, genre.astype(np.int64), ("dark", "bright"), ids, split)


@pytest.fixture
def clips(rng):
    return dark_and_bright(rng)


def weights_of(network):
    return {name: value.clone() for name, value in network.state_dict().items()}


def test_it_learns_what_is_plain_to_hear(clips, tmp_path):
    recipe = replace(RECIPE, epochs=30, batch=4)
    network = training.train(clips.of("train"), clips.of("valid"), recipe, tmp_path)
    assert (training.logits(network, clips.of("valid").mel).argmax(1) == clips.of("valid").genre).all()


def test_an_interrupted_run_ends_as_an_uninterrupted_one(clips, tmp_path):
    whole = training.train(clips, None, RECIPE, tmp_path / "whole")

    class Cut(Exception):
        pass

    def cut(_):
        raise Cut

    with pytest.raises(Cut):
        training.train(clips, None, RECIPE, tmp_path / "cut", cut)
    resumed = training.train(clips, None, RECIPE, tmp_path / "cut")
    for name, value in weights_of(whole).items():
        torch.testing.assert_close(resumed.state_dict()[name], value, rtol=0, atol=0)
    with (tmp_path / "cut" / "log.csv").open() as lines:
        assert [row["epoch"] for row in csv.DictReader(lines)] == ["1", "2"]


class Clock:
    """A processor clock that each question puts forward by so many seconds."""

    def __init__(self, step):
        self.now, self.step = 0.0, step

    def __call__(self):
        self.now += self.step
        return self.now


def test_a_budget_ends_with_the_epoch_in_which_it_is_spent(clips, tmp_path, monkeypatch):
    monkeypatch.setattr(training.time, "process_time", Clock(10.0))  # two batches and a count: 30 s an epoch
    rates = []
    original = training._rate
    monkeypatch.setattr(training, "_rate", lambda run, at: rates.append(original(run, at)) or rates[-1])
    recipe = replace(RECIPE, epochs=1, minutes=3.25)
    training.train(clips, None, recipe, tmp_path)
    with (tmp_path / "log.csv").open() as lines:
        assert [row["epoch"] for row in csv.DictReader(lines)] == ["1", "2", "3", "4", "5", "6", "7"]
    assert rates[-1] < 0.05 * max(rates)  # the schedule follows the budget


def test_a_budget_is_summed_over_resumes(clips, tmp_path, monkeypatch):
    class Cut(Exception):
        pass

    def cut(_):
        raise Cut

    monkeypatch.setattr(training.time, "process_time", Clock(10.0))
    recipe = replace(RECIPE, minutes=1.4)
    for _ in range(2):
        with pytest.raises(Cut):
            training.train(clips, None, recipe, tmp_path, cut)
    training.train(clips, None, recipe, tmp_path)
    with (tmp_path / "log.csv").open() as lines:
        assert [row["epoch"] for row in csv.DictReader(lines)] == ["1", "2", "3"]


def test_a_checkpoint_of_another_recipe_is_refused(clips, tmp_path):
    training.train(clips, None, RECIPE, tmp_path)
    with pytest.raises(WeightsError, match="another recipe"):
        training.train(clips, None, replace(RECIPE, seed=1), tmp_path)


def test_a_damaged_checkpoint_is_named(clips, tmp_path):
    (tmp_path / checkpoint.NAME).write_bytes(b"\x80\x04pickle?")
    with pytest.raises(WeightsError, match=checkpoint.NAME):
        training.train(clips, None, RECIPE, tmp_path)


def test_a_loss_that_is_no_number_stops_with_the_last_checkpoint_intact(clips, tmp_path):
    training.train(clips, None, RECIPE, tmp_path)
    with pytest.raises(MuseClusterError, match="the loss became"):
        training.train(clips, None, replace(RECIPE, rate=1e30), tmp_path / "other")
    assert training.train(clips, None, RECIPE, tmp_path)


def test_unknown_networks_are_named(tmp_path):
    with pytest.raises(UsageError, match="bbnn_bands"):
        make(
            tmp_path,
            tmp_path,
            network="x",
            splits=["train"],
            epochs=1,
            seed=0,
            out=None,
            tell=print,
        )


def test_what_ships_equals_torch_and_says_what_it_is(clips, tmp_path, rng):
    network = training.train(clips, None, RECIPE, tmp_path / "run").eval()
    mean, basis = export.principal_components(training.features(network, clips.mel), 8)
    embedding = export.Embedding(network, torch.from_numpy(mean), torch.from_numpy(basis))
    network_id = export.save(
        export.Weights(embedding, clips.genres, {}), RECIPE.network, tmp_path / "out", "w"
    )
    embedder = Embedder(tmp_path / "out" / "w.onnx")
    assert embedder.network_id == network_id
    assert embedder.genres == clips.genres
    assert json.loads((tmp_path / "out" / "w.json").read_text("utf-8"))["network_id"] == network_id
    again = export.load(tmp_path / "out" / "w.safetensors").embedding
    for frames in (16, 33, 129):
        mel = rng.random((1, frames, 128)).astype(np.float32)
        with torch.no_grad():
            vector, logits = again(torch.from_numpy(mel))
        ours, shares = embedder.embed(mel * 80 - 80)
        np.testing.assert_allclose(ours, torch.nn.functional.normalize(vector)[0].numpy(), atol=1e-4)
        np.testing.assert_allclose(shares, logits.softmax(1)[0].numpy(), atol=1e-4)


def test_a_pickle_is_refused_as_weights(tmp_path):
    torch.save({"a": torch.zeros(1)}, tmp_path / "weights.pt")
    with pytest.raises(WeightsError, match="not a safetensors file"):
        export.load(tmp_path / "weights.pt")


def test_principal_components_decorrelate_and_keep_distances(rng):
    features = (3 + rng.normal(size=(200, 6)) @ rng.normal(size=(6, 6))).astype(np.float32)
    mean, basis = export.principal_components(features, 6)
    projected = (features - mean) @ basis
    spread = np.cov(projected.T)
    np.testing.assert_allclose(spread - np.diag(np.diag(spread)), 0, atol=1e-3)
    np.testing.assert_allclose(
        np.linalg.norm(projected[0] - projected[1]), np.linalg.norm(features[0] - features[1]), rtol=1e-4
    )


def test_settling_makes_the_norms_fit_the_clips_as_they_are(clips):
    torch.manual_seed(0)
    network = training.NETWORKS["bbnn_bands"](genres=2)
    training.settle(network, clips, RECIPE)
    inputs = []
    first = next(module for module in network.modules() if isinstance(module, torch.nn.BatchNorm2d))
    first.register_forward_hook(lambda _module, given, _out: inputs.append(given[0]))
    training.features(network, clips.mel)
    seen = torch.cat([x.mean(dim=(0, 2, 3), keepdim=True) for x in inputs]).mean(0).flatten()
    torch.testing.assert_close(first.running_mean, seen, rtol=0.05, atol=0.02)
