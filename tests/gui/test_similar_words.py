# SPDX-License-Identifier: GPL-3.0-or-later
"""Reasons and scores are said in a few words."""

from __future__ import annotations

import pytest

from musecluster.discovery.reasons import Reason
from musecluster.gui.similar_words import percent, sentence


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("same_album"), "same album"),
        (Reason("both_genre", "Ambient"), "both Ambient"),
        (Reason("tempo_apart", number=8), "8 bpm apart"),
        (Reason("same_tempo"), "same tempo"),
        (Reason("double_tempo"), "twice the tempo"),
        (Reason("half_tempo"), "half the tempo"),
        (Reason("same_key", "F#m"), "both in F#m"),
        (Reason("same_year", "1997"), "both from 1997"),
        (Reason("same_decade", "1990"), "both from the 1990s"),
        (Reason("both_quiet"), "both quiet"),
        (Reason("both_loud"), "both loud"),
    ],
)
def test_reasons_are_said_in_words(reason: Reason, words: str) -> None:
    assert sentence(reason) == words


def test_scores_are_whole_percent() -> None:
    assert [percent(score) for score in (0, 0.005, 0.974, 1)] == ["0%", "0%", "97%", "100%"]
