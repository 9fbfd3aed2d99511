# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's copy of the library: read in slices, kept up to date while a scan writes."""

from __future__ import annotations

import gc
from array import array
from contextlib import contextmanager
from itertools import repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from musecluster.errors import LibraryError
from musecluster.gui.hues import GREY, hues
from musecluster.gui.playlist_words import said, spoken
from musecluster.gui.presence import Presence
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from musecluster.library.store import Embeddings, Problem, Store, TrackRow
    from musecluster.track import Playlist, Track

ROWS = 200  # tracks read at once: about 2 ms
MONTH = 30 * 86_400  # seconds
RECENT = 500  # more songs than these are not "recently added" but the library


class Collection(QObject):
    """All tracks and the playlists of the cut that is shown.

    Attributes
    ----------
        library: its file; None before `open`.
        tracks: present and missing ones; new ones come at the end.
        row_of: track id -> index in `tracks`.
        covers: track id -> name of its thumbnail in the cache folder, where it has one.
        presence: which of the tracks are there now.
        added: of each track, Unix time when it was first stored; 0 unknown.
        playlists: automatic ones, Unsorted, own ones, as the library orders them, in the listener's language.
        stored: the same as the library has them, in English.
        learned: figures of the head by which songs are compared (docs/json.md, `adapted`); None without one.
    """

    loading = Signal(int, int)
    """Tracks read so far and in all."""
    tracks_changed = Signal()
    playlists_changed = Signal()
    loaded = Signal()
    """Everything that was stored when reading began is here."""
    failed = Signal(str)
    """The library cannot be read; a sentence for the listener."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._slices = Slices(self)
        self._again = False
        self.presence = Presence(self)
        self.library: Path | None = None
        self._clear()

    def open(self, library: Path) -> None:
        """Show another library, or one that does not exist yet; reading goes on after this returns."""
        self._slices.stop()
        self.library = library
        self._clear()
        self.tracks_changed.emit()
        self.playlists_changed.emit()
        self._slices.run(self._reading())

    def refresh(self) -> None:
        """Read what has changed since; while reading is under way, once more after it."""
        if self._slices.running:
            self._again = True
        elif self.library is not None:
            self._slices.run(self._reading())

    def retranslate(self) -> None:
        """Put the playlists' words into the language of the window."""
        if self.stored:
            self.playlists = self._said()
            self.playlists_changed.emit()

    def close(self) -> None:
        """Read no more."""
        self._slices.stop()

    @property
    def is_loading(self) -> bool:
        """Whether reading is under way."""
        return self._slices.running

    # --- answers

    def track(self, track_id: int) -> Track | None:
        """The track of an id; None if it is not here, or not yet."""
        row = self.row_of.get(track_id)
        return None if row is None else self.tracks[row]

    def ids(self) -> NDArray[np.int64]:
        """The ids of `tracks`, int64 [N]."""
        import numpy as np

        return np.array(self._ids, np.int64)

    def rows_of(self, track_ids: Iterable[int]) -> NDArray[np.intp]:
        """Where tracks stand in `tracks`; those that are not here are left out."""
        import numpy as np

        return np.array([row for row in map(self.row_of.get, track_ids) if row is not None], np.intp)

    def playlist(self, playlist_id: str) -> Playlist | None:
        """The playlist of an id, in the cut that is shown or among the own ones."""
        return next((one for one in self.playlists if one.id == playlist_id), None)

    def playlist_of(self, track_id: int) -> Playlist | None:
        """The automatic playlist that holds a track, or Unsorted; None before the first clustering."""
        place = self._places.get(track_id)
        return None if place is None else self.playlists[place[0]]

    def fit_of(self, track_id: int) -> float:
        """How typical a track is of its automatic playlist, 0 to 1; 0 without one."""
        return self._places.get(track_id, (0, 0.0))[1]

    def colour_of(self, playlist_id: str) -> int:
        """Hue index for `theme.hue`; grey for Unsorted and own playlists."""
        return self._colours.get(playlist_id, GREY)

    def positions(self) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The map, missing tracks included: ids int64 [N] and positions float32 [N, 2]."""
        if self._positions is None:
            import numpy as np

            return np.empty(0, np.int64), np.empty((0, 2), np.float32)
        return self._positions

    def embeddings(self) -> Embeddings | None:
        """The vectors of the network that heard last; None if nothing was heard. Read once after a change.

        Raises
        ------
            LibraryError: the library cannot be read.
        """
        if self._embeddings is None and self._exists():
            with self._store() as store:
                networks = store.networks()
                self._embeddings = store.embeddings(networks[0]) if networks else None
        return self._embeddings

    def reading_embeddings(self) -> Generator[None, None, Embeddings | None]:
        """The same, read in slices of about a millisecond; afterwards `embeddings` has them at once.

        Raises
        ------
            LibraryError: the library cannot be read.
        """
        if self._embeddings is None and self._exists():
            seen = self._seen, self._head
            with self._store() as store:
                networks = store.networks()
                yield
                found = (yield from store.reading_embeddings(networks[0])) if networks else None
            if seen == (self._seen, self._head):  # else the next to ask has to read the newer ones too
                self._embeddings = found
            return found
        return self._embeddings

    def recent(self) -> list[int]:
        """Ids of the tracks added in the month before the last one was, the newest first, at most 500.

        The clock of the last addition counts, so that one that goes backwards hides nothing.
        """
        if self._recent is None:
            newest = sorted(self.added)[-RECENT:]
            since = max(newest[-1] - MONTH, newest[0], 1) if newest else 0
            rows = [row for row, added in enumerate(self.added) if added >= since]
            rows.sort(key=lambda row: -self.added[row])
            self._recent = [self.tracks[row].id for row in rows[:RECENT]]
        return self._recent

    def problems(self) -> list[Problem]:
        """The files that gave no sound, by path."""
        return self._problems

    def granularity(self) -> float | None:
        """The granularity that is shown; None before the first clustering."""
        return self._granularity

    def cuts(self) -> list[float]:
        """The granularities that can be shown, ascending."""
        return self._cuts

    # --- reading

    def _clear(self) -> None:
        self.tracks: list[Track] = []
        self._ids = array("q")  # of them
        self.row_of: dict[int, int] = {}
        self.covers: dict[int, str] = {}
        self.added: list[int] = []
        self._recent: list[int] | None = None  # to be found when it is asked for
        self.playlists: list[Playlist] = []
        self.stored: list[Playlist] = []
        self._seen = 0  # number of the last change read
        self._head = ""  # id of what was learned from the listener, by which songs are compared
        self.learned: dict[str, float] | None = None
        self._failed: set[int] = set()
        self._file = 0  # number that the file system knows the library by
        self._places: dict[int, tuple[int, float]] = {}
        self._colours: dict[str, int] = {}
        self._positions: tuple[NDArray[np.int64], NDArray[np.float32]] | None = None
        self._embeddings: Embeddings | None = None
        self._problems: list[Problem] = []
        self._granularity: float | None = None
        self._cuts: list[float] = []

    def _exists(self) -> bool:
        return self.library is not None and self.library.exists() and self.library.stat().st_size > 0

    def _store(self) -> Store:
        from musecluster.library.store import Store

        assert self.library is not None
        return Store(self.library)

    def _reading(self) -> Generator[None]:
        self._again = False
        try:
            if self._exists():
                with self._store() as store, _collector_paused():
                    yield
                    self._forget_another_file()
                    yield from self._read_tracks(store)
                    self._read_head(store)
                    yield from self._read_playlists(store)
        except LibraryError as error:
            self.failed.emit(str(error))
        else:
            self.loaded.emit()
        if self._again:
            self._slices.run(self._reading())

    def _forget_another_file(self) -> None:
        """Begin anew where a damaged library has been set aside since and another has taken its place."""
        assert self.library is not None
        file = self.library.stat().st_ino
        if file != self._file:
            self._clear()
            self._file = file

    def _read_tracks(self, store: Store) -> Generator[None]:
        total = store.count_changed(self._seen)
        done, told = 0, len(self.tracks)
        while rows := store.changed(self._seen, ROWS):
            for row in rows:
                self._take(row)
            done += len(rows)
            if len(self.tracks) > 1.5 * told:  # each telling costs the length of the list
                told = len(self.tracks)
                self.tracks_changed.emit()
            self.loading.emit(done, max(done, total))
            yield
        if done:
            self._drop_failed()
            self._embeddings = None
            self.tracks_changed.emit()
            yield

    def _read_head(self, store: Store) -> None:
        networks = store.networks()
        head = store.head(networks[0]) if networks else None
        new = head.id if head else ""
        if new != self._head:
            self._head, self._embeddings = new, None
            self.learned = head.figures if head else None
            self.tracks_changed.emit()

    def _take(self, row: TrackRow) -> None:
        self._seen = row.change
        track, here = row.track, self.row_of.get(row.track.id)
        if row.failed:
            self._failed.add(track.id)
            return
        self._failed.discard(track.id)
        self.covers.pop(track.id, None)
        if row.cover:
            self.covers[track.id] = row.cover
        if here is None:
            self.row_of[track.id] = len(self.tracks)
            self.tracks.append(track)
            self._ids.append(track.id)
            self.added.append(row.added)
            self._recent = None
        else:
            self.tracks[here] = track

    def _drop_failed(self) -> None:
        """Tracks whose files give no sound any more leave; those that never came are no loss."""
        if not self._failed.isdisjoint(self.row_of):
            self._recent = None
            kept = [row for row, track in enumerate(self.tracks) if track.id not in self._failed]
            self.tracks = [self.tracks[row] for row in kept]
            self._ids = array("q", [track.id for track in self.tracks])
            self.added = [self.added[row] for row in kept]
            self.row_of = {track.id: row for row, track in enumerate(self.tracks)}
        self._failed.clear()

    def _read_playlists(self, store: Store) -> Generator[None]:
        playlists, granularity = (yield from store.reading_playlists()), store.granularity()
        yield
        positions = yield from store.reading_positions(missing=True)
        yield
        self._cuts, self._problems = store.cuts(), store.problems()
        yield
        if playlists != self.stored or granularity != self._granularity or not self._same(positions):
            places = {}
            for index, playlist in enumerate(playlists):
                if playlist.kind != "own":
                    fits = playlist.fit or (0.0,) * len(playlist.track_ids)
                    places.update(zip(playlist.track_ids, zip(repeat(index), fits), strict=True))
                yield
            colours = hues(playlists, store.known_ids())
            yield
            self.stored, self._places, self._colours = playlists, places, colours
            self.playlists = self._said()
            self._positions, self._granularity = positions, granularity
            self.playlists_changed.emit()
            yield

    def _said(self) -> list[Playlist]:
        language = spoken()
        return [said(playlist, language) for playlist in self.stored]

    def _same(self, positions: tuple[NDArray[np.int64], NDArray[np.float32]]) -> bool:
        import numpy as np

        return self._positions is not None and all(map(np.array_equal, self._positions, positions))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """What is read lives as long as the window and has no cycles: searching it for them stalls the window."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
