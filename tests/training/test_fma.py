# SPDX-License-Identifier: GPL-3.0-or-later
"""FMA: its table is known by its two headers, wherever it lies, and its splits and artists are kept."""

from __future__ import annotations

import shutil

import pytest

from musecluster.errors import MuseClusterError
from musecluster.training.dataset import load
from musecluster.training.fma import find_tracks, read_fma
from tests.training.datasets import melodic, write_clip, write_fma, write_many

ROWS = [
    (2, "training", 1, "AWOL", "Hip-Hop"),
    (5, "training", 1, "AWOL", "Hip-Hop"),
    (140, "validation", 54, "Nicky Cook", "Folk"),
    (1482, "test", 99, "AWOL", "Folk"),
    (2000, "training", 7, "", "Rock"),
    (3000, "training", 8, "Nobody", ""),
]
AUDIO = ["000/000002.mp3", "000/000005.mp3", "000/000140.mp3", "001/001482.mp3"]


@pytest.mark.parametrize(
    ("table", "audio", "given"),
    [
        ("tracks.csv", ".", "."),
        ("fma_metadata/tracks.csv", ".", "."),
        ("fma_metadata/tracks.csv", "fma_small", "."),
        ("fma_metadata/tracks.csv", "fma_small", "fma_small"),
    ],
)
def test_the_table_is_found_in_the_folder_below_it_or_beside_it(tmp_path, table, audio, given):
    tracks = write_fma(tmp_path / table, ROWS)
    write_many(tmp_path / audio, AUDIO)
    assert find_tracks(tmp_path / given) == tracks
    entries = read_fma(tmp_path / given, tracks, print)
    assert [(entry.id, entry.genre, entry.split) for entry in entries] == [
        ("000002", "Hip-Hop", "train"),
        ("000005", "Hip-Hop", "train"),
        ("000140", "Folk", "valid"),
        ("001482", "Folk", "test"),
    ]
    assert [entry.file for entry in entries] == [tmp_path / audio / name for name in AUDIO]


def test_artists_of_one_name_are_told_apart_by_their_numbers(tmp_path):
    tracks = write_fma(tmp_path / "tracks.csv", ROWS)
    write_many(tmp_path, [*AUDIO, "002/002000.mp3"])
    artists = [entry.artist for entry in read_fma(tmp_path, tracks, print)]
    assert artists == ["AWOL (1)", "AWOL (1)", "Nicky Cook (54)", "AWOL (99)", ""]


def test_clips_without_a_top_genre_are_left_out_and_counted(tmp_path):
    told = []
    tracks = write_fma(tmp_path / "tracks.csv", ROWS)
    write_many(tmp_path, [*AUDIO, "003/003000.mp3", "003/003999.mp3"])
    assert len(read_fma(tmp_path, tracks, told.append)) == 4
    assert told == ["1 clips have no top genre and are left out."]


def test_a_table_of_another_kind_is_not_fmas(tmp_path):
    (tmp_path / "tracks.csv").write_text("track_id,genre\na,b\n", "utf-8")
    assert find_tracks(tmp_path) is None


def test_a_neighbours_table_means_nothing_to_genre_folders(tmp_path):
    write_fma(tmp_path / "fma_metadata" / "tracks.csv", ROWS)
    write_many(tmp_path / "mine", ["blues/a.wav"])
    assert find_tracks(tmp_path / "mine") is None


def test_a_table_without_audio_says_what_is_missing(tmp_path):
    write_fma(tmp_path / "tracks.csv", ROWS)
    with pytest.raises(MuseClusterError, match=r"no audio of FMA's tracks, as in 000/000002\.mp3"):
        load(tmp_path)


def test_a_table_that_lacks_columns_says_which(tmp_path):
    write_many(tmp_path, AUDIO)
    (tmp_path / "tracks.csv").write_text(",track,set\n,genre_top,split\ntrack_id,,\n2,Folk,test\n", "utf-8")
    with pytest.raises(MuseClusterError, match="lacks the columns artist name"):
        load(tmp_path)


@pytest.mark.parametrize("table", [b",track\n", b",track\n\xff\xff\n"])
def test_a_damaged_table_is_named(tmp_path, table):
    write_many(tmp_path, AUDIO)
    (tmp_path / "tracks.csv").write_bytes(table)
    with pytest.raises(MuseClusterError, match=r"tracks\.csv cannot be read as FMA's table"):
        load(tmp_path)


def test_it_is_heard_with_its_own_splits(tmp_path):
    write_fma(tmp_path / "fma_metadata" / "tracks.csv", ROWS)
    first = write_clip(tmp_path / "fma_small" / AUDIO[0], melodic(2))
    for name in AUDIO[1:]:
        (tmp_path / "fma_small" / name).parent.mkdir(exist_ok=True)
        shutil.copy(first, tmp_path / "fma_small" / name)
    clips = load(tmp_path, jobs=1)
    assert clips.genres == ("Folk", "Hip-Hop")
    assert clips.split.tolist() == ["train", "train", "valid", "test"]
    assert clips.artist.tolist() == ["awol (1)", "awol (1)", "nicky cook (54)", "awol (99)"]
    assert clips.mel.shape == (4, 388, 128)
