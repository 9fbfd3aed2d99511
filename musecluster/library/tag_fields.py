# SPDX-License-Identifier: GPL-3.0-or-later
"""The names that each family of tags has for a field, and the readers that bring every family to one form.

After the ID3v2.4, Vorbis comment, APEv2, ASF and iTunes specifications and the tag mapping of MusicBrainz
Picard (https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html). All names are lower-case here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mutagen.id3 import ID3Tags
from mutagen.mp4 import MP4Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_ITUNES = "----:com.apple.itunes:"

# Field -> names in the order of preference. Vorbis comments, APEv2 and ASF share one table: no names clash.
ID3 = {
    "title": ("tit2",),
    "artists": ("txxx:artists", "tpe1"),
    "album": ("talb",),
    "album_artist": ("tpe2", "txxx:albumartist", "txxx:album artist"),
    "track_number": ("trck",),
    "disc_number": ("tpos",),
    "year": ("tdor", "txxx:originalyear", "txxx:originaldate", "tdrc", "tdrl"),
    "genres": ("tcon",),
    "compilation": ("tcmp", "txxx:compilation"),
    "replaygain": ("txxx:replaygain_track_gain", "rva2:track", "replaygain_track_gain"),
    "musicbrainz.recording": ("ufid:http://musicbrainz.org", "txxx:musicbrainz recording id"),
    "musicbrainz.track": ("txxx:musicbrainz release track id",),
    "musicbrainz.album": ("txxx:musicbrainz album id",),
    "musicbrainz.artist": ("txxx:musicbrainz artist id",),
    "musicbrainz.album_artist": ("txxx:musicbrainz album artist id",),
    "musicbrainz.release_group": ("txxx:musicbrainz release group id",),
    "musicbrainz.work": ("txxx:musicbrainz work id",),
}
NAMED = {
    "title": ("title",),
    "artists": ("artists", "wm/artists", "artist", "author"),
    "album": ("album", "wm/albumtitle"),
    "album_artist": ("albumartist", "album artist", "album_artist", "wm/albumartist"),
    "track_number": ("tracknumber", "track", "wm/tracknumber"),
    "disc_number": ("discnumber", "disc", "wm/partofset"),
    "year": ("originaldate", "originalyear", "wm/originalreleaseyear", "date", "year", "wm/year"),
    "genres": ("genre", "wm/genre"),
    "compilation": ("compilation", "wm/iscompilation"),
    "replaygain": ("replaygain_track_gain",),
    "r128": ("r128_track_gain",),
    "musicbrainz.recording": ("musicbrainz_trackid", "musicbrainz/track id"),
    "musicbrainz.track": ("musicbrainz_releasetrackid", "musicbrainz/release track id"),
    "musicbrainz.album": ("musicbrainz_albumid", "musicbrainz/album id"),
    "musicbrainz.artist": ("musicbrainz_artistid", "musicbrainz/artist id"),
    "musicbrainz.album_artist": ("musicbrainz_albumartistid", "musicbrainz/album artist id"),
    "musicbrainz.release_group": ("musicbrainz_releasegroupid", "musicbrainz/release group id"),
    "musicbrainz.work": ("musicbrainz_workid", "musicbrainz/work id"),
}
MP4 = {
    "title": ("©nam",),
    "artists": (f"{_ITUNES}artists", "©art"),
    "album": ("©alb",),
    "album_artist": ("aart",),
    "track_number": ("trkn",),
    "disc_number": ("disk",),
    "year": (f"{_ITUNES}originaldate", f"{_ITUNES}originalyear", "©day"),
    "genres": ("©gen",),
    "compilation": ("cpil",),
    "replaygain": (f"{_ITUNES}replaygain_track_gain",),
    "musicbrainz.recording": (f"{_ITUNES}musicbrainz track id",),
    "musicbrainz.track": (f"{_ITUNES}musicbrainz release track id",),
    "musicbrainz.album": (f"{_ITUNES}musicbrainz album id",),
    "musicbrainz.artist": (f"{_ITUNES}musicbrainz artist id",),
    "musicbrainz.album_artist": (f"{_ITUNES}musicbrainz album artist id",),
    "musicbrainz.release_group": (f"{_ITUNES}musicbrainz release group id",),
    "musicbrainz.work": (f"{_ITUNES}musicbrainz work id",),
}
RIFF_INFO = {
    "title": ("inam",),
    "artists": ("iart",),
    "album": ("iprd",),
    "track_number": ("iprt", "itrk"),
    "year": ("icrd",),
    "genres": ("ignr",),
}

Fields = dict[str, list[str]]


def fields_of(tags: Any) -> Fields:
    """Bring the tags of any family to field -> values, as text and uncleaned.

    Parameters
    ----------
        tags: what mutagen gives as `.tags`, or None.
    """
    if tags is None:
        return {}
    if issubclass(type(tags), ID3Tags):
        return pick(_id3_texts(tags), ID3)
    if issubclass(type(tags), MP4Tags):
        return pick(_texts(tags.items(), _mp4_text), MP4)
    return pick(_texts(tags if isinstance(tags, list) else tags.items(), _text), NAMED)


def pick(texts: Mapping[str, list[str]], table: Mapping[str, tuple[str, ...]]) -> Fields:
    """For each field of the table the values of the first name that has any."""
    found = {
        field: next((texts[name] for name in names if texts.get(name)), []) for field, names in table.items()
    }
    return {field: values for field, values in found.items() if values}


def _id3_texts(tags: Any) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for key, frame in tags.items():
        if hasattr(frame, "text"):
            texts[key.lower()] = [str(text) for text in frame.text]
        elif key.startswith("UFID:"):
            texts[key.lower()] = [frame.data.decode("ascii", "replace")]
        elif key.startswith("RVA2:"):
            texts[key.lower()] = [str(frame.gain)]
    return texts


def _texts(pairs: Iterable[tuple[str, Any]], read: Callable[[Any], Iterator[str]]) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for key, value in pairs:
        values = value if isinstance(value, list) else [value]
        texts.setdefault(key.lower(), []).extend(text for item in values for text in read(item))
    return texts


def _text(value: Any) -> Iterator[str]:
    """One value of Vorbis comments (text), APEv2 (texts parted by NUL) or ASF (text, number, truth)."""
    if isinstance(value, str):
        yield value
    elif hasattr(value, "value") and not isinstance(value.value, bytes):
        yield from str(value.value).split("\0")


def _mp4_text(value: Any) -> Iterator[str]:
    """One value of an MP4 atom: text, truth, (number, total) or a free-form atom's bytes, which are UTF-8."""
    if isinstance(value, bytes):
        if not hasattr(value, "imageformat"):  # not a cover
            yield value.decode("utf-8", "replace")
    else:
        yield str(value[0] if isinstance(value, tuple) else value)
