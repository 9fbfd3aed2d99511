# SPDX-License-Identifier: GPL-3.0-or-later
"""Datasets: read as written, artists kept to one split, and every fault named."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.errors import MuseClusterError
from musecluster.training.dataset import load
from musecluster.training.mel_form import FORMS

ROWS = [
    ("blues.1", "blues", "Ann", "train"),
    ("blues.2", "blues", "", "train"),
    ("rock.1", "rock", "", "valid"),
    ("rock.2", "rock", "Bo", "valid"),
]


@pytest.fixture
def write(tmp_path, rng):
    def write(rows=ROWS, mel=None):
        mel = rng.integers(0, 256, (len(rows), 128, 20), dtype=np.uint8) if mel is None else mel
        np.savez(tmp_path / "mel.npz", mel=mel, track_id=np.array([row[0] for row in rows]))
        lines = ["track_id,genre,artist,split", *(",".join(row) for row in rows)]
        (tmp_path / "tracks.csv").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path

    return write


def test_clips_come_with_time_before_mel_and_their_genres(write):
    clips = load(write())
    assert clips.mel.shape == (4, 20, 128)
    assert clips.genres == ("blues", "rock")
    assert clips.of("valid").ids.tolist() == ["rock.1", "rock.2"]
    assert clips.of("valid").genre.tolist() == [1, 1]
    assert clips.of("valid").mel_form == "musecluster"


def test_mel_rows_become_columns_untouched(write, rng):
    mel = rng.integers(0, 256, (4, 128, 20), dtype=np.uint8)
    np.testing.assert_array_equal(load(write(mel=mel)).mel, mel.transpose(0, 2, 1))


def test_files_of_shorter_clips_are_repeated_to_the_longest(write, rng):
    folder = write(ROWS[:2])
    long = rng.integers(0, 256, (2, 128, 50), dtype=np.uint8)
    np.savez(folder / "more.npz", mel=long, track_id=np.array(["rock.1", "rock.2"]))
    short = np.load(folder / "mel.npz")["mel"].transpose(0, 2, 1)
    write_rows = ["track_id,genre", "blues.1,blues", "blues.2,blues", "rock.1,rock", "rock.2,rock"]
    (folder / "tracks.csv").write_text("\n".join(write_rows), encoding="utf-8")
    clips = load(folder)
    assert clips.mel.shape == (4, 50, 128)
    np.testing.assert_array_equal(clips.mel[:2], np.concatenate([short, short, short[:, :10]], axis=1))
    np.testing.assert_array_equal(clips.mel[2:], long.transpose(0, 2, 1))


def test_clips_of_a_second_are_long_enough_for_every_network(write, rng):
    clips = load(write(mel=rng.integers(0, 256, (4, 128, 13), dtype=np.uint8)))
    assert clips.mel.shape == (4, 16, 128)


def test_clips_without_an_artist_are_artists_of_their_own(write):
    assert len(set(load(write()).artist.tolist())) == 4


@pytest.mark.parametrize("name", ["Various Artists", "unknown", "  ", "VA"])
def test_a_name_for_nobody_is_no_artist(write, name):
    rows = [(track, genre, name, split) for track, genre, _, split in ROWS]
    assert len(set(load(write(rows)).artist.tolist())) == 4


def test_an_artist_in_two_splits_is_refused_by_name(write):
    rows = [*ROWS, ("rock.3", "rock", "ann", "valid")]
    with pytest.raises(MuseClusterError, match="“ann”"):
        load(write(rows))


def test_one_artist_may_be_written_in_two_ways(write):
    rows = [*ROWS, ("rock.3", "rock", "Beyonc\N{LATIN SMALL LETTER E WITH ACUTE}", "train")]
    rows.append(("rock.4", "rock", "beyonce\N{COMBINING ACUTE ACCENT}", "valid"))
    with pytest.raises(MuseClusterError, match="“beyoncé”"):
        load(write(rows))


def test_splits_bear_one_name_each(write):
    rows = [*ROWS[:2], ("rock.1", "rock", "", "Validation"), ("rock.2", "rock", "", "testing")]
    assert load(write(rows)).split.tolist() == ["train", "train", "valid", "test"]


def test_without_splits_they_are_made_and_told(write):
    told = []
    rows = [
        (f"{genre}.{i}", genre, f"{genre} {i // 2}", "") for genre in ("blues", "rock") for i in range(40)
    ]
    clips = load(write(rows), tell=told.append)
    assert {name: len(clips.of(name)) for name in ("train", "valid", "test")} == {
        "train": 56,
        "valid": 12,
        "test": 12,
    }
    assert told == [
        "The dataset gives no split for 80 clips, so they are divided by artist: train 56, valid 12, test 12."
    ]


def test_clips_that_the_table_does_not_name_are_left_out(write, rng):
    folder = write()
    with (folder / "tracks.csv").open("a", encoding="utf-8") as out:
        out.write("\nother.1,pop,Cy,train\n")
    np.savez(folder / "more.npz", mel=np.zeros((1, 128, 20), np.uint8), track_id=np.array(["nameless"]))
    assert load(folder).ids.tolist() == ["blues.1", "blues.2", "rock.1", "rock.2"]


def test_a_table_with_short_rows_and_a_byte_order_mark_is_read(write):
    folder = write()
    (folder / "tracks.csv").write_text(
        "\ufefftrack_id,genre,artist,split\nblues.1,blues\nrock.1,rock\n", encoding="utf-8"
    )
    assert load(folder).genres == ("blues", "rock")


def test_genres_may_be_named_in_any_script(write):
    rows = [("a", "演歌 🎵", "", "train"), ("b", "Ме\u0301тал", "", "train")]
    assert set(load(write(rows)).genres) == {"演歌 🎵", "Ме\u0301тал"}


def test_one_genre_is_not_enough(write):
    with pytest.raises(MuseClusterError, match="names 1 genres"):
        load(write([("a", "blues", "", "train")]))


def test_no_genre_is_not_enough(write):
    with pytest.raises(MuseClusterError, match="names 0 genres"):
        load(write([("a", "", "", "train")]))


def test_an_empty_folder_says_what_it_lacks(tmp_path):
    with pytest.raises(MuseClusterError, match=r"no \*\.npz"):
        load(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MuseClusterError, match=r"no folder .*nowhere"):
        load(tmp_path / "nowhere")


def test_another_shape_is_named(write):
    with pytest.raises(MuseClusterError, match="float64"):
        load(write(mel=np.zeros((4, 128, 20))))


def test_ids_for_other_clips_are_refused(write):
    folder = write()
    np.savez(folder / "mel.npz", mel=np.zeros((4, 128, 20), np.uint8), track_id=np.array(["a", "b"]))
    with pytest.raises(MuseClusterError, match=r"each of the 4 clips; its shape is \(2,\)"):
        load(folder)


def test_pickled_arrays_are_refused(write):
    folder = write()
    ids = np.array([row[0] for row in ROWS], dtype=object)
    np.savez(folder / "mel.npz", mel=np.zeros((4, 128, 20), np.uint8), track_id=ids)
    with pytest.raises(MuseClusterError, match="not pickled"):
        load(folder)


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut short"])
def test_a_damaged_archive_is_named(write, content):
    folder = write()
    (folder / "mel.npz").write_bytes(content)
    with pytest.raises(MuseClusterError, match=r"mel\.npz cannot be used"):
        load(folder)


def test_a_truncated_archive_is_named(write):
    folder = write()
    whole = (folder / "mel.npz").read_bytes()
    (folder / "mel.npz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MuseClusterError, match=r"mel\.npz cannot be used"):
        load(folder)


def test_a_missing_table_is_named(write):
    folder = write()
    (folder / "tracks.csv").unlink()
    with pytest.raises(MuseClusterError, match=r"tracks\.csv"):
        load(folder)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("track_id,artist\na,b\n", "no column genre; it has track_id, artist"),
        ("", "no column track_id and no column genre; it has none"),
        ("genre\0,track_id\n", "no column genre"),
    ],
)
def test_a_table_without_its_columns_says_which(write, table, named):
    folder = write()
    (folder / "tracks.csv").write_text(table, encoding="utf-8")
    with pytest.raises(MuseClusterError, match=named):
        load(folder)


def test_a_table_in_another_encoding_is_named(write):
    folder = write()
    (folder / "tracks.csv").write_bytes("track_id,genre\na,Fußball\n".encode("latin-1"))
    with pytest.raises(MuseClusterError, match="not a table"):
        load(folder)


def test_pictures_that_are_made_cannot_take_the_papers_form(write):
    with pytest.raises(MuseClusterError, match=r"made already.*“paper”"):
        load(write(), form=FORMS["paper"])
