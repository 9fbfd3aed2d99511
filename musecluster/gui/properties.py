# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known of one song: its tags, what was heard in it, where it lies, and its picture."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from musecluster.gui import theme
from musecluster.gui.cover import Cover
from musecluster.gui.elided import Elided
from musecluster.gui.song_picture import SongPicture
from musecluster.gui.track_columns import key_name, length, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from musecluster.gui.collection import Collection
    from musecluster.track import Track

FACTS = 320  # pixels: the width of the facts


class Properties(QDialog):
    """A page beside the window, for one song; whatever it says can be chosen and copied."""

    def __init__(self, collection: Collection, track: Track, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collection, self._track = collection, track
        self.setWindowTitle(self.tr("Properties"))
        self.picture = SongPicture(track.path)
        self.finished.connect(self.picture.stop)
        self.words = QTextEdit(readOnly=True, frameShape=QTextEdit.Shape.NoFrame, objectName="facts")
        self.words.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.words.document().setDocumentMargin(0)
        self.words.setFixedWidth(FACTS)
        self.words.setAccessibleName(self.tr("Properties"))
        theme.changes.changed.connect(self._show_facts)
        self._show_facts()
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(self._head())
        left.addWidget(self.words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addLayout(left)
        row.addWidget(self.picture, 1)
        self.resize(1120, 560)

    def facts(self) -> Iterator[tuple[str, str]]:
        """Name and value of everything that is known, in words."""
        for name, value in (*self._tags(), *self._heard(), *self._place()):
            if value:
                yield name, value

    def _head(self) -> QHBoxLayout:
        tags = self._track.tags
        cover, title, artist = Cover(56), Elided(tags.title), Elided(tags.artist)
        cover.show_track(self._collection, self._track)
        title.setProperty("role", "title")
        artist.setProperty("role", "dim")
        said = QVBoxLayout()
        said.setSpacing(4)
        said.addStretch()
        said.addWidget(title)
        said.addWidget(artist)
        said.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(cover)
        row.addLayout(said, 1)
        return row

    def _show_facts(self) -> None:
        """As a text, since in one everything can be chosen, copied and broken into lines anywhere."""
        dim = theme.current().dim.name()
        rows = [
            f"<tr><td style='color:{dim}; padding:0 16px 8px 0'>{escape(name)}</td>"
            f"<td style='padding:0 0 8px 0'>{escape(value)}</td></tr>"
            for name, value in self.facts()
        ]
        self.words.setHtml(f"<table cellspacing='0'>{''.join(rows)}</table>")

    def _tags(self) -> Iterator[tuple[str, str]]:
        tags, number = self._track.tags, QLocale().toString
        yield self.tr("Title"), tags.title
        yield self.tr("Artist"), ", ".join(tags.artists)
        yield self.tr("Album"), tags.album
        yield self.tr("Album artist"), tags.album_artist
        yield self.tr("Track"), str(tags.track_number or "")
        yield self.tr("Disc"), str(tags.disc_number or "")
        yield self.tr("Year"), str(tags.year or "")
        yield self.tr("Genre"), ", ".join(tags.genres)
        yield self.tr("Compilation"), self.tr("yes") if tags.compilation else ""
        yield self.tr("Time"), length(tags.duration)
        yield self.tr("Bit rate"), f"{number(round(tags.bitrate / 1000))} kbit/s" if tags.bitrate else ""
        yield "ReplayGain", f"{tags.replaygain:+.1f} dB" if tags.replaygain is not None else ""
        if tags.guessed:
            yield self.tr("Tags"), self.tr("What the file does not say was guessed from its name.")

    def _heard(self) -> Iterator[tuple[str, str]]:
        heard, collection = self._track.descriptors, self._collection
        yield (
            self.tr("Tempo"),
            self.tr("%1 bpm").replace("%1", str(round(heard.tempo))) if heard.tempo else "",
        )
        yield self.tr("Key"), key_name(heard.key)
        yield self.tr("Loudness"), f"{heard.loudness:.1f} LUFS" if heard.loudness is not None else ""
        playlist = collection.playlist_of(self._track.id)
        if playlist is not None:
            yield self.tr("Playlist"), playlist.name
            yield self.tr("Fit"), percent(collection.fit_of(self._track.id))

    def _place(self) -> Iterator[tuple[str, str]]:
        row = self._collection.row_of.get(self._track.id)
        added = 0 if row is None else self._collection.added[row]
        when = QDateTime.fromSecsSinceEpoch(int(added))
        yield self.tr("Added"), QLocale().toString(when, QLocale.FormatType.ShortFormat) if added else ""
        yield self.tr("File"), self._track.shown_path
        yield "", self._collection.presence.reason(self._track)
        for name, value in self._track.tags.musicbrainz.items():
            yield f"MusicBrainz, {name}", value
