# SPDX-License-Identifier: GPL-3.0-or-later
"""Genre folders: what is found in them, how clips are called, and what lists and tables add."""

from __future__ import annotations

import os
import sys

import pytest

from musecluster.errors import MuseClusterError
from musecluster.training.dataset import load
from musecluster.training.genre_folders import read_genre_folders
from tests.training.datasets import write_many

NAMES = ["blues/blues.00000.wav", "blues/blues.00001.au", "rock/rock.00000.MP3", "rock/live/rock.00001.flac"]


@pytest.fixture
def told():
    return []


@pytest.fixture
def read(tmp_path, told):
    return lambda: read_genre_folders(tmp_path, told.append)


def test_folders_are_genres_and_clips_are_called_as_in_gtzan(tmp_path, read):
    write_many(tmp_path, NAMES)
    assert [(entry.id, entry.genre) for entry in read()] == [
        ("blues.00000", "blues"),
        ("blues.00001", "blues"),
        ("rock.00001", "rock"),
        ("rock.00000", "rock"),
    ]


def test_clips_of_one_name_in_two_genres_are_called_by_their_paths(tmp_path, read):
    write_many(tmp_path, ["blues/01.wav", "rock/01.wav"])
    assert [entry.id for entry in read()] == ["blues/01", "rock/01"]


def test_what_is_no_audio_or_hidden_or_outside_the_folders_is_passed_over(tmp_path, read):
    write_many(
        tmp_path, [*NAMES, "blues/cover.jpg", "blues/._blues.00000.wav", ".trash/pop/a.wav", "loose.wav"]
    )
    assert len(read()) == 4


def test_the_folder_that_holds_the_genre_folders_may_be_named_instead(tmp_path, read):
    write_many(
        tmp_path, [f"genres_original/{name}" for name in NAMES] + ["images_original/blues/blues00000.png"]
    )
    (tmp_path / "train.txt").write_text("blues/blues.00000.wav", "utf-8")
    assert [(entry.genre, entry.split) for entry in read()] == [("blues", "train")]


def test_spellings_of_one_genre_are_one_genre(tmp_path, read):
    write_many(tmp_path, ["caf\N{LATIN SMALL LETTER E WITH ACUTE}/a.wav", "rock/b.wav"])
    if sys.platform != "darwin":  # there the two are one folder
        write_many(tmp_path, ["cafe\N{COMBINING ACUTE ACCENT}/c.wav"])
    assert {entry.genre for entry in read()} == {"café", "rock"}


def test_genres_may_have_any_name_that_a_folder_can_have(tmp_path, read):
    write_many(tmp_path, ["演歌 🎵/a.wav", "«drum’n’bass»  %s/b.wav", "مقام/c.wav"])
    assert {entry.genre for entry in read()} == {"演歌 🎵", "«drum’n’bass»  %s", "مقام"}


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text exist on Linux only")
def test_a_genre_whose_name_is_no_text_is_shown_with_replacement(tmp_path, read):
    folder = os.fsencode(tmp_path) + b"/Mus\xeete"
    os.mkdir(folder)
    with open(folder + b"/a.wav", "wb"):
        pass
    assert read()[0].genre == "Mus\N{REPLACEMENT CHARACTER}te"


def test_lists_give_splits_and_leave_out_what_they_do_not_name(tmp_path, read, told):
    write_many(tmp_path, NAMES)
    (tmp_path / "train_filtered.txt").write_text("blues/blues.00000.wav\n\nrock/rock.00000.wav\n", "utf-8")
    (tmp_path / "valid_filtered.txt").write_text("blues/blues.00001.wav\r\njazz/jazz.00009.wav\r\n", "utf-8")
    (tmp_path / "train.txt").write_text("rock/live/rock.00001.flac", "utf-8")
    assert {entry.id: entry.split for entry in read()} == {
        "blues.00000": "train",
        "blues.00001": "valid",
        "rock.00000": "train",
    }
    assert told == [
        "1 clips of the lists of splits are not in the folder.",
        "1 clips are in none of the lists of splits and are left out.",
    ]


@pytest.mark.parametrize("line", ["rock.00000", "genres/rock/rock.00000.wav", "rock\\rock.00000.au"])
def test_a_list_may_name_a_clip_in_other_ways(tmp_path, read, line):
    write_many(tmp_path, NAMES)
    (tmp_path / "test.txt").write_text(line, "utf-8")
    assert [(entry.id, entry.split) for entry in read()] == [("rock.00000", "test")]


def test_a_clip_in_two_lists_is_refused_by_name(tmp_path, read):
    write_many(tmp_path, NAMES)
    for name in ("train", "test"):
        (tmp_path / f"{name}.txt").write_text(NAMES[0], "utf-8")
    with pytest.raises(MuseClusterError, match=r"“blues/blues\.00000\.wav” in the splits test and train"):
        read()


def test_lists_of_another_collection_are_refused(tmp_path, read):
    write_many(tmp_path, NAMES)
    (tmp_path / "train.txt").write_text("a\nb\n", "utf-8")
    with pytest.raises(MuseClusterError, match="none of the clips"):
        read()


def test_a_list_that_is_no_text_is_named(tmp_path, read):
    write_many(tmp_path, NAMES)
    (tmp_path / "train.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MuseClusterError, match=r"train\.txt cannot be read"):
        read()


@pytest.mark.parametrize(
    ("table", "column", "names"),
    [
        ("tracks.csv", "track_id", ["blues.00000", "rock.00000"]),
        ("artists.csv", "path", ["blues/blues.00000.wav", "rock/rock.00000.MP3"]),
    ],
)
def test_a_table_beside_the_folders_gives_artists_and_splits(tmp_path, read, table, column, names):
    write_many(tmp_path, NAMES)
    rows = [f"{column},artist,split", f"{names[0]},Ann,train", f"{names[1]},Bo,test", "nothing,Cy,train"]
    (tmp_path / table).write_text("\n".join(rows), "utf-8")
    entries = {entry.id: entry for entry in read()}
    assert (entries["blues.00000"].artist, entries["blues.00000"].split) == ("Ann", "train")
    assert (entries["rock.00000"].artist, entries["rock.00000"].split) == ("Bo", "test")
    assert (entries["blues.00001"].artist, entries["blues.00001"].split) == ("", "")


def test_a_table_that_names_no_clips_is_refused(tmp_path, read):
    write_many(tmp_path, NAMES)
    (tmp_path / "artists.csv").write_text("artist\nAnn\n", "utf-8")
    with pytest.raises(MuseClusterError, match="no column path or track_id"):
        read()


def test_audio_without_genre_folders_is_refused(tmp_path):
    write_many(tmp_path, ["a.wav", "b.wav"])
    with pytest.raises(MuseClusterError, match="no genre folders"):
        load(tmp_path)


def test_one_genre_is_refused_by_name_before_anything_is_heard(tmp_path):
    write_many(tmp_path, ["blues/a.wav", "blues/b.wav"])
    with pytest.raises(MuseClusterError, match=r"names 1 genres.*“blues”"):
        load(tmp_path)


def test_an_artist_in_two_lists_is_refused_by_name(tmp_path):
    from tests.training.datasets import write_clip

    for name in ("blues/a.wav", "rock/b.wav"):
        write_clip(tmp_path / name)
    (tmp_path / "artists.csv").write_text("path,artist\nblues/a.wav,Ann\nrock/b.wav,ANN\n", "utf-8")
    (tmp_path / "train.txt").write_text("blues/a.wav", "utf-8")
    (tmp_path / "test.txt").write_text("rock/b.wav", "utf-8")
    with pytest.raises(MuseClusterError, match="“ann” is in the splits train and test"):
        load(tmp_path, jobs=1)
