# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns that the filter looks in keep up with the tracks."""

from __future__ import annotations

import numpy as np
import pytest

from musecluster.gui.searched import CHUNK, Searched
from musecluster.sliced import whole
from musecluster.track import Tags, Track


def tracks(*titles: str) -> list[Track]:
    return [
        Track(number, f"/m/Disc/{title}.mp3".encode(), Tags(title, duration=60.0))
        for number, title in enumerate(titles)
    ]


def prepared(songs: Searched, of: list[Track], *, paths: bool = False) -> None:
    songs.forget()
    whole(songs.preparing(of, len(of), paths=paths))


def rows_with(songs: Searched, text: str, count: int) -> list[int]:
    rows = np.arange(count)
    return rows[songs.texts("title").containing(text, rows)].tolist()


def test_a_track_that_is_another_one_is_found_by_its_new_words() -> None:
    songs, one, two = Searched(), tracks("Élan", "Zoo", "Elan"), tracks("Élan", "Elan", "Oz")
    prepared(songs, one)
    assert rows_with(songs, "elan", 3) == [0, 2]
    prepared(songs, [one[0], *two[1:]])
    assert rows_with(songs, "elan", 3) == [0, 1]


@pytest.mark.parametrize("count", [1, CHUNK - 1, CHUNK, CHUNK + 1])
def test_tracks_come_and_go(count: int) -> None:
    songs, many = Searched(), tracks(*map(str, range(2 * CHUNK)))
    for now in (count, 2 * CHUNK, count):
        prepared(songs, many[:now])
        assert rows_with(songs, "9", now) == [row for row in range(now) if "9" in str(row)]
        assert songs.numbers("seconds").tolist() == [60.0] * now


def test_names_of_files_are_read_for_whoever_asks() -> None:
    songs, of = Searched(), tracks("A", "B")
    prepared(songs, of)
    assert songs.is_ready(paths=False)
    assert not songs.is_ready(paths=True)
    prepared(songs, of, paths=True)
    assert songs.is_ready(paths=True)
    assert songs.path_contains("disc/b", np.arange(2)).tolist() == [False, True]
