# SPDX-License-Identifier: GPL-3.0-or-later
"""Names are those that a person would give: true, telling, plain, short, and no two alike."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from musecluster.clustering import naming
from musecluster.clustering.facts import Facts
from musecluster.wording.compose import NAME_LENGTH, SEEN_LENGTH

if TYPE_CHECKING:
    from collections.abc import Sequence

JAZZ = [Facts(f"Blue {i}", f"Trio {i}", "Club", ("Jazz",), 1958, 80, "Fm", -20.0) for i in range(6)]
HIP_HOP = [Facts(f"Beat {i}", f"MC {i}", "Street", ("Hip-Hop",), 1994, 95, "G", -9.0) for i in range(6)]
TECHNO = [Facts(f"Loop {i}", f"DJ {i}", "Hall", ("IDM", "Techno"), 2011, 138, "Am", -9.0) for i in range(6)]
ALL = [*JAZZ, *HIP_HOP, *TECHNO]
THREE = [range(6), range(6, 12), range(12, 18)]
TEXT = st.text(max_size=60)
ANY = st.builds(
    Facts,
    TEXT,
    st.sampled_from(["", "One", "Two", "x" * 90]),
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    st.none() | st.integers(1000, 2999),
    st.none() | st.floats(20, 300),
    st.none() | st.sampled_from(["C", "F#m"]),
    st.none() | st.floats(-60, 0),
    st.lists(st.tuples(st.sampled_from(["rock", "pop"]), st.floats(0, 1)), max_size=2).map(tuple),
)


def name_playlists(
    members: Sequence[Sequence[int]], facts: Sequence[Facts], *, taken: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """The names and sentences in English."""
    return [(one.name() or "", one.why()) for one in naming.name_playlists(members, facts, taken=taken)]


def names(members: list[range], facts: list[Facts]) -> list[str]:
    return [name for name, _ in name_playlists(members, facts)]


def test_genre_decade_pace_and_loudness_make_a_name() -> None:
    assert names(THREE, ALL) == ["Calm 50s jazz", "90s hip-hop", "Fast 2010s IDM"]


def test_the_reason_is_one_sentence_with_typical_songs() -> None:
    assert name_playlists(THREE, ALL)[0][1] == (
        "6 songs, mostly jazz, from the 50s, slow (around 80 bpm), quiet, mostly in minor and from "
        "“Club”; typical: Blue 0, Blue 1."
    )
    assert name_playlists([range(1)], [Facts("So What")]) == [("Like ‘So What’", "1 song; typical: So What.")]
    nameless = ("Songs that sound alike", "2 songs that sound alike.")
    assert name_playlists([range(2)], [Facts()] * 2) == [nameless]


def test_the_network_speaks_where_tags_are_silent_and_only_when_sure() -> None:
    sure = [Facts("A", heard_genres=(("jazz", 0.8), ("rock", 0.2)))] * 5
    torn = [Facts("B", heard_genres=(("jazz", 0.42), ("metal", 0.33), ("pop", 0.25)))] * 5
    unsure = [Facts("D", heard_genres=(("jazz", 0.45), ("metal", 0.28), ("pop", 0.27)))] * 5
    flat = [Facts("C", heard_genres=tuple((f"genre {i}", 0.1) for i in range(10)))] * 5
    four = [range(5), range(5, 10), range(10, 15), range(15, 20)]
    named = name_playlists(four, [*sure, *torn, *unsure, *flat])
    assert [name for name, _ in named] == ["Jazz", "Jazz & metal", "Like ‘D’", "Like ‘C’"]
    assert "heard as jazz" in named[0][1]
    tagged = [replace(one, genres=("Blues",)) for one in sure]
    assert names([range(5), range(5, 10)], [*tagged, *torn])[0] == "Blues"


def test_a_genre_that_all_the_library_has_says_nothing() -> None:
    soundtracks = [replace(one, genres=("Soundtrack",)) for one in ALL]
    assert not any("oundtrack" in name for name in names(THREE, soundtracks))
    assert names([range(18)], soundtracks)[0].startswith("Soundtrack")


def test_a_mixed_playlist_names_what_it_has_more_of() -> None:
    genres = ["Metal", "Rock", "Disco", "Pop", "Metal", "Rock", "Blues", "Soul", "Ska", "Dub"]
    facts = [Facts(str(i), genres=(genre,)) for i, genre in enumerate([*genres, *["Folk"] * 10])]
    (name, why), (other, _) = name_playlists([range(10), range(10, 20)], facts)
    assert (name, other) == ("Metal, rock & more", "Folk")
    assert why == "10 songs, with more metal & rock than elsewhere; typical: 0, 1."


def test_pace_and_loudness_make_one_word_where_there_is_one() -> None:
    loud = [replace(one, loudness=-2.0, year=None) for one in TECHNO]
    assert names(THREE, [*JAZZ, *HIP_HOP, *loud]) == ["Calm 50s jazz", "90s hip-hop", "Energetic IDM"]
    slow_and_loud = [replace(one, tempo=70.0) for one in loud]
    assert names(THREE, [*JAZZ, *HIP_HOP, *slow_and_loud])[2] == "Slow, loud IDM"


def test_one_artist_gives_the_name_where_nothing_else_does() -> None:
    facts = [Facts(f"S{i}", "Evan Debenham" if i < 7 else f"Artist {i}") for i in range(30)]
    assert names([range(8), range(8, 30)], facts)[0] == "Evan Debenham & more"
    assert names([range(7), range(7, 30)], facts)[0] == "Evan Debenham"
    assert "mostly by Evan Debenham" in name_playlists([range(8), range(8, 30)], facts)[0][1]


def test_an_album_gives_the_name_where_not_even_an_artist_does() -> None:
    facts = [Facts(f"S{i}", album="Pixel Dungeon" if i < 7 else f"Album {i}") for i in range(30)]
    name, why = name_playlists([range(8), range(8, 30)], facts)[0]
    assert name == "Pixel Dungeon & more"
    assert why == "8 songs, mostly from “Pixel Dungeon”; typical: S0, S1."


def test_a_folder_is_called_by_its_words() -> None:
    facts = [Facts(f"S{i}", album="mc-music-2" if i < 7 else f"Album {i}") for i in range(30)]
    assert names([range(7), range(7, 30)], facts)[0] == "Mc-music-2"


def test_playlists_of_one_album_begin_with_what_tells_them_apart() -> None:
    song = Facts(album="shattered-pixel-dungeon", tempo=110, key="C")
    facts = [replace(song, title=f"Hall {i}", key="Am") for i in range(4)]
    facts += [replace(song, title=f"Boss {i}", tempo=140) for i in range(4)]
    facts += [replace(song, title=f"City {i}", tempo=tempo) for i, tempo in enumerate((95, 105, 115, 125))]
    facts += [Facts(f"Else {i}", album=f"Else {i}") for i in range(12)]
    members = [range(4), range(4, 8), range(8, 12), range(12, 24)]
    assert names(members, facts)[:3] == [
        "In minor · Shattered Pixel Dungeon",
        "Fast · Shattered Pixel Dungeon",
        "In major · Shattered Pixel Dungeon",
    ]


def test_what_few_tracks_tell_is_not_said_of_all() -> None:
    facts = [Facts("A", genres=("Jazz",), year=1991, tempo=60, key="Am", loudness=-5), *[Facts("B")] * 9]
    assert names([range(10)], facts) == ["Like ‘A’"]


def test_alike_playlists_are_told_apart_by_the_best_detail() -> None:
    plain = [Facts(f"T{i}", f"A{i}", genres=("Jazz",)) for i in range(12)]
    rock = [Facts("R", genres=("Rock",))] * 12
    by_song = names([range(4), range(4, 8), range(8, 12)], [*plain, *rock])
    assert by_song == ["Jazz · like ‘T0’", "Jazz · like ‘T4’", "Jazz · like ‘T8’"]
    featured = [replace(one, artist="Monk" if i < 3 else one.artist) for i, one in enumerate(plain)]
    assert names([range(4), range(4, 8), range(8, 12)], [*featured, *rock])[0] == "Jazz · Monk & more"
    assert names([range(2), range(2, 4)], [Facts("Same")] * 4) == ["Like ‘Same’", "Like ‘Same’ II"]


def test_a_key_alone_makes_a_name() -> None:
    facts = [Facts(str(i), key="Am" if i < 6 else "C") for i in range(12)]
    assert names([range(6), range(6, 12)], facts) == ["Songs in minor", "Songs in major"]


def test_taken_names_are_not_given_again() -> None:
    assert name_playlists(THREE, ALL, taken=["CALM 50S JAZZ"])[0][0] == "Club · calm 50s jazz"
    taken = [f"like ‘x’{numeral}" for numeral in ("", " II")]
    assert name_playlists([range(1)], [Facts("X")], taken=taken)[0][0] == "Like ‘X’ III"


def test_names_do_not_depend_on_the_order_of_playlists_or_of_the_library() -> None:
    order = [2, 0, 1]
    assert names([THREE[i] for i in order], ALL) == [names(THREE, ALL)[i] for i in order]
    shuffled = random.Random(0).sample(range(18), 18)
    where = {old: new for new, old in enumerate(shuffled)}
    moved = [[where[index] for index in tracks] for tracks in THREE]
    assert name_playlists(moved, [ALL[i] for i in shuffled]) == name_playlists(THREE, ALL)


def test_text_of_tags_stays_plain() -> None:
    wild = "Evil\x00\x1b[31m\u202etxt\nline {count} %s \u200b"
    ((name, why),) = name_playlists([range(1)], [Facts(wild)])
    assert name == "Like ‘Evil[31mtxt line {count} %s’"
    assert "\n" not in why


@given(st.lists(ANY, min_size=1, max_size=12), st.integers(1, 4))
def test_any_tags_give_distinct_short_plain_names(facts: list[Facts], parts: int) -> None:
    members = [range(part, len(facts), parts) for part in range(min(parts, len(facts)))]
    named = name_playlists(members, facts)
    assert len({name.casefold()[:SEEN_LENGTH] for name, _ in named}) == len(members)
    for name, why in named:
        assert 0 < len(name) <= NAME_LENGTH
        assert name == " ".join(name.split())
        assert why.endswith(".")
        assert "\n" not in why
