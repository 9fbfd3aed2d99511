# SPDX-License-Identifier: GPL-3.0-or-later
"""Broadcast blocks behind a convolutional stem: a smaller picture to work on, and a wider view of it.

Most of the cost of Liu's network lies in running its blocks on a picture of nearly full size. Two layers
of 3x3 convolution and 2x2 pooling before them leave a quarter of each side, and a pooling after the first
block an eighth: a pass takes a fifth of the time, and each branch hears further.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from torch import nn

from musecluster.networks.bbnn import WIDTH, BroadcastBlock, initialise, norm_relu
from musecluster.networks.cnn import layer
from musecluster.networks.network import Network

if TYPE_CHECKING:
    from torch import Tensor

STEM = (32, 64)  # channels after each layer of the stem
CHANNELS = 64  # after the transition
BANDS = 8  # mel bands kept apart in the features: a bass line and a flute of one rhythm differ


class BBNNStem(Network):
    """Two convolutional layers, three broadcast blocks, then the mean over time in each of eight bands.

    The first block sees a quarter of the picture's sides; a pooling after it leaves an eighth to the others.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512], logits [B, genres]; T >= 16 frames.
    """

    dimensions = CHANNELS * BANDS

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        first, second, third, last = (STEM[-1] + 4 * WIDTH * depth for depth in range(4))
        self.stem = nn.Sequential(*(layer(*ends) for ends in pairwise((1, *STEM))))
        self.blocks = nn.Sequential(
            BroadcastBlock(first), nn.MaxPool2d(2), BroadcastBlock(second), BroadcastBlock(third)
        )
        self.last = nn.Sequential(
            norm_relu(last), nn.Conv2d(last, CHANNELS, 1), nn.AvgPool2d(2), norm_relu(CHANNELS)
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.last(self.blocks(self.stem(x)))  # [B, 64, T / 16, 8]
        return out.mean(dim=2).flatten(1)
