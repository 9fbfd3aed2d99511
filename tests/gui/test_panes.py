# SPDX-License-Identifier: GPL-3.0-or-later
"""Panes stand where the listener puts them, by mouse or keyboard, in both directions of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from musecluster.gui.pane import Pane
from musecluster.gui.panes import LEFT, RIGHT, Panes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

NAMES = ("side", "right", "queue")


def made(qtbot: QtBot) -> Panes:
    panes = Panes(QWidget(), {name: Pane(name, 200 + 10 * len(name)) for name in NAMES})
    for name in NAMES:
        panes[name].setWindowTitle(name.title())
        panes[name].show()
    qtbot.addWidget(panes)
    panes.resize(1200, 700)
    panes.show()
    return panes


@pytest.fixture
def panes(qtbot: QtBot) -> Panes:
    return made(qtbot)


@pytest.fixture
def mirrored() -> Iterator[None]:
    app = QApplication.instance()
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def sides(panes: Panes) -> list[str]:
    names = {LEFT: "left", RIGHT: "right"}
    return [names[panes.dockWidgetArea(panes[name])] for name in NAMES]


def choose(panes: Panes, name: str, words: str) -> None:
    (action,) = [one for one in panes.menu(panes[name]).actions() if one.text() == words]
    action.trigger()


def test_the_first_stands_where_a_line_begins(panes: Panes) -> None:
    assert sides(panes) == ["left", "right", "right"]
    assert panes["right"].y() < panes["queue"].y()
    assert panes["side"].width() == 240


@pytest.mark.usefixtures("mirrored")
def test_where_one_writes_from_the_right_they_are_mirrored(panes: Panes) -> None:
    assert sides(panes) == ["right", "left", "left"]


def test_another_direction_mirrors_what_was_placed(panes: Panes) -> None:
    choose(panes, "queue", "As a tab beside “Right”")
    panes.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sides(panes) == ["right", "left", "left"]
    assert panes.tabifiedDockWidgets(panes["right"]) == [panes["queue"]]
    panes.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert sides(panes) == ["left", "right", "right"]


@pytest.mark.usefixtures("mirrored")
def test_what_was_placed_in_another_direction_is_mirrored(qtbot: QtBot, panes: Panes) -> None:
    panes.move_to(panes["queue"], RIGHT)
    kept = panes.state()
    QApplication.instance().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    again = made(qtbot)
    assert again.restore(kept)
    assert sides(again) == ["left", "right", "left"]


@pytest.mark.parametrize("state", ["", "ltr:", "ltr:AAAA", "é:é", "x"])
def test_a_state_that_makes_no_sense_changes_nothing(panes: Panes, state: str) -> None:
    assert not panes.restore(state)
    assert sides(panes) == ["left", "right", "right"]


def test_arrows_on_the_grip_move_a_pane(panes: Panes) -> None:
    grip = panes["queue"].grip
    QTest.keyClick(grip, Qt.Key.Key_Left)
    assert sides(panes) == ["left", "right", "left"]
    QTest.keyClick(grip, Qt.Key.Key_Right)
    assert sides(panes) == ["left", "right", "right"]
    assert grip.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert grip.accessibleName() == "Place of “Queue”"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_on_the_grip_opens_its_menu(qtbot: QtBot, panes: Panes, key: Qt.Key) -> None:
    with qtbot.waitSignal(panes["right"].menu_requested):
        QTest.keyClick(panes["right"].grip, key)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert "Hide" in [action.text() for action in shown.actions()]
    shown.close()


def test_a_click_on_the_grip_opens_its_menu(qtbot: QtBot, panes: Panes) -> None:
    with qtbot.waitSignal(panes["right"].menu_requested):
        QTest.mouseClick(panes["right"].grip, Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
    QApplication.activePopupWidget().close()


def test_the_menu_moves_a_pane(panes: Panes) -> None:
    choose(panes, "right", "On the left")
    assert sides(panes) == ["left", "left", "right"]
    choose(panes, "queue", "Above “Right”")
    QApplication.processEvents()
    assert sides(panes) == ["left", "left", "left"]
    assert panes["side"].y() < panes["queue"].y() < panes["right"].y()


def test_a_tab_shows_one_of_two(panes: Panes) -> None:
    choose(panes, "queue", "As a tab beside “Right”")
    QApplication.processEvents()
    assert panes["queue"].is_seen
    assert not panes["right"].is_seen


def test_tab_keeps_out_of_a_pane_behind_another(panes: Panes) -> None:
    QApplication.processEvents()
    choose(panes, "queue", "As a tab beside “Right”")
    QApplication.processEvents()
    assert not panes["right"].area.isEnabled()
    assert not panes["right"].grip.isEnabled()
    panes["right"].raise_()
    QApplication.processEvents()
    assert panes["right"].area.isEnabled()
    assert panes["right"].grip.isEnabled()
    assert not panes["queue"].area.isEnabled()
    panes["queue"].setFloating(True)
    QApplication.processEvents()
    assert panes["queue"].area.isEnabled()


def test_a_pane_in_a_window_of_its_own_has_a_title_and_comes_back(panes: Panes) -> None:
    choose(panes, "right", "In a window of its own")
    pane = panes["right"]
    assert pane.isFloating()
    assert pane.grip.close_.isVisible()
    assert not panes.is_far("right")
    choose(panes, "right", "On the left")
    assert not pane.isFloating()
    assert not pane.grip.close_.isVisible()
    assert sides(panes)[1] == "left"


def test_closing_asks_whoever_shows_it(qtbot: QtBot, panes: Panes) -> None:
    with qtbot.waitSignal(panes["right"].closed):
        choose(panes, "right", "Hide")
    assert panes["right"].isVisible()


def test_places_are_remembered_and_put_back(qtbot: QtBot, panes: Panes) -> None:
    panes.move_to(panes["right"], LEFT)
    again = made(qtbot)
    assert again.restore(panes.state())
    assert sides(again) == ["left", "left", "right"]
    again["queue"].setFloating(True)
    again.arrange()
    assert sides(again) == ["left", "right", "right"]
    assert not again["queue"].isFloating()
