# SPDX-License-Identifier: GPL-3.0-or-later
"""Train one network on clips: seeded, resumable after a kill, logged to CSV.

The recipe: AdamW with a linear warm-up and a cosine decay, random crops, SpecAugment, mixup, and an
exponential average of the weights (Polyak and Juditsky 1992), which is what is scored and kept.
"""

from __future__ import annotations

import csv
import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from musecluster.errors import MuseClusterError
from musecluster.networks import NETWORKS
from musecluster.training import augment, checkpoint, metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from musecluster.networks.network import Network
    from musecluster.training.dataset import Clips


@dataclass(frozen=True)
class Recipe:
    """Everything that a run depends on; two runs of one recipe on one machine are equal.

    Attributes
    ----------
        frames: length of a crop, 77.5 ms each.
        rate: highest learning rate.
        average: decay of the weights' moving average, per step.
        minutes: of processor time, all kills and resumes together; where it is above 0 the run ends with the
            epoch in which they are spent, whatever `epochs` says, and two such runs are no longer equal.
    """

    network: str = "bbnn_bands"
    seed: int = 0
    epochs: int = 55
    minutes: float = 0.0
    batch: int = 16
    frames: int = 129
    rate: float = 1.2e-3
    decay: float = 0.05
    average: float = 0.99
    mixup: float = 0.3
    smoothing: float = 0.05


@dataclass
class Run:
    """A training run in progress: the network, its average, and where it stands.

    Attributes
    ----------
        spent: processor time in seconds, up to the last step that was counted.
    """

    recipe: Recipe
    network: Network
    average: Network
    optimiser: torch.optim.AdamW
    epoch: int = 0
    spent: float = 0.0
    counted: float = field(default_factory=time.process_time)

    def count(self) -> None:
        """Add the processor time of this process since the last count."""
        now = time.process_time()
        self.spent, self.counted = self.spent + now - self.counted, now

    def share(self, epoch: float) -> float:
        """How much of the run is done at this (broken) epoch, 0 to 1."""
        if self.recipe.minutes > 0:
            return min(1.0, self.spent / (60 * self.recipe.minutes))
        return min(1.0, epoch / self.recipe.epochs)


def train(
    clips: Clips,
    valid: Clips | None,
    recipe: Recipe,
    folder: Path,
    tell: Callable[[str], None] = lambda _: None,
) -> Network:
    """Train to the recipe's last epoch, going on from the folder's checkpoint if there is one.

    Parameters
    ----------
        valid: scored every few epochs for the log; never learned from.
        folder: checkpoint.safetensors and log.csv go here.

    Raises
    ------
        MuseClusterError: the loss is no longer a number, or the checkpoint is of another recipe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    run = _begin(recipe, len(clips.genres))
    if (folder / checkpoint.NAME).exists():
        checkpoint.restore(run, folder)
    begun, first = time.monotonic(), run.share(run.epoch)
    while run.share(run.epoch) < 1:
        loss = _epoch(run, clips)
        run.epoch += 1
        run.count()
        row = {"epoch": run.epoch, "loss": round(loss, 4), "seconds": round(time.monotonic() - begun, 1)}
        if valid is not None and (run.epoch % 5 == 0 or run.share(run.epoch) == 1):
            row["valid"] = round(metrics.accuracy(valid.genre, logits(run.average, valid.mel).argmax(1)), 4)
        checkpoint.save(run, folder)
        _log(folder / "log.csv", row)
        done = run.share(run.epoch)
        left = (time.monotonic() - begun) / max(done - first, 1e-9) * (1 - done)
        tell(f"{row} · about {left / 60:.0f} minutes left")
    settle(run.average, clips, recipe)
    return run.average


@torch.no_grad()
def settle(network: Network, clips: Clips, recipe: Recipe) -> None:
    """Measure the means and variances of batch normalisation anew, on crops as they are.

    Those that training leaves behind are of mixed, masked and quieter crops and of older weights; averaged
    weights need their own (Izmailov et al. 2018).
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all batches
    rng = np.random.default_rng(recipe.seed)
    order = rng.permutation(len(clips))
    network.train()
    for start in range(0, len(order), recipe.batch):
        rows = order[start : start + recipe.batch]
        network.features(_tensor(augment.crop(clips.mel[rows], recipe.frames, rng, stretch=1.0)))
    network.eval()


def logits(network: Network, mel: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Logits float32 [N, G] of whole clips uint8 [N, T, 128]."""
    return _applied(network, network, mel)


def features(network: Network, mel: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Pooled features float32 [N, D] of whole clips uint8 [N, T, 128]."""
    return _applied(network, network.features, mel)


@torch.no_grad()
def _applied(
    network: Network, function: Callable[[torch.Tensor], torch.Tensor], mel: NDArray[np.uint8]
) -> NDArray[np.float32]:
    network.eval()
    rows = [function(_tensor(m[None].astype(np.float32) / 255)) for m in mel]
    return torch.cat(rows).float().numpy()


def _begin(recipe: Recipe, genres: int) -> Run:
    torch.manual_seed(recipe.seed)
    network = NETWORKS[recipe.network](genres=genres).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average = NETWORKS[recipe.network](genres=genres).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    average.load_state_dict(network.state_dict())
    return Run(recipe, network, average, torch.optim.AdamW(_groups(network, recipe.decay), lr=recipe.rate))


def _groups(network: nn.Module, decay: float) -> list[dict[str, object]]:
    """Weight decay for kernels only: biases and normalisation have no scale to shrink."""
    kernels = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": kernels, "weight_decay": decay}, {"params": others, "weight_decay": 0.0}]


def _epoch(run: Run, clips: Clips) -> float:
    """One pass over the clips; the random numbers depend on seed and epoch alone. Mean loss."""
    recipe = run.recipe
    rng = np.random.default_rng([recipe.seed, run.epoch])
    torch.manual_seed(recipe.seed * 100_003 + run.epoch)
    order = rng.permutation(len(clips))
    batches = [order[i : i + recipe.batch] for i in range(0, len(order), recipe.batch)]
    losses = []
    run.network.train()
    for index, rows in enumerate(batches):
        run.count()
        for group in run.optimiser.param_groups:
            group["lr"] = _rate(run, run.epoch + index / len(batches))
        x, y = _varied(clips, rows, recipe, rng)
        losses.append(_step(run, _tensor(x), torch.from_numpy(y)))
        if not math.isfinite(losses[-1]):
            raise MuseClusterError(
                f"Training stopped in epoch {run.epoch + 1}: the loss became {losses[-1]}. "
                "The last checkpoint is intact; start again with a lower learning rate."
            )
    return float(np.mean(losses))


def _varied(
    clips: Clips, rows: NDArray[np.int64], recipe: Recipe, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    x = augment.crop(clips.mel[rows], recipe.frames, rng)
    x = augment.mel_shift(augment.raise_floor(augment.tilt(augment.gain(x, rng), rng), rng), rng)
    x = augment.mask(x, rng, axis=1, widest=recipe.frames // 8)
    x = augment.mask(x, rng, axis=2, widest=16)
    y = np.eye(len(clips.genres), dtype=np.float32)[clips.genre[rows]]
    return augment.mixup(x, y, rng, alpha=recipe.mixup)


def _step(run: Run, x: torch.Tensor, y: torch.Tensor) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = run.network(x)
    loss = nn.functional.cross_entropy(out.float(), y, label_smoothing=run.recipe.smoothing)
    run.optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(run.network.parameters(), 5.0)
    run.optimiser.step()
    _move_average(run.average, run.network, run.recipe.average)
    return float(loss.detach())


@torch.no_grad()
def _move_average(average: nn.Module, network: nn.Module, decay: float) -> None:
    for mean, now in zip(average.state_dict().values(), network.state_dict().values(), strict=True):
        if mean.dtype.is_floating_point:
            mean.lerp_(now, 1 - decay)
        else:
            mean.copy_(now)


def _rate(run: Run, epoch: float) -> float:
    warm = min(1.0, (epoch + 0.1) / 2)
    return run.recipe.rate * warm * 0.5 * (1 + math.cos(math.pi * run.share(epoch))) + 1e-6


def _tensor(x: NDArray[np.float32]) -> torch.Tensor:
    """[B, T, F] -> [B, 1, T, F], channels last in memory: twice as fast on a CPU."""
    return torch.from_numpy(x)[:, None].contiguous(memory_format=torch.channels_last)


def _log(file: Path, row: Mapping[str, object]) -> None:
    new = not file.exists()
    with file.open("a", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["epoch", "loss", "valid", "seconds"])
        if new:
            writer.writeheader()
        writer.writerow(row)
