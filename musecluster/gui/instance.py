# SPDX-License-Identifier: GPL-3.0-or-later
"""One window a library: a second start raises the first and goes."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 300
"""Milliseconds in which the first window must answer; else it hangs, and the second opens."""


class Instance(QObject):
    """The address at which the window of a library is called: a local socket that only its user can reach.

    Signals
    -------
        called: another start was made for the same library.
    """

    called = Signal()

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        key = os.fsencode(os.path.realpath(library)) + os.fsencode(os.path.expanduser("~"))
        self._name = f"musecluster-{hashlib.blake2b(key, digest_size=8).hexdigest()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    def is_first(self) -> bool:
        """Call the window that is open for this library; true if there is none, and then be it."""
        turn = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        turn.tryLock(2 * PATIENCE)  # or two starts at once would both find none; without a turn it may be so
        try:
            if self._call():
                return False
            QLocalServer.removeServer(self._name)  # what a killed window left behind
            self._server.listen(self._name)
            return True
        finally:
            turn.unlock()

    def close(self) -> None:
        """Be called no more."""
        self._server.close()

    def _call(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(PATIENCE)
        socket.disconnectFromServer()
        return answered

    def _on_server_new_connection(self) -> None:
        while connection := self._server.nextPendingConnection():
            connection.deleteLater()
            self.called.emit()
