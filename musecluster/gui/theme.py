# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours and icons of the window, light and dark, and the moment when they change."""

from __future__ import annotations

from dataclasses import dataclass, fields
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from musecluster import paths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QApplication

GRID = 4
"""Pixels: every margin, gap and row height is a multiple of it."""


@dataclass(frozen=True)
class Theme:
    """The colours of one mode.

    Attributes
    ----------
        bg: the window; panel: tables and bars; side: the sidebar; line: hairlines.
        text, dim: words, and words that matter less.
        accent: what can be pressed or is playing; on_accent: words on it.
        selected, hover: rows; track: the part of a slider that is still to come.
        playlists: hues that stay apart for colour-blind eyes (Okabe and Ito, 2008), in three lightnesses.
    """

    dark: bool
    bg: QColor
    panel: QColor
    side: QColor
    line: QColor
    text: QColor
    dim: QColor
    accent: QColor
    on_accent: QColor
    selected: QColor
    hover: QColor
    track: QColor
    playlists: tuple[QColor, ...]


def _theme(dark: bool, colours: str, hues: str, lightnesses: tuple[int, int]) -> Theme:
    own = [QColor(f"#{hue}") for hue in hues.split()]
    more = [hue.lighter(lightness) for lightness in lightnesses for hue in own]
    return Theme(dark, *(QColor(f"#{colour}") for colour in colours.split()), (*own, *more))


LIGHT = _theme(
    False,
    "f6f6f4 ffffff efefec dddcd7 1d1d1f 5c5c60 2f5fd0 ffffff dfe8fb f1f0ec d8d7d2",
    "0072b2 d55e00 007a5a b34e8a 8a6d00 3a8fc7 6b4fbb 7a7a7a",
    (72, 84),
)
DARK = _theme(
    True,
    "161719 1c1d20 191a1d 2c2e33 ececee a2a4ab 7aa2ff 0d1220 24324f 222428 3a3c42",
    "56b4e9 ff8c42 2fc59a e58bc4 e0c341 9cc9ff a78bfa 9a9ca3",
    (78, 118),
)


class Changes(QObject):
    """Tells when the theme is another one; whoever paints by hand paints again."""

    changed = Signal()


changes = Changes()
_current = LIGHT
_mode = "light"


def current() -> Theme:
    """The theme that is shown now."""
    return _current


def hue(index: int) -> QColor:
    """The colour of a playlist; any index has one, and the last of the eight basic ones is grey."""
    return _current.playlists[index % len(_current.playlists)]


def apply(app: QApplication, mode: str) -> None:
    """Dress the application.

    Parameters
    ----------
        app: all its windows change at once.
        mode: "light", "dark" or "system", which goes on following the system.
    """
    global _mode
    if app.style().objectName() != "fusion":
        app.setStyle("fusion")
        app.styleHints().colorSchemeChanged.connect(lambda _: apply(app, _mode))
    _mode = mode
    _dress(app, DARK if mode == "dark" or (mode == "system" and _system_is_dark(app)) else LIGHT)


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _dress(app: QApplication, theme: Theme) -> None:
    global _current
    _current = theme
    app.setPalette(_palette(theme))
    app.setStyleSheet(_style_sheet(theme))
    changes.changed.emit()


def _palette(theme: Theme) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: theme.bg,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.side,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.dim,
        QPalette.ColorRole.Highlight: theme.selected,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.Accent: theme.accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
    }
    palette = QPalette(theme.bg)
    for role, colour in roles.items():
        palette.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.dim)
    return palette


def _style_sheet(theme: Theme) -> str:
    names = {one.name: getattr(theme, one.name) for one in fields(theme)}
    colours = {name: value.name() for name, value in names.items() if isinstance(value, QColor)}
    parts = {"parts": paths.resource("style").as_posix(), "mode": "dark" if theme.dark else "light"}
    return Template(paths.resource("style.qss").read_text("utf-8")).substitute(colours, **parts)


def font(pixels: int, *, bold: bool = False) -> QFont:
    """The system's font in a size of the scale (11, 12, 13, 20, 28 pixels), with digits of one width."""
    chosen = QFont()
    chosen.setPixelSize(pixels)
    if bold:
        chosen.setWeight(QFont.Weight.DemiBold)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def icon(name: str, colour: str = "text") -> QIcon:
    """An icon of resources/icons, drawn in the theme's colour of that name whenever it is shown."""
    return QIcon(_Recoloured(name, colour))


def put_before_words(button: QAbstractButton, name: str, colour: str = "text", side: int = 16) -> None:
    """Give a button an icon, with room between it and the words that Qt leaves too little of."""
    button.setIcon(icon(name, colour))
    button.setIconSize(QSize(side + GRID, side))


def app_icon() -> QIcon:
    """The program's own icon, the same in both modes."""
    return QIcon(str(paths.resource("icons/app.svg")))


class _Recoloured(QIconEngine):
    """Draws an SVG whose strokes are `currentColor` in the colour that the theme has at that moment."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour
        self._renderers: dict[str, QSvgRenderer] = {}

    def clone(self) -> QIconEngine:
        return _Recoloured(self._name, self._colour)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name = "dim" if mode is QIcon.Mode.Disabled else self._colour
        if state is QIcon.State.On and name == "text":
            name = "accent"
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        if rect.width() > rect.height():  # room between it and the words that follow
            ends = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
            square.moveRight(rect.x() + rect.width()) if ends else square.moveLeft(rect.x())
        self._renderer(getattr(_current, name).name()).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # of a button that has not been laid out yet
            return QPixmap()
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def _renderer(self, colour: str) -> QSvgRenderer:
        if colour not in self._renderers:
            drawing = paths.resource(f"icons/{self._name}.svg").read_text("utf-8")
            own = drawing.replace("currentColor", colour)
            self._renderers[colour] = QSvgRenderer(QByteArray(own.encode()))
        return self._renderers[colour]
