# SPDX-License-Identifier: GPL-3.0-or-later
"""The slider from few, broad playlists to many, narrow ones: one step for each stored cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from musecluster.gui.line_slider import KNOB, LineSlider

if TYPE_CHECKING:
    from collections.abc import Sequence


class GranularitySlider(QWidget):
    """Hidden as long as there is nothing to choose from.

    Signals
    -------
        granularity_changed: the granularity of the cut that the listener chose.
    """

    granularity_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cuts: list[float] = []
        self._few, self._many = QLabel(), QLabel()
        self.slider = LineSlider(0)
        self.slider.setPageStep(1)
        self.slider.valueChanged.connect(self._on_slider_value_changed)
        grid = QGridLayout(self)
        grid.setContentsMargins(16 - KNOB // 2, 4, 16 - KNOB // 2, 12)
        grid.setSpacing(0)
        grid.addWidget(self.slider, 0, 0, 1, 3)
        for column, label in ((0, self._few), (2, self._many)):
            label.setProperty("role", "hint")
            label.setContentsMargins(
                KNOB // 2, 0, KNOB // 2, 0
            )  # where the line ends, beside which is the knob
            grid.addWidget(label, 1, column)
        grid.setColumnStretch(1, 1)
        self.retranslate()
        self.hide()

    def show_cuts(self, cuts: Sequence[float], granularity: float | None) -> None:
        """Offer the stored cuts, ascending, and mark the one that is shown."""
        self._cuts = list(cuts)
        self.setVisible(len(self._cuts) > 1)
        if self._cuts and granularity is not None and not self.slider.isSliderDown():
            nearest = min(range(len(self._cuts)), key=lambda step: abs(self._cuts[step] - granularity))
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, len(self._cuts) - 1)
                self.slider.setValue(nearest)

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        self._few.setText(self.tr("few, broad"))
        self._many.setText(self.tr("many, narrow"))
        self.slider.setAccessibleName(self.tr("From few, broad playlists to many, narrow ones"))
        self.slider.setToolTip(self.slider.accessibleName())

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_slider_value_changed(self, step: int) -> None:
        self.granularity_changed.emit(self._cuts[step])
