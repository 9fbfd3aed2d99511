# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to choose the output from, which it asks for when it is first seen: that loads Qt's multimedia."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from musecluster.gui.player import Player


class OutputBox(QComboBox):
    """The system's choice, then every output by its name; the data of each item is its identifier."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player, self._chosen, self._seen = player, "", False
        player.devices_changed.connect(self._fill)

    def choose(self, device: str) -> None:
        """Stand at an output, also at one that is not connected."""
        self._chosen = device
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Look which outputs there are."""
        super().showEvent(event)
        if not self._seen:
            self._seen = True
            self._fill()

    def _fill(self) -> None:
        outputs = dict(self._player.devices()) if self._seen else {}
        if self._chosen:
            outputs.setdefault(self._chosen, self.tr("Not connected") if self._seen else "")
        blocked = self.blockSignals(True)
        self.clear()
        self.addItem(self.tr("System default"), "")
        for device, name in outputs.items():
            self.addItem(name, device)
        self.setCurrentIndex(max(self.findData(self._chosen), 0))
        self.blockSignals(blocked)
