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
        window.collection.loaded.connect(self.watch)
        window.preferences.changed.connect(lambda name: self.watch() if name == "watch" else None)

    def watch(self) -> None:
        """Watch the folders that are the library's now."""
        roots = self._roots() if self._window.preferences.get("watch") else []
        if roots != self.watcher.roots:
            self.watcher.watch(roots)

    def _roots(self) -> list[str]:
        from musecluster.library.choices import Choices

        with suppress(LibraryError):  # no library yet, or the collection says what is wrong with it
            return [os.fsdecode(root) for root in Choices(self._window.library).roots()]
        return []
