# SPDX-License-Identifier: GPL-3.0-or-later
"""In the sidebar a name's first part is louder than what is added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem

from musecluster.gui import theme
from musecluster.gui.playlist_delegate import HEIGHT, PlaylistDelegate
from musecluster.gui.playlist_model import ROW
from musecluster.gui.playlist_rows import Row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

WIDTH = 300


def painted(app: QApplication, name: str, direction: Qt.LayoutDirection) -> QImage:
    theme.apply(app, "light")
    model, item = QStandardItemModel(), QStandardItem()
    item.setData(Row("p", "own", name), ROW)
    model.appendRow(item)
    option = QStyleOptionViewItem()
    option.rect, option.direction = QRect(0, 0, WIDTH, HEIGHT), direction
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    PlaylistDelegate().paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def darkest(image: QImage, first: int, last: int) -> int:
    return min(image.pixelColor(x, y).lightness() for x in range(first, last) for y in range(image.height()))


def test_what_stands_behind_the_dot_is_quieter(qapp: QApplication) -> None:
    image = painted(qapp, "Fast · HHHHHHHH", Qt.LayoutDirection.LeftToRight)
    dim = theme.current().dim.lightness()
    assert darkest(image, 34, 60) < dim - 20
    assert abs(darkest(image, 90, WIDTH) - dim) <= 4


@pytest.mark.parametrize("name", ["HHHHHHHHHHHH", "HHHH-HHHHHHH"])
def test_a_name_without_a_dot_is_in_one_colour(qapp: QApplication, name: str) -> None:
    image = painted(qapp, name, Qt.LayoutDirection.LeftToRight)
    assert abs(darkest(image, 34, 60) - darkest(image, 90, WIDTH)) <= 4


def test_a_mirrored_name_stands_at_the_right(qapp: QApplication) -> None:
    image = painted(qapp, "Fast · HHHHHHHH", Qt.LayoutDirection.RightToLeft)
    assert darkest(image, 0, 100) == 255
    assert darkest(image, 150, WIDTH) < theme.current().dim.lightness() - 20
