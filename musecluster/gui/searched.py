# SPDX-License-Identifier: GPL-3.0-or-later
"""What the filter looks in: the fields of all tracks as columns, each different text folded and kept once.

Of a hundred thousand songs few artists and albums are different ones, so that a word is looked for in a
fraction of the texts, and numbers are compared by numpy all at once.
"""

from __future__ import annotations

import os
from array import array
from typing import TYPE_CHECKING

import numpy as np

from musecluster.gui.folding import fold
from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from numpy.typing import NDArray

    from musecluster.track import Track

FIELDS = ("title", "artist", "album", "genre")
"""Those that a word without a field is looked for in."""

CHUNK = 500  # tracks taken in at once: about a millisecond
_SHARPS = {"db": "c#", "eb": "d#", "gb": "f#", "ab": "g#", "bb": "a#"}


def sharp(key: str) -> str:
    """A key with a sharp, folded: "Gb", "G♭" and "f#" are "f#", "Gbm" and "Gb minor" are "f#m"."""
    folded = fold(key.replace("♯", "#").replace("♭", "b")).replace(" ", "")
    folded = folded.replace("minor", "m").replace("major", "")
    return _SHARPS.get(folded[:2], folded[:2]) + folded[2:]


class Texts:
    """One text of each of many rows.

    Parameters
    ----------
        folded: makes of a text what is compared.
    """

    def __init__(self, folded: Callable[[str], str] = fold) -> None:
        self._fold = folded
        self._code_of: dict[str, int] = {}
        self._different: list[str] = []  # by code
        self._codes = array("i")

    def put(self, start: int, texts: Iterable[str]) -> None:
        """Replace or append the texts of the rows from `start` on."""
        codes = array("i", map(self._code, texts))
        self._codes[start : start + len(codes)] = codes

    def cut(self, count: int) -> None:
        """Forget all rows but the first ones."""
        del self._codes[count:]

    def containing(self, text: str, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each of the rows [N] whether its text contains a folded one."""
        codes, different = self._codes_of(rows), self._different
        if len(codes) < len(different):
            return np.array([text in different[code] for code in codes.tolist()], np.bool_)
        return np.array([text in one for one in different], np.bool_)[codes]

    def beginning(self, prefix: str, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each of the rows [N] whether its text begins with a folded one."""
        return self._those([one.startswith(prefix) for one in self._different], rows)

    def ending(self, text: str, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each of the rows [N] whether its text ends with a folded one."""
        return self._those([one.endswith(text) for one in self._different], rows)

    def equal(self, text: str, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each of the rows [N] whether its text is a folded one."""
        return self._those([one == text for one in self._different], rows)

    def _those(self, met: list[bool], rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        return np.array(met, np.bool_)[self._codes_of(rows)]

    def _codes_of(self, rows: NDArray[np.intp]) -> NDArray[np.int32]:
        return np.array(self._codes, np.int32)[rows]

    def _code(self, text: str) -> int:
        code = self._code_of.get(text)
        if code is None:
            code = self._code_of[text] = len(self._different)
            self._different.append(self._fold(text))
        return code


class _Part:
    """Columns that are made of the tracks together, and made anew only where a track is another one."""

    def __init__(self, texts: Sequence[Texts], numbers: Sequence[array[float]], read: _Read) -> None:
        self._texts, self._numbers, self._read = texts, numbers, read
        self._made_of: list[Track] = []
        self.is_made = False

    def making(self, tracks: Sequence[Track], count: int) -> Generator[None]:
        """Take in the first `count` tracks, in slices."""
        for column in (self._made_of, *self._numbers):
            del column[count:]
        for texts in self._texts:
            texts.cut(count)
        for start in range(0, count, CHUNK):
            some = tracks[start : min(start + CHUNK, count)]
            if self._made_of[start : start + CHUNK] != some:
                self._take(start, some)
                yield
        self.is_made = True

    def _take(self, start: int, tracks: Sequence[Track]) -> None:
        end = start + CHUNK
        self._made_of[start:end] = tracks
        columns = list(zip(*map(self._read, tracks), strict=True))
        for texts, column in zip(self._texts, columns, strict=False):
            texts.put(start, column)
        for numbers, column in zip(self._numbers, columns[len(self._texts) :], strict=True):
            numbers[start:end] = array("d", column)


class Searched:
    """The fields of a list of tracks; a row is an index into the list that was last given to `preparing`."""

    def __init__(self) -> None:
        self._texts = {name: Texts() for name in FIELDS} | {"key": Texts(sharp)}
        self._numbers = {name: array("d") for name in ("year", "bpm", "seconds")}
        self._folders, self._names = Texts(), Texts()
        texts, numbers = list(self._texts.values()), list(self._numbers.values())
        self._parts = {
            "": _Part(texts, numbers, _fields),
            "path": _Part((self._folders, self._names), (), _path),
        }

    def is_ready(self, *, paths: bool) -> bool:
        """Whether all can be asked, file names too if `paths`."""
        return self._parts[""].is_made and (not paths or self._parts["path"].is_made)

    def forget(self) -> None:
        """The tracks may be other ones; `preparing` looks at each."""
        for part in self._parts.values():
            part.is_made = False

    def preparing(self, tracks: Sequence[Track], count: int, *, paths: bool) -> Generator[None]:
        """Take in the first tracks of a list, in slices; file names, which few ask for, only if `paths`."""
        for name in ("", "path") if paths else ("",):
            if not self._parts[name].is_made:
                yield from self._parts[name].making(tracks, count)

    def texts(self, field: str) -> Texts:
        """The column of one of FIELDS, or of "key"."""
        return self._texts[field]

    def numbers(self, field: str) -> NDArray[np.float64]:
        """The column "year", "bpm" (both NaN where not known) or "seconds" (0), [N]."""
        return np.array(self._numbers[field], np.float64)

    def path_contains(self, text: str, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        """For each of the rows [N] whether its path, folded, contains a text."""
        met = self._folders.containing(text, rows) | self._names.containing(text, rows)
        head, slash, tail = text.rpartition(os.sep)
        if slash:  # the last one of the text may be that between folder and name
            met |= self._folders.ending(head + slash, rows) & self._names.beginning(tail, rows)
        return met


def _fields(track: Track) -> tuple[str | float, ...]:
    tags, heard = track.tags, track.descriptors
    artist = tags.artist
    if tags.album_artist and tags.album_artist not in artist:
        artist = f"{artist}, {tags.album_artist}"
    numbers = (tags.year or np.nan, heard.tempo or np.nan, tags.duration or 0.0)
    return (tags.title, artist, tags.album, ", ".join(tags.genres), heard.key or "", *numbers)


def _path(track: Track) -> tuple[str, str]:
    folder, name = os.path.split(track.path)
    return shown(os.path.join(folder, b"")), shown(name)


if TYPE_CHECKING:
    _Read = Callable[[Track], tuple[str | float, ...]]
