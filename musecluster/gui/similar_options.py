# SPDX-License-Identifier: GPL-3.0-or-later
"""What counts when songs are compared: four sliders, a limit for each artist, the same album or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from musecluster.gui.button_row import ButtonRow
from musecluster.gui.lettering import Words
from musecluster.gui.line_slider import KNOB, LineSlider

if TYPE_CHECKING:
    from musecluster.discovery.blend import Weights

DEFAULTS = {"sound": 80, "tempo": 30, "era": 10, "genre": 25}
"""Positions of the sliders, of 100."""

LIMITS = (1, 2, 3, 5, 0)
"""Songs by one artist in every ten; 0 for any number."""

MARGIN = 16  # pixels beside everything


class SimilarOptions(QWidget):
    """Speaks up whenever the listener changes one of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sliders = {name: LineSlider(100) for name in DEFAULTS}
        self._labels = {name: Words() for name in DEFAULTS}
        self.artists, self.albums = QToolButton(), QToolButton()
        self._limits = QActionGroup(self)
        self._lay_out()
        self.restore({})
        self.retranslate()
        for slider in self.sliders.values():
            slider.valueChanged.connect(self.changed)
        self.albums.toggled.connect(self.changed)
        self._limits.triggered.connect(self._on_limits_triggered)

    # --- what is set

    def weights(self) -> Weights:
        """How much each likeness counts."""
        from musecluster.discovery.blend import Weights

        return Weights(**{name: slider.value() / 100 for name, slider in self.sliders.items()})

    def per_artist(self) -> int | None:
        """Songs by one artist in every ten; None for any number."""
        return self._limits.checkedAction().data() or None

    def other_albums(self) -> bool:
        """Whether the songs' own albums are left out."""
        return self.albums.isChecked()

    def kept(self) -> dict[str, Any]:
        """Everything that is set, as plain values to be restored."""
        positions = {name: slider.value() for name, slider in self.sliders.items()}
        return {**positions, "per_artist": self.per_artist() or 0, "other_albums": self.other_albums()}

    def restore(self, kept: dict[str, Any]) -> None:
        """Set what was kept; what is absent or makes no sense is as at first."""
        for name, slider in self.sliders.items():
            position = kept.get(name)
            slider.setValue(position if isinstance(position, int) else DEFAULTS[name])
        limit = kept.get("per_artist")
        for action in self._limits.actions():
            action.setChecked(action.data() == (limit if limit in LIMITS else 2))
        self.albums.setChecked(kept.get("other_albums") is True)

    # --- looks

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        words = {
            "sound": (self.tr("Sound"), self.tr("How much the same sound counts")),
            "tempo": (self.tr("Tempo"), self.tr("How much the same speed counts")),
            "era": (self.tr("Era"), self.tr("How much the same years count")),
            "genre": (self.tr("Genre"), self.tr("How much the same genre tags count")),
        }
        for name, (label, tip) in words.items():
            self._labels[name].setText(label)
            self.sliders[name].setAccessibleName(label)
            self.sliders[name].setToolTip(tip)
        self.albums.setText(self.tr("Other albums"))
        self.albums.setToolTip(self.tr("Leave out songs from the same album"))
        self.artists.setToolTip(self.tr("How many of every ten songs may be by one artist"))
        for action in self._limits.actions():
            action.setText(self._limit_words(action.data()))
        self._name_limit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        beside = KNOB // 2  # a line ends that far from the edge of its slider
        grid = QGridLayout(horizontalSpacing=0, verticalSpacing=0)
        grid.setContentsMargins(MARGIN - beside, 0, MARGIN - beside, 0)
        for row, (name, slider) in enumerate(self.sliders.items()):
            self._labels[name].setProperty("role", "dim")
            self._labels[name].setContentsMargins(beside, 0, beside, 0)
            self._labels[name].setBuddy(slider)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(slider, row, 1)
        grid.setColumnMinimumWidth(0, 80)
        grid.setColumnStretch(1, 1)
        self.albums.setCheckable(True)
        menu = QMenu(self.artists)
        for limit in LIMITS:
            action = QAction(menu, checkable=True)
            action.setData(limit)
            self._limits.addAction(action)
            menu.addAction(action)
        self.artists.setMenu(menu)
        self.artists.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        limits = QHBoxLayout(spacing=4)
        limits.setContentsMargins(MARGIN, 0, MARGIN, 0)
        limits.addWidget(ButtonRow(self.artists, self.albums))
        for button in (self.artists, self.albums):
            button.setProperty("role", "chip")
        column = QVBoxLayout(self, spacing=4)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)
        column.addLayout(limits)

    def _limit_words(self, limit: int) -> str:
        return self.tr("%Ln per artist", "", limit) if limit else self.tr("Any artist")

    def _name_limit(self) -> None:
        words = self._limit_words(self._limits.checkedAction().data())
        self.artists.setText(f"{words} ▾")
        self.artists.setAccessibleName(words)

    def _on_limits_triggered(self) -> None:
        self._name_limit()
        self.changed.emit()
