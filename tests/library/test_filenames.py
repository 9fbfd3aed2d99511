# SPDX-License-Identifier: GPL-3.0-or-later
"""File names for playlists: what each file system refuses, and what it takes for the same name."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.library.filenames import FALLBACK, MAX_BYTES, safe_name, unique_names

# Characters that matter here, so that random text meets them often.
AWKWARD = st.text(
    st.one_of(st.characters(), st.sampled_from('/\\:*?"<>| .\0\n\u202e\u200d\u0301\ufe0f\U0001f3fdAaéß한'))
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Slow piano & strings", "Slow piano & strings"),
        ("90s hip-hop · fast", "90s hip-hop · fast"),
        ("AC/DC", "AC-DC"),
        ('Who? "Me"', "Who 'Me'"),
        ("<live>: a|b*c\\d", "(live)- a-b-c-d"),
        ("Sigur Ro\u0301s", "Sigur Rós"),
        ("..hidden", "hidden"),
        ("et cetera ...", "et cetera"),
        ("two\nlines\tand\x00more", "two lines and more"),
        ("evil\u202e3u.exe", "evil3u.exe"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM¹", "_COM¹"),
        ("CONcert", "CONcert"),
        ("", FALLBACK),
        (" . . ", FALLBACK),
        ("???", FALLBACK),
    ],
)
def test_known_names(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@given(AWKWARD)
def test_any_name_becomes_a_valid_file_name(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe.encode("utf-8")) <= MAX_BYTES
    assert not set(safe) & set('<>:"/\\|?*\u202e')
    assert not any(unicodedata.category(char) in {"Cc", "Cs"} for char in safe)
    assert safe == safe.strip(". ")
    assert safe == unicodedata.normalize("NFC", safe)


@given(AWKWARD)
def test_a_safe_name_stays_as_it_is(name: str) -> None:
    assert safe_name(safe_name(name)) == safe_name(name)


@pytest.mark.parametrize("seen_as_one", ["e\u0301\u0323", "👍🏽", "👩‍🚀", "❤️", "नि"])
def test_a_long_name_is_cut_between_characters_as_people_see_them(seen_as_one: str) -> None:
    seen_as_one = unicodedata.normalize("NFC", seen_as_one)
    for shift in range(len(seen_as_one.encode())):
        cut = safe_name("x" * shift + seen_as_one * MAX_BYTES)
        assert cut.removeprefix("x" * shift).replace(seen_as_one, "") == ""
        assert len(cut.encode()) > MAX_BYTES - len(seen_as_one.encode())


def test_one_endless_character_is_cut_all_the_same() -> None:
    assert 1 <= len(safe_name("z" + "\u0337" * 500).encode()) <= MAX_BYTES


def test_names_that_a_file_system_would_take_for_one_are_told_apart() -> None:
    names = ["Björk", "BJÖRK", "Bjo\u0308rk", "Björk.", "Björk?", "Straße", "STRASSE"]
    expected = ["Björk", "BJÖRK (2)", "Björk (3)", "Björk (4)", "Björk (5)", "Straße", "STRASSE (2)"]
    assert unique_names(names) == expected


def test_a_number_that_is_taken_is_passed_over() -> None:
    assert unique_names(["Rock", "Rock (2)", "Rock"]) == ["Rock", "Rock (2)", "Rock (3)"]


@given(st.lists(AWKWARD, max_size=8), st.integers(1, 12))
def test_names_stay_apart_and_valid(names: list[str], copies: int) -> None:
    unique = unique_names(names * copies)
    compared = {unicodedata.normalize("NFC", name).casefold() for name in unique}
    assert len(compared) == len(unique) == len(names) * copies
    assert all(len(name.encode()) <= MAX_BYTES for name in unique)


def test_long_names_that_differ_only_at_the_end_are_told_apart() -> None:
    unique = unique_names(["y" * 300 + "1", "y" * 300 + "2"])
    assert unique == ["y" * MAX_BYTES, "y" * (MAX_BYTES - 4) + " (2)"]
