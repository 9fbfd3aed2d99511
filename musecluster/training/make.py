# SPDX-License-Identifier: GPL-3.0-or-later
"""From a dataset to weights that ship: train, project, export, score, draw, and write the model card."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch

from musecluster.errors import UsageError, WeightsError
from musecluster.networks import NETWORKS
from musecluster.training import export, log, metrics
from musecluster.training.albums import load_albums
from musecluster.training.card import model_card
from musecluster.training.dataset import load
from musecluster.training.evaluate import evaluate
from musecluster.training.kfold import cross_validate
from musecluster.training.mel_form import FORMS
from musecluster.training.plots import draw_confusion, draw_curves
from musecluster.training.projection import projection
from musecluster.training.teachers import asked
from musecluster.training.train import Recipe, features, logits, train

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from musecluster.networks.network import Network
    from musecluster.training.albums import Albums
    from musecluster.training.dataset import Clips

DIMENSIONS = 128  # of a track's vector: the features' principal components
NAME = "musecluster"
# Numbers of a recipe that are in its folder's name where they are not the usual ones.
_NAMED = ("batch", "frames", "decay", "average", "mixup", "smoothing", "warp", "equaliser", "noise", "share")
CURVES, CONFUSION = "curves.png", "confusion.png"


@dataclass(frozen=True, eq=False)
class Beside:
    """What a network learns from beside the clips; each may be absent."""

    songs: Albums | None = None
    first: export.Weights | None = None
    teachers: Sequence[export.Weights] = ()


def make(
    dataset: Path,
    runs: Path,
    recipe: Recipe,
    *,
    splits: Sequence[str],
    mel: str = "app",
    folds: int = 0,
    albums: Path | None = None,
    begin: Path | None = None,
    teachers: Sequence[Path] = (),
    twin: Path | None = None,
    out: Path | None = None,
    tell: Callable[[str], None],
) -> Path:
    """Train on the named splits; returns the run's folder, with checkpoint, log, curves and confusion matrix.

    With `out`, the weights, their model card and the confusion matrix on valid are written there.

    Parameters
    ----------
        mel: the form of the log-mels, "app" or "paper", where they are made from audio.
        folds: if above 0, so many networks are trained instead, each on its own part of the whole dataset,
            in folders of their own; folds.csv, folds.json and confusion.png beside them sum up.
        albums: a folder with log-mels of songs that are grouped by album, for the vector, and for the
            recipe's second task where that has a weight.
        begin: safetensors of the same network with the same genres, whose weights the run begins from.
        teachers: safetensors of networks with the same genres, whose answers are learned from too, with the
            recipe's weight.
        twin: weights made the same way from fewer clips, whose figures stand on the model card where the
            network itself has learned from the clips that it would be measured on.

    Raises
    ------
        UsageError: no such network, no clips in the splits, or folds that cannot be made.
        WeightsError: the weights to begin from cannot be read, or are of another network or other genres.
        MuseClusterError: the dataset cannot be used, the disk is full, or the loss is no longer a number.
    """
    if recipe.network not in NETWORKS:
        raise UsageError(f"There is no network “{recipe.network}”; there are {', '.join(NETWORKS)}.")
    if folds and teachers:
        raise UsageError("Teachers have heard clips that a fold keeps apart; leave out --teacher or --folds.")
    # Small files first: one that cannot be used is said before hours of audio are heard.
    first = _first(begin, recipe) if begin else None
    if first:
        recipe = replace(recipe, begun=first.note["network_id"])
    taught = [export.load(file) for file in teachers]
    beside = Beside(load_albums(albums) if albums else None, first, taught)
    copied = () if folds else splits
    clips = load(dataset, form=FORMS[mel], copies=recipe.copies, copied=copied, tell=tell)
    _check_genres([*([first] if first else ()), *taught], clips)
    learned = f"{folds}folds" if folds else "+".join(splits)
    folder = runs / _name(recipe, learned + _kind(mel, recipe, beside))
    if folds:

        def learn(number: int, fold: Clips) -> Network:
            name = f"fold-{number}"
            return _trained(fold, ["train"], recipe, beside, folder / name, out and out / name, None, tell)

        cross_validate(clips, folds, recipe.seed, folder, learn, tell)
    else:
        _trained(clips, splits, recipe, beside, folder, out, twin, tell)
    return folder


def _kind(mel: str, recipe: Recipe, beside: Beside) -> str:
    """What a folder's name says of the data."""
    parts = {
        mel: mel != "app",
        f"{recipe.copies}copies": recipe.copies > 0,
        "albums": beside.songs is not None and recipe.albums > 0,
        "begun": beside.first is not None,
        "taught": bool(beside.teachers),
    }
    return "".join(f"-{part}" for part, there in parts.items() if there)


def _trained(
    clips: Clips,
    splits: Sequence[str],
    recipe: Recipe,
    beside: Beside,
    folder: Path,
    out: Path | None,
    twin: Path | None,
    tell: Callable[[str], None],
) -> Network:
    """One run with its pictures, and on request what ships of it."""
    learned, valid = clips.of(*splits), clips.of("valid")
    if len(learned) < 2:
        raise UsageError(
            f"There are {len(learned)} clips to learn from in the split {' + '.join(splits)}; "
            f"the dataset has the splits {', '.join(sorted(set(clips.split.tolist())))}."
        )
    begin = beside.first.embedding.network if beside.first else None
    songs = beside.songs if recipe.albums else None
    teachers = asked(beside.teachers, learned, songs) if beside.teachers else None
    if teachers:
        recipe = replace(recipe, teachers=" ".join(teachers.ids))
    network = train(learned, valid, recipe, folder, tell, songs, begin, teachers)
    draw_curves(folder / log.NAME, folder / CURVES)
    if len(valid):
        guesses = logits(network, valid.mel).argmax(1)
        counts = metrics.confusion(valid.genre, guesses, len(clips.genres))
        heading = f"valid, {len(valid)} clips{', learned from' if 'valid' in splits else ''}"
        draw_confusion(counts, clips.genres, folder / CONFUSION, heading=heading)
    if out:
        _ship(network, recipe, learned, beside.songs, clips, splits, twin, out)
        for name in (log.NAME, CURVES, CONFUSION):
            if (folder / name).exists():
                (out / name).write_bytes((folder / name).read_bytes())
    return network


def _first(file: Path, recipe: Recipe) -> export.Weights:
    """The weights that a run begins from."""
    weights = export.load(file)
    if weights.note["network"] != recipe.network:
        raise WeightsError(
            f"{file} holds the network {weights.note['network']}; this run needs {recipe.network}."
        )
    return weights


def _check_genres(given: Sequence[export.Weights], clips: Clips) -> None:
    """Weights to begin from and teachers have to know the dataset's genres, in its order."""
    for weights in given:
        if weights.genres != clips.genres:
            raise WeightsError(
                f"The weights {weights.note['network_id']} know the genres {', '.join(weights.genres)}; here "
                f"they have to know the dataset's: {', '.join(clips.genres)}."
            )


def _name(recipe: Recipe, learned: str) -> str:
    """A folder's name from what most runs differ in, so that the same command finds its run again."""
    length = f"{recipe.minutes:g}min" if recipe.minutes else f"{recipe.epochs}"
    rate = "" if recipe.rate == Recipe.rate else f"-rate{recipe.rate:g}"
    patience = f"-patience{recipe.patience}" if recipe.patience else ""
    others = "".join(
        f"-{name}{vars(recipe)[name]:g}" for name in _NAMED if vars(recipe)[name] != getattr(Recipe, name)
    )
    return f"{recipe.network}-{learned}-{length}{rate}{patience}{others}-{recipe.seed}"


def _ship(
    network: Network,
    recipe: Recipe,
    learned: Clips,
    songs: Albums | None,
    clips: Clips,
    splits: Sequence[str],
    twin: Path | None,
    out: Path,
) -> None:
    groups = [(features(network, learned.mel), learned.genre)]
    if songs:
        groups.append((features(network, songs.mel), songs.album))
    mean, basis = projection(groups, DIMENSIONS)
    embedding = export.Embedding(network.eval(), torch.from_numpy(mean), torch.from_numpy(basis))
    parameters = sum(p.numel() for p in network.parameters())
    note = {
        "parameters": str(parameters),
        "splits": ",".join(splits),
        "mel_form": learned.mel_form,
        "ids": json.dumps(learned.ids.tolist()),
        "tested": json.dumps(clips.of("test").ids.tolist()),
    }
    weights = export.Weights(embedding, clips.genres, note)
    network_id = export.save(weights, recipe.network, out, NAME)
    card = model_card(
        evaluate(twin or out / f"{NAME}.onnx", clips, "valid"),
        recipe,
        network_id=network_id,
        parameters=parameters,
        songs=len(songs) if songs else 0,
        ids=learned.ids.tolist(),
        splits=splits,
        split="valid",
    )
    (out / "MODEL_CARD.md").write_text(card, encoding="utf-8")
