# SPDX-License-Identifier: GPL-3.0-or-later
"""The bottom-up broadcast neural network of Liu, Feng, Liu, Wang and Liu (2021), arXiv 1901.08928.

Three inception-like blocks, each of which hands its input on beside its output ("broadcast"), so
that low-level patterns reach the last layers unchanged. 185,642 trainable parameters with ten genres.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from musecluster.networks.network import Network

WIDTH = 32  # channels of every branch
EPSILON = 1e-3  # of batch normalisation, as in Keras, where the network was first written


def norm_relu(channels: int) -> nn.Sequential:
    """Batch normalisation and rectifier, [B, C, T, F] -> [B, C, T, F]."""
    return nn.Sequential(nn.BatchNorm2d(channels, eps=EPSILON), nn.ReLU())


def _branch(channels: int, kernel: int) -> nn.Sequential:
    """BN-ReLU-1x1, and for kernels over 1 BN-ReLU-kernel x kernel: [B, C, T, F] -> [B, 32, T, F]."""
    layers: list[nn.Module] = [norm_relu(channels), nn.Conv2d(channels, WIDTH, 1)]
    if kernel > 1:
        layers += [norm_relu(WIDTH), nn.Conv2d(WIDTH, WIDTH, kernel, padding="same")]
    return nn.Sequential(*layers)


class BroadcastBlock(nn.Module):
    """Four branches of different reach beside the block's own input.

    Shape
    -----
        [B, C, T, F] -> [B, C + 128, T, F]
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        pooled = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), _branch(channels, 1))
        self.branches = nn.ModuleList([_branch(channels, kernel) for kernel in (1, 3, 5)] + [pooled])

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([branch(x) for branch in self.branches] + [x], dim=1)


def broadcast_trunk() -> nn.Sequential:
    """From the picture to the transition layer, [B, 1, T, F] -> [B, 32, T / 4, F]."""
    blocks = [BroadcastBlock(WIDTH + 4 * WIDTH * depth) for depth in range(3)]
    wide = WIDTH + 4 * WIDTH * len(blocks)  # 416
    return nn.Sequential(
        nn.Conv2d(1, WIDTH, 3, padding="same"),
        norm_relu(WIDTH),
        nn.MaxPool2d((4, 1)),
        *blocks,
        norm_relu(wide),
        nn.Conv2d(wide, WIDTH, 1),
    )


def initialise(network: nn.Module) -> None:
    """Glorot-uniform weights and zero biases (Glorot and Bengio 2010), Keras's default."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            if module.bias is not None:
                nn.init.zeros_(module.bias)


class BBNN(Network):
    """The network as published: pooling over four frames, then the mean over time and mel.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 32], logits [B, genres]; T >= 8 frames.
    """

    dimensions = WIDTH

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = broadcast_trunk()
        self.last = nn.Sequential(nn.AvgPool2d(2), norm_relu(WIDTH))
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.last(self.trunk(x))  # [B, 32, T / 8, 64]
        return out.mean(dim=(2, 3))
