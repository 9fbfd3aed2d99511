# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener does to the queue: add, order, take out, jump, save; the next start has it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from musecluster.gui.queue_panel import QueuePanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.main_window import MainWindow

REMEMBERED = 1_000
"""Songs of the queue that the next start has again."""

CHOSEN = ("queue_jump", "queue_up", "queue_down", "queue_remove")
"""Actions that need a song of the queue to be chosen."""

ALL = ("queue_clear", "queue_save")
"""Actions that need a song in the queue."""


class UpNext(QObject):
    """Brings the player's queue and its panel together.

    Attributes
    ----------
        panel: what shows the queue.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._player = window, window.playing.player
        self._remembered = _kept(window)
        self.panel = QueuePanel(window.collection, window.commands)
        self._connect()
        self._on_player_changed()

    def add(self, track_ids: Sequence[int]) -> None:
        """Put songs at the end; where nothing plays or waits, play them."""
        if self._player.track is None and self._player.queue.coming:
            self._player.queue.append(track_ids)
            self._player.queue_changed.emit()
        else:
            self._player.enqueue(track_ids)

    def add_next(self, track_ids: Sequence[int]) -> None:
        """Put songs after the one that plays; where nothing plays, play them before what waits."""
        if self._player.track is None and self._player.queue.coming:
            self._player.queue.insert(track_ids)
            self._player.next()
        else:
            self._player.play_next(track_ids)

    def keep(self) -> None:
        """Remember what plays and what comes."""
        queue = self._player.queue
        ids = queue.ids[max(queue.at, 0) :][:REMEMBERED]
        self._window.state.set("up_next", {"library": str(self._window.library), "ids": ids})

    # --- what the listener does

    def _connect(self) -> None:
        panel, commands, player = self.panel, self._window.commands, self._player
        player.queue_changed.connect(self._on_player_changed)
        player.track_changed.connect(lambda _: self._on_player_changed())
        self._window.collection.loaded.connect(self._on_collection_loaded)
        panel.chosen.connect(self._on_panel_chosen)
        panel.activated.connect(self._jump)
        panel.delete_pressed.connect(commands["queue_remove"].trigger)
        panel.menu_requested.connect(self._on_panel_menu_requested)
        panel.model.moved.connect(self._move)
        panel.model.dropped.connect(self._put)
        for name, work in {
            "queue_jump": lambda: self._jump(panel.rows()[0]),
            "queue_up": lambda: self._move(panel.rows(), panel.rows()[0] - 1),
            "queue_down": lambda: self._move(panel.rows(), panel.rows()[-1] + 2),
            "queue_remove": self._remove,
            "queue_clear": self._clear,
            "queue_save": lambda: self._window.playlists.make("", player.queue.coming),
        }.items():
            commands[name].triggered.connect(work)

    def _jump(self, row: int) -> None:
        """Play a song of the queue now; those before it count as played."""
        self._player.queue.step(row)
        self._player.next()

    def _move(self, rows: Sequence[int], before: int) -> None:
        queue, first = self._player.queue, self._player.queue.at + 1
        now = queue.move([first + row for row in rows], first + before) - first
        self._player.queue_changed.emit()
        self.panel.select(range(now, now + len(rows)))

    def _put(self, track_ids: Sequence[int], before: int) -> None:
        if self._player.track is None and not self._player.queue.coming:
            self._player.play(track_ids)
        else:
            self._player.queue.put(track_ids, self._player.queue.at + 1 + before)
            self._player.queue_changed.emit()

    def _remove(self) -> None:
        rows = self.panel.rows()
        self._player.queue.remove([self._player.queue.at + 1 + row for row in rows])
        self._player.queue_changed.emit()
        left = len(self.panel.model.ids)
        self.panel.select([min(rows[0], left - 1)] if left else [])

    def _clear(self) -> None:
        self._player.queue.clear()
        self._player.queue_changed.emit()

    # --- what others say

    def _on_player_changed(self) -> None:
        self.panel.show_queue(self._player.queue.coming)

    def _on_collection_loaded(self) -> None:
        """Have what the last start left, and let go of what the library has lost since."""
        queue, known = self._player.queue, self._window.collection.row_of
        if self._remembered and not queue.ids:
            queue.append(self._remembered)
        self._remembered = []
        gone = [place for place, one in enumerate(queue.ids) if one not in known]
        queue.remove(gone)
        self._player.queue_changed.emit()

    def _on_panel_chosen(self) -> None:
        commands, rows = self._window.commands, self.panel.rows()
        for name in CHOSEN:
            commands[name].setEnabled(bool(rows))
        for name in ALL:
            commands[name].setEnabled(bool(self.panel.model.ids))

    def _on_panel_menu_requested(self, place: QPoint) -> None:
        menu, commands = QMenu(self.panel), self._window.commands
        for names in (CHOSEN, ALL):
            menu.addActions([commands[name] for name in names if commands[name].isEnabled()])
            menu.addSeparator()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not menu.isEmpty():
            menu.popup(place)


def _kept(window: MainWindow) -> list[int]:
    """The queue of the last start, if it was one of this library."""
    kept = window.state.get("up_next", {})
    ids = kept.get("ids") if kept.get("library") == str(window.library) else []
    return [one for one in ids if isinstance(one, int)] if isinstance(ids, list) else []
