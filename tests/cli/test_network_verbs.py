# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb `train`: which numbers of a recipe the command line sets, and what it refuses."""

from __future__ import annotations

from dataclasses import fields

import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.cli import network_verbs, run  # noqa: E402
from musecluster.training import make  # noqa: E402
from musecluster.training.train import Recipe  # noqa: E402


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Run `train` with some options; the recipe that training is asked for."""
    recipes = []

    def made(dataset, runs, recipe, **rest):
        recipes.append(recipe)
        return tmp_path

    monkeypatch.setattr(make, "make", made)

    def ask(*options):
        assert run(["train", str(tmp_path), *options]) == 0
        return recipes[-1]

    return ask


def test_without_options_the_recipe_is_the_usual_one(asked):
    assert asked() == Recipe()


def test_any_number_of_a_recipe_can_be_set(asked):
    recipe = asked("--set", "equaliser=8", "--set", "batch=32", "--set", "taught=0.7")
    assert recipe == Recipe(equaliser=8.0, batch=32, taught=0.7)


def test_every_field_of_a_recipe_is_an_option_a_number_to_set_or_the_id_of_a_file():
    known = {*network_verbs.RECIPE, *network_verbs.NUMBERS, "teachers", "begun"}
    assert {field.name for field in fields(Recipe)} == known


@pytest.mark.parametrize("end", [0, 1])
@pytest.mark.parametrize("name", network_verbs.NUMBERS)
def test_both_ends_of_a_range_can_be_set(name, end, asked):
    number = network_verbs.NUMBERS[name][end]
    assert vars(asked("--set", f"{name}={number}"))[name] == number


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("loudness=3", "There is no number “loudness” to set; there are batch"),
        ("epochs=3", "There is no number “epochs”"),
        ("batch=many", "“many” is not what batch can be set to"),
        ("batch", "“” is not what batch"),
        ("batch=1", "batch is a number between 2 and 4096, not 1"),
        ("equaliser=nan", "equaliser is a number between 0 and 80, not nan"),
    ],
)
def test_what_cannot_be_set_is_said_in_one_sentence(pair, said, tmp_path, capsys):
    assert run(["train", str(tmp_path), "--set", pair]) != 0
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
