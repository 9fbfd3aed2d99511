# SPDX-License-Identifier: GPL-3.0-or-later
"""Showing a file where it lies, in the system's own file manager."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices

from musecluster.gui.addresses import url_of


def show_file(path: bytes) -> bool:
    """Open the folder with the file selected, or the folder alone where the system cannot select.

    On Linux the file manager is asked over D-Bus (freedesktop.org, file-manager-interface).

    Returns
    -------
        Whether there is a folder and something that opens it.
    """
    name = os.fsdecode(path)
    folder = os.path.dirname(name)
    if not os.path.isdir(folder):
        return False
    if os.path.exists(name) and _select(name):
        return True
    return QDesktopServices.openUrl(url_of(os.fsencode(folder)))


def _select(name: str) -> bool:
    if sys.platform == "win32":
        return bool(QProcess.startDetached("explorer", ["/select,", os.path.normpath(name)])[0])
    if sys.platform == "darwin":
        return bool(QProcess.startDetached("open", ["-R", name])[0])
    return _ask_over_dbus(name)


def _ask_over_dbus(name: str) -> bool:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    service = "org.freedesktop.FileManager1"
    if not bus.isConnected() or not bus.interface().isServiceRegistered(service).value():
        return False
    message = QDBusMessage.createMethodCall(service, "/org/freedesktop/FileManager1", service, "ShowItems")
    message.setArguments([[bytes(url_of(os.fsencode(name)).toEncoded().data()).decode("ascii")], ""])
    return bus.send(message)
