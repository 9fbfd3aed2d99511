# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the worker program beside the window and tells its story as signals."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from musecluster.gui.addresses import argument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DEMO = 72
"""Songs of the demo library: all that there are."""

SILENCE = 180.0
"""Seconds without a word while listening; each file may take 60, so by then the worker hangs."""


class Analysis(QObject):
    """The listening to folders of music, in a process of its own.

    Whatever the worker stored stays, so that pausing, stopping and closing the window are all the same: the
    worker is killed, and its next run goes on from there (each file is one transaction of the store).

    Signals
    -------
        progressed: one message of the worker (docs/json.md).
        finished: the run ended well; its last message.
        failed: the run ended badly; a sentence for the listener.
        cancelled: the listener stopped it.
        state_changed: `state` is another one: "idle", "running" or "paused".
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
        self._quietly = quietly and (self.state == "idle" or self._quietly)
        self.folders = [*self.folders, *more] if self.state != "idle" else list(folders)
        self._begin([*self._demo, self._scan()])

    def forget(self, folder: str) -> None:
        """Leave a folder out of a run in progress; without another one the run ends."""
        if self.state == "idle" or folder not in self.folders:
            return
        self.folders.remove(folder)
        if not self.folders:
            self.stop()
        elif self.state == "running":
            self._begin([self._scan()])

    def start_demo(self, folder: str) -> None:
        """Make the demo music in a folder and listen to it."""
        self.folders, self._quietly = [folder], False
        self._demo = [["demo", argument(folder), "--songs", str(DEMO), "--json"]]
        self._begin([*self._demo, self._scan()])

    def arrange(self) -> None:
        """Find the playlists again by the present settings; a scan in progress begins again to know them."""
        if self.state == "idle":
            self.folders = []
        if self.state != "paused":
            self._begin([self._scan() if self.folders else ["cluster", "--json"]])

    def pause(self) -> None:
        """End the worker for now; `resume` goes on."""
        if self.state == "running":
            self._set_state("paused")
            self._end()

    def resume(self) -> None:
        """Go on where `pause` stopped."""
        if self.state == "paused":
            self._begin([*self._demo, self._scan()])

    def stop(self) -> None:
        """End the worker; what was heard is kept."""
        if self.state != "idle":
            self._end()
            self.folders, self._demo = [], []
            self._set_state("idle")
            self.cancelled.emit()

    def close(self) -> None:
        """End the worker before the window goes, without a word."""
        self._process.blockSignals(True)
        self._end()

    def _scan(self) -> list[str]:
        options = ["--json", *(["--low-priority"] if self._quietly else [])]
        return ["scan", *map(argument, self.folders), *options]

    def _begin(self, steps: list[list[str]]) -> None:
        self._end()
        self._steps = steps
        self._set_state("running")
        self._next_step()

    def _next_step(self) -> None:
        self._last = {}
        arguments = [*self._steps.pop(0), "--library", argument(str(self._library))]
        self._process.start(sys.executable, ["-m", "musecluster", *arguments])
        self._watch.start()

    def _end(self) -> None:
        """Kill the worker; it is gone when this returns, within milliseconds."""
        self._steps = []
        self._watch.stop()
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            blocked = self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1000)
            self._process.blockSignals(blocked)

    def _set_state(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _on_process_output(self) -> None:
        while self._process.canReadLine():
            self._watch.start()
            message = json.loads(bytes(self._process.readLine().data()))
            if "event" in message:
                self._hear(message)

    def _hear(self, message: dict[str, Any]) -> None:
        self._last = message
        if message["event"] == "progress" and message["stage"] == "clustering":
            self._watch.stop()  # a large library is clustered in one go, for minutes without a word
        if message["event"] != "finished":
            self.progressed.emit(message)

    def _on_process_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_process_output()
        self._watch.stop()
        well = status is QProcess.ExitStatus.NormalExit and code == 0
        if well and self._steps:
            self._demo = []
            self._next_step()
        elif well or self._last.get("event") == "finished":  # code 1 with its last message: nothing to hear
            self._set_state("idle")
            self.finished.emit(self._last)
        else:
            self._fail(self._reason())

    def _reason(self) -> str:
        lines = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").split("\n")
        said = [line.removeprefix("musecluster: ") for line in lines if line.startswith("musecluster: ")]
        return said[-1] if said else self.tr("Listening stopped unexpectedly; what was heard is kept.")

    def _on_process_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:  # then `finished` never comes
            reason = self._process.errorString()
            self._fail(self.tr("Listening could not be started: {reason}").format(reason=reason))

    def _on_watch_timeout(self) -> None:
        self._end()
        self._fail(self.tr("Listening hung and was ended; what was heard is kept."))

    def _fail(self, sentence: str) -> None:
        self._watch.stop()
        self._steps, self._demo = [], []
        self._set_state("idle")
        self.failed.emit(sentence)
