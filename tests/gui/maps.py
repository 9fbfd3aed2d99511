# SPDX-License-Identifier: GPL-3.0-or-later
"""Maps for the tests: songs at places of our choice, without a library file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtTest import QTest

from musecluster.gui.map_view import MapView
from musecluster.gui.presence import Presence
from musecluster.track import Playlist, Tags, Track

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

CROSS = [(0, 0), (10, 0), (-10, 0), (0, 8), (0, -8), (20, 0)]
"""Places of six songs."""


class Songs(QObject):
    """What the map asks of a collection; song n has the id 10 n and is in the n-th of the given playlists."""

    playlists_changed = Signal()

    def __init__(
        self, places: Sequence[Sequence[float]], playlists: Sequence[str] = (), missing: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self.presence = Presence(self)
        self.place(places)
        names = [*playlists, *["a"] * (len(places) - len(playlists))]
        self.tracks = [
            Track(10 * n, f"/m/{n}.mp3".encode(), Tags(f"Song {n}", ("Ada",)), missing=10 * n in missing)
            for n in range(len(places))
        ]
        self.covers: dict[int, str] = {}
        self.playlists = [
            Playlist(name, f"List {name}", "", "unsorted" if name == "u" else "automatic", ids)
            for name in sorted(set(names))
            if (ids := tuple(10 * n for n, own in enumerate(names) if own == name))
        ]

    def place(self, places: Sequence[Sequence[float]]) -> None:
        self._places = np.array(places, np.float32).reshape(-1, 2)
        self._ids = 10 * np.arange(len(places), dtype=np.int64)

    def positions(self) -> tuple[np.ndarray, np.ndarray]:
        return self._ids, self._places

    def colour_of(self, playlist_id: str) -> int:
        return {"a": 0, "b": 1, "c": 2}.get(playlist_id, 7)

    def track(self, track_id: int) -> Track | None:
        return self.tracks[track_id // 10]

    def playlist_of(self, track_id: int) -> Playlist | None:
        return next((one for one in self.playlists if track_id in one.track_ids), None)


def drag(
    widget: QWidget, way: Sequence[QPoint], keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press at the first place, move over the others and let go at the last."""
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, keys, way[0])
    for place in way[1:]:
        QTest.mouseMove(widget, place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, keys, way[-1])


def shown(qtbot: QtBot, songs: Songs) -> MapView:
    view = MapView()
    qtbot.addWidget(view)
    view.resize(640, 520)
    view.show()
    view.set_collection(songs)
    return view


def place(view: MapView, track_id: int) -> QPoint:
    """Where a song lies on the canvas."""
    scene = view.canvas.scene
    return scene.place(int(scene.points.indices([track_id])[0])).toPoint()
