# SPDX-License-Identifier: GPL-3.0-or-later
"""The library as "more like this" needs it: one row a track, every fact a number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.similar import reach, references

if TYPE_CHECKING:
    from collections.abc import Generator, Hashable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from musecluster.track import Tags, Track

MANY = 500  # ids, above which all are looked up at once
SLICE = 128  # rows that are read between two yields: a few milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class Genres:
    """Which track has which genre tags, as a list of pairs.

    Attributes
    ----------
        rows, codes: int32 [M], a track's row and a genre's number; by row.
        counts: int32 [N], how many each track has.
    """

    rows: NDArray[np.int32]
    codes: NDArray[np.int32]
    counts: NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The analysed tracks; row i of every array is the same track.

    Attributes
    ----------
        track_ids: int64 [N]; row_of: track id -> row.
        vectors: float32 [N, D], unit length.
        scale: float32 [N], as `hub_scale` gives it.
        tempos: float32 [N], beats a minute; years: float32 [N]; NaN where unknown.
        artists, albums: int32 [N], equal numbers for equal names, 0 where unknown.
        songs: int32 [N], equal for copies: the same audio, or the same title by the same artist.
        first: mask [N], the first copy of each song.
    """

    track_ids: NDArray[np.int64]
    row_of: dict[int, int]
    vectors: NDArray[np.float32]
    scale: NDArray[np.float32]
    tempos: NDArray[np.float32]
    years: NDArray[np.float32]
    artists: NDArray[np.int32]
    albums: NDArray[np.int32]
    songs: NDArray[np.int32]
    first: NDArray[np.bool_]
    genres: Genres

    def rows(self, track_ids: Iterable[int]) -> NDArray[np.intp]:
        """The rows of the tracks that have one, in the order given."""
        wanted = list(track_ids)
        if len(wanted) <= MANY:
            found = [self.row_of[track_id] for track_id in wanted if track_id in self.row_of]
            return np.array(found, np.intp)
        row_of = np.full(self.track_ids.max(initial=0) + 2, -1, np.intp)  # the last: every id beyond
        row_of[self.track_ids] = np.arange(len(self.track_ids))
        rows = row_of[np.minimum(wanted, len(row_of) - 1)]
        return rows[rows >= 0]


def index(tracks: Sequence[Track], vectors: NDArray[np.float32], audio_keys: Sequence[Hashable]) -> Index:
    """Read a library at once; parameters as of `indexing`."""
    steps = indexing(tracks, vectors, audio_keys)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: Index = end.value
            return made


def indexing(
    tracks: Sequence[Track], vectors: NDArray[np.float32], audio_keys: Sequence[Hashable]
) -> Generator[None, None, Index]:
    """Read a library in slices of a few milliseconds, so that a window stays awake; returns the index.

    Parameters
    ----------
        tracks: N analysed tracks, in an order that has nothing to do with sound.
        vectors: float32 [N, D], unit length.
        audio_keys: of each track, equal where two files hold the same audio.
    """
    near = references(vectors)
    facts = _Facts(len(tracks))
    for begin in range(0, len(tracks), SLICE):
        rows = slice(begin, begin + SLICE)
        facts.scale[rows] = reach(vectors[rows], near)
        facts.add(begin, tracks[rows], audio_keys[rows])
        yield
    return facts.index(vectors)


class _Codes(dict[object, int]):
    """Numbers equal things equally, from 1."""

    def of(self, thing: object) -> int:
        return self.setdefault(thing, len(self) + 1)


class _Facts:
    """Columns that are filled by some tracks at a time."""

    def __init__(self, total: int) -> None:
        self.scale = np.empty(total, np.float32)
        self._codes = {name: _Codes() for name in ("artist", "album", "song", "genre")}
        self._ids, self._row_of = np.empty(total, np.int64), dict[int, int]()
        self._tempos, self._years = np.empty(total, np.float32), np.empty(total, np.float32)
        self._artists, self._albums, self._songs = (np.empty(total, np.int32) for _ in range(3))
        self._first = np.empty(total, np.bool_)
        self._pairs = [np.empty((0, 2), np.int32)]

    def add(self, begin: int, tracks: Sequence[Track], audio_keys: Sequence[Hashable]) -> None:
        rows = slice(begin, begin + len(tracks))
        ids = [track.id for track in tracks]
        self._ids[rows] = ids
        self._row_of.update(zip(ids, range(rows.start, rows.stop), strict=True))
        self._tempos[rows] = [track.descriptors.tempo or np.nan for track in tracks]
        self._years[rows] = [track.tags.year or np.nan for track in tracks]
        self._artists[rows] = [self._artist(track.tags) for track in tracks]
        self._albums[rows] = [self._album(track.tags) for track in tracks]
        songs = [self._song(track.tags, key) for track, key in zip(tracks, audio_keys, strict=True)]
        self._songs[rows], self._first[rows] = zip(*songs, strict=True)
        pairs = [pair for row, track in enumerate(tracks, begin) for pair in self._genres(row, track.tags)]
        self._pairs.append(np.array(pairs, np.int32).reshape(-1, 2))

    def _artist(self, tags: Tags) -> int:
        artist = tags.artist.casefold()
        return self._codes["artist"].of(artist) if artist else 0

    def _album(self, tags: Tags) -> int:
        keeper = tags.album_artist or ("" if tags.compilation else tags.artist)
        return self._codes["album"].of((tags.album.casefold(), keeper.casefold())) if tags.album else 0

    def _song(self, tags: Tags, audio_key: Hashable) -> tuple[int, bool]:
        """A song's number, and whether this is its first copy."""
        songs, audio = self._codes["song"], ("audio", audio_key)
        name = (tags.title.casefold(), tags.artist.casefold())
        known = songs.get(audio) or songs.get(name)
        code = known or songs.of(audio)
        songs[audio] = code
        if all(name):
            songs.setdefault(name, code)
        return code, known is None

    def _genres(self, row: int, tags: Tags) -> Iterator[tuple[int, int]]:
        return ((row, self._codes["genre"].of(genre)) for genre in {one.casefold() for one in tags.genres})

    def index(self, vectors: NDArray[np.float32]) -> Index:
        rows, codes = np.concatenate(self._pairs).T
        return Index(
            track_ids=self._ids,
            row_of=self._row_of,
            vectors=vectors,
            scale=self.scale,
            tempos=self._tempos,
            years=self._years,
            artists=self._artists,
            albums=self._albums,
            songs=self._songs,
            first=self._first,
            genres=Genres(rows, codes, np.bincount(rows, minlength=len(self._ids)).astype(np.int32)),
        )
