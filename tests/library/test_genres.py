# SPDX-License-Identifier: GPL-3.0-or-later
"""Genres come out as a listener would write them, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.library.genres import MAX_GENRES, split_genres
from musecluster.library.text import MAX_LENGTH


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Rock", ["Rock"]),
        ("rock; pop", ["Rock", "Pop"]),
        ("Rock / Pop|Jazz,Blues\0Soul", ["Rock", "Pop", "Jazz", "Blues", "Soul"]),
        ("Hip-Hop/Rap", ["Hip-Hop", "Rap"]),
        ("R&B/Soul", ["R&B", "Soul"]),
        ("r&b", ["R&B"]),
        ("Drum & Bass", ["Drum & Bass"]),
        ("drum and bass", ["Drum and Bass"]),
        ("Singer/Songwriter", ["Singer/Songwriter"]),
        ("singer/songwriter / folk", ["Singer/Songwriter", "Folk"]),
        ("Folk, World, & Country", ["Folk, World, & Country"]),
        ("Rock 'n' Roll", ["Rock 'n' Roll"]),
        ("HEAVY METAL", ["Heavy Metal"]),
        ("hip hop", ["Hip Hop"]),
        ("k-pop", ["K-Pop"]),
        ("EDM", ["EDM"]),
        ("80s", ["80s"]),
        ("(17)", ["Rock"]),
        ("17", ["Rock"]),
        ("(17)(8)", ["Rock", "Jazz"]),
        ("(4)Eurodisco", ["Disco", "Eurodisco"]),
        ("(RX)", ["Remix"]),
        ("(255)", []),
        ("Other", []),
        ("unknown genre", []),
        ("", []),
        (" ; / ", []),
        ("<b>Rock & <i>", ["<b>Rock & <i>"]),
        ("Ìóçûêà", ["Музыка"]),
        ("Électronique", ["Électronique"]),
    ],
)
def test_one_value(value, expected):
    assert split_genres([value]) == tuple(expected)


def test_spellings_of_one_genre_are_one():
    assert split_genres(["Hip Hop", "hip-hop", "HipHop", "Rock", "rock"]) == ("Hip Hop", "Rock")


def test_a_flood_of_genres_is_cut():
    assert len(split_genres([";".join(f"genre {number}" for number in range(100_000))])) == MAX_GENRES


@given(st.lists(st.text(), max_size=20))
def test_any_text_gives_clean_distinct_names(values):
    genres = split_genres(values)
    assert len({genre.casefold() for genre in genres}) == len(genres) <= MAX_GENRES
    assert all(genre.strip() == genre and 0 < len(genre) <= MAX_LENGTH for genre in genres)
