# SPDX-License-Identifier: GPL-3.0-or-later
"""The parts of a picture of sound: a sheet with calm type, and panels for waves and for matrices."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

PAPER, PANEL, LINE, TEXT, DIM, ACCENT = "#f6f6f4", "#ffffff", "#dddcd7", "#1d1d1f", "#5c5c60", "#2f5fd0"
SOFT = "#a9bfee"  # the accent, thinned

# Nine points of viridis (Smith & van der Walt 2015, CC0): even steps to the eye, also a colour-blind one.
_VIRIDIS = ("440154", "472c7a", "3b528b", "2c728e", "21918c", "27ad81", "5cc863", "aadc32", "fde725")

# Pillow's own font knows little beyond ASCII. A name in another alphabet is set in the first of these
# that the system has and that has all its letters.
_SYSTEM_FONTS = (
    *("NotoSans-Regular.ttf", "DejaVuSans.ttf", "segoeui.ttf", "Arial Unicode.ttf", "Arial.ttf"),
    *("NotoSansCJK-Regular.ttc", "YuGothM.ttc", "malgun.ttf", "Hiragino Sans GB.ttc"),
)


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column beyond it."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """The first row beyond it."""
        return self.top + self.height


class Sheet:
    """A picture in the making."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), PAPER)
        self._draw = ImageDraw.Draw(self.image)

    def text(
        self, x: float, y: float, text: str, *, size: int = 12, colour: str = DIM, anchor: str = "ls"
    ) -> None:
        """Write one line; `anchor` is Pillow's: "ls" starts at x on the base line, "mm" is centred."""
        self._draw.text((x, y), text, fill=colour, font=_own_font(size), anchor=anchor)

    def name(self, x: float, y: float, name: str, *, size: int, width: float) -> None:
        """Write a name of any alphabet, its middle left out where it is wider than `width` pixels."""
        fonts = (font for font in _fonts(size) if _can_show(font, name))
        font, shown = next(((font, name) for font in fonts), (_own_font(size), _in_ascii(name)))
        kept = len(shown)
        while font.getlength(shown) > width:
            kept -= 1
            shown = f"{shown[: kept // 2]}...{shown[-(kept // 2) :]}"
        self._draw.text((x, y), shown, fill=TEXT, font=font, anchor="ls")

    def wave(self, box: Box, wave: NDArray[np.float32], peak: float) -> None:
        """Draw a waveform, float [T], `peak` being the height of the box: its extent and, darker, its RMS."""
        self._draw.rectangle((box.left, box.top, box.right - 1, box.bottom - 1), fill=PANEL)
        middle, scale = box.top + box.height / 2, (box.height / 2 - 4) / max(peak, 1e-9)
        for x, column in enumerate(np.array_split(wave, box.width), start=box.left):
            if column.size:
                rms = float(np.sqrt(np.mean(column**2)))
                self._upright(
                    x, middle - scale * float(column.max()), middle - scale * float(column.min()), SOFT
                )
                self._upright(x, middle - scale * rms, middle + scale * rms, ACCENT)

    def matrix(self, box: Box, values: NDArray[np.float32]) -> None:
        """Draw a matrix, float [rows, columns] in [0, 1], its first row at the bottom, in viridis."""
        cells = Image.fromarray(viridis(values[::-1]))
        self.image.paste(cells.resize((box.width, box.height), Image.Resampling.NEAREST), (box.left, box.top))

    def scale_beside(self, box: Box, marks: Iterable[tuple[float, str]]) -> None:
        """Draw the colour scale in the box, and at its right what the marks' heights (0 to 1) mean."""
        self.matrix(box, np.linspace(0, 1, box.height, dtype=np.float32)[:, None])
        for height, label in marks:
            self.text(box.right + 8, box.bottom - height * box.height, label, anchor="lm")

    def marks_left(self, box: Box, marks: Iterable[tuple[float, str]]) -> None:
        """Label heights (0 bottom to 1 top) at the left edge of the box."""
        for height, label in marks:
            y = box.bottom - height * box.height
            self._draw.line((box.left - 5, y, box.left - 1, y), fill=DIM)
            self.text(box.left - 10, y, label, anchor="rm")

    def marks_below(self, box: Box, marks: Iterable[tuple[float, str]]) -> None:
        """Label places (0 left to 1 right) under the box."""
        for place, label in marks:
            x = box.left + place * (box.width - 1)
            self._draw.line((x, box.bottom, x, box.bottom + 4), fill=DIM)
            self.text(x, box.bottom + 9, label, anchor="mt")

    def _upright(self, x: int, top: float, bottom: float, colour: str) -> None:
        self._draw.line((x, round(top), x, round(bottom)), fill=colour)


def viridis(values: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Colours of values in [0, 1]: uint8 [..., 3]."""
    points = np.array([[int(colour[i : i + 2], 16) for i in (0, 2, 4)] for colour in _VIRIDIS])
    places = np.linspace(0, 1, len(points))
    return np.stack([np.interp(values, places, channel) for channel in points.T], axis=-1).astype(np.uint8)


@cache
def _own_font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # as Pillow promises where a size is given
    return font


def _fonts(size: int) -> Iterator[ImageFont.FreeTypeFont]:
    yield _own_font(size)
    for file in _SYSTEM_FONTS:
        with suppress(OSError):  # not installed
            yield ImageFont.truetype(file, size)


def _can_show(font: ImageFont.FreeTypeFont, text: str) -> bool:
    """Whether no character would be drawn as the box that stands for a missing one."""
    missing = bytes(font.getmask("\uffff"))
    return all(char.isspace() or bytes(font.getmask(char)) != missing for char in text)


def _in_ascii(text: str) -> str:
    """The text without accents; what is left outside ASCII becomes a question mark."""
    base = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return base.encode("ascii", "replace").decode()
