# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at any moment: the next scan goes on, and every song is analysed exactly once and in a playlist."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest

from musecluster.library.store import Store
from tests.pipeline.albums import SONGS_EACH, a_song, albums

COUNT = 3 * SONGS_EACH
MORE = 45  # songs, so that ten kills find some still unheard
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX knows them")


def start(folder, library, stderr=None):
    options = ["--library", str(library), "--jobs", "1", "--json"]
    command = [sys.executable, "-m", "musecluster", "scan", str(folder), *options]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=stderr, text=True, encoding="utf-8", preexec_fn=_hear_ctrl_c
    )


def _hear_ctrl_c():
    """A program that is started in the background of a script is deaf to Ctrl-C; the test's must hear it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def events(process):
    for line in process.stdout:
        yield json.loads(line)


def kill_at(process, moment):
    next(event for event in events(process) if moment(event))
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


def analyses(library):
    with sqlite3.connect(f"file:{library}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM embedding").fetchone()[0]


def test_ten_kills_in_flight_and_two_while_clustering_lose_nothing(tmp_path):
    folder, library = albums(tmp_path / "music"), tmp_path / "library.db"
    for number in range(MORE):
        a_song(folder / "more" / f"{number}.flac", seed=100 + number)
    for kill in range(10):
        kill_at(start(folder, library), lambda event: event.get("stage") == "listening")
        assert kill < analyses(library) < COUNT + MORE, "every kill met a scan that was still listening"
    for _ in range(2):
        kill_at(start(folder, library), lambda event: event.get("stage") == "clustering")
    with start(folder, library) as last:
        told = list(events(last))
    assert last.returncode == 0
    assert told[-1]["event"] == "finished"
    assert (told[-1]["analysed"], told[-1]["unchanged"]) == (0, COUNT + MORE)
    assert analyses(library) == COUNT + MORE
    with Store(library) as store:
        assert sum(len(one.track_ids) for one in store.playlists()) == COUNT + MORE


def test_ctrl_c_keeps_what_was_done_and_says_so(tmp_path):
    folder, library = albums(tmp_path / "music"), tmp_path / "library.db"
    with start(folder, library, stderr=subprocess.PIPE) as process:
        next(event for event in events(process) if event["event"] == "progress")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Stopped" in said
    assert "Traceback" not in said
    assert analyses(library) >= 1


def test_a_song_that_vanishes_between_the_walk_and_the_reading_is_left_out(tmp_path):
    folder, library = albums(tmp_path / "music"), tmp_path / "library.db"
    with start(folder, library) as process:
        told = events(process)
        next(event for event in told if event["event"] == "progress")
        shutil.rmtree(folder / "plucked")
        rest = list(told)
    assert process.returncode == 0
    assert rest[-1]["event"] == "finished"
    assert rest[-1]["failed"] == 0
