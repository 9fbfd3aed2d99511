# SPDX-License-Identifier: GPL-3.0-or-later
"""The longest time in which the window stands still: with a large library, and while the worker listens.

    python -m benchmarks.window_stalls [--library FILE] [--tracks 100000] [--rounds 3] [--songs 300]

Each figure is printed as it comes (see `ticks`). The library is made once into the file given, which takes a
minute for 100,000 songs, and copied for each round. The reference in the same run: the same timer in an
application that does nothing, alone and with as many busy processes as there are cores. At the end, the
memory of the whole window beside that of Qt alone.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import psutil
from PySide6.QtCore import Qt

from benchmarks.ticks import Report, pause, wait
from musecluster.gui.app import application, show
from musecluster.gui.state import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from musecluster.gui.main_window import MainWindow

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
NEW = 200  # songs that come into the large library while it is shown


def main() -> None:
    """Print one line a figure."""
    chosen = options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = str(folder / variable)
        if sys.dont_write_bytecode:
            print("Python keeps no compiled modules here: opening takes longer than in an installed program.")
        library = chosen.library or folder / "large.db"
        if chosen.tracks and not library.exists():
            make_library(library, chosen.tracks)
        app, report = application(), Report()
        references(app, report)
        for number in range(chosen.rounds if chosen.tracks else 0):
            with_many(app, report, Path(shutil.copy(library, folder / f"round {number}.db")))
        if chosen.songs:
            make_songs(folder / "songs", chosen.songs)
            while_listening(app, report, folder, chosen.songs)
        report.medians()


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, help="made if it is not there; default: made each time")
    parser.add_argument("--tracks", type=int, default=100_000, help="of the large library; 0: without it")
    parser.add_argument("--rounds", type=int, default=1, help="with the large library")
    parser.add_argument("--songs", type=int, default=300, help="that the worker listens to; 0: without it")
    return parser.parse_args()


def references(app: QApplication, report: Report) -> None:
    """What the system alone does to a timer."""
    with report.ticking("reference: nothing to do", app):
        pause(app, 3)
    cores = range(os.cpu_count() or 1)
    busy = [subprocess.Popen((sys.executable, "-c", "while True: pass")) for _ in cores]
    try:
        with report.ticking("reference: nothing to do, all cores busy", app):
            pause(app, 3)
    finally:
        for process in busy:
            process.kill()
            process.wait()


def opened(app: QApplication, report: Report, library: Path) -> MainWindow:
    """A window, its parts in it and its library read."""
    window = show(app, library, "light", State(library.with_suffix(".json")))
    window.resize(1400, 850)
    read: list[bool] = []
    window.collection.loaded.connect(lambda: read.append(True))
    with report.ticking("put the parts in and read the library", app):
        window.open_library()
        wait(app, lambda: bool(read) and window.table.model.is_settled())
    return window


def while_listening(app: QApplication, report: Report, folder: Path, count: int) -> None:
    """The real worker scans and clusters on all cores while the window shows what comes."""
    window = opened(app, report, folder / "heard.db")
    ended: list[bool] = []
    window.analysis.finished.connect(lambda _: ended.append(True))
    window.analysis.failed.connect(lambda sentence: sys.exit(sentence))
    with report.ticking(f"listen to {count} songs and cluster them", app):
        window.listening.listen_to([str(folder / "songs")])
        wait(app, lambda: bool(ended))
    window.close()


def with_many(app: QApplication, report: Report, library: Path) -> None:
    """Open, sort, filter, choose, scroll, look at the map, and see the library change."""
    process = psutil.Process()
    before = process.memory_info().rss
    window = opened(app, report, library)
    after = process.memory_info().rss
    for name, steps in acts(app, window).items():
        with report.ticking(name, app):
            for step in steps:
                step()
                pause(app, 0.05)
    whole = process.memory_info().rss
    count = len(window.collection.tracks)
    print(f"{'memory: window without songs':52}{before / 1e6:11.0f} MB")
    print(f"{f'memory: {count:,} songs in the table':52}{after / 1e6:11.0f} MB")
    print(f"{'memory: and the map and similar songs':52}{whole / 1e6:11.0f} MB")
    window.close()
    print(f"{'reference: Qt alone':52}{qt_alone() / 1e6:11.0f} MB", flush=True)


def acts(app: QApplication, window: MainWindow) -> dict[str, list[Callable[[], object]]]:
    """What a listener does, and what happens meanwhile: name -> steps."""
    view, search, collection = window.table.view, window.top_bar.search_changed, window.collection
    search_all: list[Callable[[], object]] = [
        lambda query=query: search.emit(query) for query in (*QUERIES, "")
    ]
    by_artist = (lambda: sort(window, "artist", Qt.SortOrder.AscendingOrder),)
    return {
        f"sort by {', '.join(SORTED)}": [
            lambda name=name, order=order: sort(window, name, order)
            for name in SORTED
            for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)
        ],
        f"search, {len(QUERIES)} queries": search_all,
        "choose all": [view.selectAll, lambda: pause(app, 8)],
        "sort, all chosen": [*by_artist],
        "search, all chosen": [lambda: search.emit("silver"), lambda: search.emit("")],
        "choose one, similar songs": [lambda: view.selectRow(7), lambda: pause(app, 2)],
        "scroll 60 frames": [lambda: scroll(window)] * 60,
        "show the map beside the table": [window.commands["both"].trigger],
        "search, map beside the table": search_all,
        "choose all, map beside the table": [view.selectAll],
        "circle every second song on the map, twice": [lambda: circle(window, 0), lambda: circle(window, 1)],
        "sort, every second song chosen": [*by_artist],
        "choose nothing": [view.clearSelection],
        "show another granularity and the first again": [
            lambda: window.playlists.edits.set_granularity(0.9),
            lambda: pause(app, 1),
            lambda: window.playlists.edits.set_granularity(0.0),
            lambda: pause(app, 1),
        ],
        "read again what has not changed": [collection.refresh, lambda: pause(app, 2)],
        f"{NEW} new songs come in": [lambda: put_new(app, window.library), collection.refresh],
        "go on reading": [lambda: wait(app, window.table.model.is_settled)],
    }


def sort(window: MainWindow, name: str, order: Qt.SortOrder) -> None:
    """As a click on a head does."""
    from musecluster.gui.track_columns import BY_NAME

    window.table.view.sortByColumn(BY_NAME[name], order)


def scroll(window: MainWindow) -> None:
    """Three rows on."""
    bar = window.table.view.verticalScrollBar()
    bar.setValue(bar.value() + 108)


def circle(window: MainWindow, first: int) -> None:
    """Choose very many songs that are scattered in the table."""
    ids = window.collection.ids()[first::2].tolist()
    window.map_view.canvas.ring(ids)
    window.map_view.selection_changed.emit(ids)


def put_new(app: QApplication, library: Path) -> None:
    """Store songs by another process, as the worker does."""
    program = (
        "import sys; from pathlib import Path; from benchmarks.synthetic_library import add_songs;"
        " add_songs(Path(sys.argv[1]), int(sys.argv[2]))"
    )
    worker = subprocess.Popen((sys.executable, "-c", program, library, str(NEW)))
    while worker.poll() is None:
        pause(app, 0.02)


def qt_alone() -> int:
    """Resident bytes of a fresh process that shows an empty widget."""
    program = (
        "import psutil; from PySide6.QtWidgets import QApplication, QWidget; app = QApplication([]);"
        " widget = QWidget(); widget.show(); app.processEvents(); print(psutil.Process().memory_info().rss)"
    )
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, text=True, check=True)
    return int(done.stdout)


def make_library(file: Path, count: int) -> None:
    """Invented songs in nine stored cuts; a file that is there is whole."""
    from benchmarks import store_cost, synthetic_library
    from musecluster.library.store import Store

    print(f"making {count:,} songs in {file}", flush=True)
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    synthetic_library.make_library(part, count)
    with Store(part, write=True) as store:
        store.put_clustering(store_cost.make_clustering(count))
    part.replace(file)


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
