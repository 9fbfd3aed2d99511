# SPDX-License-Identifier: GPL-3.0-or-later
"""Which songs are there to be heard now: a drive may be away, or a single file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from musecluster.track import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from musecluster.track import Track


class Presence(QObject):
    """Answers from memory, at once; only `why_silent` looks at the disk, and never at a drive that is away.

    Signals
    -------
        changed: other folders are away now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._absent: tuple[bytes, ...] = ()  # each with a separator at its end

    def set_absent(self, roots: Iterable[str]) -> None:
        """Say which folders of music are not there, as on a drive that is not connected."""
        absent = tuple(sorted(os.path.join(os.fsencode(root), b"") for root in roots))
        if absent != self._absent:
            self._absent = absent
            self.changed.emit()

    def is_there(self, track: Track) -> bool:
        """Whether a song was there when its folder was last looked at."""
        return not track.missing and not track.path.startswith(self._absent)

    def why_silent(self, track: Track) -> str:
        """Why a song cannot be played, in a sentence; nothing where it can, as when a file is back."""
        if track.missing and not track.path.startswith(self._absent) and os.path.exists(track.path):
            return ""
        return self.reason(track)

    def reason(self, track: Track) -> str:
        """Why a song is not there, in a sentence; nothing where it is."""
        folder = next((root for root in self._absent if track.path.startswith(root)), None)
        if folder is not None:
            words = self.tr("%1 is not there now. If it is on a drive, connect that.")
            return words.replace("%1", shown(os.path.dirname(folder)))
        if track.missing:
            return self.tr("This file is not there at the moment: %1").replace("%1", track.shown_path)
        return ""
