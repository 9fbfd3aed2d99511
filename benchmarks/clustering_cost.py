# SPDX-License-Identifier: GPL-3.0-or-later
"""What arranging a library costs: seconds of each step in a fresh process, and its peak memory.

The reference is the bare matrix product that the neighbours need, with nothing done to the similarities. The
vectors lie around random directions, half of them close, half of them so widely that groups overlap.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

import numpy as np

BLOCK = 512
GROUPS = 40


def library(total: int, dimensions: int) -> np.ndarray:
    """Unit vectors float32 [N, D]."""
    random = np.random.default_rng(0)
    spread = np.where(random.random(total) < 0.5, 0.7, 2.0)[:, None]
    vectors = random.normal(size=(GROUPS, dimensions))[random.integers(GROUPS, size=total)]
    vectors = vectors + spread * random.normal(size=vectors.shape)
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def measure(total: int, dimensions: int) -> None:
    """Print one line; meant for a process of its own."""
    import resource

    begin = time.perf_counter()
    from musecluster.clustering.arrange import DIMENSIONS, warm_up
    from musecluster.clustering.cluster import cut_points
    from musecluster.clustering.facts import Facts
    from musecluster.clustering.naming import name_playlists
    from musecluster.clustering.neighbours import nearest
    from musecluster.clustering.project import NEIGHBOURS, project

    times = []

    def passed() -> None:
        nonlocal begin
        times.append(time.perf_counter() - begin)
        begin = time.perf_counter()

    warm_up()
    passed()
    vectors = library(total, dimensions)
    begin = time.perf_counter()
    for start in range(0, total, BLOCK):
        _ = vectors[start : start + BLOCK] @ vectors.T
    passed()
    neighbours = nearest(vectors, NEIGHBOURS - 1)
    passed()
    points = project(vectors, neighbours, dimensions=DIMENSIONS, seed=0)
    passed()
    project(vectors, neighbours, dimensions=2, seed=0)
    passed()
    cuts = cut_points(points, vectors, neighbours)
    passed()
    facts = [Facts(f"Song {i}", f"Artist {i % 997}", genres=(f"Genre {i % 23}",)) for i in range(total)]
    begin = time.perf_counter()
    for cut in cuts:
        name_playlists([np.flatnonzero(cut.labels == label).tolist() for label in range(cut.count)], facts)
    passed()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{total:7}" + "".join(f"{seconds:10.2f}" for seconds in [*times, sum(times)]) + f"{peak:9.0f}")


def main() -> None:
    """Measure each size in a fresh process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("totals", nargs="*", type=int, default=[1_000, 10_000, 50_000], metavar="N")
    parser.add_argument("--dimensions", type=int, default=64)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one is not None:
        return measure(chosen.one, chosen.dimensions)
    steps = ["warm up", "product", "nearest", "UMAP 10-d", "UMAP 2-d", "cuts", "names", "all"]
    print("      N" + "".join(f"{step:>10}" for step in steps) + "  peak MB", flush=True)
    for total in chosen.totals:
        again = [sys.executable, __file__, "--one", str(total), "--dimensions", str(chosen.dimensions)]
        subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
