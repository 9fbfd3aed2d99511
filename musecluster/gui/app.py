# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window: application, look, one instance, and the library once the window is shown."""

from __future__ import annotations

import builtins
import importlib
import os
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from PySide6.QtCore import Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from musecluster import paths, settings
from musecluster.gui import language, theme
from musecluster.gui.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMessageLogContext

    from musecluster.gui.main_window import MainWindow

SMALLEST, LARGEST = (640, 400), 8000
"""Of a picture of the window: pixels before scaling."""

SCALES = (0.5, 4.0)


def run(arguments: Sequence[str], no_window: Callable[[str], int]) -> int:
    """Show the window until it is closed.

    Parameters
    ----------
        arguments: of the command line; options of the window alone.
        no_window: told the sentence that says why where no window can be shown; gives the exit code.
    """
    chosen = _parser().parse_args(arguments)
    if chosen.screenshot:
        return _screenshot(chosen)
    preferred = settings.load()
    library = chosen.library or Path(preferred.get("library") or paths.default_library())
    app = application(no_window)
    from musecluster.gui.instance import Instance

    instance = Instance(library)
    if not instance.is_first():
        return 0
    window = show(app, library, chosen.theme, preferred=preferred)
    instance.called.connect(window.come_forward)
    QTimer.singleShot(0, window.open_library)
    return app.exec()


def application(no_window: Callable[[str], int] | None = None) -> QApplication:
    """The one application object, under the name that the desktop knows."""
    previous = qInstallMessageHandler(_fatal(no_window)) if no_window else None
    _import_plainly()
    # Numpy's products are small here, and shared among threads they wait for the cores that the worker has.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if no_window:
        qInstallMessageHandler(previous)
    app.setApplicationName("musecluster")
    app.setApplicationDisplayName("MuseCluster")
    app.setDesktopFileName("musecluster")
    return app


def show(
    app: QApplication,
    library: Path,
    mode: str | None = None,
    memory: State | None = None,
    preferred: settings.Settings | None = None,
) -> MainWindow:
    """Dress the application and show its window, still without the library.

    Parameters
    ----------
        mode: of gui/theme.py; without it, as the settings say.
        memory: what the window remembers; without it, what the last one did.
        preferred: what the listener set; without it, as the settings' file says.
    """
    from musecluster.gui.main_window import MainWindow

    chosen = preferred or settings.load()
    language.install(app, chosen.get("language"))
    theme.apply(app, mode or chosen.get("theme"))
    app.setWindowIcon(theme.app_icon())
    window = MainWindow(library, chosen, memory or State())
    window.composed.connect(_import_numpy, Qt.ConnectionType.QueuedConnection)
    window.show()
    if chosen.notice:
        window.note.say(chosen.notice)
        window.welcome.say(chosen.notice)
    return window


def _import_plainly() -> None:
    """PySide's own `__import__` reads the source of every module, to see whether it has `from __feature__`.

    Ours have none, and numpy has 150 modules: a third of the time in which the window could not be drawn.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _import_numpy() -> None:
    """By itself, between two turns of the window, before the library is read with it."""
    importlib.import_module("numpy")


def _screenshot(chosen: Namespace) -> int:
    from musecluster.gui.screenshot import take

    return take(chosen)


class _Parser(ArgumentParser):
    """Says what is wrong in one sentence, without the usage, which is the command line's."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"musecluster: {message}\n")


def _parser() -> ArgumentParser:
    parser = _Parser(prog="musecluster", add_help=False)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--screenshot", type=Path)
    parser.add_argument("--view", type=_one_of("table", "map", "both", "first"), default="table")
    parser.add_argument("--theme", type=_one_of("light", "dark"))
    parser.add_argument("--size", type=_size, default=(1280, 800))
    parser.add_argument("--scale", type=_number(float, SCALES), default=1.0)
    parser.add_argument("--song", type=_number(int, (1, 10**6)))
    parser.add_argument("--direction", type=_one_of("ltr", "rtl"), default="ltr")
    return parser


def _one_of(*names: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in names:
            raise ArgumentTypeError(f"“{text}” is none of {', '.join(names)}.")
        return text

    return read


def _number(kind: type[int] | type[float], limits: tuple[float, float]) -> Callable[[str], float]:
    def read(text: str) -> float:
        with suppress(ValueError):
            if limits[0] <= kind(text) <= limits[1]:
                return kind(text)
        raise ArgumentTypeError(f"“{text}” is no number from {limits[0]:,} to {limits[1]:,}.")

    return read


def _size(text: str) -> tuple[int, int]:
    size = re.fullmatch("([0-9]{1,5})x([0-9]{1,5})", text)
    if size is None or not all(
        low <= int(side) <= LARGEST for low, side in zip(SMALLEST, size.groups(), strict=True)
    ):
        low, high = "{}x{}".format(*SMALLEST), f"{LARGEST}x{LARGEST}"
        raise ArgumentTypeError(f"“{text}” is no size from {low} to {high}, such as 1280x800.")
    return int(size[1]), int(size[2])


def _fatal(no_window: Callable[[str], int]) -> Callable[[QtMsgType, QMessageLogContext, str], None]:
    """Qt ends the process where it finds no display; this says so in one sentence before."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            code = no_window("The window needs a display, and none could be opened.")
            sys.stdout.flush()
            os._exit(code)

    return handle
