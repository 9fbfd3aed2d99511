# SPDX-License-Identifier: GPL-3.0-or-later
"""Train one network on clips: seeded, resumable after a kill, logged to CSV.

The recipe: AdamW with a linear warm-up and a cosine decay, random crops, SpecAugment, mixup, and an
exponential average of the weights (Polyak and Juditsky 1992), which is what is scored and kept.
"""

from __future__ import annotations

import copy
import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from musecluster.errors import MuseClusterError, UsageError
from musecluster.networks import NETWORKS
from musecluster.training import checkpoint, log, metrics
from musecluster.training.apply import batches, features, logits, settle
from musecluster.training.device import best_device, device_of, half, tensor
from musecluster.training.heard import Heard, hear, shares
from musecluster.training.teachers import TEMPERATURE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.networks.network import Network
    from musecluster.training.albums import Albums
    from musecluster.training.dataset import Clips
    from musecluster.training.teachers import Teachers

__all__ = ["Recipe", "Run", "features", "logits", "settle", "train"]

EVERY = 5  # epochs from one scoring of valid to the next


@dataclass(frozen=True)
class Recipe:
    """Everything that a run depends on; two runs of one recipe on one machine are equal.

    Attributes
    ----------
        minutes: of processor time, all kills and resumes together; where it is above 0 the run ends with the
            epoch in which they are spent, whatever `epochs` says, and two such runs are no longer equal.
        patience: scorings of valid, one in five epochs, without a new best after which the run stops and
            goes back to its best weights; 0: it runs to its end and keeps the last.
        frames: length of a crop, 77.5 ms each.
        rate: highest learning rate.
        average: decay of the weights' moving average, per step.
        warp: frames by which a point of a crop is moved at most; 0: none.
        equaliser: dB by which a random equaliser moves a band at most; 0: a tone control of 6 dB alone.
        noise: greatest level of added noise in dB above the floor of -80 dB; 0: none.
        albums: weight of the second task, telling albums apart, where there are songs for it; 0: none.
        share: crops of albums that are heard for each crop of a clip.
        taught: weight of what teachers say against that of the truth, 0 to 1; 0: there are none.
        teachers: ids of their weights.
        begun: id of the weights that the run begins from; empty: from chance.
        copies: with varied sound, of each clip, that are drawn in its place; 0: none.
    """

    network: str = "bbnn_views"
    seed: int = 0
    epochs: int = 60
    minutes: float = 0.0
    patience: int = 0
    batch: int = 16
    frames: int = 129
    rate: float = 1.2e-3
    decay: float = 0.05
    average: float = 0.99
    mixup: float = 0.3
    smoothing: float = 0.05
    warp: int = 0
    equaliser: float = 10.0
    noise: float = 0.0
    albums: float = 0.0
    share: float = 0.5
    taught: float = 0.0
    teachers: str = ""
    begun: str = ""
    copies: int = 0


@dataclass
class Run:
    """A training run in progress: the network, its average, and where it stands.

    Attributes
    ----------
        second: features -> album logits, the second task's own layer, where there is one.
        spent: processor time in seconds, up to the last step that was counted.
        best: highest accuracy on valid so far; -1 before the first scoring.
        waited: scorings since then.
        clips: digest of the clips that are learned from.
    """

    recipe: Recipe
    network: Network
    average: Network
    optimiser: torch.optim.AdamW
    second: nn.Linear | None = None
    epoch: int = 0
    spent: float = 0.0
    best: float = -1.0
    waited: int = 0
    clips: str = ""
    counted: float = field(default_factory=lambda: time.process_time())

    def count(self) -> None:
        """Add the processor time of this process since the last count."""
        now = time.process_time()
        self.spent, self.counted = self.spent + now - self.counted, now

    def share(self, epoch: float) -> float:
        """How much of the run is done at this (broken) epoch, 0 to 1."""
        if self.recipe.minutes > 0:
            return min(1.0, self.spent / (60 * self.recipe.minutes))
        return min(1.0, epoch / self.recipe.epochs)

    def over(self) -> bool:
        """Say whether the run has had its epochs or minutes, or has waited long enough for a better score."""
        return self.share(self.epoch) >= 1 or 0 < self.recipe.patience <= self.waited


def train(
    clips: Clips,
    valid: Clips | None,
    recipe: Recipe,
    folder: Path,
    tell: Callable[[str], None] = lambda _: None,
    albums: Albums | None = None,
    begin: Network | None = None,
    teachers: Teachers | None = None,
) -> Network:
    """Train to the recipe's end, going on from the folder's checkpoint if there is one.

    Parameters
    ----------
        valid: scored every few epochs for the log and for early stopping; never learned from.
        folder: checkpoint.safetensors and log.csv go here, and with early stopping best.safetensors.
        tell: hears one line an epoch, with the time that is left.
        albums: songs of the second task, if the recipe has one.
        begin: a network whose weights the run begins from; the same, with the same genres.
        teachers: what they say of these clips and albums, if the recipe has any.

    Returns
    -------
        The averaged weights with their normalisation settled, in evaluation mode, on the processor.

    Raises
    ------
        UsageError: early stopping without clips to score.
        MuseClusterError: the loss is no longer a number, the disk is full, or the checkpoint is of another
            recipe or of other clips; the last good checkpoint is intact.
    """
    if recipe.patience and not valid:
        raise UsageError("Early stopping needs clips in the split “valid” to score; leave out --patience.")
    if bool(recipe.albums) != bool(albums):
        raise UsageError("A second task needs both --albums FOLDER and a weight above 0.")
    if bool(recipe.taught) != bool(teachers):
        raise UsageError("Teachers need both --teacher FILE and a weight above 0.")
    folder.mkdir(parents=True, exist_ok=True)
    run = _begin(recipe, len(clips.genres), len(albums.albums) if albums else 0, begin)
    run.clips = clips.digest()
    if (folder / checkpoint.NAME).exists():
        checkpoint.restore(run, folder)
    log.begin(folder, run.epoch)
    try:
        _learn(run, clips, albums, teachers, valid, folder, tell)
    except KeyboardInterrupt:
        tell(f"Interrupted in epoch {run.epoch + 1}; the same command goes on from the last whole epoch.")
        raise
    if recipe.patience:
        checkpoint.restore_best(run.average, folder)
    else:
        settle(run.average, clips, recipe)
    return run.average.eval().cpu()


def _learn(
    run: Run,
    clips: Clips,
    albums: Albums | None,
    teachers: Teachers | None,
    valid: Clips | None,
    folder: Path,
    tell: Callable[[str], None],
) -> None:
    """All epochs that are left; log first, checkpoint last: what a kill comes between is done again."""
    begun, first = time.monotonic(), run.share(run.epoch)
    while not run.over():
        row: dict[str, object] = {"loss": round(_epoch(run, clips, albums, teachers), 4)}
        run.epoch += 1
        run.count()
        if valid and (run.epoch % EVERY == 0 or run.share(run.epoch) == 1):
            row["valid"] = round(_score(run, clips, valid, folder), 4)
        log.append(folder, {"epoch": run.epoch, **row, "seconds": round(run.spent, 1)})
        checkpoint.save(run, folder)
        done = run.share(run.epoch)
        left = (time.monotonic() - begun) / max(done - first, 1e-9) * (1 - done)
        figures = " · ".join(f"{name} {figure:.3f}" for name, figure in row.items())
        tell(f"epoch {run.epoch} · {figures} · about {left / 60:.0f} minutes left")
    if run.share(run.epoch) < 1:
        tell(f"Stopped early: {run.waited} scorings of valid in a row were not above {run.best:.3f}.")


def _score(run: Run, clips: Clips, valid: Clips, folder: Path) -> float:
    """Accuracy on valid of the average as it would ship, settled; its best weights are kept."""
    settled = copy.deepcopy(run.average)
    settle(settled, clips, run.recipe)
    share = metrics.accuracy(valid.genre, logits(settled, valid.mel).argmax(1))
    run.waited += 1
    if share > run.best:
        run.best, run.waited = share, 0
        if run.recipe.patience:
            checkpoint.save_best(settled, folder)
    return share


def _begin(recipe: Recipe, genres: int, albums: int, begin: Network | None) -> Run:
    torch.manual_seed(recipe.seed)
    network: Network = NETWORKS[recipe.network](genres=genres)
    if begin is not None:
        network.load_state_dict(begin.state_dict())
    network = network.to(best_device()).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = copy.deepcopy(network)
    second = nn.Linear(network.dimensions, albums).to(best_device()) if albums else None
    learned = [*network.parameters(), *(second.parameters() if second else ())]
    optimiser = torch.optim.AdamW(_groups(learned, recipe.decay), lr=recipe.rate)
    return Run(recipe, network, average, optimiser, second)


def _groups(learned: list[nn.Parameter], decay: float) -> list[dict[str, object]]:
    """Weight decay for kernels only: biases and normalisation have no scale to shrink."""
    kernels = [p for p in learned if p.ndim > 1]
    others = [p for p in learned if p.ndim <= 1]
    return [{"params": kernels, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def _epoch(run: Run, clips: Clips, albums: Albums | None, teachers: Teachers | None) -> float:
    """One pass over the clips; the random numbers depend on seed and epoch alone. Mean loss."""
    recipe = run.recipe
    rng = np.random.default_rng([recipe.seed, run.epoch])
    torch.manual_seed(recipe.seed * 100_003 + run.epoch)
    pieces = batches(rng.permutation(len(clips)), recipe.batch)
    losses = []
    run.network.train()
    for index, rows in enumerate(pieces):
        run.count()
        for group in run.optimiser.param_groups:
            group["lr"] = _rate(run, run.epoch + index / len(pieces))
        heard = [_of_clips(clips, teachers, rows, recipe, rng)]
        if albums:
            heard.append(_of_albums(albums, teachers, math.ceil(len(rows) * recipe.share), recipe, rng))
        losses.append(_step(run, heard))
        if not math.isfinite(losses[-1]):
            raise MuseClusterError(
                f"Training stopped in epoch {run.epoch + 1}: the loss became {losses[-1]}. "
                "The last checkpoint is intact; start again with a lower learning rate."
            )
    return float(np.mean(losses))


def _of_clips(
    clips: Clips, teachers: Teachers | None, rows: NDArray[np.int64], recipe: Recipe, rng: np.random.Generator
) -> Heard:
    """Varied crops of these clips, with their genres."""
    genres = shares(clips.genre[rows], len(clips.genres))
    return hear(
        clips.drawn(rows, rng), genres, _said(teachers.clips if teachers else None, rows), recipe, rng
    )


def _of_albums(
    albums: Albums, teachers: Teachers | None, count: int, recipe: Recipe, rng: np.random.Generator
) -> Heard:
    """Varied crops of some windows, with their albums."""
    rows = rng.choice(len(albums), min(count, len(albums)), replace=False, p=albums.chances())
    named = shares(albums.album[rows], len(albums.albums))
    return hear(albums.mel[rows], named, _said(teachers.songs if teachers else None, rows), recipe, rng)


def _said(answers: NDArray[np.float32] | None, rows: NDArray[np.int64]) -> NDArray[np.float32]:
    """What the teachers say of these rows; [B, 0] where there are none."""
    return np.empty((len(rows), 0), np.float32) if answers is None else answers[rows]


def _step(run: Run, heard: list[Heard]) -> float:
    """One step down the loss of a batch of each task; the loss before it."""
    loss = _loss(run, heard)
    run.optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(run.network.parameters(), 5.0)
    run.optimiser.step()
    _move_average(run.average, run.network, run.recipe.average)
    return float(loss.detach())


def _loss(run: Run, heard: list[Heard]) -> torch.Tensor:
    """Cross-entropy from the genres, the teachers' answers and the albums, each with its weight."""
    recipe, device = run.recipe, device_of(run.network)
    with half(device):  # all tasks are heard in one batch
        features = run.network.features(tensor(np.concatenate([x for x, _, _ in heard]), device)).float()
    parts = torch.split(features, [len(x) for x, _, _ in heard])
    loss = _against(run.network.answers(parts[0]), heard[0].y, recipe.smoothing)
    if recipe.taught:
        said = np.concatenate([taught for _, _, taught in heard])
        soft = _against([one / TEMPERATURE for one in run.network.answers(features)], said)
        # The softened answers' gradients are smaller by the temperature squared (Hinton et al. 2015).
        loss = (1 - recipe.taught) * loss + recipe.taught * TEMPERATURE**2 * soft
    if run.second is not None:
        answers = [run.second(run.network.dropout(parts[1]))]
        loss = loss + recipe.albums * _against(answers, heard[1].y, recipe.smoothing)
    return loss


def _against(
    answers: list[torch.Tensor], shares: NDArray[np.float32], smoothing: float = 0.0
) -> torch.Tensor:
    """Mean cross-entropy of answers [B, C], each by itself, from what was asked [B, C]."""
    truth = torch.from_numpy(np.concatenate([shares] * len(answers))).to(answers[0].device)
    return nn.functional.cross_entropy(torch.cat(answers), truth, label_smoothing=smoothing)


@torch.no_grad()
def _move_average(average: nn.Module, network: nn.Module, decay: float) -> None:
    for mean, now in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if mean.dtype.is_floating_point:
            mean.lerp_(now, 1 - decay)
        else:
            mean.copy_(now)


def _rate(run: Run, epoch: float) -> float:
    # Of two epochs, or of a twentieth of a budget in which a large network has hardly more.
    warm = min(1.0, 20 * run.share(epoch) + 0.05 if run.recipe.minutes else (epoch + 0.1) / 2)
    return run.recipe.rate * warm * 0.5 * (1 + math.cos(math.pi * run.share(epoch))) + 1e-6
