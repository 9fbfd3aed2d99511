# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, dates and gains in tags mean what people meant by them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.library.tag_values import decibels_of, number_of, r128_of, truth_of, uuid_of, year_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1994", 1994),
        ("1994-05-02", 1994),
        ("19940502", 1994),
        ("02/05/1994", 1994),
        ("(c) 1994 Label", 1994),
        ("1994-05-02T12:00:00Z", 1994),
        ("94", None),
        ("0000", None),
        ("3001", None),
        ("123456", None),
        ("", None),
    ],
)
def test_years(text, year):
    assert year_of(text) == year


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3),
        ("03/12", 3),
        (" 7 ", 7),
        ("0", None),
        ("/12", None),
        ("A1", None),
        ("99999", None),
        ("0012", 12),
    ],
)
def test_numbers(text, number):
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "gain"),
    [
        ("-6.30 dB", -6.3),
        ("+2.5", 2.5),
        ("-6,3 db", -6.3),
        ("0 dB", 0.0),
        ("99 dB", None),
        ("nan", None),
        ("", None),
    ],
)
def test_gains(text, gain):
    assert decibels_of(text) == gain


def test_flags_and_identifiers():
    assert [truth_of(text) for text in ("1", "True", "yes", "0", "", "no")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    known = "b1a9c0e9-d987-4042-ae91-78d6a3267d69"
    assert uuid_of(known.upper()) == known
    assert uuid_of("not one") is None


@given(st.text())
def test_any_text_means_something_in_range_or_nothing(text):
    assert year_of(text) is None or 1000 <= year_of(text) <= 2999
    assert number_of(text) is None or 1 <= number_of(text) <= 9999
    assert r128_of(text) is None or abs(r128_of(text)) <= 65
