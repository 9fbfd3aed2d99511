# SPDX-License-Identifier: GPL-3.0-or-later
"""What a frame of the map costs while it is drawn along, and finding the song under the pointer.

The reference is a plain fill of the same pixels by numpy in the same run: no picture can be made for less.
"own" is the processor time of the dearer of two kinds of frame, which other programs cannot lengthen.
The songs lie in clumps as UMAP lays them; every frame is another view, so that each is painted anew.
"""

from __future__ import annotations

import argparse
import os
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from musecluster.gui import theme
from musecluster.gui.map_camera import Camera
from musecluster.gui.map_points import gathering
from musecluster.gui.map_scene import Scene
from musecluster.gui.presence import Presence
from musecluster.sliced import whole
from musecluster.track import Playlist, Tags, Track

if TYPE_CHECKING:
    from collections.abc import Callable

PLAYLISTS = 24


class Songs(NamedTuple):
    """What the map asks of a collection."""

    ids: np.ndarray
    at: np.ndarray
    playlists: list[Playlist]
    tracks: list[Track]

    def positions(self) -> tuple[np.ndarray, np.ndarray]:
        return self.ids, self.at

    presence = Presence()

    def colour_of(self, playlist_id: str) -> int:
        return int(playlist_id or 7)


def songs(total: int) -> Songs:
    """Clumps of different sizes side by side."""
    random = np.random.default_rng(0)
    clump = random.choice(PLAYLISTS, total, p=random.dirichlet(np.full(PLAYLISTS, 3.0)))
    middles = random.permutation(36)[:PLAYLISTS]
    spread = random.uniform(0.5, 1.2, PLAYLISTS)
    at = np.column_stack([middles % 6, middles // 6])[clump] * 5.0
    at += spread[clump, None] * random.normal(size=(total, 2))
    ids = np.arange(total, dtype=np.int64)
    playlists = [
        Playlist(str(n), f"Playlist {n}", "", "automatic", tuple(ids[clump == n].tolist()))
        for n in range(PLAYLISTS)
    ]
    return Songs(ids, at.astype(np.float32), playlists, [Track(n, b"/m", Tags()) for n in range(total)])


def measure(total: int, width: int, height: int, ratio: float, frames: int) -> None:
    """Print one line."""
    library, camera = songs(total), Camera()
    gathered = timed(lambda: whole(gathering(library)), 3)
    scene = Scene(whole(gathering(library)), camera)
    camera.resize(QSizeF(width, height))
    screen = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    pixels = np.empty((screen.height(), screen.width()), np.uint32)

    def frame() -> None:
        camera.pan(QPointF(0.7, 0.3))
        painter = QPainter(screen)
        scene.paint(painter, ratio, 0.0, focus=True)
        painter.end()

    def zoomed() -> None:
        camera.zoom(1.01, fly=False)
        frame()

    fill = timed(lambda: pixels.fill(0xFF1C1D20), frames)
    costs = [timed(frame, frames), timed(zoomed, frames)]
    own = max(timed(work, frames, time.thread_time) for work in (frame, zoomed))
    random = np.random.default_rng(1)
    places = [QPointF(*place) for place in random.uniform(0, (width, height), (500, 2))]
    camera.show_all(fly=False)
    hover = timed(lambda: [scene.nearest(place) for place in places], 3) / len(places)
    print(
        f"{total:>8,} {fill:8.2f} {costs[0]:8.2f} {costs[1]:8.2f} {1000 / max(costs):8.0f} {own:8.2f}"
        f" {1000 * hover:8.1f} {gathered:8.1f}"
    )


def timed(work: Callable[[], object], rounds: int, clock: Callable[[], float] = time.perf_counter) -> float:
    """Median milliseconds."""
    costs = []
    for _ in range(rounds):
        start = clock()
        work()
        costs.append(1000 * (clock() - start))
    return median(costs)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1000x700")
    parser.add_argument("--ratio", type=float, default=1.0, help="pixels of the screen a unit of the widget")
    parser.add_argument("--frames", type=int, default=60)
    options = parser.parse_args()
    width, height = map(int, options.size.split("x"))
    theme.apply(QApplication([]), "dark")
    print(f"{options.size} at {options.ratio:.0%}; medians; milliseconds, hover in microseconds")
    heads = ("songs", "fill", "pan", "zoom", "frames/s", "own", "hover", "gather")
    print(" ".join(f"{head:>8}" for head in heads))
    for total in (10_000, 50_000, 100_000):
        measure(total, width, height, options.ratio, options.frames)


if __name__ == "__main__":
    main()
