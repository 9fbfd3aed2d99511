# SPDX-License-Identifier: GPL-3.0-or-later
"""Values as the library's columns hold them: little-endian blobs, tags as JSON, text as valid Unicode."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.track import Tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

_NO_TAGS = Tags()
_FIELDS = tuple(field.name for field in fields(Tags))
_LISTS = ("artists", "genres")  # JSON has no tuples


def pack_floats(values: ArrayLike) -> bytes:
    """float32, little-endian, row by row."""
    return np.asarray(values, dtype="<f4").tobytes()


def unpack_floats(blobs: Iterable[bytes]) -> NDArray[np.float32]:
    """float32 [sum of sizes] of several blobs in a row, writable."""
    return np.frombuffer(bytearray().join(blobs), dtype="<f4").astype(np.float32, copy=False)


def pack_ids(values: ArrayLike) -> bytes:
    """int64, little-endian."""
    return np.asarray(values, dtype="<i8").tobytes()


def unpack_ids(blob: bytes) -> NDArray[np.int64]:
    """int64 [N], writable."""
    return np.frombuffer(bytearray(blob), dtype="<i8").astype(np.int64, copy=False)


def pack_tags(tags: Tags) -> str:
    """JSON of the fields that say something; escaped, so that a title with half a character can be stored."""
    said = {name: value for name in _FIELDS if (value := getattr(tags, name)) != getattr(_NO_TAGS, name)}
    return json.dumps(said, separators=(",", ":"))


def unpack_tags(text: str) -> Tags:
    """The tags that `pack_tags` was given."""
    said: dict[str, Any] = json.loads(text)
    for name in _LISTS:
        if name in said:
            said[name] = tuple(said[name])
    return Tags(**said)


def clean_text(text: str) -> str:
    """The text with what UTF-8 cannot hold, as from a file name that is not UTF-8, replaced by “?”."""
    return text.encode("utf-8", "replace").decode("utf-8")
