# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as Qt and other programs name them, also those whose names are not Unicode.

Qt's texts are: a name that is not UTF-8 loses bytes in them, so it travels as a percent-encoded URI. Within
the window such a path is a str with lone surrogates (PEP 383), which only signals of `object` leave whole.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QUrl

from musecluster.track import from_uri


def url_of(path: bytes) -> QUrl:
    """The file's URL for a drag, a clipboard or a file manager."""
    from musecluster.library.playlist_file import file_uri

    name = os.fsdecode(path)
    return QUrl.fromLocalFile(name) if is_unicode(name) else QUrl.fromEncoded(file_uri(path).encode())


def path_of(url: QUrl) -> str:
    """The path of a URL that another program gave; empty if it is none of a file."""
    name = url.toLocalFile()
    if "\ufffd" not in name:
        return name
    return os.fsdecode(from_uri(bytes(url.toEncoded().data()).decode("ascii")))


def argument(path: str) -> str:
    """The path as an argument for the worker, which takes a file URI in its place."""
    from musecluster.library.playlist_file import file_uri

    return path if is_unicode(path) else file_uri(os.fsencode(path))


def is_unicode(name: str) -> bool:
    """Whether Qt's texts can hold the name."""
    return not any("\ud800" <= char <= "\udfff" for char in name)
