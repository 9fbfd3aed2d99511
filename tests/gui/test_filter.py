# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the search box: what each word asks for, and that no text is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musecluster.gui.filter import Query, parse
from musecluster.gui.searched import Searched
from musecluster.track import Descriptors, Tags, Track


def track(
    title: str = "", artist: str = "", *, tempo: float | None = None, key: str | None = None, **tags: object
) -> Track:
    said = Tags(title=title, artists=(artist,) if artist else (), **tags)
    return Track(1, b"/music/Disc 1/Song.mp3", said, Descriptors(tempo, key))


LIBRARY = [
    track("Yesterday", "The Beatles", album="Help!", year=1965, genres=("Pop", "Rock"), tempo=97.4, key="F"),
    track("Time (Live)", "Pink Floyd", album="Pulse", year=1995, genres=("Rock",), tempo=119.6, key="F#m"),
    track("Svefn-g-englar", "Sigur Rós", album="Ágætis byrjun", year=1999, genres=("Post-Rock",)),
    track("Floyd the Barber", "Nirvana", year=1989, key="A#"),
    track("Sans nom", album_artist="Various", tempo=60.0),
]


def searched(tracks: list[Track]) -> Searched:
    made = Searched()
    for _ in made.preparing(tracks, len(tracks), paths=True):
        pass
    return made


SONGS = searched(LIBRARY)


def found(text: str) -> list[int]:
    return parse(text).select(range(len(LIBRARY)), SONGS).tolist()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("floyd", [1, 3]),
        ("FLOYD rock", [1]),
        ("rock -live", [0, 2]),
        ("artist:floyd", [1]),
        ("Artist:Floyd", [1]),
        ("title:floyd", [3]),
        ('artist:"pink floyd"', [1]),
        ('"pink floyd"', [1]),
        ('"floyd pink"', []),
        ("floyd pink", [1]),
        ("-artist:floyd", [0, 2, 3, 4]),
        ('-"pink floyd"', [0, 2, 3, 4]),
        ("sigur ros", [2]),
        ("rós", [2]),
        ("agaetis", []),  # æ is a letter of its own
        ("ágætis", [2]),
        ("genre:rock", [0, 1, 2]),
        ("genre:pop", [0]),
        ("various", [4]),
        ("path:disc", [0, 1, 2, 3, 4]),
        ("path:song.mp3", [0, 1, 2, 3, 4]),
        ('path:"1/song"', [0, 1, 2, 3, 4]),
        ('path:"/disc 1/s"', [0, 1, 2, 3, 4]),
        ('path:"disc 1/x"', []),
        ('path:"x/song"', []),
        ("year:1965", [0]),
        ("year:1990..1999", [1, 2]),
        ("year:199", [1, 2]),
        ("year:19", [0, 1, 2, 3]),
        ("year:1995..", [1, 2]),
        ("year:..1989", [0, 3]),
        ("-year:199", [0, 3, 4]),  # no year is not the nineties
        ("bpm:97", [0]),
        ("bpm:90..120", [0, 1]),
        ("bpm:120", [1]),
        ("bpm:..90", [4]),
        ("key:F", [0]),
        ("key:f#m", [1]),
        ("key:gbm", [1]),
        ("key:G♭m", [1]),
        ('key:"F# minor"', [1]),
        ("key:Bb", [3]),
        ("svefn-g-englar", [2]),  # a hyphen inside a word is no minus
        ("artist:", [0, 1, 2, 3, 4]),
        ("year:", [0, 1, 2, 3, 4]),
        ("year:..", [0, 1, 2, 3, 4]),
        ("-", [0, 1, 2, 3, 4]),
        ('"', [0, 1, 2, 3, 4]),
        ("year:soon", []),  # a word that nothing contains
        ("bpm:120 artist:pink -help", [1]),
    ],
)
def test_what_a_query_finds(text: str, rows: list[int]) -> None:
    assert found(text) == rows


@given(st.text())
def test_no_text_is_an_error_and_what_is_found_keeps_its_order(text: str) -> None:
    rows = found(text)
    assert rows == sorted(set(rows))


@given(st.text(st.characters(codec="utf-8", exclude_characters='"\x1f'), min_size=1))
def test_a_quoted_title_finds_its_track(title: str) -> None:
    one = track(title)
    assert parse(f'title:"{title}"').select([0], searched([one])).tolist() == [0]


TERMS = st.sampled_from(
    [
        "rock",
        "floyd",
        "artist:pink",
        "year:199",
        "bpm:60..100",
        "key:F",
        'album:"pulse"',
        "title:e",
        "path:disc",
    ]
)


@given(TERMS)
def test_minus_finds_exactly_the_others(term: str) -> None:
    assert sorted(found(term) + found(f"-{term}")) == list(range(len(LIBRARY)))


@given(st.lists(TERMS))
def test_every_term_narrows_and_their_order_does_not_matter(terms: list[str]) -> None:
    rows = set(range(len(LIBRARY)))
    for term in terms:
        rows &= set(found(term))
    assert found(" ".join(terms)) == found("  ".join(reversed(terms))) == sorted(rows)


def test_nothing_asked_is_everything() -> None:
    assert parse(" \t ") == Query(())
