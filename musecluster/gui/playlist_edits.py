# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener does to playlists, from whatever part of the window: made at once, told, undone."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from musecluster.errors import MuseClusterError
from musecluster.gui.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from musecluster.gui.collection import Collection
    from musecluster.library.edits import Edit, Edits
    from musecluster.track import Playlist, Track

GROWTH = 10  # songs that a playlist grows by


class PlaylistEdits(QObject):
    """Makes the listener's edits in the library of a collection, which then reads what has changed.

    Signals
    -------
        changed: an edit was made, undone or redone.
        failed: a sentence that says why nothing was changed.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, collection: Collection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collection = collection
        self._slices = Slices(self)

    # --- playlists

    def create(self, name: str, track_ids: Sequence[int]) -> str:
        """Make a playlist of the listener's own; its id."""
        from musecluster.library.edits import Create, new_id

        made = new_id()
        self._apply(Create(made, name, tuple(track_ids)))
        return made

    def rename(self, playlist_id: str, name: str) -> None:
        """Give a playlist another name."""
        from musecluster.library.edits import Rename

        self._apply(Rename(playlist_id, name))

    def recolour(self, playlist_id: str, hue: int | None) -> None:
        """Give a playlist another colour, or none of its own."""
        from musecluster.library.edits import Recolour

        self._apply(Recolour(playlist_id, hue))

    def pin(self, playlist_id: str, pinned: bool) -> None:
        """Freeze a playlist as it is, or let it follow the clustering again."""
        from musecluster.library.edits import Pin, Unpin

        for playlist in self._collection.stored:
            if playlist.id == playlist_id:
                self._apply(Pin.of(playlist) if pinned else Unpin(playlist_id))

    def merge(self, playlist_ids: Sequence[str]) -> None:
        """Pour playlists into the first of them."""
        from musecluster.library.edits import Merge

        self._apply(Merge(playlist_ids[0], tuple(playlist_ids[1:])))

    def split(self, playlist_id: str) -> None:
        """Part a playlist by sound; the half without its first song becomes a playlist of its own."""
        from musecluster.library.edits import Split, new_id

        playlist, heard = self._heard(playlist_id)
        if playlist is None or len(heard) < 2:
            self.failed.emit(self.tr("A playlist needs two songs to be split."))
            return
        from musecluster.discovery.halves import halves

        second = halves(self._collection.embeddings().vectors[list(heard.values())]).tolist()
        leaving = tuple(track for track, leaves in zip(heard, second, strict=True) if leaves)
        self._apply(Split(playlist_id, leaving, new_id(), f"{playlist.name} (2)"))

    def delete(self, playlist_id: str) -> None:
        """Delete a playlist; its songs stay."""
        from musecluster.library.edits import Delete

        self._apply(Delete(playlist_id))

    # --- songs

    def add(self, playlist_id: str, track_ids: Sequence[int]) -> None:
        """Put songs into a playlist; into an automatic one they move."""
        from musecluster.library.edits import Add

        self._apply(Add(playlist_id, tuple(track_ids)))

    def remove(self, playlist_id: str, track_ids: Sequence[int]) -> None:
        """Take songs out of a playlist."""
        from musecluster.library.edits import Remove

        self._apply(Remove(playlist_id, tuple(track_ids)))

    def leave_out(self, track_ids: Sequence[int]) -> None:
        """Keep songs out of every automatic playlist."""
        from musecluster.library.edits import LeaveOut

        self._apply(LeaveOut(tuple(track_ids)))

    def let_in(self, track_ids: Sequence[int]) -> None:
        """Let songs that were left out into automatic playlists again."""
        from musecluster.library.edits import LetIn

        self._apply(LetIn(tuple(track_ids)))

    def grow(self, playlist_id: str) -> None:
        """Add the nearest songs to a playlist."""
        from musecluster.discovery.grow import grow

        playlist, heard = self._heard(playlist_id)
        if playlist is None or not heard:
            self.failed.emit(self.tr("A playlist needs a song to grow from."))
            return
        import numpy as np

        embeddings = self._collection.embeddings()
        members = np.array(list(heard.values()), np.intp)
        recordings = {embeddings.audio_keys[row] for row in members}
        tracks = map(self._collection.track, embeddings.track_ids.tolist())
        rows = grow(
            embeddings.vectors,
            members,
            count=GROWTH,
            artists=[track.tags.artist if track else "" for track in tracks],
            exclude=np.array([key in recordings for key in embeddings.audio_keys], np.bool_),
        )
        self.add(playlist_id, embeddings.track_ids[rows].tolist())

    # --- orders

    def order_by_tempo(self, playlist_id: str) -> None:
        """Play a playlist from slow to fast."""
        from musecluster.discovery.order import by_tempo

        self._order(playlist_id, by_tempo)

    def order_by_artist(self, playlist_id: str) -> None:
        """Play a playlist artist by artist."""
        from musecluster.discovery.order import by_artist

        self._order(playlist_id, by_artist)

    def shuffle(self, playlist_id: str) -> None:
        """Play a playlist in an order of chance, another one every time."""
        from musecluster.discovery.order import shuffled

        seed = secrets.randbits(32)
        self._order(playlist_id, lambda tracks: shuffled(tracks, seed))

    def order_by_similarity(self, playlist_id: str) -> None:
        """Play a playlist as a walk from like to like; the window does not wait for a long one."""
        self._slices.run(self._walking(playlist_id))

    def _order(self, playlist_id: str, order: Callable[[Sequence[Track]], Sequence[int]]) -> None:
        from musecluster.library.edits import Order

        if playlist := self._collection.playlist(playlist_id):
            tracks = [track for track in map(self._collection.track, playlist.track_ids) if track]
            self._apply(Order(playlist_id, tuple(tracks[index].id for index in order(tracks))))

    def _walking(self, playlist_id: str) -> Generator[None]:
        from musecluster.discovery.order import walking
        from musecluster.library.edits import Order

        _, heard = self._heard(playlist_id)
        if heard:
            ids = list(heard)
            order = yield from walking(self._collection.embeddings().vectors[list(heard.values())])
            self._apply(Order(playlist_id, tuple(ids[index] for index in order.tolist())))

    # --- the log

    def undo(self) -> None:
        """Take the last edit back."""
        self._do(lambda edits: edits.undo())

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._do(lambda edits: edits.redo())

    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self.to_undo() is not None

    def can_redo(self) -> bool:
        """Whether there is an edit to make again."""
        return self.to_redo() is not None

    def to_undo(self) -> Edit | None:
        """The edit that `undo` would take back."""
        return self._ask(lambda edits: edits.to_undo())

    def to_redo(self) -> Edit | None:
        """The edit that `redo` would make again."""
        return self._ask(lambda edits: edits.to_redo())

    def set_granularity(self, granularity: float) -> None:
        """Show the playlists of another cut."""
        self._do(lambda edits: edits.set_granularity(granularity))

    def _apply(self, edit: Edit) -> None:
        self._do(lambda edits: edits.apply(edit))

    def _do(self, work: Callable[[Edits], object]) -> None:
        from musecluster.library.edits import Edits

        if self._collection.library is None:
            return
        try:
            work(Edits(self._collection.library))
        except MuseClusterError as error:
            self.failed.emit(str(error))
        else:
            self._collection.refresh()
            self.changed.emit()

    def _ask(self, question: Callable[[Edits], Edit | None]) -> Edit | None:
        from musecluster.library.edits import Edits

        library = self._collection.library
        try:
            return question(Edits(library)) if library is not None and library.exists() else None
        except MuseClusterError:
            return None  # whoever reads the library next says why

    def _heard(self, playlist_id: str) -> tuple[Playlist | None, dict[int, int]]:
        """A playlist and, of each of its songs that was heard, the row in the embeddings."""
        playlist, embeddings = self._collection.playlist(playlist_id), self._collection.embeddings()
        if playlist is None or embeddings is None:
            return playlist, {}
        row_of = {track: row for row, track in enumerate(embeddings.track_ids.tolist())}
        return playlist, {track: row_of[track] for track in playlist.track_ids if track in row_of}
