# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages beside the window: settings and folders, keys, and what this program is; none blocks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from musecluster.gui import language, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from musecluster.gui.main_window import MainWindow
    from musecluster.gui.settings_dialog import SettingsDialog

FOLDERS, FIRST_AREA = 0, 1
"""Pages of the settings."""

PAUSE = 800
"""Milliseconds after the last change of a rule until the playlists are found again by it."""


class Pages(QObject):
    """Opens a page when its action asks for it, and applies at once what is set there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings: SettingsDialog | None = None
        self._rules = QTimer(self, singleShot=True, interval=PAUSE)
        self._rules.timeout.connect(window.analysis.arrange)
        commands = window.commands
        commands["roots"].triggered.connect(lambda: self._show_settings(FOLDERS))
        commands["settings"].triggered.connect(lambda: self._show_settings(FIRST_AREA))
        commands["shortcuts"].triggered.connect(self._show_shortcuts)
        commands["about"].triggered.connect(self._show_about)
        window.preferences.changed.connect(self._on_preferences_changed)
        window.preferences.failed.connect(window.note.say)

    def _show_settings(self, page: int) -> None:
        if self._settings is None:
            self._settings = self._make_settings()
        self._settings.show_page(page)

    def _make_settings(self) -> SettingsDialog:
        from musecluster.gui.roots_page import RootsPage
        from musecluster.gui.settings_dialog import SettingsDialog

        window = self._window
        roots = RootsPage(window.library, window.watching.watcher)
        roots.scan_requested.connect(window.listening.listen_to)
        roots.removing.connect(window.analysis.forget)
        roots.changed.connect(window.collection.refresh)
        roots.failed.connect(window.note.say)
        window.collection.loaded.connect(roots.refresh)
        return SettingsDialog(window.preferences, roots, window.library, window.playing.player, window)

    def _show_shortcuts(self) -> None:
        from musecluster.gui.shortcuts import Shortcuts

        _show(Shortcuts(self._window.commands, self._window))

    def _show_about(self) -> None:
        from musecluster.gui.about import About

        _show(About(self._window.library, self._window))

    def _on_preferences_changed(self, name: str) -> None:
        app = QApplication.instance()
        if name == "theme":
            theme.apply(app, self._window.preferences.get(name))
        elif name == "language":
            language.install(app, self._window.preferences.get(name))
        elif name == "smallest_playlist" or name.startswith("leave_out"):
            self._rules.start()


def _show(page: QDialog) -> None:
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.show()
