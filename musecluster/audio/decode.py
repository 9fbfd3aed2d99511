# SPDX-License-Identifier: GPL-3.0-or-later
"""What a music file sounds like: hear() finds out which audio it is, decode() gives its windows as waves."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from musecluster.audio.mel import SAMPLE_RATE, WINDOW_COUNT, WINDOW_LENGTH
from musecluster.audio.recording import Passage, Recording, opened
from musecluster.audio.waves import wave_of
from musecluster.audio.windows import WHOLE_SECONDS, Window, other_windows, standard_windows
from musecluster.errors import UnreadableAudioError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import av
    from numpy.typing import NDArray

_SHORTEST = 1.0  # seconds of sound that are worth a place among music
_COMPLETE = 0.9  # share of a window that must hold sound; the rest is padded with zeros
_SILENCE = 10 ** (-70 / 20)  # root mean square below which a window is silent

_DAMAGED = "The file is damaged: no sound could be decoded from it."
_SILENT = "The file is silent: there is nothing to hear in it."


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """A music file as far as it is known without decoding.

    Attributes
    ----------
        audio_key: 32 bytes, the same for every copy of this audio whatever its name and tags.
        duration: seconds.
        measured: seconds to the end of the last packet, where the file was read that far: if it is short,
            does not know its length or is cut short; else None.
        codec: the name of the format of its packets, "mp3".
        passages: the compressed windows.
    """

    path: bytes
    audio_key: bytes
    duration: float
    measured: float | None
    codec: str
    passages: tuple[Passage, ...]
    decoder: av.AudioCodecContext


def hear(path: bytes) -> Heard:
    """Open a file read-only and take the compressed packets of its windows; nothing is decoded.

    Raises
    ------
        UnreadableAudioError: with one sentence for the listener.
    """
    with opened(path) as recording:
        duration = recording.duration
        passages = _standard_passages(recording, duration)
        measured = passages[0].end if duration <= WHOLE_SECONDS else None
        if not duration or (duration > WHOLE_SECONDS and not all(passage.complete for passage in passages)):
            # The file does not know its length, or it is cut short.
            measured = duration = recording.measured_duration()
            passages = _standard_passages(recording, duration)
        if not any(passage.packets for passage in passages):
            raise UnreadableAudioError(_DAMAGED)
        key = _audio_key(recording, duration, passages)
        return Heard(path, key, duration, measured, recording.codec, tuple(passages), recording.decoder)


def decode(heard: Heard) -> NDArray[np.float32]:
    """Decode the windows of a file; a silent one is replaced by another place of the track.

    Returns
    -------
        float32 [W, T], mono at SAMPLE_RATE, in [-1, 1]: one to three windows of WINDOW_LENGTH samples in the
        order of the track, or one window with the whole of a short track (at least one second). Equal for
        every copy of the audio; a decoder that makes up noise (AAC) goes on with it in a second call.

    Raises
    ------
        UnreadableAudioError: damaged, too short or silent throughout.
    """
    if heard.duration <= WHOLE_SECONDS:
        return _whole(heard)
    waves: dict[Window, NDArray[np.float32]] = {}
    decodable = False
    for passage in _all_passages(heard, waves):
        wave = wave_of(passage, heard.decoder)
        decodable |= wave.size > 0
        if wave.size >= _COMPLETE * WINDOW_LENGTH and not _is_silent(wave):
            waves[passage.window] = _of_length(wave, WINDOW_LENGTH)
        if len(waves) == WINDOW_COUNT:
            break
    if not waves:
        raise UnreadableAudioError(_SILENT if decodable else _DAMAGED)
    return np.stack([waves[window] for window in sorted(waves)])


def _standard_passages(recording: Recording, duration: float) -> list[Passage]:
    return [recording.passage(window) for window in standard_windows(duration)]


def _all_passages(heard: Heard, taken: Collection[Window]) -> Iterator[Passage]:
    """The passages that were heard, then others for those of them that gave nothing."""
    yield from heard.passages
    with opened(heard.path) as recording:
        for window in other_windows(heard.duration, taken):
            yield recording.passage(window)


def _whole(heard: Heard) -> NDArray[np.float32]:
    """A short track as one window."""
    wave = wave_of(heard.passages[0], heard.decoder)
    if not wave.size:
        raise UnreadableAudioError(_DAMAGED)
    seconds = wave.size / SAMPLE_RATE
    if seconds < _SHORTEST:
        raise UnreadableAudioError(
            f"The file holds only {seconds:.2f} seconds of sound, too little to judge."
        )
    if _is_silent(wave):
        raise UnreadableAudioError(_SILENT)
    return wave[None]


def _audio_key(recording: Recording, duration: float, passages: Sequence[Passage]) -> bytes:
    """BLAKE2b-256 of the packets in the windows and what it takes to tell their meaning.

    The decoder's set-up data stay out: some formats keep their tags there.
    """
    digest = hashlib.blake2b(digest_size=32)
    digest.update(f"{recording.form} {duration:.0f}".encode())
    for passage in passages:
        for packet in passage.packets[passage.lead :] or passage.packets:
            digest.update(packet)
    return digest.digest()


def _is_silent(wave: NDArray[np.float32]) -> bool:
    return bool(wave @ wave < _SILENCE**2 * wave.size)


def _of_length(wave: NDArray[np.float32], length: int) -> NDArray[np.float32]:
    return np.pad(wave[:length], (0, max(0, length - wave.size)))
