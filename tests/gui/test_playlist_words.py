# SPDX-License-Identifier: GPL-3.0-or-later
"""Playlists that were found are called in the listener's language; what a person named is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication

from musecluster.clustering.facts import Facts
from musecluster.clustering.naming import name_playlists
from musecluster.gui import language
from musecluster.gui.export_dialog import ExportDialog
from musecluster.gui.playlist_words import said, spoken, uncounted
from musecluster.gui.state import State
from musecluster.library.drafts import own
from musecluster.library.edits import Edits, Pin, Rename
from musecluster.library.records import unsorted
from musecluster.library.store import Store
from musecluster.track import Playlist, Tags
from musecluster.wording.compose import SEEN_LENGTH, names
from musecluster.wording.phrases import ENGLISH
from musecluster.wording.traits import Traits
from musecluster.wording.wording import Wording
from tests.gui.libraries import opened, put, put_playlists

JAZZ = Traits(
    6, ("Jazz",), "genre", "50", "slow", 80, level="quiet", mode="minor", album="Club", titles=("Blue", "Red")
)


@pytest.fixture
def german(qapp):
    language.install(qapp, "de")
    yield spoken()
    language.install(qapp, "en")


def found(traits, by="", tracks=(1, 2), playlist_id="p"):
    """A playlist as the pipeline stores it."""
    wording = Wording(traits, traits, by)
    name, why = wording.name(), wording.why()
    return Playlist(playlist_id, name, why, "automatic", tuple(tracks), wording=wording.text())


def test_a_german_window_says_it_in_german(german):
    shown = said(found(JAZZ), german)
    assert shown.name == "50er-Jazz · ruhig"
    assert shown.why == (
        "6 Titel, überwiegend Jazz, aus den 50ern, langsam (um 80 bpm), leise, überwiegend in Moll und "
        "überwiegend aus „Club“; typisch: Blue, Red."
    )
    assert uncounted(shown).startswith("überwiegend Jazz, aus den 50ern")


@pytest.mark.parametrize(
    ("traits", "name", "why"),
    [
        (Traits(1, titles=("So What",)), "Wie ‚So What‘", "1 Titel; typisch: So What."),
        (Traits(1200), "Titel, die ähnlich klingen", "1.200 Titel, die ähnlich klingen."),
        (
            Traits(8, decade="90", pace="slow", bpm=80, level="loud"),
            "Langsame, laute 90er-Titel",
            "8 Titel, aus den 90ern, langsam (um 80 bpm) und laut.",
        ),
        (Traits(4, mode="major"), "Titel in Dur", "4 Titel, überwiegend in Dur."),
        (
            Traits(9, ("classical", "hiphop"), "heard"),
            "Klassik & Hip-Hop",
            "9 Titel, dem Klang nach Klassik & Hip-Hop.",
        ),
        (
            Traits(9, artist="Monk", decade="60"),
            "Monk & andere · 60er",
            "9 Titel, aus den 60ern und überwiegend von Monk.",
        ),
        (
            Traits(10, ("Metal", "Rock"), "mixed"),
            "Metal, Rock & mehr",
            "10 Titel, mit mehr Metal & Rock als anderswo.",
        ),
    ],
)
def test_german_names_and_sentences_are_those_that_a_person_would_say(german, traits, name, why):
    shown = said(found(traits), german)
    assert (shown.name, shown.why) == (name, why)


def test_names_are_told_apart_in_german_too_where_the_sidebar_is_narrow(german):
    moods = [(140.0, -5.0), (140.0, -20.0), (70.0, -5.0), (70.0, -20.0)]
    facts = [
        Facts(f"S{at}", genres=(genre,), year=year, tempo=tempo, loudness=loudness)
        for at, genre in enumerate(("Jazz", "Drum & Bass", "Classical", "Electronic"))
        for year in (1965, 1994)
        for tempo, loudness in moods
        for _ in range(3)
    ]
    members = [range(first, first + 3) for first in range(0, len(facts), 3)]
    shown = [one.name(german) for one in name_playlists(members, facts)]
    assert len({name.casefold()[:SEEN_LENGTH] for name in shown}) >= 0.9 * len(shown)
    assert len(set(shown)) == len(shown)


def test_the_english_window_says_what_is_stored(qapp):
    language.install(qapp, "en")
    for by in names(JAZZ, ENGLISH):
        assert said(found(JAZZ, by), spoken()) == found(JAZZ, by)


def test_no_two_candidates_are_alike_in_german(german):
    shown = list(names(JAZZ, german).values())
    assert len(set(shown)) == len(shown) == len(names(JAZZ, ENGLISH))


def test_what_is_not_the_program_s_stays(german):
    renamed = replace(found(JAZZ), name="Sonntag")
    assert said(renamed, german).name == "Sonntag"
    assert said(renamed, german).why.startswith("6 Titel")
    old = replace(found(JAZZ), wording="")
    assert said(old, german) == old
    assert uncounted(old).startswith("mostly jazz")


def test_fixed_sentences_are_translated(german):
    assert said(own("o", "Meine", (1,)), german).why == "Diese Playlist hast du gemacht."
    assert said(unsorted((1,)), german).name == "Unsortiert"
    later = replace(found(JAZZ), name="Calm 50s jazz, new songs")
    assert said(later, german).name == "50er-Jazz · ruhig, neue Titel"


def test_another_language_applies_at_once_to_all_but_renamed_playlists(qtbot, qapp, tmp_path):
    library = tmp_path / "library.db"
    with Store(library, write=True) as store:
        ids = [put(store, f"/music/{number}.mp3", Tags(title=str(number))) for number in range(6)]
        three = [found(JAZZ, by, ids[2 * at : 2 * at + 2], by) for at, by in enumerate(("mode", "like", ""))]
        put_playlists(store, three)
    edits = Edits(library)
    edits.apply(Rename("like", "Abends"))
    edits.apply(Pin.of(three[0]))
    language.install(qapp, "en")
    collection = opened(qtbot, library)
    assert [one.name for one in collection.playlists] == [
        "In minor · calm 50s jazz",
        "Abends",
        "Calm 50s jazz",
    ]
    language.install(qapp, "de")
    QCoreApplication.sendPostedEvents()
    with qtbot.waitSignal(collection.playlists_changed):
        collection.retranslate()
    language.install(qapp, "en")
    assert [one.name for one in collection.playlists] == [
        "In Moll · 50er-Jazz · ruhig",
        "Abends",
        "50er-Jazz · ruhig",
    ]
    assert collection.stored[0].name == "In minor · calm 50s jazz"


def test_a_file_that_is_exported_bears_the_name_that_was_seen(qtbot, qapp, tmp_path):
    library = tmp_path / "library.db"
    with Store(library, write=True) as store:
        ids = [put(store, f"/music/{number}.mp3", Tags(title=str(number))) for number in range(2)]
        put_playlists(store, [found(JAZZ, "", ids)])
    language.install(qapp, "de")
    dialog = ExportDialog(opened(qtbot, library), ["p"], State(tmp_path / "window.json"))
    qtbot.addWidget(dialog)
    text = dialog.text()
    language.install(qapp, "en")
    assert text.startswith("50er-Jazz · ruhig\n")
