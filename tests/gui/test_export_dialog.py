# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists leave as files that say what the preview said, and other programs' files come in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from musecluster.gui.actions import Actions
from musecluster.gui.export_dialog import ExportDialog
from musecluster.gui.playlist_files import PlaylistFiles
from musecluster.gui.playlist_list import PlaylistList
from musecluster.gui.state import State
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import opened, playlist, put, put_playlists
from tests.gui.windows import open_window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def music(tmp_path: Path) -> Path:
    return tmp_path / "music"


@pytest.fixture
def library(tmp_path: Path, music: Path) -> Path:
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        ids = [
            put(store, str(music / f"{n}.mp3"), Tags(title=f"Song {n}", artists=("Band",), duration=60.0))
            for n in range(8)
        ]
        put_playlists(
            store,
            [
                playlist("a", ids[:6]),
                playlist("b", ids[6:7]),
                playlist("unsorted", ids[7:], kind="unsorted"),
            ],
        )
    return path


@pytest.fixture
def state(tmp_path: Path) -> State:
    kept = State(tmp_path / "window.json")
    kept.set("export_folder", str(tmp_path / "out"))
    return kept


def dialog(qtbot: QtBot, library: Path, state: State, *chosen: str) -> ExportDialog:
    made = ExportDialog(opened(qtbot, library), chosen, state)
    qtbot.addWidget(made)
    return made


def export(qtbot: QtBot, made: ExportDialog) -> str:
    made.export_button.click()
    qtbot.waitUntil(lambda: made.message.text() != "")
    return made.message.text()


def test_all_but_unsorted_are_offered_first(
    qtbot: QtBot, library: Path, state: State, tmp_path: Path
) -> None:
    made = dialog(qtbot, library, state)
    assert [one.id for one in made.chosen()] == ["a", "b"]
    said = export(qtbot, made)
    assert said == f"Wrote 2 playlist(s) to {tmp_path / 'out'}."
    assert sorted(os.listdir(tmp_path / "out")) == ["Name of a.m3u8", "Name of b.m3u8"]
    assert made.export_button.isEnabled()


@pytest.mark.parametrize("form", ["m3u8", "m3u", "xspf"])
@pytest.mark.parametrize("relative", [True, False])
def test_the_preview_is_the_beginning_of_the_file(
    qtbot: QtBot, library: Path, state: State, tmp_path: Path, form: str, relative: bool
) -> None:
    made = dialog(qtbot, library, state, "a")
    made.forms.button(["m3u8", "m3u", "xspf"].index(form)).click()
    made.places.button(0 if relative else 1).click()
    shown = made.preview.toPlainText()
    export(qtbot, made)
    written = (tmp_path / "out" / f"Name of a.{form}").read_text("utf-8")
    assert shown.count("4.mp3") == 1
    assert "5.mp3" not in shown
    assert ("../music" in shown) is relative
    ending = shown.index("</trackList>") if form == "xspf" else len(shown)
    assert written.startswith(shown[:ending].rstrip())
    assert written.count(".mp3") == 6


def test_what_was_chosen_is_remembered(qtbot: QtBot, library: Path, state: State, tmp_path: Path) -> None:
    made = dialog(qtbot, library, state, "b")
    made.forms.button(2).click()
    made.places.button(1).click()
    export(qtbot, made)
    state.keep()
    again = dialog(qtbot, library, State(tmp_path / "window.json"), "b")
    assert (again.form, again.relative) == ("xspf", False)
    assert again.folder.text() == str(tmp_path / "out")


def test_a_folder_is_chosen(
    qtbot: QtBot, library: Path, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = dialog(qtbot, library, state, "b")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "there"))
    made.choose_folder()
    export(qtbot, made)
    assert os.listdir(tmp_path / "there") == ["Name of b.m3u8"]


def test_a_folder_that_cannot_be_made_is_said(
    qtbot: QtBot, library: Path, state: State, tmp_path: Path
) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    assert "cannot be made" in export(qtbot, dialog(qtbot, library, state))


def test_without_a_tick_there_is_nothing_to_export(qtbot: QtBot, library: Path, state: State) -> None:
    made = dialog(qtbot, library, state)
    for row in range(made.list.count()):
        made.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not made.export_button.isEnabled()


def test_songs_are_copied_as_text(qtbot: QtBot, library: Path, state: State) -> None:
    made = dialog(qtbot, library, state, "b", "unsorted")
    made.copy()
    assert QApplication.clipboard().text() == ("Name of b\nBand — Song 6\n\nName of unsorted\nBand — Song 7")
    assert made.message.text() == "Copied 2 song(s) as text."


# --- through the window's actions


@pytest.fixture
def commands(qtbot: QtBot) -> Iterator[Actions]:
    window = QWidget()
    qtbot.addWidget(window)
    yield Actions(window)
    window.close()


@pytest.fixture
def sidebar(qtbot: QtBot, library: Path, commands: Actions) -> PlaylistList:
    made = PlaylistList(opened(qtbot, library), commands)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def files(sidebar: PlaylistList, commands: Actions, state: State) -> PlaylistFiles:
    return PlaylistFiles(sidebar, sidebar.edits._collection, commands, state)


def test_the_export_action_begins_with_what_is_selected(
    sidebar: PlaylistList, files: PlaylistFiles, commands: Actions
) -> None:
    sidebar.go_to("b")
    commands["export"].trigger()
    assert [one.id for one in files._dialog.chosen()] == ["b"]
    sidebar.go_to("all")
    commands["export"].trigger()
    assert [one.id for one in files._dialog.chosen()] == ["a", "b"]
    files._dialog.close()


def test_the_import_action_makes_a_playlist(
    qtbot: QtBot,
    sidebar: PlaylistList,
    files: PlaylistFiles,
    commands: Actions,
    music: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed = tmp_path / "Sunday.m3u"
    listed.write_text("music/6.mp3\nmusic/none.mp3\nMUSIC/2.MP3\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(listed)], ""))
    said: list[str] = []
    files.said.connect(said.append)
    with qtbot.waitSignal(sidebar.edits._collection.loaded):
        commands["import"].trigger()
    assert said == ["“Sunday”: 2 of 3 song(s) are in your library."]
    made = sidebar.edits._collection.playlists[-1]
    assert (made.name, made.kind, made.track_ids) == ("Sunday", "own", (7, 3))
    assert sidebar.selected() == [made.id]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"none.mp3\n", "None of the songs"), (b"\0\0", "is not a playlist")]
)
def test_a_file_that_helps_nobody_is_said(
    qtbot: QtBot, files: PlaylistFiles, tmp_path: Path, content: bytes, reason: str
) -> None:
    listed = tmp_path / "bad.m3u"
    listed.write_bytes(content)
    with qtbot.waitSignal(files.said) as heard:
        files.take_in([str(listed)])
    assert reason in heard.args[0]


def test_an_xspf_file_that_is_dropped_makes_a_playlist(qtbot: QtBot, library: Path, music: Path) -> None:
    window = open_window(qtbot, library)
    listed = music.parent / "Sunday.xspf"
    listed.write_text(
        '<playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Calm</title><trackList>'
        "<track><location>music/6.mp3</location></track>"
        "<track><location>https://radio.example/live</location></track></trackList></playlist>"
    )
    data, no = QMimeData(), Qt.KeyboardModifier.NoModifier
    data.setUrls([QUrl.fromLocalFile(str(listed))])
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, no)
    with qtbot.waitSignal(window.collection.playlists_changed):
        window.dropEvent(event)
    made = window.collection.playlists[-1]
    assert (made.name, made.kind, made.track_ids) == ("Calm", "own", (7,))
    said = "“Calm”: 1 of 1 song is in your library. 1 address on the net was left out."
    assert window.note.words() == said
