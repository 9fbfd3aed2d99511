# SPDX-License-Identifier: GPL-3.0-or-later
"""Songs on their way from one part of the window to another, or out of it as files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from musecluster.gui.addresses import url_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from musecluster.track import Track

TRACKS = "application/x-musecluster-tracks"
"""MIME type of track ids as a JSON list."""


def pack(tracks: Iterable[Track]) -> QMimeData:
    """The tracks for a drag: ids for ourselves, files for file managers and other players."""
    chosen = list(tracks)
    data = QMimeData()
    data.setData(TRACKS, json.dumps([track.id for track in chosen]).encode())
    data.setUrls([url_of(track.path) for track in chosen])
    return data


def unpack(data: QMimeData) -> Sequence[int]:
    """The track ids of a drag that began in this window; none of any other."""
    return json.loads(data.data(TRACKS).data()) if data.hasFormat(TRACKS) else []
