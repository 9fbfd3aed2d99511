# SPDX-License-Identifier: GPL-3.0-or-later
"""DenseNet-121 of Huang, Liu, van der Maaten and Weinberger (2017), arXiv 1608.06993.

Every layer sees the outputs of all layers of its block. As published but for one input channel, and for
transitions that keep an odd frame at the edge instead of dropping it, because sixteen frames would vanish.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from musecluster.networks.network import Network, initialise

GROWTH = 32  # channels that each layer adds
BLOCKS = (6, 12, 24, 16)  # layers of each block


class DenseLayer(nn.Module):
    """BN-ReLU-1x1, BN-ReLU-3x3 beside the layer's own input, [B, C, T, F] -> [B, C + 32, T, F]."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        bottleneck = 4 * GROWTH
        self.body = nn.Sequential(
            *(nn.BatchNorm2d(channels), nn.ReLU(), nn.Conv2d(channels, bottleneck, 1, bias=False)),
            *(nn.BatchNorm2d(bottleneck), nn.ReLU()),
            nn.Conv2d(bottleneck, GROWTH, 3, padding=1, bias=False),
        )

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat([x, self.body(x)], dim=1)


class DenseNet(Network):
    """Four dense blocks with transitions that halve channels and picture, then the global mean.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 1024], logits [B, genres]; any T.
    """

    dimensions = 1024

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = _trunk()
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)
        return out.mean(dim=(2, 3))


def _trunk() -> nn.Sequential:
    channels = 2 * GROWTH
    layers: list[nn.Module] = [
        *(nn.Conv2d(1, channels, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(channels), nn.ReLU()),
        nn.MaxPool2d(3, stride=2, padding=1),
    ]
    for index, depth in enumerate(BLOCKS):
        if index:
            layers.append(_transition(channels))
            channels //= 2
        layers += [DenseLayer(channels + GROWTH * layer) for layer in range(depth)]
        channels += GROWTH * depth
    return nn.Sequential(*layers, nn.BatchNorm2d(channels), nn.ReLU())


def _transition(channels: int) -> nn.Sequential:
    return nn.Sequential(
        *(nn.BatchNorm2d(channels), nn.ReLU(), nn.Conv2d(channels, channels // 2, 1, bias=False)),
        nn.AvgPool2d(2, ceil_mode=True),
    )
