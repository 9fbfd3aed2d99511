# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as it is compared: without case and accents, and numbers by their value."""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

CHUNK = 2_000  # keys sorted at once: about 2 ms
_NUMBER = re.compile(r"[0-9]+")


def fold(text: str) -> str:
    """Lower case without accents: "Sigur Rós" and "sigur ros" are the same words (Unicode, NFKD)."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def natural(text: str) -> str:
    """A folded key in whose order "2" comes before "10", and "02" equals "2"."""
    return _NUMBER.sub(_number, fold(text).strip())


def _number(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0")
    return f"0{chr(0x30 + len(digits))}{digits}"  # a longer number is a larger one


def ranks(keys: Sequence[str | float | None]) -> Generator[None, None, array[int]]:
    """The place of every key among the different ones, from 0; -1 for those that are empty or None.

    In slices: the keys are sorted in chunks and merged by twos, which Python's sort does in one pass.
    """
    runs = []
    for start in range(0, len(keys), CHUNK):
        runs.append(sorted({key for key in keys[start : start + CHUNK] if key not in ("", None)}))
        yield
    while len(runs) > 1:
        merged = []
        for first in range(0, len(runs), 2):
            merged.append(sorted(runs[first] + (runs[first + 1] if first + 1 < len(runs) else [])))
            yield
        runs = merged
    ranked: dict[str | float | None, int] = {"": -1, None: -1}
    for start in range(0, len(runs[0]) if runs else 0, CHUNK):
        for key in runs[0][start : start + CHUNK]:
            ranked.setdefault(key, len(ranked) - 2)
        yield
    result = array("i")
    for start in range(0, len(keys), CHUNK):
        result.extend([ranked[key] for key in keys[start : start + CHUNK]])
        yield
    return result
