# SPDX-License-Identifier: GPL-3.0-or-later
"""The properties of a song: everything that is known, in words, and its picture from the worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.gui.properties import Properties
from musecluster.library.store import Store
from musecluster.track import Descriptors, Tags
from tests.audio_files import music, write_audio
from tests.gui.libraries import opened, playlist, put, put_playlists

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

TAGS = Tags(
    title="<b>Song</b>",
    artists=("Ann", "Bob"),
    album="Album",
    year=1999,
    genres=("Jazz", "Folk"),
    duration=62.0,
    bitrate=192_000,
    replaygain=-6.25,
    compilation=True,
    musicbrainz={"recording": "0000-1111"},
    guessed=True,
)


def shown(qtbot: QtBot, library: Path, song: Path) -> Properties:
    with Store(library, write=True) as store:
        put(store, str(song), TAGS, Descriptors(119.6, "F#m", -14.25))
        put_playlists(store, [playlist("a", [1], fit=0.75)])
    collection = opened(qtbot, library)
    made = Properties(collection, collection.tracks[0])
    qtbot.addWidget(made)
    made.show()
    return made


def test_all_that_is_known_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path / "library.db", tmp_path / "none.mp3")
    facts = dict(dialog.facts())
    assert facts.pop("Added")
    assert facts == {
        "Title": "<b>Song</b>",
        "Artist": "Ann, Bob",
        "Album": "Album",
        "Year": "1999",
        "Genre": "Jazz, Folk",
        "Compilation": "yes",
        "Time": "1:02",
        "Bit rate": "192 kbit/s",
        "ReplayGain": "-6.2 dB",
        "Tags": "What the file does not say was guessed from its name.",
        "Tempo": "120 bpm",
        "Key": "F♯m",
        "Loudness": "-14.2 LUFS",
        "Playlist": "Name of a",
        "Fit": "75%",
        "File": str(tmp_path / "none.mp3"),
        "MusicBrainz, recording": "0000-1111",
    }
    assert "<b>Song</b>" in dialog.words.toPlainText()  # words, not markup
    dialog.reject()


def test_the_worker_draws_the_picture(qtbot: QtBot, tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    write_audio(song, music(3.0))
    dialog = shown(qtbot, tmp_path / "library.db", song)
    with qtbot.waitSignal(dialog.picture.drawn, timeout=20_000):
        pass
    assert dialog.picture.picture.width() == 1280
    assert not dialog.grab().isNull()


def test_a_song_that_is_gone_says_why_there_is_no_picture(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path / "library.db", tmp_path / "none.mp3")
    with qtbot.waitSignal(dialog.picture.drawn, timeout=20_000):
        pass
    assert dialog.picture.picture.isNull()
    assert dialog.picture.words.startswith("The file cannot be read (")


def test_closing_ends_the_worker(qtbot: QtBot, tmp_path: Path) -> None:
    song = tmp_path / "song.wav"
    write_audio(song, music(3.0))
    dialog = shown(qtbot, tmp_path / "library.db", song)
    with qtbot.assertNotEmitted(dialog.picture.drawn):
        dialog.reject()
