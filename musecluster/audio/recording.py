# SPDX-License-Identifier: GPL-3.0-or-later
"""A music file opened by FFmpeg, read-only, of which the compressed packets of any window can be taken."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import av
from av.container import Flags
from av.stream import Disposition

from musecluster.audio.extent import Extent
from musecluster.errors import UnreadableAudioError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from musecluster.audio.windows import Window

    Packet = av.Packet[Any]

# Bytes that FFmpeg asks for at once: few calls into Python, little read in vain after a seek.
_BUFFER_SIZE = 1 << 16
_OPTIONS = {
    "protocol_whitelist": "none",  # a text that poses as music must not make FFmpeg open what it names
    "max_probe_packets": "4",  # enough to find DTS in a WAV file; 2500 cost more than to decode it
}
_FAST_SEEK: int = cast("Any", Flags.fast_seek).value
_LEAD_SECONDS = 0.25  # before a window: MP3's bit reservoir, Opus's pre-roll (RFC 7845: 80 ms)
_LONGEST = 24 * 3600.0  # seconds and packets that are counted where a file does not know its duration
_MOST_PACKETS = 2_000_000
_STILL = Disposition.attached_pic | Disposition.timed_thumbnails  # pictures, not videos


class Passage(NamedTuple):
    """The packets of a window, after those that only lead in.

    Attributes
    ----------
        lead: how many of the packets begin before the window.
        origin: timestamp of the recording's first sample.
        tick: seconds from one timestamp to the next.
    """

    window: Window
    packets: list[Packet]
    lead: int
    origin: int
    tick: float

    @property
    def complete(self) -> bool:
        """Whether the packets fill the window, but for a second at most."""
        return self.end > self.window.stop - 1.0

    @property
    def end(self) -> float:
        """When the last packet has been heard, in seconds from the start of the recording; 0 without one."""
        return self._seconds(_end(self.packets[-1])) if self.packets else 0.0

    def seconds(self, frame: av.AudioFrame) -> float:
        """When a frame begins, counted from the start of the recording."""
        return self._seconds(_timestamp(self.packets[0]) if frame.pts is None else frame.pts)

    def _seconds(self, timestamp: int) -> float:
        return (timestamp - self.origin) * self.tick


class Recording:
    """The sound of a file.

    Attributes
    ----------
        duration: seconds as the file claims them; 0 where it does not.
        codec: the name of the format of the packets, "mp3".
        form: codec, rate in Hz and number of channels.
        decoder: turns packets into frames, also when the file is closed again.
    """

    def __init__(self, container: av.container.InputContainer) -> None:
        self._container = container
        self._stream = container.streams.audio[0]
        self._origin = self._stream.start_time or 0
        self._tick = float(self._stream.time_base or 0)
        self.decoder = self._stream.codec_context
        self.decoder.thread_count = 1
        self.codec = self.decoder.codec.canonical_name
        self.form = f"{self.codec} {self.decoder.sample_rate} {self.decoder.channels}"
        self.duration = (self._stream.duration or 0) * self._tick or (container.duration or 0) / av.time_base
        if container.format.name == "mp3":
            # A scaled position, at most a frame off, instead of reading all that lies before it.
            container.flags |= _FAST_SEEK

    def passage(self, window: Window) -> Passage:
        """The packets of a window, none where the file ends before it or is damaged there."""
        packets = list(self._packets(window.start - _LEAD_SECONDS, window.stop))
        start = self._at(window.start)
        lead = sum(_timestamp(packet) < start for packet in packets)
        return Passage(window, packets, lead, self._origin, self._tick)

    def measured_duration(self) -> float:
        """Seconds to the end of the last packet, found by reading them all."""
        packets = islice(self._packets(0.0, _LONGEST), _MOST_PACKETS)
        end = max(map(_end, packets), default=self._origin)
        return (end - self._origin) * self._tick

    def _packets(self, start: float, stop: float) -> Iterator[Packet]:
        """From the last packet that begins at or before start to the last that begins before stop."""
        end = self._at(stop)
        try:
            self._container.seek(self._at(max(0.0, start)), stream=self._stream)
            for packet in self._container.demux(self._stream):
                if not packet.size or _timestamp(packet) >= end:
                    return
                yield packet
        except (av.FFmpegError, OSError):
            return

    def _at(self, seconds: float) -> int:
        """Timestamp of a moment of the recording."""
        return self._origin + round(seconds / self._tick)


@contextmanager
def opened(path: bytes) -> Iterator[Recording]:
    """Open a music file for reading; what it is called does not matter, what it holds does.

    Raises
    ------
        UnreadableAudioError: no such file, no permission, no sound in it, or a video.
    """
    try:
        with open(path, "rb", buffering=0) as file:
            extent = Extent(file)
            if not extent.size:
                raise UnreadableAudioError("The file is empty.")
            container = av.open(
                extent, "r", options=_OPTIONS, buffer_size=_BUFFER_SIZE, metadata_errors="replace"
            )
            with container:
                _check(container)
                yield Recording(container)
    except av.FFmpegError as error:
        raise UnreadableAudioError(
            "This is not a sound file, or it is damaged beyond recognition."
        ) from error
    except OSError as error:
        raise UnreadableAudioError(f"The file cannot be read ({error.strerror or error}).") from error


def _check(container: av.container.InputContainer) -> None:
    """Refuse what is not music before any of it is decoded."""
    if any(not stream.disposition & _STILL for stream in container.streams.video):
        kind = "video" if container.streams.audio else "picture or a video without sound"
        raise UnreadableAudioError(f"This is a {kind}, not a piece of music.")
    if not container.streams.audio:
        raise UnreadableAudioError("There is no sound in this file.")
    if container.streams.audio[0].codec_context is None:
        raise UnreadableAudioError("The sound is in a form that cannot be decoded; it may be copy-protected.")


def _timestamp(packet: Packet) -> int:
    """When a packet is to be heard, in ticks."""
    timestamp = packet.dts if packet.pts is None else packet.pts
    return timestamp or 0


def _end(packet: Packet) -> int:
    """When a packet has been heard, in ticks."""
    return _timestamp(packet) + (packet.duration or 0)
