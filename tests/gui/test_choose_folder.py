# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever is asked for a folder of music begins in the system's folder for music, or at home."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from musecluster.gui.choose_folder import choose_folder, music_folder
from musecluster.gui.folder_list import FolderList


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder whose folder for music is "Musik", which need not be there."""
    places = {
        QStandardPaths.StandardLocation.MusicLocation: tmp_path / "Musik",
        QStandardPaths.StandardLocation.HomeLocation: tmp_path,
    }
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(places[place]))
    return tmp_path


@pytest.fixture
def asked(monkeypatch):
    """Where the dialogs began; each gives the same answer."""
    began = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda parent, title, folder: began.append(folder) or "/chosen"
    )
    return began


def test_the_folder_for_music_is_where_it_begins(qtbot, home, asked):
    (home / "Musik").mkdir()
    parent = QWidget()
    qtbot.addWidget(parent)
    assert choose_folder(parent, "Which?") == "/chosen"
    assert asked == [str(home / "Musik")]


def test_without_one_it_begins_at_home(home):
    assert music_folder() == str(home)


def test_folders_to_leave_out_are_looked_for_there_too(qtbot, home, asked):
    folders = FolderList()
    qtbot.addWidget(folders)
    folders.findChild(QPushButton).click()
    assert asked == [str(home)]
    assert folders.folders() == ("/chosen",)
