# SPDX-License-Identifier: GPL-3.0-or-later
"""Short songs whose tags are written as each family's own programs write them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import mutagen
from mutagen import asf, flac, id3, mp4

from tests.audio_files import tone, write_audio

if TYPE_CHECKING:
    from pathlib import Path

RECORDING = "b1a9c0e9-d987-4042-ae91-78d6a3267d69"
ALBUM = "5b11f4ce-a62d-471e-81fc-a69a8278c7da"

ID3 = {
    "title": id3.TIT2(text="Tïtle 標題 🎵"),
    "artists": id3.TPE1(text=["First Artist", "AC/DC"]),
    "album": id3.TALB(text="The Album"),
    "album_artist": id3.TPE2(text="Various Artists"),
    "track_number": id3.TRCK(text="3/12"),
    "disc_number": id3.TPOS(text="2/2"),
    "date": id3.TDRC(text="2004-05-02"),
    "original": id3.TDOR(text="1994-05-02"),
    "genres": id3.TCON(text=["Rock", "Singer/Songwriter"]),
    "compilation": id3.TCMP(text="1"),
    "replaygain": id3.TXXX(desc="REPLAYGAIN_TRACK_GAIN", text="-6.30 dB"),
    "recording": id3.UFID(owner="http://musicbrainz.org", data=RECORDING.encode()),
    "album_id": id3.TXXX(desc="MusicBrainz Album Id", text=ALBUM),
}
VORBIS = {
    "TITLE": "Tïtle 標題 🎵",
    "ARTIST": ["First Artist", "AC/DC"],
    "ALBUM": "The Album",
    "ALBUMARTIST": "Various Artists",
    "TRACKNUMBER": "3",
    "DISCNUMBER": "2",
    "DATE": "2004-05-02",
    "ORIGINALDATE": "1994-05-02",
    "GENRE": ["Rock", "Singer/Songwriter"],
    "COMPILATION": "1",
    "REPLAYGAIN_TRACK_GAIN": "-6.30 dB",
    "MUSICBRAINZ_TRACKID": RECORDING,
    "MUSICBRAINZ_ALBUMID": ALBUM,
}
APE = {
    **VORBIS,
    "Track": "3/12",
    "Disc": "2/2",
    "Album Artist": "Various Artists",
    "Year": "2004",
}
ITUNES = "----:com.apple.iTunes:"
MP4: dict[str, Any] = {
    "©nam": "Tïtle 標題 🎵",
    "©ART": ["First Artist", "AC/DC"],
    "©alb": "The Album",
    "aART": "Various Artists",
    "trkn": [(3, 12)],
    "disk": [(2, 2)],
    "©day": "2004-05-02",
    f"{ITUNES}ORIGINALDATE": [b"1994-05-02"],
    "©gen": ["Rock", "Singer/Songwriter"],
    "cpil": True,
    f"{ITUNES}replaygain_track_gain": [b"-6.30 dB"],
    f"{ITUNES}MusicBrainz Track Id": [RECORDING.encode()],
    f"{ITUNES}MusicBrainz Album Id": [ALBUM.encode()],
}
ASF = {
    "Title": "Tïtle 標題 🎵",
    "Author": ["First Artist", "AC/DC"],
    "WM/AlbumTitle": "The Album",
    "WM/AlbumArtist": "Various Artists",
    "WM/TrackNumber": "3",
    "WM/PartOfSet": "2/2",
    "WM/Year": "2004",
    "WM/OriginalReleaseYear": "1994",
    "WM/Genre": ["Rock", "Singer/Songwriter"],
    "WM/IsCompilation": True,
    "replaygain_track_gain": "-6.30 dB",
    "MusicBrainz/Track Id": RECORDING,
    "MusicBrainz/Album Id": ALBUM,
}
FORMATS = (
    ".mp3",
    ".flac",
    ".ogg",
    ".opus",
    ".oga",
    ".m4a",
    ".alac.m4a",
    ".wma",
    ".wv",
    ".wav",
    ".aiff",
    ".tta",
)


def silent_song(path: Path) -> Path:
    """Half a second of sound without tags."""
    return write_audio(path, tone(seconds=0.5, rate=48_000), 48_000)


def tag(path: Path, cover: bytes | None = None) -> Path:
    """Give a file every tag of its family, and covers: first a back, then the front."""
    file = mutagen.File(path)
    if file.tags is None:
        file.add_tags()
    if isinstance(file.tags, id3.ID3Tags):
        _tag_id3(file.tags, cover)
    elif isinstance(file, mp4.MP4):
        file.tags.update(MP4 if cover is None else {**MP4, "covr": [mp4.MP4Cover(cover)]})
    elif isinstance(file, asf.ASF):
        file.tags.update(ASF if cover is None else {**ASF, "WM/Picture": _asf_picture(cover)})
    else:
        _tag_named(file, cover)
    file.save()
    return path


def _tag_id3(tags: id3.ID3, cover: bytes | None) -> None:
    for frame in ID3.values():
        tags.add(frame)
    if cover is not None:
        tags.add(id3.APIC(mime="image/png", type=4, desc="back", data=b"the back"))
        tags.add(id3.APIC(mime="image/png", type=3, desc="front", data=cover))


def _tag_named(file: Any, cover: bytes | None) -> None:
    is_ape = type(file.tags).__name__ == "APEv2"
    file.tags.update(APE if is_ape else VORBIS)
    if cover is None:
        return
    if is_ape:
        file.tags["Cover Art (Front)"] = mutagen.apev2.APEValue(b"front.png\0" + cover, mutagen.apev2.BINARY)
    elif isinstance(file, flac.FLAC):
        file.add_picture(picture(b"the back", 4))
        file.add_picture(picture(cover, 3))
    else:
        pictures = (picture(b"the back", 4), picture(cover, 3))
        file.tags["METADATA_BLOCK_PICTURE"] = [base64.b64encode(each.write()).decode() for each in pictures]


def picture(data: bytes, kind: int) -> flac.Picture:
    made = flac.Picture()
    made.data, made.type, made.mime = data, kind, "image/png"
    return made


def _asf_picture(data: bytes) -> asf.ASFByteArrayAttribute:
    words = "image/png\0front\0".encode("utf-16-le")
    return asf.ASFByteArrayAttribute(bytes([3]) + len(data).to_bytes(4, "little") + words + data)
