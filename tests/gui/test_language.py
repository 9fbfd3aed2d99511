# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations: complete, compiled from what is written, with every placeholder, and installed at once."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit

from musecluster import settings
from musecluster.gui import language, words
from musecluster.gui.player import Player
from musecluster.gui.preferences import Preferences
from musecluster.gui.roots_page import RootsPage
from musecluster.gui.settings_dialog import SettingsDialog
from musecluster.gui.watcher import Watcher
from musecluster.library.records import unsorted
from musecluster.library.store import Store
from musecluster.track import FoundFile, Tags
from tests.gui.libraries import playlist, put, put_playlists
from tests.gui.windows import open_window
from tests.translate import FOLDER, LANGUAGES, build, collect, sources

PLACEHOLDER = re.compile(r"%L?n|%\d|\{\w*(?=(?::small)?\})")
every_language = pytest.mark.parametrize("name", LANGUAGES)


def messages(file):
    return list(ElementTree.parse(file).getroot().iter("message"))


def forms(message):
    """The translation, or its singular and plural."""
    translation = message.find("translation")
    return [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]


@pytest.fixture
def german(qapp):
    language.install(qapp, "de")
    yield qapp
    language.install(qapp, "en")


@every_language
def test_every_word_of_the_window_is_translated(name, tmp_path):
    file = tmp_path / f"musecluster_{name}.ts"
    shutil.copy(FOLDER / file.name, file)
    collect(file, name)
    unfinished = [one.find("source").text for one in messages(file) if one.find("translation").get("type")]
    assert unfinished == [], "run python tests/translate.py and translate these"


def said() -> set[str]:
    """Every text that the code of the window hands to a translator."""
    found = set()
    for file in sources():
        for node in ast.walk(ast.parse(Path(file).read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = ast.unparse(node.func)
                translate, tr = name == "QCoreApplication.translate", name in ("tr", "self.tr")
                text = node.args[1:2] if translate else node.args[:1] if tr else []
                found |= {one.value for one in text if isinstance(one, ast.Constant)}
    return found


def test_no_text_is_overlooked_by_the_collector():
    collected = {one.find("source").text for one in messages(FOLDER / "musecluster_de.ts")}
    assert said() - collected == set()


def test_every_number_has_its_plural():
    plain = [
        one.find("source").text for one in messages(FOLDER / "musecluster_de.ts") if not one.get("numerus")
    ]
    assert [text for text in plain if "%Ln" in text or "%Ln" in text] == []


@every_language
def test_what_is_shown_is_what_was_translated(name, tmp_path):
    file = tmp_path / f"musecluster_{name}.ts"
    shutil.copy(FOLDER / file.name, file)
    assert build(file).read_bytes() == (FOLDER / f"musecluster_{name}.qm").read_bytes()


@every_language
def test_every_placeholder_is_kept(name):
    for message in messages(FOLDER / f"musecluster_{name}.ts"):
        wanted = set(PLACEHOLDER.findall(message.find("source").text))
        for form in forms(message):
            assert set(PLACEHOLDER.findall(form)) - {"%n", "%Ln"} == wanted - {"%n", "%Ln"}
        assert wanted <= set(PLACEHOLDER.findall(forms(message)[-1]))


@every_language
def test_spaces_and_dots_at_the_end_are_kept(name):
    for message in messages(FOLDER / f"musecluster_{name}.ts"):
        source = message.find("source").text
        for form in forms(message):
            assert form.strip() == form
            assert form.endswith("…") == source.endswith("…")
            assert form.endswith(".") == source.endswith(".")


def songs(count):
    return language.tr("%Ln song(s)", "", count)


def test_plurals_are_right(qapp):
    language.install(qapp, "en")
    assert (songs(1), songs(2), songs(0)) == ("1 song", "2 songs", "0 songs")
    language.install(qapp, "de")
    assert (songs(1), songs(2)) == ("1 Titel", "2 Titel")
    language.install(qapp, "en")


def test_large_counts_are_written_as_the_language_writes_them(qapp):
    language.install(qapp, "en")
    assert (songs(1240), words.number(1240)) == ("1,240 songs", "1,240")
    language.install(qapp, "de")
    assert (songs(1240), words.number(1240)) == ("1.240 Titel", "1.240")
    language.install(qapp, "en")


@every_language
def test_no_count_is_without_separators(name):
    sources = [one.find("source").text for one in messages(FOLDER / f"musecluster_{name}.ts")]
    assert [source for source in sources if "%n" in source] == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (["de-AT", "en-GB"], "de"),
        (["fr-FR", "de", "en"], "de"),
        (["en-US"], "en"),
        (["ja"], "en"),
        ([], "en"),
    ],
)
def test_the_system_s_first_language_that_there_is_is_spoken(wanted, expected):
    assert language.spoken(wanted) == expected


def test_numbers_follow_the_language(german):
    assert QLocale().toString(8312) == "8.312"


def test_an_open_page_changes_its_language_at_once_and_back(qtbot, qapp, tmp_path):
    watcher = Watcher()
    preferences = Preferences(settings.load(tmp_path / "settings.toml"))
    dialog = SettingsDialog(
        preferences, RootsPage(tmp_path / "none.db", watcher), tmp_path / "none.db", Player({}.get)
    )
    qtbot.addWidget(dialog)
    language.install(qapp, "de")
    QCoreApplication.sendPostedEvents()
    assert dialog.windowTitle() == "Einstellungen"
    assert "Kleinste Playlist" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.pages.setCurrentRow(2)
    language.install(qapp, "en")
    QCoreApplication.sendPostedEvents()
    assert dialog.windowTitle() == "Settings"
    assert dialog.pages.currentRow() == 2


def test_every_choice_of_the_setting_has_a_translation_file():
    assert set(settings.BY_NAME["language"].choices) == {"system", *language.LANGUAGES}
    assert set(LANGUAGES) == set(language.LANGUAGES)


def words_of(window):
    """Every text that the window shows or that its menus hold."""
    for label in window.findChildren(QLabel):
        yield label.text()
    for button in window.findChildren(QAbstractButton):
        yield from (button.text(), button.toolTip(), button.accessibleName())
    for action in window.findChildren(QAction):
        yield from (action.text(), action.statusTip())
    for edit in window.findChildren(QLineEdit):
        yield edit.placeholderText()
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        rows, columns = model.rowCount(QModelIndex()), 1
        if not isinstance(model, QAbstractListModel):
            columns = model.columnCount(QModelIndex())
            yield from (str(model.headerData(one, Qt.Orientation.Horizontal)) for one in range(columns))
        yield from (str(model.index(row, 0, QModelIndex()).data()) for row in range(rows))


def test_no_part_of_the_window_stays_english(qtbot, qapp, tmp_path):
    with Store(tmp_path / "library.db", write=True) as store:
        ids = [put(store, f"/music/{number}.mp3", Tags(title=str(number))) for number in range(6)]
        put_playlists(store, [playlist("p", ids[:4]), unsorted(ids[4:])])
        store.put_problem(FoundFile(b"/music/broken.mp3", 1, 1), "The file is empty.", again=False)
    settings.load().set("language", "de")
    window = open_window(qtbot, tmp_path / "library.db")
    english = {
        one.find("source").text
        for one in messages(FOLDER / "musecluster_de.ts")
        if one.find("source").text not in forms(one)
    }
    shown = set(words_of(window))
    language.install(qapp, "en")
    assert shown & english == set()
    assert {"Alle Titel", "Probleme", "Interpret", "Rückgängig"} <= shown
