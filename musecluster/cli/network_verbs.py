# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs for the makers of networks: train and evaluate."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from musecluster.cli import WELL
from musecluster.cli.output import print_json
from musecluster.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def train(chosen: Namespace) -> int:
    """Train a network, and on request write the weights that the program runs."""
    try:
        from musecluster.training.make import make
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Training needs {error.name}; install it with: pip install 'musecluster[train]'"
        ) from error

    made = make(
        chosen.dataset,
        chosen.runs,
        network=chosen.network,
        splits=chosen.split.split(","),
        epochs=chosen.epochs,
        seed=chosen.seed,
        out=chosen.out,
        tell=lambda line: print(line, file=sys.stderr),
    )
    if chosen.json:
        print_json({"folder": str(made)})
    else:
        print(made)
    return WELL


def evaluate(chosen: Namespace) -> int:
    """Score weights on a split of a dataset."""
    from musecluster.training.dataset import load
    from musecluster.training.evaluate import evaluate

    clips = load(chosen.dataset)
    rows = [evaluate(file, clips, chosen.split) for file in chosen.weights or [None]]
    if chosen.json:
        print_json({"networks": rows})
        return WELL
    print(f"{'network':<28} {'accuracy (95 %)':<22} {'macro F1':<9} {'P@5':<6} {'P@10':<6} ms a clip")
    for row in rows:
        interval = f"{row['accuracy']:.3f} ({row['accuracy_low']:.3f}–{row['accuracy_high']:.3f})"
        print(
            f"{row['name']:<28} {interval:<22} {row['macro_f1']:<9.3f} {row['precision_at_5']:<6.3f} "
            f"{row['precision_at_10']:<6.3f} {row['ms_a_clip']:.1f}"
        )
    return WELL
