# SPDX-License-Identifier: GPL-3.0-or-later
"""One table of networks and baselines, that a second call completes instead of beginning anew."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra “train”")

from musecluster.errors import MuseClusterError, UsageError  # noqa: E402
from musecluster.training import compare as comparing  # noqa: E402
from musecluster.training import train as training  # noqa: E402
from musecluster.training.compare_table import table  # noqa: E402
from tests.training.synthetic import clips  # noqa: E402
from tests.training.tiny import TABLE  # noqa: E402

RECIPE = training.Recipe(network="tiny", epochs=1, batch=8, frames=32, average=0.5)


@pytest.fixture(autouse=True)
def _tiny(monkeypatch):
    monkeypatch.setattr(training, "NETWORKS", TABLE)
    monkeypatch.setattr(comparing, "NETWORKS", TABLE)


def test_each_row_has_figures_that_agree_with_each_other(tmp_path):
    data = clips()
    rows = comparing.compare(data, tmp_path, [RECIPE])
    assert [row["kind"] for row in rows] == ["baseline"] * 3 + ["network"]
    assert json.loads(json.dumps(rows)) == rows
    for row in rows:
        assert row["count"] == 12 == np.sum(row["confusion"])
        assert row["accuracy"] == round(np.trace(row["confusion"]) / 12, 4)
        assert row["accuracy_low"] <= row["accuracy"] <= row["accuracy_high"]
        assert 0 <= row["precision_at_5"] <= 1
    assert rows[-1]["epochs"] == 1
    assert rows[-1]["parameters"] == sum(p.numel() for p in TABLE["tiny"](genres=3).parameters())


def test_a_second_call_trains_only_what_is_missing(tmp_path, monkeypatch):
    data, trained = clips(), []
    monkeypatch.setattr(comparing, "train", lambda *given: trained.append(given[2]) or training.train(*given))
    first = comparing.compare(data, tmp_path, [RECIPE])
    again = comparing.compare(data, tmp_path, [RECIPE, replace(RECIPE, seed=1)])
    assert trained == [RECIPE, replace(RECIPE, seed=1)]
    assert again[3] == first[3]


def test_other_clips_are_not_answered_with_old_results(tmp_path):
    data = clips()
    comparing.compare(data, tmp_path, [RECIPE])
    comparing.compare(replace(data, mel=data.mel // 2), tmp_path, [RECIPE])
    assert len(list(tmp_path.glob(f"compare-tiny-*/{comparing.RESULT}"))) == 2


def test_a_network_under_the_first_baseline_is_called_not_trained(tmp_path):
    rows = comparing.compare(clips(), tmp_path, [replace(RECIPE, rate=1e-9)])
    assert rows[0]["accuracy"] == 1  # plain to hear
    assert not rows[-1]["trained"]
    page = table(rows, 0.5, 12)
    (line,) = (line for line in page.splitlines() if line.startswith("| `tiny`"))
    assert line.endswith("| not trained |")
    assert page.count("not trained") == 2  # here, and where it is explained


def test_the_table_has_a_row_for_each_and_the_best_network_first(tmp_path):
    rows = comparing.compare(clips(), tmp_path, [RECIPE])
    best = {**rows[-1], "name": "best", "accuracy": 1.0, "trained": True}
    lines = [line for line in table([*rows, best], 0.5, 12).splitlines() if line.startswith("|")]
    assert len(lines) == 2 + 5
    assert lines[5].startswith("| `best`")
    assert {line.count("|") for line in lines} == {11}


def test_every_network_gets_the_same_recipe():
    one, other = comparing.recipes_for(["cnn", "bbnn"], 4.0)
    assert replace(one, network="bbnn") == other
    assert one.minutes == 4.0
    assert [recipe.network for recipe in comparing.recipes_for([], 4.0)] == list(TABLE)


def test_an_unknown_network_is_named_before_anything_is_trained(tmp_path):
    with pytest.raises(UsageError, match="“cnnn”"):
        comparing.compare(clips(), tmp_path, [RECIPE, replace(RECIPE, network="cnnn")])
    assert list(tmp_path.iterdir()) == []


def test_a_dataset_without_valid_is_refused(tmp_path):
    with pytest.raises(MuseClusterError, match="“valid”"):
        comparing.compare(clips().of("train"), tmp_path, [RECIPE])
