# SPDX-License-Identifier: GPL-3.0-or-later
"""The artist that an audio file itself names; nothing is guessed from names of files and folders."""

from __future__ import annotations

import os

import mutagen

# As mutagen calls them: Vorbis comments, ID3 of MP3, MP4 and APEv2; ID3 of WAV and AIFF; ASF.
_KEYS = ("artist", "albumartist", "TPE1", "TPE2", "Author", "WM/AlbumArtist")


def artist_tag(path: bytes) -> str:
    """The first artist in the file's tags, "" where there is none or the tags cannot be read."""
    try:
        file = mutagen.File(os.fsdecode(path), easy=True)
        tags = {} if file is None or file.tags is None else file.tags
        values = [str(value).strip() for key in _KEYS if key in tags for value in tags[key]]
    except Exception:  # a damaged tag makes mutagen raise nearly anything, and costs an artist at most
        return ""
    return next(filter(None, values), "")
