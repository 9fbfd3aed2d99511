# SPDX-License-Identifier: GPL-3.0-or-later
"""The similar songs as an item model: title, who and why, how like."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from musecluster.gui.dragging import TRACKS, pack
from musecluster.gui.plain import LONGEST, plain_tip
from musecluster.gui.similar_words import percent, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from musecluster.track import Track

ABOUT, SHARE, TRACK = (Qt.ItemDataRole.UserRole + n for n in range(3))
"""Roles: artist and reasons, the score as text, the track."""

SHOWN = 2  # reasons in a line; the tooltip has all


class Result(NamedTuple):
    """One song of the list.

    Attributes
    ----------
        seed: the song that it is compared with; None where nothing is compared.
        score: 0 to 1; None where the list is a path.
    """

    track: Track
    seed: Track | None = None
    score: float | None = None


class SimilarModel(QAbstractListModel):
    """A list of results."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.results: list[Result] = []

    def show(self, results: Sequence[Result]) -> None:
        """Show other results."""
        self.beginResetModel()
        self.results = list(results)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.results)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        given = super().flags(index)
        return given | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else given

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self.results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return title(result.track)
        if role == ABOUT:
            return " · ".join(filter(None, (result.track.tags.artist[:LONGEST], *_reasons(result)[:SHOWN])))
        if role == SHARE:
            return "" if result.score is None else percent(result.score)
        if role == TRACK:
            return result.track
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._whole(index, result)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._whole(index, result))
        return None

    def mimeTypes(self) -> list[str]:
        return [TRACKS, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return pack(self.results[index.row()].track for index in indexes)

    def _whole(self, index: QModelIndex, result: Result) -> str:
        tags = result.track.tags
        about = " · ".join(filter(None, (tags.artist[:LONGEST], tags.album[:LONGEST])))
        lines = (title(result.track), about, ", ".join(_reasons(result)), index.data(SHARE))
        return "\n".join(filter(None, lines))


def title(track: Track) -> str:
    """What a song is called; its file where it has no title."""
    return track.tags.title[:LONGEST] or os.path.basename(track.shown_path)


def _reasons(result: Result) -> list[str]:
    from musecluster.discovery.reasons import reasons

    if result.seed is None or result.seed.id == result.track.id:
        return []
    return [sentence(reason) for reason in reasons(result.seed, result.track)]
