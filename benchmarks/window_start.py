# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the window takes from the start of the process until it is on the screen.

    python benchmarks/window_start.py [--library FILE] [--runs 10]

Each run is a fresh process. "Shown" is the first time that the window was painted; "composed" the time
when every part of it is in its place. Without a display, Qt's offscreen platform stands in.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

SHOW = """
import sys, time
started, library = float(sys.argv[1]), sys.argv[2]
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from musecluster.gui.app import application, show

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            window.removeEventFilter(self)
            QTimer.singleShot(0, go_on)
        return False

def go_on():
    print(time.time() - started, time.process_time(), "numpy" in sys.modules, flush=True)
    window.composed.connect(finish, Qt.ConnectionType.QueuedConnection)
    window.open_library()

def finish():
    print(time.time() - started, flush=True)
    window.close()
    app.quit()

app = application()
window = show(app, Path(library))
first = FirstPaint()
window.installEventFilter(first)
app.exec()
"""


def start(library: Path) -> tuple[float, float, float, bool]:
    """Milliseconds until shown, of work until then, and until composed; whether showing needed numpy."""
    command = (sys.executable, "-c", SHOW, str(time.time()), str(library))
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    shown, own, numpy, composed = answer
    return float(shown) * 1e3, float(own) * 1e3, float(composed) * 1e3, numpy == "True"


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--library", type=Path, default=Path("none.db"))
    parser.add_argument("--runs", type=int, default=10)
    chosen = parser.parse_args()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.dont_write_bytecode:
        print("Python keeps no compiled modules here: an installed program starts sooner.")
    shown, own, composed, numpy = zip(*(start(chosen.library) for _ in range(chosen.runs)), strict=True)
    print(f"shown:    {statistics.median(shown):6.0f} ms ({min(shown):.0f} to {max(shown):.0f})")
    print(f"its work: {statistics.median(own):6.0f} ms of the processor, which other programs don't lengthen")
    print(f"composed: {statistics.median(composed):6.0f} ms")
    print(f"numpy was imported before the window was shown: {'yes' if any(numpy) else 'no'}")


if __name__ == "__main__":
    main()
