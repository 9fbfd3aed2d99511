# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the search box: words, fields, ranges, quotes and minus.

    beatles -live               all words in title, artist, album or genre, and "live" in none
    artist:"pink floyd"         in one field: title:, artist:, album:, genre:, path:
    year:1990..1999 bpm:..90    ranges, open on one side if need be; year:199 is the nineties
    key:F#m                     the key, "Gb" as good as "F#"

Case and accents don't matter. Whatever is typed means something: what is no known field or no number is a
word.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musecluster.gui.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from musecluster.track import Track

    Test = Callable[[Track], bool]

SEPARATOR = "\x1f"
"""Between the fields of a haystack; control characters are in no cleaned tag."""

UNKNOWN = -1.0  # a number that is in no range

FIELDS = ("title", "artist", "album", "genre")
"""In the order that they have in a haystack."""

_TERM = re.compile(
    r"""(?P<minus>-?)(?:(?P<field>title|artist|album|genre|path|key|year|bpm):)?"""
    r"""(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))""",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,4}(?:\.\d+)?)?(\.\.)?(\d{1,4}(?:\.\d+)?)?")
_SHARPS = {"db": "c#", "eb": "d#", "gb": "f#", "ab": "g#", "bb": "a#"}


def haystack(track: Track) -> str:
    """What the words of a query are looked for in: the track's fields, folded."""
    tags = track.tags
    artist = tags.artist
    if tags.album_artist and tags.album_artist not in artist:
        artist = f"{artist}, {tags.album_artist}"
    return fold(SEPARATOR.join((tags.title, artist, tags.album, ", ".join(tags.genres))))


@dataclass(frozen=True, slots=True)
class Term:
    """One condition.

    Attributes
    ----------
        field: one of FIELDS, "path", "key", "year", "bpm"; "" for a word in any of FIELDS.
        text: folded.
        low, high: of a number, both included.
        minus: true where the condition must not hold.
    """

    field: str
    text: str = ""
    low: float = 0
    high: float = 0
    minus: bool = False

    def select(self, rows: Iterable[int], haystacks: Sequence[str], tracks: Sequence[Track]) -> list[int]:
        """Those of the rows that meet the condition, in their order."""
        text, minus = self.text, self.minus
        if not self.field:
            return [row for row in rows if (text in haystacks[row]) is not minus]
        if self.field in FIELDS:
            place = FIELDS.index(self.field)
            if minus:
                return [row for row in rows if text not in _part(haystacks[row], place)]
            # Most rows hold the text nowhere: only the others are taken apart.
            return [row for row in rows if text in haystacks[row] and text in _part(haystacks[row], place)]
        meets = _TESTS[self.field](self)
        return [row for row in rows if meets(tracks[row]) is not minus]


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as conditions that must all be met."""

    terms: tuple[Term, ...] = ()

    def select(self, rows: Iterable[int], haystacks: Sequence[str], tracks: Sequence[Track]) -> list[int]:
        """Those of the rows that meet the query, in their order.

        Parameters
        ----------
            rows: indices of both sequences.
            haystacks: of each track, as `haystack` makes it.
        """
        chosen = list(rows)
        for term in sorted(self.terms, key=lambda term: term.field != ""):  # words first: they cost least
            chosen = term.select(chosen, haystacks, tracks)
        return chosen


def parse(text: str) -> Query:
    """The meaning of any text; an unfinished term, such as "artist:", asks for nothing yet."""
    return Query(tuple(term for match in _TERM.finditer(text) if (term := _term(match))))


def _term(match: re.Match[str]) -> Term | None:
    field, minus = (match["field"] or "").lower(), bool(match["minus"])
    value = match["bare"] if match["quoted"] is None else match["quoted"]
    if not value.strip(". " if field in ("year", "bpm") else " "):
        return None
    if field == "key":
        return Term(field, _sharp(value), minus=minus)
    if field not in ("year", "bpm"):
        return Term(field, fold(value), minus=minus)
    limits = _limits(value, digits=4 if field == "year" else 0)
    return (
        Term("", fold(f"{field}:{value}"), minus=minus) if limits is None else Term(field, "", *limits, minus)
    )


def _limits(text: str, *, digits: int) -> tuple[float, float] | None:
    """The numbers of "1990..1999", "1990..", "..1999" or "1990"; with digits, "199" is 1990 to 1999."""
    match = _RANGE.fullmatch(text)
    if match is None or not (match[1] or match[3]):
        return None
    low, high = match[1] or "", match[3] or ("" if match[2] else match[1] or "")
    return float(low.ljust(digits, "0") or "0"), float(high.ljust(digits, "9") if high else "9999")


def _sharp(key: str) -> str:
    """A key with a sharp, folded: "Gb", "G♭" and "f#" are "f#", "Gbm" and "Gb minor" are "f#m"."""
    folded = fold(key.replace("♯", "#").replace("♭", "b")).replace(" ", "")
    folded = folded.replace("minor", "m").replace("major", "")
    return _SHARPS.get(folded[:2], folded[:2]) + folded[2:]


def _is_of_year(term: Term) -> Test:
    low, high = term.low, term.high
    return lambda track: low <= (track.tags.year or UNKNOWN) <= high


def _has_tempo(term: Term) -> Test:
    low, high = math.ceil(term.low) - 0.5, math.floor(term.high) + 0.5  # as the table shows it, rounded
    return lambda track: low <= (track.descriptors.tempo or UNKNOWN) < high


def _is_in_key(term: Term) -> Test:
    text, names = term.text, dict[str | None, bool]()

    def meets(track: Track) -> bool:
        key = track.descriptors.key
        if key not in names:  # of a hundred thousand songs, few keys are different ones
            names[key] = _sharp(key or "") == text
        return names[key]

    return meets


def _lies_at(term: Term) -> Test:
    text, plain = term.text, term.text.encode("utf-8", "replace")

    def meets(track: Track) -> bool:
        path = track.path
        return plain in path.lower() if path.isascii() else text in fold(track.shown_path)

    return meets


_TESTS = {"year": _is_of_year, "bpm": _has_tempo, "key": _is_in_key, "path": _lies_at}
"""Field -> what makes the test of a term that costs little for each of many tracks."""


def _part(text: str, place: int) -> str:
    return text.split(SEPARATOR, place + 1)[place]
