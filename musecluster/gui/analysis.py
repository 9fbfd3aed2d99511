# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the worker program beside the window and tells its story as signals."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from musecluster.gui.addresses import argument
from musecluster.gui.refusals import told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DEMO = 72
"""Songs of the demo library: all that there are."""

ARRANGE = ["cluster", "--json"]
"""The step that finds playlists again."""

ENDS = ("finished", "adapted")
"""Last messages of a run that ended well, even with code 1: there was nothing to hear, or nothing gained."""

PATIENCE = 1000
"""Milliseconds in which a worker that was killed is gone."""

SILENCE = 180.0
"""Seconds without a word while listening; each file may take 60, so by then the worker hangs."""


class Analysis(QObject):
    """The listening to folders of music, and learning from the listener, in a process of its own.

    Whatever the worker stored stays, so that pausing, stopping and closing the window are all the same: the
    worker is killed, and its next run goes on from there (each file is one transaction of the store). What is
    learned is one transaction too. There is one worker at a time: what is asked for while one learns, waits.

    Signals
    -------
        progressed: one message of the worker (docs/json.md).
        finished: the run ended well; its last message.
        failed: the run ended badly, a sentence for the listener; `state` still says what ended.
        cancelled: the listener stopped it; as above.
        state_changed: `state` is another one: "idle", "running", "paused" or "learning".
    """

    progressed = Signal(dict)
    finished = Signal(dict)
    failed = Signal(str)
    cancelled = Signal()
    state_changed = Signal(str)

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = "idle"
        self.folders: list[str] = []
        self._quietly = False
        self._library = library
        self._steps: list[list[str]] = []
        self._demo: list[list[str]] = []  # the step that makes the demo music, until it is done
        self._last: dict[str, Any] = {}
        self._killed = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_process_output)
        self._process.finished.connect(self._on_process_finished)
        self._process.errorOccurred.connect(self._on_process_error)
        self._watch = QTimer(self, singleShot=True, interval=round(SILENCE * 1000))
        self._watch.timeout.connect(self._on_watch_timeout)

    def start(self, folders: Sequence[str], *, quietly: bool = False) -> None:
        """Listen to folders; those of a run in progress are taken along, and what is known is skipped.

        Parameters
        ----------
            quietly: leave the computer to other programs first, unless a run that does not is in progress.
        """
        more = [folder for folder in folders if folder not in self.folders]
        self._quietly = quietly and (self.state == "idle" or not self.folders or self._quietly)
        self.folders = [*self.folders, *more] if self.state != "idle" else list(folders)
        self._run([*self._demo, self._scan()])

    def forget(self, folder: str) -> None:
        """Leave a folder out of a run in progress; without another one the run ends."""
        if self.state == "idle" or folder not in self.folders:
            return
        self.folders.remove(folder)
        if not self.folders and self.state != "learning":
            self.stop()
        elif self.state != "paused":
            self._run([self._scan()] if self.folders else [])

    def start_demo(self, folder: str) -> None:
        """Make the demo music in a folder and listen to it."""
        self.folders, self._quietly = [folder], False
        self._demo = [["demo", argument(folder), "--songs", str(DEMO), "--json"]]
        self._run([*self._demo, self._scan()])

    def arrange(self) -> None:
        """Find the playlists again by the present settings; a scan in progress begins again to know them."""
        if self.state == "idle":
            self.folders = []
        if self.state != "paused" and self._library.exists():
            self._run([self._scan() if self.folders else ARRANGE])

    def learn(self) -> None:
        """Learn from the listener's tags and playlists, unless something else is under way."""
        self._learn([])

    def unlearn(self) -> None:
        """Forget what was learned, unless something else is under way."""
        self._learn(["--undo"])

    def pause(self) -> None:
        """End the worker for now; `resume` goes on."""
        if self.state == "running":
            self._set_state("paused")
            self._end()

    def resume(self) -> None:
        """Go on where `pause` stopped."""
        if self.state == "paused":
            self._begin([*self._demo, self._scan()] if self.folders else [ARRANGE])

    def stop(self) -> None:
        """End the worker, and what waits for it unless that is another thing; what was heard is kept."""
        if self.state != "idle":
            waiting = self._waiting()
            self._end()
            self.cancelled.emit()
            self._go_on(waiting)

    def close(self) -> None:
        """End the worker before the window goes, without a word."""
        self._process.blockSignals(True)
        self._end()
        self._process.waitForFinished(PATIENCE)

    def _scan(self) -> list[str]:
        options = ["--json", *(["--low-priority"] if self._quietly else [])]
        return ["scan", *map(argument, self.folders), *options]

    def _learn(self, options: list[str]) -> None:
        if self.state == "idle":
            self.folders = []
            self._begin([["adapt", *options, "--json"]])

    def _run(self, steps: list[list[str]]) -> None:
        """Do these steps at once, or after the learning."""
        if self.state == "learning":
            self._steps = steps
        else:
            self._begin(steps)

    def _begin(self, steps: list[list[str]]) -> None:
        self._end()
        self._steps = steps
        if self._is_there():  # the one that was killed; its end begins the next
            self._set_state(_state_of(steps[0]))
        else:
            self._next_step()

    def _waiting(self) -> list[list[str]]:
        """The steps that do not belong to what is under way."""
        return self._steps if self.state == "learning" else []

    def _go_on(self, waiting: list[list[str]]) -> None:
        """Begin what has waited for a run that ended early, or be idle."""
        if waiting:
            self._begin(waiting)
        else:
            self.folders, self._demo = [], []
            self._set_state("idle")

    def _next_step(self) -> None:
        self._killed = False
        self._last = {}
        arguments = [*self._steps.pop(0), "--library", argument(str(self._library))]
        self._set_state(_state_of(arguments))
        self._process.start(sys.executable, ["-m", "musecluster", *arguments])
        self._watch.start()

    def _end(self) -> None:
        """Kill the worker and hear no more of it; a busy system takes half a second until it is gone."""
        self._steps = []
        self._watch.stop()
        if self._is_there():
            self._killed = True
            self._process.kill()

    def _is_there(self) -> bool:
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def _set_state(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _on_process_output(self) -> None:
        while self._process.canReadLine() and not self._killed:
            self._watch.start()
            message = json.loads(bytes(self._process.readLine().data()))
            if "event" in message:
                self._hear(message)

    def _hear(self, message: dict[str, Any]) -> None:
        self._last = message
        if message["event"] == "progress" and message["stage"] in ("clustering", "learning"):
            self._watch.stop()  # of a large library each is one long step, for minutes without a word
        if message["event"] != "finished":
            self.progressed.emit(message)

    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._killed:
            if self._steps:
                self._next_step()
            return
        self._on_process_output()
        self._watch.stop()
        well = status is QProcess.ExitStatus.NormalExit and code == 0
        if not well and self._last.get("event") not in ENDS:
            self._fail(self._reason())
        elif self._steps:
            self._demo = []
            self._next_step()
        else:
            self._set_state("idle")
            self.finished.emit(self._last)

    def _reason(self) -> str:
        if said := told(bytes(self._process.readAllStandardError().data())):
            return said
        if self.state == "learning":
            return self.tr("Learning stopped unexpectedly; your songs and playlists are as they were.")
        return self.tr("Listening stopped unexpectedly; what was heard is kept.")

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            reason = self._process.errorString()
            self._fail(self.tr("Listening could not be started: {reason}").format(reason=reason))

    def _on_watch_timeout(self) -> None:
        self._end()
        self._fail(self.tr("Listening hung and was ended; what was heard is kept."))

    def _fail(self, sentence: str) -> None:
        self._watch.stop()
        waiting = self._waiting()
        self._steps = []
        self.failed.emit(sentence)
        self._go_on(waiting)


def _state_of(step: list[str]) -> str:
    return "learning" if step[0] == "adapt" else "running"
