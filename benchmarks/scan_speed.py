# SPDX-License-Identifier: GPL-3.0-or-later
"""Songs a second from file to stored analysis, what each stage costs, and what decoding alone would.

python -m benchmarks.scan_speed FOLDER [--jobs N] [--songs N]

The reference, measured in the same run with the same processes: decoding the heard seconds and nothing else.
"""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from musecluster.audio.decode import decode, hear
from musecluster.audio.descriptors import describe
from musecluster.audio.mel import log_mel
from musecluster.library.scan import find_audio
from musecluster.library.store import Store
from musecluster.library.tags import read_tags
from musecluster.pipeline import scan
from musecluster.pipeline.listen import Listener
from musecluster.pipeline.pool import available_cores, each, process_pool

if TYPE_CHECKING:
    from musecluster.track import FoundFile


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=available_cores())
    parser.add_argument(
        "--songs", type=int, default=200, help="files are taken in turn until there are so many"
    )
    chosen = parser.parse_args()
    files = list(find_audio([os.fsencode(chosen.folder)]))
    some = list(itertools.islice(itertools.cycle(files), chosen.songs))
    _stages(files)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "library.db", write=True) as store:
        analysed, memory = _rate(scan._listen, some, chosen.jobs, store)
        alone, _ = _rate(decode_alone, some, chosen.jobs, store)
    print(f"{'scan':<22} {analysed:6.1f} songs a second on {chosen.jobs} processes")
    print(
        f"{'decoding alone':<22} {alone:6.1f} songs a second: the scan reaches {analysed / alone:.0%} of it"
    )
    print(f"{'largest process':<22} {memory / 1e6:6.0f} MB")


def decode_alone(path: bytes) -> None:
    """The physical limit: the seconds that are heard, decoded, and thrown away."""
    decode(hear(path))


def _rate(function, files: list[FoundFile], jobs: int, store: Store) -> tuple[float, float]:
    """Songs a second once every process is at work, and the peak resident memory of the largest process."""
    network_id = Listener().embedder.network_id
    by_path = {(index, file.path): file for index, file in enumerate(files)}
    begun, done, memory = 0.0, 0, 0.0
    with process_pool(jobs, scan._begin, (store.path,)) as pool:
        work = each(pool, _Numbered(function), by_path, jobs=jobs, seconds=60)
        for item, outcome in work:
            if outcome.value is not None:
                store.put(
                    by_path[item],
                    outcome.value.tags,
                    os.urandom(32),
                    None,
                    outcome.value.analysis,
                    network_id,
                )
            done += 1
            if done == 4 * jobs:
                begun = time.perf_counter()
            memory = max(memory, *(child.memory_info().rss for child in psutil.Process().children()))
        return (done - 4 * jobs) / (time.perf_counter() - begun), memory


class _Numbered:
    """Applies a function to the path of a (number, path): the same file may come twice."""

    def __init__(self, function) -> None:
        self.function = function

    def __call__(self, item: tuple[int, bytes]):
        return self.function(item[1])


def _stages(files: list[FoundFile]) -> None:
    """Processor milliseconds of each stage, the median over the files, in this process on one thread."""
    listener, spent = Listener(), defaultdict(list)
    for file in files:
        heard = _timed(spent["find windows"], hear, file.path)
        waves = _timed(spent["decode"], decode, heard)
        mels = _timed(spent["log-mel"], log_mel, waves)
        _timed(spent["network"], listener.embedder.embed, mels)
        _timed(spent["tempo, key, loudness"], describe, waves)
        _timed(spent["tags"], read_tags, file.path)
        _timed(spent["cover"], listener._cover, file.path)
    for stage, milliseconds in spent.items():
        print(f"{stage:<22} {statistics.median(milliseconds):6.1f} ms a song")


def _timed(record: list[float], function, argument):
    begun = time.process_time()
    value = function(argument)
    record.append(1000 * (time.process_time() - begun))
    return value


if __name__ == "__main__":
    main()
