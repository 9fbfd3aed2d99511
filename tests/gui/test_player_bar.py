# SPDX-License-Identifier: GPL-3.0-or-later
"""The player's bar shows what plays, hands on what a listener does, and fits wherever it must."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from musecluster.gui.collection import Collection
from musecluster.gui.player import Player
from musecluster.gui.player_bar import HEIGHT, PlayerBar
from musecluster.track import Tags, Track
from tests.gui.fake_sound import FakeSound

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TRACKS = {
    1: Track(1, b"/m/1.mp3", Tags(title="Halls Boss", artists=("Evan",), album="Pixel", duration=140.0)),
    2: Track(2, b"/m/no title.mp3", Tags()),
    3: Track(3, b"/m/3.mp3", Tags(title="<b>Bold</b> & \u202etricky 🎵" * 900, artists=("A" * 10_000,))),
}


class Rig:
    def __init__(self, qtbot: QtBot) -> None:
        self.sound = FakeSound()
        self.player = Player(TRACKS.get, lambda parent: self.sound)
        self.bar = PlayerBar(self.player, Collection())
        qtbot.addWidget(self.bar)
        self.bar.resize(1280, HEIGHT)
        self.bar.show()


@pytest.fixture
def rig(qtbot: QtBot) -> Rig:
    return Rig(qtbot)


def test_before_the_first_song_there_is_nothing_to_press(rig: Rig) -> None:
    assert not rig.bar.play.isEnabled()
    assert not rig.bar.next.isEnabled()
    assert not rig.bar.position.isEnabled()
    assert rig.bar.title.text() == ""
    assert not rig.bar.whole.isVisible()


def test_before_the_first_song_it_asks_for_those_that_are_shown(rig: Rig, qtbot: QtBot) -> None:
    rig.bar._collection.tracks.append(TRACKS[1])
    rig.bar._collection.tracks_changed.emit()
    with qtbot.waitSignal(rig.bar.play_requested):
        rig.bar.play.click()
    rig.player.play([1])
    with qtbot.assertNotEmitted(rig.bar.play_requested):
        rig.bar.play.click()
    assert rig.player.state == "paused"


def test_it_shows_what_plays_and_where(rig: Rig) -> None:
    rig.player.play([1])
    rig.sound.position_changed.emit(51_900)
    assert rig.bar.title.text() == "Halls Boss"
    assert rig.bar.artist.text() == "Evan — Pixel"
    assert (rig.bar.elapsed.text(), rig.bar.whole.text()) == ("0:51", "2:20")
    assert rig.bar.position.value() == 51_900
    assert rig.bar.play.accessibleName() == "Pause"
    rig.player.pause()
    assert rig.bar.play.accessibleName() == "Play"


def test_a_song_without_tags_is_called_like_its_file(rig: Rig) -> None:
    rig.player.play([2])
    assert rig.bar.title.text() == "no title.mp3"
    assert rig.bar.artist.text() == ""


def test_its_buttons_steer_the_player(rig: Rig) -> None:
    rig.player.play([1, 2])
    rig.bar.play.click()
    assert rig.player.state == "paused"
    rig.bar.play.click()
    rig.bar.next.click()
    assert rig.player.track.id == 2
    rig.bar.previous.click()
    assert rig.player.track.id == 1
    rig.bar.radio.click()
    assert rig.player.radio
    rig.bar.mute.click()
    assert rig.player.muted
    rig.bar.volume.setValue(40)
    assert rig.player.volume == 0.4
    assert not rig.bar.mute.isChecked()


def test_it_follows_the_player_whoever_steers_it(rig: Rig) -> None:
    rig.player.set_radio(True)
    rig.player.set_volume(0.333)
    assert rig.player.volume == 0.333  # the slider's rounding does not come back
    rig.player.set_muted(True)
    assert rig.bar.radio.isChecked()
    assert rig.bar.volume.value() == 33
    assert rig.bar.mute.isChecked()
    late = PlayerBar(rig.player, Collection())
    assert late.radio.isChecked()
    assert late.mute.isChecked()
    assert late.volume.value() == 33


def test_while_the_position_is_dragged_the_song_does_not_pull_it_back(rig: Rig) -> None:
    rig.player.play([1])
    line = rig.bar.position
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, 12))
    rig.sound.position_changed.emit(1_000)
    assert line.value() > 60_000
    assert rig.bar.elapsed.text().startswith("1:")
    assert rig.sound.told == ["play"]  # not yet
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, 12))
    assert rig.sound.told[-1] == f"seek {line.value()}"


def test_after_the_last_song_it_can_be_played_again(rig: Rig) -> None:
    rig.player.play([1])
    rig.sound.ended.emit()
    assert rig.bar.title.text() == ""
    assert rig.bar.play.isEnabled()
    rig.bar.play.click()
    assert rig.bar.title.text() == "Halls Boss"


def test_odd_and_endless_tags_are_only_words(rig: Rig) -> None:
    rig.player.play([3])
    assert rig.bar.title.text().startswith("<b>Bold</b>")
    assert "&lt;b&gt;" in rig.bar.title.toolTip()
    assert rig.bar.minimumSizeHint().width() < 900
    assert not rig.bar.grab().isNull()


@pytest.mark.parametrize("width", [640, 900, 1280, 2560])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_everything_fits(rig: Rig, width: int, direction: Qt.LayoutDirection) -> None:
    rig.bar.setLayoutDirection(direction)
    rig.bar.resize(width, HEIGHT)
    rig.player.play([1])
    QApplication.processEvents()
    assert rig.bar.width() == width
    shown = [
        widget for widget in vars(rig.bar).values() if hasattr(widget, "isVisible") and widget.isVisible()
    ]
    places = sorted((one.mapTo(rig.bar, QPoint()).x(), one) for one in shown if one.parent() is rig.bar)
    for (left, one), (right, _) in pairwise(places):
        assert left + one.width() <= right
    assert places[-1][0] + places[-1][1].width() <= width
    assert rig.bar.position.width() >= 60
    first = places[0][1] if direction is Qt.LayoutDirection.LeftToRight else places[-1][1]
    assert first.isAncestorOf(rig.bar.title)


def test_time_runs_to_the_right_whatever_the_language(rig: Rig) -> None:
    rig.bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rig.player.play([1])
    QApplication.processEvents()
    parts = (rig.bar.previous, rig.bar.play, rig.bar.next, rig.bar.elapsed, rig.bar.position, rig.bar.whole)
    places = [part.mapTo(rig.bar, QPoint()).x() for part in parts]
    assert places == sorted(places)
    assert rig.bar.position.value_at(0) < rig.bar.position.value_at(rig.bar.position.width())


def test_every_button_has_a_name_and_a_tip_in_the_language_of_the_day(rig: Rig) -> None:
    QApplication.sendEvent(rig.bar, QEvent(QEvent.Type.LanguageChange))
    for button in (*rig.bar.findChildren(QToolButton), rig.bar.play, rig.bar.position, rig.bar.volume):
        assert button.accessibleName()
        assert button.toolTip()


def test_everything_is_reached_by_the_keyboard(rig: Rig) -> None:
    rig.player.play([1])
    for widget in (rig.bar.previous, rig.bar.play, rig.bar.next, rig.bar.position, rig.bar.radio):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(rig.bar.play, Qt.Key.Key_Space)
    assert rig.player.state == "paused"
    QTest.keyClick(rig.bar.position, Qt.Key.Key_Right)
    assert rig.sound.told[-1] == "seek 5000"
