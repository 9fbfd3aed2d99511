# SPDX-License-Identifier: GPL-3.0-or-later
"""Names on the map: never on each other, the first ones first, off the songs where there is room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from musecluster.gui.map_labels import lines, place

ANCHORS = st.lists(st.builds(QPointF, st.floats(0, 400), st.floats(0, 400)), max_size=25)
SIZE = QSizeF(90, 18)


def boxes(anchors: list[QPointF]) -> list[QRectF | None]:
    offsets = place(anchors, [SIZE] * len(anchors))
    return [
        None if offset is None else QRectF(anchor + offset, SIZE)
        for anchor, offset in zip(anchors, offsets, strict=True)
    ]


@given(ANCHORS)
def test_no_name_lies_on_another_and_each_is_near_its_place(anchors: list[QPointF]) -> None:
    placed = [(box, anchor) for box, anchor in zip(boxes(anchors), anchors, strict=True) if box is not None]
    for index, (box, anchor) in enumerate(placed):
        assert not any(box.intersects(other) for other, _ in placed[:index])
        assert (box.center() - anchor).manhattanLength() < 90


@given(ANCHORS)
def test_an_earlier_name_does_not_yield_to_a_later_one(anchors: list[QPointF]) -> None:
    whole = boxes(anchors)
    for count in range(len(anchors)):
        assert boxes(anchors[:count]) == whole[:count]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Classical", [("Classical", True)]),
        ("Fast · Shattered Pixel Dungeon", [("Fast", True), ("Shattered Pixel Dungeon", False)]),
        ("Mcmusic Kevin Macleod & more", [("Mcmusic Kevin", True), ("Macleod & more", True)]),
        ("Donaudampfschifffahrtsmusik", [("Donaudampfschifffahrtsmusik", True)]),
    ],
)
def test_a_long_name_stands_in_two_lines(name: str, written: list[tuple[str, bool]]) -> None:
    assert lines(name) == written


def test_a_name_alone_is_in_the_middle() -> None:
    (offset,) = place([QPointF(50, 50)], [SIZE])
    assert QRectF(offset, SIZE).center().manhattanLength() < 4


def test_a_name_goes_beside_the_songs_where_it_cannot_go_above_them() -> None:
    songs = QRectF(0, 0, 45, 200)
    (offset,) = place([QPointF(50, 100)], [SIZE], lambda box: int(box.intersects(songs)))
    assert offset is not None
    assert not QRectF(QPointF(50, 100) + offset, SIZE).intersects(songs)


def test_a_name_keeps_off_the_songs() -> None:
    songs = QRectF(0, 38, 200, 18)
    (offset,) = place([QPointF(50, 50)], [SIZE], lambda box: int(box.intersects(songs)))
    assert not QRectF(QPointF(50, 50) + offset, SIZE).intersects(songs)
