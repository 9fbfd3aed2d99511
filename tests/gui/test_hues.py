# SPDX-License-Identifier: GPL-3.0-or-later
"""A playlist's colour is its own: nothing that happens to another playlist changes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from musecluster.gui.hues import GREY, hues
from musecluster.library.edits import Delete, Edits, Merge, Pin, Recolour, Split
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import opened, playlist, put, put_playlists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

NAMES = [f"list {number}" for number in range(12)]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Twelve playlists of three songs each: more than the basic hues."""
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [put(store, f"/m/{number}.mp3", Tags(title=f"Song {number}")) for number in range(36)]
        put_playlists(store, [playlist(name, ids[3 * n : 3 * n + 3]) for n, name in enumerate(NAMES)])
    return path


def seen(qtbot: QtBot, library: Path) -> dict[str, int]:
    """The colours of a window that is opened now."""
    here = opened(qtbot, library)
    return {one.id: here.colour_of(one.id) for one in here.playlists if one.kind == "automatic"}


def test_colours_stay_apart_and_stay_the_same() -> None:
    automatic = [playlist(f"{number}", [number]) for number in range(20)]
    unsorted = playlist("u", [99], kind="unsorted")
    given = hues([*automatic, unsorted])
    assert len(set(given.values())) == 20
    assert all(index % 8 != GREY for index in given.values())  # grey is for Unsorted
    assert "u" not in given
    assert hues([unsorted, *reversed(automatic)]) == given
    assert all(index < GREY for index in hues(automatic[:7]).values())
    many = hues([playlist(f"{number}", [number]) for number in range(100)])
    assert len(many) == 100
    assert max(Counter(many.values()).values()) == 5  # 21 hues, each as often as the others


def test_a_colour_that_the_listener_chose_moves_no_other() -> None:
    automatic = [playlist(name, [1]) for name in NAMES]
    given = hues(automatic)
    wanted = given[NAMES[5]]
    assert hues([replace(automatic[0], colour=wanted), *automatic[1:]]) == given | {NAMES[0]: wanted}


@pytest.mark.parametrize(
    ("edits", "touched"),
    [
        ([Merge(NAMES[0], (NAMES[1], NAMES[2]))], NAMES[1:3]),
        ([Delete(one) for one in NAMES[:5]], NAMES[:5]),
        ([Split(NAMES[3], (10, 11), "own-2", "Z"), Split(NAMES[4], (13, 14), "own-1", "A")], []),
        ([Recolour(NAMES[0], 12)], NAMES[:1]),
        ([Pin(NAMES[6], "Mine", "", (19, 20, 21)), Delete(NAMES[7])], NAMES[7:8]),
    ],
    ids=["merge", "delete", "split", "recolour", "pin"],
)
def test_an_edit_and_its_undoing_leave_other_colours_as_they_are(
    qtbot: QtBot, library: Path, edits: list, touched: list[str]
) -> None:
    log, before = Edits(library), seen(qtbot, library)
    story = [before]
    for edit in edits:
        log.apply(edit)
        story.append(seen(qtbot, library))
    kept = before.keys() - set(touched)
    assert all(
        {name: colours[name] for name in kept} == {name: before[name] for name in kept} for colours in story
    )
    for earlier in reversed(story[:-1]):
        log.undo()
        assert seen(qtbot, library) == earlier


def test_what_is_split_off_gets_a_colour_that_no_other_has(qtbot: QtBot, library: Path) -> None:
    log, before = Edits(library), seen(qtbot, library)
    for number, name in enumerate(NAMES[:4]):
        log.apply(Split(name, (3 * number + 1,), f"own-{9 - number}", "New"))
    after = seen(qtbot, library)
    assert after.keys() - before.keys() == {"own-9", "own-8", "own-7", "own-6"}
    assert len(set(after.values())) == len(after) == 16
