# SPDX-License-Identifier: GPL-3.0-or-later
"""Offers the player to a Linux desktop, so that media keys, panels and headphones reach it (MPRIS 2.2)."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from musecluster.gui.collection import Collection
    from musecluster.gui.main_window import MainWindow
    from musecluster.gui.player import Player

PATH = "/org/mpris/MediaPlayer2"
SERVICE = "org.mpris.MediaPlayer2.musecluster"


def offer(player: Player, collection: Collection, window: MainWindow) -> QObject | None:
    """Let the desktop see and steer the player.

    Returns
    -------
        The object on the bus, a child of the window; None on other systems and where there is no bus.
    """
    if not sys.platform.startswith("linux"):
        return None
    try:
        from PySide6.QtDBus import QDBusConnection

        from musecluster.gui.mpris_adaptors import Controls, Program
    except ImportError:  # a system without the library of the bus
        return None
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    shown = QObject(window)
    Program(shown, window)
    Controls(shown, player, collection, PATH)
    bus.registerObject(PATH, shown, QDBusConnection.RegisterOption.ExportAdaptors)
    if not bus.registerService(SERVICE):  # another window has it, which shows another library
        bus.registerService(f"{SERVICE}.instance{os.getpid()}")
    return shown
