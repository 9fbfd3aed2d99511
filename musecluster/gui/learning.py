# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's side of learning from tags and playlists: begins it, and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from musecluster.gui.language import tr
from musecluster.gui.words import number

if TYPE_CHECKING:
    from musecluster.gui.main_window import MainWindow


class Learning(QObject):
    """Connects two actions with the worker of one window, and its verdict with the note."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._analysis = window, window.analysis
        self._verdict: dict[str, Any] | None = None  # of the run that is under way
        window.commands["learn"].triggered.connect(self.learn)
        window.commands["unlearn"].triggered.connect(self.unlearn)
        self._analysis.progressed.connect(self._on_analysis_progressed)
        self._analysis.state_changed.connect(self._on_analysis_state_changed)
        self._analysis.failed.connect(self._on_analysis_failed)
        self._analysis.cancelled.connect(self._on_analysis_cancelled)
        window.collection.loaded.connect(self._enable)
        self._enable()

    def learn(self) -> None:
        """Learn from the songs that are here, unless the worker is busy."""
        if self._analysis.state != "idle":
            self._window.note.say(
                self.tr("Songs are being listened to; learn from your tags when that is done.")
            )
        elif not (self._window.collection.tracks and self._window.library.exists()):
            words = self.tr("There are no songs to learn from yet.")
            self._window.note.say(words, self._window.commands["add_folder"])
        else:
            self._window.note.hide()
            self._analysis.learn()

    def unlearn(self) -> None:
        """Compare songs as the network hears them again."""
        self._window.note.hide()
        self._analysis.unlearn()

    def _enable(self) -> None:
        learned = self._window.collection.learned is not None
        self._window.commands["unlearn"].setEnabled(learned and self._analysis.state == "idle")

    def _on_analysis_progressed(self, event: dict[str, Any]) -> None:
        if event["event"] in ("adapted", "undone"):
            self._verdict = event

    def _on_analysis_state_changed(self, state: str) -> None:
        self._enable()
        if state != "learning" and self._verdict is not None:
            verdict, self._verdict = self._verdict, None
            self._say(verdict)

    def _say(self, verdict: dict[str, Any]) -> None:
        note = self._window.note
        if verdict["event"] == "undone":
            note.say(self.tr("Forgotten: songs are compared as the network hears them again."))
        elif verdict["kept"]:
            note.say(gain(self.tr("Learned and kept: %1"), verdict), self._window.commands["unlearn"])
        else:
            note.say(_refusal(verdict))

    def _on_analysis_failed(self, sentence: str) -> None:
        if self._analysis.state == "learning":
            self._window.note.say(sentence, self._window.commands["learn"])

    def _on_analysis_cancelled(self) -> None:
        if self._analysis.state == "learning" and self._verdict is None:
            self._window.note.say(self.tr("Learning was stopped; nothing was changed."))


def gain(words: str, learned: dict[str, Any]) -> str:
    """What was gained, in a sentence that begins with these words up to `%1`."""
    gained = tr(
        "of the five nearest songs %2 share a genre or a playlist of yours now, and %1 did before (among"
        " artists that nothing was learned from)."
    )
    return words.replace("%1", _with_shares(gained, learned))


def _refusal(verdict: dict[str, Any]) -> str:
    if "precision_before" in verdict:
        words = tr(
            "Nothing was changed: what your tags and playlists say does not make neighbours clearly better"
            " (%1 were right before and %2 after, among artists that nothing was learned from)."
        )
        return _with_shares(words, verdict)
    words = tr(
        "Nothing was changed: there is too little to learn from; it takes at least %1 songs by %2 artists"
        " that share a genre or a playlist of yours with another artist, and here there are %3 by %4."
    )
    names = ("judged_needed", "artists_needed", "judged", "artists")
    return _filled(words, [number(verdict[name]) for name in names])


def _with_shares(words: str, figures: dict[str, Any]) -> str:
    """Precision before and after in the places of %1 and %2, as the language writes it: 31.4%."""
    values = (figures["precision_before"], figures["precision_after"])
    return _filled(words, [_share(value) for value in values])


def _share(value: float) -> str:
    return tr("%1%", "a percentage").replace("%1", QLocale().toString(100 * value, "f", 1))


def _filled(words: str, values: list[str]) -> str:
    for place, value in enumerate(values, 1):
        words = words.replace(f"%{place}", value)
    return words
