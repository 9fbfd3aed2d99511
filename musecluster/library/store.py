# SPDX-License-Identifier: GPL-3.0-or-later
"""The library of one listener: what is kept between two runs, each change of it one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from musecluster.library import clusterings, edits, heads, known, put, roots, tracks
from musecluster.library.apply_edits import left_out
from musecluster.library.database import Database
from musecluster.library.records import (
    Counts,
    Embeddings,
    KnownFile,
    Outcome,
    Problem,
    StoredClustering,
    StoredCut,
    TrackRow,
)
from musecluster.sliced import whole

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path
    from types import TracebackType

    import numpy as np
    from numpy.typing import NDArray

    from musecluster.head import Head
    from musecluster.track import Analysis, FoundFile, Playlist, Tags, Track

__all__ = [
    "Counts",
    "Embeddings",
    "KnownFile",
    "Outcome",
    "Problem",
    "Store",
    "StoredClustering",
    "StoredCut",
    "TrackRow",
]


class Store:
    """A library file, open for reading or, by one process at a time, for writing; a context manager.

    A track is a path; its audio is known by a hash (the audio key), and what was heard in it belongs to the
    audio, so that copies share it and a moved file keeps it. Nothing that was heard is ever deleted.

    Readers see whole transactions only, while another process writes, and on a read-only medium too.

    Parameters
    ----------
        path: the file; a writer makes it, and its folder, where there is none.
        write: take the lock of the one writer.

    Raises
    ------
        LibraryError: from any method, in one sentence: no library yet, another writer, damage, a full disk,
        no right
            to write.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self._database = Database(path, write=write)
        self._reading, self._writing = self._database.reading, self._database.writing

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._database.close()

    @property
    def path(self) -> Path:
        """The file, absolute."""
        return self._database.path

    @property
    def notice(self) -> str | None:
        """One sentence if a damaged library was set aside when this one was opened."""
        return self._database.notice

    # --- roots

    def roots(self) -> list[bytes]:
        """The folders that the listener chose, by path."""
        with self._reading() as connection:
            return roots.roots(connection)

    def add_root(self, root: bytes) -> None:
        """Remember a folder; one that was removed is back with its songs as they were."""
        with self._writing() as connection:
            for _ in roots.adding(connection, root, roots.SLICE):
                pass

    def remove_root(self, root: bytes) -> None:
        """Forget a folder; its tracks are nowhere to be seen until it is added again."""
        with self._writing() as connection:
            for _ in roots.removing(connection, root, roots.SLICE):
                pass

    # --- files

    def files(self, network_id: str) -> dict[bytes, KnownFile]:
        """Every path that is known, whatever its state."""
        with self._reading() as connection:
            return known.files(connection, network_id)

    def has_analysis(self, audio_key: bytes, network_id: str) -> bool:
        """Whether a piece of audio has an embedding of the network, so that it need not be heard again."""
        with self._reading() as connection:
            return known.has_analysis(connection, audio_key, network_id)

    def put(
        self,
        file: FoundFile,
        tags: Tags,
        audio_key: bytes,
        cover: str | None,
        analysis: Analysis | None,
        network_id: str,
    ) -> Outcome:
        """Store one file that reads well, in one transaction.

        A known path keeps its track id, whatever its audio is now. A new path takes the track of a file with
        the same audio that has left its own path: the file was moved. While the root of the old path is
        absent or empty, as an unmounted drive is, the old file may still exist, and the new one is a copy.

        Returns
        -------
            "analysed": an analysis was given. "moved": as above. "known": the audio was known, as of a
            copy or a re-tagged file.
        """
        with self._writing() as connection:
            return put.put(connection, file, tags, audio_key, cover, analysis, network_id)

    def put_problem(self, file: FoundFile, reason: str, *, again: bool) -> None:
        """Store in one transaction that a file gave no sound.

        A track that was heard before keeps its id and its audio, and is back once it reads again.

        Parameters
        ----------
            reason: one sentence for the listener.
            again: worth trying at the next scan even if the file is unchanged.
        """
        with self._writing() as connection:
            known.put_problem(connection, file, reason, again=again)

    def problems(self) -> list[Problem]:
        """The files that gave no sound, by path."""
        with self._reading() as connection:
            return known.problems(connection)

    def retry(self, paths: Iterable[bytes] | None = None) -> int:
        """Have the next scan listen once more to failed files, or to all of them; how many there are."""
        with self._writing() as connection:
            return known.retry(connection, paths)

    def forget_problems(self, paths: Iterable[bytes]) -> int:
        """Failed files are gone; how many were such. One that was heard before counts as missing now."""
        with self._writing() as connection:
            return known.forget_problems(connection, paths)

    def mark_missing(self, paths: Iterable[bytes]) -> int:
        """Tracks whose files are gone are kept and marked; how many were present."""
        with self._writing() as connection:
            return known.mark(connection, paths, missing=True)

    def mark_present(self, paths: Iterable[bytes]) -> int:
        """Missing tracks whose files are back, unchanged in size and time; how many were missing."""
        with self._writing() as connection:
            return known.mark(connection, paths, missing=False)

    # --- tracks

    def tracks(self) -> list[Track]:
        """All tracks by id; missing ones are marked, failed and removed ones left out."""
        with self._reading() as connection:
            return tracks.tracks(connection)

    def track(self, track_id: int) -> Track | None:
        """The track of an id, missing or not."""
        with self._reading() as connection:
            return tracks.track_where(connection, "track.id", track_id)

    def find(self, path: bytes) -> Track | None:
        """The track of a path, missing or not."""
        with self._reading() as connection:
            return tracks.track_where(connection, "path", path)

    def changed(self, after: int = 0, limit: int = 1000) -> list[TrackRow]:
        """The first tracks whose last change has a number above `after`, by that number; failed ones too.

        Asked again with the last number seen, this tells what is new, moved, re-tagged, missing, removed,
        failed.
        """
        with self._reading() as connection:
            return tracks.changed(connection, after, limit)

    def count_changed(self, after: int = 0) -> int:
        """How many files have a change with a larger number, those among them that never gave sound."""
        with self._reading() as connection:
            return tracks.count_changed(connection, after)

    def networks(self) -> list[str]:
        """The networks that embeddings are stored of, the one of the newest embedding first."""
        with self._reading() as connection:
            return tracks.networks(connection)

    def covers(self) -> dict[int, str]:
        """Track id -> name of its thumbnail in the cache folder, for the tracks that have one."""
        with self._reading() as connection:
            return tracks.covers(connection)

    def embeddings(self, network_id: str, *, plain: bool = False) -> Embeddings:
        """The vectors of one network of all present tracks, in an order that no order of scanning changes.

        Parameters
        ----------
            plain: as the network gave them, without the head that the library may have.
        """
        with self._reading() as connection:
            head = None if plain else heads.head(connection, network_id)
            return tracks.embeddings(connection, network_id, head)

    def reading_embeddings(self, network_id: str) -> Generator[None, None, Embeddings]:
        """The same, read in slices of about a millisecond, so that a window stays awake."""
        with self._reading() as connection:
            head = heads.head(connection, network_id)
            return (yield from tracks.reading_embeddings(connection, network_id, head))

    # --- head

    def head(self, network_id: str) -> Head | None:
        """What was learned from this library on the network's vectors; `embeddings` applies it."""
        with self._reading() as connection:
            return heads.head(connection, network_id)

    def networks_of_heads(self) -> list[str]:
        """The networks that there is a head for."""
        with self._reading() as connection:
            return heads.networks(connection)

    def put_head(self, head: Head) -> None:
        """Have all vectors of its network read through a head from now on; those stored stay as they are."""
        with self._writing() as connection:
            heads.put(connection, head)

    def forget_heads(self) -> bool:
        """Have all vectors read as the networks gave them again; whether there was a head."""
        with self._writing() as connection:
            return heads.forget(connection)

    def count(self, network_id: str | None = None) -> Counts:
        """How many tracks, problems and playlists there are; the analysed ones of a network, or of any."""
        with self._reading() as connection:
            return Counts(
                *tracks.count(connection, network_id),
                len(whole(clusterings.reading_playlists(connection, None))),
            )

    # --- clustering

    def put_clustering(self, clustering: StoredClustering) -> None:
        """Replace the clustering, its map and its signature in one transaction; own playlists stay."""
        with self._writing() as connection:
            clusterings.replace(connection, clustering)

    def add_to_playlists(self, addition: StoredClustering) -> None:
        """Place new tracks without a new clustering, in one transaction.

        Parameters
        ----------
            addition: the new tracks' ids and positions, and for each stored cut playlists that hold the new
            tracks
                alone: they are appended to the stored playlist of the same id, and an unknown id is a new
                playlist. Its signature replaces the stored one, its granularity is not looked at. Tracks that
                a playlist or the map has already are not added twice.

        Raises
        ------
            ValueError: a cut that is not stored.
        """
        with self._writing() as connection:
            clusterings.add(connection, addition)

    def clustering_signature(self) -> str | None:
        """The signature of the stored clustering; None before the first."""
        with self._reading() as connection:
            signature: str | None = clusterings.value(connection, "signature")
            return signature

    def cuts(self) -> list[float]:
        """The stored granularities, ascending."""
        with self._reading() as connection:
            return clusterings.cuts(connection)

    def all_cuts(self) -> list[StoredCut]:
        """Every stored cut with its playlists of present tracks as clustered: without edits and own ones."""
        with self._reading() as connection:
            return clusterings.all_cuts(connection)

    def known_ids(self) -> list[str]:
        """Ids of the automatic playlists of the shown cut, then of those that edits made, oldest first.

        What edits took away is among them, so that an edit changes the list at its end alone.
        """
        with self._reading() as connection:
            return clusterings.known_ids(connection)

    def granularity(self) -> float | None:
        """The granularity that is shown; None before the first clustering."""
        with self._reading() as connection:
            granularity: float | None = clusterings.value(connection, "granularity")
            return granularity

    def set_granularity(self, granularity: float) -> None:
        """Show the stored cut nearest to the granularity from now on."""
        with self._writing() as connection:
            clusterings.set_value(connection, "granularity", granularity)

    def playlists(self, granularity: float | None = None) -> list[Playlist]:
        """The playlists of the nearest stored cut, Unsorted among them, and own ones, as `Edits` left them.

        Of present tracks only.
        """
        return whole(self.reading_playlists(granularity))

    def reading_playlists(self, granularity: float | None = None) -> Generator[None, None, list[Playlist]]:
        """The same, read in slices of a few milliseconds, so that a window stays awake."""
        with self._reading() as connection:
            return (yield from clusterings.reading_playlists(connection, granularity))

    def positions(self, *, missing: bool = False) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The map of the present tracks, or of missing ones too: ids int64 [N], positions float32 [N, 2]."""
        return whole(self.reading_positions(missing=missing))

    def reading_positions(
        self, *, missing: bool = False
    ) -> Generator[None, None, tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The same, read in slices of a few milliseconds."""
        with self._reading() as connection:
            return (yield from clusterings.reading_positions(connection, missing=missing))

    def left_out(self) -> frozenset[int]:
        """The tracks that the listener keeps out of automatic playlists."""
        with self._reading() as connection:
            return left_out(edits.stored(connection))
