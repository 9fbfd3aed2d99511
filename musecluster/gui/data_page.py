# SPDX-License-Identifier: GPL-3.0-or-later
"""The page that says where the listener's data lies, and takes them there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from musecluster import paths
from musecluster.gui import theme
from musecluster.gui.elided import Elided
from musecluster.gui.plain import set_tip
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path

    from musecluster.gui.preferences import Preferences


class DataPage(QWidget):
    """The library's file, the settings' and the thumbnails' folders; another library for the next start."""

    def __init__(self, preferences: Preferences, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="data")
        self._preferences = preferences
        self._next = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._next.setProperty("role", "hint")
        self._next.hide()
        lead = QLabel(self.tr("Nothing of it is ever sent anywhere, and nothing lies among your music."))
        lead.setWordWrap(True)
        lead.setProperty("role", "hint")
        other = QPushButton(self.tr("Use another library …"))
        other.clicked.connect(self._on_other_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(lead)
        column.addLayout(self._places(library))
        column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._next)

    def choose(self, library: str) -> None:
        """Use another library file from the next start on."""
        self._preferences.set("library", library)
        words = self.tr("From the next start on: {file}").format(file=shown(os.fsencode(library)))
        self._next.setText(words)
        self._next.show()

    def _places(self, library: Path) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(12)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        places = (
            (self.tr("Library: songs, what was heard, playlists"), library),
            (self.tr("Settings"), paths.config_dir()),
            (self.tr("Small covers, which can be made again"), paths.cache_dir()),
        )
        for row, (name, place) in enumerate(places):
            texts = QVBoxLayout()
            texts.setSpacing(4)
            texts.addWidget(QLabel(name))
            path = Elided(shown(os.fsencode(place)), Qt.TextElideMode.ElideMiddle)
            path.setProperty("role", "hint")
            texts.addWidget(path)
            grid.addLayout(texts, row, 0)
            grid.addWidget(self._button(name, place), row, 1)
        return grid

    def _button(self, name: str, place: Path) -> QToolButton:
        show = QToolButton()
        theme.put_before_words(show, "folder")
        show.setAccessibleName(self.tr("Show in file manager: {place}").format(place=name))
        set_tip(show, self.tr("Show in file manager"))
        folder = place if place.is_dir() else place.parent
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        return show

    def _on_other_clicked(self) -> None:
        file, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Use another library"),
            str(paths.default_library()),
            self.tr("Libraries (*.db)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if file:
            self.choose(file)
