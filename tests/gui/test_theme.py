# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette can be read by everyone, and every icon is there in the theme's colours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from musecluster import paths
from musecluster.gui import theme
from musecluster.gui.actions import TABLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

MODES = pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
SURFACES = ("bg", "panel", "side", "selected", "hover")
ICONS = sorted(file.stem for file in paths.resource("icons").glob("*.svg"))


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def difference(one: QColor, other: QColor) -> int:
    """The largest of the three channels' differences, of 255."""
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)


@MODES
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("words", ["text", "dim"])
def test_words_can_be_read_on_every_surface(look: theme.Theme, surface: str, words: str) -> None:
    assert contrast(getattr(look, words), getattr(look, surface)) >= 4.5


@MODES
@pytest.mark.parametrize("surface", SURFACES)
def test_the_accent_can_be_read(look: theme.Theme, surface: str) -> None:
    assert contrast(look.accent, getattr(look, surface)) >= 4.5
    assert contrast(look.on_accent, look.accent) >= 4.5


@MODES
def test_a_playlist_can_be_told_from_the_panel_and_from_the_others(look: theme.Theme) -> None:
    names = [hue.name() for hue in look.playlists]
    assert len(set(names)) == len(names) == 24
    assert min(contrast(hue, look.panel) for hue in look.playlists[:8]) >= 3
    assert theme.hue(24) == theme.hue(0)


@pytest.mark.parametrize("name", [row.icon.removesuffix("?") for row in TABLE if row.icon.strip("?")])
def test_every_action_has_its_icon(name: str) -> None:
    assert name in ICONS


@pytest.mark.parametrize("name", [name for name in ICONS if name != "app"])
def test_an_icon_is_drawn_in_the_colour_of_the_theme(qapp: QApplication, name: str) -> None:
    icon = theme.icon(name)
    for mode, look in (("light", theme.LIGHT), ("dark", theme.DARK)):
        theme.apply(qapp, mode)
        image = icon.pixmap(32, 32).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        solid = [pixel for pixel in pixels if pixel.alpha() == 255]
        assert solid
        assert max(difference(pixel, look.text) for pixel in solid) <= 2  # of rounding where shapes overlap


def test_an_icon_that_is_on_has_the_accent(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    image = theme.icon("songs").pixmap(32, 32, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert theme.LIGHT.accent.name() in {image.pixelColor(16, y).name() for y in range(image.height())}


def test_a_change_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.changes.changed):
        theme.apply(qapp, "dark")
    assert theme.current() is theme.DARK
    assert qapp.palette().window().color() == theme.DARK.bg


def test_the_style_sheet_uses_no_colour_of_its_own() -> None:
    assert "#" not in "".join(
        line.partition("{")[2] for line in Path(paths.resource("style.qss")).read_text("utf-8").splitlines()
    )


@pytest.mark.parametrize("size", [QSize(0, 16), QSize(16, -4)])
def test_an_icon_without_room_is_no_picture(qapp: QApplication, size: QSize) -> None:
    assert theme.icon("path").pixmap(size).isNull()
