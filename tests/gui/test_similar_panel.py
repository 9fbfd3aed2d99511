# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel lists what is like the chosen songs, why, as the listener weighs it, and walks between songs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from musecluster.gui import theme
from musecluster.gui.dragging import unpack
from musecluster.gui.similar_model import ABOUT, SHARE, Result, SimilarModel
from musecluster.gui.similar_options import DEFAULTS, SimilarOptions
from musecluster.gui.similar_panel import COUNT, WALK, SimilarPanel
from musecluster.library.store import Store
from musecluster.track import Descriptors, Tags, Track
from tests.gui.libraries import opened, put

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

SONGS = 60


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Sixty songs by twenty artists on twelve albums; each tempo and year is one song's alone."""
    path = tmp_path / "library.db"
    with Store(path, write=True) as store:
        for n in range(SONGS):
            tags = Tags(
                title=f"Song {n}",
                artists=(f"Artist {n % 20}",),
                album=f"Album {n % 12}",
                album_artist="Various",
                year=1960 + n,
                genres=("Jazz",) if n % 2 else ("Rock",),
            )
            put(store, f"/m/{'x' * n}{n:02}.mp3", tags, Descriptors(60.0 + n, "C", -20.0))
    return path


@pytest.fixture
def panel(qtbot: QtBot, library: Path) -> SimilarPanel:
    made = SimilarPanel(opened(qtbot, library))
    qtbot.addWidget(made)
    made.resize(288, 664)
    made.show()
    with qtbot.waitSignal(made.finder.changed):
        made.finder.ask()
    return made


def shown(panel: SimilarPanel, track_ids: list[int]) -> list[int]:
    panel.for_tracks(track_ids)
    return after(panel)


def after(panel: SimilarPanel) -> list[int]:
    """The list when the panel has had its next idle moment."""
    QApplication.processEvents()
    while panel._soon.isActive():
        QApplication.processEvents()
    return panel.found()


# --- similar songs


def test_without_a_song_it_says_what_to_do(panel: SimilarPanel) -> None:
    assert shown(panel, []) == []
    assert panel.hint.isVisible()
    assert "Choose a song" in panel.hint.text()
    assert not panel.keep.isVisible()


def test_it_lists_what_is_like_a_song_the_likest_first(panel: SimilarPanel) -> None:
    found = shown(panel, [7])
    assert len(found) == COUNT
    assert 7 not in found
    scores = [result.score for result in panel.model.results]
    assert scores == sorted(scores, reverse=True)
    assert panel.title.text() == "Song 6"
    assert panel.artist.text() == "Artist 6"
    assert panel.list.isVisible()


def test_several_songs_are_blended(panel: SimilarPanel) -> None:
    found = shown(panel, [7, 8, 9])
    assert not {7, 8, 9} & set(found)
    assert "3" in panel.section.text()
    assert "2" in panel.artist.text()
    assert {result.seed.id for result in panel.model.results} <= {7, 8, 9}


def test_the_sliders_change_the_list_at_once(panel: SimilarPanel) -> None:
    shown(panel, [30])
    panel.options.artists.menu().actions()[-1].trigger()  # any artist
    for name, slider in panel.options.sliders.items():
        slider.setValue(100 if name == "era" else 0)
    assert after(panel)[:4] in ([29, 31, 28, 32], [31, 29, 32, 28], [29, 31, 32, 28], [31, 29, 28, 32])
    panel.options.sliders["era"].setValue(0)
    panel.options.sliders["genre"].setValue(100)
    assert {one % 2 for one in after(panel)[:20]} == {0}


def test_the_limits_change_the_list_at_once(panel: SimilarPanel) -> None:
    shown(panel, [13])
    panel.options.artists.menu().actions()[0].trigger()
    artists = [result.track.tags.artist for result in panel.model.results]
    after(panel)
    artists = [result.track.tags.artist for result in panel.model.results]
    assert len(set(artists[:10])) == 10
    assert any(result.track.tags.album == "Album 0" for result in panel.model.results)
    panel.options.albums.click()
    after(panel)
    assert all(result.track.tags.album != "Album 0" for result in panel.model.results)


def test_a_song_that_was_not_heard_says_so(qtbot: QtBot, panel: SimilarPanel) -> None:
    assert shown(panel, [999]) == []
    assert "not been listened to" in panel.hint.text()
    assert not panel.save.isEnabled()


def test_a_song_that_is_heard_later_needs_no_second_click(
    qtbot: QtBot, panel: SimilarPanel, library: Path
) -> None:
    new = SONGS + 1
    assert shown(panel, [new]) == []
    with Store(library, write=True) as store:
        assert put(store, f"/m/{'x' * 40}.mp3", Tags(title="New")) == new
    panel._collection.refresh()
    qtbot.waitUntil(lambda: bool(panel.found()))
    assert new not in panel.found()


def test_the_first_question_is_answered_when_the_index_is_there(qtbot: QtBot, library: Path) -> None:
    early = SimilarPanel(opened(qtbot, library))
    qtbot.addWidget(early)
    early.show()
    with qtbot.waitSignal(early.finder.changed):
        assert shown(early, [5]) == []
        assert early.hint.text() == ""
    assert len(after(early)) == COUNT


# --- what a listener does with it


def test_enter_plays_a_song(qtbot: QtBot, panel: SimilarPanel) -> None:
    found = shown(panel, [7])
    panel.list.setCurrentIndex(panel.model.index(2, 0))
    with qtbot.waitSignal(panel.activated) as activated:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert activated.args == [found[2]]


def test_keep_playing_starts_from_the_songs(qtbot: QtBot, panel: SimilarPanel) -> None:
    shown(panel, [7, 9])
    with qtbot.waitSignal(panel.keep_playing_requested) as requested:
        panel.keep.click()
    assert requested.args == [[7, 9]]


def test_the_list_is_saved_under_a_name_chosen_in_place(qtbot: QtBot, panel: SimilarPanel) -> None:
    found = shown(panel, [7])
    panel.save.click()
    assert panel.name.text() == "Like Song 6"
    panel.name.setText("  Sunday  ")
    with qtbot.waitSignal(panel.save_requested) as requested:
        QTest.keyClick(panel.name, Qt.Key.Key_Return)
    assert requested.args == ["Sunday", [7, *found]]
    assert panel.save.isVisible()


def test_escape_or_an_empty_name_saves_nothing(qtbot: QtBot, panel: SimilarPanel) -> None:
    shown(panel, [7])
    with qtbot.assertNotEmitted(panel.save_requested):
        panel.save.click()
        QTest.keyClick(panel.name, Qt.Key.Key_Escape)
        assert panel.save.isVisible()
        panel.save.click()
        panel.name.setText("   ")
        panel.save_name.click()


def test_another_song_ends_the_naming(panel: SimilarPanel) -> None:
    shown(panel, [7])
    panel.save.click()
    shown(panel, [8])
    assert panel.save.isVisible()


def test_the_menu_is_for_the_chosen_songs(qtbot: QtBot, panel: SimilarPanel) -> None:
    found = shown(panel, [7])
    with qtbot.assertNotEmitted(panel.menu_requested):
        panel.list.customContextMenuRequested.emit(panel.list.rect().center())
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    with qtbot.waitSignal(panel.menu_requested) as requested:
        panel.list.customContextMenuRequested.emit(panel.list.rect().center())
    assert requested.args[0] == [found[0]]


# --- a walk


def test_a_walk_leads_to_the_song_that_is_chosen_next(qtbot: QtBot, panel: SimilarPanel) -> None:
    shown(panel, [7])
    panel.walk.click()
    assert after(panel) == []
    assert "where the walk ends" in panel.hint.text()
    walk = shown(panel, [50])
    assert (walk[0], walk[-1], len(walk)) == (7, 50, WALK)
    assert len(set(walk)) == WALK
    assert panel.artist.text() == "to Song 49"
    assert not panel.options.isVisible()
    panel.length.setValue(5)
    assert len(after(panel)) == 5
    with qtbot.waitSignal(panel.play_requested) as requested:
        panel.keep.click()
    assert requested.args == [panel.found()]
    panel.save.click()
    assert panel.name.text() == "From Song 6 to Song 49"
    with qtbot.waitSignal(panel.save_requested) as saved:
        panel.save_name.click()
    assert saved.args[1] == panel.found()


def test_two_chosen_songs_are_joined_at_once(panel: SimilarPanel) -> None:
    shown(panel, [7, 50])
    panel.walk.click()
    walk = after(panel)
    assert (walk[0], walk[-1]) == (7, 50)


def test_a_walk_can_be_left(panel: SimilarPanel) -> None:
    shown(panel, [7])
    panel.walk.click()
    panel.walk.click()
    assert len(after(panel)) == COUNT
    panel.walk.click()
    shown(panel, [50])
    panel.walk.click()
    assert len(after(panel)) == COUNT
    assert panel.title.text() == "Song 49"
    assert not panel.walk.isChecked()


def test_three_songs_cannot_be_walked_between(panel: SimilarPanel) -> None:
    shown(panel, [1, 2, 3])
    assert not panel.walk.isEnabled()


def test_another_song_ends_a_walk(panel: SimilarPanel) -> None:
    shown(panel, [7, 50])
    panel.walk.click()
    after(panel)
    assert len(shown(panel, [20])) == COUNT
    assert panel.options.isVisible()


# --- options


def test_options_are_kept_and_restored(qtbot: QtBot) -> None:
    options = SimilarOptions()
    qtbot.addWidget(options)
    assert options.weights().sound == 0.8
    assert (options.per_artist(), options.other_albums()) == (2, False)
    options.sliders["tempo"].setValue(77)
    options.artists.menu().actions()[-1].trigger()
    options.albums.setChecked(True)
    kept = options.kept()
    another = SimilarOptions()
    qtbot.addWidget(another)
    another.restore(kept)
    assert another.kept() == kept
    assert another.per_artist() is None
    another.restore({"sound": "loud", "tempo": 1_000, "per_artist": 77, "other_albums": "yes"})
    assert another.kept() == {**DEFAULTS, "tempo": 100, "per_artist": 2, "other_albums": False}


# --- words and rows


def song(number: int, **tags: object) -> Track:
    return Track(number, b"/m/file name.mp3", Tags(**tags), Descriptors(tempo=100.0 + 8 * number))


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = SimilarModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (3, 0, 5):
        model.show([Result(song(n), song(0), 0.5) for n in range(1, 1 + count)])
        assert model.rowCount() == count
    dragged = model.mimeData([model.index(0, 0), model.index(2, 0)])
    assert unpack(dragged) == [1, 3]


def test_a_row_says_who_why_and_how_like(qtbot: QtBot) -> None:
    model = SimilarModel()
    seed = song(0, album="X", genres=("Jazz",))
    model.show(
        [
            Result(song(1, title="One", artists=("Ann",), album="X", genres=("Jazz",)), seed, 0.974),
            Result(song(5)),
        ]
    )
    first, second = model.index(0, 0), model.index(1, 0)
    assert first.data() == "One"
    assert first.data(ABOUT) == "Ann · same album · 8 bpm apart"
    assert first.data(SHARE) == "97%"
    for words in ("One", "Ann · X", "same album, 8 bpm apart, both Jazz", "97%"):
        assert words in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert (second.data(), second.data(ABOUT), second.data(SHARE)) == ("file name.mp3", "", "")


def test_odd_titles_are_only_words(qtbot: QtBot) -> None:
    model = SimilarModel()
    model.show([Result(song(1, title="<img src=x>" * 2_000, artists=("<b>B</b>",)))])
    assert len(model.index(0, 0).data()) < 5_000
    assert "<img" not in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


# --- looks


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_it_is_drawn_either_way_round(panel: SimilarPanel, direction: Qt.LayoutDirection) -> None:
    panel.setLayoutDirection(direction)
    shown(panel, [7])
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    QApplication.processEvents()
    image = panel.list.grab().toImage()
    cover = image.pixelColor(24 if direction is Qt.LayoutDirection.LeftToRight else image.width() - 25, 23)
    assert cover not in (theme.current().panel, theme.current().bg)


@pytest.mark.parametrize("width", [200, 240, 288])
def test_no_button_is_clipped_in_a_narrow_pane(qtbot: QtBot, panel: SimilarPanel, width: int) -> None:
    panel.for_tracks([1])
    panel.resize(width, 664)
    assert panel.width() == width
    buttons = [one for one in panel.findChildren(QAbstractButton) if one.isVisible()]
    assert {panel.keep, panel.save, panel.options.artists, panel.options.albums} <= set(buttons)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons))
    for button in buttons:
        assert panel.rect().contains(QRect(button.mapTo(panel, button.rect().topLeft()), button.size()))


def test_songs_on_a_drive_that_is_away_are_faint(qtbot: QtBot, panel: SimilarPanel) -> None:
    panel.for_tracks([1])
    qtbot.waitUntil(lambda: bool(panel.found()))
    before = panel.list.viewport().grab().toImage()
    panel._collection.presence.set_absent(["/m"])
    after = panel.list.viewport().grab().toImage()

    def darkest(image: QImage) -> int:
        return min(QColor(image.pixel(x, y)).lightness() for x in range(54, 200) for y in range(46))

    assert darkest(before) < 80 < 120 < darkest(after)
    panel._collection.presence.set_absent([])
    assert panel.list.viewport().grab().toImage() == before


def test_every_button_has_a_name_in_the_language_of_the_day(panel: SimilarPanel) -> None:
    shown(panel, [7])
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(panel.options, QEvent(QEvent.Type.LanguageChange))
    for button in panel.findChildren(QToolButton):
        assert button.accessibleName() or button.text()
        assert button.toolTip()
    for slider in (*panel.options.sliders.values(), panel.length):
        assert slider.accessibleName()
    assert len(after(panel)) == COUNT
