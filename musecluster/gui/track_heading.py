# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands over the track table: which list it is, how much there is of it, and two things to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from musecluster.gui import theme, words
from musecluster.gui.elided import Elided
from musecluster.gui.playlist_rows import ALL, RECENT
from musecluster.gui.playlist_words import uncounted

if TYPE_CHECKING:
    from musecluster.gui.track_model import TrackModel


class TrackHeading(QWidget):
    """Title, facts, Export and Play.

    Signals
    -------
        play_requested, export_requested: a button was pressed.
    """

    play_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.title, self.facts = Elided(), Elided()
        self.title.setProperty("role", "title")
        self.facts.setProperty("role", "dim")
        self.export, self.play = QPushButton(), QPushButton()
        theme.put_before_words(self.export, "export")
        theme.put_before_words(self.play, "play", "on_accent")
        self.play.setProperty("role", "primary")
        self.export.clicked.connect(lambda: self.export_requested.emit())
        self.play.clicked.connect(lambda: self.play_requested.emit())
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addWidget(self.title)
        said.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addLayout(said, 1)
        row.addWidget(self.export)
        row.addWidget(self.play)
        self.retranslate()

    def retranslate(self) -> None:
        """Put the buttons' words into the language of the window."""
        self.export.setText(self.tr("Export"))
        self.export.setToolTip(self.tr("Write this list as a file that any player opens"))
        self.play.setText(self.tr("Play"))
        self.play.setToolTip(self.tr("Play this list from its start"))

    def show_list(self, model: TrackModel) -> None:
        """Say what the model shows."""
        self.title.set_words(self._name(model))
        self.facts.set_words(" · ".join(self._facts(model)))
        for button in (self.export, self.play):
            button.setEnabled(model.rowCount() > 0)

    def _name(self, model: TrackModel) -> str:
        if model.list_id in (ALL, RECENT):
            return self.tr("All songs") if model.list_id == ALL else self.tr("Recently added")
        playlist = model.collection.playlist(model.list_id)
        if playlist is None:
            return self.tr("This playlist is gone")
        return self.tr("Unsorted") if playlist.kind == "unsorted" else playlist.name

    def _facts(self, model: TrackModel) -> list[str]:
        shown, all_of_it = model.rowCount(), model.size()
        facts = [words.songs(shown)]
        if shown < all_of_it:
            facts = [
                self.tr("%1 of %2").replace("%1", words.number(shown)).replace("%2", words.songs(all_of_it))
            ]
        if seconds := model.seconds():
            facts.append(words.length(seconds))
        if model.list_id == ALL and shown == all_of_it:
            return facts + self._found(model)
        playlist = model.collection.playlist(model.list_id)
        return [*facts, uncounted(playlist)] if playlist and playlist.why else facts

    def _found(self, model: TrackModel) -> list[str]:
        playlists = model.collection.playlists
        found = sum(one.kind == "automatic" for one in playlists)
        unsorted = sum(len(one.track_ids) for one in playlists if one.kind == "unsorted")
        said = [self.tr("%Ln playlist(s) found", "", found)] if found else []
        return said + ([self.tr("%1 unsorted").replace("%1", words.number(unsorted))] if unsorted else [])
