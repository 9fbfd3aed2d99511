# SPDX-License-Identifier: GPL-3.0-or-later
"""Broadcast blocks behind a convolutional stem: a smaller picture to work on, and a wider view of it.

Most of the cost of Liu's network lies in running its blocks on a picture of nearly full size. Two layers
of 3x3 convolution and 2x2 pooling before them leave a quarter of each side: a pass takes a third of the
time, each branch hears further, and there is time for more epochs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from torch import nn

from musecluster.networks.bbnn import WIDTH, BroadcastBlock, initialise, norm_relu
from musecluster.networks.cnn import layer
from musecluster.networks.network import Network

if TYPE_CHECKING:
    from torch import Tensor

STEM = (32, 64)  # channels after each layer of the stem
BLOCKS = 3
BANDS = 16  # mel bands kept apart in the features: a bass line and a flute of one rhythm differ


class BBNNStem(Network):
    """Two convolutional layers, three broadcast blocks, then the mean over time in each of sixteen bands.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512], logits [B, genres]; T >= 8 frames.
    """

    dimensions = WIDTH * BANDS

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        ends = zip((1, *STEM), STEM, strict=False)
        widths = [STEM[-1] + 4 * WIDTH * depth for depth in range(BLOCKS + 1)]
        self.stem = nn.Sequential(*(layer(channels, width) for channels, width in ends))
        self.blocks = nn.Sequential(*(BroadcastBlock(width) for width in widths[:-1]))
        self.last = nn.Sequential(
            norm_relu(widths[-1]), nn.Conv2d(widths[-1], WIDTH, 1), nn.AvgPool2d(2), norm_relu(WIDTH)
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.last(self.blocks(self.stem(x)))  # [B, 32, T / 8, 16]
        return out.mean(dim=2).flatten(1)
