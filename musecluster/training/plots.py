# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of a training run: its curves and its confusion matrix, as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musecluster.training.log import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.figure import Figure
    from numpy.typing import ArrayLike


def draw_curves(log: Path, out: Path) -> None:
    """Loss and accuracy on valid over the epochs of a log.csv."""
    from matplotlib.ticker import MaxNLocator

    rows = read(log)
    figure = _figure(7, 4)
    loss = figure.add_subplot()
    loss.plot([int(row["epoch"]) for row in rows], [float(row["loss"]) for row in rows], color="#5c5c60")
    loss.set(xlabel="epoch", ylabel="training loss (with mixup and smoothing)")
    loss.xaxis.set_major_locator(MaxNLocator(integer=True))
    scored = [row for row in rows if row["valid"]]
    share = loss.twinx()
    epochs, shares = [int(row["epoch"]) for row in scored], [float(row["valid"]) for row in scored]
    share.plot(epochs, shares, color="#2f5fd0", marker=".")
    share.set(ylabel="accuracy on valid", ylim=(0, 1))
    figure.savefig(out)


def draw_confusion(counts: ArrayLike, genres: Sequence[str], out: Path, *, heading: str = "") -> None:
    """A confusion matrix [G, G]: rows the truth, columns the answer, shares of each row as shades."""
    counts = np.asarray(counts)
    shares = counts / np.maximum(counts.sum(1, keepdims=True), 1)
    figure = _figure(7, 6.4)
    axes = figure.add_subplot()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set(xlabel="heard as", ylabel="is", title=heading)
    axes.set_xticks(range(len(genres)), genres, rotation=45, ha="right")
    axes.set_yticks(range(len(genres)), genres)
    for (row, column), count in np.ndenumerate(counts):
        shade = "white" if shares[row, column] > 0.5 else "#1d1d1f"
        axes.text(column, row, str(count), ha="center", va="center", color=shade, fontsize=8)
    figure.savefig(out)


def _figure(width: float, height: float) -> Figure:
    """A figure without pyplot's global state, which would look for a display."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), dpi=120, layout="constrained")
