# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's side of a scan: starts it, keeps the songs on the screen up to date, tells how it ended."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from musecluster import paths
from musecluster.gui.choose_folder import choose_folder
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.main_window import MainWindow

REFRESH = 1500
"""Milliseconds between two looks into the library while the worker writes."""

UNFINISHED = "unfinished"


class Listening(QObject):
    """Connects the analysis with the collection, the welcome and the note of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._analysis = window, window.analysis
        self._spoken: set[bytes] | None = None  # files that failed and were told; None before the first look
        self._timer = QTimer(self, interval=REFRESH)
        self._timer.timeout.connect(window.collection.refresh)
        self._connect_actions()
        self._analysis.progressed.connect(self._on_analysis_progressed)
        self._analysis.finished.connect(self._on_analysis_finished)
        self._analysis.failed.connect(self._on_analysis_failed)
        self._analysis.cancelled.connect(self._on_analysis_cancelled)
        self._analysis.state_changed.connect(self._on_analysis_state_changed)
        window.collection.failed.connect(self._on_collection_failed)
        window.collection.loaded.connect(self._on_collection_loaded)
        window.welcome.folder_chosen.connect(lambda folder: self.listen_to([folder]))
        window.welcome.demo_requested.connect(self._on_welcome_demo_requested)

    def listen_to(self, folders: Sequence[str]) -> None:
        """Scan folders and show what comes of it."""
        if folders:
            self._window.note.hide()
            self._window.welcome.say("")
            self._analysis.start(folders)
            self._window.show_main(True)

    def listen_quietly(self, folders: Sequence[str]) -> None:
        """Scan folders in which the watcher saw a change, unless the listener has paused listening."""
        if self._analysis.state != "paused":
            self._analysis.start(folders, quietly=True)

    def go_on(self) -> None:
        """Take up a scan that ended with the last window."""
        self.listen_to(_texts(self._window.state.get(UNFINISHED, [])))

    def choose_folder(self) -> None:
        """Ask for one more folder of music."""
        folder = choose_folder(self._window, self.tr("Choose your music folder"))
        self.listen_to([folder] if folder else [])

    def rescan(self) -> None:
        """Scan every folder of the library again."""
        from musecluster.errors import LibraryError
        from musecluster.library.store import Store

        try:
            with Store(self._window.library) as store:
                folders = [os.fsdecode(root) for root in store.roots()]
        except LibraryError as error:
            self._window.note.say(str(error), self._window.commands["add_folder"])
        else:
            self.listen_to(folders)

    def close(self) -> None:
        """End the scan with the window; the next window goes on with it."""
        self._timer.stop()
        self._analysis.close()

    def _connect_actions(self) -> None:
        for name, slot in (
            ("add_folder", self.choose_folder),
            ("rescan", self.rescan),
            ("pause_scan", self._analysis.pause),
            ("resume_scan", self._analysis.resume),
            ("stop_scan", self._analysis.stop),
        ):
            self._window.commands[name].triggered.connect(slot)

    def _on_welcome_demo_requested(self) -> None:
        self._analysis.start_demo(str(paths.data_dir() / "demo music"))
        self._window.show_main(True)

    def _on_analysis_state_changed(self, state: str) -> None:
        if state == "running":
            self._timer.start()
        else:
            self._timer.stop()
        self._window.state.set(UNFINISHED, [] if state == "idle" else self._analysis.folders)
        self._window.state.keep()

    def _on_analysis_progressed(self, event: dict[str, Any]) -> None:
        if event.get("notice"):
            self._window.note.say(event["notice"])
        if event["event"] == "clustered":
            self._window.collection.refresh()

    def _on_analysis_finished(self, event: dict[str, Any]) -> None:
        self._window.collection.refresh()
        if event.get("found") == 0:
            self._say_nothing_found()

    def _tell_new_problems(self) -> None:
        """Speak of the files that have failed since this was last done; not of those of an earlier window."""
        failed = {problem.path for problem in self._window.collection.problems()}
        new = failed - (failed if self._spoken is None else self._spoken)
        self._spoken = failed
        if new:
            words = self.tr("%Ln song(s) could not be read.", "", len(new))
            self._window.note.say(words, self._window.commands["show_problems"])

    def _say_nothing_found(self) -> None:
        folders = ", ".join(shown(os.fsencode(folder)) for folder in self._analysis.folders)
        sentence = self.tr(
            "No music was found in {folders}. MuseCluster looked for MP3, FLAC, Ogg, Opus, AAC, WAV,"
            " AIFF, WMA, WavPack, Monkey’s Audio and other music files, in every folder inside it."
        ).format(folders=folders)
        self._window.welcome.say(sentence)
        self._window.note.say(sentence, self._window.commands["add_folder"])

    def _on_analysis_failed(self, sentence: str) -> None:
        self._window.collection.refresh()
        self._window.welcome.say(sentence)
        self._window.note.say(sentence, self._window.commands["rescan"])

    def _on_analysis_cancelled(self) -> None:
        self._window.collection.refresh()

    def _on_collection_failed(self, sentence: str) -> None:
        self._window.note.say(sentence, self._window.commands["add_folder"])

    def _on_collection_loaded(self) -> None:
        if self._analysis.state == "idle" or self._spoken is None:
            self._tell_new_problems()
        there_is_music = bool(self._window.collection.tracks or self._window.collection.problems())
        self._window.show_main(there_is_music or self._analysis.state != "idle")


def _texts(values: list[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]
