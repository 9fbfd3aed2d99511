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

import numpy as np

from musecluster.gui.folding import fold
from musecluster.gui.searched import FIELDS, sharp

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from musecluster.gui.searched import Searched

_TERM = re.compile(
    r"""(?P<minus>-?)(?:(?P<field>title|artist|album|genre|path|key|year|bpm):)?"""
    r"""(?:"(?P<quoted>[^"]*)"?|(?P<bare>[^\s"]*))""",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,4}(?:\.\d+)?)?(\.\.)?(\d{1,4}(?:\.\d+)?)?")


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

    def select(self, rows: NDArray[np.intp], songs: Searched) -> NDArray[np.intp]:
        """Those of the rows that meet the condition, in their order."""
        return rows[self._meet(rows, songs) != self.minus]

    def _meet(self, rows: NDArray[np.intp], songs: Searched) -> NDArray[np.bool_]:
        if self.field in ("year", "bpm"):  # a tempo as the table shows it, rounded
            values = songs.numbers(self.field)[rows]
            return (math.ceil(self.low) - 0.5 <= values) & (values < math.floor(self.high) + 0.5)
        if self.field == "path":
            return songs.path_contains(self.text, rows)
        if self.field == "key":
            return songs.texts("key").equal(self.text, rows)
        met = np.zeros(len(rows), np.bool_)
        for name in (self.field,) if self.field else FIELDS:
            met |= songs.texts(name).containing(self.text, rows)
        return met


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as conditions that must all be met."""

    terms: tuple[Term, ...] = ()

    @property
    def paths(self) -> bool:
        """Whether it asks for names of files."""
        return any(term.field == "path" for term in self.terms)

    def select(self, rows: Iterable[int], songs: Searched) -> NDArray[np.intp]:
        """Those of the rows that meet the query, in their order.

        Parameters
        ----------
            rows: [N], of `songs`.
            songs: whose fields are ready, the names of files too if the query asks for `paths`.
        """
        chosen = np.asarray(rows, np.intp)
        for term in self.terms:
            chosen = term.select(chosen, songs)
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
        return Term(field, sharp(value), minus=minus)
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
