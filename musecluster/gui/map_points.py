# SPDX-License-Identifier: GPL-3.0-or-later
"""The songs of the map as arrays: where each lies, in which hue, how crowded; and where the playlists lie."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from musecluster.gui import theme
from musecluster.gui.map_grid import Grid, bounds

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from numpy.typing import NDArray

    from musecluster.gui.collection import Collection

_LEVELS = 8  # of crowding, as many songs in each
_TRACKS = 5000  # looked at between two yields: a few milliseconds
_FEW = 500  # songs, below which a map has no crowds
_LONELY, _UNLIT = 0.9, 0.16  # opacities; at 0.9 every hue still has a contrast of 3 : 1
_GLOW = 0.35  # how far the most crowded songs turn towards the colour of text, so that clumps have a core


class Region(NamedTuple):
    """Where a playlist lies on the map: the median of its songs, and the box of the middle four fifths."""

    playlist_id: str
    name: str
    count: int
    x: float
    y: float
    core: QRectF


@dataclass(frozen=True, eq=False)
class Points:
    """Songs in the order in which they are painted: the crowded last, neighbours together.

    Attributes
    ----------
        ids: int64 [N], track ids.
        at: float32 [N, 2].
        hue: [N], index for `theme.hue`; -1 for a song that is not there now.
        crowding: [N], 0 (lonely) to 7.
        regions: automatic playlists, the largest first.
        grid: to ask for neighbours; indices are those of these arrays.
    """

    ids: NDArray[np.int64]
    at: NDArray[np.float32]
    hue: NDArray[np.intp]
    crowding: NDArray[np.intp]
    regions: tuple[Region, ...]
    grid: Grid

    def __len__(self) -> int:
        return len(self.ids)

    def extent(self) -> QRectF:
        """The rectangle around all points; never without an area."""
        low, high = bounds(self.at)
        width, height = np.maximum(high - low, max((high - low).max() / 4, 1e-3))
        x, y = (low + high) / 2
        return QRectF(x - width / 2, y - height / 2, width, height)

    def indices(self, ids: Iterable[int]) -> NDArray[np.intp]:
        """Where tracks stand in the arrays; those that are not on the map are left out."""
        (found,) = np.nonzero(np.isin(self.ids, np.fromiter(ids, np.int64)))
        return found

    def codes(self, lit: NDArray[np.bool_] | None) -> NDArray[np.intp]:
        """For each point its row of `colours`; those that are not lit, if only some are, are faint."""
        strength = self.crowding + 1 if lit is None else np.where(lit, self.crowding + 1, 0)
        return (self.hue + 1) * (_LEVELS + 1) + strength


def gathering(collection: Collection) -> Generator[None, None, Points]:
    """The songs of a collection that have a place on the map; in slices of a few milliseconds."""
    ids, at = collection.positions()
    sound = np.isfinite(at[:, 0]) & np.isfinite(at[:, 1])
    ids, at = ids[sound], at[sound]
    around = Grid(at)
    yield
    crowding = _levels(around.crowding())
    yield
    order = around.order[np.argsort(crowding[around.order].astype(np.uint8), kind="stable")]
    ids, at, crowding = ids[order], at[order], crowding[order]
    yield
    grid = Grid(at)
    yield
    hue, regions = yield from _hues(collection, ids, at)
    hue[np.isin(ids, (yield from _away(collection)))] = -1
    return Points(ids, at, hue, crowding, regions, grid)


def colours() -> NDArray[np.float32]:
    """The palette for `Points.codes` in the theme of now."""
    shown = theme.current()
    hues = np.float32([hue.getRgb()[:3] for hue in (shown.dim, *shown.playlists)])
    hues[0] = (hues[0] + 2 * np.float32(shown.track.getRgb()[:3])) / 3  # away: fainter than any hue
    glow = np.concatenate([[0], np.linspace(0, 1, _LEVELS) ** 2 * _GLOW]).astype(np.float32)[:, None]
    opacity = np.float32([_UNLIT, *np.linspace(_LONELY, 1, _LEVELS)])
    rows = np.empty((len(hues), _LEVELS + 1, 4), np.float32)
    rows[..., :3] = hues[:, None] + glow * (np.float32(shown.text.getRgb()[:3]) - hues[:, None])
    rows[..., 3] = opacity
    return rows.reshape(-1, 4)


def _levels(crowding: NDArray[np.float32]) -> NDArray[np.intp]:
    """Crowding as a level that equally many songs have."""
    levels = np.full(len(crowding), _LEVELS // 2, np.intp)
    if len(crowding) >= _FEW:
        levels[np.argsort(crowding)] = np.arange(len(crowding)) * _LEVELS // len(crowding)
    return levels


def _quantile(places: NDArray[np.float32], share: float) -> list[float]:
    """Of places [N, 2] the x and y that a share lies below; numpy's own costs five times as much."""
    last = len(places) - 1
    below, above = math.floor(share * last), math.ceil(share * last)
    parts = np.partition(places, (below, above), axis=0)
    ends: list[float] = (parts[below] + (parts[above] - parts[below]) * (share * last - below)).tolist()
    return ends


def _away(collection: Collection) -> Generator[None, None, list[int]]:
    """Ids of the tracks that are not there now."""
    tracks, is_there, away = collection.tracks, collection.presence.is_there, list[int]()
    for start in range(0, len(tracks), _TRACKS):
        away += [track.id for track in tracks[start : start + _TRACKS] if not is_there(track)]
        yield
    return away


def _hues(
    collection: Collection, ids: NDArray[np.int64], at: NDArray[np.float32]
) -> Generator[None, None, tuple[NDArray[np.intp], tuple[Region, ...]]]:
    count = len(theme.current().playlists)
    hue = np.full(len(ids), collection.colour_of("") % count, np.intp)
    row_of = np.full(int(ids.max(initial=0)) + 2, -1, np.intp)  # the last item stands for every id beyond
    row_of[ids] = np.arange(len(ids))
    regions = []
    for playlist in collection.playlists:
        if playlist.kind == "own" or not playlist.track_ids:
            continue
        here = row_of[np.minimum(playlist.track_ids, len(row_of) - 1)]
        here = here[here >= 0]
        hue[here] = collection.colour_of(playlist.id) % count
        if playlist.kind == "automatic" and here.size:
            low, middle, high = (_quantile(at[here], share) for share in (0.1, 0.5, 0.9))
            core = QRectF(QPointF(*low), QPointF(*high))
            regions.append(Region(playlist.id, playlist.name, int(here.size), *middle, core))
        yield
    return hue, tuple(sorted(regions, key=lambda region: -region.count))
