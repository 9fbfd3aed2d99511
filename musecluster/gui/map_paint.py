# SPDX-License-Identifier: GPL-3.0-or-later
"""Round dots with smooth edges, a hundred thousand a frame: stamped by numpy into the pixels of a QImage.

A stamp is the coverage of each pixel around a dot's centre, for 4 x 4 places of the centre within its pixel.
All dots get the same pixel of the stamp at once, the faintest pixels first, so that where dots overlap the
greatest coverage wins and no dot has a hole; nothing has to be read back and blended.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

MARGIN = 64
"""Pixels around the picture that dots may reach into, so that none needs to be cut at the edge."""

_BITS = 2
_PHASES = 1 << _BITS  # places of a centre within a pixel, along each axis
_LEVELS = 24  # of coverage: more than an eye tells apart at an edge


class Stroke(NamedTuple):
    """One pixel of a stamp: for dots of one phase, how far the pixel at (dx, dy) from theirs is covered."""

    level: int
    phase: int
    dx: int
    dy: int


@lru_cache(maxsize=32)
def disc(radius: float) -> tuple[Stroke, ...]:
    """A filled circle; radius in pixels, below MARGIN / 2."""
    return _stamp(radius, lambda distance: _step(radius - distance))


@lru_cache(maxsize=32)
def ring(radius: float, width: float) -> tuple[Stroke, ...]:
    """A circle's line; its outer radius and its width in pixels."""
    return _stamp(radius, lambda distance: _step(radius - distance) - _step(radius - width - distance))


class Picture:
    """Pixels to stamp dots into.

    Parameters
    ----------
        width, height: in pixels of the screen.
    """

    def __init__(self, width: int, height: int) -> None:
        self._stride = width + 2 * MARGIN
        self._width, self._height = width, height
        self._first = (self._stride + 1) * MARGIN // 2  # no centre lies before this pixel
        self._pixels = np.empty((height + 2 * MARGIN, self._stride), np.uint32)

    def clear(self, colour: QColor) -> None:
        """Fill everything with one colour."""
        self._pixels.fill(colour.rgb())

    def stamp(
        self,
        strokes: Sequence[Stroke],
        places: NDArray[np.float32],
        codes: NDArray[np.intp],
        palette: NDArray[np.float32],
        ground: QColor,
    ) -> None:
        """Put a dot at each place; where two have the same coverage, the later one is seen.

        Parameters
        ----------
            strokes: of `disc` or `ring`.
            places: float32 [N, 2] in pixels; those outside of the picture are left out.
            codes: [N], each dot's row of the palette.
            palette: float32 [C, 4]: red, green, blue of 0 to 255 and opacity of 0 to 1.
            ground: the colour that the picture was cleared with.
        """
        pixels = self._pixels.reshape(-1)
        by_phase = self._by_phase(places, codes)
        mixed = _mixed(palette, ground)
        for level, phase, dx, dy in strokes:
            centres, kinds = by_phase[phase]
            # Moving the start of the view is free, adding the way to every centre is not.
            pixels[dy * self._stride + dx + self._first :][centres] = mixed[level].take(kinds)

    def image(self, ratio: float) -> QImage:
        """What was painted, to be drawn MARGIN pixels further left and up; it shares the picture's memory.

        Parameters
        ----------
            ratio: pixels of the screen a unit of the widget.
        """
        rows, stride = self._pixels.shape
        image = QImage(self._pixels.data, stride, rows, 4 * stride, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        return image

    def _by_phase(
        self, places: NDArray[np.float32], codes: NDArray[np.intp]
    ) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """For each phase the offsets of its dots' pixels, and their codes."""
        limit = MARGIN / 2
        x, y = places.T
        seen = (x > -limit) & (x < self._width + limit) & (y > -limit) & (y < self._height + limit)
        if not seen.all():
            x, y, codes = x[seen], y[seen], codes[seen]
        # Shifts, since numpy divides whole numbers ten times as slowly.
        right, down = (((along + MARGIN) * _PHASES).astype(np.int32) for along in (x, y))
        phase = ((down & _PHASES - 1) << _BITS | right & _PHASES - 1).astype(np.uint8)
        sort = np.argsort(phase, kind="stable")  # a radix sort for bytes
        centre = ((down >> _BITS) * self._stride + (right >> _BITS) - self._first).astype(np.intp)
        ends = np.cumsum(np.bincount(phase, minlength=_PHASES**2))[:-1]
        return list(zip(np.split(centre[sort], ends), np.split(codes[sort], ends), strict=True))


def palette(colours: Sequence[tuple[QColor, float]]) -> NDArray[np.float32]:
    """Rows for `Picture.stamp` from colours and opacities."""
    return np.float32([(*colour.getRgb()[:3], opacity) for colour, opacity in colours]).reshape(-1, 4)


def _mixed(palette: NDArray[np.float32], ground: QColor) -> NDArray[np.uint32]:
    """What each row of the palette gives on the ground at each level of coverage, uint32 [levels, C]."""
    behind = np.float32(ground.getRgb()[:3])
    coverage = np.linspace(0, 1, _LEVELS + 1, dtype=np.float32)[:, None, None]
    mixed = behind + coverage * palette[:, 3:] * (palette[:, :3] - behind)
    red, green, blue = np.moveaxis((mixed + 0.5).astype(np.uint32), -1, 0)
    return 0xFF000000 | red << 16 | green << 8 | blue


def _step(inside: NDArray[np.float64]) -> NDArray[np.float64]:
    """Coverage of a pixel whose centre lies that far within an edge."""
    return np.clip(inside + 0.5, 0, 1)


def _stamp(radius: float, covered) -> tuple[Stroke, ...]:
    reach = math.ceil(radius + 1)
    around = np.arange(-reach, reach + 1)
    strokes = []
    for phase in range(_PHASES**2):
        down, right = divmod(phase, _PHASES)
        x, y = (around + 0.5 - (place + 0.5) / _PHASES for place in (right, down))
        levels = np.rint(_LEVELS * covered(np.hypot(x[None, :], y[:, None]))).astype(int)
        for row, column in np.argwhere(levels):
            place = int(around[column]), int(around[row])
            strokes.append(Stroke(int(levels[row, column]), phase, *place))
    return tuple(sorted(strokes))
