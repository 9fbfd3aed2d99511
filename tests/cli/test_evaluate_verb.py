# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb `evaluate`: its JSON, its files, and one sentence for each wrong use."""

from __future__ import annotations

import json

import numpy as np
import pytest

from musecluster.cli import run
from musecluster.embedding.weights import shipped_id
from tests.training.synthetic import clips


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dataset")
    of = clips()
    np.savez(folder / "mel.npz", mel=of.mel.transpose(0, 2, 1), track_id=of.ids)
    rows = zip(of.ids, of.genre, of.artist, of.split, strict=True)
    lines = [f"{name},{of.genres[genre]},{artist},{split}" for name, genre, artist, split in rows]
    (folder / "tracks.csv").write_text("\n".join(["track_id,genre,artist,split", *lines]), "utf-8")
    return folder


@pytest.fixture
def peer(tmp_path):
    of = clips()
    np.savez(tmp_path / "peer.npz", track_id=of.ids, vectors=np.eye(3)[of.genre])
    return tmp_path / "peer.npz"


def evaluate(*arguments):
    return run(["evaluate", *map(str, arguments)])


def test_every_form_is_written_and_what_ships_comes_first(dataset, peer, tmp_path, capsys):
    files = {name: tmp_path / name for name in ("out.json", "out.md", "out.html")}
    wanted = ["--json", files["out.json"], "--markdown", files["out.md"], "--page", files["out.html"]]
    assert evaluate(dataset, "--weights", peer, *wanted) == 0
    said, complaint = capsys.readouterr()
    value = json.loads(files["out.json"].read_text("utf-8"))
    assert [one["name"] for one in value["networks"]] == [shipped_id(), "peer"]
    assert value["networks"][1]["precision_at_5"] == 1
    assert value["reference"]["kind"] == "reference"
    assert value["split"] == "valid"
    for text in (said, files["out.md"].read_text("utf-8"), files["out.html"].read_text("utf-8")):
        assert "peer" in text
        assert "MFCC statistics" in text
    assert complaint == ""


@pytest.mark.parametrize("order", ["before", "after"])
def test_json_without_a_file_is_for_standard_output(dataset, capsys, order):
    arguments = ("--json", dataset) if order == "before" else (dataset, "--json")
    assert evaluate(*arguments) == 0
    value = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in value["networks"]] == [shipped_id()]
    assert type(value["networks"][0]["precision_at_5"]) is float


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Name the folder of the dataset"),
        (("DATASET", "--folds"), 2, "needs the weights of each fold"),
        (("DATASET", "--page", "/nowhere/at/all.html"), 2, "cannot be written"),
        (("DATASET", "--markdown", "DATASET"), 2, "cannot be written"),
        (("DATASET", "--split", "test"), 1, "no clips in the split “test”"),
        (("DATASET", "--weights", "none.onnx"), 1, "There is no file none.onnx"),
        (("DATASET", "--folds", "--weights", "PEER"), 1, "a fold's weights name some"),
    ],
)
def test_wrong_use_is_one_sentence(dataset, peer, capsys, arguments, code, said):
    names = {"DATASET": dataset, "PEER": peer}
    assert evaluate(*(names.get(one, one) for one in arguments)) == code
    out, complaint = capsys.readouterr()
    assert out == ""
    assert said in complaint
    assert len(complaint.splitlines()) == 1
