# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing beside the window's own thread: numpy alone takes longer than a stall that is felt."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QRunnable, QThreadPool

if TYPE_CHECKING:
    from collections.abc import Generator

PATIENCE = 0.004  # seconds that one look waits for the modules, so that they get their turn


def importing(*names: str) -> Generator[None]:
    """Import modules in Qt's pool; done when they are there, in slices of a few milliseconds.

    Only modules that import nothing of Qt and nothing of the window. One that cannot be imported is passed
    over: whoever needs it will say so.
    """
    missing = [name for name in names if name not in sys.modules]
    if missing:
        task = _Importing(missing)
        QThreadPool.globalInstance().start(task)
        while not task.done.wait(PATIENCE):
            yield


class _Importing(QRunnable):
    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self._names, self.done = names, Event()

    def run(self) -> None:
        try:
            for name in self._names:
                with suppress(ImportError):
                    import_module(name)
        finally:
            self.done.set()
