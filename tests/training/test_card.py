# SPDX-License-Identifier: GPL-3.0-or-later
"""The model card: figures where there are any, its worst genres by name, and ids that can be read back."""

from __future__ import annotations

from dataclasses import dataclass

import hypothesis
import hypothesis.strategies as st
import numpy as np

from musecluster.paths import resource
from musecluster.training.card import model_card
from musecluster.training.evaluate import score
from musecluster.training.learned import CARD, ids_learned
from tests.training.synthetic import clips, perfect


@dataclass
class Recipe:
    network: str = "bbnn"
    seed: int = 7
    albums: float = 0.0


def card(of, one, splits=("train",), name="", songs=0, albums=0.0):
    ids = of.ids[np.isin(of.split, splits)].tolist()
    figures = score(one, of, "valid").figures
    facts = {"parameters": 185_642, "songs": songs, "ids": ids, "splits": splits, "split": "valid"}
    return model_card(figures, Recipe(albums=albums), network_id=name or figures["name"], **facts)


def muddled(of):
    """A network that takes all jazz for blues."""
    shares = perfect(of).shares.copy()
    shares[of.genre == 1] = [1, 0, 0]
    return perfect(of, shares=shares)


def test_figures_are_on_the_card():
    said = card(clips(), perfect(clips()))
    assert "| accuracy, with its 95 % interval | 1.000 (0.757 to 1.000) |" in said
    assert "on 12 clips that it has not learned from (split “valid”)" in said
    assert "185,642 parameters" in said
    assert "network bbnn, seed 7" in said


def test_what_it_is_bad_at_is_said():
    said = card(clips(), muddled(clips()))
    assert "**Bad at.** jazz (F1 0.00, most often taken for blues);" in said


def test_where_all_was_learned_from_there_are_no_figures():
    of = clips()
    said = card(of, perfect(of, learned=frozenset(of.ids.tolist())), ("train", "valid"))
    assert "**Figures.** There are none on the split “valid”" in said
    assert "| accuracy" not in said


def test_a_collection_of_ones_own_is_not_called_gtzan():
    assert "GTZAN" not in card(clips(), perfect(clips()))


def test_the_ids_can_be_read_back(tmp_path):
    of = clips()
    (tmp_path / CARD).write_text(card(of, perfect(of)), encoding="utf-8")
    expected = set(of.ids[of.split == "train"].tolist())
    assert ids_learned({"network_id": "perfect"}, tmp_path / "a.onnx") == expected


def text_of_a_card(ids):
    figures = {"genres": ["a"], "accuracy": None, "mean_average_precision": None}
    facts = {"parameters": 1, "songs": 0, "splits": ["train"], "split": "valid"}
    return model_card(figures, Recipe(), network_id="net", ids=ids, **facts)


@hypothesis.given(ids=st.lists(st.text(st.characters(exclude_categories=["Cs"])), unique=True))
@hypothesis.example(
    ["two words", "[1]", '"', "a\\b", "line\nline\r", "演歌\u2028🎵", "", "**Ids learned from.** x"]
)
def test_whatever_a_clip_is_called_its_name_is_read_back(tmp_path_factory, ids):
    place = tmp_path_factory.mktemp("card")
    (place / CARD).write_text(text_of_a_card(ids), encoding="utf-8")
    assert ids_learned({"network_id": "net"}, place / "a.onnx") == set(ids)


def test_the_card_that_ships_is_read():
    weights = resource("weights/musecluster.onnx")
    title = weights.with_name(CARD).read_text("utf-8").partition("\n")[0]
    ids = ids_learned({"network_id": title.removeprefix("# Model card: ")}, weights)
    assert ids is not None
    assert len(ids) == 639
    assert "blues.00000" in ids


def test_a_twins_figures_are_called_its_own():
    said = card(clips(), perfect(clips()), name="bbnn-other")
    assert said.startswith("# Model card: bbnn-other\n")
    assert "made by the same recipe without these clips" in said
    assert "made by the same recipe" not in card(clips(), perfect(clips()))


def test_the_songs_of_albums_are_told_with_what_they_were_for():
    alone = card(clips(), perfect(clips()), songs=1226)
    assert "For the vector alone" in alone
    assert "1,226 windows of 30 s of songs" in alone
    assert "as a second task and for the vector" in card(clips(), perfect(clips()), songs=9, albums=0.1)
    assert "grouped by album" not in card(clips(), perfect(clips()))
