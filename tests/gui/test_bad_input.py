# SPDX-License-Identifier: GPL-3.0-or-later
"""What the worst files and disks may bring is shown as plain words, or said in one sentence."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSlider, QApplication, QLabel

from musecluster.gui import theme
from musecluster.gui.refusals import said
from musecluster.library.edits import Create, Edits
from musecluster.library.store import Store
from musecluster.track import Tags
from tests.gui.libraries import playlist, put, put_playlists
from tests.gui.windows import open_window

NASTY = {
    "html": "<b>bold</b> & <img src='x'> <a href='https://example.org'>",
    "right-to-left override": "\u202e3pm.exe\u202c",
    "right-to-left script": "שיר אהבה — أغنية",
    "emoji": "🎸👩‍🎤🇧🇷🎶" * 20,
    "combining": "Z̸̡͓̟̓̀̕a̶l̵g̴o̷" * 50,
    "controls": "one\ntwo\tthree\x07\x1b[31m",
    "long": "x" * 10_000,
    "long words": "many words " * 1_000,
    "percent": "100% %1 %n {0} {folder}",
    "nothing": "",
}
PATIENCE = 60_000


@pytest.fixture(params=NASTY.values(), ids=NASTY)
def window(qtbot, tmp_path, request):
    """A whole window of twelve songs; six bear the text in every tag, and a playlist as its name."""
    text, library = request.param, tmp_path / "library.db"
    tags = Tags(title=text, artists=(text,), album=text, genres=(text,), year=1999, duration=60.0)
    with Store(library, write=True) as store:
        ids = [put(store, f"/music/{n}.mp3", tags if n % 2 else Tags(title=str(n))) for n in range(12)]
        put_playlists(store, [playlist("p", ids[:8]), playlist("q", ids[8:])])
    Edits(library).apply(Create("own-1", text or "own", tuple(ids)))
    opened = open_window(qtbot, library)
    opened.own = "own-1"
    return opened


def columns(model):
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def suspicious(text):
    return any(sign in text for sign in ("<b>", "<img", "<a href"))


def test_every_part_shows_it_as_plain_words(qtbot, window):
    begun = time.perf_counter()
    for view in ("songs", "map", "both"):
        window.commands[view].trigger()
        window.grab()
    window.playlists.go_to(window.own)
    window.choice.select(window.table.track_ids()[1:2])
    QApplication.processEvents()
    window.grab()
    assert time.perf_counter() - begun < 10
    for label in window.findChildren(QLabel):
        if suspicious(label.text()):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName() or label.parent()
        assert not suspicious(label.toolTip())


def test_no_list_gives_it_as_a_rich_tooltip(qtbot, window):
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(QModelIndex()), 12)):
            for column in range(columns(model)):
                tip = model.index(row, column, QModelIndex()).data(Qt.ItemDataRole.ToolTipRole) or ""
                assert not suspicious(tip), (type(model).__name__, column)


def test_no_width_is_forced_by_it(window):
    assert window.minimumSizeHint().width() < 1100
    for slider in window.findChildren(QAbstractSlider):
        assert slider.width() <= window.width()


@pytest.mark.parametrize(
    "damage", [b"SQLite format 3\0" + b"\0" * 5000, b"no database at all" * 100, "middle"]
)
def test_a_damaged_library_is_said_and_a_folder_offered(qtbot, tmp_path, damage):
    library = tmp_path / "library.db"
    with Store(library, write=True) as store:
        for number in range(200):
            put(store, f"/music/{number}.mp3", Tags(title=str(number)))
    if damage == "middle":
        content = bytearray(library.read_bytes())
        content[4096:] = b"\xa5" * (len(content) - 4096)
        damage = bytes(content)
    library.write_bytes(damage)
    window = open_damaged(qtbot, library)
    assert "damaged" in window.note.words()
    assert window.note._way_out.text() == window.commands["add_folder"].text()
    assert library.read_bytes() == damage


def open_damaged(qtbot, library):
    from musecluster.gui.app import show

    window = show(QApplication.instance(), library, "light")
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.collection.failed):
        window.open_library()
    qtbot.waitUntil(lambda: bool(window.note.words()))
    return window


def test_a_data_folder_that_cannot_be_written_is_said(qtbot, tmp_path):
    (tmp_path / "data").write_text("a file in the place of the folder")
    (tmp_path / "music").mkdir()
    window = open_window(qtbot, tmp_path / "data" / "library.db")
    with qtbot.waitSignal(window.analysis.failed, timeout=PATIENCE) as told:
        window.listening.listen_to([str(tmp_path / "music")])
    assert "cannot be opened or written" in told.args[0]
    assert window.note.words() == said(told.args[0])
    assert "in the settings" in window.note.words()
    assert window.analysis.state == "idle"


def test_another_scale_and_theme_in_the_middle_of_work(qtbot, tmp_path):
    with Store(tmp_path / "library.db", write=True) as store:
        put(store, "/music/a.mp3", Tags(title="a"))
    window = open_window(qtbot, tmp_path / "library.db")
    before = window.table.track_ids()
    for mode in ("dark", "light"):
        theme.apply(QApplication.instance(), mode)
        window.grab()
    assert window.table.track_ids() == before
