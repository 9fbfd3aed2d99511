# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader gets: names for all that can have the focus, plain words, the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

from tests.gui.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QAccessibleInterface
    from pytestqt.qtbot import QtBot

ITEMS = {QAccessible.Role.Cell, QAccessible.Role.ListItem, QAccessible.Role.TreeItem}
MOST = 60  # children of a list that are looked at


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(qtbot, tmp_path, monkeypatch)
    made.choose(made.ids[0])
    made.until(lambda: len(made.window.similar.found()) > 0)
    return made


def tree(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """All that is shown in a window, as a screen reader walks through it."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None or not one.isValid() or one.state().invisible:
            continue
        yield one
        waiting += [one.child(index) for index in range(min(one.childCount(), MOST))]


def said(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name)


def nameless(widget: QWidget) -> list[str]:
    """What can have the focus, or is a button, and has no name."""
    return [
        f"{one.role()} {one.object()}"
        for one in tree(widget)
        if (one.state().focusable or one.role() is QAccessible.Role.Button) and not said(one).strip()
    ]


def page(desk: Desk, name: str) -> QWidget:
    """The window that an action opens, or the main window where it opens none."""
    before = set(QApplication.topLevelWidgets())
    desk.trigger(name)
    QApplication.processEvents()
    opened = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one not in before]
    return opened[0] if opened else desk.window


PAGES = ("songs", "map", "both", "queue", "export", "settings", "roots", "shortcuts", "about", "properties")


@pytest.mark.parametrize("name", PAGES)
def test_whatever_can_have_the_focus_has_a_name(desk: Desk, name: str) -> None:
    shown = page(desk, name)
    assert len(list(tree(shown))) > 5
    assert nameless(shown) == []


def test_the_welcome_has_names(desk: Desk) -> None:
    desk.window.show_main(False)
    assert nameless(desk.window.welcome) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_read_out_with_its_tags(desk: Desk, name: str) -> None:
    described = [one.text(QAccessible.Text.Description) for one in tree(page(desk, name))]
    assert [words for words in described if "<" in words] == []


def test_the_buttons_of_a_search_have_names(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.window.top_bar.search, "x")
    names = [said(one) for one in tree(desk.window.top_bar.search) if one.role() is QAccessible.Role.Button]
    assert names == ["Empty the search", "Search songs"]


def test_a_note_is_said(desk: Desk) -> None:
    told: list[str] = []
    desk.monkeypatch.setattr("musecluster.gui.announce.QAccessible.isActive", lambda: True)
    desk.monkeypatch.setattr(
        "musecluster.gui.announce.QAccessible.updateAccessibility", lambda event: told.append(event.message())
    )
    desk.window.note.say("The disk is full.")
    assert told == ["The disk is full."]


def test_the_keys_go_on_in_what_is_shown_instead(desk: Desk) -> None:
    window = desk.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.table.view.setFocus()
    desk.trigger("map")
    assert QApplication.focusWidget() is window.map_view.canvas
    desk.trigger("songs")
    assert QApplication.focusWidget() is window.table.view
    window.top_bar.search.setFocus()
    desk.trigger("map")
    assert QApplication.focusWidget() is window.top_bar.search


@pytest.mark.parametrize("floating", [False, True])
def test_space_presses_the_button_that_has_the_focus(desk: Desk, floating: bool) -> None:
    desk.window.right.setFloating(floating)
    walk = desk.window.similar.walk
    walk.window().activateWindow()
    desk.until(walk.window().isActiveWindow)
    walk.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(walk, Qt.Key.Key_Space)
    assert walk.isChecked()
    assert desk.player.state == "stopped"


def test_a_click_on_a_button_leaves_the_space_bar_to_the_player(desk: Desk) -> None:
    desk.window.table.setFocus()
    play = next(one for one in desk.window.songs.findChildren(QPushButton) if one.text() == "Play")
    QTest.mouseClick(play, Qt.MouseButton.LeftButton)
    assert desk.player.state == "playing"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert desk.player.state == "paused"


def test_tab_passes_nothing_by(desk: Desk) -> None:
    window = desk.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.top_bar.search.setFocus()
    reached = []
    while not reached or reached[-1] is not window.top_bar.search:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    names = [said(QAccessible.queryAccessibleInterface(one)) for one in reached]
    for name in ("Search playlists", "Playlists", "Export", "Play", "Songs", "Similar songs", "Volume"):
        assert name in names


def test_tab_goes_through_the_window_as_it_is_read(desk: Desk) -> None:
    window = desk.window
    desk.trigger("queue")
    QApplication.processEvents()
    parts = (window.top_bar, window.side, window.songs, window.right, window.queue, window.bottom)
    for _ in range(2):
        assert [part for part, _ in passed(window, parts)] == list(parts)
        for floating in (True, False):
            window.queue.setFloating(floating)
            QApplication.processEvents()


def passed(window: QWidget, parts: tuple[QWidget, ...]) -> list[tuple[QWidget, QWidget]]:
    """The parts of the window, and the first widget in each, in the order in which Tab comes to them."""
    found: list[tuple[QWidget, QWidget]] = []
    widget = window.nextInFocusChain()
    while widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            here = [part for part in parts if part.isAncestorOf(widget)]
            if here and (not found or found[-1][0] is not here[0]):
                found.append((here[0], widget))
        widget = widget.nextInFocusChain()
    return found


def test_a_search_line_is_the_first_thing_in_the_sidebar(desk: Desk) -> None:
    inside = [widget for part, widget in passed(desk.window, (desk.window.side.area,))]
    assert isinstance(inside[0], QLineEdit)


def test_after_an_export_the_focus_is_where_it_was(desk: Desk, tmp_path: Path) -> None:
    dialog = page(desk, "export")
    desk.monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    dialog.choose_folder()
    dialog.activateWindow()
    desk.until(dialog.isActiveWindow)
    dialog.export_button.setFocus()
    QTest.keyClick(dialog.export_button, Qt.Key.Key_Space)
    desk.until(lambda: dialog.message.text().startswith("Wrote 2 playlists"))
    desk.until(dialog.export_button.hasFocus)
