# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons beside each other, or one below the other where their words have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class ButtonRow(QWidget):
    """A row that no pane is too narrow for."""

    def __init__(self, *buttons: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._buttons = buttons
        row = QBoxLayout(_BESIDE, self, spacing=spacing)
        row.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest button alone."""
        widest = max((button.sizeHint().width() for button in self._shown()), default=0)
        return QSize(widest, self.layout().minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether the words still have room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """See so too when the words are others."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [button for button in self._buttons if not button.isHidden()]

    def _fit(self) -> None:
        row, shown = self.layout(), self._shown()
        wanted = sum(button.sizeHint().width() for button in shown) + row.spacing() * (len(shown) - 1)
        direction = _BELOW if wanted > self.width() else _BESIDE
        if direction is not row.direction():
            row.setDirection(direction)
            self.updateGeometry()
