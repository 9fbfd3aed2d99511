# SPDX-License-Identifier: GPL-3.0-or-later
"""How long `musecluster --help` takes in a fresh process, beside Python alone; aim: a median under 0.3 s."""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time


def seconds(*arguments: str) -> float:
    """Wall-clock seconds of one `python *arguments`."""
    begin = time.perf_counter()
    subprocess.run(
        (sys.executable, *arguments), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - begin


def main() -> None:
    """Time the commands in turn, so that a busy moment of the machine falls on all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=21)
    runs = parser.parse_args().runs
    commands = {
        "python alone": ("-c", ""),
        "--help": ("-m", "musecluster", "--help"),
    }
    rounds = [{name: seconds(*command) for name, command in commands.items()} for _ in range(runs + 1)]
    for name in commands:
        times = sorted(one[name] for one in rounds[1:])  # the first round fills the disk cache
        middle = statistics.median(times)
        print(f"{name:13} median {middle:.3f} s, {times[0]:.3f} to {times[-1]:.3f} s, {runs} runs")


if __name__ == "__main__":
    main()
