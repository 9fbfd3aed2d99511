# SPDX-License-Identifier: GPL-3.0-or-later
"""From the packets of a window to its wave: decoded, mixed to one channel, resampled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import av
import numpy as np
import soxr

from musecluster.audio.mel import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from musecluster.audio.recording import Packet, Passage

# FFmpeg's sample formats; the planar ones bear a "p" more.
_SAMPLE_TYPES = {"u8": "u1", "s16": "i2", "s32": "i4", "s64": "i8", "flt": "f4", "dbl": "f8"}
_CANCELLED = 0.05  # share of the strongest channel's energy below which a mean has cancelled itself out


def wave_of(passage: Passage, decoder: av.AudioCodecContext) -> NDArray[np.float32]:
    """Decode a window to float32 [T], mono at SAMPLE_RATE, in [-1, 1].

    T is 0 where nothing could be decoded, and shorter than the window where the recording ends in it.
    """
    block: _Block | None = None
    for frame in _frames(passage.packets, decoder):
        block = block or _Block(frame, passage)
        block.add(frame)
    if block is None or block.position <= 0:
        return np.zeros(0, np.float32)
    wave: NDArray[np.float32] = soxr.resample(_mono(block.channels()), block.rate, SAMPLE_RATE, quality="HQ")
    return np.clip(wave, -1, 1, out=wave)


class _Block:
    """The samples of a window as they are stored, copied from frame after frame.

    Frames are copied as bytes while FFmpeg's own buffers are warm, and let go at once so that it uses them
    again: to keep the frames, or an array for each, would cost more than to decode them.
    """

    def __init__(self, first: av.AudioFrame, passage: Passage) -> None:
        self._format = _format(first)
        self.rate, name, channels = self._format
        self._type = np.dtype(_SAMPLE_TYPES[name.removesuffix("p")])
        self._planar = first.format.is_planar
        self._step = self._type.itemsize * (1 if self._planar else channels)
        self._length = round((passage.window.stop - passage.window.start) * self.rate)
        rows = channels if self._planar else 1
        self._bytes = np.zeros((rows, self._length * self._step), np.uint8)
        self._rows = [row.data for row in self._bytes]
        # Where the next sample goes, counted from the window's first.
        self.position = round((passage.seconds(first) - passage.window.start) * self.rate)

    def add(self, frame: av.AudioFrame) -> None:
        """Copy what lies in the window; a frame of another format, as in chained streams, is left out."""
        if _format(frame) != self._format:
            return
        start, stop = max(self.position, 0), min(self.position + frame.samples, self._length)
        if start < stop:
            source = slice((start - self.position) * self._step, (stop - self.position) * self._step)
            target = slice(start * self._step, stop * self._step)
            for row, plane in zip(self._rows, frame.planes, strict=False):
                row[target] = memoryview(plane)[source]
        self.position += frame.samples

    def channels(self) -> NDArray[np.float32]:
        """Samples in [-1, 1]: float32 [C, T]."""
        heard = min(self.position, self._length)
        samples = self._bytes[:, : heard * self._step].view(self._type)
        channels = samples if self._planar else samples.reshape(heard, -1).T
        if self._type.kind == "f":
            return channels.astype(np.float32, copy=False)
        middle = 128 if self._type.kind == "u" else 0
        full_scale = 2.0 ** (8 * self._type.itemsize - 1)
        return (channels.astype(np.float32) - np.float32(middle)) / np.float32(full_scale)


def _frames(packets: list[Packet], decoder: av.AudioCodecContext) -> Iterator[av.AudioFrame]:
    """Frames of the packets; a damaged packet costs its own frames."""
    for packet in (*packets, None):  # None: what the decoder still holds
        try:
            yield from decoder.decode(packet)
        except av.FFmpegError:
            continue
    decoder.flush_buffers()


def _format(frame: av.AudioFrame) -> tuple[int, str, int]:
    return frame.sample_rate, frame.format.name, frame.layout.nb_channels


def _mono(channels: NDArray[np.float32]) -> NDArray[np.float32]:
    """Mean of the channels, or the strongest one where they cancel each other out (stereo in anti-phase)."""
    with np.errstate(over="ignore", invalid="ignore"):
        mean: NDArray[np.float32] = channels.mean(axis=0)
        energy = mean @ mean
    if not np.isfinite(energy):
        return _mono(np.nan_to_num(channels, nan=0.0, posinf=0.0, neginf=0.0).clip(-1, 1))
    energies = [channel @ channel for channel in channels]
    if energy < _CANCELLED * max(energies):
        return np.ascontiguousarray(channels[np.argmax(energies)])
    return mean
