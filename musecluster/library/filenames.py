# SPDX-License-Identifier: GPL-3.0-or-later
"""File names for playlists that every file system takes, and keeps apart."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 120  # of UTF-8; leaves room for an extension under eCryptfs' 143, the smallest limit in use
FALLBACK = "Playlist"

_STAND_IN = str.maketrans(
    {"/": "-", "\\": "-", "|": "-", ":": "-", "*": "-"} | {'"': "'", "<": "(", ">": ")", "?": ""}
)
# Names of devices on Windows, with any extension ("Naming Files, Paths, and Namespaces", Microsoft).
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
# Marks that nobody sees; those that turn the direction of writing let "exe.m3u" pass for "u3m.exe" (UAX #9).
_UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ZERO_WIDTH_JOINER = "\u200d"


def safe_name(name: str) -> str:
    """The name as a file name without extension, valid on Linux, macOS and Windows; at most MAX_BYTES.

    Characters that a file system refuses get a stand-in, the rest stays, in Unicode's composed form (NFC).
    """
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", name)).translate(_STAND_IN)
    text = " ".join("".join(" " if _is_unprintable(char) else char for char in text).split())
    text = text.strip(". ")
    if _DEVICE.match(text):
        text = f"_{text}"
    return _cut(text, MAX_BYTES) or FALLBACK


def unique_names(names: Iterable[str]) -> list[str]:
    """The safe name of each, with " (2)", " (3)" ... where a file system would take two for one."""
    taken: set[str] = set()
    return [_reserve(safe_name(name), taken) for name in names]


def _reserve(name: str, taken: set[str]) -> str:
    unique, count = name, 1
    while _as_compared(unique) in taken:
        count += 1
        suffix = f" ({count})"
        unique = _cut(name, MAX_BYTES - len(suffix)) + suffix
    taken.add(_as_compared(unique))
    return unique


def _as_compared(name: str) -> str:
    """What macOS and Windows compare: neither case nor the way that an accent is encoded counts."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _is_unprintable(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}


def _cut(text: str, limit: int) -> str:
    """At most `limit` bytes of the text, cut where a character that is seen as one ends."""
    if len(text.encode()) <= limit:
        return text
    end = len(text.encode()[:limit].decode(errors="ignore"))
    whole = end
    while whole > 0 and _continues(text, whole):
        whole -= 1
    return text[: whole or end].rstrip(". ")


def _continues(text: str, index: int) -> bool:
    """Whether the character at `index` joins the one before it: accents, emoji modifiers and joined emoji."""
    char = text[index]
    modifies = unicodedata.category(char) in {"Mn", "Mc", "Me"} or "\U0001f3fb" <= char <= "\U0001f3ff"
    return modifies or _ZERO_WIDTH_JOINER in (char, text[index - 1])
