# SPDX-License-Identifier: GPL-3.0-or-later
"""Songs that are grouped by album: what is read, what is refused, and how often each is drawn."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.errors import MuseClusterError
from musecluster.training.albums import load_albums

SHORT = np.zeros((1, 128, 9), np.uint8)


@pytest.fixture
def folder(tmp_path, rng):
    """Two albums of three songs, one of them by its repository; and one song that belongs to nothing."""
    song = np.array([0, 0, 1, 2, 3, 4, 5, 6])
    np.savez(tmp_path / "a.npz", mel=rng.integers(0, 255, (8, 128, 20), dtype=np.uint8), song_id=song)
    rows = ["song_id,album,repo,artist", *(f"{n},Blue,r,Ann" for n in (0, 1, 2))]
    rows += [*(f"{n},,green,Bo" for n in (3, 4, 5)), "6,,,"]
    (tmp_path / "songs.csv").write_text("\n".join(rows), "utf-8")
    return tmp_path


def test_songs_are_grouped_by_album_or_what_stands_in_for_it(folder):
    albums = load_albums(folder)
    assert albums.albums == ("Blue", "green")
    assert albums.album.tolist() == [0, 0, 0, 0, 1, 1, 1]
    assert albums.song.tolist() == ["0", "0", "1", "2", "3", "4", "5"]
    with np.load(folder / "a.npz") as data:
        np.testing.assert_array_equal(albums.mel, data["mel"][:7].transpose(0, 2, 1))


def test_large_albums_are_drawn_more_often_but_not_in_proportion(folder):
    chances = load_albums(folder).chances()
    assert chances.sum() == pytest.approx(1)
    assert chances[:4].sum() / chances[4:].sum() == pytest.approx(np.sqrt(4 / 3))


def test_fewer_than_two_albums_are_refused(folder):
    (folder / "songs.csv").write_text("song_id,album\n0,Blue\n1,Blue\n2,Blue\n", "utf-8")
    with pytest.raises(MuseClusterError, match="1 albums"):
        load_albums(folder)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "songs.csv").unlink(), "songs.csv"),
        (lambda folder: (folder / "a.npz").unlink(), "no \\*.npz"),
        (lambda folder: (folder / "a.npz").write_bytes(b"x"), "song_id"),
        (
            lambda folder: np.savez(folder / "b.npz", mel=np.zeros((1, 128, 9), np.uint8), song_id=[9]),
            "columns",
        ),
    ],
)
def test_what_cannot_be_used_is_said(folder, spoil, said):
    spoil(folder)
    with pytest.raises(MuseClusterError, match=said):
        load_albums(folder)
