# SPDX-License-Identifier: GPL-3.0-or-later
"""Datasets: read as written, artists kept to one split, and every fault named."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.errors import MuseClusterError
from musecluster.training.dataset import load

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


def test_clips_without_an_artist_are_artists_of_their_own(write):
    assert len(set(load(write()).artist.tolist())) == 4


def test_an_artist_in_two_splits_is_refused_by_name(write):
    rows = [*ROWS, ("rock.3", "rock", "ann", "valid")]
    with pytest.raises(MuseClusterError, match="“ann”"):
        load(write(rows))


def test_one_genre_is_not_enough(write):
    with pytest.raises(MuseClusterError, match="names 1 genres"):
        load(write([("a", "blues", "", "train")]))


def test_an_empty_folder_says_what_it_lacks(tmp_path):
    with pytest.raises(MuseClusterError, match=r"no \*\.npz"):
        load(tmp_path)


def test_another_shape_is_named(write):
    with pytest.raises(MuseClusterError, match="float64"):
        load(write(mel=np.zeros((4, 128, 20))))


def test_a_missing_table_is_named(write):
    folder = write()
    (folder / "tracks.csv").unlink()
    with pytest.raises(MuseClusterError, match=r"tracks\.csv"):
        load(folder)
