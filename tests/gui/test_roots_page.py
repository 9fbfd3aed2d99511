# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of music folders: songs, absent drives, adding, removing and taking back, looking again."""

from __future__ import annotations

import os

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QToolButton

from musecluster.gui import watcher as watching
from musecluster.gui.roots_page import RootsPage
from musecluster.gui.watcher import Watcher
from musecluster.library.choices import Choices
from musecluster.library.store import Store, StoredClustering, StoredCut
from musecluster.track import Tags
from tests.gui.libraries import playlist, put
from tests.gui.windows import open_window


@pytest.fixture
def music(tmp_path):
    for name in ("jazz", "jazz and more"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.mp3").write_bytes(b"sound")
    return tmp_path


@pytest.fixture
def library(music):
    file = music / "library.db"
    with Store(file, write=True) as store:
        for name, songs in (("jazz", 2), ("jazz and more", 1)):
            store.add_root(os.fsencode(music / name))
            for number in range(songs):
                put(store, f"{music}/{name}/{number}.mp3", Tags())
    return file


@pytest.fixture
def page(qtbot, library, music, monkeypatch):
    monkeypatch.setattr(watching, "PAUSE", 40)
    watcher = Watcher()
    watcher.watch([str(music / "jazz"), str(music / "jazz and more")])
    made = RootsPage(library, watcher)
    qtbot.addWidget(made)
    made.show()
    yield made
    watcher.stop()


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.text() and not label.isHidden()]


def press(page, name):
    (found,) = [one for one in page.findChildren(QToolButton) if one.accessibleName() == name]
    found.click()


def test_each_folder_counts_its_own_songs(library, music):
    assert list(Choices(library).counts().values()) == [2, 1]


def test_each_folder_is_named(page, music):
    assert str(music / "jazz") in texts(page)
    assert str(music / "jazz and more") in texts(page)


def test_one_or_all_are_scanned_again(qtbot, page, music):
    with qtbot.waitSignal(page.scan_requested) as asked:
        press(page, f"Look for new songs in {music / 'jazz'}")
    assert asked.args == [[str(music / "jazz")]]
    (every,) = [one for one in page.findChildren(QPushButton) if one.text() == "Look for new songs"]
    with qtbot.waitSignal(page.scan_requested) as asked:
        every.click()
    assert asked.args == [[str(music / "jazz"), str(music / "jazz and more")]]


def test_a_folder_is_added(qtbot, page, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/more")
    (add,) = [one for one in page.findChildren(QPushButton) if one.text() == "Add folder …"]
    with qtbot.waitSignal(page.scan_requested) as asked:
        add.click()
    assert asked.args == [["/more"]]


def test_a_folder_is_removed_with_its_songs_and_taken_back(qtbot, page, library, music):
    with qtbot.waitSignals([page.removing, page.changed], order="strict"):
        press(page, f"Remove {music / 'jazz'} from the library")
    with Store(library) as store:
        assert store.roots() == [os.fsencode(music / "jazz and more")]
        assert [track.path for track in store.tracks()] == [os.fsencode(music / "jazz and more" / "0.mp3")]
    (undo,) = [one for one in page.findChildren(QPushButton) if one.text() == "Take it back"]
    with qtbot.waitSignal(page.changed), qtbot.waitSignal(page.scan_requested) as asked:
        undo.click()
    assert asked.args == [[str(music / "jazz")]]
    with Store(library) as store:
        assert len(store.tracks()) == 3
    assert str(music / "jazz") in texts(page)


def test_a_folder_on_a_drive_that_is_away_is_taken_back_without_a_scan(qtbot, page, library, music):
    with qtbot.waitSignal(page.changed):
        press(page, f"Remove {music / 'jazz'} from the library")
    (music / "jazz").rename(music / "away")
    (undo,) = [one for one in page.findChildren(QPushButton) if one.text() == "Take it back"]
    with qtbot.assertNotEmitted(page.scan_requested), qtbot.waitSignal(page.changed):
        undo.click()
    with Store(library) as store:
        assert len(store.tracks()) == 3


def test_the_songs_of_a_removed_folder_leave_the_whole_window_and_come_back_with_it(qtbot, library, music):
    ids = [1, 2, 3]
    cut = StoredCut(0.5, [playlist("p", ids), playlist("own-1", ids, kind="own")])
    with Store(library, write=True) as store:
        store.put_clustering(StoredClustering("s", 0.5, np.array(ids), np.zeros((3, 2), np.float32), [cut]))
    window = open_window(qtbot, library)
    collection, table = window.collection, window.table.model
    window.pages._show_settings(0)
    page = window.pages._settings.findChild(RootsPage)

    def everywhere():
        lists = [one.track_ids for one in collection.playlists]
        return len(collection.tracks), table.rowCount(), len(collection.positions()[0]), lists

    assert everywhere() == (3, 3, 3, [(1, 2, 3), (1, 2, 3)])
    press(page, f"Remove {music / 'jazz'} from the library")
    qtbot.waitUntil(lambda: everywhere() == (1, 1, 1, [(3,), (3,)]))
    page.scan_requested.disconnect()  # back without one
    (undo,) = [one for one in page.findChildren(QPushButton) if one.text() == "Take it back"]
    undo.click()
    qtbot.waitUntil(lambda: everywhere() == (3, 3, 3, [(1, 2, 3), (1, 2, 3)]))
    window.close()


def test_an_absent_drive_says_that_its_songs_are_kept(qtbot, page, music):
    (music / "jazz").rename(music / "away")
    with qtbot.waitSignal(page._watcher.absent_changed):
        page._watcher._poll.timeout.emit()
    assert sum("its songs are kept" in text for text in texts(page)) == 1


def test_without_a_library_there_is_one_thing_to_do(qtbot, tmp_path):
    watcher = Watcher()
    page = RootsPage(tmp_path / "none.db", watcher)
    qtbot.addWidget(page)
    page.show()
    shown = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    assert shown == ["Add folder …"]
    assert "There is no folder yet." in texts(page)
