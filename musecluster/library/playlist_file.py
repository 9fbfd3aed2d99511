# SPDX-License-Identifier: GPL-3.0-or-later
"""What every playlist file is made of: entries, and the addresses by which it finds their files."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a playlist file.

    Attributes
    ----------
        path: absolute, as os.fsencode gives it.
        title: empty if unknown; the file's name is then shown.
        artist: empty if unknown.
        duration: seconds, or None.
    """

    path: bytes
    title: str
    artist: str
    duration: float | None


def file_uri(path: bytes) -> str:
    """The absolute path as a percent-encoded file URI (RFC 8089), which holds any name in ASCII."""
    return Path(os.fsdecode(path)).as_uri()


def absolute_path(path: bytes) -> str:
    """The path as text with "/" between names; bytes that are not UTF-8 are lone surrogates (PEP 383)."""
    return os.fsdecode(path).replace(os.sep, "/")


def relative_path(path: bytes, folder: Path) -> str:
    """The path as seen from `folder`, with "/" between names; absolute where no relative path would do.

    That is so on another drive, and where the folder is reached through a symbolic link that makes
    ".." mean something else to the system than to a reader which joins paths as text.
    """
    absolute = os.fsdecode(path)
    try:
        relative = os.path.relpath(absolute, folder)
    except ValueError:  # Windows: the drives differ
        return absolute_path(path)
    if not _leads_to(absolute, folder, relative):
        return absolute_path(path)
    return relative.replace(os.sep, "/")


def one_line(text: str) -> str:
    """The text as one line: what breaks a line becomes a space, several spaces become one."""
    return " ".join("".join(" " if breaks_line(char) else char for char in text).split())


def breaks_line(char: str) -> bool:
    """Whether a reader may end a line here or refuse it: controls, line ends, lone surrogates."""
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}


def shown_title(entry: Entry) -> str:
    """The title in one line; without one, the file's name."""
    return one_line(entry.title) or one_line(_stem(entry.path))


def _stem(path: bytes) -> str:
    name = Path(os.fsdecode(path)).stem
    return os.fsencode(name).decode("utf-8", "replace")


def _leads_to(absolute: str, folder: Path, relative: str) -> bool:
    real = os.path.realpath(folder)
    if real == os.path.abspath(folder):  # the usual case, which costs no look at the disk for each path
        return True
    return os.path.realpath(os.path.join(real, relative)) == os.path.realpath(absolute)
