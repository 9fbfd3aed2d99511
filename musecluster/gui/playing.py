# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's side of the player: what its actions, its settings and the other parts mean to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from musecluster.gui.player import Player
from musecluster.gui.player_bar import PlayerBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.main_window import MainWindow

STEP = 0.05
"""Of the volume, for a key."""


class Playing(QObject):
    """Owns the player of one window.

    Attributes
    ----------
        player: what is heard.
        bar: what shows it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.player = Player(
            window.collection.track, why_silent=window.collection.presence.why_silent, parent=self
        )
        self._take_preferences()
        self.bar = PlayerBar(self.player, window.collection)
        self.bar.play_requested.connect(lambda: window.choice.play())
        self._connect_actions()
        self._connect_preferences()
        self.player.failed.connect(window.note.say)

    def play(self, track_ids: Sequence[int], track_id: int | None = None) -> None:
        """Play songs from the first, or from one of them."""
        ids = list(track_ids)
        if ids:
            self.player.play(ids, ids.index(track_id) if track_id in ids else 0)

    def toggle(self) -> None:
        """Pause or go on; where nothing was played yet, play what is chosen or shown."""
        if self.player.track is None and self.player.queue.current is None:
            self._window.choice.play()
        else:
            self.player.toggle()

    def _connect_actions(self) -> None:
        player, commands = self.player, self._window.commands
        commands["play"].triggered.connect(self.toggle)
        commands["next"].triggered.connect(player.next)
        commands["previous"].triggered.connect(player.previous)
        commands["louder"].triggered.connect(lambda: player.set_volume(player.volume + STEP))
        commands["quieter"].triggered.connect(lambda: player.set_volume(player.volume - STEP))
        for name, change, changed, now in (
            ("mute", player.set_muted, player.muted_changed, player.muted),
            ("radio", player.set_radio, player.radio_changed, player.radio),
        ):
            commands[name].setChecked(now)
            commands[name].toggled.connect(change)
            changed.connect(commands[name].setChecked)

    def _take_preferences(self) -> None:
        get = self._window.preferences.get
        self.player.set_volume(get("volume") / 100)
        self.player.set_muted(get("muted"))
        self.player.set_radio(get("radio"))
        self.player.set_even(get("replaygain"))
        self.player.set_device(get("output_device"))

    def _connect_preferences(self) -> None:
        preferences = self._window.preferences
        self.player.radio_changed.connect(lambda on: preferences.set("radio", on))
        self.player.muted_changed.connect(lambda on: preferences.set("muted", on))
        preferences.changed.connect(self._on_preferences_changed)

    def _on_preferences_changed(self, name: str) -> None:
        if name in ("radio", "replaygain", "output_device"):
            self._take_preferences()

    def close(self) -> None:
        """Be silent, and remember how loud it was."""
        self.player.stop()
        self._window.preferences.set("volume", round(self.player.volume * 100))
