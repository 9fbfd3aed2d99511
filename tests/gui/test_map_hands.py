# SPDX-License-Identifier: GPL-3.0-or-later
"""The map in a listener's hands: by pointer, by wheel and by keys, heard by those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from musecluster.gui import motion
from musecluster.track import Tags
from tests.gui.maps import CROSS, Songs, drag, place, shown

if TYPE_CHECKING:
    import numpy as np
    from pytestqt.qtbot import QtBot

    from musecluster.gui.map_view import MapView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "wanted", lambda: False)


# --- the pointer


def test_pointing_shows_the_card_and_leaving_hides_it(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    with qtbot.waitSignal(view.hovered) as hovered:
        QTest.mouseMove(view.canvas, place(view, 20))
    assert hovered.args == [20]
    assert view.canvas.card.isVisible()
    assert view.canvas.rect().contains(view.canvas.card.geometry())
    QTest.mouseMove(view.canvas, QPoint(5, 5))
    assert not view.canvas.card.isVisible()


def test_odd_titles_fit_on_the_card(qtbot: QtBot) -> None:
    songs = Songs(CROSS)
    view = shown(qtbot, songs)
    for title in ("x" * 10_000, "<b>bold</b>", "\u202egnos", "🎵" * 50, ""):
        songs.tracks[2] = type(songs.tracks[2])(20, b"/m/2.mp3", Tags(title))
        view.canvas.point_at(int(view.canvas.scene.points.indices([20])[0]))
        assert view.canvas.rect().contains(view.canvas.card.geometry())
        assert not view.canvas.card.grab().isNull()


def test_a_click_chooses_and_a_click_beside_lets_go(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    with qtbot.waitSignals([view.clicked, view.selection_changed]):
        QTest.mouseClick(view.canvas, LEFT, pos=place(view, 30))
    assert view.canvas.selected() == [30]
    QTest.mouseClick(view.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, place(view, 10))
    assert sorted(view.canvas.selected()) == [10, 30]
    QTest.mouseClick(view.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, place(view, 30))
    assert view.canvas.selected() == [10]
    with qtbot.waitSignal(view.selection_changed) as changed:
        QTest.mouseClick(view.canvas, LEFT, pos=QPoint(5, 5))
    assert changed.args == [[]]


def test_a_double_click_plays(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    with qtbot.waitSignal(view.activated) as activated:
        QTest.mouseDClick(view.canvas, LEFT, pos=place(view, 40))
    assert activated.args == [40]


def test_dragging_travels_and_chooses_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    before = place(view, 0)
    drag(view.canvas, [before, before + QPoint(40, 10), before + QPoint(70, 20)])
    assert place(view, 0) == before + QPoint(70, 20)
    assert view.canvas.selected() == []


def test_a_lasso_chooses_what_is_in_it(qtbot: QtBot, rng: np.random.Generator) -> None:
    view = shown(qtbot, Songs(rng.uniform(-10, 10, (300, 2))))
    corners = [QPoint(200, 100), QPoint(450, 100), QPoint(450, 300), QPoint(200, 300), QPoint(200, 110)]
    with qtbot.waitSignal(view.lassoed) as lassoed:
        drag(view.canvas, corners, Qt.KeyboardModifier.ShiftModifier)
    everyone = range(0, 3000, 10)
    well_inside = {n for n in everyone if in_box(place(view, n), -2)}
    at_all_inside = {n for n in everyone if in_box(place(view, n), 2)}
    assert well_inside <= set(lassoed.args[0]) <= at_all_inside
    assert len(well_inside) > 20
    assert set(view.canvas.selected()) == set(lassoed.args[0])


def in_box(where: QPoint, slack: int) -> bool:
    return 200 - slack <= where.x() <= 450 + slack and 100 - slack <= where.y() <= 300 + slack


def test_a_lasso_around_nothing_lets_go(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.select([10])
    with qtbot.assertNotEmitted(view.lassoed):
        corners = [QPoint(2, 2), QPoint(30, 2), QPoint(30, 30)]
        drag(view.canvas, corners, Qt.KeyboardModifier.ShiftModifier)
    assert view.canvas.selected() == []


def test_a_path_gives_the_songs_along_it_in_its_order(qtbot: QtBot) -> None:
    row = [(x, 0) for x in range(11)]
    view = shown(qtbot, Songs([*row, (5, 9), (5, -9)]))
    way = [place(view, 100), place(view, 50) + QPoint(0, 4), place(view, 0)]
    with qtbot.waitSignal(view.path_drawn) as drawn:
        drag(view.canvas, way, Qt.KeyboardModifier.AltModifier)
    assert drawn.args[0] == list(range(100, -1, -10))


@pytest.mark.parametrize("tool", ["lasso", "path"])
def test_a_tool_draws_without_a_key_and_only_one_is_on(qtbot: QtBot, tool: str) -> None:
    view = shown(qtbot, Songs(CROSS))
    signal = {"lasso": view.lassoed, "path": view.path_drawn}
    for name in ("lasso", "path", tool):
        view._tools[name].setChecked(True)
    assert [name for name in signal if view._tools[name].isChecked()] == [tool]
    middle = place(view, 0)
    around = [middle + QPoint(*by) for by in ((-30, -3), (30, -3), (30, 20), (-30, 20))]
    with qtbot.waitSignal(signal[tool]) as drawn:
        drag(view.canvas, around)
    assert drawn.args[0] == [0]
    view._tools[tool].setChecked(False)
    drag(view.canvas, [middle, middle + QPoint(50, 0)])
    assert place(view, 0) == middle + QPoint(50, 0)


@pytest.mark.parametrize("tool", ["lasso", "path"])
def test_escape_leaves_a_tool_and_keeps_what_it_chose(qtbot: QtBot, tool: str) -> None:
    view = shown(qtbot, Songs(CROSS))
    view._tools[tool].click()
    view.select([10])
    assert view.focusWidget() is view.canvas  # where Escape is heard
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert not view._tools[tool].isChecked()
    assert view.canvas.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert view.canvas.selected() == [10]
    middle = place(view, 0)
    drag(view.canvas, [middle, middle + QPoint(50, 0)])
    assert place(view, 0) == middle + QPoint(50, 0)


def test_escape_drops_the_line_that_is_being_drawn_and_leaves_the_tool_on(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view._tools["lasso"].click()
    around = [place(view, 0) + QPoint(*by) for by in ((-30, -30), (30, -30), (30, 30), (-30, 30))]
    QTest.mousePress(view.canvas, LEFT, pos=around[0])
    for there in around[1:3]:
        QTest.mouseMove(view.canvas, there)
    assert view.canvas.line
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(view.lassoed):
        QTest.mouseMove(view.canvas, around[3])
        QTest.mouseRelease(view.canvas, LEFT, pos=around[3])
    assert view.canvas.line == []
    assert view._tools["lasso"].isChecked()


def test_the_hint_says_what_a_tool_does_and_how_to_leave_it(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    travelling = view._hint.text()
    for tool, wide, narrow in (
        ("lasso", "draw around songs to choose them · Esc to stop", "circle songs · Esc to stop"),
        ("path", "draw a path to hear what lies along it · Esc to stop", "draw a path · Esc to stop"),
    ):
        view._tools[tool].click()
        for width, words in ((640, wide), (400, narrow)):
            view.resize(width, 520)
            QApplication.processEvents()  # the page is laid out anew
            assert (view._hint.isVisible(), view._hint.text()) == (True, words)
            assert view._hint.width() >= view._hint.sizeHint().width()
            assert not view._count.isVisible()
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view._hint.text() == travelling
    assert not view._hint.isVisible()  # there is no room for it
    assert view._count.isVisible()


def test_a_wheel_comes_nearer_to_the_pointer_and_two_fingers_travel(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    where = QPointF(place(view, 20))
    wheel(view, where, QPoint(), 120, Qt.ScrollPhase.NoScrollPhase)
    assert view.canvas.camera.magnification() > 1.1
    assert (QPointF(place(view, 20)) - where).manhattanLength() <= 2
    before = place(view, 0)
    wheel(view, where, QPoint(12, 7), 20, Qt.ScrollPhase.ScrollUpdate)
    assert place(view, 0) - before == QPoint(12, 7)


def wheel(view: MapView, where: QPointF, pixels: QPoint, angle: int, phase: Qt.ScrollPhase) -> None:
    event = QWheelEvent(
        where,
        where,
        pixels,
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(view.canvas, event)


def test_the_name_of_a_playlist_can_be_clicked(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs([(-9, 0), (-7, 0), (-9, 3), (-7, 3), (9, 9), (7, 9)], "aaaabb"))
    canvas = view.canvas
    named = [
        QPoint(x, y)
        for y in range(0, canvas.height(), 4)
        for x in range(0, canvas.width(), 4)
        if canvas.scene.labels.at(QPointF(x, y), canvas.camera, 1.0)
        and canvas.scene.nearest(QPointF(x, y)) is None
    ]
    with qtbot.waitSignal(view.playlist_clicked) as clicked:
        QTest.mouseClick(canvas, LEFT, pos=named[0])
    assert clicked.args[0] in ("a", "b")


def test_the_menu_is_for_the_song_under_the_pointer(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.select([10])
    where = place(view, 20)
    with qtbot.waitSignal(view.menu_requested) as requested:
        QApplication.sendEvent(
            view.canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, QPoint(9, 9))
        )
    assert requested.args == [[20], QPoint(9, 9)]


# --- the keys


def test_arrows_move_to_the_nearest_song_that_way_and_say_it(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.select([0])
    for key, reached in (
        (Qt.Key.Key_Right, 10),
        (Qt.Key.Key_Right, 50),
        (Qt.Key.Key_Right, 50),
        (Qt.Key.Key_Left, 10),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Down, 30),
    ):
        QTest.keyClick(view.canvas, key)
        assert view.canvas.selected() == [reached]
    assert view.canvas.accessibleName() == "Map of your music"
    assert view.canvas.accessibleDescription() == "Song 3, Ada, List a"
    assert view.canvas.card.isVisible()


def test_the_first_arrow_begins_in_the_middle_and_shift_adds(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs([(0, 0), (10, 0), (20, 0), (31, 0)]))
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.selected() == [20]
    QTest.keyClick(view.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(view.canvas.selected()) == [10, 20]


def test_return_plays_and_escape_lets_go(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.select([30])
    with qtbot.waitSignal(view.activated) as activated:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert activated.args == [30]
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.selected() == []


def test_plus_minus_and_home(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    camera = view.canvas.camera
    QTest.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert camera.magnification() == pytest.approx(1.5)
    QTest.keyClick(view.canvas, Qt.Key.Key_Minus)
    QTest.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert camera.magnification() == pytest.approx(1 / 1.5)
    QTest.keyClick(view.canvas, Qt.Key.Key_Home)
    assert camera.at_home()
    for name, magnification in (("in", 1.5), ("in", 2.25), ("out", 1.5), ("all", 1.0)):
        view._tools[name].click()
        assert camera.magnification() == pytest.approx(magnification)


def test_every_tool_has_a_name(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    assert all(tool.accessibleName() and tool.toolTip() for tool in view._tools.values())
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))


def test_the_map_flies_to_a_song_and_to_none_that_it_lacks(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.fly_to(50)
    middle = view.canvas.rect().center()
    assert (place(view, 50) - middle).manhattanLength() <= 2
    view.fly_to(999)
    assert (place(view, 50) - middle).manhattanLength() <= 2


def test_a_song_chosen_elsewhere_is_brought_into_view(qtbot: QtBot) -> None:
    view = shown(qtbot, Songs(CROSS))
    view.fly_to(20)
    assert not view.canvas.rect().contains(place(view, 50))
    view.select([50])
    assert view.canvas.rect().contains(place(view, 50))
