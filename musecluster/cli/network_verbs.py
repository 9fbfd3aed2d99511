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
    from collections.abc import Sequence
    from pathlib import Path

    from musecluster.training.train import Recipe


# What of a recipe has an option of its own; and what --set sets, each from and to what.
RECIPE = ("network", "epochs", "minutes", "patience", "rate", "seed", "copies")
NUMBERS = {
    "batch": (2, 4096),
    "frames": (16, 100_000),
    "decay": (0, 10),
    "average": (0, 0.9999),
    "mixup": (0.01, 10),
    "smoothing": (0, 0.9),
    "warp": (0, 1000),
    "equaliser": (0, 80),
    "noise": (0, 80),
    "albums": (0, 100),
    "share": (0.01, 100),
    "taught": (0.001, 1),
}
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

    options = {name: vars(chosen)[name] for name in RECIPE}
    taught = {"taught": TAUGHT if chosen.teachers else 0.0}
    recipe = Recipe(**options | taught | _numbers(chosen.numbers, Recipe))
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


def _numbers(given: Sequence[str], recipe: type[Recipe]) -> dict[str, Any]:
    """Numbers of the recipe from NAME=NUMBER, whole where the recipe's own is."""
    numbers = {}
    for pair in given:
        name, _, text = pair.partition("=")
        if name not in NUMBERS:
            raise UsageError(f"There is no number “{name}” to set; there are {', '.join(NUMBERS)}.")
        least, most = NUMBERS[name]
        try:
            numbers[name] = type(getattr(recipe, name))(text)
        except ValueError:
            raise UsageError(f"“{text}” is not what {name} can be set to, as in {name}={most}.") from None
        if not least <= numbers[name] <= most:
            raise UsageError(f"{name} is a number between {least} and {most}, not {text}.")
    return numbers


def _folds(folder: Path) -> dict[str, Any]:
    """What a cross-validation has written: its folds, means and deviations."""
    file = folder / "folds.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.exists() else {}
