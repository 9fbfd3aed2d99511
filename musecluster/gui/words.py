# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers and times as a listener of any language reads them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from musecluster.gui.language import tr


def number(value: int) -> str:
    """A count with the language's separators: 8,312."""
    return QLocale().toString(value)


def time_left(seconds: float) -> str:
    """About how long something will still take."""
    if seconds < 60:
        return tr("less than a minute left")
    if seconds < 90 * 60:
        minutes = round(seconds / 60)
        return tr("about %Ln minute(s) left", "", minutes)
    return tr("about %Ln hour(s) left", "", round(seconds / 3600))


def songs(count: int) -> str:
    """How many songs: 8,312 songs."""
    return tr("%Ln song(s)", "", count)


def length(seconds: float) -> str:
    """How long music plays in all, to two figures or so: 47 min, 3 h 20 min, 98 h, 29 days."""
    minutes = round(seconds / 60)
    if minutes < 60:
        return tr("%1 min").replace("%1", number(max(minutes, 1)))
    if minutes < 10 * 60:
        pattern = tr("%1 h %2 min")
        return pattern.replace("%1", number(minutes // 60)).replace("%2", number(minutes % 60))
    if minutes < 100 * 60:
        return tr("%1 h").replace("%1", number(round(minutes / 60)))
    return tr("%Ln day(s)", "", round(minutes / 60 / 24))


def clock(milliseconds: int) -> str:
    """A place in a song, or how long it is: 2:20, 1:02:20."""
    minutes, seconds = divmod(max(milliseconds, 0) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
