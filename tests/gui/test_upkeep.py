# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window does by itself: quiet scans, folders that leave, rules that apply at once, odd settings."""

from __future__ import annotations

import os

import pytest

from musecluster import paths, settings
from musecluster.gui import pages
from musecluster.gui import watcher as watching
from musecluster.gui.analysis import Analysis
from musecluster.library.store import Store
from tests.gui.windows import open_window


@pytest.fixture
def begun(monkeypatch):
    """The steps of every run that an analysis begins, instead of the runs."""
    steps = []

    def begin(self, plan):
        steps.extend(plan)
        self._set_state("running")

    monkeypatch.setattr(Analysis, "_begin", begin)
    monkeypatch.setattr(watching, "PAUSE", 40)
    monkeypatch.setattr(pages, "PAUSE", 1)
    return steps


@pytest.fixture
def analysis(begun, qapp, tmp_path):
    return Analysis(tmp_path / "library.db")


@pytest.fixture
def music(tmp_path):
    (tmp_path / "music").mkdir()
    (tmp_path / "music" / "a.mp3").write_bytes(b"sound")
    with Store(tmp_path / "library.db", write=True) as store:
        store.add_root(os.fsencode(tmp_path / "music"))
    return tmp_path / "music"


def test_a_quiet_scan_lets_other_programs_come_first(analysis, begun):
    analysis.start(["/a"], quietly=True)
    assert begun == [["scan", "/a", "--json", "--low-priority"]]
    analysis.start(["/b"], quietly=True)
    assert begun[-1] == ["scan", "/a", "/b", "--json", "--low-priority"]


def test_a_scan_that_somebody_waits_for_is_not_quiet(analysis, begun):
    analysis.start(["/a"])
    analysis.start(["/b"], quietly=True)
    assert begun[-1] == ["scan", "/a", "/b", "--json"]


def test_a_folder_leaves_a_scan_in_progress(analysis, begun):
    analysis.start(["/a", "/b"])
    analysis.forget("/a")
    assert begun[-1] == ["scan", "/b", "--json"]
    analysis.forget("/b")
    assert analysis.state == "idle"
    assert len(begun) == 2


def test_new_rules_reach_a_scan_in_progress_and_an_idle_library(analysis, begun):
    analysis.arrange()
    assert begun == []  # there is no library yet
    analysis._library.touch()
    analysis.arrange()
    analysis.arrange()
    assert begun == [["cluster", "--json"]] * 2
    analysis.start(["/a"])
    analysis.arrange()
    assert begun[-1] == ["scan", "/a", "--json"]


def test_a_rule_applies_once_its_change_is_over(qtbot, begun, music):
    window = open_window(qtbot, music.parent / "library.db")
    for smallest in (4, 5, 6):
        window.preferences.set("smallest_playlist", smallest)
    qtbot.waitUntil(lambda: bool(begun))
    assert begun == [["cluster", "--json"]]


def test_a_new_file_is_listened_to_quietly(qtbot, begun, music):
    window = open_window(qtbot, music.parent / "library.db")
    qtbot.waitUntil(lambda: bool(window.watching.watcher._watches.directories()))
    (music / "new.mp3").write_bytes(b"sound")
    qtbot.waitUntil(lambda: bool(begun))
    assert begun == [["scan", str(music), "--json", "--low-priority"]]


def test_nothing_is_watched_where_the_listener_does_not_want_it(qtbot, begun, music):
    settings.load().set("watch", False)
    window = open_window(qtbot, music.parent / "library.db")
    assert not window.watching.watcher.changes
    assert not window.watching.watcher._watches.directories()
    window.preferences.set("watch", True)
    assert window.watching.watcher.changes
    qtbot.waitUntil(lambda: window.watching.watcher._watches.directories() == [str(music)])


def config(content):
    file = paths.config_dir() / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")
    return file


def test_damaged_settings_are_one_sentence_in_the_window(qtbot, music):
    config("theme = = 1")
    window = open_window(qtbot, music.parent / "library.db")
    assert "set aside" in window.note.words()


def test_a_newer_version_s_settings_are_used_and_kept(qtbot, music):
    file = config('theme = "sepia"\nradio = true\nspatial = 0.5\n')
    window = open_window(qtbot, music.parent / "library.db")
    assert "sepia" in window.note.words()
    assert window.preferences.get("radio")
    window.preferences.set("cores", 1)
    assert "spatial = 0.5" in file.read_text("utf-8")
