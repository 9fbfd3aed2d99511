# SPDX-License-Identifier: GPL-3.0-or-later
"""Which parts of a track are listened to: three windows spread over it, or all of a short one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from musecluster.audio.mel import SAMPLE_RATE, WINDOW_COUNT, WINDOW_LENGTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

WINDOW_SECONDS = WINDOW_LENGTH / SAMPLE_RATE
WHOLE_SECONDS = WINDOW_COUNT * WINDOW_SECONDS + 1.0  # a track that is no longer than this is heard whole
_PROBES = 13  # places where a silent window looks for sound; bounds the cost of hours of silence


class Window(NamedTuple):
    """A span of a track, seconds."""

    start: float
    stop: float


def standard_windows(duration: float) -> list[Window]:
    """The windows of a track, from its duration in seconds alone.

    The gaps before, between and behind the windows are equal: a four-minute track is heard at 52, 115 and
    177 s, away from its fades; one of 31 s is covered without a gap.
    """
    if duration <= WHOLE_SECONDS:
        return [Window(0.0, WHOLE_SECONDS)]
    gap = (duration - WINDOW_COUNT * WINDOW_SECONDS) / (WINDOW_COUNT + 1)
    return [_window(gap + index * (gap + WINDOW_SECONDS)) for index in range(WINDOW_COUNT)]


def other_windows(duration: float, taken: Collection[Window]) -> Iterator[Window]:
    """Windows elsewhere in a long track, the middle first, for where the standard ones are silent.

    Parameters
    ----------
        taken: windows that stay; it may grow while the others are tried.
    """
    last = duration - WINDOW_SECONDS
    starts = [last * probe / (_PROBES - 1) for probe in range(_PROBES)]
    for start in sorted(starts, key=lambda start: abs(start - last / 2)):
        if all(abs(start - other.start) >= WINDOW_SECONDS for other in taken):
            yield _window(start)


def _window(start: float) -> Window:
    return Window(start, start + WINDOW_SECONDS)
