# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening a music file: to read only, never a pipe or a device, and never more than it holds."""

from __future__ import annotations

import io
import os
import stat

# A pipe would wait for its writer for ever; on Windows the flags are absent or needed for bytes as they are.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


MAX_READ = 32 << 20
"""Bytes that are read at once: a tag reader makes up to four copies, and a worker has 300 MB."""


class BoundedReader(io.BufferedReader):
    """A file whose `read` believes no length that a damaged header claims, and gives at most MAX_READ bytes.

    It has no name, so that its content alone tells a tag reader what it is.
    """

    name = ""

    def __init__(self, raw: io.FileIO, size: int) -> None:
        super().__init__(raw)
        self.size = size

    def read(self, count: int | None = -1, /) -> bytes:
        left = min(MAX_READ, max(0, self.size - self.tell()))
        return super().read(left if count is None or count < 0 else min(count, left))


def open_file(path: bytes) -> BoundedReader:
    """Open a regular file to read its bytes.

    Raises
    ------
        OSError: it is gone, may not be read, or is no regular file.
    """
    raw = io.FileIO(os.open(path, _FLAGS), closefd=True)
    status = os.fstat(raw.fileno())
    if not stat.S_ISREG(status.st_mode):
        raw.close()
        raise OSError("not a regular file")
    return BoundedReader(raw, status.st_size)
