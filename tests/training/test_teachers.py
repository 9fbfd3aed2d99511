# SPDX-License-Identifier: GPL-3.0-or-later
"""Teachers: their averaged answers are learned from beside the truth, or in its place."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.errors import UsageError, WeightsError  # noqa: E402
from musecluster.networks import NETWORKS  # noqa: E402
from musecluster.training import export, make, train  # noqa: E402
from musecluster.training.apply import logits  # noqa: E402
from musecluster.training.teachers import TEMPERATURE, Teachers, asked, softened  # noqa: E402
from tests.training.datasets import write_log_mels  # noqa: E402
from tests.training.synthetic import GENRES, clips  # noqa: E402

RECIPE = train.Recipe(network="cnn", epochs=1, batch=8, frames=32, average=0.5)
GENRE_COUNT = len(GENRES)


def teacher(folder, seed, genres=GENRES):
    torch.manual_seed(seed)
    network = NETWORKS["cnn"](genres=len(genres)).eval()
    mean, basis = torch.zeros(network.dimensions), torch.zeros(network.dimensions, 8)
    export.save(
        export.Weights(export.Embedding(network, mean, basis), tuple(genres), {}), "cnn", folder, str(seed)
    )
    return folder / f"{seed}.safetensors"


def softmax(x):
    return np.exp(x) / np.exp(x).sum(1, keepdims=True)


def test_softened_answers_are_the_softmax_at_the_temperature(rng):
    answers = rng.normal(size=(5, 4)) * 30
    np.testing.assert_allclose(softened(answers), softmax(answers / TEMPERATURE), rtol=1e-5)
    assert softened(answers * 1e4).sum(1) == pytest.approx(1)  # and does not overflow


def test_several_teachers_say_the_geometric_mean_of_what_each_says(tmp_path):
    heard = clips()
    files = [teacher(tmp_path, seed) for seed in (1, 2)]
    said = asked([export.load(file) for file in files], heard, None)
    each = [softmax(logits(export.load(file).embedding.network, heard.mel)) for file in files]
    mean = np.sqrt(each[0] * each[1]) ** (1 / TEMPERATURE)
    np.testing.assert_allclose(said.clips, mean / mean.sum(1, keepdims=True), rtol=1e-4)
    assert said.songs.shape == (0, GENRE_COUNT)
    assert len(set(said.ids)) == 2


@pytest.mark.parametrize("role", ["begin", "teachers"])
def test_weights_of_other_genres_are_refused_with_their_genres(role, tmp_path):
    file = teacher(tmp_path, 1, genres=("polka", "noise"))
    write_log_mels(tmp_path / "data")
    given = {"begin": file} if role == "begin" else {"teachers": [file]}
    with pytest.raises(WeightsError, match=r"know the genres polka, noise; .* bright, dark"):
        make.make(tmp_path / "data", tmp_path, RECIPE, splits=["train"], tell=print, **given)


@pytest.mark.parametrize("role", ["begin", "teachers"])
def test_unusable_weights_are_refused_before_the_dataset_is_looked_at(role, tmp_path):
    file = tmp_path / "pickle.pt"
    file.write_bytes(b"\x80\x04K\x01.")
    given = {"begin": file} if role == "begin" else {"teachers": [file]}
    with pytest.raises(WeightsError, match="not a safetensors file"):
        make.make(tmp_path / "absent", tmp_path, RECIPE, splits=["train"], tell=print, **given)


def test_with_no_say_for_the_truth_a_network_learns_what_its_teachers_say(tmp_path):
    heard = clips()
    turned = np.roll(np.eye(GENRE_COUNT, dtype=np.float32)[heard.genre], 1, axis=1)  # never the truth
    recipe = replace(RECIPE, epochs=25, rate=3e-3, taught=1.0)
    teachers = Teachers(("liar",), turned, np.empty((0, GENRE_COUNT), np.float32))
    network = train.train(heard, None, recipe, tmp_path, teachers=teachers)
    said = logits(network, heard.mel).argmax(1)
    assert np.mean(said == (heard.genre + 1) % GENRE_COUNT) > 0.8


def test_teachers_without_a_weight_and_a_weight_without_teachers_are_refused(tmp_path):
    teachers = Teachers(
        ("one",), np.ones((len(clips()), GENRE_COUNT), np.float32), np.empty((0, 0), np.float32)
    )
    for recipe, given in ((RECIPE, teachers), (replace(RECIPE, taught=0.5), None)):
        with pytest.raises(UsageError, match="--teacher"):
            train.train(clips(), None, recipe, tmp_path, teachers=given)


def test_teachers_and_folds_exclude_each_other(tmp_path):
    with pytest.raises(UsageError, match="leave out --teacher or --folds"):
        make.make(
            tmp_path, tmp_path, RECIPE, splits=["train"], folds=3, teachers=[tmp_path / "x"], tell=print
        )
