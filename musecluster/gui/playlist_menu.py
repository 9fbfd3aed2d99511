# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the selected playlists, as a menu; it offers nothing that would do nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from musecluster.gui import theme
from musecluster.gui.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from musecluster.gui.actions import Actions
    from musecluster.gui.playlist_rows import Row

ORDERS = ("order_by_similarity", "order_by_tempo", "order_by_artist", "shuffle_playlist")
SINGLE = ("rename_playlist", "split_playlist", "grow_playlist", *ORDERS)
EDITING = (*SINGLE, "pin_playlist", "merge_playlists", "copy_playlist", "delete_playlist")
"""Actions that need a playlist to be selected."""


def enable(commands: Actions, rows: Sequence[Row]) -> None:
    """Offer the actions that make sense for the selected lines."""
    editable = [row for row in rows if row.can_be_edited]
    one = len(rows) == len(editable) == 1
    for name in EDITING:
        commands[name].setEnabled(bool(editable))
    for name in SINGLE:
        commands[name].setEnabled(one)
    pinnable = [row for row in editable if row.kind == "automatic"]
    commands["pin_playlist"].setEnabled(bool(pinnable) and len(pinnable) == len(rows))
    commands["pin_playlist"].setChecked(bool(pinnable) and all(row.pinned for row in pinnable))
    commands["merge_playlists"].setEnabled(
        len(editable) == len(rows) > 1 and len({row.kind for row in rows}) == 1
    )
    commands["grow_playlist"].setEnabled(one and rows[0].kind == "own")
    commands["split_playlist"].setEnabled(one and (rows[0].count or 0) > 1)
    commands["copy_playlist"].setEnabled(len(rows) == 1 and rows[0].kind in ("automatic", "unsorted", "own"))


def menu(
    parent: QWidget, commands: Actions, rows: Sequence[Row], recolour: Callable[[int | None], None]
) -> QMenu:
    """The menu for the selected lines.

    Parameters
    ----------
        recolour: called with the hue that was chosen, None for the usual one.
    """
    made = QMenu(parent)
    _add(made, commands, ("rename_playlist", "pin_playlist"))
    if any(row.can_be_edited for row in rows):
        made.addMenu(_colours(made, rows, recolour))
    _add(made, commands, ("merge_playlists", "split_playlist", "grow_playlist", "copy_playlist"))
    if commands[ORDERS[0]].isEnabled():
        orders = made.addMenu(theme.icon("songs"), tr("Order"))
        _add(orders, commands, ORDERS)
    made.addSeparator()
    _add(made, commands, ("new_playlist", "export"))
    made.addSeparator()
    _add(made, commands, ("delete_playlist",))
    return made


def _add(made: QMenu, commands: Actions, names: Sequence[str]) -> None:
    made.addActions([commands[name] for name in names if commands[name].isEnabled()])


def _colours(parent: QMenu, rows: Sequence[Row], recolour: Callable[[int | None], None]) -> QMenu:
    made = QMenu(tr("Colour"), parent)
    made.setIcon(theme.icon("colour"))
    for hue, name in enumerate(_names()):
        action = QAction(_dot(hue), name, made, checkable=True)
        action.setChecked(all(row.hue == hue for row in rows))
        action.triggered.connect(lambda _, hue=hue: recolour(hue))
        made.addAction(action)
    made.addSeparator()
    made.addAction(tr("As found"), lambda: recolour(None))
    return made


def _names() -> tuple[str, ...]:
    """The basic hues, in the palette's order."""
    return (
        tr("Blue"),
        tr("Orange"),
        tr("Green"),
        tr("Pink"),
        tr("Yellow"),
        tr("Sky blue"),
        tr("Violet"),
        tr("Grey"),
    )


def _dot(hue: int) -> QIcon:
    picture = QPixmap(QSize(32, 32))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.hue(hue))
    painter.drawEllipse(QRect(6, 6, 20, 20))
    painter.end()
    return QIcon(picture)
