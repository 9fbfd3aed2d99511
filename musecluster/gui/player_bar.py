# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar below everything: what plays, where it is, what comes after it, and how loud."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from musecluster.gui import theme
from musecluster.gui.cover import Cover
from musecluster.gui.elided import Elided
from musecluster.gui.line_slider import LineSlider
from musecluster.gui.words import clock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from musecluster.gui.collection import Collection
    from musecluster.gui.player import Player
    from musecluster.track import Track

HEIGHT = 64
WIDE, NARROW = 1000, 760  # pixels; below, the radio is an icon, and the volume's line goes


class RoundButton(QAbstractButton):
    """The one filled button of the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changes.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = theme.current()
        fill = shown.accent if self.isEnabled() else shown.track
        if self.isDown() or self.underMouse():
            fill = fill.lighter(112) if shown.dark else fill.darker(112)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(fill)
        painter.setPen(QPen(shown.text, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(self.rect().center()) + QPointF(0.5, 0.5), 17, 17)
        self.icon().paint(painter, self.rect().adjusted(9, 9, -9, -9))
        painter.end()


class PlayerBar(QWidget):
    """Shows a player and hands it what a listener does.

    Signals
    -------
        play_requested: there is nothing to go on with; play what is chosen or shown.
    """

    play_requested = Signal()

    def __init__(self, player: Player, collection: Collection, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="player_bar")
        self._player, self._collection = player, collection
        self.cover, self.title, self.artist = Cover(36), Elided(), Elided()
        self.previous, self.play, self.next = QToolButton(), RoundButton(), QToolButton()
        self.elapsed, self.position, self.whole = QLabel(), LineSlider(0), QLabel()
        self.radio, self.mute, self.volume = QToolButton(), QToolButton(), LineSlider(100)
        self._icons()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._on_player_track_changed(player.track)
        self._on_player_state_changed(player.state)
        self._on_player_volume_changed(player.volume)
        self._on_player_muted_changed(player.muted)
        self.radio.setChecked(player.radio)

    def retranslate(self) -> None:
        """Put every word into the language that is installed now."""
        for widget, words in (
            (self.previous, self.tr("Previous song")),
            (self.next, self.tr("Next song")),
            (self.position, self.tr("Position in the song")),
            (self.radio, self.tr("Keep playing similar songs after the last one")),
            (self.mute, self.tr("Mute")),
            (self.volume, self.tr("Volume")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        self.radio.setText(self.tr("Similar songs next"))
        self._name_play()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what matters least where there is no room."""
        wide = self.width() >= WIDE
        style = Qt.ToolButtonStyle
        self.radio.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)
        self.volume.setVisible(self.width() >= NARROW)
        self._song.setFixedWidth(max(140, min(280, self.width() // 4)))
        super().resizeEvent(event)

    # --- looks

    def _icons(self) -> None:
        for button, name in ((self.previous, "previous"), (self.next, "next"), (self.radio, "radio")):
            button.setIcon(theme.icon(name))
        for button in (self.previous, self.next, self.radio, self.mute):
            button.setIconSize(QSize(18, 18))
        self.radio.setIconSize(QSize(18 + theme.GRID, 18))
        self.radio.setCheckable(True)
        self.mute.setCheckable(True)

    def _lay_out(self) -> None:
        self.title.setFont(theme.font(13, bold=True))
        self.title.setProperty("role", "strong")
        for label in (self.artist, self.elapsed, self.whole):
            label.setProperty("role", "dim")
        self._song = QWidget()
        words = QVBoxLayout(spacing=0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.artist)
        words.addStretch(1)
        song = QHBoxLayout(self._song, spacing=12)
        song.setContentsMargins(0, 0, 0, 0)
        song.addWidget(self.cover)
        song.addLayout(words, 1)
        for label, side in (
            (self.elapsed, Qt.AlignmentFlag.AlignRight),
            (self.whole, Qt.AlignmentFlag.AlignLeft),
        ):
            label.setFont(theme.font(13))
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance("00:00") + 4)
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self, spacing=8)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # `resizeEvent` leaves things out
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self._song)
        row.addSpacing(16)
        row.addWidget(self._transport(), 1)
        row.addSpacing(12)
        for widget in (self.radio, self.mute, self.volume):
            row.addWidget(widget)
        self.volume.setFixedWidth(92)

    def _transport(self) -> QWidget:
        """Buttons and position, never mirrored: they show the way of a tape, not of a script."""
        transport = QWidget()
        transport.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(transport, spacing=8)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.previous, self.play, self.next, self.elapsed):
            row.addWidget(widget)
        row.addWidget(self.position, 1)
        row.addWidget(self.whole)
        return transport

    # --- what a listener does

    def _connect(self) -> None:
        player = self._player
        self.previous.clicked.connect(player.previous)
        self.play.clicked.connect(self._on_play_clicked)
        self.next.clicked.connect(player.next)
        self.position.chosen.connect(player.seek)
        self.position.valueChanged.connect(self._on_position_value_changed)
        self.radio.toggled.connect(player.set_radio)
        self.mute.toggled.connect(player.set_muted)
        self.volume.valueChanged.connect(self._on_volume_value_changed)
        self._collection.tracks_changed.connect(self._on_collection_tracks_changed)
        player.track_changed.connect(self._on_player_track_changed)
        player.state_changed.connect(self._on_player_state_changed)
        player.position_changed.connect(self._on_player_position_changed)
        player.duration_changed.connect(self._on_player_duration_changed)
        player.radio_changed.connect(self.radio.setChecked)
        player.volume_changed.connect(self._on_player_volume_changed)
        player.muted_changed.connect(self._on_player_muted_changed)

    def _on_play_clicked(self) -> None:
        if self._has_begun():
            self._player.toggle()
        else:
            self.play_requested.emit()

    def _has_begun(self) -> bool:
        return self._player.track is not None or self._player.queue.current is not None

    def _on_position_value_changed(self, value: int) -> None:
        self.elapsed.setText(clock(value))

    def _on_volume_value_changed(self, value: int) -> None:
        if value != round(self._player.volume * 100):
            self._player.set_volume(value / 100)

    # --- what the player says

    def _on_player_track_changed(self, track: Track | None) -> None:
        for widget in (self.previous, self.next, self.position):
            widget.setEnabled(track is not None)
        for widget in (self.cover, self.elapsed, self.whole):
            widget.setVisible(track is not None)
        self._on_collection_tracks_changed()
        if track is None:
            self.title.set_words("")
            self.artist.set_words("")
            return
        tags = track.tags
        self.title.set_words(tags.title or os.path.basename(track.shown_path))
        self.artist.set_words(" — ".join(filter(None, (tags.artist, tags.album))))
        self.cover.show_track(self._collection, track)

    def _on_collection_tracks_changed(self) -> None:
        self.play.setEnabled(self._has_begun() or bool(self._collection.tracks))

    def _on_player_state_changed(self, state: str) -> None:
        playing = state == "playing"
        self.play.setIcon(theme.icon("pause" if playing else "play", "on_accent"))
        self._name_play()

    def _name_play(self) -> None:
        words = self.tr("Pause") if self._player.state == "playing" else self.tr("Play")
        self.play.setAccessibleName(words)
        self.play.setToolTip(words)

    def _on_player_position_changed(self, position: int) -> None:
        if not self.position.isSliderDown():
            self.position.setValue(position)

    def _on_player_duration_changed(self, duration: int) -> None:
        self.position.setMaximum(duration)
        self.position.setSingleStep(5_000)
        self.position.setPageStep(30_000)
        self.whole.setText(clock(duration))
        self.elapsed.setText(clock(self.position.value()))

    def _on_player_volume_changed(self, volume: float) -> None:
        self.volume.setValue(round(volume * 100))

    def _on_player_muted_changed(self, muted: bool) -> None:
        self.mute.setChecked(muted)
        self.mute.setIcon(theme.icon("muted" if muted else "volume"))
