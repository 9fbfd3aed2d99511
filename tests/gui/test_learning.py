# SPDX-License-Identifier: GPL-3.0-or-later
"""Learning in the window: its verdict is one sentence, every view follows it, and nothing gets in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from musecluster.embedding.weights import shipped_id
from musecluster.library.store import Store
from tests.gui.desk import Desk
from tests.gui.learning_effects import FIGURES, keep
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from musecluster.gui.main_window import MainWindow

FEW = {"judged": 8, "artists": 3, "judged_needed": 30, "artists_needed": 12}
KEPT = {"event": "adapted", "kept": True, "reason": "", **FIGURES}
STEP = {"event": "progress", "stage": "learning", "done": 3, "total": 13}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(qtbot, tmp_path, monkeypatch)


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Put a program of the test in the place of the worker; it may call `tell(event)` and `verb`."""

    def become(program: str) -> None:
        package = tmp_path / "worker" / "musecluster"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        begin = (
            "import json, sys, time\nverb = sys.argv[1]\ntell = lambda e: print(json.dumps(e), flush=True)\n"
        )
        (package / "__main__.py").write_text(begin + program, "utf-8")
        monkeypatch.chdir(package.parent)
        monkeypatch.setenv("PYTHONPATH", str(package.parent))

    return become


def learn(qtbot: QtBot, window: MainWindow, name: str = "learn") -> str:
    """Trigger the action; what the window says when the worker has ended."""
    with qtbot.waitSignals([window.analysis.finished, window.collection.loaded]):
        window.commands[name].trigger()
    return window.note.words()


def test_what_was_kept_is_said_with_its_gain_and_a_way_back(worker, qtbot: QtBot, desk: Desk) -> None:
    worker(f"tell({KEPT!r}); tell({{'event': 'clustered'}})")
    assert learn(qtbot, desk.window) == (
        "Learned and kept: of the five nearest songs 36.2% share a genre or a playlist of yours now, and"
        " 31.0% did before (among artists that nothing was learned from)."
    )
    assert desk.window.note._way_out.text() == "Forget what was learned"


def test_no_gain_is_a_sentence_and_no_failure(worker, qtbot: QtBot, desk: Desk) -> None:
    worker(f"tell({KEPT | {'kept': False, 'reason': 'No.', 'precision_after': 0.3105}!r}); sys.exit(1)")
    assert learn(qtbot, desk.window) == (
        "Nothing was changed: what your tags and playlists say does not make neighbours clearly better (31.0%"
        " were right before and 31.1% after, among artists that nothing was learned from)."
    )


def test_too_little_is_a_sentence_with_what_it_takes(worker, qtbot: QtBot, desk: Desk) -> None:
    refused = {"event": "adapted", "kept": False, "reason": "No."}
    worker(f"tell({refused | FEW!r}); sys.exit(1)")
    assert learn(qtbot, desk.window) == (
        "Nothing was changed: there is too little to learn from; it takes at least 30 songs by 12 artists"
        " that share a genre or a playlist of yours with another artist, and here there are 8 by 3."
    )


def test_what_was_learned_is_forgotten(worker, qtbot: QtBot, desk: Desk) -> None:
    keep(desk, np.eye(4))
    worker("assert sys.argv[1:3] == ['adapt', '--undo']; tell({'event': 'undone', 'forgotten': True})")
    assert learn(qtbot, desk.window, "unlearn") == (
        "Forgotten: songs are compared as the network hears them again."
    )


def test_similar_songs_follow_at_once_and_say_so(qtbot: QtBot, desk: Desk) -> None:
    window = desk.window
    desk.choose(desk.ids[0])
    desk.until(lambda: len(window.similar.found()) > 0)
    before = window.similar.found()
    assert window.similar.section.text() == "More like"
    keep(desk, np.diag([0, 0, 0, 1]))
    desk.until(lambda: window.similar.found() != before)
    assert window.similar.section.text() == "More like · to your taste"
    assert "36.2%" in window.similar.section.toolTip()
    assert window.commands["unlearn"].isEnabled()
    with Store(window.library, write=True) as store:
        store.forget_heads()
    window.collection.refresh()
    desk.until(lambda: window.similar.found() == before)
    assert window.similar.section.text() == "More like"
    assert not window.commands["unlearn"].isEnabled()


def test_the_next_start_knows_what_was_learned(qtbot: QtBot, desk: Desk) -> None:
    keep(desk, np.eye(4))
    desk.window.close()
    again = open_window(qtbot, desk.window.library)
    assert again.collection.learned == FIGURES
    assert again.commands["unlearn"].isEnabled()


def test_it_tells_its_steps_and_stops_at_once(worker, qtbot: QtBot, desk: Desk) -> None:
    worker(f"tell({STEP!r}); time.sleep(600)")
    window = desk.window
    with qtbot.waitSignal(window.analysis.progressed):
        window.commands["learn"].trigger()
    assert window.analysis_bar.words() == "Learning from your tags and playlists · step 4 of 13"
    assert not window.commands["pause_scan"].isEnabled()
    window.commands["stop_scan"].trigger()
    assert window.analysis.state == "idle"
    assert window.note.words() == "Learning was stopped; nothing was changed."


def test_stopped_after_the_verdict_what_was_kept_is_said(worker, qtbot: QtBot, desk: Desk) -> None:
    worker(f"tell({KEPT!r}); time.sleep(600)")
    with qtbot.waitSignal(desk.window.analysis.progressed):
        desk.window.commands["learn"].trigger()
    desk.window.commands["stop_scan"].trigger()
    assert desk.window.note.words().startswith("Learned and kept: ")


def test_a_crash_is_one_sentence_with_another_try(worker, qtbot: QtBot, desk: Desk) -> None:
    worker("raise ValueError")
    with qtbot.waitSignal(desk.window.analysis.failed):
        desk.window.commands["learn"].trigger()
    assert desk.window.note.words() == (
        "Learning stopped unexpectedly; your songs and playlists are as they were."
    )
    assert desk.window.note._way_out.text() == desk.window.commands["learn"].text()


def test_while_songs_are_heard_nothing_is_learned(desk: Desk) -> None:
    desk.window.analysis.state = "running"
    desk.window.commands["learn"].trigger()
    assert desk.window.analysis.state == "running"
    assert desk.window.note.words().startswith("Songs are being listened to")


@pytest.mark.parametrize("case", ["no songs", "deleted"])
def test_without_songs_it_says_so(qtbot: QtBot, tmp_path: Path, case: str) -> None:
    library = tmp_path / "library.db"
    if case == "deleted":
        Store(library, write=True).close()
    window = open_window(qtbot, library)
    library.unlink(missing_ok=True)
    window.commands["learn"].trigger()
    assert window.note.words() == "There are no songs to learn from yet."
    assert not library.exists()


def test_a_scan_that_is_asked_for_waits_for_the_verdict(
    worker, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # the desk's own `start`
    finished = {"event": "finished", "found": 3, "failed": 0}
    worker(
        "if verb == 'adapt':\n"
        f"    tell({STEP!r}); sys.stdin.readline(); tell({KEPT!r})\n"
        f"else:\n    tell({finished!r} | {{'folders': sys.argv[2:4]}})"
    )
    analysis = desk.window.analysis
    with qtbot.waitSignal(analysis.progressed):
        desk.window.commands["learn"].trigger()
    analysis.start(["/a"])
    analysis.start(["/b"], quietly=True)
    assert analysis.state == "learning"
    with qtbot.waitSignal(analysis.finished) as end:
        analysis._process.write(b"\n")
    assert end.args[0]["folders"] == ["/a", "/b"]
    assert desk.window.note.words().startswith("Learned and kept: ")


def test_the_real_worker_and_the_window_understand_each_other(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.gui.libraries.NETWORK", shipped_id())
    window = Desk(qtbot, tmp_path, monkeypatch).window
    before = window.library.read_bytes()
    assert learn(qtbot, window).endswith(
        "it takes at least 30 songs by 12 artists that share a genre or a playlist of yours with another"
        " artist, and here there are 0 by 0."
    )
    assert window.library.read_bytes() == before


def test_another_writer_is_said_with_another_try(qtbot: QtBot, desk: Desk) -> None:
    with Store(desk.window.library, write=True), qtbot.waitSignal(desk.window.analysis.failed):
        desk.window.commands["learn"].trigger()
    assert desk.window.note.words().startswith("Another MuseCluster is working on the library")
    assert desk.window.note._way_out.text() == desk.window.commands["learn"].text()
