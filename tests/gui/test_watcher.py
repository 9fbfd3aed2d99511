# SPDX-License-Identifier: GPL-3.0-or-later
"""Watching folders: what is added is told once, when it is whole; without watches left, polling does it."""

from __future__ import annotations

import os

import pytest

from musecluster.gui import watcher as module
from musecluster.gui.watcher import Watcher


@pytest.fixture
def music(tmp_path):
    for name in ("one/deep", "two", ".hidden", "..And Justice"):
        (tmp_path / "music" / name).mkdir(parents=True)
        (tmp_path / "music" / name / "a.mp3").write_bytes(b"sound")
    return tmp_path / "music"


@pytest.fixture
def watcher(qtbot, monkeypatch):
    monkeypatch.setattr(module, "PAUSE", 40)
    made = Watcher()
    yield made
    made.stop()


def begin(qtbot, watcher, *roots):
    watcher.watch([str(root) for root in roots])
    qtbot.waitUntil(lambda: watcher.is_ready)


def watched(watcher, music):
    return {os.path.relpath(folder, music) for folder in watcher._watches.directories()}


def test_every_folder_that_a_scan_enters_has_a_watch(qtbot, watcher, music):
    begin(qtbot, watcher, music)
    assert watched(watcher, music) == {".", "one", "one/deep", "two", "..And Justice"}
    assert not watcher.polled


@pytest.mark.parametrize("where", ["", "one/deep", "new/album"])
def test_a_new_file_is_told_with_its_root_alone(qtbot, watcher, music, tmp_path, where):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.mp3").write_bytes(b"sound")
    begin(qtbot, watcher, tmp_path / "other", music)
    with qtbot.waitSignal(watcher.changed) as told:
        (music / where).mkdir(parents=True, exist_ok=True)
        (music / where / "new.mp3").write_bytes(b"sound")
    assert told.args == [[str(music)]]


def test_a_new_folder_is_watched_from_then_on(qtbot, watcher, music):
    begin(qtbot, watcher, music)
    with qtbot.waitSignal(watcher.changed):
        (music / "three").mkdir()
    qtbot.waitUntil(lambda: watcher.is_ready)
    assert "three" in watched(watcher, music)


def test_a_file_that_still_grows_is_waited_for(qtbot, watcher, music):
    begin(qtbot, watcher, music)
    told = []
    watcher.changed.connect(told.append)
    with (music / "two" / "big.flac").open("wb", buffering=0) as file:
        for _ in range(8):
            file.write(b"sound")
            with qtbot.waitSignal(watcher._pause.timeout):
                pass
            assert not told
    qtbot.waitUntil(lambda: told == [[str(music)]])


def test_many_changes_are_told_once(qtbot, watcher, music):
    begin(qtbot, watcher, music)
    told = []
    watcher.changed.connect(told.append)
    for number in range(50):
        (music / "two" / f"{number}.mp3").write_bytes(b"sound")
    qtbot.waitUntil(lambda: bool(told))
    with qtbot.waitSignal(watcher._settle._timer.destroyed, timeout=150, raising=False):
        pass
    assert told == [[str(music)]]


def test_where_watches_run_out_the_root_is_polled(qtbot, watcher, music, monkeypatch):
    left = iter([True, True, False])
    monkeypatch.setattr(watcher, "_add", lambda folder: next(left))
    begin(qtbot, watcher, music)
    assert watcher.polled == {str(music)}
    assert not watcher._watches.directories()
    told = []
    watcher.changed.connect(told.append)
    watcher._poll.timeout.emit()
    qtbot.waitUntil(lambda: watcher.is_ready)
    assert told == []
    (music / "one" / "deep" / "new.mp3").write_bytes(b"sound")
    watcher._poll.timeout.emit()
    qtbot.waitUntil(lambda: told == [[str(music)]])
    watcher._poll.timeout.emit()
    qtbot.waitUntil(lambda: watcher.is_ready)
    assert told == [[str(music)]]


@pytest.mark.parametrize("absence", ["gone", "empty"])
def test_a_drive_that_goes_and_comes_is_noticed(qtbot, watcher, music, absence):
    begin(qtbot, watcher, music)
    music.rename(music.with_name("elsewhere"))
    if absence == "empty":
        music.mkdir()
    with qtbot.waitSignal(watcher.absent_changed):
        watcher._poll.timeout.emit()
    assert watcher.absent == {str(music)}
    if absence == "empty":
        music.rmdir()
    music.with_name("elsewhere").rename(music)
    with qtbot.waitSignals([watcher.absent_changed, watcher.changed]):
        watcher._poll.timeout.emit()
    assert not watcher.absent
    assert watched(watcher, music) >= {".", "one"}


def test_other_roots_take_the_place_of_the_old(qtbot, watcher, music):
    begin(qtbot, watcher, music)
    begin(qtbot, watcher, music / "two")
    assert watched(watcher, music) == {"two"}
    watcher.stop()
    assert not watcher._watches.directories()


def test_a_drive_that_is_back_is_noticed_soon(qtbot, watcher, music, monkeypatch):
    monkeypatch.setattr(module, "RETURN", 20)
    begin(qtbot, watcher, music)
    with qtbot.waitSignal(watcher.absent_changed):  # at once: its own watch says that it has gone
        music.rename(music.with_name("elsewhere"))
    assert watcher.absent == {str(music)}
    with qtbot.waitSignals([watcher.absent_changed, watcher.changed]):
        music.with_name("elsewhere").rename(music)
    assert not watcher.absent
    qtbot.waitUntil(lambda: not watcher._return.isActive())


def test_drives_are_looked_for_where_changes_are_not_told(qtbot, watcher, music, monkeypatch):
    monkeypatch.setattr(module, "RETURN", 20)
    music.rename(music.with_name("elsewhere"))
    told = []
    watcher.changed.connect(told.append)
    watcher.watch([str(music)], changes=False)
    assert watcher.absent == {str(music)}
    with qtbot.waitSignal(watcher.absent_changed):
        music.with_name("elsewhere").rename(music)
    assert not watcher._watches.directories()
    assert told == []
