# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tracks of a playlist have in common that the rest of the library has less of."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from musecluster.clustering.tally import KNOWN, Tally
from musecluster.wording.text import plain, worded
from musecluster.wording.traits import Traits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.clustering.facts import Facts

MOSTLY = 0.5
CLEARLY = 0.7
ALSO = 0.3  # for a second genre beside one that most tracks have
EACH, TOGETHER = 0.2, 0.55  # for two genres, neither of which most tracks have
SOME, MORE = 0.15, 1.3  # for genres that are only more frequent here than in the library, and by how much
SLOW, FAST = 90, 130  # beats a minute
STEADY = 8  # beats a minute between the quartiles of a playlist with one tempo
LOUDER = 3  # LU from the library's median; less is hardly noticed

NOTHING = Tally(())


class Library:
    """The tallies of all tracks, against which a playlist is distinctive."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self.genres = Tally(_genres(one) for one in facts)
        self.decades = Tally(_decade(one) for one in facts)
        self.modes = Tally(_mode(one) for one in facts)
        self.artists = Tally([(one.artist, 1.0)] for one in facts)
        self.albums = Tally([(one.album, 1.0)] for one in facts)
        levels = [one.loudness for one in facts if one.loudness is not None]
        self.loudness = median(levels) if levels else None

    def traits(self, tracks: Sequence[Facts]) -> Traits:
        """What the tracks of a playlist, the most typical first, have in common."""
        genres, style = self._genres(tracks)
        artists = Tally([(one.artist, 1.0)] for one in tracks)
        albums = Tally([(one.album, 1.0)] for one in tracks)
        artist, album = _most(artists, self.artists, MOSTLY), _most(albums, self.albums, CLEARLY)
        pace, bpm, steady = _tempo(tracks)
        return Traits(
            count=len(tracks),
            genres=genres,
            style=style,
            decade=_most(Tally(_decade(one) for one in tracks), self.decades, KNOWN),
            pace=pace,
            bpm=bpm,
            steady=steady,
            level=self._level(tracks),
            mode=_most(Tally(_mode(one) for one in tracks), self.modes, CLEARLY),
            artist=artist,
            featured=_featured(artists, self.artists),
            album=worded(album),
            entire=tuple(
                key
                for key, word, tally in (("artist", artist, artists), ("album", album, albums))
                if word and len(tally.weights[word.casefold()]) == len(tracks)
            ),
            titles=tuple(dict.fromkeys(title for one in tracks[:4] if (title := plain(one.title))))[:2],
        )

    def _genres(self, tracks: Sequence[Facts]) -> tuple[tuple[str, ...], str]:
        """The genres of the tags or, if these tell nothing, of a network that is sure; and their style.

        A network that knows ten genres gives one to everything, so more is asked of it than of tags.
        """
        tagged = Tally(_genres(one) for one in tracks)
        if tagged.tells():
            telling = [
                (word, share)
                for word, share in tagged.ranked(self.genres, SOME)
                if not self.genres.everywhere(word.casefold()) or len(tracks) == self.genres.total
            ]
            if names := _one_or_two(telling, EACH, TOGETHER):
                return names, "genre"
            more = [word for word, share in telling if share >= MORE * self.genres.share(word.casefold())]
            if len(more) >= 2:
                return (more[0], more[1]), "mixed"
        heard = Tally(one.heard_genres for one in tracks)
        likeliest = heard.ranked(NOTHING, ALSO)  # be it rare elsewhere or not
        names = _one_or_two(likeliest, ALSO, CLEARLY)
        return names, "heard" if names else ""

    def _level(self, tracks: Sequence[Facts]) -> str:
        levels = [one.loudness for one in tracks if one.loudness is not None]
        if self.loudness is None or not levels or len(levels) < KNOWN * len(tracks):
            return ""
        above = median(levels) - self.loudness
        return "loud" if above >= LOUDER else "quiet" if above <= -LOUDER else ""


def _one_or_two(ranked: list[tuple[str, float]], each: float, together: float) -> tuple[str, ...]:
    """One genre that most tracks have, or two that most have together."""
    if not ranked:
        return ()
    (first, share), (second, other) = [*ranked, ("", 0.0)][:2]
    if share >= MOSTLY:
        return (first, second) if share < CLEARLY and other >= ALSO else (first,)
    return (first, second) if min(share, other) >= each and share + other >= together else ()


def _most(tally: Tally, library: Tally, least: float) -> str:
    """The word that holds for most of the tracks, unless it holds for most of the library as well."""
    ranked = tally.ranked(library, least) if tally.tells() else []
    if not ranked:
        return ""
    word, share = ranked[0]
    return word if share >= 1.25 * library.share(word.casefold()) else ""


def _featured(artists: Tally, library: Tally) -> str:
    ranked = artists.ranked(library, 0.15)
    several = [word for word, _ in ranked if len(artists.weights[word.casefold()]) >= 2]
    return several[0] if several else ""


def _tempo(tracks: Sequence[Facts]) -> tuple[str, int | None, bool]:
    """The pace that most tracks have, their usual tempo, and whether it hardly varies."""
    tempos = sorted(one.tempo for one in tracks if one.tempo is not None)
    if not tempos or len(tempos) < KNOWN * len(tracks):
        return "", None, False
    enough, quarter = KNOWN * len(tempos), len(tempos) // 4
    slow = sum(tempo <= SLOW for tempo in tempos) >= enough
    fast = sum(tempo >= FAST for tempo in tempos) >= enough
    steady = tempos[-1 - quarter] - tempos[quarter] <= STEADY
    return "slow" if slow else "fast" if fast else "", round(median(tempos)), steady


def _genres(track: Facts) -> list[tuple[str, float]]:
    return [(genre, 1.0) for genre in track.genres]


def _decade(track: Facts) -> list[tuple[str, float]]:
    if track.year is None:
        return []
    decade = track.year // 10 * 10
    return [(str(decade % 100 if 1950 <= decade < 2000 else decade), 1.0)]


def _mode(track: Facts) -> list[tuple[str, float]]:
    return [("minor" if track.key.endswith("m") else "major", 1.0)] if track.key else []
