# SPDX-License-Identifier: GPL-3.0-or-later
"""From a dataset to weights that ship: train, project, export, score, draw, and write the model card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from musecluster.errors import UsageError
from musecluster.networks import NETWORKS
from musecluster.training import export
from musecluster.training.card import model_card
from musecluster.training.dataset import load
from musecluster.training.evaluate import evaluate
from musecluster.training.plots import draw_confusion, draw_curves
from musecluster.training.train import Recipe, features, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from musecluster.networks.network import Network
    from musecluster.training.dataset import Clips

DIMENSIONS = 128  # of a track's vector: the features' principal components
NAME = "musecluster"


def make(
    dataset: Path,
    runs: Path,
    *,
    network: str,
    splits: Sequence[str],
    epochs: int,
    seed: int,
    out: Path | None,
    tell: Callable[[str], None],
) -> Path:
    """Train on the named splits; returns the run's folder, with checkpoint, log and curves.

    With `out`, the weights, their model card and the confusion matrix on valid are written there.

    Raises
    ------
        UsageError: no such network.
        MuseClusterError: the dataset cannot be used, or the loss is no longer a number.
    """
    if network not in NETWORKS:
        raise UsageError(f"There is no network “{network}”; there are {', '.join(NETWORKS)}.")
    clips = load(dataset)
    recipe = Recipe(network=network, epochs=epochs, seed=seed)
    folder = runs / f"{network}-{'+'.join(splits)}-{epochs}-{seed}"
    learned = clips.of(*splits)
    trained = train(learned, clips.of("valid"), recipe, folder, tell)
    draw_curves(folder / "log.csv", folder / "curves.png")
    if out:
        _ship(trained, recipe, learned, clips, splits, out)
        draw_curves(folder / "log.csv", out / "curves.png")
        (out / "log.csv").write_bytes((folder / "log.csv").read_bytes())
    return folder


def _ship(
    network: Network, recipe: Recipe, learned: Clips, clips: Clips, splits: Sequence[str], out: Path
) -> None:
    mean, basis = export.principal_components(features(network, learned.mel), DIMENSIONS)
    embedding = export.Embedding(network.eval(), torch.from_numpy(mean), torch.from_numpy(basis))
    weights = export.Weights(embedding, clips.genres, {"splits": ",".join(splits)})
    export.save(weights, recipe.network, out, NAME)
    figures = evaluate(out / f"{NAME}.onnx", clips, "valid")
    draw_confusion(figures["confusion"], clips.genres, out / "confusion.png")
    card = model_card(
        figures,
        recipe,
        parameters=sum(p.numel() for p in network.parameters()),
        ids=learned.ids.tolist(),
        splits=splits,
        split="valid",
    )
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
