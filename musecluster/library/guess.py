# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file's name and folders say where its tags are silent."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from musecluster.library.text import clean
from musecluster.track import shown


@dataclass(frozen=True, slots=True)
class Guess:
    """Title, artist and album as the path tells them; an empty value means that it does not."""

    title: str
    artist: str = ""
    album: str = ""
    track_number: int | None = None
    disc_number: int | None = None


# Folders that hold music without being an album or an artist.
_SHELF_NAMES = """
    music musik musique musica música songs song tracks albums artists mp3 mp3s flac audio sound sounds itunes
    compilations various unsorted misc new download downloads desktop documents media data temp tmp
    home users mnt volumes usb sd card
"""
_SHELVES = frozenset(_SHELF_NAMES.split())
_OWNERS = {"home", "users", "volumes", "media", "mnt", "run"}  # in these lie people's and drives' names
# "1-03 Title", "03. Title", "03 - Title", "03 Title"; but "99 Luftballons", "7 Rings" and "50-50" are titles.
_NUMBER = re.compile(
    r"(?:(?P<disc>\d)-(?=\d\d\D))?"
    r"(?:(?P<marked>\d{1,3})(?:\s*[.)\]]\s+|\s+-\s+|[.)\]-](?=\D))|(?P<bare>[0-3]\d)\s+)(?=[^\s-])"
)
_DISC = re.compile(r"(?:cd|dis[ck]|disque)[ ._-]*(\d{1,2})\b.*", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"[(\[]?(?:19|20)\d\d[)\]]?\s*(?:-\s*|\.\s*)?(?=\D)")
_BRACKETS_LAST = re.compile(
    r"\s*[(\[{][^()\[\]{}]*(?:\d{4}|flac|mp3|kbps|\bv0\b|web|vinyl|cd)[^()\[\]{}]*[)\]}]\s*$", re.IGNORECASE
)


def guess(path: bytes) -> Guess:
    """Read "Artist/Album/03 Title.mp3", "Artist - Album/03 - Title.mp3", "Artist - Title.mp3" and their like.

    The folder above the album's is an artist only where the file's name has a track number: without one, the
    folders are as likely a shelf ("Downloads/game/theme.ogg").
    """
    name, *folders = _names(path)
    number = _NUMBER.match(name)
    rest = name[number.end() :] if number else name
    artist, album, title, middle = _split(rest)
    track = (number["marked"] or number["bare"]) if number else middle
    disc = number["disc"] if number else None
    if folders and (match := _DISC.fullmatch(folders[0])):
        disc, folders = match[1], folders[1:]
    shelf_artist, shelf_album = _shelf(folders, numbered=track is not None)
    return Guess(
        title=clean(title) or clean(name),
        artist=clean(artist or shelf_artist),
        album=clean(album or shelf_album),
        track_number=int(track) if track and int(track) else None,
        disc_number=int(disc) if disc and int(disc) else None,
    )


def _names(path: bytes) -> list[str]:
    """The file's name without its extension, then its folders from the inside out, underscores as spaces."""
    stem, _ = os.path.splitext(os.path.basename(path))
    folders = shown(os.path.dirname(path)).replace("\\", "/").split("/")
    return [
        " ".join(text.replace("_", " ").split()) or text for text in (shown(stem), *reversed(folders)) if text
    ][:5]


def _split(name: str) -> tuple[str, str, str, str | None]:
    """Artist, album, title and track number of "Artist - Title" or "Artist - Album - 03 - Title"."""
    first, *others = re.split(r"\s+[-–—]\s+", name)
    if not others:
        return "", "", name, None
    if len(others) >= 2 and re.fullmatch(r"\d{1,3}", others[-2]):
        return first, " - ".join(others[:-2]), others[-1], others[-2]
    return first, "", " - ".join(others), None


def _shelf(folders: list[str], *, numbered: bool) -> tuple[str, str]:
    """Artist and album of the folders."""
    if not folders or folders[0].casefold() in _SHELVES:
        return "", ""
    album = _album(folders[0])
    artist, dash, rest = album.partition(" - ")
    if dash and rest:
        return artist, _album(rest)
    above, owner = [*folders[1:3], "", ""][:2]
    is_artist = numbered and above.casefold() not in _SHELVES and owner.casefold() not in _OWNERS
    return (above if is_artist else ""), album


def _album(folder: str) -> str:
    """The album's name without "(1994)" or "1994 - " before and "[FLAC]" or "(1994)" after it."""
    name = _YEAR_FIRST.sub("", folder, count=1) if _YEAR_FIRST.match(folder) else folder
    return _BRACKETS_LAST.sub("", name) or folder
