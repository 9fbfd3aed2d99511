# SPDX-License-Identifier: GPL-3.0-or-later
"""The radio never ends, repeats nothing, changes artists and keeps to its sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musecluster.discovery.radio import next_song
from tests.discovery.libraries import clouds, indexed, track

if TYPE_CHECKING:
    from musecluster.discovery.index import Index


def listen(index: Index, seed: int, songs: int) -> list[int]:
    played = [seed]
    for _ in range(songs):
        following = next_song(index, seed, played)
        assert following is not None
        played.append(following)
    return played


def test_no_song_comes_twice_before_all_were_played() -> None:
    made = indexed([track(n, artist=f"A{n % 9}") for n in range(40)], clouds(4, 10))
    assert sorted(listen(made, 7, 39)) == list(range(40))


def test_it_goes_on_after_all_were_played_with_what_was_heard_longest_ago() -> None:
    made = indexed([track(n) for n in range(10)], clouds(2, 5))
    played = listen(made, 0, 30)
    for now in range(10, 30):
        assert played[now] not in played[now - 4 : now]


def test_it_stays_near_its_seed_as_long_as_it_can() -> None:
    made = indexed([track(n) for n in range(120)], clouds(6, 20))
    assert all(40 <= one < 60 for one in listen(made, 45, 15))


def test_an_artist_waits_for_three_songs() -> None:
    made = indexed([track(n, artist=f"A{n % 6}") for n in range(60)], clouds(1, 60))
    played = [one % 6 for one in listen(made, 0, 40)]
    for now in range(1, 40):
        assert played[now] not in played[max(now - 3, 0) : now]


def test_one_artist_alone_is_played_all_the_same() -> None:
    made = indexed([track(n, artist="Only") for n in range(8)], clouds(1, 8))
    assert sorted(listen(made, 0, 7)) == list(range(8))


def test_copies_of_what_was_played_do_not_come() -> None:
    made = indexed([track(n, title=f"T{n % 5}", artist="A") for n in range(10)], clouds(1, 10))
    assert len({one % 5 for one in listen(made, 8, 4)}) == 5


def test_there_is_no_next_song_without_another_or_without_a_sound() -> None:
    alone = indexed([track(1)], clouds(1, 1))
    assert next_song(alone, 1, [1]) is None
    assert next_song(alone, 5, [5]) is None
    assert next_song(alone, 5, []) is None
