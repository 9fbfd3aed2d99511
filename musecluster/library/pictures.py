# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing the front cover among the pictures that a file's tags hold."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from mutagen.flac import Picture
from mutagen.id3 import ID3Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from musecluster.library.containers import Parsed

MAX_COVER = 32 << 20
"""Bytes of the largest picture that is used."""

_FRONT = 3  # picture types of ID3v2.4, 4.14, which FLAC, Ogg and ASF share
_ICONS = (1, 2)
_read_picture: Callable[[bytes], Any] = Picture

_Typed = tuple[int, bytes]


def front_cover(parsed: Parsed) -> bytes | None:
    """The picture's bytes: the front cover before others, others before icons; None where there is none."""
    try:
        pictures = [(kind, data) for kind, data in _pictures(parsed) if 0 < len(data) <= MAX_COVER]
    except Exception:  # as with all that mutagen reads of damaged files
        return None
    return min(pictures, key=_preference)[1] if pictures else None


def _preference(picture: _Typed) -> int:
    kind, _ = picture
    return 0 if kind == _FRONT else 2 if kind in _ICONS else 1


def _pictures(parsed: Parsed) -> Iterator[_Typed]:
    yield from ((picture.type, picture.data) for picture in parsed.pictures)
    if issubclass(type(parsed.tags), ID3Tags):
        yield from ((frame.type, frame.data) for frame in parsed.tags.getall("APIC"))
    elif parsed.tags is not None:
        pairs = parsed.tags if isinstance(parsed.tags, list) else parsed.tags.items()
        yield from (picture for key, value in pairs for picture in _named(key.lower(), value))


def _named(key: str, value: Any) -> Iterator[_Typed]:
    """The pictures of one entry of Vorbis comments, MP4, ASF or APEv2."""
    if key == "metadata_block_picture":
        picture = _read_picture(base64.b64decode(value))
        yield picture.type, picture.data
    elif key == "coverart":
        yield _FRONT, base64.b64decode(value)
    elif key == "covr":
        yield from ((_FRONT, bytes(image)) for image in value)
    elif key == "wm/picture":
        yield _of_asf(value.value)
    elif key.startswith("cover art"):
        yield _FRONT if "front" in key else 0, value.value.partition(b"\0")[2]


def _of_asf(value: bytes) -> _Typed:
    """A WM/Picture: type, size (4 bytes), MIME type and description (UTF-16, each ended by NUL), image."""
    size = int.from_bytes(value[1:5], "little")
    return value[0], value[-size:] if 0 < size <= len(value) else b""
