# SPDX-License-Identifier: GPL-3.0-or-later
"""Scoring: what was learned from is left out, what cannot be measured is said, what ships comes first."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musecluster.embedding.weights import SHIPPED
from musecluster.errors import MuseClusterError, WeightsError
from musecluster.paths import resource
from musecluster.training import neighbours_figures as near
from musecluster.training.contenders import REFERENCE, contender, reference
from musecluster.training.evaluate import ALL, FIGURES, evaluate, score
from musecluster.training.folds import score_folds
from musecluster.training.learned import ids_learned, ids_tested
from tests.training.synthetic import GENRES, clips, perfect

JSON = Path(__file__).parents[2] / "docs" / "json.md"
FIELDS = re.compile(r"^\| (`.*?) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def shipped():
    return contender(None, clips())


def test_a_perfect_network_scores_one():
    figures = score(perfect(clips()), clips(), "valid").figures
    ones = ("accuracy", "macro_f1", "probe_accuracy", "mean_average_precision")
    assert [figures[name] for name in ones] == [1, 1, 1, 1]
    assert figures["precision_at_5"] == 1
    assert figures["accuracy_by"] == "network"
    assert figures["per_genre"] == dict.fromkeys(GENRES, 1)
    assert figures["count"] == np.sum(figures["confusion"]) == 12
    assert figures["remarks"] == []


def test_figures_are_plain_numbers(shipped):
    figures = score(shipped, clips(), "valid").figures
    assert json.loads(json.dumps(figures, allow_nan=False)) == figures
    assert set(FIGURES) <= set(figures)


def test_every_field_is_described_and_every_described_field_is_there(shipped):
    described = FIELDS.findall(JSON.read_text("utf-8").partition("**`evaluate`**")[2].partition("**`")[0])
    fields = {name for row in described for name in re.findall(r"`(\w+)`", row)}
    of = clips()
    learned = frozenset(of.ids[of.split == "train"].tolist())
    for row in (score(shipped, of, "valid"), score(reference(of), of, "valid")):
        assert set(row.figures) == fields
    assert set(score_folds([perfect(of, learned=learned)], of).figures) == fields


def plain(value):
    """Say whether a value is made of text, finite numbers, lists and None alone."""
    if isinstance(value, dict):
        return all(type(key) is str and plain(one) for key, one in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return value is None or type(value) in (str, int) or (type(value) is float and np.isfinite(value))


@pytest.mark.parametrize("level", [None, 0.6, 0.0], ids=["apart", "alike", "nothing"])
@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_a_split_of_few_clips_gives_plain_numbers_or_nothing(count, level):
    of = clips()
    few = np.flatnonzero(of.split == "valid")[:: 12 // count][:count]
    of = replace(of, split=np.where(np.isin(np.arange(len(of)), few), "few", of.split))
    one = perfect(of) if level is None else perfect(of, vectors=np.full_like(perfect(of).vectors, level))
    figures = score(one, of, "few").figures
    assert figures["count"] == count
    assert plain(figures)


def test_one_artist_alone_has_no_neighbours_and_no_figures_of_them():
    of = clips()
    figures = score(perfect(of), replace(of, artist=np.full(len(of), "Ann")), "valid").figures
    assert [figures[name] for name in ("precision_at_5", "precision_at_10", "mean_average_precision")] == [
        None
    ] * 3
    assert plain(figures)


def test_clips_learned_from_are_left_out_and_counted():
    of = clips()
    figures = evaluate_perfect(of, {"blues.4", "blues.5", "rock.0", "elsewhere.1"})
    assert (figures["count"], figures["left_out"]) == (10, 2)
    assert figures["remarks"] == ["It learned from 2 of the 12 clips; they are left out."]


def test_a_network_that_learned_from_all_has_a_sentence_in_the_place_of_figures():
    of = clips()
    scored = score(perfect(of, learned=frozenset(of.ids.tolist())), of, "valid")
    assert all(scored.figures[name] is None for name in FIGURES)
    assert (scored.figures["count"], scored.figures["left_out"]) == (0, 12)
    assert "no other is left" in scored.figures["remarks"][0]
    assert scored.laid_out is None


def test_clips_by_artists_learned_from_are_counted():
    figures = evaluate_perfect(clips(), {"blues.4"})
    assert "1 of the 11 clips scored are by artists that it learned from." in figures["remarks"]


def test_weights_that_do_not_say_what_they_learned_from_say_so():
    of = clips()
    figures = score(perfect(of, learned=None), of, "valid").figures
    assert figures["remarks"] == ["Nothing says which clips it learned from."]


def test_genres_that_the_network_does_not_know_are_named_and_left_to_a_probe():
    of = clips()
    figures = score(perfect(of, genres=("blues", "jazz", "ska")), of, "valid").figures
    assert (figures["accuracy"], figures["accuracy_by"]) == (1, "probe")
    assert figures["remarks"] == ["It does not know the genres rock; its accuracy is a probe's."]


def test_vectors_without_a_classifier_and_without_clips_to_learn_from_have_no_accuracy():
    of = clips()
    figures = score(perfect(of, genres=()), of, ALL).figures
    assert (figures["accuracy"], figures["accuracy_by"], figures["confusion"]) == (None, None, None)
    assert figures["precision_at_5"] == 1
    assert figures["count"] == 24


def test_genres_without_clips_do_not_count_as_misses():
    of = clips()
    only = np.where(of.genre == 2, "none", of.split)
    figures = score(perfect(of), replace(of, split=only), "valid").figures
    assert figures["macro_f1"] == 1
    assert set(figures["per_genre"]) == {"blues", "jazz"}


@pytest.mark.parametrize("split", ["test", ""])
def test_a_split_without_clips_is_named_with_those_there_are(split):
    with pytest.raises(MuseClusterError, match=f"“{split}”; choose one of: train, valid, all"):
        score(perfect(clips()), clips(), split)


def test_what_ships_is_heard_on_every_clip(shipped):
    assert shipped.vectors.shape == (24, 128)
    np.testing.assert_allclose(np.linalg.norm(shipped.vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(shipped.shares.sum(1), 1, atol=1e-5)
    assert shipped.parameters > 180_000
    assert shipped.ms_a_clip > 0


def test_very_short_clips_are_heard():
    assert np.isfinite(contender(None, clips(each=2, columns=5)).vectors).all()


def test_the_reference_tells_these_clips_apart():
    figures = score(reference(clips()), clips(), "valid").figures
    assert (figures["name"], figures["accuracy"], figures["accuracy_by"]) == (REFERENCE, 1, "probe")
    assert figures["ms_a_clip"] is None


def test_vectors_of_another_program_are_scored_on_the_clips_they_have(tmp_path):
    of = clips()
    file = tmp_path / "peer.npz"
    np.savez(file, paths=[f"/x/{name}.wav" for name in of.ids[:-2]], vectors=3 * np.eye(3)[of.genre[:-2]])
    figures = score(contender(file, of), of, "valid").figures
    assert (figures["name"], figures["kind"]) == ("peer", "vectors")
    assert (figures["count"], figures["missing"]) == (10, 2)
    assert (figures["accuracy"], figures["accuracy_by"]) == (1, "probe")
    assert figures["mean_average_precision"] == 1
    assert "2 of the 12 clips" in figures["remarks"][0]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cut.onnx", resource(SHIPPED).read_bytes()[:5000], "damaged or no ONNX file"),
        ("none.onnx", b"", "damaged or no ONNX file"),
        ("model.pt", b"\x80\x04N.", "pickles, are not opened"),
        ("pickle.onnx", b"\x80\x04N.", "damaged or no ONNX file"),
        ("pickle.npz", b"\x80\x04N.", "cannot be used"),
    ],
)
def test_what_is_no_weights_is_one_sentence(tmp_path, name, content, said):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(WeightsError, match=said) as caught:
        contender(file, clips())
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WeightsError, match="There is no file"):
        contender(tmp_path / "a.onnx", clips())


@pytest.mark.parametrize("content", [b"", b"\x80\x04N.", b"\x10\x00\x00\x00\x00\x00\x00\x00{}"])
def test_no_pickle_hides_in_safetensors(tmp_path, content):
    pytest.importorskip("torch", reason="needs the extra “train”")
    (tmp_path / "a.safetensors").write_bytes(content)
    with pytest.raises(WeightsError, match="not a safetensors file"):
        contender(tmp_path / "a.safetensors", clips())


def test_torch_and_the_programs_own_road_hear_the_same(shipped):
    pytest.importorskip("torch", reason="needs the extra “train”")
    other = contender(resource("weights/musecluster.safetensors"), clips())
    np.testing.assert_allclose(other.vectors, shipped.vectors, atol=1e-4)
    np.testing.assert_allclose(other.shares, shipped.shares, atol=1e-4)
    assert (other.name, other.genres) == (shipped.name, shipped.genres)


def test_the_metadata_names_what_was_learned_from(tmp_path):
    assert ids_learned({"ids": '["a b", "c"]'}, tmp_path / "a.onnx") == {"a b", "c"}
    assert ids_tested({"tested": '["a b", "c"]'}, tmp_path / "a.onnx") == {"a b", "c"}
    assert ids_tested({}, tmp_path / "a.onnx") == frozenset()


@pytest.mark.parametrize("ids", ["a b", '{"a": 1}', "[1]"])
def test_metadata_that_is_no_list_is_refused(tmp_path, ids):
    for read, note in ((ids_learned, {"ids": ids}), (ids_tested, {"tested": ids})):
        with pytest.raises(WeightsError, match="not as a JSON list"):
            read(note, tmp_path / "a.onnx")


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("# Model card: net-1\n\n**Ids learned from.** a b\n", {"a", "b"}),
        ("**Ids learned from.** a b\n", {"a", "b"}),
        ('# Model card: net-1\n\n**Ids learned from.** ["a b", "c"]\n', {"a b", "c"}),
        ("**Ids learned from.** [1] [a]\n", {"[1]", "[a]"}),  # an older card with odd names
        ("**Ids learned from.** [1]\n", {"[1]"}),
        ("# Model card: net-2\n\n**Ids learned from.** a b\n", None),  # another network's
        ("# Model card: net-1\n", None),
    ],
)
def test_else_the_card_beside_the_weights_does(tmp_path, card, expected):
    (tmp_path / "MODEL_CARD.md").write_text(card, encoding="utf-8")
    assert ids_learned({"network_id": "net-1"}, tmp_path / "a.onnx") == expected


def test_without_either_nothing_is_known(tmp_path):
    assert ids_learned({}, tmp_path / "a.onnx") is None


def test_folds_score_each_clip_by_the_network_that_never_heard_it():
    of = clips()
    early = frozenset(of.ids[of.split == "train"].tolist())
    late = frozenset(of.ids[of.split == "valid"].tolist())
    blind = perfect(of, learned=late, vectors=np.ones_like(perfect(of).vectors))
    figures = score_folds([perfect(of, learned=early), blind], of).figures
    assert (figures["count"], figures["accuracy"], figures["remarks"]) == (24, 1, [])
    assert 0.5 < figures["precision_at_5"] < 1  # half of the queries were asked of a network that is blind
    assert figures["hubness"] is None


def test_one_fold_gives_what_the_division_gives():
    of = clips()
    one = perfect(of, learned=frozenset(of.ids[of.split == "train"].tolist()))
    fold, usual = score_folds([one], of).figures, score(one, of, "valid").figures
    same = ("accuracy", "precision_at_5", "precision_at_10", "mean_average_precision", "count")
    assert {name: fold[name] for name in same} == {name: usual[name] for name in same}
    assert fold["remarks"] == ["None of the weights was tested on 12 of the 24 clips; they are left out."]


def test_a_fold_is_asked_for_its_test_clips_alone():
    of = clips()
    parts = np.arange(len(of)) // 2 % 3  # by artist
    folds = [
        perfect(of, learned=ids_of(of, parts == (test + 2) % 3), tested=ids_of(of, parts == test))
        for test in range(3)
    ]
    blind = replace(folds[1], vectors=np.ones_like(folds[1].vectors))
    figures = score_folds([folds[0], blind, folds[2]], of).figures
    assert (figures["count"], figures["remarks"]) == (24, [])
    asked = near.relevance(blind.vectors, of.genre, of.artist, parts == 1)
    expected = np.mean([1.0] * (parts != 1).sum() + [hits[:5].mean() for hits in asked])
    assert figures["precision_at_5"] == pytest.approx(expected, abs=1e-4)
    untold = [replace(fold, tested=frozenset()) for fold in folds]
    figures = score_folds(untold, of).figures
    assert figures["count"] == 48
    assert "24 of the 24 clips were held out of several weights" in figures["remarks"][0]


@pytest.mark.parametrize("learned", [None, frozenset(), frozenset(clips().ids.tolist())])
def test_weights_that_are_no_fold_are_refused(learned):
    with pytest.raises(MuseClusterError, match="a fold's weights name some"):
        score_folds([perfect(clips(), learned=learned)], clips())


@pytest.fixture
def changed(tmp_path):
    """What ships, with other metadata and, on request, numbers that no training gives."""
    onnx = pytest.importorskip("onnx", reason="needs the extra “train”")

    def changed(note, value=None):
        model = onnx.load(resource(SHIPPED))
        facts = {one.key: one.value for one in model.metadata_props}
        onnx.helper.set_model_props(model, {**facts, **note})
        if value is not None:
            last = next(one for one in model.graph.initializer if one.name.endswith("head.bias"))
            last.CopyFrom(onnx.numpy_helper.from_array(np.full(10, value, np.float32), last.name))
        onnx.save_model(model, tmp_path / "changed.onnx")
        return tmp_path / "changed.onnx"

    return changed


def test_the_files_own_metadata_counts(changed):
    of = clips(each=4)
    file = changed({"ids": '["blues.2", "blues.3", "jazz.3"]', "parameters": "185642"})
    figures = evaluate(file, of, "valid")
    assert (figures["count"], figures["left_out"], figures["parameters"]) == (3, 3, 185_642)


def test_weights_for_another_form_of_picture_are_refused(changed):
    with pytest.raises(WeightsError, match="form “paper”, but those of the dataset are “musecluster”"):
        contender(changed({"mel_form": "paper"}), clips(each=2))


def test_a_file_that_does_not_name_its_parameters_has_them_counted_without_the_projection(changed):
    of = clips(each=2)
    named, counted = contender(None, of), contender(changed({"parameters": ""}), of)
    assert counted.parameters == named.parameters


def test_weights_that_are_no_numbers_are_refused(changed):
    with pytest.raises(WeightsError, match="not finite"):
        contender(changed({}, value=np.nan), clips(each=2))


def test_weights_with_other_genres_than_outputs_are_refused(changed):
    with pytest.raises(WeightsError, match="10 genres for 2 names"):
        contender(changed({"genres": '["a", "b"]'}), clips(each=2))


def test_weights_without_genres_are_refused(changed):
    with pytest.raises(WeightsError, match="does not say which genres"):
        contender(changed({"genres": "blues"}), clips(each=2))


def ids_of(of, rows):
    return frozenset(of.ids[rows].tolist())


def evaluate_perfect(of, learned):
    return score(perfect(of, learned=frozenset(learned)), of, "valid").figures
