# SPDX-License-Identifier: GPL-3.0-or-later
"""The window opens, folds, remembers and forgets as it should, whatever lies on the disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from musecluster import paths
from musecluster.gui.layout import RIGHT, SIDE
from musecluster.gui.shortcuts import Shortcuts
from musecluster.gui.state import State
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path / "library.db")


def started(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The folders of every scan that the window starts from now on, instead of the scans."""
    scans: list[list[str]] = []
    monkeypatch.setattr(window.analysis, "start", lambda folders: scans.append(list(folders)))
    return scans


def test_the_first_start_welcomes(window: MainWindow) -> None:
    assert window.welcome.isVisible()
    assert not window.top_bar.isVisible()


def test_a_chosen_folder_is_listened_to(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    scans = started(window, monkeypatch)
    window.welcome.folder_chosen.emit("/music")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/more")
    window.commands["add_folder"].trigger()
    assert scans == [["/music"], ["/more"]]
    assert window.top_bar.isVisible()


def test_a_folder_may_be_dropped_anywhere(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scans = started(window, monkeypatch)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/")])
    keys = (Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), *keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), *keys))
    assert scans == [[str(tmp_path)]]


def test_a_folder_without_music_says_what_was_looked_for(window: MainWindow) -> None:
    window.analysis.folders = ["/photos"]
    window.analysis.finished.emit({"event": "finished", "found": 0, "failed": 0})
    assert "/photos" in window.note.words()
    assert "FLAC" in window.note.words()


def test_a_failed_scan_is_one_sentence(window: MainWindow) -> None:
    window.analysis.failed.emit("The disk is full.")
    assert window.note.words() == "The disk is full."


def test_a_damaged_library_offers_a_way_out(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    app = QApplication.instance()
    from musecluster.gui.app import show

    window = show(app, library, "light")
    qtbot.addWidget(window)
    with qtbot.waitSignals([window.composed, window.collection.failed]):
        window.open_library()
    assert window.note.words()


def test_the_next_start_goes_on_with_a_scan(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    window.analysis.folders = ["/music"]
    window.analysis.state_changed.emit("running")
    assert State().get("unfinished", []) == ["/music"]
    window.analysis.state_changed.emit("idle")
    assert State().get("unfinished", []) == []


def test_layout_is_remembered(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    window.show_main(True)
    window.resize(760, 640)
    window.commands["sidebar"].trigger()
    window.commands["map"].trigger()
    window.close()
    again = open_window(qtbot, tmp_path / "library.db")
    assert (again.width(), again.height()) == (760, 640)
    again.show_main(True)
    assert again.side.isHidden()
    assert again.map.isVisible()
    assert not again.songs.isVisible()
    again.commands["reset_layout"].trigger()
    assert again.side.isVisible()
    assert again.songs.isVisible()


def test_a_window_is_never_larger_than_the_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = QRect(0, 36, 1366, 732)
    monkeypatch.setattr("musecluster.gui.layout.room", lambda window: laptop)
    window = open_window(qtbot, tmp_path / "library.db")
    assert laptop.contains(window.geometry())
    assert (window.width(), window.height()) == (1280, 732)
    window.close()
    smaller = QRect(0, 36, 910, 476)  # the same one at 150 %
    monkeypatch.setattr("musecluster.gui.layout.room", lambda window: smaller)
    again = open_window(qtbot, tmp_path / "library.db")
    assert smaller.contains(again.geometry())
    again.show_main(True)
    assert again.side.isVisible()
    assert not again.right.isVisible()  # there is no room for it


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "\x00", json.dumps({"geometry": 3, "view": "x", "panes": "é", "side": None})],
    ids=["empty", "cut", "list", "bytes", "other types"],
)
def test_a_damaged_memory_is_none(qtbot: QtBot, tmp_path: Path, content: str) -> None:
    paths.config_dir().mkdir(parents=True)
    (paths.config_dir() / "window.json").write_text(content, "utf-8")
    window = open_window(qtbot, tmp_path / "library.db")
    assert window.width() > 600
    window.show_main(True)
    assert window.songs.isVisible()
    assert window.side.isVisible()


def test_panes_stay_where_they_were_put(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    window.show_main(True)
    window.resize(1280, 800)
    window.commands["queue"].trigger()
    window.right.side_requested.emit(Qt.DockWidgetArea.LeftDockWidgetArea)
    window.close()
    again = open_window(qtbot, tmp_path / "library.db")
    again.show_main(True)
    again.resize(1280, 800)
    songs = again._panes.centralWidget()
    assert again.right.x() < songs.x() < again.queue.x()
    assert again.queue.isVisible()
    again.commands["reset_layout"].trigger()
    QApplication.processEvents()
    assert again.right.x() > songs.x()
    assert not again.queue.isVisible()
    assert (again.side.width(), again.right.width()) == (SIDE, RIGHT)


def test_a_pane_in_a_window_of_its_own_leaves_the_screen_with_the_songs(window: MainWindow) -> None:
    window.show_main(True)
    window.right.setFloating(True)
    assert window.right.isVisible()
    window.show_main(False)
    window.resize(1300, 820)
    assert not window.right.isVisible()
    window.show_main(True)
    assert window.right.isVisible()
    assert window.right.isFloating()
    window.commands["similar_panel"].setChecked(False)
    window.show_main(False)
    window.show_main(True)
    assert not window.right.isVisible()


def test_a_closed_pane_is_unchecked(window: MainWindow) -> None:
    window.show_main(True)
    window.resize(1280, 800)
    window.right.setFloating(True)
    window.right.grip.close_.click()
    assert not window.right.isVisible()
    assert not window.commands["similar_panel"].isChecked()
    window.commands["similar_panel"].trigger()
    assert window.right.isFloating()
    assert window.right.isVisible()


def test_a_key_brings_up_what_is_behind_or_folded_away(window: MainWindow) -> None:
    window.show_main(True)
    window.resize(1280, 800)
    window.commands["queue"].trigger()
    window._panes.tabifyDockWidget(window.queue, window.right)
    window.queue.raise_()
    QApplication.processEvents()
    assert not window.right.is_seen
    window.commands["similar_panel"].trigger()
    QApplication.processEvents()
    assert window.right.is_seen
    window.resize(900, 600)
    assert not window.right.isVisible()
    window.commands["similar_panel"].trigger()
    assert window.right.isVisible()
    assert window.commands["similar_panel"].isChecked()
    window.commands["similar_panel"].trigger()
    assert not window.right.isVisible()


def test_panes_are_called_as_their_actions(window: MainWindow) -> None:
    window.commands["queue"].setText("Als Nächstes")
    assert window.queue.windowTitle() == "Als Nächstes"
    assert "Als Nächstes" in window.queue.grip.accessibleName()


def test_a_narrow_window_folds_the_right_panel_away(window: MainWindow) -> None:
    window.show_main(True)
    window.resize(1280, 800)
    assert window.right.isVisible()
    window.resize(900, 600)
    assert not window.right.isVisible()
    window.resize(1280, 800)
    assert window.right.isVisible()
    window.commands["similar_panel"].trigger()
    assert not window.right.isVisible()


def test_songs_and_map_may_be_side_by_side(window: MainWindow) -> None:
    window.show_main(True)
    window.commands["both"].trigger()
    assert window.songs.isVisible()
    assert window.map.isVisible()
    window.commands["songs"].trigger()
    assert not window.map.isVisible()
    window.commands["switch"].trigger()
    assert window.map.isVisible()
    assert window.commands["map"].isChecked()


def test_f1_lists_the_keys_beside_the_window(window: MainWindow) -> None:
    window.commands["shortcuts"].trigger()
    (page,) = window.findChildren(Shortcuts)
    assert page.isVisible()
    assert not page.isModal()


def test_the_search_waits_for_the_last_key(window: MainWindow, qtbot: QtBot) -> None:
    window.show_main(True)
    said: list[str] = []
    window.top_bar.search_changed.connect(said.append)
    with qtbot.waitSignal(window.top_bar.search_changed):
        qtbot.keyClicks(window.top_bar.search, "jazz")
    assert said == ["jazz"]
    qtbot.keyClick(window.top_bar.search, Qt.Key.Key_Escape)
    assert window.top_bar.search.text() == ""


def test_closing_asks_nothing(window: MainWindow) -> None:
    assert window.close()
    assert (paths.config_dir() / "window.json").exists()


def test_a_read_only_settings_folder_does_no_harm(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("read-only")

    monkeypatch.setattr("musecluster.gui.state.write_atomically", refuse)
    assert window.close()
