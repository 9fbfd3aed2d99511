# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's side of the watcher: which folders it watches, and what their changes start."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from musecluster.errors import LibraryError
from musecluster.gui.watcher import Watcher

if TYPE_CHECKING:
    from musecluster.gui.main_window import MainWindow


class Watching(QObject):
    """Watches the folders of the library of one window, as long as the settings want it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.watcher = Watcher(self)
        self.watcher.changed.connect(window.listening.listen_quietly)
        self.watcher.absent_changed.connect(self._on_watcher_absent_changed)
        window.collection.loaded.connect(self.watch)
        window.preferences.changed.connect(lambda name: self.watch() if name == "watch" else None)

    def watch(self) -> None:
        """Watch the folders that are the library's now; whatever the settings say, for their drives."""
        roots, changes = self._roots(), self._window.preferences.get("watch")
        if (roots, changes) != (self.watcher.roots, self.watcher.changes):
            self.watcher.watch(roots, changes=changes)

    def _on_watcher_absent_changed(self) -> None:
        self._window.collection.presence.set_absent(self.watcher.absent)

    def _roots(self) -> list[str]:
        from musecluster.library.choices import Choices

        with suppress(LibraryError):  # no library yet, or the collection says what is wrong with it
            return [os.fsdecode(root) for root in Choices(self._window.library).roots()]
        return []
