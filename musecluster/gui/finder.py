# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds similar songs for the panel, the radio and paths; makes its index in slices when first asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from musecluster.errors import LibraryError
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from musecluster.discovery.index import Index
    from musecluster.gui.collection import Collection
    from musecluster.track import Track

TRACKS = 5_000  # looked up between two yields: about a millisecond


class Finder(QObject):
    """Keeps an index of the analysed songs.

    Attributes
    ----------
        index: None until it is made, and while nothing was heard yet.

    Signals
    -------
        changed: there is an index, or a newer one.
        failed: the library cannot be read; a sentence for the listener.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, collection: Collection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.index: Index | None = None
        self._collection = collection
        self._slices = Slices(self)
        self._stale = True
        self._wanted = False  # asked for while the library was being read
        self._learned: dict[str, float] | None = None  # what the index compares by
        collection.tracks_changed.connect(self._on_collection_tracks_changed)
        collection.loaded.connect(self._on_collection_loaded, Qt.ConnectionType.QueuedConnection)

    @property
    def is_making(self) -> bool:
        """Whether an index will be there soon."""
        return self._slices.running or self._wanted

    def ask(self) -> None:
        """Make an index, or a newer one, if the songs have changed; `changed` says when it is there."""
        if self._stale and self._collection.is_loading:
            self._wanted = True
        elif self._stale and not self._slices.running:
            self._slices.run(self._making())

    def next_song(self, seed: int, played: Sequence[int]) -> int | None:
        """The radio's next song; None if there is none, or not yet."""
        from musecluster.discovery.radio import next_song

        self.ask()
        return None if self.index is None else next_song(self.index, seed, played)

    def close(self) -> None:
        """Make no index any more."""
        self._slices.stop()

    def _making(self) -> Generator[None]:
        from musecluster.discovery.index import indexing

        yield
        self._stale, self._learned = False, self._collection.learned
        try:
            found = yield from self._collection.reading_embeddings()
        except LibraryError as error:
            self.failed.emit(str(error))
            return
        if found is not None:
            tracks: list[Track | None] = []
            for start in range(0, len(found.track_ids), TRACKS):
                tracks += map(self._collection.track, found.track_ids[start : start + TRACKS].tolist())
                yield
            if not all(tracks):  # heard since the songs were read; they come with the next reading
                here = [row for row, track in enumerate(tracks) if track is not None]
                keys = [found.audio_keys[row] for row in here]
                self.index = yield from indexing([tracks[row] for row in here], found.vectors[here], keys)
            else:
                self.index = yield from indexing(tracks, found.vectors, found.audio_keys)
        self.changed.emit()

    def _on_collection_loaded(self) -> None:
        """What was learned or forgotten shows at once; new songs can wait until somebody asks."""
        learned = self.index is not None and self._learned is not self._collection.learned
        if learned or self._wanted:
            self._wanted = False
            self.ask()

    def _on_collection_tracks_changed(self) -> None:
        self._stale = True
        if not self._collection.tracks:  # another library
            self._slices.stop()
            self.index = None
