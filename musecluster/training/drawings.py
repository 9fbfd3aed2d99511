# SPDX-License-Identifier: GPL-3.0-or-later
"""A confusion matrix and a map as SVG, to stand in a page as they are."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

_CELL, _MARGIN, _SLANT = 36, 96, 60  # pixels: a cell, the names before it, the last slanted name
_NAME = 14  # letters; a longer name is cut
_SIDE, _LEGEND, _LINE = 460, 130, 20
_EDGE = 12  # free pixels round the map
# Ten colours that stay apart on light and dark ground; the shape changes too, for eyes that see fewer.
_COLOURS = (
    *("#3b6fd4", "#e07b1f", "#2e9e5b", "#d1495b", "#8a5fc7"),
    *("#a0703c", "#d667ae", "#7f8790", "#b5a51c", "#1ba3b8"),
)
_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="4.5" fill="{colour}">{title}</circle>',
    '<path d="M{x} {y}m-4.5 -4.5h9v9h-9z" fill="{colour}">{title}</path>',
    '<path d="M{x} {y}m0 -5.5l5.5 9.5h-11z" fill="{colour}">{title}</path>',
)


def confusion_svg(counts: ArrayLike, genres: Sequence[str]) -> str:
    """Counts [G, G], rows the truth; the deeper a cell's shade, the greater its share of the row."""
    table = np.asarray(counts)
    shares = table / np.maximum(table.sum(1, keepdims=True), 1)
    side = _MARGIN + _CELL * len(genres)
    cells = [_cell(row, column, int(n), shares[row, column]) for (row, column), n in np.ndenumerate(table)]
    names = [_names(index, name) for index, name in enumerate(genres)]
    return _svg(side + _SLANT, side, "Confusion matrix", [*cells, *names])


def map_svg(
    positions: NDArray[np.float32], genre: NDArray[np.int64], genres: Sequence[str], ids: Sequence[str]
) -> str:
    """Clips at positions [N, 2], a colour and a shape a genre; a clip's id shows under the pointer."""
    span = max(float(np.ptp(positions, axis=0).max()), 1e-9)
    places = (positions - positions.min(0)) / span * (_SIDE - 2 * _EDGE) + _EDGE
    marks = [
        _mark(x, y, kind, f"{genres[kind]}: {name}")
        for (x, y), kind, name in zip(places.tolist(), genre.tolist(), ids, strict=True)
    ]
    legend = [
        _mark(_SIDE + 16, 16 + _LINE * line, kind, genres[kind])
        + _text(_SIDE + 28, 20 + _LINE * line, genres[kind])
        for line, kind in enumerate(np.unique(genre).tolist())
    ]
    height = max(_SIDE, _LINE * len(legend) + 16)
    return _svg(_SIDE + _LEGEND, height, "Map by genre", [*marks, *legend])


def _cell(row: int, column: int, count: int, share: float) -> str:
    x, y = _MARGIN + column * _CELL, _MARGIN + row * _CELL
    box = (
        f'<rect x="{x}" y="{y}" width="{_CELL - 1}" height="{_CELL - 1}" fill="#3b6fd4" '
        f'fill-opacity="{0.06 + 0.74 * share:.2f}"/>'
    )
    middle = _CELL // 2
    return box + (_text(x + middle, y + middle + 4, str(count), "middle") if count else "")


def _names(index: int, name: str) -> str:
    at = _MARGIN + index * _CELL + _CELL // 2
    turned = f'transform="rotate(-45 {at} {_MARGIN - 8})"'
    return _text(_MARGIN - 8, at + 4, name, "end") + _text(at, _MARGIN - 8, name, "start", turned)


def _mark(x: float, y: float, kind: int, title: str) -> str:
    shape, colour = _SHAPES[kind % len(_SHAPES)], _COLOURS[kind % len(_COLOURS)]
    return shape.format(x=round(x, 1), y=round(y, 1), colour=colour, title=f"<title>{escape(title)}</title>")


def _text(x: float, y: float, text: str, anchor: str = "start", more: str = "") -> str:
    shown = text if len(text) <= _NAME else text[: _NAME - 1] + "…"
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" {more}>{escape(shown)}</text>'


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{title}">\n' + "\n".join(parts) + "\n</svg>"
    )
