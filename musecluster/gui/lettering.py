# SPDX-License-Identifier: GPL-3.0-or-later
"""Words stand where the window's language begins a line, and read in the order of their own script.

Qt's lists order a title by the window ("Hello!" reads "!Hello" in Arabic), its labels place it by the title:
columns would be ragged. Here the window decides where words stand, the words decide how they read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QLabel, QStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_FLAG = Qt.AlignmentFlag


def placed(direction: Qt.LayoutDirection, side: Qt.AlignmentFlag = _FLAG.AlignLeft) -> Qt.AlignmentFlag:
    """The side as it is on the screen, whatever is written there."""
    return QStyle.visualAlignment(direction, side) | _FLAG.AlignAbsolute


def write(
    painter: QPainter,
    place: QRect,
    words: str,
    direction: Qt.LayoutDirection,
    side: Qt.AlignmentFlag = _FLAG.AlignLeft,
) -> None:
    """Draw one line, in the middle of its place.

    Parameters
    ----------
        direction: of the window.
        side: left is where the window's language begins a line.
    """
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(place, _line(direction, side), words)


@cache  # of the dozen ways that there are: each cell of each frame asks
def _line(direction: Qt.LayoutDirection, side: Qt.AlignmentFlag) -> int:
    across = placed(direction, side & _FLAG.AlignHorizontal_Mask)
    return across | _FLAG.AlignVCenter | Qt.TextFlag.TextSingleLine


class Words(QLabel):
    """A label that begins where the window's language does, be it translated or not."""

    def __init__(self, words: str = "", down: Qt.AlignmentFlag = _FLAG.AlignVCenter, **given: Any) -> None:
        super().__init__(words, **given)
        self._down = down
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turn with the window."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        self.setAlignment(placed(self.layoutDirection()) | self._down)
