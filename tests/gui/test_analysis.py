# SPDX-License-Identifier: GPL-3.0-or-later
"""The worker's story reaches the window whole: its end, its crash, its silence, and a stop at any moment."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QProcess

from musecluster.gui import analysis as module
from musecluster.gui.actions import Actions
from musecluster.gui.analysis import Analysis
from musecluster.gui.analysis_bar import AnalysisBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

LISTENING = (
    '{"event": "progress", "stage": "listening", "done": 1240, "total": 8312, "per_minute": 540,'
    ' "seconds_left": 780.0, "failed": 0, "path": "a.mp3"}'
)
FINISHED = '{"event": "finished", "found": 3, "failed": 0}'


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a program of the test in the place of the worker: `worker("print(1)")`."""

    def become(program: str) -> Analysis:
        package = tmp_path / "musecluster"
        package.mkdir(exist_ok=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(f"import sys, time, os\n{program}\n", "utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        made.append(Analysis(tmp_path / "library.db"))
        return made[-1]

    monkeypatch.chdir(tmp_path)
    made: list[Analysis] = []
    yield become
    for one in made:
        one.close()


def test_messages_and_the_end_are_told(worker, qtbot: QtBot) -> None:
    analysis = worker(f"print('{LISTENING}', flush=True); print('{FINISHED}')")
    told: list[dict] = []
    analysis.progressed.connect(told.append)
    with qtbot.waitSignal(analysis.finished) as end:
        analysis.start(["/music"])
        assert analysis.state == "running"
    assert end.args[0]["found"] == 3
    assert [message["done"] for message in told] == [1240]
    assert analysis.state == "idle"


def test_the_worker_gets_folders_and_library(worker, qtbot: QtBot, tmp_path: Path) -> None:
    analysis = worker("print('musecluster:', sys.argv[1:], file=sys.stderr); sys.exit(1)")
    with qtbot.waitSignal(analysis.failed) as end:
        analysis.start(["/a b", "/ü"])
    assert end.args[0] == str(["scan", "/a b", "/ü", "--json", "--library", str(tmp_path / "library.db")])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such file names")
def test_the_worker_gets_a_folder_whose_name_is_no_text(worker, qtbot: QtBot) -> None:
    analysis = worker("print('musecluster:', sys.argv[2], file=sys.stderr); sys.exit(1)")
    with qtbot.waitSignal(analysis.failed) as end:
        analysis.start([os.fsdecode(b"/caf\xe9 1")])
    assert end.args == ["file:///caf%E9%201"]


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        ("sys.exit('musecluster: The disk is full.')", "The disk is full."),
        ("os.kill(os.getpid(), 9)", "Listening stopped unexpectedly; what was heard is kept."),
        ("raise ValueError", "Listening stopped unexpectedly; what was heard is kept."),
    ],
    ids=["says why", "is killed", "breaks"],
)
def test_a_bad_end_is_one_sentence(worker, qtbot: QtBot, program: str, sentence: str) -> None:
    analysis = worker(program)
    with qtbot.waitSignal(analysis.failed) as end:
        analysis.start(["/music"])
    assert end.args == [sentence]
    assert analysis.state == "idle"


def test_no_song_is_an_end_and_no_failure(worker, qtbot: QtBot) -> None:
    analysis = worker("""print('{"event": "finished", "found": 0, "failed": 0}'); sys.exit(1)""")
    with qtbot.waitSignal(analysis.finished) as end:
        analysis.start(["/empty"])
    assert end.args[0]["found"] == 0


def test_a_worker_that_hangs_is_ended(worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SILENCE", 0.3)
    analysis = worker("time.sleep(600)")
    with qtbot.waitSignal(analysis.failed) as end:
        analysis.start(["/music"])
    assert "hung" in end.args[0]


def test_a_program_that_is_not_there(worker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    analysis = worker("")
    monkeypatch.setattr(sys, "executable", "/no/such/program")
    with qtbot.waitSignal(analysis.failed) as end:
        analysis.start(["/music"])
    assert end.args[0].startswith("Listening could not be started: ")


def test_pause_goes_on_and_stop_ends(worker, qtbot: QtBot) -> None:
    analysis = worker(f"print('{LISTENING}', flush=True); time.sleep(600)")
    with qtbot.waitSignal(analysis.progressed):
        analysis.start(["/music"])
    analysis.pause()
    assert analysis.state == "paused"
    assert analysis.folders == ["/music"]
    with qtbot.waitSignal(analysis.progressed):
        analysis.resume()
    with qtbot.waitSignal(analysis.cancelled):
        analysis.stop()
    assert (analysis.state, analysis.folders) == ("idle", [])


def test_playlists_that_are_being_found_can_be_paused(worker, qtbot: QtBot, tmp_path: Path) -> None:
    clustering = '{"event": "progress", "stage": "clustering", "done": 0, "total": 9}'
    analysis = worker(f"assert sys.argv[1] == 'cluster'; print('{clustering}', flush=True); time.sleep(600)")
    analysis.arrange()
    assert analysis.state == "idle"  # there is no library yet, and none is made
    (tmp_path / "library.db").touch()
    for begin in (analysis.arrange, analysis.resume):
        with qtbot.waitSignal(analysis.progressed):
            begin()
        analysis.pause()
    analysis.stop()


def test_a_worker_that_is_not_gone_yet_gives_way_to_the_next(worker, qtbot: QtBot) -> None:
    """Stopping waits for nothing, so that the window goes on; what the old one still says is not heard."""
    analysis = worker(f"print('{LISTENING}', flush=True); time.sleep(600)")
    ended: list[object] = []
    for signal in (analysis.failed, analysis.finished):
        signal.connect(ended.append)
    for _ in range(3):
        with qtbot.waitSignal(analysis.progressed):
            analysis.start(["/music"])
        analysis.stop()
        assert analysis.state == "idle"
    qtbot.waitUntil(lambda: analysis._process.state() is QProcess.ProcessState.NotRunning)
    assert ended == []


def test_beginning_again_waits_for_nothing_either(worker, qtbot: QtBot) -> None:
    analysis = worker(f"print('{LISTENING}', flush=True); time.sleep(600)")
    with qtbot.waitSignal(analysis.progressed):
        analysis.start(["/a"])
    first = analysis._process.processId()
    analysis.start(["/b"])
    assert (analysis.state, analysis._process.processId()) == ("running", first)
    with qtbot.waitSignal(analysis.progressed):
        pass
    assert analysis._process.processId() not in (0, first)
    analysis.stop()


def test_one_more_folder_joins_the_run(worker, qtbot: QtBot) -> None:
    analysis = worker(f"print('{LISTENING}', flush=True); time.sleep(600)")
    analysis.start(["/a"])
    with qtbot.waitSignal(analysis.progressed):
        analysis.start(["/b", "/a"])
    assert analysis.folders == ["/a", "/b"]
    analysis.stop()


def test_the_demo_is_made_and_then_heard(worker, qtbot: QtBot) -> None:
    analysis = worker(f"print('{FINISHED}') if sys.argv[1] == 'scan' else print('{{}}')")
    with qtbot.waitSignal(analysis.finished):
        analysis.start_demo("/demo")


def test_a_paused_demo_is_made_to_its_end(worker, qtbot: QtBot) -> None:
    making = '{"event": "progress", "stage": "making", "done": 1, "total": 72}'
    analysis = worker(f"print('{making}', flush=True); time.sleep(600)")
    for begin in (lambda: analysis.start_demo("/demo"), analysis.resume):
        with qtbot.waitSignal(analysis.progressed) as told:
            begin()
        assert told.args[0]["stage"] == "making"
        analysis.pause()
    analysis.stop()


@pytest.fixture
def line_of(qtbot: QtBot) -> Callable[[Analysis], tuple[AnalysisBar, Actions]]:
    """Makes the line of a worker, and the actions of its window."""
    from PySide6.QtWidgets import QWidget

    window: QWidget = QWidget()
    qtbot.addWidget(window)

    def made(analysis: Analysis) -> tuple[AnalysisBar, Actions]:
        actions = Actions(window)
        actions["pause_scan"].triggered.connect(analysis.pause)
        return AnalysisBar(analysis, actions, window), actions

    return made


def test_the_bar_speaks(worker, qtbot: QtBot, line_of) -> None:
    analysis = worker(f"print('{LISTENING}', flush=True); time.sleep(600)")
    bar, actions = line_of(analysis)
    assert bar.isHidden()
    with qtbot.waitSignal(analysis.progressed):
        analysis.start(["/music"])
    assert not bar.isHidden()
    assert bar.words() == "1,240 of 8,312 songs · 540 a minute · about 13 minute(s) left"
    actions["pause_scan"].trigger()
    assert bar.words() == "1,240 of 8,312 songs · paused"
    assert actions["resume_scan"].isEnabled()
    analysis.stop()
    assert bar.isHidden()


STARTED = '{"event": "started"}'
ALL_HEARD = LISTENING.replace("1240", "8312")
MAKING = LISTENING.replace("listening", "making")
FINDING = LISTENING.replace("listening", "clustering")


@pytest.mark.parametrize(
    ("message", "running", "paused"),
    [
        (STARTED, "Looking through the folders …", "The folders are still to be looked through"),
        (ALL_HEARD, "Finding playlists …", "Playlists are still to be found"),
        (FINDING, "Finding playlists …", "Playlists are still to be found"),
        (MAKING, *["Making demo music · 1,240 of 8,312 songs"] * 2),
    ],
    ids=["looking", "all are heard", "finding", "making"],
)
def test_the_bar_says_what_is_still_to_do(
    worker, qtbot: QtBot, line_of, message: str, running: str, paused: str
) -> None:
    analysis = worker(f"print('{message}', flush=True); time.sleep(600)")
    bar, actions = line_of(analysis)
    with qtbot.waitSignal(analysis.progressed):
        analysis.start(["/music"])
    assert bar.words() == running
    actions["pause_scan"].trigger()
    assert bar.words() == f"{paused} · paused"
    assert bar._bar.maximum() > 0  # or it would go on moving
    assert (bar._bar.value() == bar._bar.maximum()) is ("Playlists" in paused)


def test_the_bar_speaks_of_no_folders_where_playlists_alone_are_found(
    worker, line_of, tmp_path: Path
) -> None:
    (tmp_path / "library.db").touch()
    analysis = worker("time.sleep(600)")
    bar, actions = line_of(analysis)
    analysis.arrange()
    assert bar.words() == "Finding playlists …"
    actions["pause_scan"].trigger()
    assert bar.words() == "Playlists are still to be found · paused"
