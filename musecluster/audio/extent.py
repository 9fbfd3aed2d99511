# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of a file that holds sound: a read-only view without the tags in front of it and behind it.

Demuxers guess durations and seek positions from the place and number of bytes. Behind this view a change
of tags changes neither, so the packets of a window stay the same.
"""

from __future__ import annotations

import os
from typing import BinaryIO

_ID3V2_HEADER = 10  # bytes; https://id3.org/id3v2.4.0-structure, sections 3.1 and 3.4
_ID3V1_SIZE = 128
_APE_FOOTER = 32  # bytes; https://wiki.hydrogenaud.io/index.php?title=APE_Tags_Header
_APE_HAS_HEADER = 1 << 31
_LYRICS_END = 15  # six digits of size and "LYRICS200"; https://id3.org/Lyrics3v2
_MOST_TAGS = 16  # at either end; a crafted file must not keep us here


class Extent:
    """A binary file without its outer tags, for av.open.

    Parameters
    ----------
        file: open for reading, seekable; closed by its owner.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        size = file.seek(0, os.SEEK_END)
        self._start = _start_of_sound(file, size)
        self._end = _end_of_sound(file, self._start, size)
        self.seek(0)

    @property
    def size(self) -> int:
        """Bytes between the tags."""
        return self._end - self._start

    def read(self, size: int = -1) -> bytes:
        """At most this many bytes; all that are left for -1."""
        left = max(0, self._end - self._file.tell())
        return self._file.read(left if size < 0 else min(size, left))

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go to an offset from the start, the present place or the end, but not out of the sound."""
        base = {os.SEEK_SET: self._start, os.SEEK_CUR: self._file.tell(), os.SEEK_END: self._end}[whence]
        return self._file.seek(min(max(self._start, base + offset), self._end)) - self._start

    def tell(self) -> int:
        """The present offset from the start of the sound."""
        return self._file.tell() - self._start


def _start_of_sound(file: BinaryIO, size: int) -> int:
    """Offset behind the ID3v2 tags."""
    start = 0
    for _ in range(_MOST_TAGS):
        header = _at(file, start, _ID3V2_HEADER)
        if len(header) < _ID3V2_HEADER or not header.startswith(b"ID3"):
            break
        has_footer = header[5] & 0x10
        start += _ID3V2_HEADER + _syncsafe(header[6:]) + (_ID3V2_HEADER if has_footer else 0)
    return min(start, size)


def _end_of_sound(file: BinaryIO, start: int, size: int) -> int:
    """Offset before the ID3v1, APEv2, Lyrics3 and appended ID3v2 tags, which follow in any order."""
    end = size
    for _ in range(_MOST_TAGS):
        tag = _tag_before(file, end)
        if not 0 < tag <= end - start:
            break
        end -= tag
    return end


def _tag_before(file: BinaryIO, end: int) -> int:
    """Size of the tag that ends here; 0 where none does."""
    tail = _at(file, max(0, end - _ID3V1_SIZE), min(end, _ID3V1_SIZE))
    ape, lyrics, id3 = tail[-_APE_FOOTER:], tail[-_LYRICS_END:], tail[-_ID3V2_HEADER:]
    if ape.startswith(b"APETAGEX"):
        flags = int.from_bytes(ape[20:24], "little")
        return int.from_bytes(ape[12:16], "little") + (_APE_FOOTER if flags & _APE_HAS_HEADER else 0)
    if lyrics.endswith(b"LYRICS200") and lyrics[:6].isdigit():
        return int(lyrics[:6]) + _LYRICS_END
    if id3.startswith(b"3DI"):
        return 2 * _ID3V2_HEADER + _syncsafe(id3[6:])
    return _ID3V1_SIZE if tail.startswith(b"TAG") and len(tail) == _ID3V1_SIZE else 0


def _syncsafe(digits: bytes) -> int:
    """Four bytes of seven bits each."""
    number = 0
    for byte in digits[:4]:
        number = number << 7 | byte & 0x7F
    return number


def _at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)
