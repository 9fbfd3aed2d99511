# SPDX-License-Identifier: GPL-3.0-or-later
"""Splitting and cleaning of genres: "(17)alt. rock; HIP-HOP/rap" -> Rock, Alt. Rock, Hip-Hop, Rap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from musecluster.library.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_GENRES = 16
"""More than these is not a description."""

# One genre each, though they hold a separator, as Apple, Discogs and MusicBrainz write them.
_WHOLE = ("Singer/Songwriter", "Folk, World, & Country", "Folk, World & Country", "Hip Hop, Rap & R&B")
_SPLIT = re.compile(rf"({'|'.join(map(re.escape, _WHOLE))})|[\0;|,/\\\n]", re.IGNORECASE)
_ID3V1 = re.compile(r"\((\d{1,3}|RX|CR)\)")
_NOTHING_SAID = {"other", "unknown", "unknowngenre", "undefined", "none", "genre", "misc", "various"}
_ABBREVIATIONS = (
    "R&B RnB R'n'B PBR&B EDM IDM EBM UDM AOR MPB NWOBHM NDW NDH UK US OST DJ MC EP VGM CCM D&B DnB "
    "J-Pop J-Rock K-Pop II III"
)
_AS_WRITTEN = {name.lower(): name for name in _ABBREVIATIONS.split()}
_SMALL = {"and", "of", "the", "in", "for", "de", "du", "la", "le", "los", "y", "et", "und", "n'", "'n'", "n"}


def split_genres(values: Iterable[str]) -> tuple[str, ...]:
    """Give the genres that a file names, each once, in the file's order and in usual spelling.

    ID3v1 numbers ("(17)", "17") become names; values that say nothing ("Other", "Unknown") are dropped; a
    value in one case throughout gets capitals; "Hip Hop" and "hip-hop" are one.
    """
    genres: dict[str, str] = {}
    for value in values:
        for part in _parts(value[:10_000]):
            genre = _spelled(clean(part).strip(" -_"))
            key = re.sub(r"[\W_]", "", genre.casefold())
            if key and key not in _NOTHING_SAID:
                genres.setdefault(key, genre)
            if len(genres) == MAX_GENRES:
                return tuple(genres.values())
    return tuple(genres.values())


def _parts(value: str) -> Iterator[str]:
    yield from map(_name_of, _ID3V1.findall(value))
    yield from (_name_of(part.strip()) for part in _SPLIT.split(_ID3V1.sub("\0", value)) if part)


def _name_of(part: str) -> str:
    """The name of an ID3v1 number or of ID3v2's two signs (ID3v2.3, 4.2.1); any other text as it is."""
    from mutagen.id3 import TCON

    if part.isascii() and part.isdecimal():
        return str(TCON.GENRES[int(part)]) if int(part) < len(TCON.GENRES) else ""
    return {"RX": "Remix", "CR": "Cover"}.get(part, part)


def _spelled(genre: str) -> str:
    if genre not in (genre.lower(), genre.upper()):
        return genre
    words = genre.lower().split()
    return " ".join(_capitalised(word, first=not place) for place, word in enumerate(words))


def _capitalised(word: str, *, first: bool) -> str:
    if word in _AS_WRITTEN:
        return _AS_WRITTEN[word]
    if word in _SMALL and not first:
        return word
    return re.sub(r"(?<![^/-])\w", lambda initial: initial[0].upper(), word)
