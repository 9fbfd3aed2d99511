# SPDX-License-Identifier: GPL-3.0-or-later
"""All networks and baselines on the same clips, each network with the same processor time: one table.

A network's row is kept as result.json in its folder, so that a second call goes on where the first was ended.
"""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import torch
from safetensors import safe_open

from musecluster.atomic import write_atomically
from musecluster.errors import MuseClusterError, UsageError
from musecluster.networks import NETWORKS
from musecluster.training import checkpoint, metrics
from musecluster.training import neighbours_figures as near
from musecluster.training.apply import features, logits
from musecluster.training.baselines import BASELINES, answers
from musecluster.training.contenders import unit
from musecluster.training.evaluate import accuracy_figures
from musecluster.training.train import Recipe, train

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from musecluster.networks.network import Network
    from musecluster.training.dataset import Clips

RESULT = "result.json"
LEARNED, ASKED = "train", "valid"
# Of the moving weights. A large network makes some hundred steps in a small budget, of which the usual 0.99
# would keep a good part of the first, random weights.
AVERAGE = 0.95
_TIMED = 5  # clips whose time is taken; the shortest counts, as everything else on the machine only adds


def compare(
    clips: Clips, runs: Path, recipes: Sequence[Recipe], tell: Callable[[str], None] = lambda _: None
) -> list[dict[str, Any]]:
    """Rows of the table as plain numbers, see docs/json.md: the baselines, then each recipe's network.

    `trained` is false for a network that ends under the first baseline on valid.

    Raises
    ------
        UsageError: no such network.
        MuseClusterError: no clips in train or valid, the disk is full, or a loss is no longer a number.
    """
    if unknown := [recipe.network for recipe in recipes if recipe.network not in NETWORKS]:
        raise UsageError(f"There is no network “{unknown[0]}”; there are {', '.join(NETWORKS)}.")
    if missing := [split for split in (LEARNED, ASKED) if not (clips.split == split).any()]:
        raise MuseClusterError(f"The dataset has no clips in the split “{missing[0]}”; comparing needs both.")
    rows = [_baseline_row(name, clips) for name in BASELINES]
    line = rows[0]["accuracy"]
    for row in _network_rows(clips, runs, recipes, tell):
        rows.append({**row, "trained": row["accuracy"] >= line})
    return rows


def recipes_for(networks: Sequence[str], minutes: float) -> list[Recipe]:
    """One recipe for all, so that the table compares networks alone; none named means every one."""
    return [Recipe(network=name, minutes=minutes, average=AVERAGE) for name in networks or NETWORKS]


def _network_rows(
    clips: Clips, runs: Path, recipes: Sequence[Recipe], tell: Callable[[str], None]
) -> Iterator[dict[str, Any]]:
    for recipe in recipes:
        folder = runs / f"compare-{recipe.network}-{_digest(clips, recipe)}"
        result = folder / RESULT
        if not result.exists():
            row = _network_row(clips, recipe, folder, tell)
            write_atomically(result, json.dumps(row, allow_nan=False, indent=1).encode())
        yield json.loads(result.read_text("utf-8"))


def _digest(clips: Clips, recipe: Recipe) -> str:
    """Changes with anything that a result depends on: clips, names, splits, recipe."""
    digest = hashlib.blake2b(json.dumps(asdict(recipe), sort_keys=True).encode(), digest_size=6)
    for column in (clips.ids, clips.genre, clips.artist, clips.split):
        digest.update(repr(column.tolist()).encode())
    digest.update(clips.mel.tobytes())
    return digest.hexdigest()


def _network_row(clips: Clips, recipe: Recipe, folder: Path, tell: Callable[[str], None]) -> dict[str, Any]:
    network = train(clips.of(LEARNED), None, recipe, folder, lambda line: tell(f"{recipe.network}: {line}"))
    with safe_open(folder / checkpoint.NAME, framework="pt") as source:
        progress = source.metadata()
    vectors = features(network, clips.mel)
    learned, asked = (_answers(network, vectors[clips.split == split]) for split in (LEARNED, ASKED))
    return {
        "name": recipe.network,
        "kind": "network",
        "parameters": sum(p.numel() for p in network.parameters()),
        "epochs": int(progress["epoch"]),
        "minutes": round(float(progress["spent"]) / 60, 2),
        **_figures(clips, learned, asked, vectors - vectors[clips.split == LEARNED].mean(0)),
        "ms_a_clip": round(milliseconds(network, clips.of(ASKED).mel), 1),
    }


@torch.no_grad()
def _answers(network: Network, vectors: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest genres [N] by features [N, D]."""
    return network.classify(torch.from_numpy(vectors)).argmax(1).numpy()


def _baseline_row(name: str, clips: Clips) -> dict[str, Any]:
    said = answers(name, clips, clips.split == LEARNED, clips.split == ASKED)
    return {
        "name": name,
        "kind": "baseline",
        "parameters": None,
        "epochs": None,
        "minutes": round(said.minutes, 2),
        **_figures(clips, said.learned, said.asked, said.vectors),
        "ms_a_clip": round(said.ms_a_clip, 1),
        "trained": True,
    }


def _figures(
    clips: Clips, learned: NDArray[np.int64], asked: NDArray[np.int64], vectors: NDArray[np.float32]
) -> dict[str, Any]:
    """From answers for the two splits, and vectors of all clips among which neighbours are looked for."""
    ranked = near.relevance(unit(vectors), clips.genre, clips.artist, clips.split == ASKED)
    precision = near.precision_at(5, ranked)
    return {
        "count": len(asked),
        "train_accuracy": round(metrics.accuracy(clips.of(LEARNED).genre, learned), 4),
        **accuracy_figures(clips.of(ASKED).genre, asked, clips.genres),
        "precision_at_5": None if precision is None else round(precision, 4),
    }


def milliseconds(network: Network, mel: NDArray[np.uint8]) -> float:
    """Processor time of a whole clip on one thread of torch."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        logits(network, mel[:1])  # the first call prepares what the others use
        return min(_timed(network, clip) for clip in mel[:_TIMED])
    finally:
        torch.set_num_threads(threads)


def _timed(network: Network, clip: NDArray[np.uint8]) -> float:
    begun = time.process_time()
    logits(network, clip[None])
    return (time.process_time() - begun) * 1000
