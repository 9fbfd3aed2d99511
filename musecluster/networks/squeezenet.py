# SPDX-License-Identifier: GPL-3.0-or-later
"""SqueezeNet 1.0 of Iandola et al. (2016), arXiv 1602.07360: few parameters by squeezing before each 3x3.

Adapted to log-mels of any length: one input channel; padded stem and poolings, because sixteen frames would
vanish; and no ReLU between the last 1x1 convolution and the global mean, so that the two may change places:
the convolution of the mean is the dense head.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from musecluster.networks.network import Network, initialise


class Fire(nn.Module):
    """Squeeze to few channels, then expand by 1x1 and 3x3 side by side, [B, C, T, F] -> [B, 2 E, T, F]."""

    def __init__(self, channels: int, squeezed: int, expanded: int) -> None:
        super().__init__()
        self.squeeze = nn.Sequential(nn.Conv2d(channels, squeezed, 1), nn.ReLU())
        self.one = nn.Conv2d(squeezed, expanded, 1)
        self.three = nn.Conv2d(squeezed, expanded, 3, padding=1)
        self.relu = nn.ReLU()

    def forward(self, x: Tensor) -> Tensor:
        x = self.squeeze(x)
        out: Tensor = self.relu(torch.cat([self.one(x), self.three(x)], dim=1))
        return out


class SqueezeNet(Network):
    """A stem, eight fire modules and the global mean.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512], logits [B, genres]; any T.
    """

    dimensions = 512

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            *(nn.Conv2d(1, 96, 7, stride=2, padding=3), nn.ReLU(), _pool()),
            *(Fire(96, 16, 64), Fire(128, 16, 64), Fire(128, 32, 128), _pool()),
            *(Fire(256, 32, 128), Fire(256, 48, 192), Fire(384, 48, 192), Fire(384, 64, 256), _pool()),
            *(Fire(512, 64, 256), nn.Dropout()),
        )
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)
        return out.mean(dim=(2, 3))


def _pool() -> nn.MaxPool2d:
    return nn.MaxPool2d(3, stride=2, padding=1)
