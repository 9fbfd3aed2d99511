# SPDX-License-Identifier: GPL-3.0-or-later
"""The verb that trains every network with the same processor time and prints one table."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from musecluster.atomic import write_atomically
from musecluster.cli import WELL
from musecluster.cli.output import print_json
from musecluster.errors import UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def compare(chosen: Namespace) -> int:
    """Train, score, and show all networks and baselines; a second call goes on where the first ended."""
    try:
        from musecluster.training.compare import LEARNED, compare, recipes_for
        from musecluster.training.compare_table import table
    except ModuleNotFoundError as error:
        raise UsageError(
            f"Training needs {error.name}; install it with: pip install 'musecluster[train]'"
        ) from error
    from musecluster.training.dataset import load

    recipes = recipes_for(chosen.networks.split(",") if chosen.networks else [], chosen.minutes)
    clips = load(chosen.dataset, tell=_tell)
    _tell(f"{len(recipes)} networks, {chosen.minutes:g} minutes of one processor core each")
    rows = compare(clips, chosen.runs, recipes, _tell)
    page = table(rows, chosen.minutes, len(clips.of(LEARNED)))
    if chosen.out:
        write_atomically(chosen.out, page.encode())
    if chosen.json:
        print_json({"minutes": chosen.minutes, "networks": rows})
    else:
        print(page, end="")
    return WELL


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
