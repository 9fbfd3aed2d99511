# SPDX-License-Identifier: GPL-3.0-or-later
"""What finding songs and reading tags cost, beside the bare system calls: python -m benchmarks.scan_cost."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from musecluster.library.scan import find_audio
from musecluster.library.tags import read_tags
from tests.library.tagged import FORMATS, silent_song, tag

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS, FILES_EACH, SONGS, RUNS = 200, 100, 300, 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk_cost(Path(folder))
    print(
        f"\n{'tags':10}{'read_tags':>12}{'open + read':>12}   files/s, the best of {RUNS} runs over {SONGS}"
    )
    for extension in FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            tag_cost(Path(folder), extension)


def walk_cost(top: Path) -> None:
    for number in range(FOLDERS):
        album = top / f"Artist {number // 10}" / f"Album {number}"
        album.mkdir(parents=True)
        for song in range(FILES_EACH):
            (album / f"{song:02} Song title.mp3").touch()
    count = FOLDERS * FILES_EACH
    ours = best(lambda: sum(1 for _ in find_audio([os.fsencode(top)])))
    bare = best(
        lambda: sum(
            1 for place, _, names in os.walk(top) for name in names if os.stat(os.path.join(place, name))
        )
    )
    print(f"walk of {count:,} files, the best of {RUNS} runs")
    print(f"find_audio    {ours:.3f} s   {count / ours:10,.0f} files/s")
    print(f"walk + stat   {bare:.3f} s   {count / bare:10,.0f} files/s")


def tag_cost(folder: Path, extension: str) -> None:
    song = tag(silent_song(folder / f"0{extension}")).read_bytes()
    paths = [os.fsencode(folder / f"{number}{extension}") for number in range(SONGS)]
    for path in paths:
        Path(os.fsdecode(path)).write_bytes(song)
    ours = best(lambda: [read_tags(path) for path in paths])
    bare = best(lambda: [Path(os.fsdecode(path)).read_bytes() for path in paths])
    print(f"{extension:10}{SONGS / ours:12,.0f}{SONGS / bare:12,.0f}")


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of RUNS runs, caches warm."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
