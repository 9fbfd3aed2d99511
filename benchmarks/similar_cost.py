# SPDX-License-Identifier: GPL-3.0-or-later
"""What one "more like this" costs, beside the bare matrix product that it needs.

The aim is under 20 ms at 100,000 tracks.
"""

from __future__ import annotations

import argparse
import statistics
import time
from typing import TYPE_CHECKING

import numpy as np

from musecluster.discovery.similar import hub_scale, similar

if TYPE_CHECKING:
    from collections.abc import Callable


def milliseconds(call: Callable[[], object]) -> float:
    """Wall-clock time of one call."""
    begin = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - begin)


def measure(total: int, dimensions: int, runs: int) -> None:
    """Time product and query in turn, so that a busy moment of the machine falls on both."""
    vectors = np.random.default_rng(0).normal(size=(total, dimensions)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    artists = [f"Artist {index % 5_000}" for index in range(total)]
    once = milliseconds(lambda: hub_scale(vectors))
    scale = hub_scale(vectors)
    products, queries = [], []
    for run in range(runs):
        vector = vectors[run * 7919 % total]
        own = np.array([run * 7919 % total])
        products.append(milliseconds(lambda vector=vector: vectors @ vector))
        queries.append(
            milliseconds(
                lambda vector=vector, own=own: similar(
                    vector, vectors, count=10, artists=artists, exclude=own, scale=scale
                )
            )
        )
    product, query = statistics.median(products), statistics.median(queries)
    print(
        f"{total:9,} tracks: product {product:6.2f} ms, query {query:6.2f} ms (worst {max(queries):.2f}), "
        f"scales once {once:.0f} ms"
    )


def main() -> None:
    """Measure libraries of several sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("totals", nargs="*", type=int, default=[1_000, 10_000, 100_000], metavar="N")
    parser.add_argument("--dimensions", type=int, default=64)
    parser.add_argument("--runs", type=int, default=51)
    chosen = parser.parse_args()
    for total in chosen.totals:
        measure(total, chosen.dimensions, chosen.runs)


if __name__ == "__main__":
    main()
