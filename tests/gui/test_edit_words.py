# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo and redo say what they would take back and make again."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from musecluster.gui import edit_words
from musecluster.gui.collection import Collection
from musecluster.library.edits import Create, Delete, Edit, LeaveOut, Rename
from tests.gui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_every_kind_of_edit_has_its_words() -> None:
    assert set(edit_words._kinds()) == {kind.__name__ for kind in get_args(Edit)}


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (None, "Undo"),
        (Rename("gone", "Jazz"), "Undo: Rename “Jazz”"),
        (Create("gone", "R&B"), "Undo: New playlist “R&&B”"),
        (Delete("gone"), "Undo: Delete playlist"),
        (LeaveOut((1,)), "Undo: Leave songs out"),
        (Rename("gone", "x" * 99), f"Undo: Rename “{'x' * 39}…”"),
        (Rename("gone", "a\n\u202eb"), "Undo: Rename “a b”"),
    ],
)
def test_an_edit_is_named(edit: Edit | None, words: str) -> None:
    assert edit_words.undo(edit, Collection()) == words


def test_the_menu_names_the_last_edit(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(qtbot, tmp_path, monkeypatch)
    commands = desk.window.commands
    assert commands["undo"].text() == "Undo"
    desk.edited("pin_playlist", "one")
    assert commands["undo"].text() == "Undo: Pin “Name of one”"
    desk.edited("undo")
    assert (commands["undo"].text(), commands["redo"].text()) == ("Undo", "Redo: Pin “Name of one”")
