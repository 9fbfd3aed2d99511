# SPDX-License-Identifier: GPL-3.0-or-later
"""How text from tags is made fit for names and sentences."""

from __future__ import annotations

import re
import unicodedata

# Words of three letters or more and numbers, joined without spaces: "a-ha" and "jay-z" are nobody's folder.
_FOLDER = re.compile(r"[^\W\d_]{3,}(?:[-_.](?:[^\W\d_]{3,}|\d+))*")
UNSEEN = {"Cc", "Cf", "Cs"}  # Unicode categories: controls, format characters, surrogates
JOINERS = "\u200c\u200d"  # format characters that Persian, Indian scripts and emoji are written with


def plain(text: str) -> str:
    """The text in one line, without controls and marks that turn the direction of what follows."""
    seen = (c for c in text if c.isspace() or c in JOINERS or unicodedata.category(c) not in UNSEEN)
    return " ".join("".join(seen).split())


def shortened(text: str, length: int) -> str:
    """At most so many characters; what is cut is shown by an ellipsis."""
    return text if len(text) <= length else text[: max(length - 1, 0)].rstrip() + "…"


def worded(name: str) -> str:
    """A folder's name as a title: "pixel-dungeon" is "Pixel Dungeon"; what has spaces or capitals stays."""
    if name != name.lower() or not _FOLDER.fullmatch(name):
        return name
    return " ".join(map(capitalised, re.split("[-_.]", name)))


def capitalised(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def lowered(name: str) -> str:
    """A genre's name within a phrase: "Hip-Hop" small, "R&B" and "IDM" as they are."""
    return name.lower() if name.istitle() and any(c.islower() for c in name) else name


def roman(number: int) -> str:
    """Give a number of 1 or more in Roman numerals."""
    signs = {1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L", 40: "XL"}
    signs |= {10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
    written = ""
    for value, sign in signs.items():
        times, number = divmod(number, value)
        written += sign * times
    return written
