# SPDX-License-Identifier: GPL-3.0-or-later
"""Dots in a picture: round, where they should be, in their colour, whole where they overlap."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from musecluster.gui import theme
from musecluster.gui.map_paint import MARGIN, Picture, disc, palette, ring
from musecluster.gui.map_points import colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from musecluster.gui.map_paint import Stroke

GROUND, RED, BLUE = QColor("#101010"), QColor("#ff2000"), QColor("#0040ff")
PALETTE = palette([(RED, 1.0), (BLUE, 1.0), (RED, 0.5)])


def painted(
    places: Sequence[tuple[float, float]], codes: Sequence[int], strokes: Sequence[Stroke]
) -> np.ndarray:
    """A picture of 40 x 30 pixels as uint8 [30, 40, 3], red first."""
    picture = Picture(40, 30)
    picture.clear(GROUND)
    picture.stamp(strokes, np.float32(places).reshape(-1, 2), np.array(codes, np.intp), PALETTE, GROUND)
    image = picture.image(1.0)
    whole = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return whole[MARGIN:-MARGIN, MARGIN:-MARGIN, 2::-1].copy()


def coverage(picture: np.ndarray) -> np.ndarray:
    """How much of each pixel is red, 0 to 1."""
    return (picture[..., 0].astype(float) - GROUND.red()) / (RED.red() - GROUND.red())


def test_a_dot_has_its_colour_where_it_lies() -> None:
    picture = painted([(10.5, 8.5), (30.5, 20.5)], [0, 1], disc(3.0))
    assert QColor(*map(int, picture[8, 10])) == RED
    assert QColor(*map(int, picture[20, 30])) == BLUE
    assert QColor(*map(int, picture[0, 0])) == GROUND


def test_opacity_mixes_with_the_ground() -> None:
    picture = painted([(10.5, 8.5)], [2], disc(3.0))
    assert coverage(picture)[8, 10] == pytest.approx(0.5, abs=0.01)


@given(st.floats(8, 32), st.floats(8, 22), st.sampled_from([1.25, 2.0, 3.5, 6.0]))
def test_a_dot_is_as_large_as_a_circle_and_centred(x: float, y: float, radius: float) -> None:
    covered = coverage(painted([(x, y)], [0], disc(radius)))
    rows, columns = np.indices(covered.shape) + 0.5
    assert covered.sum() == pytest.approx(math.pi * radius**2, rel=0.12)
    assert (columns * covered).sum() / covered.sum() == pytest.approx(x, abs=0.2)
    assert (rows * covered).sum() / covered.sum() == pytest.approx(y, abs=0.2)


def test_edges_are_smooth() -> None:
    covered = coverage(painted([(20.3, 15.4)], [0], disc(5.0)))
    assert ((covered > 0.05) & (covered < 0.95)).sum() > 12


def test_a_ring_is_empty_inside() -> None:
    covered = coverage(painted([(20.5, 15.5)], [0], ring(6.0, 1.5)))
    assert covered[15, 20] == 0
    assert covered[15, 25] > 0.8
    assert covered.sum() == pytest.approx(math.pi * (6.0**2 - 4.5**2), rel=0.08)


def test_where_dots_touch_none_has_a_hole() -> None:
    alone = coverage(painted([(18.5, 15.5)], [0], disc(4.0)))
    both = coverage(painted([(18.5, 15.5), (23.5, 15.5)], [0, 0], disc(4.0)))
    assert (both >= alone).all()


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=20))
def test_dots_outside_are_left_out(places: list[tuple[float, float]]) -> None:
    inside = [place for place in places if -25 < place[0] < 65 and -25 < place[1] < 55]
    strokes = disc(6.0)
    everything = painted(places, [0] * len(places), strokes)
    assert (everything == painted(inside, [0] * len(inside), strokes)).all()


def test_a_dot_at_the_edge_is_cut_by_it() -> None:
    covered = coverage(painted([(0.0, 15.5)], [0], disc(4.0)))
    assert covered.sum() == pytest.approx(math.pi * 4**2 / 2, rel=0.1)


@pytest.mark.parametrize("shown", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_song_can_be_told_from_the_ground(shown: theme.Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """Contrast of 3 : 1, as WCAG 2.2 asks of graphics (1.4.11); missing songs are fainter, but there."""
    monkeypatch.setattr(theme, "_current", shown)
    rows = colours().reshape(1 + len(shown.playlists), -1, 4)
    ground = np.array(shown.panel.getRgb()[:3])
    light, under = luminance(ground + rows[..., 3:] * (rows[..., :3] - ground)), luminance(ground)
    contrast = (np.maximum(light, under) + 0.05) / (np.minimum(light, under) + 0.05)
    assert contrast[1:, 1:].min() >= 3
    assert 1.6 < contrast[0, 1:].min() < 3


def luminance(rgb: np.ndarray) -> np.ndarray:
    """Relative luminance (WCAG 2.2) of sRGB colours of 0 to 255."""
    part = rgb / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)
