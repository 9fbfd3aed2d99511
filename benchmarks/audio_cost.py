# SPDX-License-Identifier: GPL-3.0-or-later
"""What hearing a track costs one core, stage by stage, and what decoding alone would cost."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, TypeVar

# One thread, as in the worker processes; set before numpy loads its BLAS.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from musecluster.audio.decode import decode, hear
from musecluster.audio.descriptors import describe
from musecluster.audio.mel import SAMPLE_RATE, log_mel
from musecluster.errors import UnreadableAudioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from musecluster.audio.decode import Heard

Result = TypeVar("Result")
STAGES = ("hear", "decode", "mel", "describe", "all four", "limit")


def main() -> None:
    """Print medians over the files of a folder, in processor time, which other programs hardly change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=5, help="each file counts with its best round")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.is_file())
    costs = [cost for path in files if (cost := cost_of(os.fsencode(path), options.rounds))]
    if not costs:
        raise SystemExit(f"No music in {options.folder}.")
    seconds = median(cost["seconds"] for cost in costs)
    print(f"{len(costs)} tracks, {seconds:.1f} s heard of each (medians)")
    for stage in STAGES:
        print(f"{stage:>9} {median(cost[stage] for cost in costs):7.1f} ms")
    share = median(cost["limit"] / (cost["hear"] + cost["decode"]) for cost in costs)
    print(f"hear and decode run at {share:.0%} of the limit: decoding the same packets and nothing else")


def cost_of(path: bytes, rounds: int) -> dict[str, float] | None:
    """Milliseconds of each stage for one file; None where it is no music."""
    best: dict[str, float] = {}
    try:
        for _ in range(rounds):
            for stage, cost in one_round(path).items():
                best[stage] = min(best.get(stage, cost), cost)
    except UnreadableAudioError:
        return None
    best["all four"] = best["hear"] + best["decode"] + best["mel"] + best["describe"]
    return best


def one_round(path: bytes) -> dict[str, float]:
    """Each stage once, and the limit on the same packets."""
    heard, hearing = timed(lambda: hear(path))
    _, limit = timed(lambda: only_decode(heard))
    waves, decoding = timed(lambda: decode(heard))
    _, mel = timed(lambda: log_mel(waves))
    _, describing = timed(lambda: describe(waves))
    costs = {"hear": hearing, "limit": limit, "decode": decoding, "mel": mel, "describe": describing}
    return {**costs, "seconds": waves.size / SAMPLE_RATE}


def only_decode(heard: Heard) -> None:
    """The physical limit: the packets through the codec, the samples thrown away."""
    for passage in heard.passages:
        for packet in passage.packets:
            heard.decoder.decode(packet)
        heard.decoder.flush_buffers()


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What the work gives, and the milliseconds of this thread that it took."""
    start = time.thread_time()
    result = work()
    return result, 1000 * (time.thread_time() - start)


if __name__ == "__main__":
    main()
