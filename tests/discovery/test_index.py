# SPDX-License-Identifier: GPL-3.0-or-later
"""The index numbers what belongs together alike, whatever the slices are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery import index as module
from musecluster.discovery.index import indexing
from musecluster.discovery.similar import hub_scale
from tests.discovery.libraries import clouds, indexed, track

if TYPE_CHECKING:
    import pytest


def test_rows_are_found_by_track_and_unknown_tracks_have_none() -> None:
    made = indexed([track(9), track(4)], clouds(1, 2))
    assert made.rows([4, 77, 9]).tolist() == [1, 0]
    assert made.rows([]).dtype == np.intp


def test_copies_are_one_song() -> None:
    tracks = [
        track(1, title="One", artist="A"),
        track(2, title="Two", artist="A"),
        track(3, title="ONE", artist="a"),  # the same title by the same artist
        track(4, title="Three", artist="B"),  # the same audio as 2
        track(5, title="One", artist="C"),
        track(6),
        track(7),
        track(8, title="three", artist="b"),  # the title of a copy
    ]
    made = indexed(tracks, clouds(2, 4), [1, 2, 3, 2, 5, 6, 7, 8])
    one, two, again, copy, other, *nameless, third = made.songs.tolist()
    assert one == again
    assert two == copy == third
    assert len({one, two, other, *nameless}) == 5
    assert made.first.tolist() == [True, True, False, False, True, True, True, False]


def test_unknown_artists_and_albums_have_no_number() -> None:
    made = indexed([track(1), track(2, artist="A", album="X"), track(3, artist="a", album="x")], clouds(1, 3))
    assert made.artists.tolist()[0] == made.albums.tolist()[0] == 0
    assert made.artists[1] == made.artists[2] > 0
    assert made.albums[1] == made.albums[2] > 0


def test_equal_titles_of_two_artists_are_two_albums_unless_it_is_a_sampler() -> None:
    tracks = [
        track(1, artist="A", album="Greatest Hits"),
        track(2, artist="B", album="Greatest Hits"),
        track(3, artist="A", album="Hits 98", compilation=True),
        track(4, artist="B", album="Hits 98", compilation=True),
    ]
    albums = indexed(tracks, clouds(1, 4)).albums.tolist()
    assert albums[0] != albums[1]
    assert albums[2] == albums[3]


def test_what_is_unknown_is_no_number() -> None:
    made = indexed([track(1, tempo=120.0, year=1999), track(2)], clouds(1, 2))
    assert made.tempos[0] == 120
    assert made.years[0] == 1999
    assert np.isnan(made.tempos[1])
    assert np.isnan(made.years[1])


def test_slices_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = clouds(4, 25)
    tracks = [
        track(n + 1, artist=f"A{n % 7}", title=f"T{n}", genres=("Jazz", f"G{n % 3}")) for n in range(100)
    ]
    whole = indexed(tracks, vectors)
    monkeypatch.setattr(module, "SLICE", 7)
    assert sum(1 for _ in indexing(tracks, vectors, range(100))) == 15
    sliced = indexed(tracks, vectors)
    np.testing.assert_allclose(sliced.scale, hub_scale(vectors), rtol=1e-3)
    np.testing.assert_allclose(whole.scale, hub_scale(vectors), rtol=1e-3)
    for name in ("track_ids", "artists", "albums", "songs", "first"):
        np.testing.assert_array_equal(getattr(sliced, name), getattr(whole, name))
    np.testing.assert_array_equal(sliced.genres.counts, np.full(100, 2))
    np.testing.assert_array_equal(sliced.genres.rows, np.repeat(np.arange(100), 2))


def test_an_empty_library_has_an_empty_index() -> None:
    made = indexed([], np.empty((0, 0), np.float32))
    assert made.rows([1]).tolist() == []
    assert len(made.scale) == len(made.genres.counts) == 0
