# SPDX-License-Identifier: GPL-3.0-or-later
"""Words from tags and file names are shown as they are: Qt takes what looks like HTML for HTML."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST = 2000
"""Characters that are laid out; nobody reads more in one line."""


_TRICKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def one_line(words: str) -> str:
    """The words without line breaks, control characters and those that turn the direction of writing around.

    U+202E makes "exe.3pm" of "mp3.exe"; right-to-left scripts need none of these characters (UAX #9).
    """
    return " ".join(_TRICKS.sub(" ", words[:LONGEST]).split())


def set_tip(widget: QWidget, words: str) -> None:
    """A tooltip with just these words; a screen reader, which would get it with its tags, gets the words."""
    widget.setToolTip(plain_tip(words) if words else "")
    widget.setAccessibleDescription(one_line(words))


def plain_tip(words: str) -> str:
    """A tooltip with just these words."""
    return f"<p>{escape(one_line(words))}</p>"
