# SPDX-License-Identifier: GPL-3.0-or-later
"""A scroll bar that lies over the margin of its list, so that rows are as wide with it as without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView

WIDTH = 10
"""Pixels of a scroll bar, as in the style sheet."""


def lay_over(view: QAbstractItemView) -> None:
    """Let a list go on under its scroll bar; its rows must keep their words off the last WIDTH pixels."""
    view.installEventFilter(_Fit(view))


class _Fit(QObject):
    """Widens a list by its scroll bar, on the side where that is."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.verticalScrollBar().rangeChanged.connect(lambda lowest, highest: self._fit(highest > lowest))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when it is mirrored; margins are not."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            bar = self._view.verticalScrollBar()
            self._fit(bar.maximum() > bar.minimum())
        return False

    def _fit(self, scrolls: bool) -> None:
        more = -WIDTH if scrolls else 0
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._view.setViewportMargins(more if mirrored else 0, 0, 0 if mirrored else more, 0)
