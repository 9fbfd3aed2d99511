# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading what a file says of itself; nothing is ever written to it, and no damage makes it a failure."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from musecluster.library.containers import container_of, parse
from musecluster.library.genres import split_genres
from musecluster.library.guess import guess
from musecluster.library.pictures import front_cover
from musecluster.library.reading import open_file
from musecluster.library.riff_info import read_info
from musecluster.library.tag_fields import RIFF_INFO, Fields, fields_of, pick
from musecluster.library.tag_values import decibels_of, number_of, r128_of, truth_of, uuid_of, year_of
from musecluster.library.text import clean
from musecluster.track import Tags

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_VALUES = 32
"""More titles, artists or dates than these in one file are not read."""
_MAX_DURATION = 10_000_000.0  # seconds; four months is a damaged header


def read_tags(path: bytes) -> Tags:
    """Read a file's tags and stream figures; what it does not say is empty, or guessed from its path.

    Never raises: of a damaged or vanished file whatever can be read is given.
    """
    try:
        with open_file(path) as file:
            container = container_of(file)
            parsed = parse(file, container)
            fields = fields_of(parsed.tags)
            if not fields and container == "wave":
                fields = pick(read_info(file), RIFF_INFO)
            duration = _duration(parsed.info)
            tags = replace(
                _cleaned(fields), duration=duration, bitrate=_bitrate(parsed.info, duration, file.size)
            )
    except OSError:
        tags = Tags()
    return _with_guess(tags, path)


def read_cover(path: bytes) -> bytes | None:
    """The embedded picture that stands for the album, as the bytes of its image file; None without one.

    The front cover comes before any other picture; one over MAX_COVER bytes is passed over.
    """
    try:
        with open_file(path) as file:
            return front_cover(parse(file, container_of(file)))
    except OSError:
        return None


def _cleaned(fields: Fields) -> Tags:
    spoken = [
        text[:1000] for name in ("title", "artists", "album") for text in fields.get(name, ())[:MAX_VALUES]
    ]
    line = partial(clean, company="\n".join(spoken))
    return Tags(
        title=_first(fields, "title", line) or "",
        artists=_artists(fields.get("artists", []), line),
        album=_first(fields, "album", line) or "",
        album_artist=_first(fields, "album_artist", line) or "",
        track_number=_first(fields, "track_number", number_of),
        disc_number=_first(fields, "disc_number", number_of),
        year=_first(fields, "year", year_of),
        genres=split_genres(fields.get("genres", [])),
        compilation=any(map(truth_of, fields.get("compilation", []))),
        replaygain=_first(fields, "replaygain", decibels_of)
        if "replaygain" in fields
        else _first(fields, "r128", r128_of),
        musicbrainz=_musicbrainz(fields),
    )


def _first(fields: Fields, name: str, meaning: Callable[[str], Any]) -> Any:
    """The meaning of the field's first value that has any; None if none has."""
    values = map(meaning, fields.get(name, [])[:MAX_VALUES])
    return next((value for value in values if value not in (None, "")), None)


def _artists(values: list[str], line: Callable[[str], str]) -> tuple[str, ...]:
    """Each artist once; "; " and NUL part artists by convention; "/" and "&" may be part of a name."""
    names = [
        line(name) for value in values[:MAX_VALUES] for name in re.split("\0|; ", value[:10_000])[:MAX_VALUES]
    ]
    return tuple(dict.fromkeys(filter(None, names)))[:MAX_VALUES]


def _musicbrainz(fields: Fields) -> dict[str, str]:
    found = {
        name.removeprefix("musicbrainz."): _first(fields, name, uuid_of)
        for name in fields
        if name.startswith("musicbrainz.")
    }
    return {name: uuid for name, uuid in found.items() if uuid}


def _duration(info: Any) -> float | None:
    length = getattr(info, "length", None)
    return float(length) if isinstance(length, (int, float)) and 0 < length < _MAX_DURATION else None


def _bitrate(info: Any, duration: float | None, size: int) -> int | None:
    """What the header says; where it is silent, as in Opus, the mean over the file."""
    said = getattr(info, "bitrate", None)
    if isinstance(said, (int, float)) and 0 < said < 1e9:
        return int(said)
    return int(size * 8 / duration) if duration else None


def _with_guess(tags: Tags, path: bytes) -> Tags:
    """Fill an empty title, artist and album from the path."""
    if tags.title and tags.artist and tags.album:
        return tags
    told = guess(path)
    full = replace(
        tags,
        title=tags.title or told.title,
        artists=tags.artists or (() if tags.album_artist or not told.artist else (told.artist,)),
        album=tags.album or told.album,
        track_number=tags.track_number or told.track_number,
        disc_number=tags.disc_number or told.disc_number,
    )
    known = (tags.title, tags.artists, tags.album)
    return replace(full, guessed=(full.title, full.artists, full.album) != known)
