# SPDX-License-Identifier: GPL-3.0-or-later
"""Reasons are what a listener would say two songs have in common."""

from __future__ import annotations

from typing import Any

import pytest

from musecluster.discovery.reasons import Reason, reasons
from tests.discovery.libraries import track


def between(one: dict[str, Any], other: dict[str, Any]) -> list[Reason]:
    return reasons(track(1, **one), track(2, **other))


def both(**facts: Any) -> list[Reason]:
    return between(facts, facts)


def test_songs_that_say_nothing_have_no_reason() -> None:
    assert both() == []
    assert between({"tempo": 120.0, "year": 1990, "key": "C", "loudness": -40.0, "genres": ("A",)}, {}) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (120.0, 112.0, [Reason("tempo_apart", number=8)]),
        (112.0, 120.0, [Reason("tempo_apart", number=8)]),
        (120.0, 120.2, [Reason("same_tempo")]),
        (120.0, 119.4, [Reason("tempo_apart", number=1)]),
        (70.0, 140.0, [Reason("double_tempo")]),
        (140.0, 71.0, [Reason("half_tempo")]),
        (120.0, 160.0, []),
        (60.0, 68.0, []),
    ],
)
def test_tempo(one: float, other: float, expected: list[Reason]) -> None:
    assert between({"tempo": one}, {"tempo": other}) == expected


def test_album_needs_the_same_album_artist() -> None:
    assert both(album="X", album_artist="A") == [Reason("same_album")]
    assert between({"album": "X", "album_artist": "A"}, {"album": "x", "album_artist": "B"}) == []
    assert both(album_artist="A") == []


def test_a_shared_genre_is_said_as_the_seed_says_it() -> None:
    assert between({"genres": ("Rock", "Ambient")}, {"genres": ("AMBIENT",)}) == [
        Reason("both_genre", "Ambient")
    ]
    assert between({"genres": ("Rock",)}, {"genres": ("Pop",)}) == []


def test_key() -> None:
    assert both(key="F#m") == [Reason("same_key", "F#m")]
    assert between({"key": "C"}, {"key": "Cm"}) == []


def test_era() -> None:
    assert both(year=1997) == [Reason("same_year", "1997")]
    assert between({"year": 1991}, {"year": 1999}) == [Reason("same_decade", "1990")]
    assert between({"year": 1989}, {"year": 1990}) == []


def test_loudness_is_said_where_both_are_at_one_end() -> None:
    assert both(loudness=-35.0) == [Reason("both_quiet")]
    assert both(loudness=-7.0) == [Reason("both_loud")]
    assert both(loudness=-18.0) == []
    assert between({"loudness": -35.0}, {"loudness": -7.0}) == []


def test_the_most_telling_comes_first() -> None:
    kinds = [reason.kind for reason in both(album="X", tempo=100.0, genres=("Jazz",), key="C", year=1959)]
    assert kinds == ["same_album", "same_tempo", "both_genre", "same_key", "same_year"]
