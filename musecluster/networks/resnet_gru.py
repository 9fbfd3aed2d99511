# SPDX-License-Identifier: GPL-3.0-or-later
"""ResNet-18 followed by a bidirectional GRU, after Zhang (2023), arXiv 2307.10773.

The residual network says what sounds, the recurrent one how it goes on. Its last stage halves mel only, so
that the GRU gets a step for every 1.2 seconds instead of 2.5; the width of the GRU is ours.
"""

from __future__ import annotations

from torch import Tensor, nn

from musecluster.networks.gru import GRU
from musecluster.networks.network import Network, initialise
from musecluster.networks.resnet import WIDTHS, resnet_trunk

STATE = 128  # of the GRU, in each direction


class ResNetGRU(Network):
    """ResNet-18's picture, averaged over mel, read forwards and backwards; then the mean over time.

    Shape
    -----
        [B, 1, T, 128] -> features [B, 256], logits [B, genres]; any T.
    """

    dimensions = 2 * STATE

    def __init__(self, genres: int = 10) -> None:
        super().__init__()
        self.trunk = resnet_trunk(strides=(1, 2, 2, (1, 2)))
        self.gru = GRU(WIDTHS[-1], STATE, both_ways=True)
        self.head = nn.Linear(self.dimensions, genres)
        initialise(self)

    def features(self, x: Tensor) -> Tensor:
        out: Tensor = self.trunk(x)  # [B, 512, T / 16, 4]
        states: Tensor = self.gru(out.mean(dim=3).transpose(1, 2))
        return states.mean(dim=1)
