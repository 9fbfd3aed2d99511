# SPDX-License-Identifier: GPL-3.0-or-later
"""What a playlist's words were made of is kept, and gives the same words again, or another language's."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from musecluster.wording.compose import NAME_LENGTH, names, numbered, why
from musecluster.wording.phrases import ENGLISH, Language
from musecluster.wording.traits import Traits
from musecluster.wording.wording import Wording

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs"]), max_size=60)
TRAITS = st.builds(
    Traits,
    count=st.integers(1, 100_000),
    genres=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
    style=st.sampled_from(["genre", "mixed", "heard"]),
    decade=st.sampled_from(["", "50", "2010"]),
    pace=st.sampled_from(["", "slow", "fast"]),
    bpm=st.integers(20, 300),
    steady=st.booleans(),
    level=st.sampled_from(["", "quiet", "loud"]),
    mode=st.sampled_from(["", "minor", "major"]),
    artist=TEXT,
    featured=TEXT,
    album=TEXT,
    entire=st.sampled_from([(), ("artist",), ("artist", "album")]),
    titles=st.lists(TEXT.filter(bool), max_size=2).map(tuple),
)
JAZZ = Traits(
    6, ("Jazz",), "genre", "50", "slow", 80, level="quiet", mode="minor", album="Club", titles=("Blue", "Red")
)
# A language in which every pattern has its parts the other way round.
BACKWARDS = Language(
    {
        "detail": "{detail} < {name}",
        "one genre": "{first}",
        "genre how decade": "{what} / {decade} / {how}",
        "how decade": "{decade} / {how}",
        "slow": "WOLS",
        "quiet": "TEIUQ",
        "minor": "RONIM",
        "like": "<{value}>",
        "again": "{numeral} {name}",
        "album & more": "{value}+",
    },
    songs=str,
)


@given(TRAITS, TRAITS, st.integers(1, 40))
def test_what_was_kept_gives_the_same_words_again(now: Traits, then: Traits, number: int) -> None:
    for by in names(then, ENGLISH):
        wording = Wording(now, then, by, number)
        again = Wording.of(wording.text())
        assert again == wording
        assert again.name() == numbered(names(then, ENGLISH)[by], number, ENGLISH)
        assert again.why() == why(now, ENGLISH)


@given(TRAITS)
def test_every_name_of_any_traits_is_short(traits: Traits) -> None:
    assert all(0 < len(name) <= NAME_LENGTH for name in names(traits, ENGLISH).values())


def test_every_language_puts_the_parts_where_it_wants_them() -> None:
    assert Wording(JAZZ, JAZZ, "mode", 2).name() == "In minor · calm… II"
    assert Wording(JAZZ, JAZZ, "mode", 2).name(BACKWARDS) == "II Jazz / 50 / WOLS…"
    assert Wording(JAZZ, JAZZ).name() == "Calm 50s jazz"
    assert Wording(JAZZ, JAZZ).name(BACKWARDS) == "Jazz / 50 / WOLS, TEIUQ"
    assert Wording(JAZZ, JAZZ, "like").name(BACKWARDS) == "Jazz / 50 / WOLS, TEIUQ < <Blue>"


def test_a_name_that_lasts_is_kept_with_what_it_was_made_of() -> None:
    grown = replace(JAZZ, count=9, decade="60")
    kept = Wording(grown, grown).keeping("Calm 50s jazz", Wording(JAZZ, JAZZ).text())
    assert kept.name() == "Calm 50s jazz"
    assert kept.why().startswith("9 songs, mostly jazz, from the 60s")


def test_a_name_from_before_wordings_were_kept_is_recognised_or_left_alone() -> None:
    new = Wording(JAZZ, JAZZ)
    assert new.keeping("In minor · calm 50s jazz", "") == Wording(JAZZ, JAZZ, "mode")
    unknown = new.keeping("A name of long ago", "")
    assert Wording.of(unknown.text()).name() is None
    assert unknown.why() == new.why()


def test_what_a_later_version_adds_or_drops_is_no_error() -> None:
    text = Wording(JAZZ, JAZZ).text().replace('"count":6', '"count":6,"weather":"rain"')
    assert Wording.of(text) == Wording(JAZZ, JAZZ)
    assert Wording.of(text.replace('"by":""', '"by":"weather"')).name() is None


def test_the_sentence_without_a_count_stands_behind_one() -> None:
    assert why(Traits(3, artist="Monk"), ENGLISH, counted=False) == "mostly by Monk."
    assert why(Traits(3, titles=("So What",)), ENGLISH, counted=False) == "sound alike; typical: So What."
    assert why(Traits(1), ENGLISH) == "1 song."
