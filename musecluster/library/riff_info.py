# SPDX-License-Identifier: GPL-3.0-or-later
"""The INFO list of a WAV file, where most programs that write WAV put its tags (IBM and Microsoft 1991)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_LIST = 1 << 20  # bytes; an INFO list is a few hundred


def read_info(file: BinaryIO) -> dict[str, list[str]]:
    """Give the INFO list by its lower-case names ("inam", "iart"), read as UTF-8 or else as Latin-1."""
    file.seek(12)
    for name, size in _chunks(file):
        if name == b"LIST" and size <= _MAX_LIST:
            content = file.read(size)
            if content[:4] == b"INFO":
                return dict(_entries(content))
    return {}


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield name and size of each chunk, the file standing at its content."""
    start = file.tell()
    while len(header := file.read(8)) == 8:
        name, size = struct.unpack("<4sI", header)
        yield name, size
        start += 8 + size + size % 2
        file.seek(start)


def _entries(content: bytes) -> Iterator[tuple[str, list[str]]]:
    place = 4
    while place + 8 <= len(content):
        name, size = struct.unpack_from("<4sI", content, place)
        value = content[place + 8 : place + 8 + size].rstrip(b"\0")
        yield name.decode("latin-1").lower(), [_decoded(value)]
        place += 8 + size + size % 2


def _decoded(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
