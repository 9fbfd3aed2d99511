# SPDX-License-Identifier: GPL-3.0-or-later
"""The longest time in which the window stands still: with a large library, and while the worker listens.

    python -m benchmarks.window_stalls [--tracks 100000] [--songs 300]

A timer of the window ticks every 10 ms; a stall is the time between two ticks. Beside the longest one stands
the longest work of the window's own thread between two ticks, in processor time, which other programs cannot
lengthen. The reference in the same run: the same timer in an application that does nothing, alone and with as
many busy processes as there are cores. At the end, the memory of the whole window beside that of Qt alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import wave
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer

from musecluster.gui.app import application, show
from musecluster.gui.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

    from musecluster.gui.main_window import MainWindow

INTERVAL = 0.01  # seconds
SORTED = ("title", "artist", "path", "fit", "added")
QUERIES = (
    "s",
    "silver",
    "silver -night",
    "artist:ahl",
    "year:1990..1999",
    "bpm:90..120",
    "path:gold",
    "key:f",
)
RATE, SECONDS = 22_050, 30  # of a generated song


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tracks", type=int, default=100_000, help="of the large library")
    parser.add_argument("--songs", type=int, default=300, help="that the worker listens to")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder / variable)
        app = application()
        print(f"{'':44}{'longest stall':>16}{'own work':>12}{'over 50 ms':>14}")
        references(app)
        make_songs(folder / "songs", chosen.songs)
        while_listening(app, folder, chosen.songs)
        make_library(folder / "large.db", chosen.tracks)
        with_many(app, folder, chosen.tracks)


class Ticks:
    """A timer that remembers how late it came, and what this thread worked meanwhile."""

    def __init__(self) -> None:
        self.stalls: list[tuple[float, float]] = []
        self._before = (time.perf_counter(), time.thread_time())
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=round(1000 * INTERVAL))
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now = (time.perf_counter(), time.thread_time())
        self.stalls.append((now[0] - self._before[0], now[1] - self._before[1]))
        self._before = now


@contextmanager
def ticking(name: str, app: QApplication) -> Iterator[None]:
    """Print the longest stall of the block and of the half second after it."""
    ticks = Ticks()
    yield
    pause(app, 0.5)
    longest, work = (1000 * max(column) for column in zip(*ticks.stalls, strict=True))
    many = sum(stall > 0.05 for stall, _ in ticks.stalls)
    print(f"{name:44}{longest:13.0f} ms{work:9.0f} ms{many:7} of {len(ticks.stalls)}", flush=True)


def wait(app: QApplication, ended: Callable[[], bool]) -> None:
    """Let the window work until something has ended."""
    while not ended():
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def pause(app: QApplication, seconds: float) -> None:
    """Let the window work for a while."""
    until = time.perf_counter() + seconds
    wait(app, lambda: time.perf_counter() > until)


def references(app: QApplication) -> None:
    """What the system alone does to a timer."""
    with ticking("reference: nothing to do", app):
        pause(app, 5)
    cores = range(os.cpu_count() or 1)
    busy = [subprocess.Popen((sys.executable, "-c", "while True: pass")) for _ in cores]
    try:
        with ticking("reference: nothing to do, all cores busy", app):
            pause(app, 5)
    finally:
        for process in busy:
            process.kill()
            process.wait()


def opened(app: QApplication, library: Path) -> MainWindow:
    """A window, its parts in it and its library read."""
    window = show(app, library, "light", State(library.with_suffix(".json")))
    window.resize(1400, 850)
    read: list[bool] = []
    window.collection.loaded.connect(lambda: read.append(True))
    with ticking("put the parts in and read the library", app):
        window.open_library()
        wait(app, lambda: bool(read) and window.table.model.is_settled())
    return window


def while_listening(app: QApplication, folder: Path, count: int) -> None:
    """The real worker scans and clusters on all cores while the window shows what comes."""
    window = opened(app, folder / "heard.db")
    ended: list[bool] = []
    window.analysis.finished.connect(lambda _: ended.append(True))
    window.analysis.failed.connect(lambda sentence: sys.exit(sentence))
    with ticking(f"listen to {count} songs and cluster them", app):
        window.listening.listen_to([str(folder / "songs")])
        wait(app, lambda: bool(ended))
    window.close()


def with_many(app: QApplication, folder: Path, count: int) -> None:
    """Open, sort, filter, choose, scroll and look at the map."""
    process = psutil.Process()
    before = process.memory_info().rss
    window = opened(app, folder / "large.db")
    after = process.memory_info().rss
    acts: dict[str, list[Callable[[], object]]] = {
        f"sort {count:,} songs by {', '.join(SORTED)}": [
            lambda name=name, order=order: sort(window, name, order)
            for name in SORTED
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        ],
        f"filter, {len(QUERIES)} queries": [
            lambda query=query: window.table.set_filter(query) for query in (*QUERIES, "")
        ],
        "choose all": [window.table.view.selectAll],
        "sort all, chosen": [lambda: sort(window, "artist", Qt.SortOrder.AscendingOrder)],
        "choose one, similar songs": [lambda: window.table.view.selectRow(7), lambda: pause(app, 8)],
        "scroll 60 frames": [lambda: scroll(window)] * 60,
        "show the map": [window.commands["map"].trigger],
        "read again what has not changed": [window.collection.refresh, lambda: pause(app, 2)],
    }
    for name, steps in acts.items():
        with ticking(name, app):
            for step in steps:
                step()
                pause(app, 0.05)
    whole = process.memory_info().rss
    print(f"{'memory: window without songs':44}{before / 1e6:13.0f} MB")
    print(f"{f'memory: {count:,} songs in the table':44}{after / 1e6:13.0f} MB")
    print(f"{'memory: and the map and similar songs':44}{whole / 1e6:13.0f} MB")
    window.close()
    print(f"{'reference: Qt alone':44}{qt_alone() / 1e6:13.0f} MB")


def sort(window: MainWindow, name: str, order: Qt.SortOrder) -> None:
    """As a click on a head does."""
    from musecluster.gui.track_columns import BY_NAME

    window.table.view.sortByColumn(BY_NAME[name], order)


def scroll(window: MainWindow) -> None:
    """Three rows on."""
    bar = window.table.view.verticalScrollBar()
    bar.setValue(bar.value() + 108)


def qt_alone() -> int:
    """Resident bytes of a fresh process that shows an empty widget."""
    program = (
        "import psutil; from PySide6.QtWidgets import QApplication, QWidget; app = QApplication([]);"
        " widget = QWidget(); widget.show(); app.processEvents(); print(psutil.Process().memory_info().rss)"
    )
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True)
    return int(done.stdout)


def make_library(file: Path, count: int) -> None:
    """Invented songs in nine stored cuts."""
    from benchmarks import store_cost, synthetic_library
    from musecluster.library.store import Store

    synthetic_library.make_library(file, count)
    with Store(file, write=True) as store:
        store.put_clustering(store_cost.make_clustering(count))


def make_songs(folder: Path, count: int) -> None:
    """WAV files of notes in chance rhythms, no two alike."""
    import numpy as np

    folder.mkdir()
    at = np.arange(RATE * SECONDS) / RATE
    for number in range(count):
        random = np.random.default_rng(number)
        beat = at * random.uniform(1, 3) % 1
        notes = sum(np.sin(2 * np.pi * random.uniform(80, 1500) * at) for _ in range(4))
        sound = notes / 4 * np.exp(-beat * random.uniform(1, 8)) + random.normal(0, 0.02, len(at))
        with wave.open(str(folder / f"{number:03}.wav"), "wb") as file:
            file.setparams((1, 2, RATE, 0, "NONE", ""))
            file.writeframes((12_000 * sound).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
