# SPDX-License-Identifier: GPL-3.0-or-later
"""What the texts in tags mean: "3/12" is 3, "(c) 1994" is 1994, "-6,3 dB" is -6.3, and "?" is None."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?=\D|\d{4}(?!\d)|$)")
_DECIBELS = re.compile(r"\s*([+-]?\d{1,3}(?:[.,]\d+)?)\s*(?:dB)?\s*", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_R128_TO_REPLAYGAIN = 5.0  # dB; Opus refers to -23 LUFS (RFC 7845, 5.2.1), ReplayGain 2.0 to -18


def year_of(text: str) -> int | None:
    """The year of "1994-05-02", "19940502" or "(c) 1994": 1000 to 2999."""
    match = _YEAR.search(text[:100])
    return int(match[1]) if match else None


def number_of(text: str) -> int | None:
    """The first number of "3/12" or "03": 1 to 9,999."""
    match = re.match(r"\s*0*(\d{1,4})(?!\d)", text[:100])
    return int(match[1]) or None if match else None


def truth_of(text: str) -> bool:
    """Whether a flag is set: "1", "True" or "yes"."""
    return text.strip().lower() in ("1", "true", "yes")


def decibels_of(text: str) -> float | None:
    """A gain such as "-6.30 dB", at most 60 dB either way."""
    match = _DECIBELS.fullmatch(text[:100])
    gain = float(match[1].replace(",", ".")) if match else None
    return gain if gain is not None and abs(gain) <= 60 else None


def r128_of(text: str) -> float | None:
    """A gain of Opus, in 1/256 dB, as the ReplayGain that sounds as loud."""
    gain = decibels_of(str(int(text) / 256)) if re.fullmatch(r"[+-]?\d{1,6}", text.strip()) else None
    return None if gain is None else gain + _R128_TO_REPLAYGAIN


def uuid_of(text: str) -> str | None:
    """A MusicBrainz identifier."""
    match = _UUID.match(text[:100].strip().lower())
    return match[0] if match else None
