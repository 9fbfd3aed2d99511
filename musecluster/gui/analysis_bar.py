# SPDX-License-Identifier: GPL-3.0-or-later
"""How far the listening or learning has come, in words, with Pause and Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from musecluster.gui.words import number, time_left

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from musecluster.gui.actions import Actions
    from musecluster.gui.analysis import Analysis


class AnalysisBar(QFrame):
    """One line that is there only while something runs or is paused."""

    def __init__(self, analysis: Analysis, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="analysis_bar")
        self.setFixedHeight(28)
        self._actions = actions
        self._event: dict[str, Any] = {}
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(180)
        self._words = QLabel()
        self._buttons = {
            name: self._button(actions[name]) for name in ("pause_scan", "resume_scan", "stop_scan")
        }
        self._lay_out()
        self._analysis = analysis
        analysis.progressed.connect(self._on_analysis_progressed)
        analysis.state_changed.connect(self._on_analysis_state_changed)
        self._on_analysis_state_changed(analysis.state)

    def words(self) -> str:
        """What the bar says now."""
        return self._words.text()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language at once."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        for button in self._buttons.values():
            row.addWidget(button)
        self._bar.setAccessibleName(self.tr("Progress"))

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.text())
        button.setProperty("role", "link")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setText(action.text()))
        return button

    def _on_analysis_progressed(self, event: dict[str, Any]) -> None:
        if event["event"] in ("started", "progress"):
            self._event = event
            self._say()

    def _on_analysis_state_changed(self, state: str) -> None:
        if state != "paused":
            self._event = {}
        self.setVisible(state != "idle")
        self._buttons["pause_scan"].setVisible(state == "running")
        self._buttons["resume_scan"].setVisible(state == "paused")
        for name, now in (("pause_scan", "running"), ("resume_scan", "paused")):
            self._actions[name].setEnabled(state == now)
        self._actions["stop_scan"].setEnabled(state != "idle")
        self._say()

    def _say(self) -> None:
        stage = self._stage()
        known = stage in ("listening", "making", "learning")
        self._bar.setMaximum(self._event["total"] if known else 0)
        self._bar.setValue(self._event["done"] if known else 0)
        paused = self._analysis.state == "paused"
        if paused and not known:  # a bar without an end would go on moving
            self._bar.setMaximum(1)
            self._bar.setValue(stage == "clustering")  # then every song is heard
        self._words.setText(self._paused(stage) if paused else self._sentence(stage))

    def _stage(self) -> str | None:
        """What is under way, or next to be done while nothing is; None at the beginning."""
        stage = self._event.get("stage")
        heard = stage == "listening" and self._event["done"] == self._event["total"]
        only_playlists = stage is None and not self._analysis.folders and self._analysis.state != "learning"
        return "clustering" if heard or only_playlists else stage

    def _sentence(self, stage: str | None) -> str:
        if stage == "clustering":
            return self.tr("Finding playlists …")
        if self._analysis.state == "learning":
            return self._learning_sentence(stage)
        if stage is None:
            return self.tr("Looking through the folders …")
        if stage == "making":
            return " · ".join((self.tr("Making demo music"), self._songs()))
        pace = self.tr("{count} a minute").format(count=number(self._event["per_minute"]))
        left = self._event["seconds_left"]
        return " · ".join([self._songs(), pace] + ([] if left is None else [time_left(left)]))

    def _paused(self, stage: str | None) -> str:
        """What has been done and what is still to do."""
        if stage == "clustering":
            text = self.tr("Playlists are still to be found")
        elif stage is None:
            text = self.tr("The folders are still to be looked through")
        else:
            text = self._sentence("making") if stage == "making" else self._songs()
        return " · ".join((text, self.tr("paused")))

    def _songs(self) -> str:
        done, total = number(self._event["done"]), number(self._event["total"])
        return self.tr("{done} of {total} songs").format(done=done, total=total)

    def _learning_sentence(self, stage: str | None) -> str:
        text = self.tr("Learning from your tags and playlists")
        if stage is None:
            return text + " …"
        step = self.tr("step {done} of {total}").format(
            done=number(self._event["done"] + 1), total=number(self._event["total"])
        )
        return " · ".join((text, step))
