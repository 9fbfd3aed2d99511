# SPDX-License-Identifier: GPL-3.0-or-later
"""Why a song is in a list of similar ones, as facts that a person can hear or read."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from musecluster.track import Track

Kind = Literal[
    "same_album",
    "both_genre",
    "tempo_apart",
    "same_tempo",
    "double_tempo",
    "half_tempo",
    "same_key",
    "same_year",
    "same_decade",
    "both_quiet",
    "both_loud",
]

NEAR_TEMPO = 0.15  # octaves: 120 and 133 beats a minute, which a listener still calls alike
OCTAVE_TEMPO = 0.06
SAME_TEMPO = 0.5  # beats a minute
QUIET, LOUD = -28.0, -10.0  # LUFS; a film's music at night, and a record of the loudness war


class Reason(NamedTuple):
    """One fact; the window says it in the listener's language.

    Attributes
    ----------
        value: the genre, the key, the year or the decade's first year as text; "" where the kind says it all.
        number: beats a minute apart, of "tempo_apart".
    """

    kind: Kind
    value: str = ""
    number: int = 0


def reasons(seed: Track, track: Track) -> list[Reason]:
    """What the two have in common, the most telling first; empty where only the sound is alike."""
    found = (_album, _tempo, _genre, _key, _era, _loudness)
    return [reason for of in found for reason in of(seed, track)]


def _album(seed: Track, track: Track) -> Iterator[Reason]:
    one, other = ((tags.album.casefold(), tags.album_artist.casefold()) for tags in (seed.tags, track.tags))
    if one[0] and one == other:
        yield Reason("same_album")


def _tempo(seed: Track, track: Track) -> Iterator[Reason]:
    one, other = seed.descriptors.tempo, track.descriptors.tempo
    if not one or not other:
        return
    octaves, apart = log2(other / one), abs(one - other)
    if apart < SAME_TEMPO:
        yield Reason("same_tempo")
    elif abs(octaves) <= NEAR_TEMPO:
        yield Reason("tempo_apart", number=round(apart))
    elif abs(octaves - 1) <= OCTAVE_TEMPO:
        yield Reason("double_tempo")
    elif abs(octaves + 1) <= OCTAVE_TEMPO:
        yield Reason("half_tempo")


def _genre(seed: Track, track: Track) -> Iterator[Reason]:
    theirs = {genre.casefold() for genre in track.tags.genres}
    shared = [genre for genre in seed.tags.genres if genre.casefold() in theirs]
    if shared:
        yield Reason("both_genre", shared[0])


def _key(seed: Track, track: Track) -> Iterator[Reason]:
    if seed.descriptors.key and seed.descriptors.key == track.descriptors.key:
        yield Reason("same_key", seed.descriptors.key)


def _era(seed: Track, track: Track) -> Iterator[Reason]:
    one, other = seed.tags.year, track.tags.year
    if not one or not other:
        return
    if one == other:
        yield Reason("same_year", str(one))
    elif one // 10 == other // 10:
        yield Reason("same_decade", str(one // 10 * 10))


def _loudness(seed: Track, track: Track) -> Iterator[Reason]:
    one, other = seed.descriptors.loudness, track.descriptors.loudness
    if one is None or other is None:
        return
    if max(one, other) <= QUIET:
        yield Reason("both_quiet")
    elif min(one, other) >= LOUD:
        yield Reason("both_loud")
