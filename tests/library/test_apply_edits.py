# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is edited in whatever order, songs stay in one place and undoing leads back."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musecluster.library.apply_edits import apply_edits, left_out
from musecluster.library.edit_kinds import (
    Add,
    Create,
    Delete,
    Edit,
    LeaveOut,
    LetIn,
    Merge,
    Order,
    Pin,
    Recolour,
    Remove,
    Rename,
    Split,
    Unpin,
    from_text,
    to_text,
)
from musecluster.library.edits import Edits
from musecluster.library.store import Store
from tests.library.stores import clustering, fill, playlist

START = [
    playlist("a", [1, 2, 3, 4], loose=[4]),
    playlist("b", [5, 6, 7]),
    playlist("c", [8]),
    playlist("unsorted", [9, 10], kind="unsorted"),
    playlist("mine", [3, 9, 5], kind="own"),
]
ALL = set(range(1, 11))

IDS = st.sampled_from(["a", "b", "c", "unsorted", "mine", "made", "half", "gone", "a+"])
TRACKS = st.lists(st.integers(1, 11), max_size=5, unique=True).map(tuple)
ALSO = st.lists(IDS, max_size=2).map(tuple)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(Create, st.sampled_from(["made", "mine"]), st.text(), TRACKS),
    st.builds(Rename, IDS, st.text(), ALSO),
    st.builds(Recolour, IDS, st.none() | st.integers(0, 23), ALSO),
    st.builds(Pin, st.sampled_from(["a", "b", "half"]), st.text(), st.text(), TRACKS),
    st.builds(Unpin, IDS),
    st.builds(Merge, IDS, ALSO),
    st.builds(Split, IDS, TRACKS, st.sampled_from(["half", "other"]), st.text(), ALSO),
    st.builds(Delete, IDS, ALSO),
    st.builds(Add, IDS, TRACKS, st.sampled_from(["", "mine", "made"]), ALSO),
    st.builds(Remove, IDS, TRACKS, ALSO),
    st.builds(LeaveOut, TRACKS),
    st.builds(LetIn, TRACKS),
    st.builds(Order, IDS, TRACKS, ALSO),
)


@given(st.lists(EDITS, max_size=12))
def test_playlists_stay_sound_whatever_is_edited(edits: list[Edit]) -> None:
    before = list(START)
    after = apply_edits(START, edits)
    assert before == START
    assert max(Counter(one.id for one in after).values()) == 1
    held = Counter(track for one in after if one.kind != "own" for track in one.track_ids)
    assert set(held.values()) <= {1}
    assert ALL - held.keys() <= left_out(edits)
    for one in after:
        assert len(one.fit) in (0, len(one.track_ids))
        assert one.loose <= set(one.track_ids)
        assert one.track_ids or one.kind == "own"
    kinds = [one.kind for one in after]
    assert kinds == sorted(kinds, key=["automatic", "unsorted", "own"].index)


@given(st.lists(EDITS, max_size=12))
def test_edits_are_stored_as_they_are(edits: list[Edit]) -> None:
    assert [from_text(to_text(edit)) for edit in edits] == edits


@given(st.lists(EDITS, max_size=8), st.lists(EDITS, max_size=4))
def test_what_is_undone_leaves_no_trace(kept: list[Edit], undone: list[Edit]) -> None:
    between = apply_edits(START, kept)
    apply_edits(START, kept + undone)
    assert apply_edits(START, kept) == between
    assert apply_edits(START, []) == START


@given(st.lists(EDITS, max_size=10))
def test_a_pin_that_is_taken_back_never_was(edits: list[Edit]) -> None:
    others = [edit for edit in edits if not isinstance(edit, Pin | Unpin)]
    pin = Pin("a", "A", "", (1, 2, 3))
    assert apply_edits(START, [pin, *others, Unpin("a")]) == apply_edits(START, others)


def one(edit: Edit, playlist_id: str) -> tuple[int, ...] | None:
    return {after.id: after.track_ids for after in apply_edits(START, [edit])}.get(playlist_id)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Split("a", (4, 2, 9), "half", "Half"), {"a": (1, 3), "half": (4, 2)}),
        (Split("a", (1, 2, 3, 4), "half", "Half"), {"a": (1, 2, 3, 4), "half": None}),
        (Merge("a", ("c", "mine", "a", "gone")), {"a": (1, 2, 3, 4, 8), "c": None, "mine": (3, 9, 5)}),
        (Merge("mine", ("a",)), {"mine": (3, 9, 5), "a": (1, 2, 3, 4)}),
        (Delete("mine"), {"mine": None, "unsorted": (9, 10)}),
        (Delete("unsorted"), {"unsorted": (9, 10)}),
        (Remove("c", (8,)), {"c": None, "unsorted": (9, 10, 8)}),
        (Remove("a", (8,)), {"a": (1, 2, 3, 4), "c": (8,), "unsorted": (9, 10)}),
        (Remove("mine", (9,)), {"mine": (3, 5), "unsorted": (9, 10)}),
        (Add("a", (8, 9)), {"a": (1, 2, 3, 4, 8, 9), "c": None, "unsorted": (10,), "mine": (3, 9, 5)}),
        (Add("mine", (8,)), {"mine": (3, 9, 5, 8), "c": (8,)}),
        (Add("unsorted", (1,)), {"a": (2, 3, 4), "unsorted": (9, 10, 1)}),
        (Add("gone", (1,), also=("b",)), {"a": (2, 3, 4), "b": (5, 6, 7, 1)}),
        (Add("gone", (1,)), {"a": (1, 2, 3, 4)}),
        (Order("a", (4, 9, 2)), {"a": (4, 2, 1, 3)}),
        (Order("mine", (5, 3, 9)), {"mine": (5, 3, 9)}),
        (LeaveOut((1, 9)), {"a": (2, 3, 4), "unsorted": (10,), "mine": (3, 9, 5)}),
    ],
    ids=repr,
)
def test_an_edit_does_what_it_says(edit: Edit, expected: dict[str, tuple[int, ...] | None]) -> None:
    assert {name: one(edit, name) for name in expected} == expected


def test_a_song_that_the_listener_put_there_fits() -> None:
    first = apply_edits(START, [Add("a", (9,)), Order("a", (9,))])[0]
    assert dict(zip(first.track_ids, first.fit, strict=True)) == {9: 1.0, 1: 0.5, 2: 0.5, 3: 0.5, 4: 0.5}


@settings(max_examples=25)
@given(st.lists(EDITS, max_size=8))
def test_undoing_all_leads_back_and_redoing_all_forth(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.db"
        fill(library, 10)
        with Store(library, write=True) as store:
            store.put_clustering(clustering("s", range(1, 11), {0.5: START[:4]}))
        log = Edits(library)
        with Store(library) as store:
            seen = [store.playlists()]
            for edit in edits:
                log.apply(edit)
                seen.append(store.playlists())
            for before in reversed(seen[:-1]):
                assert log.undo() is not None
                assert store.playlists() == before
            assert not log.can_undo
            for after in seen[1:]:
                assert log.redo() is not None
                assert store.playlists() == after
