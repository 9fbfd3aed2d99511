# SPDX-License-Identifier: GPL-3.0-or-later
"""Clips to learn from: log-mels with a genre, an artist and a split, from any kind of dataset."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from functools import partial
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from musecluster import paths
from musecluster.errors import MuseClusterError
from musecluster.track import shown
from musecluster.training.entry import SPLITS, composed
from musecluster.training.fma import find_tracks, read_fma
from musecluster.training.genre_folders import audio_files, read_genre_folders
from musecluster.training.hear_clips import hear_clips, hear_copies
from musecluster.training.mel_cache import MelCache
from musecluster.training.mel_form import APP, MelForm
from musecluster.training.npz_folder import is_npz_folder, read_npz_folder
from musecluster.training.splits import completed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.random import Generator
    from numpy.typing import NDArray

    from musecluster.training.entry import Entry

__all__ = ["SPLITS", "Clips", "cache_dir", "check_artists", "known_artists", "load"]

# What taggers write where they know nobody: no artist, so no reason to keep clips together.
_NOBODY = {"", "unknown", "unknown artist", "various", "various artists", "va", "n/a", "[unknown]"}


@dataclass(frozen=True, eq=False)
class Clips:
    """Log-mels and what is known of them, row by row.

    Attributes
    ----------
        mel: uint8 [N, T, 128], (S_dB + 80) / 80 * 255, time before mel; shorter clips repeated to T.
        ids: names, as model cards list them.
        genre: int64 [N], index into `genres`.
        artist: names; a clip without an artist bears a name of its own.
        split: "train", "valid", "test", another name of the dataset's own, or "".
        mel_form: the name of the MelForm; weights fit one form only.
        copies: of each clip uint8 [C, T, 128], the same with its sound varied, to learn from alone; no
            arrays at all where none were asked for.
    """

    mel: NDArray[np.uint8]
    ids: NDArray[np.str_]
    genre: NDArray[np.int64]
    genres: tuple[str, ...]
    artist: NDArray[np.str_]
    split: NDArray[np.str_]
    mel_form: str = APP.name
    copies: tuple[NDArray[np.uint8], ...] = ()

    def __len__(self) -> int:
        return len(self.ids)

    def of(self, *splits: str) -> Clips:
        """The clips of these splits, genres numbered as before."""
        keep = np.isin(self.split, splits)
        return replace(
            self,
            mel=self.mel[keep],
            ids=self.ids[keep],
            genre=self.genre[keep],
            artist=self.artist[keep],
            split=self.split[keep],
            copies=tuple(compress(self.copies, keep)),
        )

    def digest(self) -> str:
        """Changes with the clips, their names, order or genres."""
        digest = hashlib.blake2b(repr((self.ids.tolist(), self.genre.tolist())).encode(), digest_size=8)
        for clip in self.mel:
            digest.update(clip.tobytes())
        return digest.hexdigest()

    def drawn(self, rows: NDArray[np.int64], rng: Generator) -> NDArray[np.uint8]:
        """These clips to learn from, uint8 [B, T, 128]: each as it is or as one of its copies, by chance."""
        mel = self.mel[rows]
        for clip, row in zip(mel, rows, strict=True) if self.copies else ():
            if number := rng.integers(len(self.copies[row]) + 1):
                clip[:] = self.copies[row][number - 1]
        return mel


def load(
    folder: Path,
    *,
    form: MelForm = APP,
    cache: Path | None = None,
    jobs: int | None = None,
    seed: int = 0,
    copies: int = 0,
    copied: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Clips:
    """Read a dataset; which of the kinds it is, is seen from what lies in the folder.

    *.npz with tracks.csv (npz_folder.py), FMA (fma.py), or genre folders with audio (genre_folders.py).
    Where the dataset gives no split, one is made by artist (splits.py).

    Parameters
    ----------
        form: of the log-mels, where they are made from audio.
        cache: where they are kept; cache_dir() if None.
        jobs: processes that listen; one a processor core if None.
        seed: of the split.
        copies: with the sound varied, of each clip (variation.py); that needs the audio.
        copied: the splits of the clips that are copied; all if there is none.
        tell: gets lines for people: clips that are left out, progress, what was divided how.

    Raises
    ------
        MuseClusterError: no such folder, nothing in it that can be used, a malformed file, fewer than two
            genres, an artist in two splits, or copies of what is no audio.
    """
    if not folder.is_dir():
        raise MuseClusterError(f"There is no folder {shown(os.fsencode(folder))}.")
    hear = partial(hear_clips, form=form, cache=MelCache(cache or cache_dir()), jobs=jobs, tell=tell)
    if is_npz_folder(folder):
        _check_made(folder, form, copies)
        mel, entries = read_npz_folder(folder)
    else:
        mel, entries = hear(_with_two_genres(_listed(folder, tell), folder))
    clips = _clips(mel, _with_two_genres(entries, folder), form)
    check_artists(clips)
    clips = completed(clips, seed, tell)
    rows = np.flatnonzero(np.isin(clips.split, copied)) if copied else np.arange(len(clips))
    if not copies or not len(rows):
        return clips
    tell(f"{len(rows):,} clips are learned from with {copies} varied copies each.")
    return _with_copies(clips, rows, hear_copies([entries[row] for row in rows], copies, hear))


def cache_dir() -> Path:
    """Where log-mels of audio datasets are kept."""
    return paths.cache_dir() / "mels"


def known_artists(artists: Sequence[str], ids: Sequence[str] | NDArray[np.str_]) -> NDArray[np.str_]:
    """Artist names, folded; an empty one is unknown, so its clip becomes an artist of its own."""
    folded = [composed(artist).casefold() for artist in artists]
    named = [f"\0{i}" if name in _NOBODY else name for name, i in zip(folded, ids, strict=True)]
    return np.array(named, dtype=object).astype(np.str_)


def check_artists(clips: Clips) -> None:
    """Refuse an artist in two splits: the network would be scored on voices that it has learned."""
    seen: dict[str, str] = {}
    for artist, split in zip(clips.artist, clips.split, strict=True):
        if split and seen.setdefault(artist, split) != split:
            raise MuseClusterError(
                f"The artist “{artist}” is in the splits {seen[artist]} and {split}; give each one split."
            )


def _check_made(folder: Path, form: MelForm, copies: int) -> None:
    """Refuse to make anew what is made already."""
    if form != APP:
        raise MuseClusterError(
            f"The log-mels in {folder} are made already and cannot be made again in the form “{form.name}”; "
            "that needs the audio."
        )
    if copies:
        raise MuseClusterError(
            f"The log-mels in {folder} are made already and their sound cannot be varied; "
            "that needs the audio."
        )


def _with_copies(clips: Clips, rows: NDArray[np.int64], copies: Sequence[NDArray[np.uint8]]) -> Clips:
    """The clips with these copies of those in `rows`, and none of the others."""
    known = dict(zip(rows.tolist(), copies, strict=True))
    none = np.empty((0, *clips.mel.shape[1:]), np.uint8)
    return replace(clips, copies=tuple(known.get(row, none) for row in range(len(clips))))


def _listed(folder: Path, tell: Callable[[str], None]) -> list[Entry]:
    """The clips of an audio dataset."""
    if tracks := find_tracks(folder):
        return read_fma(folder, tracks, tell)
    if audio_files(folder):
        return read_genre_folders(folder, tell)
    raise MuseClusterError(
        f"{shown(os.fsencode(folder))} holds no *.npz with log-mels, no genre folders with audio and no FMA; "
        "see docs/training.md for the three forms."
    )


def _with_two_genres(entries: list[Entry], folder: Path) -> list[Entry]:
    """Refuse what nothing can be learned from, before anything is heard and again after that."""
    genres = sorted({entry.genre for entry in entries})
    if len(genres) < 2:
        named = f" (“{genres[0]}”)" if genres else ""
        raise MuseClusterError(
            f"{shown(os.fsencode(folder))} names {len(genres)} genres{named}; training needs two or more."
        )
    return entries


def _clips(mel: NDArray[np.uint8], entries: list[Entry], form: MelForm) -> Clips:
    ids = [entry.id for entry in entries]
    genres = tuple(sorted({entry.genre for entry in entries}))
    number = {genre: index for index, genre in enumerate(genres)}
    return Clips(
        mel=mel,
        ids=np.array(ids, dtype=np.str_),
        genre=np.array([number[entry.genre] for entry in entries], dtype=np.int64),
        genres=genres,
        artist=known_artists([entry.artist for entry in entries], ids),
        split=np.array([entry.split for entry in entries], dtype=np.str_),
        mel_form=form.name,
    )
