# SPDX-License-Identifier: GPL-3.0-or-later
"""A signal costs nothing that runs out: PySide6 6.12.0 on Python 3.11 lost one reference to True a signal."""

from __future__ import annotations

import subprocess
import sys

# A lost reference ends the whole process ("Fatal Python error: bool_dealloc"), hence one of its own.
EMITS = """
import sys
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    told = Signal(int)

source, heard = Source(), []
source.told.connect(heard.append)
before = sys.getrefcount(True)
for number in range(20_000):
    source.told.emit(number)
assert len(heard) == 20_000
assert sys.getrefcount(True) - before > -100
"""


def test_twenty_thousand_signals_do_no_harm() -> None:
    done = subprocess.run((sys.executable, "-c", EMITS), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
