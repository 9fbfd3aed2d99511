# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener's settings as the window's parts share them: whoever shows one hears when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from musecluster.errors import MuseClusterError

if TYPE_CHECKING:
    from musecluster.settings import Settings, Value


class Preferences(QObject):
    """The settings, with a signal.

    Signals
    -------
        changed: the name of a setting that has another value now.
        failed: a change could not be saved; a sentence for the listener. The value holds all the same.
    """

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def get(self, name: str) -> Any:
        """The value of a setting, in the type of its default."""
        return self._settings.get(name)

    def set(self, name: str, value: Value) -> None:
        """Change a setting, save it and tell; nothing happens where it has this value already."""
        if value == self.get(name):
            return
        try:
            self._settings.set(name, value)
        except MuseClusterError as error:
            self.failed.emit(str(error))
        self.changed.emit(name)
