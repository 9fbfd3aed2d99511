# SPDX-License-Identifier: GPL-3.0-or-later
"""The broadcast network with square pooling that keeps sixteen mel bands apart in its features.

Liu's network averages over mel at the end, so that a bass line and a flute with the same rhythm look
alike. Here the first pooling is 2 x 2 instead of 4 x 1 (equal cost) and only time is averaged at the end.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.bbnn import WIDTH, broadcast_trunk, initialise, norm_relu
from musecluster.networks.network import Network

BANDS = 16


class BBNNBands(Network):
    """Broadcast blocks, then the mean over time in each of sixteen mel bands.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 512], logits [B, genres]; T >= 4 frames.
    """

    dimensions = WIDTH * BANDS

    def __init__(self, genres: int = 10, dropout: float = 0.3) -> None:
        super().__init__()
        self.trunk = broadcast_trunk((2, 2))
        self.last = nn.Sequential(nn.AvgPool2d((2, 4)), norm_relu(WIDTH))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.last(self.trunk(x))  # [B, 32, T / 4, 16]
        return out.mean(dim=2).flatten(1)
