# SPDX-License-Identifier: GPL-3.0-or-later
"""Order and equality of words as a listener expects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from musecluster.gui.folding import CHUNK, fold, natural, ranks

if TYPE_CHECKING:
    from collections.abc import Sequence


def ranked(keys: Sequence[str | float | None]) -> list[int]:
    work = ranks(keys)
    while True:
        try:
            next(work)
        except StopIteration as end:
            return list(end.value)


def test_case_and_accents_are_folded() -> None:
    assert fold("ÉCOLE") == fold("école") == fold("e\u0301cole") == "ecole"
    assert fold("STRASSE") == fold("Straße")
    assert fold("Мир") == "мир"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.integers(0, 10**30), st.integers(0, 10**30), st.integers(0, 3))
def test_numbers_count_by_their_value(a: int, b: int, zeros: int) -> None:
    assert (natural(f"No. {a} x") < natural(f"No. {'0' * zeros}{b} x")) == (a < b)


def test_a_folder_is_in_the_order_that_its_owner_meant() -> None:
    names = ["Track 10", "track 2", "Track 1", "Élan", "Zoo", "eland", "02 b", "1 a", "10 c"]
    assert sorted(names, key=natural) == [
        "1 a", "02 b", "10 c", "Élan", "eland", "Track 1", "track 2", "Track 10", "Zoo",
    ]  # fmt: skip


@given(st.lists(st.one_of(st.none(), st.floats(0, 9))))
def test_ranks_order_as_the_keys_do(keys: list[float | None]) -> None:
    different = sorted({key for key in keys if key is not None})
    assert ranked(keys) == [-1 if key is None else different.index(key) for key in keys]


def test_ranks_of_many_chunks() -> None:
    count = 3 * CHUNK + 7
    keys = [f"{(row * 7919) % count:06}" for row in range(count)] + ["", "000000"]
    assert ranked(keys) == [int(key) for key in keys[:-2]] + [-1, 0]
    assert ranked([]) == []
    assert ranked(["", None]) == [-1, -1]
