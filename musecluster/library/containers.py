# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a file's tags with mutagen, by what the file is and not by what it is called."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from mutagen.apev2 import APEv2
from mutagen.id3 import ID3

from musecluster.library.formats import HEAD_SIZE, recognise
from musecluster.library.reading import MAX_READ

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from musecluster.library.reading import BoundedReader

_READERS = {
    "flac": "flac.FLAC",
    "vorbis": "oggvorbis.OggVorbis",
    "opus": "oggopus.OggOpus",
    "oggflac": "oggflac.OggFLAC",
    "speex": "oggspeex.OggSpeex",
    "wave": "wave.WAVE",
    "aiff": "aiff.AIFF",
    "mp4": "mp4.MP4",
    "asf": "asf.ASF",
    "monkey": "monkeysaudio.MonkeysAudio",
    "wavpack": "wavpack.WavPack",
    "musepack": "musepack.Musepack",
    "trueaudio": "trueaudio.TrueAudio",
    "tak": "tak.TAK",
    "optimfrog": "optimfrog.OptimFROG",
    "dsf": "dsf.DSF",
    "dsdiff": "dsdiff.DSDIFF",
    "aac": "aac.AAC",
    "mpeg": "mp3.MP3",
}
_read_id3: Callable[[Any], Any] = ID3
_ID3_FRONT = 1 << 20  # bytes of an oversized ID3 tag that are read: text frames come before pictures


def container_of(file: BoundedReader) -> str:
    """Name the container; "mpeg" for anything unknown, since an MPEG stream may begin anywhere."""
    file.seek(0)
    head = file.read(HEAD_SIZE)
    container = recognise(head)
    if container == "id3":
        file.seek(id3_size(head))
        container = recognise(file.read(HEAD_SIZE))
    return container if container in _READERS else "mpeg"


def id3_size(head: bytes | bytearray) -> int:
    """Bytes of the ID3v2 tag that a file begins with, its header included; 0 without one (ID3v2.4, 3.1)."""
    if head[:3] != b"ID3" or len(head) < 10:
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + (20 if head[5] & 0x10 else 10)


class Parsed(NamedTuple):
    """mutagen's view of a file: each part None or empty where it could not be read."""

    info: Any = None
    tags: Any = None
    pictures: Sequence[Any] = ()


def parse(file: BoundedReader, container: str) -> Parsed:
    """Read the stream's figures, the tags and FLAC's picture blocks."""
    parsed = _tried(_reader(container), file)
    # ADTS may stand behind an ID3 tag, MP3 before an APEv2 tag, and sound tags before damaged sound.
    tags = (
        getattr(parsed, "tags", None)
        or _tried(_read_id3, file)
        or _tried(_front_of_id3, file)
        or _tried(APEv2, file)
    )
    return Parsed(getattr(parsed, "info", None), tags, getattr(parsed, "pictures", ()))


def _front_of_id3(file: BoundedReader) -> Any:
    """The first frames of an ID3v2 tag that is larger than memory allows, without its pictures."""
    head = bytearray(file.read(_ID3_FRONT))
    if id3_size(head) <= MAX_READ:
        return None
    head[6:10] = bytes(len(head) - 10 >> shift & 0x7F for shift in (21, 14, 7, 0))
    tags = _read_id3(io.BytesIO(head))
    tags.delall("APIC")
    return tags


def _reader(container: str) -> Any:
    module, _, name = _READERS[container].partition(".")
    return getattr(import_module(f"mutagen.{module}"), name)


def _tried(reader: Any, file: BoundedReader) -> Any:
    """What the reader makes of the file, or None.

    mutagen promises MutagenError, but damaged files have drawn from it most of what Python can raise.
    """
    try:
        file.seek(0)
        return reader(file)
    except Exception:
        return None
