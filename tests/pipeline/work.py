# SPDX-License-Identifier: GPL-3.0-or-later
"""Things that a process of the pool can do, good and bad; importable there."""

from __future__ import annotations

import os
import time


def double(number: int) -> int:
    return 2 * number


def misbehave(what: str) -> str:
    if what == "crash":
        os._exit(139)
    if what == "hang":
        time.sleep(600)
    if what == "eat":
        return str(len(bytearray(8 << 30)))
    if what == "raise":
        raise ValueError("no")
    return what


def wait_and_name(file: str) -> None:
    """Write the process's number where the test sees it, then wait."""
    with open(file, "w", encoding="utf-8") as out:
        out.write(str(os.getpid()))
    time.sleep(600)


def hold_a_pool(file: str) -> None:
    """What a parent does that is about to be killed."""
    from musecluster.pipeline.pool import process_pool

    with process_pool(1) as pool:
        pool.schedule(wait_and_name, args=[file]).result()
