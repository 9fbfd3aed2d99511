# SPDX-License-Identifier: GPL-3.0-or-later
"""One writer at a time: a lock on a file beside the library that dies with its process."""

from __future__ import annotations

import os
import sys
import weakref
from typing import TYPE_CHECKING

from musecluster.errors import LibraryError
from musecluster.track import shown

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # a locked byte cannot be read on Windows, so a byte after the record is the one to lock

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class WriterLock:
    """The right to write one library, from construction to `release` or the end of the process.

    The system drops the lock when its process dies, however it dies, so that no stale lock can be left. The
    file itself stays: deleting it would let two processes lock two files of one name. It holds a short record
    that the holder may leave for the next one.

    Raises
    ------
        LibraryError: another process, or another part of this one, holds the lock.
        OSError: the file beside the library cannot be made.
    """

    def __init__(self, library: Path) -> None:
        self.path = lock_path(library)
        self._descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _lock(self._descriptor)
        except (BlockingIOError, PermissionError) as error:  # Windows says EACCES where POSIX says EAGAIN
            os.close(self._descriptor)
            raise LibraryError(
                f"Another MuseCluster is working on the library {shown(os.fsencode(library))}: "
                "wait until it has finished, or stop it."
            ) from error
        except OSError:
            os.close(self._descriptor)
            raise
        _held.add(self)

    def record(self) -> bytes:
        """What the last holder left; empty if it left nothing."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        return os.read(self._descriptor, 1024)

    def leave(self, record: bytes) -> None:
        """Replace the record."""
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, record)

    def release(self) -> None:
        """Let the next writer in; a second call does nothing."""
        if self in _held:
            _held.discard(self)
            os.close(self._descriptor)


def lock_path(library: Path) -> Path:
    """The file whose lock stands for the library."""
    return library.with_name(library.name + ".lock")


_held: weakref.WeakSet[WriterLock] = weakref.WeakSet()


def _drop_inherited() -> None:
    """Close, without unlocking, the copies that a forked child got: the lock is to end with its parent."""
    for lock in list(_held):
        lock.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_drop_inherited)
