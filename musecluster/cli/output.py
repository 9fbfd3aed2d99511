# SPDX-License-Identifier: GPL-3.0-or-later
"""What the command line prints: JSON for programs, and a progress line for people."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

from musecluster import paths

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable


def library_of(chosen: Namespace) -> Path:
    """The library file that the command names, or the one that the listener set, or the usual one."""
    return Path(chosen.library or chosen.settings.get("library") or paths.default_library())


def print_json(value: Any) -> None:
    """One value on one line of standard output (RFC 8259, UTF-8)."""
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


def teller(chosen: Namespace) -> Callable[[dict[str, Any]], None]:
    """Who the road tells its story to: standard output as JSON Lines, or a person."""
    return _tell_program if chosen.json else Teller().tell


def _tell_program(event: dict[str, Any]) -> None:
    print(json.dumps(event, ensure_ascii=False, allow_nan=False), flush=True)


LEARNED = "Kept: songs are compared to your taste now. To go back: musecluster adapt --undo"
_SECONDS_A_LINE = 10.0


def plain(text: str) -> str:
    """Text for a terminal: control and direction characters, which file names may hold, become U+FFFD."""
    return "".join("\ufffd" if category(char) in ("Cc", "Cf") else char for char in text)


class Teller:
    """Tells a person: one line on standard error that rewrites itself, and lasting lines between."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._next = 0.0  # when a log file, which keeps every line, gets its next progress line

    def tell(self, event: dict[str, Any]) -> None:
        line = {
            "started": self._started,
            "progress": self._progress,
            "skipped": lambda e: f"Left out: {plain(e['path'])} — {e['reason']}",
            "clustered": self._clustered,
            "adapted": self._adapted,
            "undone": self._undone,
            "finished": self._finished,
        }[event["event"]](event)
        if line and (self._live or self._is_due(event)):
            self._print(line, lasting=event["event"] != "progress")

    def _is_due(self, event: dict[str, Any]) -> bool:
        if event["event"] != "progress" or event["stage"] == "clustering":
            return True
        now = time.monotonic()
        due = now >= self._next
        self._next = now + _SECONDS_A_LINE if due else self._next
        return due

    def _print(self, line: str, *, lasting: bool) -> None:
        if self._live:
            sys.stderr.write(f"\r\x1b[K{line}" + ("\n" if lasting else ""))
        else:
            sys.stderr.write(line + "\n")
        sys.stderr.flush()

    @staticmethod
    def _started(event: dict[str, Any]) -> str:
        return str(event.get("notice") or "")

    @staticmethod
    def _progress(event: dict[str, Any]) -> str:
        if event["stage"] == "clustering":
            return "Finding playlists …"
        if event["stage"] == "learning":
            return f"Learning and checking: {event['done'] + 1} of {event['total']}"
        text = f"{event['done']:,} of {event['total']:,} songs · {event['per_minute']:,} a minute"
        left = event["seconds_left"]
        return text if left is None else f"{text} · about {duration(left)} left"

    @staticmethod
    def _clustered(event: dict[str, Any]) -> str:
        return (
            f"{counted(event['playlists'], 'playlist')} found, {counted(event['unsorted'], 'song')} unsorted."
        )

    @staticmethod
    def _adapted(event: dict[str, Any]) -> str:
        if "precision_before" not in event:
            return str(event["reason"])
        figures = (
            f"Of the five nearest songs by other artists {event['precision_before']:.1%} belonged together "
            f"before and {event['precision_after']:.1%} after learning, among artists held out "
            f"(gain {event['gain_low']:+.1%} to {event['gain_high']:+.1%})."
        )
        return f"{figures}\n{event['reason'] or LEARNED}"

    @staticmethod
    def _undone(event: dict[str, Any]) -> str:
        return (
            "Forgotten: songs are compared as the network hears them again."
            if event["forgotten"]
            else "Nothing was learned from this library, so there is nothing to undo."
        )

    @staticmethod
    def _finished(event: dict[str, Any]) -> str:
        if not event["found"]:
            return "No music was found; looked for MP3, FLAC, Ogg, Opus, M4A, WAV and every other sound file."
        parts = [
            f"{event[name]:,} {name}" for name in ("analysed", "unchanged", "moved", "missing", "failed")
        ]
        return f"{counted(event['found'], 'song')} found: {', '.join(parts)}. {duration(event['seconds'])}."


def counted(count: int, noun: str) -> str:
    """A number with its noun: 1 song, 1,240 songs."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def duration(seconds: float) -> str:
    """A time as people say it: 8 seconds, 13 minutes, 2 hours 5 minutes."""
    if seconds < 90:
        return counted(max(1, round(seconds)), "second")
    minutes = round(seconds / 60)
    if minutes < 90:
        return counted(minutes, "minute")
    hours, minutes = divmod(minutes, 60)
    return counted(hours, "hour") + (f" {counted(minutes, 'minute')}" if minutes else "")
