# SPDX-License-Identifier: GPL-3.0-or-later
"""Listening to a dataset's audio files, in as many processes as there are cores, each file once."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from musecluster.audio.decode import decode, hear
from musecluster.audio.mel import N_MELS
from musecluster.errors import MuseClusterError, UnreadableAudioError
from musecluster.pipeline.pace import Pace
from musecluster.pipeline.pool import Crashed, available_cores, each, process_pool
from musecluster.track import shown
from musecluster.training.artist_tag import artist_tag
from musecluster.training.mel_cache import HeardClip, MelCache
from musecluster.training.mel_form import MelForm, fill
from musecluster.training.variation import variation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.pipeline.pool import Outcome
    from musecluster.training.entry import Entry
    from musecluster.training.variation import Variation

SECONDS_A_CLIP = 60.0  # a decoder that has not ended by then hangs
_SECONDS_A_LINE = 5.0  # between two lines of progress


class _Task(NamedTuple):
    """One file to listen to, and what the process that does it must know."""

    row: int
    file: Path
    place: Path
    form: MelForm
    variation: Variation | None


@dataclass
class _Hearing:
    """The pictures as they come in; only they are kept in memory, never a wave."""

    entries: Sequence[Entry]
    pictures: NDArray[np.uint8]
    tell: Callable[[str], None]
    artists: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)

    def keep(self, row: int, clip: HeardClip) -> None:
        self.pictures[row] = fill(clip.picture, self.pictures.shape[1])
        self.artists[row] = clip.artist

    def leave_out(self, row: int, reason: str) -> None:
        self.reasons[row] = reason
        self.tell(f"{_name(self.entries[row])} is left out: {reason}")


def hear_clips(
    entries: Sequence[Entry],
    form: MelForm,
    cache: MelCache,
    *,
    jobs: int | None = None,
    tell: Callable[[str], None],
) -> tuple[NDArray[np.uint8], list[Entry]]:
    """Log-mels of the entries' files, from the cache where they are there.

    A file that gives no sound is told of and left out; so is one that crashes its process or hangs.

    Parameters
    ----------
        jobs: processes; one a processor core if None.
        tell: gets a line for each file left out, and one every few seconds with rate and time left.

    Returns
    -------
        uint8 [N, form.columns, 128], and the N entries that could be heard, an artist that was not known
        filled in from the tags.

    Raises
    ------
        MuseClusterError: no file could be heard, or the cache cannot be written.
    """
    hearing = _Hearing(entries, np.empty((len(entries), form.columns, N_MELS), np.uint8), tell)
    _listen(hearing, list(_unknown(hearing, form, cache)), jobs or available_cores())
    if not hearing.artists:
        raise MuseClusterError(f"None of {len(entries):,} audio files could be heard. {_first(hearing)}")
    if hearing.reasons:
        tell(f"{len(hearing.reasons):,} of {len(entries):,} files are left out; the others are used.")
    rows = sorted(hearing.artists)
    heard = [entries[row]._replace(artist=entries[row].artist or hearing.artists[row]) for row in rows]
    return hearing.pictures[rows] if hearing.reasons else hearing.pictures, heard


def hear_copies(
    entries: Sequence[Entry],
    count: int,
    hear: Callable[[list[Entry]], tuple[NDArray[np.uint8], list[Entry]]],
) -> list[NDArray[np.uint8]]:
    """Log-mels of `count` varied copies of each entry's sound (variation.py), each heard and kept once.

    Parameters
    ----------
        hear: `hear_clips` with all that it needs beside the entries.

    Returns
    -------
        uint8 [C, T, 128] for each entry, C at most `count`: a copy that cannot be heard is left out.
    """
    pictures, heard = hear(
        [one._replace(variation=variation(one.id, number)) for one in entries for number in range(count)]
    )
    rows: dict[str, list[int]] = {entry.id: [] for entry in entries}
    for row, copy in enumerate(heard):
        rows[copy.id].append(row)
    return [pictures[min(each, default=0) :][: len(each)] for each in rows.values()]


def _unknown(hearing: _Hearing, form: MelForm, cache: MelCache) -> Iterable[_Task]:
    """The files that are not in the cache; what is there is kept at once."""
    for row, entry in enumerate(hearing.entries):
        assert entry.file is not None
        try:
            place = cache.place(entry.file, form, entry.variation)
        except OSError as error:
            hearing.leave_out(row, f"The file cannot be read ({error.strerror or error}).")
            continue
        known = cache.read(place)
        if known is None:
            yield _Task(row, entry.file, place, form, entry.variation)
        else:
            hearing.keep(row, known)


def _listen(hearing: _Hearing, tasks: list[_Task], jobs: int) -> None:
    if not tasks:
        return
    jobs, pace, told = min(jobs, len(tasks)), Pace(len(tasks)), time.monotonic()
    hearing.tell(f"Listening to {len(tasks):,} audio files; {len(hearing.artists):,} are known already.")
    with process_pool(jobs) as pool:
        for task, outcome in each(pool, _hear, tasks, jobs=jobs, seconds=SECONDS_A_CLIP):
            _take(hearing, task.row, outcome)
            message = pace.step()
            if message and (time.monotonic() - told > _SECONDS_A_LINE or message["done"] == len(tasks)):
                told = time.monotonic()
                hearing.tell(_line(**message))


def _take(hearing: _Hearing, row: int, outcome: Outcome) -> None:
    if outcome.error is None:
        hearing.keep(row, outcome.value)
    elif isinstance(outcome.error, MuseClusterError) and not isinstance(outcome.error, UnreadableAudioError):
        raise outcome.error  # the cache cannot be written, so no other clip can be kept either
    else:
        hearing.leave_out(row, _reason(outcome.error))


def _hear(task: _Task) -> HeardClip:
    """In a process of the pool: one file through the program's own decoder, kept and given back."""
    path = os.fsencode(task.file)
    waves = decode(hear(path))
    waves = task.variation.of(waves) if task.variation else waves
    clip = HeardClip(task.form.picture(waves), artist_tag(path))
    MelCache.write(task.place, clip)
    return clip


def _reason(error: BaseException) -> str:
    if isinstance(error, UnreadableAudioError):
        return str(error)
    if isinstance(error, TimeoutError):
        return f"Reading this file took longer than {SECONDS_A_CLIP:.0f} seconds."
    if isinstance(error, Crashed):
        return "This file made the decoder crash; it is probably damaged."
    return f"The file could not be heard ({error or type(error).__name__})."


def _first(hearing: _Hearing) -> str:
    row = min(hearing.reasons)
    return f"{_name(hearing.entries[row])}: {hearing.reasons[row]}"


def _name(entry: Entry) -> str:
    name = shown(os.fsencode(entry.file or entry.id))
    return f"A varied copy of {name}" if entry.variation else name


def _line(*, done: int, total: int, per_minute: int, seconds_left: float | None) -> str:
    line = f"{done:,} of {total:,} heard · {per_minute:,} a minute"
    if seconds_left is None or done == total:
        return line
    left = f"{seconds_left / 60:.0f} minutes" if seconds_left > 90 else f"{seconds_left:.0f} seconds"
    return f"{line} · about {left} left"
