# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll bar that lies over the margin of its list, so that rows are as wide with it as without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

WIDTH = 10
"""Pixels of a scroll bar, as in the style sheet."""


def lay_over(view: QAbstractItemView) -> None:
    """Let a list go on under its scroll bar; its rows must keep their words off the last WIDTH pixels."""

    def fit(lowest: int, highest: int) -> None:
        view.setViewportMargins(0, 0, -WIDTH if highest > lowest else 0, 0)

    view.verticalScrollBar().rangeChanged.connect(fit)
