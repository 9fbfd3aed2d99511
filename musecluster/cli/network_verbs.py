# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that trains networks."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from musecluster.cli import WELL
from musecluster.cli.output import print_json
from musecluster.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path


# What of a recipe the command line sets; the rest is for those who write Python.
RECIPE = ("network", "epochs", "minutes", "patience", "rate", "seed", "copies")
ALBUMS = 0.1  # weight of the second task, where a folder of albums is given
TAUGHT = 0.5  # weight of the teachers' answers against the truth, where there are teachers


def train(chosen: Namespace) -> int:
    """Train a network, and on request write the weights that the program runs."""
    try:
        from musecluster.training.make import make
        from musecluster.training.train import Recipe
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Training needs {error.name}; install it with: pip install 'musecluster[train]'"
        ) from error

    recipe = Recipe(
        **{name: vars(chosen)[name] for name in RECIPE},
        albums=ALBUMS if chosen.albums else 0.0,
        taught=TAUGHT if chosen.teachers else 0.0,
    )
    made = make(
        chosen.dataset,
        chosen.runs,
        recipe,
        splits=chosen.split.split(","),
        mel=chosen.mel,
        folds=chosen.folds,
        albums=chosen.albums,
        begin=chosen.begin,
        teachers=chosen.teachers,
        twin=chosen.twin,
        out=chosen.out,
        tell=lambda line: print(line, file=sys.stderr),
    )
    if chosen.json:
        print_json({"folder": str(made), **_folds(made)})
    else:
        print(made)
    return WELL


def _folds(folder: Path) -> dict[str, Any]:
    """What a cross-validation has written: its folds, means and deviations."""
    file = folder / "folds.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}
