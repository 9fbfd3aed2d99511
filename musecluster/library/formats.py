# SPDX-License-Identifier: GPL-3.0-or-later
"""What audio looks like: its file extensions and the first bytes of its containers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD_SIZE = 4096
"""Bytes that `recognise` wants to see: room for two MPEG frames of any bit rate."""

AUDIO_EXTENSIONS = frozenset(
    (
        b"mp3 mp2 mp1 mpga flac fla ogg oga opus spx m4a m4b m4p m4r mp4 aac adts alac wav wave rf64 w64 aif "
        b"aiff aifc wma asf ape wv mpc mp+ mpp tta tak ofr mka ac3 eac3 dts dsf dff caf au snd amr 3gp ra"
    ).split()
)
"""A file with one of these is a song until the decoder says otherwise."""

OTHER_EXTENSIONS = frozenset(
    (
        b"jpg jpeg png gif bmp tif tiff webp svg ico psd txt md rtf doc docx odt pdf htm html xml json yaml "
        b"yml toml ini cfg conf csv log nfo diz url lnk sfv md5 sha1 sha256 ffp accurip cue m3u m3u8 pls "
        b"xspf wpl asx lrc srt zip rar 7z gz bz2 xz zst tar iso bin img exe dll so msi deb rpm dmg app bat "
        b"sh py pyc c h cpp js css db sqlite db-wal db-shm bak tmp part crdownload torrent mkv avi mov wmv "
        b"m4v mpg mpeg vob ts flv webm mid midi kar sf2 als flp logicx rpp asd pk peak reapeaks"
    ).split()
)
"""Files with these are never opened: they are not songs whatever they begin with."""


class Signature(NamedTuple):
    """Bytes that a container begins with; a dot stands for any byte."""

    pattern: re.Pattern[bytes]
    container: str


SIGNATURES = tuple(
    Signature(re.compile(pattern, re.DOTALL), container)
    for pattern, container in (
        (rb"fLaC", "flac"),
        (rb"OggS.{24,512}?\x01vorbis", "vorbis"),
        (rb"OggS.{24,512}?OpusHead", "opus"),
        (rb"OggS.{24,512}?\x7fFLAC", "oggflac"),
        (rb"OggS.{24,512}?Speex   ", "speex"),
        (rb"(?:RIFF|RF64|BW64).{4}WAVE", "wave"),
        (rb"FORM.{4}AIF[FC]", "aiff"),
        (rb".{4}ftyp(?:M4[ABP] |isom|iso2|mp4[12]|dash|3gp)", "mp4"),
        (re.escape(bytes.fromhex("3026b2758e66cf11a6d900aa0062ce6c")), "asf"),
        (rb"MAC ", "monkey"),
        (rb"wvpk", "wavpack"),
        (rb"MPCK|MP\+", "musepack"),
        (rb"TTA[12]", "trueaudio"),
        (rb"tBaK", "tak"),
        (rb"OFR ", "optimfrog"),
        (rb"DSD \x1c", "dsf"),
        (rb"FRM8.{8}DSD ", "dsdiff"),
        (rb"caff\x00\x01", "caf"),
        (rb"\.snd\x00\x00", "au"),
        (rb"#!AMR", "amr"),
        (rb"ADIF", "aac"),
        (rb"ID3[\x02-\x04][\x00-\x09]", "id3"),
    )
)


def recognise(head: bytes) -> str | None:
    """Name the container that begins with these bytes.

    Parameters
    ----------
        head: the first HEAD_SIZE bytes of a file, or all of a shorter one.

    Returns
    -------
        "flac", "vorbis", "mpeg" ...; "id3" where an ID3v2 tag stands before the audio; None for all else.
    """
    for signature in SIGNATURES:
        if signature.pattern.match(head):
            return signature.container
    if _two_frames(head, _mpeg_frame):
        return "mpeg"
    return "aac" if _two_frames(head, _adts_frame) else None


def _two_frames(head: bytes, length: Callable[[bytes], int | None]) -> bool:
    """Whether a frame header is followed, just where it says, by a second one of the same kind."""
    first = length(head[:6])
    if first is None:
        return False
    second = head[first : first + 6]
    return length(second) is not None and second[1] == head[1] and second[2] & 0x0C == head[2] & 0x0C


_KBITS = {  # (MPEG 1?, layer) -> kbit/s by index, ISO 11172-3 and 13818-3
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


def _mpeg_frame(header: bytes) -> int | None:
    """Bytes of the MPEG audio frame that this header opens (ISO 11172-3); None where it opens none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, 4 - (header[1] >> 1 & 3)
    bitrate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer == 4 or bitrate in (0, 15) or rate == 3:
        return None
    bits, hertz = _KBITS[version == 3, layer][bitrate] * 1000, _RATES[version][rate]
    if layer == 1:
        return (12 * bits // hertz + padding) * 4
    samples = 576 if layer == 3 and version != 3 else 1152
    return samples // 8 * bits // hertz + padding


def _adts_frame(header: bytes) -> int | None:
    """Bytes of the AAC frame that this ADTS header opens (ISO 13818-7); None where it opens none."""
    if len(header) < 6 or header[0] != 0xFF or header[1] & 0xF6 != 0xF0 or header[2] >> 2 & 15 > 12:
        return None
    length = (header[3] & 3) << 11 | header[4] << 3 | header[5] >> 5
    return length if length > 7 else None
