# SPDX-License-Identifier: GPL-3.0-or-later
"""What the track table costs: milliseconds in which the window stands still to show, sort and filter.

The library is the invented one of `window_stalls`, which may share its file. References in the same run,
without any table: Python's own sort of the finished titles, and its own search in the finished texts.

    python -m benchmarks.table_cost [--library FILE] [--tracks 100000]
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.window_stalls import make_library
from musecluster.gui import theme
from musecluster.gui.actions import Actions
from musecluster.gui.collection import Collection
from musecluster.gui.folding import fold, natural
from musecluster.gui.track_columns import BY_NAME
from musecluster.gui.track_table import TrackTable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMES = 5  # each figure is the median of as many
QUERIES = ("s", "silver", "silver -night", "artist:river year:1990..1999", "bpm:90..120 genre:jazz", "xyz")
ORDERS = (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder)


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--library", type=Path, help="made if it is not there; default: made each time")
    parser.add_argument("--tracks", type=int, default=100_000)
    chosen = parser.parse_args()
    app = QApplication([])
    theme.apply(app, "light")
    with tempfile.TemporaryDirectory() as folder:
        library = chosen.library or Path(folder) / "library.db"
        if not library.exists():
            make_library(library, chosen.tracks)
        collection, window = Collection(), QWidget()
        with stalls("read the library", app, lambda: not collection.is_loading):
            collection.open(library)
        measure(app, collection, window)


def measure(app: QApplication, collection: Collection, window: QWidget) -> None:
    """Show, prepare, sort, filter, select and scroll."""
    keys = [natural(track.tags.title) for track in collection.tracks]
    texts = [fold(f"{track.tags.title} {track.tags.artist}") for track in collection.tracks]
    report("reference: sort the finished titles", lambda: sorted(keys))
    report(
        "reference: search the finished texts",
        lambda: [n for n, text in enumerate(texts) if "silver" in text],
    )
    table = TrackTable(collection, Actions(window))
    table.resize(1000, 700)
    report("show the table", lambda: (table.show(), table.view.viewport().repaint()), times=1)
    with stalls("make every column ready to be sorted by", app, table.model.is_settled):
        pass
    paint = table.view.viewport().repaint
    for name in ("title", "artist", "year", "fit", "path"):
        for order in ORDERS:
            report(
                f"sort by {name}, {order.name.removesuffix('Order').lower()}",
                lambda: (table.view.sortByColumn(BY_NAME[name], order), paint()),  # noqa: B023 - called at once
                before=lambda: table.view.sortByColumn(BY_NAME["duration"], ORDERS[0]),
            )
    for query in QUERIES:
        report(
            f"filter: {query}",
            lambda: (table.set_filter(query), paint()),  # noqa: B023 - called at once
            before=lambda: table.set_filter(""),
        )
    table.set_filter("")
    report("select all", table.view.selectAll, before=table.view.clearSelection)
    report(
        "sort with all selected",
        lambda: table.view.sortByColumn(BY_NAME["artist"], ORDERS[0]),
        before=lambda: (table.view.sortByColumn(BY_NAME["title"], ORDERS[0]), table.view.selectAll()),
    )
    table.view.clearSelection()
    bar = table.view.verticalScrollBar()
    report("one frame of scrolling", lambda: (bar.setValue(bar.value() + 108), paint()), times=60)


@contextmanager
def stalls(name: str, app: QApplication, ended: Callable[[], bool]) -> Iterator[None]:
    """Print how long it took until `ended`, and the longest time in which a timer of 1 ms did not tick."""
    ticks = [time.perf_counter()]
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    yield
    while not ended():
        app.processEvents()
    longest = max(after - before for before, after in pairwise(ticks))
    print(f"{name:44}{1000 * (ticks[-1] - ticks[0]):9.1f} ms, longest stall {1000 * longest:.1f} ms")


def report(
    name: str, work: Callable[[], object], *, before: Callable[[], object] = lambda: None, times: int = TIMES
) -> None:
    """Print the median and the worst of several runs."""
    took = []
    for _ in range(times):
        before()
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    print(f"{name:44}{1000 * statistics.median(took):9.1f} ms, worst {1000 * max(took):.1f} ms", flush=True)


if __name__ == "__main__":
    main()
