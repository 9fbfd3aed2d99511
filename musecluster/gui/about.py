# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program is: version, licence, and where a listener's data lies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from musecluster import __version__, paths
from musecluster.gui import theme
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path


class About(QDialog):
    """A page beside the window; its paths can be chosen and copied."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About MuseCluster"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        column.addLayout(self._head())
        column.addWidget(_words(self.tr("Nothing leaves this computer, and no music file is ever changed.")))
        column.addLayout(self._places(library))
        column.addWidget(
            _words(self.tr("Free software under the GNU General Public License, version 3 or later."))
        )

    def _head(self) -> QHBoxLayout:
        picture, name = QLabel(), QLabel(f"MuseCluster {__version__}")
        picture.setPixmap(theme.app_icon().pixmap(48, 48))
        name.setProperty("role", "title")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(picture)
        row.addWidget(name, 1)
        return row

    def _places(self, library: Path) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        places = (
            (self.tr("Library"), library),
            (self.tr("Settings"), paths.config_dir()),
            (self.tr("Covers"), paths.cache_dir()),
        )
        for row, (name, place) in enumerate(places):
            label = QLabel(name)
            label.setProperty("role", "dim")
            grid.addWidget(label, row, 0)
            grid.addWidget(_words(shown(os.fsencode(place))), row, 1)
        return grid


def _words(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
