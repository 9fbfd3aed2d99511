# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of the sidebar has keys of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.gui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot


def test_the_delete_key_means_the_playlist_and_not_the_chosen_songs(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, tmp_path, monkeypatch)
    window, view, taken = desk.window, desk.window.playlists.view, []
    window.commands["remove_songs"].triggered.connect(lambda: taken.append(1))
    view.go_to("one")
    desk.choose(*desk.ids[:2])
    window.table.view.setFocus()
    with qtbot.waitSignal(window.collection.playlists_changed):
        qtbot.keyClick(window.table.view, Qt.Key.Key_Delete)  # elsewhere in the window it means the songs
    assert len(taken) == 1
    assert len(desk.list("one").track_ids) == 6
    desk.choose(desk.ids[2])
    view.setFocus()
    with qtbot.waitSignal(window.collection.playlists_changed):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert desk.list("one") is None
    assert len(taken) == 1
    window.close()
