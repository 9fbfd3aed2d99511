# SPDX-License-Identifier: GPL-3.0-or-later
"""Cross-validation by artist: every clip is scored once, by a network that has not heard its artist."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import numpy as np

from musecluster.atomic import write_atomically
from musecluster.training import metrics
from musecluster.training.apply import logits
from musecluster.training.plots import draw_confusion
from musecluster.training.splits import folds

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.networks.network import Network
    from musecluster.training.dataset import Clips

FIGURES = ("accuracy", "macro_f1")


def cross_validate(
    clips: Clips,
    count: int,
    seed: int,
    folder: Path,
    learn: Callable[[int, Clips], Network],
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """Train on each fold and score its test clips; folds.csv, folds.json and confusion.png sum it up.

    Parameters
    ----------
        learn: given a fold's number, from 1, and its clips divided into train, valid and test, returns the
            network that has learned from train and was stopped by valid.

    Returns
    -------
        folds: rows with fold, count, accuracy and macro_f1; accuracy_mean, accuracy_sd, macro_f1_mean,
        macro_f1_sd over the folds, sd with K - 1; confusion [G][G], the sum: plain numbers.

    Raises
    ------
        UsageError: fewer than three folds, or fewer artists than folds.
        MuseClusterError: the folder cannot be written.
    """
    rows, confusion = [], np.zeros((len(clips.genres),) * 2, np.int64)
    for number, fold in enumerate(folds(clips, count, seed), 1):
        tell(f"fold {number} of {count}")
        test = fold.of("test")
        counts = _confusion(learn(number, fold), test)
        confusion += counts
        rows.append({"fold": number, "count": len(test), **_figures(counts)})
        tell(f"fold {number} of {count}: accuracy {rows[-1]['accuracy']:.3f} on {len(test)} test clips")
    summary = {"folds": rows, **_summary(rows), "confusion": confusion.tolist()}
    _write(summary, folder)
    heading = f"all {len(clips)} clips, each by a network that has not heard its artist"
    draw_confusion(confusion, clips.genres, folder / "confusion.png", heading=heading)
    tell(f"accuracy {summary['accuracy_mean']:.3f} ± {summary['accuracy_sd']:.3f} over {count} folds")
    return summary


def _confusion(network: Network, test: Clips) -> NDArray[np.int64]:
    return metrics.confusion(test.genre, logits(network, test.mel).argmax(1), len(test.genres))


def _figures(counts: NDArray[np.int64]) -> dict[str, float]:
    return {
        "accuracy": round(float(counts.trace() / counts.sum()), 4),
        "macro_f1": round(float(metrics.f1(counts).mean()), 4),
    }


def _summary(rows: list[dict[str, Any]]) -> dict[str, float]:
    """Mean and standard deviation over the folds of each figure."""
    table = {name: np.array([row[name] for row in rows]) for name in FIGURES}
    means = {f"{name}_mean": round(float(values.mean()), 4) for name, values in table.items()}
    return means | {f"{name}_sd": round(float(values.std(ddof=1)), 4) for name, values in table.items()}


def _write(summary: dict[str, Any], folder: Path) -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, summary["folds"][0])
    writer.writeheader()
    writer.writerows(summary["folds"])
    write_atomically(folder / "folds.csv", text.getvalue().encode())
    write_atomically(folder / "folds.json", (json.dumps(summary, indent=1) + "\n").encode())
