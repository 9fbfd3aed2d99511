# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key goes through a window as one reads it, whenever its parts were made."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def put_in_order(window: QWidget, parts: Sequence[QWidget]) -> None:
    """Let Tab go from part to part; inside each it goes as before, and what is in none comes first.

    Parameters
    ----------
        parts: of the window, in their order; one may lie in another. What floats keeps to itself.
    """
    place = {part: index for index, part in enumerate(parts)}
    widgets = sorted(_chain(window), key=lambda widget: _place(widget, place))
    for before, after in pairwise(widgets):
        QWidget.setTabOrder(before, after)


def _chain(window: QWidget) -> Iterator[QWidget]:
    """The widgets that Tab reaches, from the first one on."""
    widget = window.nextInFocusChain()
    while widget is not window:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            yield widget
        widget = widget.nextInFocusChain()


def _place(widget: QWidget | None, place: dict[QWidget, int]) -> int:
    while widget is not None and widget not in place:
        widget = widget.parentWidget()
    return -1 if widget is None else place[widget]
