# SPDX-License-Identifier: GPL-3.0-or-later
"""Training: learns, goes on after a kill as if nothing had happened, and ships what it learned."""

from __future__ import annotations

import copy
import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.embedding.embed import Embedder  # noqa: E402
from musecluster.errors import MuseClusterError, UsageError, WeightsError  # noqa: E402
from musecluster.training import checkpoint, device, export, log  # noqa: E402
from musecluster.training import train as training  # noqa: E402
from musecluster.training.dataset import Clips  # noqa: E402
from musecluster.training.make import make  # noqa: E402
from musecluster.training.projection import principal_components  # noqa: E402
from tests.training.tiny import TABLE  # noqa: E402

RECIPE = training.Recipe(network="tiny", epochs=2, batch=8, frames=32, average=0.5)


@pytest.fixture(autouse=True)
def _tiny(monkeypatch):
    for module in (training, export):
        monkeypatch.setattr(module, "NETWORKS", TABLE)


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


def assert_equal(network, other):
    """Two networks have the same numbers to the last bit."""
    for name, value in network.state_dict().items():
        torch.testing.assert_close(other.state_dict()[name], value, rtol=0, atol=0)


def epochs_in(folder):
    return [row["epoch"] for row in log.read(folder / log.NAME)]


class Cut(Exception):
    """A run is broken off from outside."""


def cut(_):
    raise Cut


def test_it_learns_what_is_plain_to_hear(clips, tmp_path):
    recipe = replace(RECIPE, epochs=40, batch=4, rate=1e-2)
    network = training.train(clips.of("train"), clips.of("valid"), recipe, tmp_path)
    assert (training.logits(network, clips.of("valid").mel).argmax(1) == clips.of("valid").genre).all()


def test_one_recipe_gives_one_result_and_another_seed_another(clips, tmp_path):
    first, second = (training.train(clips, None, RECIPE, tmp_path / name) for name in ("a", "b"))
    other = training.train(clips, None, replace(RECIPE, seed=1), tmp_path / "c")
    assert_equal(first, second)
    assert not torch.equal(first.head.weight, other.head.weight)


def test_an_interrupted_run_ends_as_an_uninterrupted_one(clips, tmp_path):
    whole = training.train(clips, None, RECIPE, tmp_path / "whole")

    with pytest.raises(Cut):
        training.train(clips, None, RECIPE, tmp_path / "cut", cut)
    resumed = training.train(clips, None, RECIPE, tmp_path / "cut")
    assert_equal(resumed, whole)
    assert epochs_in(tmp_path / "cut") == ["1", "2"]


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
    assert epochs_in(tmp_path) == ["1", "2", "3", "4", "5", "6", "7"]
    assert rates[-1] < 0.05 * max(rates)  # the schedule follows the budget


def test_a_budget_is_summed_over_resumes(clips, tmp_path, monkeypatch):
    monkeypatch.setattr(training.time, "process_time", Clock(10.0))
    recipe = replace(RECIPE, minutes=1.4)
    for _ in range(2):
        with pytest.raises(Cut):
            training.train(clips, None, recipe, tmp_path, cut)
    training.train(clips, None, recipe, tmp_path)
    assert epochs_in(tmp_path) == ["1", "2", "3"]


@pytest.fixture
def scores(monkeypatch):
    """Every epoch is scored; the scorings give these accuracies in turn."""
    coming = []
    monkeypatch.setattr(training, "EVERY", 1)
    monkeypatch.setattr(training.metrics, "accuracy", lambda *_: coming.pop(0))
    return coming


def test_early_stopping_goes_back_to_the_best_weights(clips, tmp_path, scores):
    scores += [0.5, 0.7, 0.7, 0.6]
    recipe = replace(RECIPE, epochs=9, patience=2)
    told = []
    network = training.train(clips, clips, recipe, tmp_path, told.append)
    assert epochs_in(tmp_path) == ["1", "2", "3", "4"]
    assert "0.700" in told[-1]
    best = copy.deepcopy(network)
    checkpoint.restore_best(best, tmp_path)
    assert_equal(network, best)
    scores += [0.5, 0.7, 0.0, 0.0]  # the second is the best again: the run is the same up to there
    again = training.train(clips, clips, recipe, tmp_path / "again")
    assert_equal(again, network)
    scores += [0.5, 0.4, 0.3]
    assert not torch.equal(
        training.train(clips, clips, recipe, tmp_path / "first").head.weight, network.head.weight
    )


def test_early_stopping_remembers_its_best_over_a_kill(clips, tmp_path, scores):
    recipe = replace(RECIPE, epochs=9, patience=2)
    scores += [0.5, 0.7, 0.1, 0.2]
    whole = training.train(clips, clips, recipe, tmp_path / "whole")
    scores += [0.5, 0.7, 0.1, 0.2]
    for _ in range(3):
        with pytest.raises(Cut):
            training.train(clips, clips, recipe, tmp_path / "cut", cut)
    assert_equal(training.train(clips, clips, recipe, tmp_path / "cut"), whole)
    assert epochs_in(tmp_path / "cut") == ["1", "2", "3", "4"]
    assert_equal(training.train(clips, clips, recipe, tmp_path / "cut"), whole)  # nothing is left to do


def test_scoring_changes_nothing_that_is_learned(clips, tmp_path, monkeypatch):
    monkeypatch.setattr(training, "EVERY", 1)
    alone = training.train(clips, None, RECIPE, tmp_path / "alone")
    assert_equal(training.train(clips, clips, RECIPE, tmp_path / "scored"), alone)


def test_early_stopping_without_valid_clips_is_refused(clips, tmp_path):
    for valid in (None, clips.of("test")):
        with pytest.raises(UsageError, match="valid"):
            training.train(clips, valid, replace(RECIPE, patience=1), tmp_path)


def test_ctrl_c_says_how_to_go_on(clips, tmp_path):
    told = []

    def tell(line):
        told.append(line)
        if len(told) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        training.train(clips, None, RECIPE, tmp_path, tell)
    assert "the same command goes on" in told[-1]
    assert len(epochs_in(tmp_path)) == 1


def test_the_time_left_is_told_every_epoch(clips, tmp_path):
    told = []
    training.train(clips, None, RECIPE, tmp_path, told.append)
    assert [line.startswith(f"epoch {n} · loss ") for n, line in enumerate(told, 1)] == [True, True]
    assert "about 0 minutes left" in told[-1]


def test_a_clip_left_over_alone_does_not_stop_networks_with_small_pictures(clips, tmp_path):
    nine = clips.of("train", "valid")
    keep = slice(0, 9)
    nine = Clips(
        nine.mel[keep], nine.ids[keep], nine.genre[keep], nine.genres, nine.artist[keep], nine.split[keep]
    )
    training.train(nine, None, replace(RECIPE, epochs=1), tmp_path)
    assert [len(piece) for piece in training.batches(np.arange(9), 8)] == [8]
    assert [len(piece) for piece in training.batches(np.arange(10), 8)] == [8, 2]


def test_clips_shorter_than_a_crop_are_learned_from(clips, tmp_path):
    network = training.train(clips, clips, replace(RECIPE, frames=64, epochs=1), tmp_path)
    assert np.isfinite(training.logits(network, clips.mel)).all()


def test_the_optional_variations_are_learned_with(clips, tmp_path):
    plain = training.train(clips, None, replace(RECIPE, epochs=1), tmp_path / "plain")
    varied = training.train(clips, None, replace(RECIPE, epochs=1, warp=4, noise=30.0), tmp_path / "varied")
    assert not torch.equal(plain.head.weight, varied.head.weight)


def test_copies_are_learned_from_by_chance_that_depends_on_the_seed_and_never_scored(clips, tmp_path):
    silent = tuple(np.zeros((2, *clips.mel.shape[1:]), np.uint8) for _ in range(8))
    learned, valid = (replace(clips.of(name), copies=silent) for name in ("train", "valid"))
    plain = training.train(clips.of("train"), None, RECIPE, tmp_path / "plain")
    first, second = (training.train(learned, valid, RECIPE, tmp_path / name) for name in ("a", "b"))
    without = training.train(learned, clips.of("valid"), RECIPE, tmp_path / "c")
    assert_equal(first, second)
    assert_equal(first, without)
    assert not torch.equal(first.head.weight, plain.head.weight)
    scores = [log.read(tmp_path / name / log.NAME)[-1]["valid"] for name in ("a", "c")]
    assert scores[0] == scores[1] != ""


def test_a_gpu_is_taken_where_there_is_one(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert device.best_device().type == "cpu"
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    assert device.best_device().type == "mps"
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert device.best_device().type == "cuda"


def test_a_rate_that_is_too_high_stops_the_run_and_says_what_helps(clips, tmp_path):
    with pytest.raises(MuseClusterError, match=r"Training stopped.*lower learning rate"):
        training.train(clips, None, replace(RECIPE, rate=1e30), tmp_path)


def test_unknown_networks_are_named(tmp_path):
    with pytest.raises(UsageError, match="bbnn_stem"):
        make(tmp_path, tmp_path, replace(RECIPE, network="x"), splits=["train"], tell=print)


def test_what_ships_equals_torch_and_says_what_it_is(clips, tmp_path, rng):
    network = training.train(clips, None, RECIPE, tmp_path / "run").eval()
    mean, basis = principal_components(training.features(network, clips.mel), 8)
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


@pytest.mark.parametrize(
    ("note", "said"), [({"form": "0"}, "form 0"), ({"network": "x"}, "“x”"), (None, "“\\?”")]
)
def test_weights_of_another_network_or_version_say_which(tmp_path, note, said):
    full = None if note is None else {"form": export.FORM, "network": "bbnn", "genres": "[]", **note}
    export.save_file({"mean": torch.zeros(1)}, tmp_path / "w.safetensors", metadata=full)
    with pytest.raises(WeightsError, match=said):
        export.load(tmp_path / "w.safetensors")


def test_a_pickle_is_refused_as_weights(tmp_path):
    torch.save({"a": torch.zeros(1)}, tmp_path / "weights.pt")
    with pytest.raises(WeightsError, match="not a safetensors file"):
        export.load(tmp_path / "weights.pt")


def test_settling_makes_the_norms_fit_the_clips_as_they_are(clips):
    torch.manual_seed(0)
    network = training.NETWORKS["bbnn_stem"](genres=2)
    training.settle(network, clips, RECIPE)
    inputs = []
    first = next(module for module in network.modules() if isinstance(module, torch.nn.BatchNorm2d))
    first.register_forward_hook(lambda _module, given, _out: inputs.append(given[0]))
    training.features(network, clips.mel)
    seen = torch.cat([x.mean(dim=(0, 2, 3), keepdim=True) for x in inputs]).mean(0).flatten()
    torch.testing.assert_close(first.running_mean, seen, rtol=0.05, atol=0.02)
