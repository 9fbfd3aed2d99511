# SPDX-License-Identifier: GPL-3.0-or-later
"""A network on whole clips: its answers, its features, and the normalisation that averaged weights need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from musecluster.training import augment
from musecluster.training.device import device_of, tensor

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from musecluster.networks.network import Network
    from musecluster.training.dataset import Clips
    from musecluster.training.train import Recipe


@torch.no_grad()
def settle(network: Network, clips: Clips, recipe: Recipe) -> None:
    """Measure the means and variances of batch normalisation anew, on crops as they are.

    Those that training leaves behind are of mixed, masked and quieter crops and of older weights; averaged
    weights need their own (Izmailov et al. 2018). The same clips and recipe give the same result.
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d)]
    network.eval()
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all batches
        norm.train()
    rng = np.random.default_rng(recipe.seed)
    for rows in batches(rng.permutation(len(clips)), recipe.batch) if norms else []:
        crops = augment.crop(clips.mel[rows], recipe.frames, rng, stretch=1.0)
        network.features(tensor(crops, device_of(network)))
    network.eval()


def batches(order: NDArray[np.int64], size: int) -> list[NDArray[np.int64]]:
    """Pieces of an order; a clip left over alone is left out, for normalisation needs two."""
    pieces = [order[start : start + size] for start in range(0, len(order), size)]
    return pieces if len(pieces[-1]) > 1 else pieces[:-1]


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
    device = device_of(network)
    rows = [function(tensor(m[None].astype(np.float32) / 255, device)) for m in mel]
    return torch.cat(rows).float().cpu().numpy()
