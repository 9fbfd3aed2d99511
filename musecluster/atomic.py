# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from musecluster.errors import MuseClusterError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk is full",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you are not allowed to write there",
    errno.EPERM: "you are not allowed to write there",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "there is no such folder",
    errno.EISDIR: "there is a folder of that name",
}


def write_atomically(target: Path, content: bytes) -> None:
    """Put `content` into `target`; whoever looks sees the old file or the new one, never a part.

    The content is written and synchronised to a new file in the same folder, which then takes the
    target's place: POSIX rename(2) and Windows ReplaceFile are atomic within one file system. An old
    file's permissions are kept; a symbolic link stays one, and the file it points to is replaced.

    Raises
    ------
        MuseClusterError: no such folder, not allowed, disk full; the old file is as it was.
    """
    target = Path(os.path.realpath(target))
    # Short and of our own making: a long target name plus a suffix could exceed the file system's limit.
    part = target.with_name(f".musecluster-{secrets.token_hex(8)}.part")
    try:
        _write(part, content)
        if target.exists():
            shutil.copymode(target, part)
        os.replace(part, target)
    except OSError as error:
        raise MuseClusterError(f"{_shown(target)} could not be written: {why(error)}.") from error
    finally:
        with suppress(OSError):  # there is none: the target has taken it over, or it could not be made
            part.unlink()


def why(error: OSError) -> str:
    """The cause of a failed write in a listener's words, to end a sentence."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def _write(part: Path, content: bytes) -> None:
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _shown(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "replace")
