# SPDX-License-Identifier: GPL-3.0-or-later
"""Working quietly: whatever else the computer does comes first."""

from __future__ import annotations

import os
import sys

_NICE = 15  # of 19; the desktop, players and compilers all come before
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of SetPriorityClass (Windows SDK)


def lower_priority() -> None:
    """Give this process, and those that it starts, what others leave of the processors."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(max(0, _NICE - os.nice(0)))
