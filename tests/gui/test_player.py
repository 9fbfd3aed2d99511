# SPDX-License-Identifier: GPL-3.0-or-later
"""The player plays what it was told, goes on by itself, and says what would not play."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from musecluster.gui import player as module
from musecluster.gui.player import AGAIN, AHEAD, FAILURES, Player, gain_of
from musecluster.track import Descriptors, Tags, Track
from tests.gui.fake_sound import FakeSound

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class Rig:
    """A player of twenty songs with a fake sound, and what it said."""

    def __init__(self, folder: Path) -> None:
        self.tracks = {n: track(n, folder) for n in range(20)}
        self.sound = FakeSound()
        self.player = Player(self.tracks.get, lambda parent: self.sound)
        self.said: list[str] = []
        self.states: list[str] = []
        self.player.failed.connect(self.said.append)
        self.player.state_changed.connect(self.states.append)

    @property
    def playing(self) -> int | None:
        return None if self.player.track is None else self.player.track.id

    def near_the_end(self) -> None:
        self.sound.position_changed.emit(60_000 - AHEAD + 1)


def track(number: int, folder: Path, **facts: object) -> Track:
    path = folder / f"{number}.mp3"
    path.touch()
    return Track(number, os.fsencode(path), Tags(title=f"Song {number}", duration=60.0, **facts))


@pytest.fixture
def rig(qtbot: QtBot, tmp_path: Path) -> Rig:
    return Rig(tmp_path)


# --- the queue


def test_a_song_plays_and_the_next_follows(rig: Rig) -> None:
    rig.player.play([3, 4, 5], 1)
    assert rig.playing == 4
    assert rig.sound.told == ["play"]
    rig.sound.ended.emit()
    assert rig.playing == 5
    rig.sound.ended.emit()
    assert rig.playing is None
    assert rig.states == ["playing", "stopped"]


def test_the_next_song_is_made_ready_near_the_end_and_not_before(rig: Rig) -> None:
    rig.player.play([3, 4])
    rig.sound.position_changed.emit(20_000)
    assert rig.sound.prepared == []
    rig.near_the_end()
    assert set(rig.sound.prepared) == {rig.tracks[4].path}


def test_previous_begins_again_and_at_the_beginning_goes_back(rig: Rig) -> None:
    rig.player.play([3, 4], 1)
    rig.sound.position_changed.emit(AGAIN + 1)
    rig.player.previous()
    assert (rig.playing, rig.player.position) == (4, 0)
    rig.player.previous()
    assert rig.playing == 3
    rig.player.previous()
    assert rig.playing == 3


def test_play_next_and_enqueue_put_songs_in_their_places(rig: Rig) -> None:
    rig.player.play_next([1, 2])  # nothing plays yet
    assert rig.playing == 1
    rig.player.play_next([7])
    rig.player.enqueue([9])
    order = [rig.playing]
    for _ in range(3):
        rig.player.next()
        order.append(rig.playing)
    assert order == [1, 7, 2, 9]


def test_songs_that_have_left_the_library_are_passed_over(rig: Rig) -> None:
    rig.player.play([77, 78, 2])
    assert rig.playing == 2
    rig.player.play([77, 78])
    assert rig.playing is None
    rig.player.play([])
    assert rig.playing is None


def test_a_song_deleted_from_the_library_while_it_plays_goes_on(rig: Rig) -> None:
    rig.player.play([3, 4])
    del rig.tracks[3]
    rig.sound.position_changed.emit(10_000)
    assert rig.playing == 3
    rig.sound.ended.emit()
    assert rig.playing == 4


# --- pause, position


def test_pause_and_resume(rig: Rig) -> None:
    rig.player.toggle()  # nothing to play, and nothing happens
    assert rig.states == []
    rig.player.play([3])
    rig.player.toggle()
    rig.player.pause()
    rig.player.toggle()
    rig.player.resume()
    assert rig.sound.told == ["play", "pause", "play"]
    assert rig.states == ["playing", "paused", "playing"]


def test_after_the_end_the_last_song_can_be_played_again(rig: Rig) -> None:
    rig.player.play([3])
    rig.sound.ended.emit()
    rig.player.toggle()
    assert (rig.playing, rig.player.state) == (3, "playing")


def test_a_song_begun_while_paused_plays(rig: Rig) -> None:
    rig.player.play([3, 4])
    rig.player.pause()
    rig.player.next()
    assert (rig.playing, rig.player.state) == (4, "playing")


def test_seeking_stays_within_the_song(rig: Rig) -> None:
    jumps: list[int] = []
    rig.player.seeked.connect(jumps.append)
    rig.player.seek(5_000)  # nothing plays
    rig.player.play([3])
    for position in (5_000, -1, 99_000):
        rig.player.seek(position)
    assert jumps == [5_000, 0, 60_000]
    assert rig.sound.told[1:] == ["seek 5000", "seek 0", "seek 60000"]


def test_the_file_knows_its_duration_better_than_the_tags(rig: Rig) -> None:
    rig.player.play([3])
    assert rig.player.duration == 60_000
    rig.sound.duration_changed.emit(0)  # while it is being opened
    assert rig.player.duration == 60_000
    rig.sound.duration_changed.emit(59_321)
    assert rig.player.duration == 59_321


# --- loudness


@pytest.mark.parametrize(
    ("tags", "heard", "gain"),
    [
        (Tags(replaygain=-7.5), Descriptors(loudness=-30.0), -7.5),
        (Tags(), Descriptors(loudness=-8.0), -10.0),
        (Tags(), Descriptors(loudness=-24.0), 6.0),
        (Tags(), Descriptors(), 0.0),
    ],
)
def test_the_tag_says_the_gain_or_else_what_was_heard(tags: Tags, heard: Descriptors, gain: float) -> None:
    assert gain_of(Track(1, b"", tags, heard)) == gain


def test_songs_are_equally_loud_and_never_louder_than_their_files(rig: Rig, tmp_path: Path) -> None:
    rig.tracks |= {50: track(50, tmp_path, replaygain=-6.0), 51: track(51, tmp_path, replaygain=12.0)}
    rig.player.set_volume(1.0)
    rig.player.play([50, 51])
    assert rig.sound.volume == pytest.approx(10 ** (-6 / 20))
    rig.player.next()
    assert rig.sound.volume == 1
    rig.player.set_volume(0.5)
    assert rig.sound.volume == pytest.approx(0.5**3 * 10 ** (12 / 20))
    rig.player.set_even(False)
    assert rig.sound.volume == pytest.approx(0.5**3)


def test_mute_is_undone_by_itself_or_by_the_volume(rig: Rig) -> None:
    rig.player.play([3])
    rig.player.set_volume(2)
    assert rig.player.volume == rig.sound.volume == 1
    rig.player.set_muted(True)
    assert rig.sound.volume == 0
    rig.player.set_muted(False)
    assert rig.sound.volume == 1
    rig.player.set_muted(True)
    rig.player.set_volume(0.4)
    assert not rig.player.muted
    assert rig.sound.volume == pytest.approx(0.4**3)


# --- radio


def test_the_radio_goes_on_from_what_a_person_chose_and_repeats_nothing(rig: Rig) -> None:
    asked: list[tuple[int, list[int]]] = []

    def find_next(seed: int, played: list[int]) -> int:
        asked.append((seed, list(played)))
        return max(played) + 1

    rig.player.set_find_next(find_next)
    rig.player.play([3, 4])
    rig.player.set_radio(True)
    rig.near_the_end()
    assert asked == []  # a song of the person's own comes next
    for _ in range(4):
        rig.near_the_end()
        rig.sound.ended.emit()
    assert rig.playing == 7
    assert asked == [(4, [3, 4]), (4, [3, 4, 5]), (4, [3, 4, 5, 6])]
    rig.player.next()
    assert rig.playing == 8
    rig.player.set_radio(False)
    rig.sound.ended.emit()
    assert rig.playing is None


def test_songs_that_are_away_are_passed_over(rig: Rig) -> None:
    away = {4, 5, 7}
    rig.player = Player(
        rig.tracks.get, lambda parent: rig.sound, lambda track: "Away." if track.id in away else ""
    )
    rig.player.failed.connect(rig.said.append)
    rig.player.play([3, 4, 5, 6])
    rig.near_the_end()
    assert rig.sound.prepared == []
    rig.sound.ended.emit()
    assert (rig.playing, rig.said) == (6, ["2 song(s) passed over. Away."])
    rig.player.set_find_next(lambda seed, played: max(played) + 1)
    rig.player.set_radio(True)
    rig.sound.ended.emit()
    assert rig.playing == 8
    away |= set(range(20))
    rig.sound.ended.emit()
    assert rig.playing is None


def test_a_radio_that_knows_nothing_more_ends(rig: Rig) -> None:
    rig.player.set_radio(True)
    rig.player.play([3])
    rig.player.next()
    assert rig.playing is None
    rig.player.set_find_next(lambda seed, played: None)
    rig.player.play([3])
    rig.near_the_end()
    rig.sound.ended.emit()
    assert rig.playing is None


# --- what goes wrong


def test_a_broken_file_says_so_and_the_next_one_plays(rig: Rig) -> None:
    rig.sound.broken = {rig.tracks[4].path}
    rig.player.play([4, 5])
    assert rig.playing == 5
    assert rig.said == ["“Song 4” would not play: its file has no sound that can be read."]
    rig.player.seek(1)
    rig.sound.failed.emit()  # in the middle of the song, too
    assert rig.playing is None
    assert "Song 5" in rig.said[1]


def test_a_vanished_file_says_that_it_is_gone(rig: Rig) -> None:
    rig.sound.broken = {rig.tracks[4].path}
    os.unlink(rig.tracks[4].path)
    rig.player.play([4])
    assert rig.said == ["“Song 4” would not play: its file is not there any more."]
    assert rig.states == ["playing", "stopped"]


def test_a_missing_drive_does_not_run_through_the_whole_queue(rig: Rig) -> None:
    rig.sound.broken = {one.path for one in rig.tracks.values()}
    rig.player.play(list(range(20)))
    assert rig.playing is None
    assert len(rig.sound.loaded) == FAILURES
    assert rig.said[-1] == f"{FAILURES} song(s) in a row would not play. Is the drive there?"


def test_failures_that_are_not_in_a_row_do_not_add_up(rig: Rig) -> None:
    rig.sound.broken = {rig.tracks[n].path for n in range(0, 20, 2)}
    rig.player.play(list(range(20)))
    for expected in range(1, 20, 2):
        assert rig.playing == expected
        rig.sound.position_changed.emit(1)
        rig.sound.ended.emit()
    assert len(rig.said) == 10


def test_a_system_without_multimedia_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    def broken(parent: object) -> FakeSound:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    player = Player({1: track(1, tmp_path)}.get, broken)
    with qtbot.waitSignal(player.failed) as failed:
        player.play([1])
    assert failed.args == ["This system cannot play sound: libpulse.so.0: cannot open shared object file."]
    assert (player.state, player.track) == ("stopped", None)
    assert player.devices() == []


# --- outputs


def test_an_output_can_be_chosen_before_and_after_the_first_song(rig: Rig) -> None:
    rig.player.set_device("usb")
    rig.player.play([3])
    assert rig.sound.device == "usb"
    rig.player.set_device("hdmi")
    assert rig.sound.device == "hdmi"
    assert rig.player.devices() == [("hdmi", "Television"), ("usb", "Headphones")]


def test_an_output_that_is_unplugged_is_spoken_of_once_and_taken_up_again(rig: Rig) -> None:
    rig.player.set_device("usb")
    rig.player.play([3])
    assert rig.said == []
    for _ in range(2):
        rig.sound.plug(("hdmi", "Television"))
    assert rig.said == ["Headphones is not connected now; until it is back, the system’s output plays."]
    assert rig.sound.device == "usb"  # it stands in for it by itself
    rig.sound.plug(("usb", "Headphones"))
    rig.sound.plug()
    assert len(rig.said) == 2
    rig.player.set_device("")
    rig.sound.plug(("hdmi", "Television"))
    assert len(rig.said) == 2


def test_an_output_that_is_away_from_the_start_is_spoken_of(rig: Rig) -> None:
    rig.player.set_device("bluetooth")
    rig.player.play([3])
    assert rig.playing == 3
    assert rig.said == [
        "The chosen output is not connected now; until it is back, the system’s output plays."
    ]


def test_multimedia_is_not_loaded_before_the_first_song(qtbot: QtBot) -> None:
    assert "musecluster.gui.sound" not in vars(module)
    if "PySide6.QtMultimedia" not in sys.modules:
        Player({}.get)
        assert "PySide6.QtMultimedia" not in sys.modules
