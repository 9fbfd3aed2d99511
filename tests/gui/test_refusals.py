# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sentence in which the road and the store refuse is said in the listener's language."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from musecluster.errors import LibraryError
from musecluster.gui import language, refusals
from musecluster.gui.note import Note
from musecluster.gui.refusals import INSTEAD, said, told
from musecluster.library import sentences
from musecluster.library.store import Store

PACKAGE = Path(refusals.__file__).parents[1]
FILES = [
    *sorted((PACKAGE / "library").glob("*.py")),
    *(PACKAGE / name for name in ("atomic.py", "settings.py", "audio/demo.py", "embedding/weights.py")),
    PACKAGE / "cli/__init__.py",  # what the worker says when it ends
    *(PACKAGE / "pipeline" / name for name in ("adapt.py", "arrange.py", "pool.py", "scan.py")),
]
ERRORS = {"LibraryError", "UsageError", "WeightsError", "MuseClusterError", "_sorry"}
TYPED = ("--", "musecluster scan", "run ", "command", "cd ~", "FOLDER", "name a", "give ", "Befehl")
UNSEEN = {"A cover of 7 × 7 pixels is too large."}  # a song without a cover is no trouble


@pytest.fixture
def german(qapp):
    language.install(qapp, "de")
    yield
    language.install(qapp, "en")


@pytest.fixture
def note(qtbot):
    """Held until the test has ended: Qt still draws it after the test's own words."""
    made = Note()
    qtbot.addWidget(made)
    return made


def handed_out(tree):
    """The nodes of what a file hands to a person: errors, notices, remarks."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ERRORS:
            yield node.args[0]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "self.notice":
            yield node.value
        elif isinstance(node, ast.FunctionDef) and node.name in ("_remarks", "_why_absent", "_set_aside"):
            yield from (one.value for one in ast.walk(node) if isinstance(one, ast.Yield | ast.Return))


def spoken():
    """Every such sentence, with 7 in the place of what differs."""
    for file in FILES:
        for node in handed_out(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(one.value if isinstance(one, ast.Constant) else "7" for one in node.values)
    yield from (one.format(path="7") for one in sentences._SENTENCES.values())


def known_by_words():
    """The same, as they are when what differs is filled in."""
    for one in set(spoken()) - UNSEEN:
        if one.startswith("7 The usual"):  # behind what is wrong with a setting
            yield f"“a” is 7, but must be a text.{one[1:]}"
        elif one == "“7” is 7, but must be 7.":
            yield from (f"“7” is 7, but must be {kind}." for kind in ("a text", "a number", "a whole number"))
        elif one.startswith("7 in 7"):
            yield from (songs + one[1:] for songs in ("1 song", "12 songs"))
        else:
            yield one


def test_every_refusal_of_the_code_is_known_in_german(german):
    found = sorted(known_by_words())
    assert len(found) >= 30
    assert [one for one in found if said(one) == one] == []
    assert [one for one in found if " the " in said(one) or " another " in said(one)] == []


def test_in_english_a_refusal_stays_unless_the_window_has_words_of_its_own(qapp):
    language.install(qapp, "en")
    own = {one.replace("{}", "7") for one in INSTEAD}
    assert {one for one in known_by_words() if said(one) != one} == own


@pytest.mark.parametrize("code", ["en", "de"])
def test_nobody_at_the_window_is_told_to_type_a_command(qapp, code):
    language.install(qapp, code)
    try:
        told = [said(one) for one in known_by_words()]
        assert [one for one in told if any(word in one for word in TYPED)] == []
    finally:
        language.install(qapp, "en")


def test_what_differs_stands_in_the_windows_own_words(qapp):
    language.install(qapp, "en")
    assert said("/m is a folder: name a file in it with --library, such as /m/a.db.") == (
        "/m is a folder: choose a file in it, such as /m/a.db, in the settings, under “Where data lies”."
    )


def test_a_page_of_the_settings_is_called_as_it_is(qapp):
    for code in ("en", "de"):
        language.install(qapp, code)
        page = QCoreApplication.translate("SettingsDialog", "Where data lies")
        assert page in said("7 is not a file: name another library with --library.")
    language.install(qapp, "en")


def test_the_last_sentence_of_a_worker_is_for_the_listener(qapp):
    assert told(b"Traceback\nmusecluster: One.\r\nmusecluster: Two.\nand more\n") == "Two."
    assert told(b"Traceback (most recent call last):\nValueError: 7\n") == ""


def test_what_differs_is_kept_and_causes_are_translated(german):
    assert said("There is no folder /a {b}; check its name, or connect its drive.") == (
        "Den Ordner /a {b} gibt es nicht; prüfe seinen Namen, oder schließe sein Laufwerk an."
    )
    assert said("/x/y.m3u8 could not be written: the disk is full.") == (
        "/x/y.m3u8 konnte nicht geschrieben werden: das Laufwerk ist voll."
    )


def test_several_sentences_are_each_translated(german):
    gone = "There is no folder {}; check its name, or connect its drive."
    empty = "The folder /c is empty now. Its songs are kept; if it is on a drive, connect that."
    both = said(" ".join([gone.format("/a"), gone.format("/b"), empty]))
    assert both.count("Den Ordner") == 2
    assert both.endswith("liegt er auf einem Laufwerk, schließe es an.")


def test_what_is_not_known_stays_as_it_is(german):
    assert said("Something {new} happened.") == "Something {new} happened."


def test_a_second_worker_is_refused_in_german(note, german, tmp_path):
    library = tmp_path / "library.db"
    with Store(library, write=True), pytest.raises(LibraryError) as refused:
        Store(library, write=True)
    note.say(str(refused.value))
    assert note.words() == (
        f"Ein anderes MuseCluster arbeitet gerade an der Bibliothek {library}: Warte, bis es fertig ist, "
        "oder beende es."
    )
