# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the map: places and pixels agree, what is under the pointer stays there, flights are short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from musecluster.gui import motion
from musecluster.gui.map_camera import FLIGHT, Camera, View, between

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EXTENT = QRectF(-10, -5, 20, 10)
PLACES = st.floats(-50, 50)
SCALES = st.floats(0.1, 1000)


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.setattr(motion, "wanted", lambda: False)


def camera() -> Camera:
    one = Camera()
    one.resize(QSizeF(800, 600))
    one.look_over(EXTENT, 1000)
    return one


def close(one: QPointF, other: QPointF, tolerance: float = 1e-6) -> bool:
    return (one - other).manhattanLength() <= tolerance * (1 + other.manhattanLength())


@given(PLACES, PLACES, SCALES, PLACES, PLACES)
def test_there_and_back(x: float, y: float, scale: float, to_x: float, to_y: float) -> None:
    one = camera()
    one.view = View(x, y, scale)
    assert close(one.on_map(one.on_screen(to_x, to_y)), QPointF(to_x, to_y))


@given(st.floats(0.01, 100), st.floats(0, 800), st.floats(0, 600))
def test_what_is_under_the_pointer_stays_there(factor: float, x: float, y: float) -> None:
    one = camera()
    pointer = QPointF(x, y)
    place = one.on_map(pointer)
    one.zoom(factor, pointer)
    assert close(one.on_screen(place.x(), place.y()), pointer)


def test_drawing_the_map_along_and_back() -> None:
    one = camera()
    before = one.on_map(QPointF(100, 100))
    one.pan(QPointF(30, -20))
    assert close(one.on_map(QPointF(130, 80)), before)


def test_everything_is_seen_at_first_after_home_and_in_a_widget_of_another_size() -> None:
    one = camera()
    for change in (lambda: None, lambda: one.zoom(7, QPointF(3, 3)) or one.show_all()):
        change()
        assert one.at_home()
        assert QRectF(0, 0, 800, 600).contains(
            QRectF(one.on_screen(EXTENT.left(), EXTENT.top()), one.on_screen(EXTENT.right(), EXTENT.bottom()))
        )
    one.resize(QSizeF(300, 900))
    assert one.at_home()
    one.zoom(2)
    view = one.view
    one.resize(QSizeF(500, 500))
    assert one.view == view


def test_one_can_come_only_so_near_and_go_only_so_far() -> None:
    one = camera()
    for _ in range(60):
        one.zoom(2)
    near = one.magnification()
    for _ in range(60):
        one.zoom(0.5)
    assert 20 < near < 1000
    assert one.magnification() == pytest.approx(0.5)


@given(PLACES, PLACES, SCALES, PLACES, PLACES, SCALES, st.floats(0, 1))
def test_a_flight_stays_between_its_ends(
    x: float, y: float, scale: float, to_x: float, to_y: float, to_scale: float, passed: float
) -> None:
    view = between(View(x, y, scale), View(to_x, to_y, to_scale), passed)
    slack = 1e-3
    assert min(x, to_x) - slack <= view.x <= max(x, to_x) + slack
    assert min(y, to_y) - slack <= view.y <= max(y, to_y) + slack
    assert min(scale, to_scale) * (1 - slack) <= view.scale <= max(scale, to_scale) * (1 + slack)


def test_a_song_out_of_sight_is_revealed_and_one_in_sight_left_alone() -> None:
    one = camera()
    one.zoom(8)
    view = one.view
    one.reveal(0, 0)
    assert one.view == view
    one.reveal(9, 4)
    assert QRectF(0, 0, 800, 600).contains(one.on_screen(9, 4))


def test_a_flight_ends_in_time_at_its_goal(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion, "wanted", lambda: True)
    one = camera()
    steps = []
    one.moved.connect(lambda: steps.append(one.view))
    one.fly_to(9, 4)
    qtbot.waitUntil(lambda: close(one.on_screen(9, 4), QPointF(400, 300)), timeout=2000)
    assert FLIGHT < 150
    assert steps
    assert one.magnification() > 1
