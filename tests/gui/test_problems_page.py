# SPDX-License-Identifier: GPL-3.0-or-later
"""The problems page: every failed file with its reason, and another try for those that are asked for."""

from __future__ import annotations

import ast
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from musecluster.gui import language, problem_words
from musecluster.gui.problem_model import FOLDER, NAME, REASON, ProblemModel
from musecluster.gui.problems_page import ProblemsPage
from musecluster.library.records import Problem
from musecluster.library.store import Store
from musecluster.track import FoundFile
from tests.gui.libraries import NETWORK, opened

PACKAGE = Path(problem_words.__file__).parents[1]
BROKEN = (b"/music/a/cut.mp3", b"/music/a/empty.mp3", b"/other/photo.mp3")


@pytest.fixture
def library(tmp_path):
    file = tmp_path / "library.db"
    with Store(file, write=True) as store:
        store.add_root(b"/music")
        store.add_root(b"/other")
        for path in BROKEN:
            store.put_problem(FoundFile(path, 1, 1), "The file is empty.", again=False)
    return file


@pytest.fixture
def page(qtbot, library):
    collection = opened(qtbot, library)
    made = ProblemsPage(collection)
    qtbot.addWidget(made)
    made.show()
    return made


def button(page, words):
    (found,) = [one for one in page.findChildren(QPushButton) if one.text() == words]
    return found


def again(library):
    with Store(library) as store:
        return sorted(path for path, file in store.files(NETWORK).items() if file.again)


def test_the_model_is_sound(qtbot):
    model = ProblemModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for paths in ((b"/a/x", b"/b/y"), (), (b"/c/z",)):
        model.show([Problem(path, "The file is empty.") for path in paths])
    assert tester.model() is model
    assert [model.index(0, column).data() for column in (NAME, REASON, FOLDER)] == [
        "z",
        "The file is empty.",
        "/c",
    ]


def test_every_failed_file_is_listed_with_its_reason(page):
    model = page.table.model()
    assert [model.index(row, NAME).data() for row in range(3)] == ["cut.mp3", "empty.mp3", "photo.mp3"]
    assert model.index(1, REASON).data() == "The file is empty."
    assert model.index(2, FOLDER).data() == "/other"


def test_all_are_tried_again(qtbot, page, library):
    with qtbot.waitSignal(page.scan_requested) as asked:
        button(page, "Try all again").click()
    assert asked.args == [["/music", "/other"]]
    assert again(library) == list(BROKEN)


def test_the_selected_ones_are_tried_again_in_their_folders_alone(qtbot, page, library):
    page.table.selectRow(1)
    with qtbot.waitSignal(page.scan_requested) as asked:
        button(page, page._some.text()).click()
    assert asked.args == [["/music"]]
    assert again(library) == [BROKEN[1]]


def test_it_works_while_a_scan_writes(qtbot, page, library):
    with Store(library, write=True), qtbot.waitSignal(page.scan_requested):
        button(page, "Try all again").click()


def test_the_selection_outlasts_a_refresh(qtbot, page):
    page.table.selectRow(2)
    with qtbot.waitSignal(page._collection.loaded):
        page._collection.refresh()
    assert page.selected() == [BROKEN[2]]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_copies_paths(qtbot, page):
    page.table.selectRow(0)
    page.table.customContextMenuRequested.emit(page.table.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Copy path").trigger()
    menu.close()
    assert QApplication.clipboard().text() == "/music/a/cut.mp3"


def test_without_problems_it_says_so(qtbot, tmp_path):
    page = ProblemsPage(opened(qtbot, tmp_path / "none.db"))
    qtbot.addWidget(page)
    assert page.table.isHidden()
    assert "Every file in your folders could be read." in [one.text() for one in page.findChildren(QLabel)]


@pytest.mark.parametrize("name", ["<b>bold</b>.mp3", "\u202egpj.mp3", "🎵" * 50, "x" * 10_000, "a\nb\tc"])
def test_any_name_is_shown_as_words_in_one_line(name):
    model = ProblemModel()
    model.show([Problem(b"/music/" + name.replace("/", "\u2215").encode(), "The file is empty.")])
    shown, tip = (
        model.index(0, NAME).data(role) for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    )
    assert not set(shown) & set("\n\t\u202e")
    assert len(shown) <= 2000
    assert "<b>" not in tip


def sentences():
    """Every reason that the road gives, with 7 in the place of what differs from file to file."""
    for file in ("audio/decode.py", "audio/recording.py", "pipeline/scan.py"):
        for node in ast.walk(ast.parse((PACKAGE / file).read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "UnreadableAudioError":
                yield from texts(node.args[0])
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                yield from texts(node.value.elts[0])
            elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("_DAMAGED", "_SILENT"):
                yield from texts(node.value)


def texts(node):
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(one.value if isinstance(one, ast.Constant) else "7" for one in node.values)


def test_every_reason_of_the_road_is_known_in_other_languages(qapp):
    said = [one.replace("This is a 7,", "This is a video,") for one in sentences()]
    assert len(said) >= 12
    language.install(qapp, "de")
    try:
        assert [one for one in said if problem_words.reason(one) == one] == []
    finally:
        language.install(qapp, "en")
    assert [one for one in said if problem_words.reason(one) != one] == []


def test_an_unknown_reason_stays_as_it_is():
    assert problem_words.reason("Something {new} happened.") == "Something {new} happened."


def test_the_folders_of_a_file_are_those_that_hold_it(qtbot, page, library):
    with Store(library, write=True) as store:
        store.add_root(os.fsencode("/mus"))
    page.table.selectRow(0)
    with qtbot.waitSignal(page.scan_requested) as asked:
        button(page, page._some.text()).click()
    assert asked.args == [["/music"]]
