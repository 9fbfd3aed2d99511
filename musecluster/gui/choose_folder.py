# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for a folder, beginning where a listener's music usually lies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def choose_folder(parent: QWidget, title: str) -> str:
    """The folder that the listener chose; "" if none was."""
    return QFileDialog.getExistingDirectory(parent, title, music_folder())


def music_folder() -> str:
    """The system's folder for music, or the home folder where there is none."""
    place = QStandardPaths.StandardLocation
    music = QStandardPaths.writableLocation(place.MusicLocation)
    return music if os.path.isdir(music) else QStandardPaths.writableLocation(place.HomeLocation)
