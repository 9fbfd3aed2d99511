# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding every song under the roots: a walk that nothing on a disk can stop."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from musecluster.errors import UsageError
from musecluster.library.formats import AUDIO_EXTENSIONS, HEAD_SIZE, OTHER_EXTENSIONS, recognise
from musecluster.library.reading import open_file
from musecluster.track import FoundFile, shown

Trouble = Callable[[bytes, str], None]
"""Told of each folder that could not be read: its path and one sentence."""

SYSTEM_FOLDERS = frozenset(
    {b"$recycle.bin", b"system volume information", b"lost+found", b"@eadir", b"#recycle", b"__macosx"}
)


def find_audio(roots: Iterable[bytes], trouble: Trouble = lambda folder, reason: None) -> Iterator[FoundFile]:
    """Walk the roots and yield each song once, in an order that depends on the names alone.

    A song is a regular file with an audio extension, or one with an unknown extension or none that begins
    like audio. Hidden files and system folders are passed over. Symbolic links are followed last, so that a
    file is known by its real path where that lies under a root; hard links are files of their own. A folder
    marked ".nomedia" is walked: that mark speaks to a phone's gallery, and the listener named this folder.

    Parameters
    ----------
        roots: folders as os.fsencode gives them; they may overlap. One that is not there yields nothing
            (`check_root` and `root_is_there` tell).
        trouble: called for each folder that is there and cannot be read; the walk goes on.
    """
    walk = _Walk(trouble)
    for root in roots:
        yield from walk.files(os.path.abspath(root))
    while walk.links:
        yield from walk.linked(walk.links.popleft())


def check_root(root: bytes) -> None:
    """Make sure that a folder can be searched for music.

    Raises
    ------
        UsageError: it is not there, is no folder or may not be read.
    """
    if not os.path.exists(root):
        raise UsageError(f"There is no folder {shown(root)}; check its name, or connect its drive.")
    if not os.path.isdir(root):
        raise UsageError(f"{shown(root)} is not a folder; give the folder that holds your music.")
    if not root_is_there(root):
        raise UsageError(f"The folder {shown(root)} may not be read; check its permissions.")


def root_is_there(root: bytes) -> bool:
    """Whether the folder exists and answers; an unmounted drive or a lost network share does not."""
    try:
        with os.scandir(root):
            return True
    except OSError:
        return False


def root_is_empty(root: bytes) -> bool:
    """Whether the folder is there and holds nothing at all, as the mount point of an absent drive does."""
    try:
        with os.scandir(root) as entries:
            return next(entries, None) is None
    except OSError:
        return False


class _Walk:
    """One walk: the folders it has been in, and the symbolic links that it will follow at its end."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        self.links: deque[bytes] = deque()
        self.folders: set[tuple[int, int]] = set()
        self.targets: set[bytes] = set()

    def files(self, top: bytes) -> Iterator[FoundFile]:
        """Yield the songs below a folder, sorted within each folder, with no limit of depth."""
        pending = [top]
        while pending:
            folders = []
            for entry in self.entries(pending.pop()):
                if entry.is_symlink():
                    self.links.append(entry.path)
                elif entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif found := _song(entry.path):
                    yield found
            pending += reversed(folders)

    def entries(self, folder: bytes) -> list[os.DirEntry[bytes]]:
        """List a folder in order; nothing where the walk has been, and where it is closed or has vanished."""
        try:
            if not self.enter(folder):
                return []
            with os.scandir(folder) as entries:
                return sorted((entry for entry in entries if not _passed_over(entry.name)), key=_name)
        except FileNotFoundError:
            return []
        except OSError as error:
            self.trouble(folder, f"This folder could not be read: {error.strerror}.")
            return []

    def enter(self, folder: bytes) -> bool:
        """Note the folder; false where the walk has been in it, by whatever path."""
        status = os.stat(folder)
        identity = (status.st_dev, status.st_ino)
        if identity in self.folders:
            return False
        self.folders.add(identity)
        return True

    def linked(self, link: bytes) -> Iterator[FoundFile]:
        """Yield the songs behind a symbolic link that no real path has led to."""
        if os.path.isdir(link):
            yield from self.files(link)
            return
        target = os.path.realpath(link)
        if target in self.targets or self.been_in(os.path.dirname(target)):
            return
        self.targets.add(target)
        if found := _song(link):
            yield found

    def been_in(self, folder: bytes) -> bool:
        try:
            status = os.stat(folder)
        except OSError:
            return False
        return (status.st_dev, status.st_ino) in self.folders


def _name(entry: os.DirEntry[bytes]) -> bytes:
    return entry.name


def _passed_over(name: bytes) -> bool:
    """Whether a name is hidden or the system's; "...And Justice for All" is neither, though it begins so."""
    return (name[:1] == b"." and name[:2] != b"..") or name.lower() in SYSTEM_FOLDERS


def _song(path: bytes) -> FoundFile | None:
    """Describe the file if it is a song; None for anything else, and for what has vanished."""
    extension = os.path.splitext(path)[1][1:].lower()
    if extension in OTHER_EXTENSIONS:
        return None
    try:
        status = os.stat(path)
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    if extension in AUDIO_EXTENSIONS or (status.st_size and _begins_like_audio(path)):
        return FoundFile(path, status.st_size, status.st_mtime_ns)
    return None


def _begins_like_audio(path: bytes) -> bool:
    try:
        with open_file(path) as file:
            return recognise(file.read(HEAD_SIZE)) is not None
    except OSError:
        return False
